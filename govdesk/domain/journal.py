"""The journal: an append-only chain of sealed changes (a hash chain as in Haber and Stornetta 1991)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass

from govdesk.domain.change import Change, Edit
from govdesk.domain.plain import Plain, canonical, from_plain, to_plain

GENESIS = "0" * 64


@dataclass(frozen=True, slots=True)
class Entry:
    """One sealed change. `at` is UTC in ISO form; `edits` is canonical JSON; seals are 64 hex digits (SHA-256)."""

    number: int
    at: str
    person: str
    verb: str
    reason: str
    edits: str
    undoes: int | None
    previous: str
    seal: str


def seal_of(entry: Entry) -> str:
    """Compute the seal that an entry must bear: SHA-256 over all its other fields, each with its length before it."""
    undoes = "" if entry.undoes is None else str(entry.undoes)
    parts = (str(entry.number), entry.at, entry.person, entry.verb, entry.reason, entry.edits, undoes, entry.previous)
    return hashlib.sha256("".join([f"{len(part)}:{part}" for part in parts]).encode()).hexdigest()


def sealed(number: int, at: str, person: str, change: Change, previous: str) -> Entry:
    """Make the journal entry of a change."""
    text = write_edits(change.edits)
    bare = Entry(number, at, person, change.verb, change.reason, text, change.undoes, previous, "")
    return Entry(number, at, person, change.verb, change.reason, text, change.undoes, previous, seal_of(bare))


def first_break(entries: Iterable[Entry]) -> int | None:
    """Find the number of the first entry whose number, link or seal is wrong; None when the chain is whole."""
    expected, previous = 1, GENESIS
    for entry in entries:
        if entry.number != expected or entry.previous != previous or entry.seal != seal_of(entry):
            return expected
        expected, previous = expected + 1, entry.seal
    return None


def write_edits(edits: tuple[Edit, ...]) -> str:
    """Write edits as canonical JSON."""
    return canonical([_plain_edit(edit) for edit in edits])


def _plain_edit(edit: Edit) -> Plain:
    return {
        "kind": edit.kind,
        "before": None if edit.before is None else to_plain(edit.before),
        "after": None if edit.after is None else to_plain(edit.after),
    }


def read_edits(text: str) -> tuple[Edit, ...]:
    """Read what `write_edits` wrote. Raises KeyError, TypeError or ValueError on anything else."""
    return tuple(_edit(plain) for plain in json.loads(text))


def _edit(plain: Plain) -> Edit:
    kind = plain["kind"]
    sides = [None if plain[side] is None else from_plain(kind, plain[side]) for side in ("before", "after")]
    return Edit(*sides)
