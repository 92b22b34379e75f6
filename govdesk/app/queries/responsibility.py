"""Duties as a table: who holds what, since when, accepted or not."""

from __future__ import annotations

from dataclasses import dataclass

from govdesk.app.names import is_duty
from govdesk.app.queries.holders import holders
from govdesk.app.queries.register import RelationRow, relation_rows
from govdesk.app.queries.words import count
from govdesk.app.snapshot import Snapshot
from govdesk.domain.records import Relation, System
from govdesk.domain.responsibility.links import NEED_ACCEPTANCE, acceptance


@dataclass(frozen=True, slots=True)
class DutyRow:
    """One duty. standing: Accepted, Waits for acceptance, Needs none, Holder has left …, Ended."""

    relation: RelationRow
    standing: str
    waits: bool


def duties(snapshot: Snapshot, subject: str = "", *, past: bool = False) -> tuple[DutyRow, ...]:
    """Give the duties that hold on the date, or also the past ones; `subject` picks one party, system or component."""
    all_ = snapshot.state.all(Relation).values()
    ids = [one.id for one in all_ if is_duty(one) and (not subject or subject in {one.source, one.target})]
    ties = holders(snapshot).ties
    rows = [row for row in relation_rows(snapshot, ids) if row.holds or past]
    by_id = snapshot.state.all(Relation)
    return tuple(_duty(row, by_id[row.id], ties.absence(row.source), snapshot) for row in rows)


def _duty(row: RelationRow, relation: Relation, absence: str, snapshot: Snapshot) -> DutyRow:
    if not row.holds:
        return DutyRow(row, "Declined" if relation.state == "declined" else "Not on this day", waits=False)
    if absence:
        return DutyRow(row, f"Holder {absence}", waits=False)
    if relation.kind not in NEED_ACCEPTANCE:
        return DutyRow(row, "Needs no acceptance", waits=False)
    accepted = acceptance(relation, snapshot.on) == "accepted"
    return DutyRow(row, "Accepted" if accepted else "Waits for acceptance", waits=not accepted)


@dataclass(frozen=True, slots=True)
class Charge:
    """What one system has in people: names, and how many duties wait for acceptance."""

    system: str
    name: str
    accountable: str
    responsible: str
    approves: str
    oversees: str
    waiting: str


def charges(snapshot: Snapshot) -> tuple[Charge, ...]:
    """Give for each system who is accountable, who is responsible, who approves and who oversees."""
    held = holders(snapshot)
    waiting = [row.relation.target for row in duties(snapshot) if row.waits]
    return tuple(
        Charge(
            system.id,
            system.name,
            held.names(system.id, "accountable"),
            held.names(system.id, "responsible"),
            held.names(system.id, "approves"),
            held.names(system.id, "oversees"),
            count(waiting.count(system.id), "duty", "duties"),
        )
        for system in snapshot.state.all(System).values()
    )
