"""What another version of a pack in use would change: requirements, answers, and what becomes of each system."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from govdesk.app.queries.classes import class_of
from govdesk.app.snapshot import Snapshot
from govdesk.domain.entry import name_of
from govdesk.domain.law.assessment import Assessed, Assessment
from govdesk.domain.law.packs import Pack, Requirement
from govdesk.domain.law.versions import Difference, Touched, difference, touched
from govdesk.domain.records import Answer, System
from govdesk.domain.truth import Truth


@dataclass(frozen=True, slots=True)
class Effect:
    """What becomes of one system. before, after: its class. begins, ends: what would apply from now on, or no longer.

    Open: of what applies or not now, it would not be known any more.
    """

    system: str
    name: str
    before: str
    after: str
    begins: tuple[Requirement, ...]
    ends: tuple[Requirement, ...]
    opens: tuple[Requirement, ...]

    @property
    def any(self) -> bool:
        """Tell whether anything changes for the system."""
        return self.before != self.after or bool(self.begins or self.ends or self.opens)


@dataclass(frozen=True, slots=True)
class Upgrade:
    """The whole preview. before: the version in use, None where it cannot be read."""

    before: Pack | None
    after: Pack
    difference: Difference
    touched: Touched
    effects: tuple[Effect, ...]


def upgrade_preview(snapshot: Snapshot, after: Pack) -> Upgrade:
    """Show what a version would change if it took the place of the one in use. Nothing is written."""
    before = next((pack for pack in snapshot.packs if pack.id == after.id), None)
    found = difference(before, after)
    answers = touched(found, after, snapshot.state.all(Answer).values())
    effects = tuple(one for one in _effects(snapshot, after) if one.any) if before else ()
    return Upgrade(before, after, found, answers, effects)


def with_pack(snapshot: Snapshot, after: Pack) -> Snapshot:
    """Look at the same workspace as if another version of a pack were in use."""
    packs = tuple(after if pack.id == after.id else pack for pack in snapshot.packs)
    return replace(snapshot, packs=packs, assessed_before={})


def _effects(snapshot: Snapshot, after: Pack) -> Iterator[Effect]:
    other = with_pack(snapshot, after)
    for system in snapshot.state.all(System):
        old, new = snapshot.assessment(system, after.id), other.assessment(system, after.id)
        then, now = _by_id(old), _by_id(new)
        moved = [(then[id_].applies if id_ in then else Truth.NO, one) for id_, one in now.items()]
        ended = [one for id_, one in then.items() if one.applies is Truth.YES and _applies(now.get(id_)) is Truth.NO]
        yield Effect(
            system,
            name_of(snapshot.state, system),
            class_of(old).label,
            class_of(new).label,
            tuple(one.requirement for was, one in moved if one.applies is Truth.YES and was is not Truth.YES),
            tuple(one.requirement for one in ended),
            tuple(one.requirement for was, one in moved if one.applies is Truth.UNKNOWN and was is not Truth.UNKNOWN),
        )


def _by_id(assessment: Assessment) -> dict[str, Assessed]:
    return {one.requirement.id: one for one in assessment.requirements}


def _applies(one: Assessed | None) -> Truth:
    return one.applies if one else Truth.NO
