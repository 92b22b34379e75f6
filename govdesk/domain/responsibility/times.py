"""Findings on time: days on which nobody was accountable, and holders who have left."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from govdesk.domain.findings import Finding, Severity
from govdesk.domain.records import Organization, Party, Relation, System
from govdesk.domain.responsibility.links import DUTIES, Links, Thing, covers, holds, in_life, things
from govdesk.domain.responsibility.owners import checked
from govdesk.domain.responsibility.standing import acting
from govdesk.domain.responsibility.steps import read_aloud
from govdesk.domain.said import day
from govdesk.domain.state import State

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Past:
    """Accountability for the whole of each system and all deputies, whenever they hold."""

    things: dict[str, Thing]
    duties: dict[str, list[Relation]]
    deputies: dict[str, list[Relation]]


def time_gaps(state: State, on: date) -> Iterator[Finding]:
    """G-08: days from the start of a system on (or the first known duty) on which nobody was accountable for it.

    Only up to the day, or to the end of the system; a gap that still lasts is G-01, not this.
    """
    past = _past(state)
    for system in state.all(System).values():
        for first, last in _gaps(past, system, on):
            says = (
                f"Nobody was accountable for {system.name or system.id} from {day(first)} to {day(last)} "
                f"({(last - first).days + 1} days). Medium, because nobody answers for what it did on these days."
            )
            mend = "Record who answered on these days, with a document; or correct the dates of the duties."
            yield Finding("G-08", Severity.MEDIUM, system.id, says, mend, since=first, until=last)


def _past(state: State) -> _Past:
    duties, deputies = defaultdict(list), defaultdict(list)
    for relation in state.all(Relation).values():
        if relation.kind == "accountable" and not relation.scope:
            duties[relation.target].append(relation)
        elif relation.kind == "deputy_of":
            deputies[relation.target].append(relation)
    return _Past(things(state), duties, deputies)


def _gaps(past: _Past, system: System, on: date) -> Iterator[tuple[date, date]]:
    duties = past.duties.get(system.id, [])
    start = system.started or min([duty.since for duty in duties if duty.since], default=None)
    end = min(on, system.ended) if system.ended else on
    if start is None or start > end:
        return
    marks = sorted({start, *(mark for mark in _marks(past, duties) if start < mark <= end)})
    opened: date | None = None
    for mark in marks:
        if _covered(past, duties, mark):
            if opened:
                yield opened, mark - _DAY
            opened = None
        else:
            opened = opened or mark
    if opened and not in_life(system, on):
        yield opened, end


def _marks(past: _Past, duties: list[Relation]) -> set[date]:
    """Give every day on which coverage may change."""
    marks: set[date] = set()
    seen: set[str] = set()
    waiting = list(duties)
    while waiting:
        relation = waiting.pop()
        marks |= _edges(relation.since, relation.until)
        if relation.source not in seen:
            seen.add(relation.source)
            waiting.extend(past.deputies.get(relation.source, []))
            thing = past.things.get(relation.source)
            if isinstance(thing, Party):
                marks |= _edges(thing.joined, thing.left)
    return marks


def _edges(first: date | None, last: date | None) -> set[date]:
    begins = {first} if first else set()
    return begins | ({last + _DAY} if last and last < date.max else set())


def _covered(past: _Past, duties: Iterable[Relation], on: date) -> bool:
    for duty in duties:
        if not holds(duty, on):
            continue
        seen, waiting = {duty.source}, [duty.source]
        while waiting:
            party = waiting.pop()
            if _present(past.things.get(party), on):
                return True
            for deputy in past.deputies.get(party, []):
                if deputy.source not in seen and holds(deputy, on) and covers(deputy, "", duty.target):
                    seen.add(deputy.source)
                    waiting.append(deputy.source)
    return False


def _present(thing: Thing | None, on: date) -> bool:
    if isinstance(thing, Party):
        return (thing.joined is None or thing.joined <= on) and (thing.left is None or on <= thing.left)
    return isinstance(thing, Organization)


STAND_INS = {"deputy_of": "source", "delegates_to": "target", "escalates_to": "target", "reports_to": "target"}


def departed(ties: Links) -> Iterator[Finding]:
    """G-13: a duty, delegation, deputyship or way up holds on a day, and the party that it relies on left before.

    Duties on retired systems, and what other parties that left had delegated or reported, are not looked at.
    """
    for relation in ties.relations:
        side = "source" if relation.kind in DUTIES else STAND_INS.get(relation.kind, "")
        if not side:
            continue
        party, subject = relation.source, relation.target
        if side == "target":
            party, subject = subject, party
        looked_at = checked(ties, subject) if relation.kind in DUTIES else not _left(ties, subject)
        if looked_at and _left(ties, party):
            yield _left_behind(ties, relation, party, subject)


def _left(ties: Links, id_: str) -> bool:
    thing = ties.things.get(id_)
    return isinstance(thing, Party) and thing.left is not None and thing.left < ties.on


def _left_behind(ties: Links, relation: Relation, party: str, subject: str) -> Finding:
    severity, reason = _severity(ties, relation)
    says = f"{ties.name(party)} {ties.absence(party)}, but still holds: {read_aloud(ties, relation)}. {reason}"
    mend = "End this on the last day and hand it over to somebody who is there."
    return Finding("G-13", severity, subject, says, mend, (party, relation.id))


def _severity(ties: Links, relation: Relation) -> tuple[Severity, str]:
    if relation.kind == "accountable" and not acting(ties, relation):
        return Severity.HIGH, "High, because no deputy stands in."
    if relation.kind in ("accountable", "responsible", "approves", "oversees", "delegates_to"):
        return Severity.MEDIUM, "Medium, because a duty rests on somebody who is gone."
    return Severity.LOW, "Low, because no duty rests on it directly."
