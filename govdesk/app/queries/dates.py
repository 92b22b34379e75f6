"""What comes when: legal dates, dates from which requirements apply, freshness of evidence, ends of duties."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from govdesk.app.names import is_duty, relation_words
from govdesk.app.snapshot import Snapshot
from govdesk.domain.law.packs import Requirement
from govdesk.domain.law.rules import Inquiry
from govdesk.domain.records import Evidence, Relation, System
from govdesk.domain.said import count, listed
from govdesk.domain.truth import Truth

_CITED = 3


@dataclass(frozen=True, slots=True)
class DateRow:
    """One date. kind: law, requirements, evidence or duty. systems: ids of those it touches; empty means all."""

    on: date
    kind: str
    title: str
    cite: str
    systems: tuple[str, ...] = ()
    requirements: tuple[str, ...] = ()


def next_dates(snapshot: Snapshot, days: int = 3660) -> tuple[DateRow, ...]:
    """Give what comes after the date asked about, soonest first, up to some days ahead."""
    last = _later(snapshot.on, days)
    rows = [*_milestones(snapshot), *_requirements(snapshot), *evidence_dates(snapshot), *duty_dates(snapshot)]
    return tuple(sorted((row for row in rows if snapshot.on < row.on <= last), key=lambda row: (row.on, row.title)))


def _later(on: date, days: int) -> date:
    """Give the day that lies so many days later, or the last day of the calendar."""
    return date.fromordinal(min(on.toordinal() + days, date.max.toordinal()))


def next_legal_dates(snapshot: Snapshot) -> tuple[DateRow, ...]:
    """Give the dates that the law sets, soonest first."""
    return tuple(row for row in next_dates(snapshot) if row.kind in {"law", "requirements"})


def _milestones(snapshot: Snapshot) -> Iterator[DateRow]:
    """Give the dates of the packs; one with a condition only where it holds, or may hold, for a system."""
    for pack in snapshot.packs:
        asked = [
            (system, Inquiry(snapshot.assessment(system, pack.id).facts, snapshot.on, pack.rules, pack.asked))
            for system in snapshot.state.all(System)
        ]
        for one in pack.milestones:
            when = one.when
            touched = () if when is None else tuple(s for s, facts in asked if when.truth(facts) is not Truth.NO)
            if when is None or touched:
                yield DateRow(one.on, "law", one.title, one.cite, touched)


def _requirements(snapshot: Snapshot) -> Iterator[DateRow]:
    """Gather the requirements that will apply to a system from one day on, and that nothing suspends."""
    waiting: dict[date, list[tuple[str, Requirement]]] = defaultdict(list)
    for system in snapshot.state.all(System):
        for assessment in snapshot.assessments(system):
            for one in assessment.requirements:
                coming = one.since is not None and one.since > snapshot.on and not one.conditional
                if coming and one.since is not None and one.applies is Truth.YES:
                    waiting[one.since].append((system, one.requirement))
    for on, found in waiting.items():
        systems = tuple(sorted({system for system, _ in found}))
        asked = {requirement.id: requirement for _, requirement in found}
        first = next(iter(asked.values()))
        what = f"“{first.title}” begins" if len(asked) == 1 else f"{len(asked)} requirements begin"
        title = f"{what} to apply to {count(len(systems), 'system')}"
        cites = listed(list(dict.fromkeys(one.cite for one in asked.values() if one.cite)), _CITED)
        yield DateRow(on, "requirements", title, cites, systems, tuple(sorted(asked)))


def evidence_dates(snapshot: Snapshot) -> Iterator[DateRow]:
    """Give the first days on which evidence is no longer fresh; the cite is the id of its record."""
    for kept in snapshot.state.all(Evidence).values():
        if kept.expires is not None and kept.expires < date.max:
            yield DateRow(kept.expires + timedelta(days=1), "evidence", f"{kept.name} is no longer fresh", kept.id)


def duty_dates(snapshot: Snapshot) -> Iterator[DateRow]:
    """Give the first days on which duties no longer hold; the cite is the id of the relation."""
    for relation in snapshot.state.all(Relation).values():
        if relation.until is not None and relation.until < date.max and is_duty(relation):
            words = relation_words(snapshot.state, relation)
            yield DateRow(
                relation.until + timedelta(days=1), "duty", f"No longer: {words}", relation.id, (relation.target,)
            )
