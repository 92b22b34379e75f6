"""Is a workspace what its journal says? Chain, tables and vault, each checked from the file alone."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlite_utils import Database

from govdesk.domain.journal import Row, first_break
from govdesk.domain.problems import Problem, Problems
from govdesk.store import journal, lock, vault
from govdesk.store.compare import differences
from govdesk.store.connect import reader
from govdesk.store.opening import damage, foreign, wrong_length
from govdesk.store.schema import expected, structure


@dataclass(frozen=True, slots=True)
class Verification:
    """What a check found. `first_break` is the number of the first bad journal entry, None where the chain is whole.

    `entries` counts those before it, `seal` is that of the last of a whole chain. `problems` names tables that differ
    from the journal and files in the vault whose hash is wrong.
    """

    entries: int
    seal: str
    first_break: int | None
    problems: Problems

    @property
    def in_order(self) -> bool:
        """Tell whether nothing at all is wrong."""
        return self.first_break is None and not self.problems

    @property
    def says(self) -> str:
        """Give the result as one sentence."""
        if self.first_break is not None:
            return f"Journal entry {self.first_break} is the first that is not as it was sealed."
        if self.problems:
            return f"The journal is whole, but: {self.problems[0]}"
        return f"All {self.entries} journal entries are as they were sealed; records and files agree with them."


def verify(path: Path) -> Verification | Problems:
    """Check a workspace file without writing to it. A spoilt journal entry is named before any other damage."""
    refused = foreign(path) or wrong_length(path)
    if refused is not None:
        return (refused,)
    try:
        db = reader(path, shared=lock.read(path) is not None)
    except sqlite3.Error as error:
        return (Problem(str(path), f"The workspace cannot be read: {error}."),)
    try:
        return _checked(path, db)
    except (sqlite3.Error, ValueError, KeyError, TypeError, RecursionError) as error:
        return (Problem(str(path), f"The workspace cannot be read: {error}.", "Open a copy or a backup."),)
    finally:
        db.close()


def _checked(path: Path, db: Database) -> Verification | Problems:
    broken = _first_break(db)
    if broken is None and not journal.last(db)[0]:
        broken = 1  # a workspace begins with its first entry
    if broken is not None:
        return Verification(broken - 1, "", broken, ())
    damaged = damage(path, thorough=True)
    if damaged is not None:
        return (damaged,)
    db.conn.text_factory = lambda text: text.decode("utf-8", "replace")
    problems = (*_misdated(db), *_rebuilt(db), *differences(db), *_wrong_files(vault.broken(db)))
    return Verification(*journal.last(db), None, problems)


def _first_break(db: Database) -> int | None:
    """Find the first bad entry; one that is there and cannot be read is bad. Raises sqlite3.OperationalError."""
    whole = 0

    def counted() -> Iterator[Row]:
        nonlocal whole
        for row in journal.rows(db):
            yield row
            whole += 1

    try:
        return first_break(counted())
    except sqlite3.OperationalError:  # the disk is full, the table is missing: that says nothing of an entry
        raise
    except (sqlite3.DatabaseError, TypeError):
        return whole + 1


def _misdated(db: Database) -> Iterator[Problem]:
    for number in journal.misdated(db):
        says = f"Journal entry {number} says it was written before entry {number - 1}: a clock was wrong, or set back."
        yield Problem(f"entry {number}", says)


def _rebuilt(db: Database) -> Iterator[Problem]:
    """Say which tables, indexes and guards of the file are not those that GovDesk makes."""
    (number,) = db.execute("PRAGMA user_version").fetchone()
    wanted, there = expected(number), structure(db)
    for name in sorted(wanted.keys() | there.keys()):
        if name not in there:
            yield Problem(name, "This part of the file, which every workspace has, was taken out of it.")
        elif name not in wanted:
            yield Problem(name, "This part of the file is none that GovDesk makes: somebody put it in.")
        elif wanted[name] != there[name]:
            yield Problem(name, "This part of the file is not as GovDesk makes it: somebody changed what it does.")


def _wrong_files(hashes: frozenset[str]) -> Problems:
    return tuple(Problem(sha256, "The kept file is gone or no longer has this SHA-256.") for sha256 in sorted(hashes))
