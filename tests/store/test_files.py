from __future__ import annotations

import hashlib
import os
import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlite_utils import Database, Migrations
from store.store_reading import sentence, whole

from govdesk.app.session import Session
from govdesk.domain.change import Change, put
from govdesk.domain.plain import field_types
from govdesk.domain.records import KINDS, Answer, Evidence, Party
from govdesk.store import files, lock, schema
from govdesk.store.tables import StoredState
from govdesk.store.verify import Verification, verify
from govdesk.store.workspace import Workspace

NOW = "2026-11-24T12:00:00.000"
Clock = Callable[[], datetime]


@pytest.mark.parametrize(
    "content", [b"", b"hello", b"PK\x03\x04" * 50, b"SQLite format 3\0", b"SQLite format 3\0" * 40]
)
def test_a_foreign_file_is_refused_untouched(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.govdesk"
    path.write_bytes(content)

    assert "x.govdesk" in sentence(files.open_workspace(path, NOW))
    assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    assert "cannot be read" in sentence(files.open_workspace(tmp_path, NOW))
    assert "cannot be read" in sentence(files.open_workspace(tmp_path / "none.govdesk", NOW))


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.govdesk"
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE t (a)")

    before = path.read_bytes()
    assert "another program" in sentence(files.open_workspace(path, NOW))
    assert path.read_bytes() == before


def test_a_newer_file_is_refused_untouched(closed: Path) -> None:
    with closing(sqlite3.connect(closed)) as db:
        db.execute(f"PRAGMA user_version={schema.version() + 1}")
    before = closed.read_bytes()

    assert "newer GovDesk" in sentence(files.open_workspace(closed, NOW))
    assert closed.read_bytes() == before


def test_a_file_cut_anywhere_is_refused_untouched(closed: Path) -> None:
    content = closed.read_bytes()
    places = [*range(0, 200, 7), *random.Random(1).sample(range(len(content)), 40)]
    for place in places:
        closed.write_bytes(content[:place])
        assert "a.govdesk" in sentence(files.open_workspace(closed, NOW)), place
        assert closed.read_bytes() == content[:place]


def test_no_flipped_byte_gives_a_traceback_or_a_silent_pass_of_the_journal(closed: Path, clock: Clock) -> None:
    content = closed.read_bytes()
    for place in random.Random(2).sample(range(100, len(content)), 120):
        changed = bytearray(content)
        changed[place] ^= 0x15
        closed.write_bytes(bytes(changed))
        found = verify(closed)
        assert isinstance(found, (Verification, tuple))
        opened = Session.open(closed, "Ana", clock)
        if isinstance(opened, Session):
            opened.close()


def test_one_changed_byte_in_the_journal_is_named_by_its_entry(closed: Path) -> None:
    content = closed.read_bytes()
    place = content.rindex(b'"name":"Name 41"')
    closed.write_bytes(content[: place + 9] + b"M" + content[place + 10 :])

    assert whole(closed).first_break == 43
    assert "entry 43" in whole(closed).says


def test_a_changed_record_is_named_though_the_journal_is_whole(closed: Path) -> None:
    with closing(sqlite3.connect(closed)) as db, db:
        db.execute("UPDATE system SET name = 'Forged' WHERE id = 'sys-7'")

    found = whole(closed)
    assert (found.first_break, [problem.where for problem in found.problems]) == (None, ["sys-7"])


@pytest.mark.parametrize("statement", ["UPDATE entries SET person = 'x'", "DELETE FROM entries", "DELETE FROM blobs"])
def test_the_journal_and_the_vault_refuse_update_and_delete(closed: Path, statement: str) -> None:
    with closing(sqlite3.connect(closed)) as db, db:
        db.execute("INSERT INTO blobs VALUES ('x', 0, x'')")
    with closing(sqlite3.connect(closed)) as db, pytest.raises(sqlite3.IntegrityError, match="stays"):
        db.execute(statement)


def test_the_tables_hold_every_field_of_today(closed: Path) -> None:
    """A new field of a record needs a migration that adds its column; NOT NULL with a DEFAULT unless it is OPTIONAL."""
    types = {"number": "REAL", "integer": "INTEGER", "flag": "INTEGER"}
    with closing(sqlite3.connect(closed)) as db:
        for kind, record in KINDS.items():
            rows = db.execute(f"PRAGMA table_info({kind})").fetchall()
            wanted = {
                name: (types.get(sort, "TEXT"), sort not in schema.OPTIONAL)
                for name, sort in field_types(record).items()
            }
            assert {name: (type_, bool(needed)) for _, name, type_, needed, *_ in rows} == wanted, kind


def test_a_field_without_a_column_is_an_error_and_not_its_own_name(closed: Path) -> None:
    """SQLite reads a quoted name that is no column as a text; a state must never show that."""
    with closing(sqlite3.connect(closed)) as db, db:
        db.execute("ALTER TABLE party DROP COLUMN contact")
        db.execute("INSERT INTO party (id, name, kind, title, country, note) VALUES ('p', '', '', '', '', '')")
    with Database(closed) as damaged, pytest.raises(sqlite3.OperationalError, match="no such column"):
        StoredState(damaged).all(Party)


def test_an_older_file_is_read_as_it_is_without_a_byte_changed(older: Path) -> None:
    before = older.read_bytes()
    opened = files.open_workspace(older, NOW, read_only=True)
    assert isinstance(opened, Workspace)
    found = opened.state.all(Answer)
    told = opened.state.select(Answer, "sys-1", "confirm")
    opened.close()

    assert found
    assert {answer.confirm for answer in found.values()} == {None}
    assert set(told) <= set(found)
    assert whole(older).in_order
    assert older.read_bytes() == before


def test_an_older_file_is_copied_before_it_is_migrated(older: Path) -> None:
    before = older.read_bytes()
    opened = files.open_workspace(older, NOW)
    assert isinstance(opened, Workspace)
    opened.close()

    copy = older.with_name("a.govdesk.before-version-4")
    assert whole(older).in_order
    assert whole(copy).in_order
    with closing(sqlite3.connect(copy)) as kept, closing(sqlite3.connect(older)) as db:
        assert kept.execute("PRAGMA user_version").fetchone() == (1,)
        assert db.execute("PRAGMA user_version").fetchone() == (4,)
        assert kept.execute("SELECT count(*) FROM system").fetchone() == (60,)
    assert before != older.read_bytes()


def test_a_failed_migration_leaves_the_file_as_it_was(older: Path) -> None:
    newer = Migrations("govdesk")
    newer(name="first_version")(schema.first_version)

    @newer()
    def broken(db: Database) -> None:
        db.execute("DROP TABLE party")
        db.execute("SELECT nonsense")

    assert "cannot be opened" in sentence(files.open_workspace(older, NOW, migrations=newer))
    assert whole(older).in_order
    assert lock.read(older) is None


def test_a_copy_is_one_whole_file(closed: Path, tmp_path: Path, clock: Clock) -> None:
    opened = Session.open(closed, "Ana", clock)
    assert isinstance(opened, Session)
    opened.do(Change("Add", (put(None, Party("p")),)))

    assert opened.save_copy(tmp_path / "copy.govdesk") == ()
    assert "already" in sentence(opened.save_copy(tmp_path / "copy.govdesk"))
    assert whole(tmp_path / "copy.govdesk").entries == opened.number
    opened.close()


def test_an_existing_file_is_never_overwritten(closed: Path, clock: Clock, first: Change) -> None:
    before = closed.read_bytes()

    assert "already" in sentence(Session.create(closed, first, "Ana", clock))
    assert closed.read_bytes() == before


def test_a_spoilt_index_is_seen_though_every_row_is_right(closed: Path) -> None:
    with closing(sqlite3.connect(closed)) as db, db:
        db.execute("PRAGMA writable_schema=ON")
        db.execute(
            "UPDATE sqlite_master SET sql = replace(sql, '(\"subject\")', '(\"key\")') WHERE name = 'fact_subject'"
        )
    # The index now claims another column than it was filled from.
    opened = sqlite3.connect(closed)
    opened.execute("INSERT INTO fact VALUES ('f', 's', 'k', '1', 'person', 'a', '', NULL, NULL, '')")
    opened.commit()
    opened.close()
    assert not isinstance(verify(closed), Verification) or not whole(closed).in_order


def test_evidence_whose_file_is_gone_is_named(closed: Path, clock: Clock) -> None:
    session = Session.open(closed, "Ana", clock)
    assert isinstance(session, Session)
    content = b"what shows it"
    digest = hashlib.sha256(content).hexdigest()
    session.do(Change("Keep", (put(None, Evidence("ev-1", "a.txt", digest, len(content))),), blobs=(content,)))
    session.close()
    assert whole(closed).in_order
    with closing(sqlite3.connect(closed)) as db, db:
        db.execute("DROP TRIGGER blobs_no_delete")
        db.execute("DELETE FROM blobs")
    assert [problem.where for problem in whole(closed).problems] == ["blobs_no_delete", digest]


def test_an_entry_that_is_dated_back_is_named_and_does_not_rewrite_the_past(closed: Path) -> None:
    past = datetime(2001, 9, 9, tzinfo=UTC)
    session = Session.open(closed, "Ana", lambda: past)
    assert isinstance(session, Session)
    session.do(Change("Add late", (put(None, Party("p-late", name="Late")),)))
    assert session.as_of(date(2001, 10, 1)).all(Party) == {}
    session.close()
    assert [problem.where for problem in whole(closed).problems] == ["entry 62"]


def test_a_link_to_a_workspace_shares_its_lock(closed: Path, tmp_path: Path, clock: Clock) -> None:
    link = tmp_path / "link.govdesk"
    link.symlink_to(closed)
    first = Session.open(closed, "Ana", clock)
    second = Session.open(link, "Bo", clock)
    assert isinstance(first, Session)
    assert isinstance(second, Session)
    assert second.read_only
    second.close()
    first.close()


def test_what_is_no_plain_file_is_refused_at_once(tmp_path: Path) -> None:
    path = tmp_path / "pipe.govdesk"
    os.mkfifo(path)
    assert "not a file" in sentence(files.open_workspace(path, NOW))
