"""A closed workspace of sixty-one entries."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from govdesk.app.session import Session
from govdesk.domain.change import Change, put
from govdesk.domain.records import Answer, Organization, System

LATER = (
    *(("relation", "article"), ("answer", "confirm"), ("evidence", "kind"), ("pack", "former")),
    *(("component", "archived"), ("component", "security_contact"), ("system", "critical")),
    *(("component", name) for name in ("reviewers", "merged_by", "review_source", "review_on")),
    ("party", "competence"),
)


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


@pytest.fixture
def older(closed: Path, clock: Callable[[], datetime]) -> Path:
    """Give a workspace with answers, as the first version of the file format kept it."""
    opened = Session.open(closed, "Ana", clock)
    assert isinstance(opened, Session)
    answers = [Answer(f"sys-{number}/req", f"sys-{number}", "req", "p", "met", "", "Ana") for number in range(3)]
    opened.do(Change("Answer", tuple(put(None, answer) for answer in answers)))
    opened.close()
    with closing(sqlite3.connect(closed)) as db, db:
        for table, column in LATER:
            db.execute(f"ALTER TABLE {table} DROP COLUMN {column}")
        db.execute("DELETE FROM _sqlite_migrations WHERE name <> 'first_version'")
        db.execute("PRAGMA user_version=1")
    return closed
