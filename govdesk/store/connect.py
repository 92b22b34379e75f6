"""Connections to a workspace file, and whole copies of one."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from sqlite_utils import Database

from govdesk.domain.problems import Problem, Problems
from govdesk.domain.records import KINDS
from govdesk.store.rows import column_names, not_known
from govdesk.store.schema import version

_PATIENCE = 4
"""Seconds that a program waits for another one that is writing; a change with files waits twice."""


def writer(path: Path) -> Database:
    """Open for writing, in WAL mode with every commit on disk. Raises sqlite3.Error."""
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=_PATIENCE)
    db = Database(connection)
    try:
        db.execute("PRAGMA journal_mode=WAL").fetchall()
        db.execute("PRAGMA synchronous=FULL")
        db.execute("PRAGMA recursive_triggers=ON")
    except sqlite3.Error:
        connection.close()
        raise
    return db


def reader(path: Path, *, shared: bool) -> Database:
    """Open for reading only; `shared` where somebody may be writing meanwhile. Raises sqlite3.Error.

    Alone, and with no side file to replay, SQLite is told that nothing changes: so it reads on read-only media too.
    A file of an older version is read as if its newer columns were there and held nothing.
    """
    if path.with_name(path.name + "-journal").exists():
        _roll_back(path)
        shared = True
    shared = shared or path.with_name(path.name + "-wal").exists()
    mode = "mode=ro" if shared else "mode=ro&immutable=1"
    db = Database(sqlite3.connect(f"{path.absolute().as_uri()}?{mode}", uri=True, timeout=_PATIENCE))
    try:
        _fill_in(db)
    except sqlite3.Error:
        db.close()
        raise
    return db


def _roll_back(path: Path) -> None:
    """Let SQLite take back what a program had half written when it was killed; where it cannot, reading says why."""
    with suppress(sqlite3.Error), closing(sqlite3.connect(path, timeout=_PATIENCE)) as db:
        db.execute("PRAGMA user_version").fetchone()


def _fill_in(db: Database) -> None:
    """Put a view before each older table that lacks columns; it lives in this connection only, nothing is written."""
    if db.execute("PRAGMA user_version").fetchone()[0] >= version():
        return
    for kind, record in KINDS.items():
        there = {row[1] for row in db.execute(f'PRAGMA main.table_info("{kind}")')}
        lacking = [name for name in column_names(record) if name not in there]
        if there and lacking:
            filled = ", ".join(f'{not_known(record, name)} AS "{name}"' for name in lacking)
            db.execute(f'CREATE TEMP VIEW "{kind}" AS SELECT *, {filled} FROM main."{kind}"')


def copy(source: sqlite3.Connection, path: Path) -> Problems:
    """Write a whole, single-file copy with SQLite's own backup; nothing is left behind where that fails."""
    part = path.with_name(path.name + ".part")
    try:
        with closing(sqlite3.connect(part)) as target:
            source.backup(target)
            target.execute("PRAGMA journal_mode=DELETE").fetchall()
        part.replace(path)
    except (sqlite3.Error, OSError) as error:
        part.unlink(missing_ok=True)
        return (Problem(str(path), f"No copy could be written: {error}.", "Choose another folder."),)
    return ()
