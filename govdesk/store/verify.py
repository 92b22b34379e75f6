"""Is a workspace what its journal says? Chain, tables and vault, each checked from the file alone."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from govdesk.domain.journal import Entry, first_break, read_edits
from govdesk.domain.problems import Problem, Problems
from govdesk.domain.records import KINDS
from govdesk.domain.state import MemoryState
from govdesk.store import journal, lock, vault
from govdesk.store.connect import reader
from govdesk.store.opening import refusal
from govdesk.store.tables import StoredState


@dataclass(frozen=True, slots=True)
class Verification:
    """What a check found. `first_break` is the number of the first bad journal entry, None where the chain is whole.

    `seal` is that of the last entry. `problems` names tables that differ from the journal and files in the vault
    whose hash is wrong.
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
    """Check a workspace file without writing to it."""
    refused = refusal(path)
    if refused is not None:
        return (refused,)
    try:
        db = reader(path, shared=lock.read(path) is not None)
    except sqlite3.Error as error:
        return (Problem(str(path), f"The workspace cannot be read: {error}."),)
    try:
        number, seal = journal.last(db)
        broken = first_break(journal.all_entries(db))
        if broken is not None:
            return Verification(number, seal, broken, ())
        differing = _differences(StoredState(db), journal.all_entries(db))
        return Verification(number, seal, None, differing + _wrong_files(vault.broken(db)))
    except (sqlite3.Error, ValueError, KeyError, TypeError) as error:
        return (Problem(str(path), f"The workspace is damaged: {error}.", "Open a copy or a backup."),)
    finally:
        db.close()


def _differences(stored: StoredState, entries: Iterable[Entry]) -> Problems:
    replayed = MemoryState()
    for entry in entries:
        replayed.apply(read_edits(entry.edits))
    problems = []
    for kind, type_ in KINDS.items():
        kept, told = stored.all(type_), replayed.all(type_)
        changed = sorted(id_ for id_ in kept.keys() | told.keys() if kept.get(id_) != told.get(id_))
        problems += [Problem(id_, f"This {kind} is not what the journal says.") for id_ in changed]
    return tuple(problems)


def _wrong_files(hashes: frozenset[str]) -> Problems:
    return tuple(Problem(sha256, "The kept file no longer has this SHA-256.") for sha256 in sorted(hashes))
