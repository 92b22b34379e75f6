"""One workspace file: create, open, write a change, read, copy, close. WAL while open, a single file when closed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path

from sqlite_utils import Database

from govdesk.domain.change import Change
from govdesk.domain.journal import Entry, read_edits, sealed
from govdesk.domain.problems import Problem, Problems
from govdesk.domain.records import KINDS
from govdesk.domain.state import MemoryState
from govdesk.store import connect, journal, lock, vault
from govdesk.store.rows import column_names, to_row
from govdesk.store.tables import StoredState

_JITTER = timedelta(minutes=5)
"""By so much a clock that was set right may stand before the last entry; more is kept as it was said, and told."""


def _not_before(last: str, at: str) -> str:
    """Give the time of an entry: not a little before that of the entry before it."""
    if at >= last:
        return at
    return last if datetime.fromisoformat(last) - datetime.fromisoformat(at) <= _JITTER else at


def _identity(path: Path) -> tuple[int, int] | None:
    """Tell a file from any other that may come to stand in its place."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _unwritten(error: sqlite3.Error) -> tuple[str, str]:
    """Say why nothing was written, and what to look at."""
    if getattr(error, "sqlite_errorcode", 0) & 0xFF in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        return (
            "Nothing was written: another program is writing to this file.",
            "Close it there, then repeat the change.",
        )
    return f"Nothing was written: {error}.", "Is the disk full or gone?"


class Workspace:
    """An open workspace. `held_by` says who holds it where this one may only read."""

    def __init__(self, path: Path, db: Database, *, read_only: bool, held_by: str = "") -> None:
        """Take an open connection; `files.create` and `files.open_workspace` make one."""
        self.path, self.read_only, self.held_by = path, read_only, held_by
        self._db, self._opened = db, _identity(path)
        self.state = StoredState(db)

    def write(self, change: Change, at: str, person: str) -> Entry | Problems:
        """Write a change and its sealed entry in one transaction: both or neither."""
        if self.read_only:
            return (Problem(str(self.path), "The workspace is open for reading only.", self.held_by),)
        if _identity(self.path) != self._opened:
            says = "Nothing was written: this file was replaced, moved or removed while it was open."
            return (
                Problem(str(self.path), says, "Close the workspace, look at what lies there now, and open it again."),
            )
        try:
            with self._db.atomic():
                problems = self._stale(change)
                if problems:
                    return problems
                for content in change.blobs:
                    vault.keep(self._db, content)
                self._write_records(change)
                number, seal, last = journal.newest(self._db)
                entry = sealed(number + 1, _not_before(last, at), person, change, seal)
                journal.append(self._db, entry)
        except sqlite3.Error as error:
            return (Problem(str(self.path), *_unwritten(error)),)
        except (UnicodeEncodeError, OverflowError) as error:
            says = "Nothing was written: a text holds a character, or a field a number, that no file can hold"
            return (Problem(str(self.path), f"{says} ({error}).", "Enter it differently."),)
        self.state.forget(change.kinds)
        return entry

    def _stale(self, change: Change) -> Problems:
        """Find the records that are no longer what the change was made from."""
        return tuple(
            Problem(edit.id, "This record was changed meanwhile.", "Look at it again, then repeat the change.")
            for edit in change.edits
            if self.state.get(KINDS[edit.kind], edit.id) != edit.before
        )

    def _write_records(self, change: Change) -> None:
        for edit in change.edits:
            if edit.after is None:
                self._db.execute(f'DELETE FROM "{edit.kind}" WHERE id = ?', [edit.id])
            else:
                names = column_names(type(edit.after))
                columns, marks = ", ".join(f'"{name}"' for name in names), ", ".join("?" * len(names))
                insert = f'INSERT OR REPLACE INTO "{edit.kind}" ({columns}) VALUES ({marks})'
                self._db.execute(insert, to_row(edit.after))

    def last(self) -> tuple[int, str]:
        """Give the number and seal of the last journal entry."""
        return journal.last(self._db)

    def entries(self, text: str, before: int | None, limit: int) -> tuple[Entry, ...]:
        """Read journal entries, newest first."""
        return journal.page(self._db, text, before, limit)

    def history(self, kind: str, id_: str) -> tuple[Entry, ...]:
        """Read the journal entries of one record, newest first."""
        return journal.about(self._db, kind, id_)

    def as_of(self, on: date) -> MemoryState:
        """Replay the journal to the end of a day (UTC)."""
        state = MemoryState()
        for entry in journal.until(self._db, (on + timedelta(days=1)).isoformat()):
            state.apply(read_edits(entry.edits))
        return state

    def seal_as_of(self, on: date) -> tuple[int, str]:
        """Give the number and seal of the last entry of a day or before it."""
        return journal.last_before(self._db, (on + timedelta(days=1)).isoformat())

    def blob(self, sha256: str) -> bytes | Problems:
        """Give a kept content, checked against its hash."""
        return vault.fetch(self._db, sha256)

    def broken_blobs(self) -> frozenset[str]:
        """Name the kept contents whose hash is wrong."""
        return vault.broken(self._db)

    def kept_bytes(self) -> int:
        """Give how many bytes of files are kept."""
        return vault.weight(self._db)

    def save_copy(self, path: Path) -> Problems:
        """Write a whole, single-file copy with SQLite's own backup."""
        if path.exists():
            return (Problem(str(path), "There is a file of this name already.", "Choose another name."),)
        return connect.copy(self._db.conn, path)

    @contextmanager
    def reading(self) -> Iterator[Workspace]:
        """Lend the workspace to another thread, for reading, as it is at one moment, on a connection of its own."""
        db = connect.reader(self.path, shared=True)
        try:
            db.execute("BEGIN")
            yield Workspace(self.path, db, read_only=True)
        finally:
            db.close()

    def close(self) -> None:
        """Close to a single file, unless others still read, and give the lock back."""
        try:
            if not self.read_only:
                self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
                self._db.execute("PRAGMA journal_mode=DELETE").fetchall()
        except sqlite3.OperationalError:
            pass  # another program reads it: SQLite itself folds the side file in when the last one closes
        finally:
            self._db.close()
            if not self.read_only:
                lock.release(self.path)
