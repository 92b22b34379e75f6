"""What is known about a system for a pack: said and read facts, and answers that the register holds by itself."""

from __future__ import annotations

from datetime import date

from govdesk.domain.law.derived import REGISTER, Near, derived, near
from govdesk.domain.law.known import FactSet, Known
from govdesk.domain.law.packs import Pack
from govdesk.domain.law.questions import UNCLEAR, parse_answer
from govdesk.domain.records import Fact
from govdesk.domain.sources import rivals
from govdesk.domain.state import State

__all__ = ["FactSet", "Known", "gather", "gathered", "near", "parse_answer", "provenance"]


def gather(state: State, system: str, pack: Pack, on: date | None = None) -> FactSet:
    """Collect what is known about a system for a pack on a date; None takes every relation, whenever it held."""
    return gathered(near(state, system, on), pack)


def gathered(around: Near, pack: Pack) -> FactSet:
    """Collect for a pack what is known near a system, where the caller asks for many packs and has looked once.

    Facts count when they are about the system, the organization, or the models and adapters that the system uses.
    Sources that disagree are a conflict and read as unknown, unless a person chose one of them. Where the system uses
    several models and only some of them answer a question, it is unknown: one model does not speak for another.
    """
    known: dict[str, Known] = {}
    conflicts: dict[str, tuple[Fact, ...]] = {}
    misfits: dict[str, tuple[Fact, ...]] = {}
    for question in pack.questions:
        facts = [fact for fact in around.facts.get(question.id, ()) if fact.subject in around.direct]
        facts += derived(question, around)
        wrong = tuple(fact for fact in facts if not question.fits(fact.value))
        counting, disputed = _settle([fact for fact in facts if question.fits(fact.value)])
        if wrong:
            misfits[question.id] = wrong
        if disputed:
            conflicts[question.id] = disputed
        elif counting is not None and _of_all(facts, around):
            known[question.id] = Known(counting.value, provenance(counting), counting.origin)
    return FactSet(known, conflicts, misfits)


def provenance(fact: Fact) -> str:
    """Say where a fact comes from: "said by ANA on 2026-11-02", "config.json > model_type", "register: Size class"."""
    if fact.origin == REGISTER:
        return f"{REGISTER}: {fact.source}"
    if fact.origin == "person":
        when = f" on {fact.on.isoformat()}" if fact.on else ""
        how = f", worked out as {fact.at}" if fact.at else ""
        return f"said by {fact.source}{when}{how}" + (", chosen between sources" if fact.chosen else "")
    place = f"{fact.source} > {fact.at}" if fact.at else fact.source
    return f"measured: {place}" if fact.origin == "measured" else place


def _settle(facts: list[Fact]) -> tuple[Fact | None, tuple[Fact, ...]]:
    """Give the fact that counts, or the facts that disagree.

    A chosen fact wins; two chosen ones may disagree too. What the register alone cannot tell ("unclear" in a pack's
    table) gives way to anybody who can.
    """
    telling = [fact for fact in facts if not _shrug(fact)] or facts
    if found := rivals(telling):
        return None, found
    return next((fact for fact in telling if fact.chosen), telling[0] if telling else None), ()


def _of_all(facts: list[Fact], around: Near) -> bool:
    """Tell whether facts speak for every model of the system: each has its own, or one is of more than a model.

    The same holds for the models that those derive from.
    """
    speaking = {fact.subject for fact in facts}
    groups = [{one.id for one in around.records[kind]} for kind in ("model", "base")]
    wider = speaking - set().union(*groups) or any(fact.chosen for fact in facts)
    return bool(wider) or all(group <= speaking for group in groups if group & speaking)


def _shrug(fact: Fact) -> bool:
    return fact.origin == REGISTER and fact.value == UNCLEAR
