"""What would be so if some answers were others: the same pack asked again, and what differs. Nothing is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from govdesk.domain.law.assessment import Assessed, Assessment, Concluded, Determined, assess
from govdesk.domain.law.known import FactSet, Known
from govdesk.domain.records import Value
from govdesk.domain.truth import Truth

SUPPOSED = "supposed"
"""The origin of an answer that is only tried out."""
_SAYS = "supposed, not recorded"
_MOVES = {
    (Truth.NO, Truth.YES): "appears",
    (Truth.NO, Truth.UNKNOWN): "may appear",
    (Truth.UNKNOWN, Truth.YES): "is certain",
    (Truth.YES, Truth.UNKNOWN): "is no longer certain",
    (Truth.YES, Truth.NO): "goes",
    (Truth.UNKNOWN, Truth.NO): "is ruled out",
}


@dataclass(frozen=True, slots=True)
class Move:
    """A requirement before and after.

    how: appears, may appear, is certain, is no longer certain, goes, is ruled out; or, where it applies as before: date
    moves, is suspended, is no longer suspended.
    """

    how: str
    before: Assessed
    after: Assessed


@dataclass(frozen=True, slots=True)
class Differences:
    """What differs between two assessments of one pack, each before and after. asked: questions open only after."""

    outcomes: tuple[tuple[Concluded, Concluded], ...]
    determinations: tuple[tuple[Determined, Determined], ...]
    requirements: tuple[Move, ...]
    asked: tuple[str, ...] = ()
    no_longer_asked: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether anything differs."""
        parts = (self.outcomes, self.determinations, self.requirements, self.asked, self.no_longer_asked)
        return any(parts)


def replaced(facts: FactSet, values: Mapping[str, Value]) -> FactSet:
    """Put answers in the place of what is known; None makes one unknown. What disagreed about them is gone."""
    known = {key: one for key, one in facts.known.items() if key not in values}
    known |= {key: Known(value, _SAYS, SUPPOSED) for key, value in values.items() if value is not None}
    conflicts = {key: one for key, one in facts.conflicts.items() if key not in values}
    misfits = {key: one for key, one in facts.misfits.items() if key not in values}
    return FactSet(known, conflicts, misfits)


def suppose(assessment: Assessment, values: Mapping[str, Value], begun: date | None = None) -> Assessment:
    """Ask the same pack on the same day, with some answers replaced. Those to questions of other packs are left out.

    begun: the day on which the system began; None where it is not known.
    """
    mine = {key: value for key, value in values.items() if key in assessment.pack.asked}
    answers = [one.answer for one in assessment.requirements if one.answer is not None]
    facts = replaced(assessment.facts, mine)
    return assess(assessment.pack, assessment.system, facts, answers, assessment.on, begun)


def differences(before: Assessment, after: Assessment) -> Differences:
    """Compare two assessments of the same system by the same pack."""
    first, then = ({one.question.id for one in found.open_questions} for found in (before, after))
    told = zip(before.conclusions, after.conclusions, strict=True)
    rules = zip(before.determinations, after.determinations, strict=True)
    order = before.pack.asked
    return Differences(
        tuple(pair for pair in told if _told(pair[0]) != _told(pair[1])),
        tuple(pair for pair in rules if pair[0].value is not pair[1].value),
        tuple(_moves(before, after)),
        tuple(key for key in order if key in then - first),
        tuple(key for key in order if key in first - then),
    )


def _told(concluded: Concluded) -> tuple[object, ...]:
    return concluded.values, concluded.open, concluded.possible


def _moves(before: Assessment, after: Assessment) -> Iterator[Move]:
    for old, new in zip(before.requirements, after.requirements, strict=True):
        how = _MOVES.get((old.applies, new.applies), "")
        if not how and (old.since, old.since_open) != (new.since, new.since_open):
            how = "date moves"
        if not how and old.conditional != new.conditional:
            how = "is suspended" if new.conditional else "is no longer suspended"
        if how:
            yield Move(how, old, new)
