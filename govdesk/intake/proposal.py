"""What reading a file or folder gives: a proposed component, the facts behind it, and what is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from govdesk.domain.problems import Problems
from govdesk.domain.records import Component, Value


class Progress(Protocol):
    """Whoever waits for a long read."""

    def step(self, done_bytes: int, total_bytes: int) -> bool:
        """Hear how many bytes are hashed, of 0 where nobody knows of how many; answer False to cancel."""
        ...


@dataclass(frozen=True, slots=True)
class ReadFact:
    """One value that a file states: dotted key, value, file (in what was read), key path or line in that file."""

    key: str
    value: Value
    file: str
    at: str


@dataclass(frozen=True, slots=True)
class Base:
    """What this component is derived from, as a file names it. `how`: of words.DERIVATIONS, "" where not stated."""

    name: str
    how: str
    file: str
    at: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What one file or some files gave. Readers make these; `combine` joins them to a proposal.

    hashes: FILE sha256:HEX. spoiled: files that are cut or refused, whose hash would mean nothing.
    """

    facts: tuple[ReadFact, ...] = ()
    bases: tuple[Base, ...] = ()
    problems: Problems = ()
    hashes: tuple[str, ...] = ()
    spoiled: frozenset[str] = frozenset()

    def __add__(self, other: Reading) -> Reading:
        """Join two readings, the first one first."""
        return Reading(
            self.facts + other.facts,
            self.bases + other.bases,
            self.problems + other.problems,
            self.hashes + other.hashes,
            self.spoiled | other.spoiled,
        )

    def __bool__(self) -> bool:
        """Tell whether anything was learned."""
        return bool(self.facts or self.bases or self.hashes)


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the files say, for a person to accept or change.

    component: its `id` is "" and every field that no file states is not known. conflicts: one sentence for each pair of
    sources that disagree; the component's field is then left open. problems: what could not be read; the rest holds.
    """

    path: Path
    component: Component
    facts: tuple[ReadFact, ...] = ()
    bases: tuple[Base, ...] = ()
    datasets: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()
    problems: Problems = ()


def for_each_file(key: str, values: Mapping[str, Value], at: str) -> tuple[ReadFact, ...]:
    """Make one fact for each file. Of several files each has its own key (KEY:FILE), so that they do not disagree."""
    alone = len(values) == 1
    return tuple(ReadFact(key if alone else f"{key}:{file}", value, file, at) for file, value in values.items())
