"""A file of the third version: read as it is, and migrated with what it holds."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

import pytest
from store.test_second_version import FOURTH

from govdesk.app.session import Session
from govdesk.domain.change import Change, put
from govdesk.domain.records import Component, Evidence, Party


@pytest.fixture
def third(closed: Path) -> Path:
    with closing(sqlite3.connect(closed)) as db, db:
        for table, column in FOURTH:
            db.execute(f"ALTER TABLE {table} DROP COLUMN {column}")
        db.execute("DELETE FROM _sqlite_migrations WHERE name = 'fourth_version'")
        db.execute("PRAGMA user_version=3")
    return closed


def test_it_takes_review_rules_and_competence_once_it_is_migrated(third: Path, clock: Callable[[], datetime]) -> None:
    before = third.read_bytes()
    opened = Session.open(third, "Ana", clock, read_only=True)
    assert isinstance(opened, Session)
    opened.close()
    assert third.read_bytes() == before
    opened = Session.open(third, "Ana", clock)
    assert isinstance(opened, Session)
    part = Component("comp-x", "X", "software", reviewers=0, merged_by="Core team", review_on=date(2026, 5, 3))
    party = Party("party-x", "X", "person", competence="ev-1")
    proof = Evidence("ev-1", "Course", "0" * 64, 1)
    opened.do(Change("Add", (put(None, part), put(None, proof), put(None, party))))
    assert (opened.state.get(Component, "comp-x"), opened.state.get(Party, "party-x")) == (part, party)
    opened.close()
