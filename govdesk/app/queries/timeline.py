"""What comes next for an organization's systems: every known date, whom it touches, why, and how sure that is."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice

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
_CITED, _REASONS, _EXPLAINED = 3, 4, 5
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
    systems = (system,) if system else tuple(snapshot.state.all(System))
    packs = tuple(one for one in snapshot.packs if pack in {"", one.id})
    look = _Look(snapshot, systems, packs, since or snapshot.on, until or date.max)
    rows = [*_milestones(look), *_requirements(look)]
    if not pack:
        rows += (row for row in _records(look) if row.systems or not system)
    return tuple(sorted(rows, key=lambda row: (row.on, row.kind, row.pack, row.title)))


@dataclass(frozen=True, slots=True)
class _Look:
    """What is asked: of which systems and packs, from which day to which."""

    snapshot: Snapshot
    systems: tuple[str, ...]
    packs: tuple[Pack, ...]
    first: date
    last: date

    def within(self, on: date) -> bool:
        return self.first <= on <= self.last


def _milestones(look: _Look) -> Iterator[Coming]:
    """Give the dates of the packs; one with a condition only where it holds, or may hold, for a system."""
    for pack in look.packs:
        asked = {one: _inquiry(look.snapshot, one, pack) for one in look.systems}
        for number, one in enumerate(pack.milestones):
            truths = _truths(one, asked)
            if not look.within(one.on) or (one.when is not None and not truths):
                continue
            maybe = tuple(system for system, truth in truths.items() if truth is Truth.UNKNOWN)
            traces = ((system, asked[system].trace(one.when)) for system in truths if one.when is not None)
            why = _because(look.snapshot, islice(traces, _EXPLAINED), len(truths))
            again = sum((other.cite, other.title) == (one.cite, one.title) for other in pack.milestones[:number])
            key = f"{one.cite}\0{one.title}\0{again or ''}"
            yield Coming(one.on, "law", key, one.title, one.cite, pack.id, pack.id, tuple(truths), maybe, why)


def _inquiry(snapshot: Snapshot, system: str, pack: Pack) -> Inquiry:
    return Inquiry(snapshot.assessment(system, pack.id).facts, snapshot.on, pack.rules, pack.asked)


def _truths(one: Milestone, asked: Mapping[str, Inquiry]) -> dict[str, Truth]:
    """Tell of each system that a date touches, or may touch, which of both."""
    if one.when is None:
        return {}
    found = {system: one.when.truth(inquiry) for system, inquiry in asked.items()}
    return {system: truth for system, truth in found.items() if truth is not Truth.NO}


def _requirements(look: _Look) -> Iterator[Coming]:
    """Gather the requirements of a pack that begin, or may begin, on one day; what is suspended has no day."""
    found: dict[tuple[str, date, bool], list[tuple[str, Assessed]]] = defaultdict(list)
    for system in look.systems:
        for pack in look.packs:
            for one in look.snapshot.assessment(system, pack.id).requirements:
                coming = one.since is not None and look.within(one.since) and not one.conditional
                if coming and one.since is not None and one.applies is not Truth.NO:
                    sure = one.applies is Truth.YES and not one.since_open
                    found[pack.id, one.since, sure].append((system, one))
    for (pack_id, on, sure), rows in found.items():
        yield _begins(look.snapshot, pack_id, on, rows, sure=sure)


def _begins(snapshot: Snapshot, pack: str, on: date, rows: list[tuple[str, Assessed]], *, sure: bool) -> Coming:
    systems = tuple(dict.fromkeys(system for system, _ in rows))
    asked = {one.requirement.id: one.requirement for _, one in rows}
    first = next(iter(asked.values()))
    what = f"“{first.title}”" if len(asked) == 1 else count(len(asked), "requirement")
    verb = ("begins" if len(asked) == 1 else "begin") if sure else "may begin"
    traces = ((system, one.trace) for system, one in rows if system in systems[:_EXPLAINED])
    return Coming(
        on=on,
        kind="requirements",
        key=f"{on.isoformat()}\0{sure}",
        title=f"{what} {verb} to apply to {count(len(systems), 'system')}",
        cite=listed(list(dict.fromkeys(one.cite for one in asked.values() if one.cite)), _CITED),
        record=pack,
        pack=pack,
        systems=systems,
        maybe=() if sure else systems,
        why=_because(snapshot, traces, len(systems)),
        requirements=tuple((one.id, f"{one.title}, {one.cite}" if one.cite else one.title) for one in asked.values()),
    )


def _because(snapshot: Snapshot, traces: Iterable[tuple[str, Trace]], systems: int) -> tuple[str, ...]:
    """Say for the first systems what decides, or what is not known yet."""
    said: dict[str, dict[str, None]] = defaultdict(dict)
    for system, trace in traces:
        for one in _deciding(trace):
            said[system][one.says + (" (not known yet)" if one.value is Truth.UNKNOWN else "")] = None
    names = {system: name_of(snapshot.state, system) for system in said}
    lines = [f"{names[system]}, because: {listed(list(words), _REASONS)}" for system, words in said.items()]
    more = systems - _EXPLAINED
    return (*lines, f"And {count(more, 'more system')}") if more > 0 else tuple(lines)


def _deciding(trace: Trace) -> Iterator[Trace]:
    """Give the rules and facts that decide, not looking into the rules."""
    if trace.op in {"rule", "fact"}:
        yield trace
        return
    for one in trace.deciding:
        yield from _deciding(one)


def _records(look: _Look) -> Iterator[Coming]:
    """Give the days on which evidence is no longer fresh, and on which duties end, with the systems that need them."""
    seen = look.snapshot
    rows = (*(("evidence", one) for one in evidence_dates(seen)), *(("duty", one) for one in duty_dates(seen)))
    found = [(kind, row) for kind, row in rows if look.within(row.on)]
    near = {one: foundation_among(seen.ties, seen.state, one) for one in look.systems} if found else {}
    for kind, row in found:
        about = {row.cite, *row.systems}
        systems = tuple(one for one, foundation in near.items() if about & foundation)
        yield Coming(row.on, kind, row.cite, row.title, "", row.cite, systems=systems)
