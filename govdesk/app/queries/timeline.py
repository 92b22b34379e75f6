"""What comes next for an organization's systems: every known date, whom it touches, why, and how sure that is."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from govdesk.app.queries.dates import duty_dates, evidence_dates
from govdesk.app.snapshot import Snapshot
from govdesk.domain.entry import name_of
from govdesk.domain.law.assessment import Assessed
from govdesk.domain.law.packs import Milestone, Pack
from govdesk.domain.law.rules import Inquiry
from govdesk.domain.law.traces import Trace
from govdesk.domain.records import System
from govdesk.domain.responsibility.foundation import foundation_among
from govdesk.domain.said import count, listed
from govdesk.domain.truth import Truth

KINDS = {"law": "Law", "requirements": "Requirements", "evidence": "Evidence", "duty": "Duty"}
_CITED, _REASONS = 3, 4
_MAY = "may apply"


@dataclass(frozen=True, slots=True)
class Coming:
    """One date. kind: law, requirements, evidence or duty. key: the same for the same thing in every state.

    systems: ids of those it touches; empty means all. maybe: those of them of which it is not known whether it does, or
    from which day. why: what the date rests on, in words. requirements: the ids and titles of those that begin.
    record: the id of the record or pack that it comes from.
    """

    on: date
    kind: str
    key: str
    title: str
    cite: str
    record: str
    pack: str = ""
    systems: tuple[str, ...] = ()
    maybe: tuple[str, ...] = ()
    why: tuple[str, ...] = ()
    requirements: tuple[tuple[str, str], ...] = ()

    @property
    def sure(self) -> bool:
        """Tell whether it touches at least one system for certain, from this day."""
        return not self.systems or bool(set(self.systems) - set(self.maybe))

    @property
    def headline(self) -> str:
        """Give the title; what is not certain is marked."""
        return self.title if self.sure or self.kind != "law" else f"{self.title} ({_MAY})"

    @property
    def uid(self) -> str:
        """Name it for calendars: the same as long as it is the same thing."""
        return hashlib.sha256(f"{self.kind}\0{self.pack}\0{self.key}".encode()).hexdigest()[:32]


def timeline(
    snapshot: Snapshot, system: str = "", pack: str = "", since: date | None = None, until: date | None = None
) -> tuple[Coming, ...]:
    """Give the dates in order, from the day asked about on, or from `since`; `until` is the last day.

    system: only those that touch it. pack: only those of one pack in use.
    """
    first, last = since or snapshot.on, until or date.max
    rows = [*_milestones(snapshot), *_requirements(snapshot), *_records(snapshot)]
    kept = (row for row in rows if first <= row.on <= last and pack in {"", row.pack})
    mine = (_only(row, system) for row in kept if not system or not row.systems or system in row.systems)
    return tuple(sorted(mine, key=lambda row: (row.on, row.kind, row.pack, row.title)))


def _only(row: Coming, system: str) -> Coming:
    """Say of a date that touches several systems what it says of one."""
    if not system or not row.systems:
        return row
    return replace(row, systems=(system,), maybe=tuple(one for one in row.maybe if one == system))


def _milestones(snapshot: Snapshot) -> Iterator[Coming]:
    """Give the dates of the packs; one with a condition only where it holds, or may hold, for a system."""
    for pack in snapshot.packs:
        for number, one in enumerate(pack.milestones):
            found = dict(_touched(snapshot, pack, one)) if one.when is not None else {}
            if one.when is None or found:
                systems = tuple(found)
                maybe = tuple(system for system, trace in found.items() if trace.value is Truth.UNKNOWN)
                why = _because(snapshot, found.items())
                again = sum((other.cite, other.title) == (one.cite, one.title) for other in pack.milestones[:number])
                key = f"{one.cite}\0{one.title}\0{again or ''}"
                yield Coming(one.on, "law", key, one.title, one.cite, pack.id, pack.id, systems, maybe, why)


def _touched(snapshot: Snapshot, pack: Pack, one: Milestone) -> Iterator[tuple[str, Trace]]:
    for system in snapshot.state.all(System):
        inquiry = Inquiry(snapshot.assessment(system, pack.id).facts, snapshot.on, pack.rules, pack.asked)
        if one.when is not None and one.when.truth(inquiry) is not Truth.NO:
            yield system, inquiry.trace(one.when)


def _requirements(snapshot: Snapshot) -> Iterator[Coming]:
    """Gather the requirements of a pack that begin, or may begin, on one day; what is suspended has no day."""
    found: dict[tuple[str, date, bool], list[tuple[str, Assessed]]] = defaultdict(list)
    for system in snapshot.state.all(System):
        for assessment in snapshot.assessments(system):
            for one in assessment.requirements:
                if one.since is not None and not one.conditional and one.applies is not Truth.NO:
                    sure = one.applies is Truth.YES and not one.since_open
                    found[assessment.pack.id, one.since, sure].append((system, one))
    for (pack, on, sure), rows in found.items():
        yield _begins(snapshot, pack, on, rows, sure=sure)


def _begins(snapshot: Snapshot, pack: str, on: date, rows: list[tuple[str, Assessed]], *, sure: bool) -> Coming:
    systems = tuple(sorted({system for system, _ in rows}))
    asked = {one.requirement.id: one.requirement for _, one in rows}
    first = next(iter(asked.values()))
    what = f"“{first.title}”" if len(asked) == 1 else count(len(asked), "requirement")
    verb = ("begins" if len(asked) == 1 else "begin") if sure else "may begin"
    title = f"{what} {verb} to apply to {count(len(systems), 'system')}"
    return Coming(
        on,
        "requirements",
        f"{on.isoformat()}\0{sure}",
        title,
        listed(list(dict.fromkeys(one.cite for one in asked.values() if one.cite)), _CITED),
        pack,
        pack,
        systems,
        () if sure else systems,
        _because(snapshot, ((system, one.trace) for system, one in rows)),
        tuple((one.id, f"{one.title}, {one.cite}" if one.cite else one.title) for one in asked.values()),
    )


def _because(snapshot: Snapshot, traces: Iterable[tuple[str, Trace]]) -> tuple[str, ...]:
    """Say for each system what decides, or what is not known yet."""
    said: dict[str, dict[str, None]] = defaultdict(dict)
    for system, trace in traces:
        for one in _deciding(trace):
            said[system][one.says + (" (not known yet)" if one.value is Truth.UNKNOWN else "")] = None
    return tuple(
        f"{name_of(snapshot.state, system)}, because: {listed(list(words), _REASONS)}" for system, words in said.items()
    )


def _deciding(trace: Trace) -> Iterator[Trace]:
    """Give the rules and facts that decide, not looking into the rules."""
    if trace.op in {"rule", "fact"}:
        yield trace
        return
    for one in trace.deciding:
        yield from _deciding(one)


def _records(snapshot: Snapshot) -> Iterator[Coming]:
    """Give the days on which evidence is no longer fresh, and on which duties end, with the systems that need them."""
    found = (*(("evidence", row) for row in evidence_dates(snapshot)), *(("duty", row) for row in duty_dates(snapshot)))
    near = {one: foundation_among(snapshot.ties, snapshot.state, one) for one in snapshot.state.all(System)}
    for kind, row in found:
        about = {row.cite, *row.systems}
        systems = tuple(one for one, foundation in near.items() if about & foundation)
        yield Coming(row.on, kind, row.cite, row.title, "", row.cite, systems=systems)
