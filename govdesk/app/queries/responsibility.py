"""Duties as a table: who holds what, since when, accepted or not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from govdesk.app.names import is_duty
from govdesk.app.queries.register import RelationRow, relation_rows
from govdesk.app.snapshot import Snapshot
from govdesk.domain.records import Relation
from govdesk.domain.responsibility.links import Links, acceptance, holds

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
