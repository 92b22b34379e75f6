"""Where one piece of work counts twice: the common practices against the packs in use, and how far each place is.

A cell counts requirements that overlap with a practice. What is met there says nothing about the practice itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from govdesk.app.snapshot import Snapshot
from govdesk.domain.law.assessment import Assessed
from govdesk.domain.law.crosswalk import Overlaps
from govdesk.domain.law.packs import Pack, Requirement
from govdesk.domain.records import System
from govdesk.domain.truth import Truth
from govdesk.domain.words import SHOWN_STATES, TO_CONFIRM, label
from govdesk.store.crosswalks import COMMON, common, overlaps

UNKNOWN = "unknown"
LEVELS = ("not_met", "not_started", UNKNOWN, "in_progress", TO_CONFIRM, "partly_met", "met", "not_applicable")
"""How far a requirement is, the least first."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How far one requirement is at least: for the system asked about, or for the one that is least far."""

    system: str
    requirement: str
    level: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A practice in a pack. mapped: how many requirements overlap; 0 is a gap. standings: those that apply or may."""

    pack: str
    mapped: int
    standings: tuple[Standing, ...]

    @property
    def least(self) -> Standing | None:
        """Give the one that is least far; None where none applies."""
        return min(self.standings, key=lambda one: LEVELS.index(one.level), default=None)


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """A practice, with one cell for each pack in use, in their order."""

    practice: Requirement
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """The whole table. packs: the columns. system: the one asked about, "" for all."""

    system: str
    packs: tuple[Pack, ...]
    rows: tuple[CoverageRow, ...]


def coverage(snapshot: Snapshot, system: str = "", known: Overlaps | None = None) -> Coverage:
    """Lay the common practices against the packs in use, for one system or for all.

    known: the overlaps, those that come with the program by default.
    """
    pairs = known or overlaps()
    systems = (system,) if system else tuple(snapshot.state.all(System))
    found = {one.id: {s.requirement: s for s in _standings(snapshot, one, systems)} for one in snapshot.packs}

    def cell(practice: Requirement, pack: Pack) -> Cell:
        ids = [pair.second[1] for pair in pairs.of(COMMON, practice.id) if pair.second[0] == pack.id]
        ids = [practice.id] if pack.id == COMMON else [id_ for id_ in ids if id_ in pack.duties]
        return Cell(pack.id, len(ids), tuple(found[pack.id][id_] for id_ in ids if id_ in found[pack.id]))

    practices = next((one for one in snapshot.packs if one.id == COMMON), None) or common()
    rows = (CoverageRow(one, tuple(cell(one, pack) for pack in snapshot.packs)) for one in practices.requirements)
    return Coverage(system, snapshot.packs, tuple(rows))


def _standings(snapshot: Snapshot, pack: Pack, systems: Iterable[str]) -> Iterator[Standing]:
    """Give how far each requirement is that applies or may apply to one of the systems."""
    least: dict[str, Standing] = {}
    for system in systems:
        for one in snapshot.assessment(system, pack.id).requirements:
            if one.applies is Truth.NO:
                continue
            level, before = level_of(one), least.get(one.requirement.id)
            if before is None or LEVELS.index(level) < LEVELS.index(before.level):
                least[one.requirement.id] = Standing(system, one.requirement.id, level)
    yield from least.values()


def level_of(one: Assessed) -> str:
    """Say how far a requirement is. One that may not apply is unknown until it is answered; unconfirmed is not done."""
    return UNKNOWN if one.applies is Truth.UNKNOWN and one.state == "not_started" else one.state


def level_label(level: str) -> str:
    """Say a level in words."""
    return "May apply" if level == UNKNOWN else label(SHOWN_STATES, level)
