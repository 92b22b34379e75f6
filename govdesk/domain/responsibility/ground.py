"""What the findings on weak points share: what stands on what, what is in service, critical, inside, from whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from govdesk.domain.findings import Severity
from govdesk.domain.records import Party, System
from govdesk.domain.responsibility.links import Links, in_life
from govdesk.domain.truth import Truth

SYSTEMS_ON_ONE = 3
"""House default, of no law: an asset that so many systems in service need must have a fallback."""
SYSTEMS_PER_PERSON = 5
"""House default, of no law: for how many systems in service one person can be accountable at the same time."""


@dataclass(frozen=True, slots=True)
class Ground:
    """The relations of a day, and what its systems stand on.

    below: what each system that is not retired is made of, at any depth. above: the systems that stand on a thing, in
    order of ids. live: the systems that are in service or may be.
    """

    ties: Links
    below: Mapping[str, frozenset[str]]
    above: Mapping[str, tuple[str, ...]]
    live: frozenset[str]

    def live_above(self, id_: str) -> tuple[str, ...]:
        """Give the systems in service that stand on a thing."""
        return tuple(system for system in self.above.get(id_, ()) if system in self.live)


def ground(ties: Links) -> Ground:
    """Work out what stands on what, once for all findings."""
    systems = [one for one in ties.things.values() if isinstance(one, System) and in_life(one, ties.on)]
    below = {one.id: ties.made_of(one.id) for one in sorted(systems, key=lambda one: one.id)}
    above: defaultdict[str, list[str]] = defaultdict(list)
    for system, parts in below.items():
        for part in parts:
            above[part].append(system)
    live = frozenset(one.id for one in systems if in_service(one, ties.on))
    return Ground(ties, below, {id_: tuple(found) for id_, found in above.items()}, live)


def in_service(system: System, on: date) -> bool:
    """Tell whether a system is in service on a day, or may be."""
    return in_life(system, on) and system.status not in ("planned", "testing")


def critical(found: Ground, id_: str) -> Truth:
    """Tell whether a system is critical, or a component because a critical system stands on it.

    Unknown where nobody said of one of these systems whether it is.
    """
    systems = (id_,) if id_ in found.below else found.above.get(id_, ())
    things = (found.ties.things[system] for system in systems)
    said = {thing.critical for thing in things if isinstance(thing, System)}
    if True in said:
        return Truth.YES
    return Truth.UNKNOWN if None in said else Truth.NO


def stakes(found: Ground, id_: str) -> tuple[Severity, str] | None:
    """Say how bad it is that something hangs by a thread, and why; None where it is said not to be critical."""
    truth = critical(found, id_)
    if truth is Truth.NO:
        return None
    if truth is Truth.UNKNOWN:
        return Severity.LOW, "Low, because nobody has said whether it is critical."
    if id_ in found.live or found.live_above(id_):
        return Severity.HIGH, "High, because it is critical and in service or may be."
    return Severity.MEDIUM, "Medium, because it is critical, though not in service yet."


def is_person(ties: Links, id_: str) -> bool:
    """Tell whether a party is one human being."""
    thing = ties.things.get(id_)
    return isinstance(thing, Party) and thing.kind == "person"
