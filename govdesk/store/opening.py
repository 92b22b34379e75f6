"""May this file be opened? Looked at before SQLite touches it, so that a refused file keeps every byte."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from govdesk.domain.problems import Problem
from govdesk.store.schema import APPLICATION_ID, version

_MAGIC = b"SQLite format 3\0"
_HEADER = 100
_SIDE_FILES = ("-wal", "-journal")


def refusal(path: Path) -> Problem | None:
    """Give the reason why a file is no workspace that this version can open, or None."""
    return foreign(path) or damage(path)


def foreign(path: Path) -> Problem | None:
    """Give the reason why a file is no workspace of this version or an older one, or None."""
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER)
    except OSError as error:
        return Problem(str(path), f"The file cannot be read: {error.strerror or error}.")
    if not header.startswith(_MAGIC) or len(header) < _HEADER:
        return Problem(str(path), "This is not a GovDesk workspace.", "Choose a file whose name ends in .govdesk.")
    if int.from_bytes(header[68:72]) != APPLICATION_ID:
        return Problem(str(path), "This database belongs to another program.", "Nothing in it was changed.")
    if int.from_bytes(header[60:64]) > version():
        return Problem(str(path), "A newer GovDesk wrote this workspace.", "Update GovDesk to open it.")
    return None


def damage(path: Path) -> Problem | None:
    """Look for damage of a workspace, unless a crash left a side file that SQLite has to replay first."""
    if any(path.with_name(path.name + end).exists() for end in _SIDE_FILES):
        return None
    with path.open("rb") as file:
        header = file.read(_HEADER)
    page = int.from_bytes(header[16:18])
    page = 65536 if page == 1 else page
    if page < 512 or int.from_bytes(header[28:32]) * page != path.stat().st_size:  # noqa: PLR2004 - SQLite's smallest page
        return _damaged(path, "its length is not what it says")
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
            answer = str(connection.execute("PRAGMA quick_check(1)").fetchone()[0])
    except sqlite3.DatabaseError as error:
        answer = str(error)
    return None if answer == "ok" else _damaged(path, answer.replace("\n", " "))


def _damaged(path: Path, what: str) -> Problem:
    return Problem(str(path), f"The workspace is damaged: {what}.", "Nothing was changed. Open a copy or a backup.")
