"""What changed between two dates in who answers for what: relations, and the findings that came and went."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal, TypeAlias

from govdesk.app.names import is_duty, relation_words
from govdesk.app.snapshot import Snapshot
from govdesk.domain.entry import name_of
from govdesk.domain.findings import Finding
from govdesk.domain.records import Party, Relation

What: TypeAlias = Literal["began", "accepted", "ended", "joined", "left"]
_ORDER = ("ended", "left", "joined", "began", "accepted")


@dataclass(frozen=True, slots=True)
class Turn:
    """One relation that began, was accepted or is over, or a party that joined or left. on: the first day of it."""

    on: date
    what: What
    record: str
    words: str
    subject: str
    document: str = ""


@dataclass(frozen=True, slots=True)
class Changed:
    """All that differs between the day `since` and the day `until`, by what is known now."""

    since: date
    until: date
    turns: tuple[Turn, ...]
    came: tuple[Finding, ...]
    went: tuple[Finding, ...]


def changed(snapshot: Snapshot, since: date) -> Changed:
    """Compare a day with the date of a snapshot, which must not lie before it.

    Turns are all those after `since` and up to the date; what began on a day that nobody knows is none. Findings are
    compared as they stand on the two days.
    """
    then = _keyed(_on(snapshot, since).findings())
    now = _keyed(snapshot.findings())
    turns = sorted(_turns(snapshot, since), key=lambda one: (one.on, _ORDER.index(one.what), one.words, one.record))
    came = tuple(found for key, found in now.items() if key not in then)
    went = tuple(found for key, found in then.items() if key not in now)
    return Changed(since, snapshot.on, tuple(turns), came, went)


def _on(snapshot: Snapshot, day: date) -> Snapshot:
    """Look at the same knowledge on another day."""
    return replace(snapshot, on=day, assessed_before={})


def _keyed(findings: tuple[Finding, ...]) -> dict[tuple[object, ...], Finding]:
    """Tell findings apart by what they are about; their words may count days."""
    return {(one.id, one.subject, one.related, one.since): one for one in findings}


def _turns(snapshot: Snapshot, since: date) -> Iterator[Turn]:
    state, until = snapshot.state, snapshot.on
    for one in state.all(Relation).values():
        days = _days(one) if one.state != "declined" else {}
        for what, on in days.items():
            if on is not None and since < on <= until:
                yield Turn(on, what, one.id, relation_words(state, one), one.target, one.document)
    for party in state.all(Party).values():
        stays: dict[What, date | None] = {"joined": party.joined, "left": _after(party.left)}
        for what, on in stays.items():
            if on is not None and since < on <= until:
                yield Turn(on, what, party.id, name_of(state, party.id), party.id)


def _days(one: Relation) -> dict[What, date | None]:
    return {"began": one.since, "accepted": one.accepted_on if is_duty(one) else None, "ended": _after(one.until)}


def _after(last: date | None) -> date | None:
    return None if last is None or last == date.max else last + timedelta(days=1)
