"""Workspaces made from a check alone, in which it says yes, no or unknown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from govdesk.app.snapshot import Snapshot
from govdesk.domain.law.checks.kinds import (
    AT_LEAST,
    AT_MOST,
    NO_WORSE,
    WITHIN,
    Check,
    DateCheck,
    DistinctCheck,
    EdgeCheck,
    EvaluationCheck,
    EvidenceCheck,
    FieldCheck,
    FindingCheck,
    Metric,
    Side,
)
from govdesk.domain.law.checks.told import Checked
from govdesk.domain.law.packs import Pack
from govdesk.domain.records import (
    Answer,
    Component,
    Evidence,
    Party,
    Record,
    Relation,
    System,
)
from govdesk.domain.state import MemoryState
from govdesk.store.packs import load_pack, shipped
from tests.check_basis import (
    BARE,
    BASIS,
    FRESH,
    ON,
    PLACES,
    STALE,
    fact,
    related,
    subjects,
    with_value,
)
from tests.check_defects import defect, in_order

__all__ = ["BARE", "BASIS", "ON", "apart", "every_check", "looked", "no", "packs_with_checks", "unknown", "yes"]


@cache
def packs_with_checks() -> tuple[Pack, ...]:
    read = [pack for pack in map(load_pack, shipped()) if isinstance(pack, Pack)]
    return tuple(pack for pack in read if any(one.checks for one in pack.requirements))


def every_check() -> list[Check]:
    return [check for pack in packs_with_checks() for one in pack.requirements for check in one.checks]


def unknown(check: Check) -> tuple[Record, ...]:
    """Make a workspace with nothing in it but the system; where nothing at all is a defect, with the least beside."""
    if isinstance(check, FindingCheck) and check.findings == ("G-01",):
        return BARE[0], System("sys", "Kiosk", status="retired")
    if isinstance(check, FindingCheck) and check.findings == ("G-16",):
        return (*BARE, Party("ben", "Ben", "person"), related("responsible", "ben", "sys"))
    return BARE


def apart(records: Iterable[Record]) -> Iterator[Record]:
    """Give statements under other ids, as another source would make them."""
    for one in records:
        if isinstance(one, Answer):
            yield replace(one, id=f"{one.id}-x", evidence=tuple(f"{id_}-x" for id_ in one.evidence))
        else:
            yield replace(one, id=f"{one.id}-x")


def looked(records: Iterable[Record], check: Check) -> Checked:
    """Run a check on a workspace with the findings that the program itself has of it."""
    pack = next(pack for pack in packs_with_checks() if check.requirement in pack.duties)
    seen = Snapshot(MemoryState(records), (pack,), ON, ON)
    return next(one for one in seen.checked("sys", pack.duties[check.requirement]) if one.check == check)


def yes(check: Check) -> tuple[Record, ...]:  # noqa: C901, PLR0911 - one kind of check a line
    match check:
        case FieldCheck():
            records: tuple[Record, ...] = BASIS
            for name in check.names:
                records = with_value(records, name, "said")
            return records
        case DateCheck():
            return with_value(BASIS, check.name, ON + timedelta(days=9))
        case EvidenceCheck():
            return (*BASIS, *_kept(check, FRESH))
        case EvaluationCheck():
            return (*BASIS, *_results(check, good=True))
        case EdgeCheck():
            return (*BASIS, *_duties(check, ("ana",)))
        case DistinctCheck():
            return (*BASIS, _holds(check.one, "ana"), _holds(check.other, "ben"))
        case FindingCheck():
            return in_order()
    raise TypeError(check)


def no(check: Check) -> tuple[Record, ...]:  # noqa: PLR0911 - one kind of check a line
    match check:
        case FieldCheck():
            return with_value(yes(check), _free(check), "none") if _free(check) else _without(yes(check), check)
        case DateCheck():
            return with_value(BASIS, check.name, ON - timedelta(days=9))
        case EvidenceCheck():
            return (*BASIS, *_kept(check, STALE))
        case EvaluationCheck():
            return (*BASIS, *_results(check, good=False))
        case EdgeCheck():
            return (*_gone(), *_duties(check, ("gone",)))
        case DistinctCheck():
            return (*BASIS, _holds(check.one, "ana"), _holds(check.other, "ana"))
        case FindingCheck():
            return defect(check.findings[0])
    raise TypeError(check)


def _free(check: FieldCheck) -> str:
    """Name a field of the check that stands in no record, so that a person can say that there is none."""
    fields = {"system": System, "dataset": Component, "model": Component, "supplier": Party}
    for name in check.names:
        place, _, field = name.partition(".")
        if not hasattr(fields[place], field):
            return name
    return ""


def _without(records: tuple[Record, ...], check: FieldCheck) -> tuple[Record, ...]:
    """Say "none" in a text field of the record itself."""
    ids, field = subjects(check.names[0])
    return tuple(replace(one, **{field: "none"}) if one.id in ids else one for one in records)


def _kept(check: EvidenceCheck, added: date) -> tuple[Record, ...]:
    file = Evidence("ev", "file.pdf", "0" * 64, 1, added, kind=check.kind)
    requirement = check.requirement
    return file, Answer(f"sys/{requirement}", "sys", requirement, "p", "in_progress", "", "Ana", FRESH, ("ev",))


def _results(check: EvaluationCheck, *, good: bool) -> tuple[Record, ...]:
    metric = check.metrics[0] if check.metrics else Metric("any", "Any")
    key = f"evaluation.{metric.id}"
    high = metric.better == "high"
    if check.op == WITHIN:
        return (fact("m", key, (metric.ideal or 0) + (0 if good else (check.limit or 0) + 0.3)),)
    if check.op in {AT_LEAST, AT_MOST}:
        return (fact("m", key, 1 if high is good else 0),)
    if check.op == NO_WORSE:
        return fact("b", key, 5), fact("m", key, 5 if good else (4 if high else 6))
    return (fact("m", key, 1, FRESH if good else STALE),)


def _duties(check: EdgeCheck, holders: tuple[str, ...]) -> tuple[Record, ...]:
    scope = check.requirement if check.own else ""
    return tuple(related(check.relation, who, to, scope=scope) for who in holders for to in PLACES[check.of])


def _gone() -> tuple[Record, ...]:
    return (*BASIS, Party("gone", "Gone", "person", left=STALE))


def _holds(side: Side, party: str) -> Relation:
    return related(side.relations[0], party, "sys", scope=side.scopes[0] if side.scopes else "")
