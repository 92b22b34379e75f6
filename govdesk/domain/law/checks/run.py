"""Runs checks: a check and the ground of one system give a result, the same each time."""

from __future__ import annotations

from collections.abc import Iterator

from govdesk.domain.law.checks.ground import Ground, Index, index
from govdesk.domain.law.checks.held_by import distinct, edges
from govdesk.domain.law.checks.kept import dates, evidence, fields
from govdesk.domain.law.checks.kinds import (
    TERMS,
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
from govdesk.domain.law.checks.told import Checked, Sense, Sight
from govdesk.domain.law.checks.values import held, label_of, place_of
from govdesk.domain.responsibility.steps import read_aloud, spoken
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
    sights = tuple(sight for need in check.needs for sight in _need(need, ground))
    lacking = [need for need in check.needs if not _has(list(_need(need, ground)))]
    none = Sight(
        Sense.FOR if not lacking else Sense.OPEN, f"There is no finding {listed(check.findings, word='or')} here."
    )
    settle = f"Record what it rests on: {listed([_named(need, ground) for need in lacking])}."
    truth = Truth.UNKNOWN if lacking or not check.needs else Truth.YES
    place = next((sight.record for sight in sights if sight.sense is not Sense.FOR and sight.record), ground.system)
    return Checked(check, truth, (none, *sights), settle, place)


def _has(sights: list[Sight]) -> bool:
    return bool(sights) and all(one.sense is Sense.FOR for one in sights)


def _named(need: str, ground: Ground) -> str:
    if need == TERMS:
        return "the licence of each model"
    if "." in need:
        return label_of(ground, next(iter(ground.at(place_of(need)[0])), ""), need)
    return f"who or what {spoken(need)} it or its parts"


def _need(need: str, ground: Ground) -> Iterator[Sight]:
    """Give what is on record of a need: one sight for each thing that has to be there."""
    if need == TERMS:
        yield from (_terms(id_, ground) for id_ in ground.at("model"))
    elif "." in need:
        yield from (one.sight for one in held(ground, need))
    else:
        yield from _related(need, ground)


def _terms(id_: str, ground: Ground) -> Sight:
    name, known = ground.index.ties.name(id_), id_ in ground.index.terms
    says = f"The terms of the licence of {name} are {'known' if known else 'not known to the program'}."
    return Sight(Sense.FOR if known else Sense.OPEN, says, id_)


def _related(kind: str, ground: Ground) -> Iterator[Sight]:
    """Give one relation of a kind that touches the system or what it stands on."""
    ties = ground.index.ties
    for id_ in (ground.system, *sorted(ground.near - {ground.system})):
        for one in (*ties.into(id_, kind), *ties.out(id_, kind)):
            yield Sight(Sense.FOR, f"{read_aloud(ties, one)}.", one.id)
            return
    yield Sight(Sense.OPEN, f"Nothing is recorded that {spoken(kind)} {ground.name} or its parts.")
