"""Where our knowledge of a chain ends, and what stands on a component: always with the path that leads there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from govdesk.domain import words
from govdesk.domain.records import Component, Organization, Party, Relation, System
from govdesk.domain.responsibility.links import MADE_OF, Links, in_life
from govdesk.domain.responsibility.steps import Step, step, upwards
from govdesk.domain.said import count, listed

_PEOPLE = ("person", "team")
_UNTOLD = ("", "unknown", "other", "none", "noassertion")
"""What stands in the field of a licence where nobody knows which."""
MOST_PATHS = 200
"""So many paths are followed at most: a chain that forks at every step has more than anybody can read."""


def inside(ties: Links, id_: str) -> bool:
    """Tell whether an actor stands inside the organization; where nobody said, a person or a team does."""
    thing = ties.things.get(id_)
    if isinstance(thing, Party):
        return thing.kind in _PEOPLE if thing.inside is None else thing.inside
    return isinstance(thing, Organization)


def makers(ties: Links, id_: str) -> tuple[Relation, ...]:
    """Give the relations that say from whom a thing comes: who provides, makes, keeps or licenses it."""
    tied = ties.into(id_, *(kind for kind, _ in words.DONE_BY))
    return tuple(one for one in tied if isinstance(ties.things.get(one.source), Party | Organization))


def licensed(component: Component) -> bool:
    """Tell whether a licence is recorded."""
    return component.licence.strip().lower() not in _UNTOLD


def contacts(ties: Links, id_: str) -> tuple[str, ...]:
    """Give where the makers of a thing can be reached: what is recorded, or that they are inside."""
    thing, found = ties.things.get(id_), []
    if isinstance(thing, Component) and thing.security_contact:
        found.append(thing.security_contact)
    for one in makers(ties, id_):
        party = ties.things.get(one.source)
        if isinstance(party, Party) and party.contact:
            found.append(f"{party.name}, {party.contact}")
        elif inside(ties, one.source):
            found.append(f"{ties.name(one.source)}, inside")
    return tuple(dict.fromkeys(found))


def lacking(ties: Links, id_: str) -> tuple[str, ...]:
    """Say what is not known of what a system is made of: origin, licence, contact, in this order."""
    thing = ties.things.get(id_)
    if thing is None:
        return ("origin", "licence", "contact")
    if not isinstance(thing, Component):
        return ()
    found = [] if makers(ties, id_) else ["origin"]
    found += [] if licensed(thing) else ["licence"]
    return (*found, *(() if contacts(ties, id_) else ("contact",)))


@dataclass(frozen=True, slots=True)
class PathEnd:
    """The end of one path down from a system: the first thing of which something is not known, or the last recorded.

    depth: steps below the system. lacks: origin, licence, contact; empty where all of the path is known. path: the
    names from the system down. relations: the ids of the relations between them.
    """

    at: str
    name: str
    depth: int
    lacks: tuple[str, ...]
    path: tuple[str, ...]
    relations: tuple[str, ...]

    @property
    def says(self) -> str:
        """Say in a sentence where this path ends."""
        steps = f"{count(self.depth, 'step')} down"
        if self.lacks:
            return f"{steps}, at {self.name}: {listed(self.lacks)} not known."
        return f"{steps}, at {self.name}: all is known so far; nothing is recorded below."


def path_ends(ties: Links, system: str) -> tuple[PathEnd, ...]:
    """Follow every path down from a system to its end, the shallowest gap first; at most MOST_PATHS of them.

    Where there are more, the shortest path to each first gap is always among them. A path that only runs in a circle
    has no origin.
    """
    ends = (*_nearest(ties, system), *islice(_ends(ties, system), MOST_PATHS))
    found = sorted({one.relations: one for one in ends}.values(), key=lambda one: (not one.lacks, one.depth, one.path))
    return tuple(found[:MOST_PATHS])


def _nearest(ties: Links, system: str) -> Iterator[PathEnd]:
    """Give the shortest path to each thing of which something is not known, through what is known."""
    seen = {system}
    ways: list[tuple[tuple[Relation, ...], str]] = [((), system)]
    while ways:
        onward: list[tuple[tuple[Relation, ...], str]] = []
        for way, at in ways:
            for one in ties.out(at, *MADE_OF):
                if one.target in seen:
                    continue
                seen.add(one.target)
                if lacks := lacking(ties, one.target):
                    yield _end(ties, (*way, one), lacks)
                else:
                    onward.append(((*way, one), one.target))
        ways = onward


def _ends(ties: Links, system: str) -> Iterator[PathEnd]:
    first = [one for one in ties.out(system, *MADE_OF) if one.target != system]
    ahead: list[tuple[Relation, ...]] = [(one,) for one in reversed(first)]
    while ahead:
        way = ahead.pop()
        at, passed = way[-1].target, {system, *(one.target for one in way)}
        below = ties.out(at, *MADE_OF)
        onward = [one for one in below if one.target not in passed]
        lacks = lacking(ties, at) or (("origin",) if below and not onward else ())
        if lacks or not onward:
            yield _end(ties, way, lacks)
        else:
            ahead += [(*way, one) for one in reversed(onward)]


def _end(ties: Links, way: tuple[Relation, ...], lacks: tuple[str, ...]) -> PathEnd:
    at = way[-1].target
    names = (ties.name(way[0].source), *(ties.name(one.target) for one in way))
    return PathEnd(at, ties.name(at), len(way), lacks, names, tuple(one.id for one in way))


def horizon(ends: tuple[PathEnd, ...]) -> str:
    """Say in a sentence where the knowledge of a chain ends first."""
    gaps = [one for one in ends if one.lacks]
    if not ends:
        return "Nothing is recorded of what it is made of: our knowledge ends here."
    if not gaps:
        return f"Origin, licence and contact are known along {count(len(ends), 'path')}, as far as recorded."
    first = gaps[0]
    more = f" On {len(gaps)} of {count(len(ends), 'path')} something is not known." if len(ends) > 1 else ""
    return f"Our knowledge ends {first.says}{more}"


@dataclass(frozen=True, slots=True)
class Stand:
    """A system that stands on a component. steps: from the component up to the system. live: not retired."""

    system: str
    name: str
    steps: tuple[Step, ...]
    live: bool

    @property
    def path(self) -> str:
        """Say the path from the system down to the component."""
        return "; ".join(one.says for one in reversed(self.steps))


def standing_on(ties: Links, component: str) -> tuple[Stand, ...]:
    """Give the systems that stand on a component, at any depth, each by its shortest path."""
    if not isinstance(ties.things.get(component), Component):
        return ()
    found = []
    for id_, way in upwards(ties, component):
        thing = ties.things.get(id_)
        if isinstance(thing, System):
            steps = tuple(step(ties, one) for one in way)
            found.append(Stand(id_, ties.name(id_), steps, in_life(thing, ties.on)))
    return tuple(found)
