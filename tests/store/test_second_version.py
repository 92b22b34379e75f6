"""A file of the second version: read as it is, and migrated with what it holds."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
from sqlite_utils import Database
from store.store_reading import whole

from govdesk.app.session import Session
from govdesk.domain.change import Change, put
from govdesk.domain.records import Component, System
from govdesk.store.schema import MIGRATIONS

THIRD = (("component", "archived"), ("component", "security_contact"), ("system", "critical"))
FOURTH = (
    *(("component", name) for name in ("reviewers", "merged_by", "review_source", "review_on")),
    ("party", "competence"),
)


@pytest.fixture
def second(closed: Path) -> Path:
    with closing(sqlite3.connect(closed)) as db, db:
        for table, column in (*THIRD, *FOURTH):
            db.execute(f"ALTER TABLE {table} DROP COLUMN {column}")
        db.execute("DELETE FROM _sqlite_migrations WHERE name NOT IN ('first_version', 'second_version')")
        db.execute("PRAGMA user_version=2")
    return closed


def test_it_is_whole_and_opened_read_only_as_it_is(second: Path, clock: Callable[[], datetime]) -> None:
    before = second.read_bytes()
    opened = Session.open(second, "Ana", clock, read_only=True)
    assert isinstance(opened, Session)
    assert {one.critical for one in opened.state.all(System).values()} == {None}
    opened.close()
    assert whole(second).in_order
    assert second.read_bytes() == before


def test_it_takes_the_new_fields_once_it_is_migrated(second: Path, clock: Callable[[], datetime]) -> None:
    opened = Session.open(second, "Ana", clock)
    assert isinstance(opened, Session)
    kept = Component("comp-x", "X", "model", security_contact="security@example.org")
    opened.do(Change("Add", (put(None, kept), put(None, System("sys-x", "X", critical=True)))))
    assert opened.state.get(Component, "comp-x") == kept
    opened.close()
    assert whole(second).in_order


def test_a_program_stopped_before_it_wrote_the_number_spoils_nothing(
    second: Path, clock: Callable[[], datetime]
) -> None:
    opened = Session.open(second, "Ana", clock)
    assert isinstance(opened, Session)
    opened.close()
    with closing(sqlite3.connect(second)) as db, db:
        db.execute("PRAGMA user_version=2")
    assert not whole(second).in_order
    again = Session.open(second, "Ana", clock)
    assert isinstance(again, Session)
    again.close()
    assert whole(second).in_order


def test_a_migration_that_is_stopped_is_undone_whole(
    second: Path, clock: Callable[[], datetime], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object) -> int:
        raise sqlite3.OperationalError

    with monkeypatch.context() as patch:
        patch.setattr("govdesk.store.files.MIGRATIONS.apply", _then(stopped))
        assert not isinstance(Session.open(second, "Ana", clock), Session)
    assert whole(second).in_order
    opened = Session.open(second, "Ana", clock)
    assert isinstance(opened, Session)
    opened.close()
    assert whole(second).in_order


def _then(stop: Callable[[], object]) -> Callable[[Database], None]:
    apply = MIGRATIONS.apply

    def done(db: Database) -> None:
        apply(db)
        stop()

    return done
