"""The findings on who answers: 500 systems on 600 components, a hundred people, 5,000 relations."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path
from random import Random

from bench.measure import Line, median
from govdesk.app.snapshot import Snapshot
from govdesk.domain.records import Component, Organization, Party, Record, Relation, System
from govdesk.domain.state import MemoryState

SYSTEMS, PARTS, PEOPLE, MAKERS, RELATIONS = 500, 600, 100, 20, 5_000
_Tie = tuple[str, str, str]


def register() -> MemoryState:
    """Make up a register in which everything stands on something; the same on every run."""
    chance = Random(7)
    ties = [*_held(chance), *_made(chance)]
    while len(ties) < RELATIONS:
        ties.append(("fallback_for", f"c{chance.randrange(PARTS)}", f"c{chance.randrange(PARTS)}"))
        ties.append(("deputy_of", f"p{chance.randrange(PEOPLE)}", f"p{chance.randrange(PEOPLE)}"))
    records: list[Record] = [Organization("org", "Bench plc")]
    records += [Party(f"p{number}", f"P {number}", "person", inside=True) for number in range(PEOPLE)]
    records += [Party(f"m{number}", f"M {number}", "organization", inside=False) for number in range(MAKERS)]
    records += [Component(f"c{number}", f"C {number}", "model") for number in range(PARTS)]
    critical = (True, False, None)
    records += [System(f"s{n}", f"S {n}", status="live", critical=critical[n % 3]) for n in range(SYSTEMS)]
    records += [Relation(f"r{number}", *tie) for number, tie in enumerate(ties[:RELATIONS])]
    return MemoryState(records)


def _held(chance: Random) -> Iterator[_Tie]:
    for number in range(SYSTEMS):
        for kind in ("accountable", "responsible", "oversees"):
            yield kind, f"p{chance.randrange(PEOPLE)}", f"s{number}"


def _made(chance: Random) -> Iterator[_Tie]:
    for number in range(SYSTEMS):
        for _ in range(3):
            yield "uses", f"s{number}", f"c{chance.randrange(PARTS // 3)}"
    for number in range(1, PARTS):
        yield "derived_from", f"c{number}", f"c{chance.randrange(number)}"
        yield "uses", f"c{number}", f"c{chance.randrange(max(1, number // 2))}"
        yield "provides", f"m{chance.randrange(MAKERS)}", f"c{number}"


def lines(_folder: Path) -> Iterator[Line]:
    """Measure all findings of one day, those on licences down the chains too; the aim is the issue's."""
    work = partial(_found, register(), date(2026, 3, 14))
    yield Line(f"findings of {SYSTEMS} systems, {RELATIONS:,} relations", median(work, 3), aim_seconds=1.0)


def _found(state: MemoryState, on: date) -> int:
    return len(Snapshot(state, (), on, on).findings())
