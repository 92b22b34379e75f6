"""What rests on a party from a day on, and what becomes of it when that party is gone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from govdesk.domain.records import Party, Relation, System
from govdesk.domain.responsibility.links import DUTIES, Links, covers, holds, in_life, links
from govdesk.domain.responsibility.standing import acting
from govdesk.domain.responsibility.times import STAND_INS
from govdesk.domain.state import State


def side_of(relation: Relation) -> str:
    """Name the end of a relation on which it relies: "source" or "target"; "" where it relies on nobody."""
    return "source" if relation.kind in DUTIES else STAND_INS.get(relation.kind, "")


def rests_on(state: State, party: str, on: date) -> tuple[Relation, ...]:
    """Give what rests on a party on a day or begins later: duties, deputyships, delegations and ways up to it."""
    near = {one.id: one for end in ("source", "target") for one in state.where(Relation, end, party)}
    return tuple(
        relation
        for _, relation in sorted(near.items())
        if (side := side_of(relation)) and getattr(relation, side) == party and _lasts(relation, on)
    )


def _lasts(relation: Relation, on: date) -> bool:
    later = relation.since is not None and relation.since > on
    return holds(relation, relation.since if later and relation.since else on)


@dataclass(frozen=True, slots=True)
class Left:
    """One duty that a party leaves behind. instead: deputies who then answer. beside: others who hold it, too."""

    duty: Relation
    instead: tuple[str, ...]
    beside: tuple[str, ...]

    @property
    def open(self) -> bool:
        """Tell whether nobody is left who answers."""
        return not (self.instead or self.beside)


@dataclass(frozen=True, slots=True)
class Leaving:
    """What becomes of everything when a party is gone from a day on.

    duties: its own. stood_in: duties of others for which it acts now and nobody would then. ways: delegations, ways up
    and deputyships that would lead to nobody. bodies: ids of teams that would have no member that the register knows.
    later: what begins only after the day.
    """

    party: str
    on: date
    duties: tuple[Left, ...]
    stood_in: tuple[Relation, ...]
    ways: tuple[Relation, ...]
    bodies: tuple[str, ...]
    later: tuple[Relation, ...]


def leaving(state: State, party: str, on: date) -> Leaving:
    """Say what falls open, and who deputizes, if a party is not there from a day on; nothing is changed."""
    now = links(state, on)
    then = without(now, party)
    rests = [one for one in rests_on(state, party, on) if _alive(now, one)]
    held = [one for one in rests if holds(one, on)]
    return Leaving(
        party,
        on,
        tuple(_left(then, one) for one in held if one.kind in DUTIES),
        tuple(one for one in now.relations if one.kind in DUTIES and _lost(now, then, one, party)),
        tuple(one for one in held if one.kind not in DUTIES),
        tuple(_emptied(then, party)),
        tuple(one for one in rests if not holds(one, on)),
    )


def without(ties: Links, party: str) -> Links:
    """Give the relations of the same day as if a party had left the day before; only a party can leave."""
    thing = ties.things.get(party)
    if not isinstance(thing, Party) or ties.on == date.min:
        return ties
    gone = replace(thing, left=ties.on - timedelta(days=1))
    return replace(ties, things={**ties.things, party: gone})


def _alive(ties: Links, relation: Relation) -> bool:
    thing = ties.things.get(relation.target)
    return not isinstance(thing, System) or in_life(thing, ties.on)


def _left(then: Links, duty: Relation) -> Left:
    instead = tuple(party for party, _ in acting(then, duty))
    others = [
        one
        for one in then.into(duty.target, duty.kind)
        if one.source != duty.source and covers(one, duty.scope) and not then.absence(one.source)
    ]
    return Left(duty, instead, tuple(dict.fromkeys(one.source for one in others)))


def _lost(now: Links, then: Links, duty: Relation, party: str) -> bool:
    if duty.source == party or not _alive(now, duty):
        return False
    return any(one == party for one, _ in acting(now, duty)) and not acting(then, duty)


def _emptied(then: Links, party: str) -> Iterator[str]:
    for tie in then.out(party, "member_of"):
        if not any(not then.absence(one.source) for one in then.into(tie.target, "member_of")):
            yield tie.target
