"""What GovDesk sees of requirements by itself: a row for each check, the answer that they offer, the limits in use."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from govdesk.app.names import find_named, find_record
from govdesk.app.queries.places import Place, duty_place
from govdesk.app.snapshot import Snapshot
from govdesk.domain.law.checks import limits, measured
from govdesk.domain.law.checks.kinds import DateCheck, DistinctCheck, EdgeCheck, EvidenceCheck
from govdesk.domain.law.checks.limits import Threshold
from govdesk.domain.law.checks.run import Checked
from govdesk.domain.law.checks.told import Limit, Sense
from govdesk.domain.law.packs import Requirement
from govdesk.domain.plain import field_infos
from govdesk.domain.records import kind_of
from govdesk.domain.said import listed
from govdesk.domain.truth import Truth
from govdesk.domain.words import DUTIES

WORDS = {Truth.YES: "Yes", Truth.NO: "No", Truth.UNKNOWN: "Not known"}


_FIRST = {Truth.YES: Sense.FOR, Truth.NO: Sense.AGAINST, Truth.UNKNOWN: Sense.OPEN}


@dataclass(frozen=True, slots=True)
class CheckRow:
    """One check of one requirement for one system.

    seen: what was looked at, each a sentence with the id of its record. limits: which were used, and whose they are.
    settle: what a person can do about it; "" where it says yes. place: where that is done. lacks: facts to be said.
    """

    system: str
    requirement: str
    id: str
    title: str
    truth: Truth
    seen: tuple[str, ...]
    limits: tuple[str, ...]
    settle: str
    place: Place
    lacks: tuple[Lack, ...] = ()
    thresholds: tuple[ThresholdRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Lack:
    """A fact that nobody said yet: about what, under which key, in words. measured: a result, which has a day."""

    subject: str
    key: str
    words: str
    measured: bool = False
    dated: bool = False


@dataclass(frozen=True, slots=True)
class Offer:
    """An answer that checks offer to a person: a state, and its reason in words."""

    state: str
    reason: str


def requirement_of(snapshot: Snapshot, id_: str) -> Requirement | None:
    """Find a requirement in the packs in use."""
    return next((pack.duties[id_] for pack in snapshot.packs if id_ in pack.duties), None)


def check_rows(snapshot: Snapshot, system: str, requirement: str) -> tuple[CheckRow, ...]:
    """Give the checks of a requirement as they stand for a system; none where it has none."""
    asked = requirement_of(snapshot, requirement)
    found = snapshot.checked(system, asked) if asked is not None else ()
    return tuple(_row(snapshot, system, requirement, one) for one in found)


def verdict(snapshot: Snapshot, system: str, requirement: Requirement) -> Truth | None:
    """Say what the checks of a requirement come to: no before unknown before yes; None where it has none."""
    truths = {one.truth for one in snapshot.checked(system, requirement)}
    return next((truth for truth in (Truth.NO, Truth.UNKNOWN, Truth.YES) if truth in truths), None)


def _row(snapshot: Snapshot, system: str, requirement: str, one: Checked) -> CheckRow:
    first = _FIRST[one.truth]
    ordered = sorted(one.sights, key=lambda sight: sight.sense is not first)
    return CheckRow(
        system,
        requirement,
        one.check.id,
        one.check.title,
        one.truth,
        tuple(dict.fromkeys(str(sight) for sight in ordered)),
        tuple(limits.said(limit) for limit in one.limits),
        "" if one.truth is Truth.YES else one.settle,
        _place(snapshot, f"{system}/{requirement}", one),
        _lacks(snapshot, one),
        tuple(ThresholdRow("", limit, snapshot.limit(limit)) for limit in limits.thresholds(one.check)),
    )


def _lacks(snapshot: Snapshot, one: Checked) -> tuple[Lack, ...]:
    """Name what a person can say right here: no field of a record, which has its own form."""
    titles = {measured.PREFIX + metric.id: metric.title for metric in getattr(one.check, "metrics", ())}
    found = []
    for subject, key in one.lacks:
        record = find_named(snapshot.state, subject)
        field = key.partition(".")[2] or key
        if record is not None and (key in titles or field not in field_infos(type(record))):
            words = titles.get(key) or f"{field[:1].upper()}{field[1:]}".replace("_", " ")
            dated = isinstance(one.check, DateCheck)
            found.append(Lack(subject, key, f"{words}: {record.name or subject}", key in titles, dated))
    return tuple(found)


def _place(snapshot: Snapshot, answer: str, one: Checked) -> Place:
    check = one.check
    if isinstance(check, EvidenceCheck):
        return "requirement", answer
    if isinstance(check, DistinctCheck):
        return "who", one.place
    if isinstance(check, EdgeCheck) and check.relation in dict(DUTIES):
        return duty_place(one.place, check.relation)
    record = find_record(snapshot.state, one.place)
    return (kind_of(record), one.place) if record is not None else ("requirement", answer)


def offer(rows: tuple[CheckRow, ...]) -> Offer | None:
    """Offer an answer from what checks see; a person decides. None where all of them are unknown."""
    by = {truth: [row for row in rows if row.truth is truth] for truth in Truth}
    if not by[Truth.YES] and not by[Truth.NO]:
        return None
    state = "partly_met" if by[Truth.YES] else "not_met"
    if not by[Truth.NO]:
        state = "in_progress" if by[Truth.UNKNOWN] else "met"
    return Offer(state, " ".join(_reasons(by)))


def _reasons(by: dict[Truth, list[CheckRow]]) -> Iterator[str]:
    for row in (*by[Truth.NO], *by[Truth.YES]):
        yield f"{row.title}: {WORDS[row.truth].lower()}. {row.seen[0] if row.seen else ''}".rstrip()
    if by[Truth.UNKNOWN]:
        yield f"Not known: {listed([row.title for row in by[Truth.UNKNOWN]])}."


@dataclass(frozen=True, slots=True)
class ThresholdRow:
    """One limit: the pack and requirement that use it, the house default, and what counts now."""

    pack: str
    threshold: Threshold
    limit: Limit

    @property
    def unit(self) -> str:
        """Say what the number counts."""
        return "days" if self.threshold.in_days else "limit"


def threshold_rows(snapshot: Snapshot) -> tuple[ThresholdRow, ...]:
    """Give every limit of the packs in use."""
    return tuple(
        ThresholdRow(pack.id, one, snapshot.limit(one))
        for pack in snapshot.packs
        for requirement in pack.requirements
        for check in requirement.checks
        for one in limits.thresholds(check)
    )
