"""The journal: an append-only chain of sealed changes (a hash chain as in Haber and Stornetta 1991)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TypeAlias, cast

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


Row: TypeAlias = "tuple[int, bytes, bytes, bytes, bytes, bytes, int | None, bytes, bytes]"
"""The fields of an entry in their order, texts as UTF-8: so a long journal is read fastest, and a spoilt byte too."""


def seal_of(entry: Entry) -> str:
    """Compute the seal that an entry must bear: SHA-256 over the lengths of its other fields, then these."""
    return _seal(row_of(entry)).decode()


def row_of(entry: Entry) -> Row:
    """Give the fields of an entry as a journal's table keeps them."""
    fields = (getattr(entry, name) for name in Entry.__slots__)
    return cast("Row", tuple(field.encode() if isinstance(field, str) else field for field in fields))


def _seal(row: Row) -> bytes:
    number, at, person, verb, reason, edits, undoes, previous, _ = row
    fields = (b"%d" % number, at, person, verb, reason, edits, b"" if undoes is None else b"%d" % undoes, previous)
    lengths = b"%d %d %d %d %d %d %d %d\n" % tuple(map(len, fields))
    return hashlib.sha256(lengths + b"".join(fields)).hexdigest().encode()


def sealed(number: int, at: str, person: str, change: Change, previous: str) -> Entry:
    """Make the journal entry of a change."""
    text = write_edits(change.edits)
    bare = Entry(number, at, person, change.verb, change.reason, text, change.undoes, previous, "")
    return replace(bare, seal=seal_of(bare))


def first_break(rows: Iterable[Row]) -> int | None:
    """Find the number of the first entry whose number, link or seal is wrong; None when the chain is whole."""
    expected, last = 1, GENESIS.encode()
    for row in rows:
        number, previous, seal = row[0], row[7], row[8]
        if number != expected or previous != last or seal != _seal(row):
            return expected
        expected, last = expected + 1, seal
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
