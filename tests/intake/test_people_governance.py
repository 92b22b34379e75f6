"""What a repository says of how its project is governed: its security policy; review rules are not in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from govdesk.domain.records import Component
from govdesk.intake.people.repository import read_repository
from tests.intake.repository_making import repository

ADA = "Ada Lane <ada@example.org>"


@pytest.mark.parametrize(
    ("file", "contact"),
    [
        ("SECURITY.md", "SECURITY.md in its repository"),
        (".github/SECURITY.md", ".github/SECURITY.md in its repository"),
        ("docs/security.rst", "docs/security.rst in its repository"),
        ("src/SECURITY.md", ""),
        ("SECURITY.md.bak", ""),
    ],
)
def test_a_security_policy_is_named_and_review_rules_stay_unknown(tmp_path: Path, file: str, contact: str) -> None:
    found = read_repository(repository(tmp_path / "tool", [(ADA, "2026-01-01")], {file: "Write to us."}))
    thing = next(item for item in found.items if item.record.id == found.subject)
    assert isinstance(thing.record, Component)
    assert thing.record.security_contact == contact
    said = [(fact.value, fact.file) for fact in thing.facts if fact.key == "model.security_contact"]
    assert said == ([(contact, file)] if contact else [])
    assert (thing.record.reviewers, thing.record.merged_by) == (None, "")
    assert any("not known until somebody records it" in note for note in found.notes)
