"""A closed workspace of sixty-one entries."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from govdesk.app.session import Session
from govdesk.domain.change import Change, put
from govdesk.domain.records import Organization, System


@pytest.fixture
def first() -> Change:
    return Change("Make", (put(None, Organization("org-x", name="X")),))


@pytest.fixture
def closed(tmp_path: Path, clock: Callable[[], datetime], first: Change) -> Path:
    made = Session.create(tmp_path / "a.govdesk", first, "Ana", clock)
    assert isinstance(made, Session)
    for number in range(60):
        made.do(Change(f"Add {number}", (put(None, System(f"sys-{number}", name=f"Name {number}")),)))
    made.close()
    return made.path
