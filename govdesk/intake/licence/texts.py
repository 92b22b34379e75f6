"""The licence texts that others are compared with: shipped as hashes only, made by packaging/licence_texts.py."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from govdesk import resources

_BYTES = 4  # of one shingle


@dataclass(frozen=True, slots=True)
class Reference:
    """One text. prints: fingerprints of the texts that are this one word by word. shingles: hashes of runs of words.

    marks: words that every text of this licence holds and others do not; beside: the ids of other licences whose marks
    it holds all the same, because one text grew from the other.
    """

    id: str
    title: str
    prints: tuple[str, ...]
    marks: tuple[str, ...]
    beside: frozenset[str]
    shingles: frozenset[int]


@cache
def references() -> tuple[Reference, ...]:
    """Read the shipped texts, once. Raises ValueError or KeyError where our own file is spoilt."""
    rows = json.loads(resources.path("licences", "texts.json").read_text(encoding="utf-8"))
    return tuple(map(_reference, rows))


@cache
def prints() -> Mapping[str, str]:
    """Give the id of each text by its fingerprint."""
    return {print_: one.id for one in references() for print_ in one.prints}


def _reference(row: Mapping[str, object]) -> Reference:
    several = {key: tuple(map(str, row[key])) for key in ("prints", "marks", "beside")}  # type: ignore[call-overload]  # our own file
    packed = base64.b64decode(str(row["shingles"]))
    found = frozenset(int.from_bytes(packed[at : at + _BYTES], "big") for at in range(0, len(packed), _BYTES))
    return Reference(
        str(row["id"]), str(row["title"]), several["prints"], several["marks"], frozenset(several["beside"]), found
    )
