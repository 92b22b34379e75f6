"""What `verify` sees that is no byte of an entry: forged cells, changed parts of the file, an emptied journal."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
from store.store_reading import whole

from govdesk.app.session import Session
from govdesk.domain.change import Change, put
from govdesk.domain.records import Fact, Value

Clock = Callable[[], datetime]


@pytest.mark.parametrize(
    ("value", "forged"), [(True, "1"), (False, "0"), (1, "true"), (1, "1.0"), ("1", "1"), (None, "0")]
)
def test_an_answer_of_another_type_is_not_what_the_journal_says(
    closed: Path, clock: Clock, value: Value, forged: str
) -> None:
    session = Session.open(closed, "Ana", clock)
    assert isinstance(session, Session)
    session.do(Change("Say", (put(None, Fact("f", "sys-7", "q", value)),)))
    session.close()
    assert whole(closed).in_order
    with closing(sqlite3.connect(closed)) as db, db:
        db.execute("UPDATE fact SET value = ? WHERE id = 'f'", [forged])

    assert [problem.where for problem in whole(closed).problems] == ["f"]


def test_a_cell_that_cannot_be_read_is_named(closed: Path) -> None:
    with closing(sqlite3.connect(closed)) as db, db:
        db.execute("UPDATE system SET started = 'hello' WHERE id = 'sys-7'")

    assert [problem.where for problem in whole(closed).problems] == ["sys-7"]


@pytest.mark.parametrize(
    ("statement", "named"),
    [
        ("DROP TRIGGER entries_no_update", "entries_no_update"),
        ("CREATE TRIGGER mine BEFORE INSERT ON answer BEGIN SELECT RAISE(IGNORE); END", "mine"),
        ("CREATE VIEW extra AS SELECT 1", "extra"),
        (
            "UPDATE _sqlite_migrations SET name = 'first_versioo' WHERE name = 'first_version'",
            "migration first_versioo",
        ),
        ("ALTER TABLE party ADD COLUMN colour TEXT", "party"),
    ],
)
def test_a_changed_part_of_the_file_is_named(closed: Path, statement: str, named: str) -> None:
    assert whole(closed).in_order
    with closing(sqlite3.connect(closed)) as db, db:
        db.execute(statement)

    assert named in [problem.where for problem in whole(closed).problems]


def test_a_guard_that_guards_nothing_is_named(closed: Path) -> None:
    with closing(sqlite3.connect(closed)) as db, db:
        db.execute("DROP TRIGGER blobs_no_delete")
        db.execute("CREATE TRIGGER blobs_no_delete BEFORE DELETE ON blobs BEGIN SELECT 1; END")

    assert [problem.where for problem in whole(closed).problems] == ["blobs_no_delete"]


def test_an_emptied_workspace_is_not_in_order(closed: Path) -> None:
    with closing(sqlite3.connect(closed)) as db, db:
        guards = db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in guards:
            db.execute(f"DROP TRIGGER {name}")
        for table in ("entries", "blobs", "system", "organization"):
            db.execute(f"DELETE FROM {table}")
        for _, sql in guards:
            db.execute(sql)

    assert whole(closed).first_break == 1


def test_a_file_that_was_exchanged_or_removed_takes_no_change(closed: Path, clock: Clock) -> None:
    session = Session.open(closed, "Ana", clock)
    assert isinstance(session, Session)
    session.do(Change("Say", (put(None, Fact("f", "sys-7", "q", value=True)),)))
    aside = closed.with_name("aside.govdesk")
    closed.rename(aside)
    refused = session.do(Change("Say", (put(None, Fact("g", "sys-7", "r", value=True)),)))
    assert isinstance(refused, tuple)
    assert "replaced, moved or removed" in refused[0].says
    assert session.state.get(Fact, "g") is None
    closed.write_bytes(aside.read_bytes())
    assert isinstance(session.do(Change("Say", (put(None, Fact("g", "sys-7", "r", value=True)),))), tuple)
    aside.replace(closed)
    assert not isinstance(session.do(Change("Say", (put(None, Fact("g", "sys-7", "r", value=True)),))), tuple)
    session.close()
    assert whole(closed).in_order


def test_a_write_protected_file_opens_for_reading(closed: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("govdesk.store.files.os.access", lambda _path, _mode: False)
    session = Session.open(closed, "Ana", clock)
    assert isinstance(session, Session)
    assert (session.read_only, session.held_by) == (True, "The file is write-protected.")
    session.close()
