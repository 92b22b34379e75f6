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
        if path.exists() and not path.is_file():
            return Problem(str(path), "The file cannot be read: this is a folder or a device, not a file.")
        header = _header(path)
    except OSError as error:
        return Problem(str(path), f"The file cannot be read: {error.strerror or error}.")
    if not header.startswith(_MAGIC) or len(header) < _HEADER:
        return Problem(str(path), "This is not a GovDesk workspace.", "Choose a file whose name ends in .govdesk.")
    if int.from_bytes(header[68:72]) != APPLICATION_ID:
        return Problem(str(path), "This database belongs to another program.", "Nothing in it was changed.")
    if int.from_bytes(header[60:64]) > version():
        return Problem(str(path), "A newer GovDesk wrote this workspace.", "Update GovDesk to open it.")
    return None


def _header(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_HEADER)


def _has_side_file(path: Path) -> bool:
    """Tell whether a crash left a file beside the workspace that SQLite has to replay first."""
    return any(path.with_name(path.name + end).exists() for end in _SIDE_FILES)


def wrong_length(path: Path) -> Problem | None:
    """Say that a workspace is cut, unless a side file may hold the rest."""
    header = _header(path)
    page = int.from_bytes(header[16:18])
    page = 65536 if page == 1 else page
    if _has_side_file(path) or (page >= 512 and int.from_bytes(header[28:32]) * page == path.stat().st_size):  # noqa: PLR2004 - SQLite's smallest page
        return None
    return _damaged(path, "its length is not what it says")


def damage(path: Path, *, thorough: bool = False) -> Problem | None:
    """Look for damage of a workspace, unless a side file has to be replayed first; thorough: of its indexes, too."""
    if _has_side_file(path):
        return None
    cut = wrong_length(path)
    if cut is not None:
        return cut
    check = "integrity_check" if thorough else "quick_check"
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
            connection.text_factory = lambda text: text.decode("utf-8", "replace")
            answer = str(connection.execute(f"PRAGMA {check}(1)").fetchone()[0])
    except sqlite3.DatabaseError as error:
        answer = str(error)
    return None if answer == "ok" else _damaged(path, answer.replace("\n", " "))


def _damaged(path: Path, what: str) -> Problem:
    return Problem(str(path), f"The workspace is damaged: {what}.", "Nothing was changed. Open a copy or a backup.")
