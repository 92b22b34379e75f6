"""Crosswalks: which requirements of two packs address the same concern. One never stands for the other.

A pair holds both ways. What an answer to one says about the other, a person decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

OVERLAPS, NARROWER, WIDER = "overlaps", "narrower", "wider"
KINDS = (OVERLAPS, NARROWER, WIDER)
CONFIDENCES = ("high", "medium", "low")
SAYS: Mapping[str, str] = {
    OVERLAPS: "overlaps",
    NARROWER: "covers a part of this one",
    WIDER: "asks for more than this one",
}
"""How the requirement that was answered stands to the other one, in words."""
_TURNED = {OVERLAPS: OVERLAPS, NARROWER: WIDER, WIDER: NARROWER}
REUSABLE = frozenset({"in_progress", "met", "partly_met", "not_met"})
"""States that say something about work. That a rule does not apply is decided for each requirement by itself."""

Key: TypeAlias = tuple[str, str]
"""A requirement by pack and id."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two requirements that overlap. kind: how the first stands to the second. at: file and line."""

    first: Key
    second: Key
    kind: str
    confidence: str
    source: str
    note: str = ""
    at: str = ""

    @property
    def turned(self) -> Pair:
        """Give the same pair, seen from the second."""
        return replace(self, first=self.second, second=self.first, kind=_TURNED[self.kind])


@dataclass(frozen=True, slots=True)
class Crosswalk:
    """The pairs of one file, between two packs."""

    title: str
    first: str
    second: str
    pairs: tuple[Pair, ...]


class Overlaps:
    """All pairs, found from both sides."""

    def __init__(self, crosswalks: Iterable[Crosswalk] = ()) -> None:
        """Take the crosswalks in their order."""
        self._by: dict[Key, list[Pair]] = {}
        for pair in (pair for one in crosswalks for pair in one.pairs):
            self._by.setdefault(pair.first, []).append(pair)
            self._by.setdefault(pair.second, []).append(pair.turned)

    def of(self, pack: str, requirement: str) -> tuple[Pair, ...]:
        """Give what a requirement overlaps with, seen from it; the surest first, then in the order of the files."""
        found = self._by.get((pack, requirement), ())
        return tuple(sorted(found, key=lambda pair: CONFIDENCES.index(pair.confidence)))


def carried(state: str, kind: str) -> str:
    """Give the state that an answer suggests for the other requirement, at most as good as the answer's own.

    kind: how the answered one stands to the other. What covers only a part of it never suggests that it is met.
    """
    return "partly_met" if state == "met" and kind == NARROWER else state


def doubles(crosswalks: Iterable[Crosswalk]) -> Iterator[tuple[Pair, Pair]]:
    """Give each pair that was said before, from whichever side, with the one before it."""
    seen: dict[frozenset[Key], Pair] = {}
    for pair in (pair for one in crosswalks for pair in one.pairs):
        before = seen.setdefault(frozenset((pair.first, pair.second)), pair)
        if before is not pair:
            yield before, pair
