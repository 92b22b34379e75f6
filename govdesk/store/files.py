"""Workspace files: make a new one, open an old one, bring an older format up to date."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlite_utils import Database, Migrations

from govdesk.domain.change import Change
from govdesk.domain.problems import Problem, Problems
from govdesk.store import connect, lock
from govdesk.store.opening import refusal
from govdesk.store.schema import APPLICATION_ID, MIGRATIONS, version
from govdesk.store.workspace import Workspace


def create(path: Path, change: Change, at: str, person: str) -> Workspace | Problems:
    """Make a workspace whose first journal entry is `change`. The file appears whole or not at all."""
    if path.exists():
        return (Problem(str(path), "There is a file of this name already.", "Choose another name, or open it."),)
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        with closing(Database(sqlite3.connect(part))) as db:
            db.execute(f"PRAGMA application_id={APPLICATION_ID}")
            _migrate(db, MIGRATIONS)
            first = Workspace(part, db, read_only=False).write(change, at, person)
        if isinstance(first, tuple):
            part.unlink()
            return tuple(Problem(str(path), problem.says, problem.mend) for problem in first)
        part.replace(path)
    except (sqlite3.Error, OSError, ValueError) as error:
        part.unlink(missing_ok=True)
        return (Problem(str(path), f"The workspace cannot be made here: {error}.", "Choose another folder."),)
    return open_workspace(path, at)


def _migrate(db: Database, migrations: Migrations) -> None:
    """Apply what is pending in one transaction with the number, so that a file is of one version or of the other."""
    with db.atomic():
        migrations.apply(db)
        db.execute(f"PRAGMA user_version={version(migrations)}")


def open_workspace(
    path: Path, now: str, *, read_only: bool = False, migrations: Migrations = MIGRATIONS
) -> Workspace | Problems:
    """Open a workspace. Where somebody else holds it, or the folder is read-only, it opens for reading.

    `now` is UTC in ISO form and stands in the lock. A foreign, newer or damaged file is refused, every byte kept.
    """
    problem = refusal(path)
    if problem is not None:
        return (problem,)
    path = path.resolve()  # a link to a workspace shares its lock and its side files
    held_by = "" if read_only else _in_the_way(path, now)
    try:
        if read_only or held_by:
            db = connect.reader(path, shared=lock.read(path) is not None)
            return Workspace(path, db, read_only=True, held_by=held_by)
        return _open_writer(path, migrations)
    except sqlite3.Error as error:
        lock.release(path)
        return (Problem(str(path), f"The workspace cannot be opened: {error}.", _unopened(error)),)


def _unopened(error: sqlite3.Error) -> str:
    """Say what to look at where a file cannot be opened."""
    room = getattr(error, "sqlite_errorcode", 0) & 0xFF in {sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL}
    return "Nothing was changed. Is the disk full or gone?" if room else "Nothing was changed."


def _in_the_way(path: Path, now: str) -> str:
    """Take the lock; says what keeps this program from writing, or ""."""
    if not os.access(path, os.W_OK):
        return "The file is write-protected."
    try:
        holder = lock.take(path, now)
    except OSError as error:
        return f"Nothing can be written in this folder: {error.strerror}."
    return f"{holder} If it has ended, delete {lock.lock_path(path).name} beside the workspace." if holder else ""


def _open_writer(path: Path, migrations: Migrations) -> Workspace | Problems:
    db = connect.writer(path)
    try:
        problems = _brought_up_to_date(path, db, migrations)
    except sqlite3.Error:
        db.close()
        raise
    if problems:
        db.close()
        lock.release(path)
        return problems
    return Workspace(path, db, read_only=False)


def _brought_up_to_date(path: Path, db: Database, migrations: Migrations) -> Problems:
    """Migrate an older file, after a copy of it was made; where that cannot be, nothing is changed."""
    if not migrations.pending(db):
        if db.execute("PRAGMA user_version").fetchone()[0] < version(migrations):
            _migrate(db, migrations)  # an older program was stopped just before it wrote the number
        return ()
    kept = path.with_name(f"{path.name}.before-version-{version(migrations)}")
    problems = () if kept.exists() else connect.copy(db.conn, kept)
    if not problems:
        _migrate(db, migrations)
    return problems
