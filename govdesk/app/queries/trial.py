"""What a pack would conclude about systems, and demand of them, before anybody takes it into use."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from govdesk.app.commands.packs import adopt
from govdesk.app.snapshot import Snapshot, begun_on
from govdesk.domain.entry import name_of
from govdesk.domain.law.assessment import Assessed, Assessment, assess
from govdesk.domain.law.facts import gather
from govdesk.domain.law.packs import Pack
from govdesk.domain.problems import Problems
from govdesk.domain.records import System
from govdesk.domain.truth import Truth

_ORDER = {Truth.YES: 0, Truth.UNKNOWN: 1, Truth.NO: 2}


@dataclass(frozen=True, slots=True)
class Trial:
    """One system under the pack. Answers of the system to other packs do not count: nothing here is answered yet."""

    system: str
    name: str
    assessment: Assessment

    @property
    def requirements(self) -> tuple[Assessed, ...]:
        """Give the requirements: first those that apply, then those that may, then the others; each by their day."""

        def key(one: Assessed) -> tuple[int, bool, object]:
            return _ORDER[one.applies], one.since is None, one.since

        return tuple(sorted(self.assessment.requirements, key=key))

    def count(self, applies: Truth) -> int:
        """Count the requirements that apply, do not, or may."""
        return sum(one.applies is applies for one in self.assessment.requirements)


def trials(seen: Snapshot, pack: Pack, systems: Iterable[str] = ()) -> tuple[Trial, ...]:
    """Ask a pack about some systems, or about all, on the snapshot's date. Nothing is written."""
    wanted = tuple(systems) or tuple(seen.state.all(System))
    return tuple(Trial(id_, name_of(seen.state, id_), _assessed(seen, pack, id_)) for id_ in wanted)


def _assessed(seen: Snapshot, pack: Pack, system: str) -> Assessment:
    facts = gather(seen.state, system, pack, seen.on)
    return assess(pack, system, facts, (), seen.on, begun_on(seen.state.get(System, system), seen.on))


def hindrances(seen: Snapshot, pack: Pack) -> Problems:
    """Say why the pack could not be taken into use in this workspace; nothing where it could."""
    change = adopt(seen.state, pack, seen.today, seen.packs)
    return change if isinstance(change, tuple) else ()
