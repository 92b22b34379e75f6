"""What the findings on weak points share: what stands on what, what is in service, critical, inside, from whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from govdesk.domain import words
from govdesk.domain.findings import Severity
from govdesk.domain.records import Component, Organization, Party, Relation, System
from govdesk.domain.responsibility.links import Links, in_life
from govdesk.domain.truth import Truth

SYSTEMS_ON_ONE = 3
"""House default, of no law: an asset that so many systems in service need must have a fallback."""
SYSTEMS_PER_PERSON = 5
"""House default, of no law: for how many systems in service one person can be accountable at the same time."""

_DONE_BY = tuple(words.values(words.DONE_BY))
_UNTOLD = frozenset({"", "noassertion", "unknown"})
_PEOPLE = frozenset({"person", "team"})


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
    live = frozenset(one.id for one in systems if one.status not in ("planned", "testing"))
    return Ground(ties, below, {id_: tuple(found) for id_, found in above.items()}, live)


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


def inside(ties: Links, id_: str) -> bool:
    """Tell whether an actor stands inside the organization; where nobody said, a person or a team does."""
    thing = ties.things.get(id_)
    if isinstance(thing, Party):
        return thing.kind in _PEOPLE if thing.inside is None else thing.inside
    return isinstance(thing, Organization)


def is_person(ties: Links, id_: str) -> bool:
    """Tell whether a party is one human being."""
    thing = ties.things.get(id_)
    return isinstance(thing, Party) and thing.kind == "person"


def origins(ties: Links, id_: str) -> tuple[Relation, ...]:
    """Give the relations that say from whom a thing comes: who provides, makes, keeps or licenses it."""
    known = (Party, Organization)
    return tuple(one for one in ties.into(id_, *_DONE_BY) if isinstance(ties.things.get(one.source), known))


def unknown_of(ties: Links, id_: str) -> tuple[str, ...]:
    """Say what is not known of what a system is made of: origin, licence, contact, in this order."""
    thing = ties.things.get(id_)
    if thing is None:
        return ("origin", "licence", "contact")
    makers = origins(ties, id_)
    lacking = [] if makers else ["origin"]
    if isinstance(thing, Component):
        lacking += ["licence"] if thing.licence.strip().lower() in _UNTOLD else []
        lacking += [] if thing.security_contact or any(_reached(ties, one.source) for one in makers) else ["contact"]
        return tuple(lacking)
    return ()


def _reached(ties: Links, id_: str) -> bool:
    thing = ties.things.get(id_)
    return inside(ties, id_) or (isinstance(thing, Party) and thing.contact != "")
