"""What one party answers for, until when, accepted or not; for whom it stands in; and what is due for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from govdesk.app.names import relation_words
from govdesk.app.queries.dates import DateRow, next_dates
from govdesk.app.queries.responsibility import DutyRow, duties
from govdesk.app.snapshot import Snapshot
from govdesk.domain.records import Answer, Relation
from govdesk.domain.responsibility.links import DUTIES, holds
from govdesk.domain.responsibility.standing import acting

_DOES = ("accountable", "responsible", "approves", "oversees")


@dataclass(frozen=True, slots=True)
class StandIn:
    """A duty of another party for which this one answers on the date, since its holder is absent."""

    relation: str
    holder: str
    words: str


@dataclass(frozen=True, slots=True)
class MyDuties:
    """The duties of a party that hold on the date, or begin later (`coming`); stand-ins; and dates, soonest first."""

    party: str
    duties: tuple[DutyRow, ...]
    coming: tuple[DutyRow, ...]
    stands_in: tuple[StandIn, ...]
    due: tuple[DateRow, ...]


def my_duties(snapshot: Snapshot, party: str) -> MyDuties:
    """Say what a party has to do on the date. What is consulted or informed only brings no dates of its own."""
    rows = [row for row in duties(snapshot, party, past=True) if row.relation.source == party]
    coming = [row for row in rows if row.relation.since is not None and row.relation.since > snapshot.on]
    return MyDuties(
        party,
        tuple(row for row in rows if row.relation.holds),
        tuple(row for row in coming if row.relation.state != "declined"),
        tuple(_stand_ins(snapshot, party)),
        tuple(_due(snapshot, party)),
    )


def _stand_ins(snapshot: Snapshot, party: str) -> Iterator[StandIn]:
    ties = snapshot.ties
    for duty in ties.relations:
        absent = duty.kind in DUTIES and duty.source != party and ties.absence(duty.source)
        if absent and any(one == party for one, _ in acting(ties, duty)):
            yield StandIn(duty.id, duty.source, relation_words(snapshot.state, duty))


def _due(snapshot: Snapshot, party: str) -> Iterator[DateRow]:
    """Pick the dates of what it does: duties that end, evidence that ages, requirements and law of its systems."""
    own = [one for one in snapshot.state.where(Relation, "source", party) if holds(one, snapshot.on)]
    stood_in = {one.relation for one in _stand_ins(snapshot, party)}
    does = [one for one in own if one.kind in _DOES] + [one for one in snapshot.ties.relations if one.id in stood_in]
    mine = {(one.target, one.scope) for one in does}
    kept = {one.id for one in own}
    for row in next_dates(snapshot):
        touched = _rests(snapshot, row.cite) if row.kind == "evidence" else list(product(row.systems, row.requirements))
        touched += [(system, "") for system, _ in touched] + [(system, "") for system in row.systems]
        if row.cite in kept if row.kind == "duty" else mine & set(touched):
            yield row


def _rests(snapshot: Snapshot, evidence: str) -> list[tuple[str, str]]:
    """Give the systems and requirements whose answers rest on a piece of evidence."""
    answers = snapshot.state.all(Answer).values()
    return [(one.system, one.requirement) for one in answers if evidence in one.evidence]
