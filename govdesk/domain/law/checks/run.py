"""Runs checks: a check and the ground of one system give a result, the same each time."""

from __future__ import annotations

from govdesk.domain.law.checks.ground import Ground, Index, index
from govdesk.domain.law.checks.held_by import distinct, edges
from govdesk.domain.law.checks.kept import dates, evidence, fields
from govdesk.domain.law.checks.kinds import (
    Check,
    DateCheck,
    DistinctCheck,
    EdgeCheck,
    EvaluationCheck,
    EvidenceCheck,
    FieldCheck,
    FindingCheck,
)
from govdesk.domain.law.checks.measured import evaluation
from govdesk.domain.law.checks.needs import is_met, named, on_record
from govdesk.domain.law.checks.told import Checked, Sense, Sight
from govdesk.domain.said import listed
from govdesk.domain.truth import Truth

__all__ = ["Checked", "Ground", "Index", "index", "run"]


def run(check: Check, ground: Ground) -> Checked:  # noqa: PLR0911 - one kind of check a line
    """Give the result of a check for a system. Raises TypeError for a kind of check that does not exist."""
    match check:
        case FieldCheck():
            return fields(check, ground)
        case DateCheck():
            return dates(check, ground)
        case EvidenceCheck():
            return evidence(check, ground)
        case EvaluationCheck():
            return evaluation(check, ground)
        case EdgeCheck():
            return edges(check, ground)
        case DistinctCheck():
            return distinct(check, ground)
        case FindingCheck():
            return found(check, ground)
    raise TypeError(type(check).__name__)


def found(check: FindingCheck, ground: Ground) -> Checked:
    """Look whether some finding touches the system; without one, whether what it is about is on record at all."""
    held_against = ground.index.findings if check.anywhere else ground.findings
    defects = [one for id_ in check.findings for one in held_against.get(id_, ())]
    if defects:
        sights = tuple(Sight(Sense.AGAINST, f"{one.id}: {one.says}", one.subject) for one in defects)
        return Checked(check, Truth.NO, sights, defects[0].mend, defects[0].subject)
    seen = {need: tuple(on_record(need, ground)) for need in check.needs}
    sights = tuple(sight for found_of in seen.values() for sight in found_of)
    lacking = [need for need, found_of in seen.items() if not is_met(found_of)]
    none = Sight(
        Sense.FOR if not lacking else Sense.OPEN, f"There is no finding {listed(check.findings, word='or')} here."
    )
    settle = f"Record what it rests on: {listed([named(need, ground) for need in lacking])}."
    truth = Truth.UNKNOWN if lacking or not check.needs else Truth.YES
    place = next((sight.record for sight in sights if sight.sense is not Sense.FOR and sight.record), ground.system)
    return Checked(check, truth, (none, *sights), settle, place)
