"""Duties as a table: who holds what, since when, accepted or not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, TypeAlias

from govdesk.app.names import is_duty
from govdesk.app.queries.register import RelationRow, relation_rows
from govdesk.app.snapshot import Snapshot
from govdesk.domain.records import Party, Relation
from govdesk.domain.responsibility.links import Links, acceptance, holds
from govdesk.domain.responsibility.who import Who
from govdesk.domain.state import State

Tone: TypeAlias = Literal["good", "warn", "bad", "neutral"]


@dataclass(frozen=True, slots=True)
class Standing:
    """How a relation stands on a day: in words, and how good that is."""

    says: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class DutyRow:
    """One duty and how it stands on the date."""

    relation: RelationRow
    standing: Standing


def standing(ties: Links, relation: Relation) -> Standing:
    """Say how a relation stands on the day of `ties`: whether it holds, its holder can answer, and has accepted."""
    if relation.state == "declined":
        return Standing("Declined", "bad")
    if not holds(relation, ties.on):
        return Standing("Does not hold on this day", "neutral")
    if not is_duty(relation):
        return Standing("Holds", "good")
    if absence := ties.absence(relation.source):
        return Standing(f"Holder {absence}", "bad")
    accepted = acceptance(relation, ties.on)
    if not accepted:
        return Standing("Needs no acceptance", "neutral")
    return Standing("Accepted", "good") if accepted == "accepted" else Standing("Proposed, not accepted", "warn")


def duties(snapshot: Snapshot, subject: str = "", *, past: bool = False) -> tuple[DutyRow, ...]:
    """Give the duties that hold on the date, or also the past ones; `subject` picks one party, system or component."""
    all_ = snapshot.state.all(Relation)
    ids = [one.id for one in all_.values() if is_duty(one) and (not subject or subject in {one.source, one.target})]
    rows = [row for row in relation_rows(snapshot, ids) if row.holds or past]
    return tuple(DutyRow(row, standing(snapshot.ties, all_[row.id])) for row in rows)


def answer_tone(answer: Who) -> Tone:
    """Say how good an answer is: one party that has accepted is good; shared or only proposed is not settled."""
    if not answer.accountable:
        return "bad"
    one = len({holder.party for holder in answer.accountable}) == 1
    return "good" if one and all(holder.acceptance == "accepted" for holder in answer.accountable) else "warn"


def turning_days(state: State, today: date) -> list[date]:
    """List the days up to today on which a relation or a party's membership began or was over, earliest first."""
    return sorted({one for one in _days(state) if one <= today})


def _days(state: State) -> Iterator[date]:
    spans = [(one.since, one.until) for one in state.all(Relation).values()]
    spans += [(one.joined, one.left) for one in state.all(Party).values()]
    accepted = [(one.accepted_on, None) for one in state.all(Relation).values()]
    for first, last in (*spans, *accepted):
        if first is not None:
            yield first
        if last is not None and last < date.max:
            yield last + timedelta(days=1)
