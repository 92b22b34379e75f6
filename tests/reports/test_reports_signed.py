"""What somebody signs says of each requirement whether it is due on the day: a duty of next year is not one of today."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from govdesk.app.example import FILE_NAME, make_example
from govdesk.app.session import Session
from govdesk.app.snapshot import Snapshot, snapshot
from govdesk.domain.truth import Truth
from govdesk.reports.content import Document, KeyValues
from govdesk.reports.kinds import document
from govdesk.reports.options import Options

SCREENING, CHATBOT = "sys-cv-screening", "sys-claims-chatbot"


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    from conftest import NOON

    path: Path = tmp_path_factory.mktemp("signed") / FILE_NAME
    assert make_example(path) == ()
    opened = Session.open(path, "Reader", lambda: NOON, read_only=True)
    assert isinstance(opened, Session), opened
    yield opened
    opened.close()


def asked(found: Snapshot, system: str) -> list[str]:
    """Give the lines on what the AI Act asks, as they stand on the page to sign."""
    made = document("statement", found, system, Options())
    assert isinstance(made, Document), made
    tables = [block for block in made.blocks if isinstance(block, KeyValues)]
    (cell,) = (value for table in tables for name, value in table.pairs if name == "EU AI Act")
    return ["".join(span.text for span in line) for line in cell.lines]


def test_what_is_due_ahead_and_suspended_stands_apart(session: Session) -> None:
    found = snapshot(session, date(2026, 11, 26))
    said, due, ahead, suspended = asked(found, SCREENING)
    checked = found.assessment(SCREENING, "eu/ai-act").requirements
    sure = [one for one in checked if one.applies is Truth.YES and one.requirement.status != "voluntary"]
    assert said == f"{len(sure)} binding requirements, {sum(one.due for one in sure)} of them due on this day"
    assert due.startswith("Due: Art 4 (as replaced 2026)")
    assert ahead == "Not due yet, the first on 2 December 2026: Art 50(2), 111(4); Art 50(5)-(6)"
    assert suspended.startswith("Suspended, as the dossier says until when: Art 8; Art 9;")


def test_on_a_past_day_a_later_duty_is_not_called_due(session: Session) -> None:
    said, due, ahead = asked(snapshot(session, date(2025, 6, 1)), CHATBOT)
    assert said == "4 binding requirements, 1 of them due on this day"
    assert due == "Due: Art 4"
    assert ahead == "Not due yet, the first on 2 August 2026: Art 50(1); Art 50(2); Art 50(5)-(6)"
