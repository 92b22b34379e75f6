"""The steps of an answer: relations read aloud, the way up from a holder, the way from a component to its systems."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass
from datetime import date

from govdesk.domain import words
from govdesk.domain.records import Component, Organization, Party, Relation
from govdesk.domain.responsibility.links import MADE_OF, Links, acceptance
from govdesk.domain.scopes import short

_VERBS = dict(words.RELATION_KINDS) | {
    "accountable": "is accountable for",
    "responsible": "is responsible for",
    "derived_from": "is derived from",
    "trained_on": "was trained on",
    "evaluated_on": "was evaluated on",
    "consulted": "is consulted on",
    "informed": "is informed of",
    "deputy_of": "is deputy of",
    "member_of": "is a member of",
}
_UPWARDS = ("escalates_to", "reports_to", "member_of")


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a path, a relation read aloud. acceptance: accepted, proposed, or "" where none is needed.

    relation is "" for the one step that no relation says: from a party inside to its organization.
    """

    relation: str
    kind: str
    source: str
    target: str
    says: str
    document: str = ""
    since: date | None = None
    until: date | None = None
    acceptance: str = ""
    accepted_by: str = ""
    accepted_on: date | None = None


def step(ties: Links, relation: Relation) -> Step:
    """Make the step that a relation is."""
    accepted = acceptance(relation, ties.on)
    return Step(
        relation.id,
        relation.kind,
        relation.source,
        relation.target,
        read_aloud(ties, relation) + (" (proposed, not accepted)" if accepted == "proposed" else ""),
        relation.document,
        relation.since,
        relation.until,
        accepted,
        ties.name(relation.accepted_by) if relation.accepted_by else "",
        relation.accepted_on,
    )


def spoken(kind: str) -> str:
    """Give the verb of a kind of relation, as read aloud: "is accountable for"."""
    return _VERBS.get(kind, kind)


def read_aloud(ties: Links, relation: Relation) -> str:
    """Say a relation: "Ada Lovelace is accountable for Claims chatbot (for aia-14)"."""
    scope = f" (for {short(relation.scope)})" if relation.scope else ""
    return f"{ties.name(relation.source)} {spoken(relation.kind)} {ties.name(relation.target)}{scope}"


def escalation(ties: Links, party: str) -> tuple[Step, ...]:
    """Lead from a party upwards: whom it escalates to, else reports to, else belongs to; at last its organization.

    Absent parties are passed over where another way leads up; a circle ends the path.
    """
    steps: list[Step] = []
    seen, at = {party}, party
    while (up := _next_up(ties, at, seen)) is not None:
        steps.append(step(ties, up))
        at = up.target
        seen.add(at)
    return (*steps, *_home(ties, at, seen))


def _next_up(ties: Links, party: str, seen: set[str]) -> Relation | None:
    ways = [relation for kind in _UPWARDS for relation in ties.out(party, kind)]
    return next((way for way in ways if way.target not in seen and not ties.absence(way.target)), None)


def _home(ties: Links, party: str, seen: set[str]) -> Iterator[Step]:
    thing = ties.things.get(party)
    if isinstance(thing, Party) and thing.inside and ties.organization and ties.organization not in seen:
        says = f"{ties.name(party)} is part of {ties.name(ties.organization)}"
        yield Step("", "part_of", party, ties.organization, says)


def users(ties: Links, id_: str) -> tuple[Relation, ...]:
    """Give what is made of a component: relations from other components and from systems, not from itself."""
    return tuple(
        relation
        for relation in ties.arriving.get(id_, ())
        if relation.kind in MADE_OF
        and relation.source != id_
        and not isinstance(ties.things.get(relation.source), (Party, Organization))
    )


def upwards(ties: Links, component: str) -> Generator[tuple[str, tuple[Relation, ...]], bool | None, None]:
    """Walk from a component to what is made of it, breadth first, each thing once, with the relations that lead there.

    Send True to a step to go no further behind it.
    """
    level: list[tuple[str, tuple[Relation, ...]]] = [(component, ())]
    seen = {component}
    while level:
        following: list[tuple[str, tuple[Relation, ...]]] = []
        for at, way in level:
            for relation in users(ties, at):
                if relation.source in seen:
                    continue
                seen.add(relation.source)
                path = (*way, relation)
                if not (yield relation.source, path) and isinstance(ties.things.get(relation.source), Component):
                    following.append((relation.source, path))
        level = following
