"""Which relations hold on a day, and what stands at their ends."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeAlias

from govdesk.domain import words
from govdesk.domain.records import Component, Organization, Party, Relation, System
from govdesk.domain.said import day
from govdesk.domain.scopes import includes
from govdesk.domain.state import State

Thing: TypeAlias = "Organization | Party | Component | System"

MADE_OF = words.values(words.MADE_OF)
DUTIES = words.values(words.DUTIES)
_REMEMBERED = 200


@dataclass(frozen=True, slots=True)
class Links:
    """The relations that hold on one day, by either end and ordered by id, and the records that ends may name.

    memberships: who has ever belonged to a body, by the body; a duty may have been accepted by one who left since.
    gone: who counts as absent, whatever the register says: to ask what falls open without them.
    """

    on: date
    things: Mapping[str, Thing]
    leaving: Mapping[str, tuple[Relation, ...]]
    arriving: Mapping[str, tuple[Relation, ...]]
    relations: tuple[Relation, ...]
    organization: str = ""
    memberships: Mapping[str, tuple[Relation, ...]] = field(default_factory=dict)
    gone: frozenset[str] = frozenset()
    _reached: dict[tuple[str, str], frozenset[str]] = field(default_factory=dict, init=False, compare=False, repr=False)

    def out(self, id_: str, *kinds: str) -> tuple[Relation, ...]:
        """Give the relations of some kinds that start at a record."""
        return tuple(relation for relation in self.leaving.get(id_, ()) if relation.kind in kinds)

    def into(self, id_: str, *kinds: str) -> tuple[Relation, ...]:
        """Give the relations of some kinds that end at a record."""
        return tuple(relation for relation in self.arriving.get(id_, ()) if relation.kind in kinds)

    def made_of(self, id_: str) -> frozenset[str]:
        """Give everything that a thing is made of, at any depth."""
        return self._once("of", id_, lambda at: (relation.target for relation in self.out(at, *MADE_OF)))

    def made_into(self, id_: str) -> frozenset[str]:
        """Give everything that is made of a thing, at any depth."""
        return self._once("into", id_, lambda at: (relation.source for relation in self.into(at, *MADE_OF)))

    def _once(self, way: str, id_: str, following: Callable[[str], Iterable[str]]) -> frozenset[str]:
        """Walk a way from a record, and remember where it led, as many findings ask; long ways take much room."""
        if (way, id_) in self._reached:
            return self._reached[way, id_]
        found = reached(id_, following)
        if len(found) <= _REMEMBERED:
            self._reached[way, id_] = found
        return found

    def name(self, id_: str) -> str:
        """Name a record; an id that names nothing in the register stands for itself."""
        thing = self.things.get(id_)
        return thing.name if thing and thing.name else id_

    def absence(self, id_: str) -> str:
        """Say why a holder cannot answer on this day ("left on 3 May 2026"), or "" when nothing speaks against it."""
        thing = self.things.get(id_)
        if id_ in self.gone:
            return "is taken away"
        if thing is None:
            return "is not in the register"
        if isinstance(thing, Organization):
            return ""
        if not isinstance(thing, Party):
            return "is not a party and cannot answer"
        if thing.left is not None and thing.left < self.on:
            return f"left on {day(thing.left)}"
        return f"joins only on {day(thing.joined)}" if thing.joined is not None and thing.joined > self.on else ""


def reached(start: str, following: Callable[[str], Iterable[str]]) -> frozenset[str]:
    """Give all that can be reached from a start, step by step, without the start itself."""
    seen, ahead = {start}, [start]
    while ahead:
        fresh = set(following(ahead.pop())) - seen
        seen |= fresh
        ahead += fresh
    return frozenset(seen - {start})


def links(state: State, on: date) -> Links:
    """Index a state for one day. Systems win over components, parties and organizations that share an id."""
    every = state.all(Relation).values()
    holding = tuple(relation for relation in every if holds(relation, on))
    return Links(
        on,
        things(state),
        _by((relation.source, relation) for relation in holding),
        _by((relation.target, relation) for relation in holding),
        holding,
        next(iter(state.all(Organization)), ""),
        _by((relation.target, relation) for relation in every if relation.kind == "member_of"),
    )


def part(ties: Links, ids: Collection[str]) -> Links:
    """Give the relations among some records alone."""
    kept = frozenset(ids)
    inner = tuple(one for one in ties.relations if one.source in kept and one.target in kept)
    return replace(
        ties,
        things={id_: thing for id_, thing in ties.things.items() if id_ in kept},
        leaving=_by((relation.source, relation) for relation in inner),
        arriving=_by((relation.target, relation) for relation in inner),
        relations=inner,
    )


def things(state: State) -> dict[str, Thing]:
    """Give every record that a relation may name, by id."""
    return {**state.all(Organization), **state.all(Party), **state.all(Component), **state.all(System)}


def _by(pairs: Iterable[tuple[str, Relation]]) -> dict[str, tuple[Relation, ...]]:
    found: defaultdict[str, list[Relation]] = defaultdict(list)
    for key, relation in pairs:
        found[key].append(relation)
    return {key: tuple(relations) for key, relations in found.items()}


def holds(relation: Relation, on: date) -> bool:
    """Tell whether a relation holds on a day: first and last day included, an unknown day counts as holding.

    A declined duty never held; one that ended on an unknown day is taken as ended.
    """
    if relation.state == "declined" or (relation.state == "ended" and relation.until is None):
        return False
    return (relation.since is None or relation.since <= on) and (relation.until is None or on <= relation.until)


def undated(relation: Relation) -> bool:
    """Tell whether nobody knows since when a relation holds."""
    return relation.since is None


def acceptance(relation: Relation, on: date) -> str:
    """Say how a duty stood on a day: accepted, proposed, or "" for a relation that nobody needs to accept.

    Whoever is accountable, responsible, approves or oversees must accept; another relation only where it was proposed.
    """
    if relation.kind not in NEED_ACCEPTANCE and not relation.state:
        return ""
    said_yes = relation.state == "accepted" or (relation.state == "ended" and relation.accepted_on is not None)
    return "accepted" if said_yes and (relation.accepted_on is None or relation.accepted_on <= on) else "proposed"


NEED_ACCEPTANCE = frozenset({"accountable", "responsible", "approves", "oversees"})


def covers(relation: Relation, scope: str, subject: str = "") -> bool:
    """Tell whether the scope of a relation takes in another scope ("" is the whole) of a subject."""
    return includes(relation.scope, scope) or (subject != "" and relation.scope == subject)


def in_life(system: System, on: date) -> bool:
    """Tell whether a system is not retired on a day."""
    return system.ended >= on if system.ended is not None else system.status != "retired"
