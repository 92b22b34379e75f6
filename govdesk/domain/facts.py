"""What is known about a system for a pack: said and read facts, and answers that the register holds by itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from govdesk.domain.facts_paths import PREFIXES
from govdesk.domain.known import FactSet, Known
from govdesk.domain.packs import Pack
from govdesk.domain.plain import field_infos
from govdesk.domain.questions import Derive, Question, parse_answer
from govdesk.domain.records import KINDS, Component, Fact, Organization, Record, Relation, System, Value
from govdesk.domain.state import State, organization

__all__ = ["FactSet", "Known", "gather", "parse_answer", "provenance"]

REGISTER = "register"


@dataclass(frozen=True, slots=True)
class _Around:
    """The records that answers about one system can come from, by the first word of a path."""

    records: dict[str, tuple[Record, ...]]
    facts: tuple[Fact, ...]


def gather(state: State, system: str, pack: Pack, on: date | None = None) -> FactSet:
    """Collect what is known about a system for a pack on a date; None takes every relation, whenever it held.

    Facts count when they are about the system, the organization, or the models and adapters that the system uses.
    Sources that disagree are a conflict and read as unknown, unless a person chose one of them.
    """
    around = _around(state, system, on)
    said: dict[str, list[Fact]] = {}
    for fact in around.facts:
        said.setdefault(fact.key, []).append(fact)
    direct = {record.id for kind in ("system", "organization", "model") for record in around.records[kind]} | {system}
    known: dict[str, Known] = {}
    conflicts: dict[str, tuple[Fact, ...]] = {}
    misfits: dict[str, tuple[Fact, ...]] = {}
    for question in pack.questions:
        facts = [fact for fact in said.get(question.id, ()) if fact.subject in direct]
        facts += _derived(question, around, said)
        wrong = tuple(fact for fact in facts if not question.fits(fact.value))
        chosen, rivals = _settle([fact for fact in facts if question.fits(fact.value)])
        if wrong:
            misfits[question.id] = wrong
        if rivals:
            conflicts[question.id] = rivals
        elif chosen is not None:
            known[question.id] = Known(chosen.value, provenance(chosen), chosen.origin)
    return FactSet(known, conflicts, misfits)


def provenance(fact: Fact) -> str:
    """Say where a fact comes from: "said by ANA on 2026-11-02", "config.json > model_type", "register: Size class"."""
    if fact.origin == REGISTER:
        return f"{REGISTER}: {fact.source}"
    if fact.origin == "person":
        when = f" on {fact.on.isoformat()}" if fact.on else ""
        return f"said by {fact.source}{when}" + (", chosen between sources" if fact.chosen else "")
    place = f"{fact.source} > {fact.at}" if fact.at else fact.source
    return f"measured: {place}" if fact.origin == "measured" else place


def _settle(facts: list[Fact]) -> tuple[Fact | None, tuple[Fact, ...]]:
    """Give the fact that counts, or the facts that disagree. A chosen fact wins; two chosen ones may disagree too."""
    counting = [fact for fact in facts if fact.chosen] or facts
    if len({_comparable(fact.value) for fact in counting}) > 1:
        return None, tuple(counting)
    return (counting[0] if counting else None), ()


def _comparable(value: Value) -> tuple[str, object]:
    """Lists count as sets, whole numbers as equal to their decimal form, yes/no as unlike numbers."""
    if isinstance(value, tuple):
        return "list", frozenset(value)
    if isinstance(value, bool):
        return "flag", value
    return ("number", float(value)) if isinstance(value, int | float) else ("text", value)


def _around(state: State, system: str, on: date | None) -> _Around:
    owner, record = organization(state), state.get(System, system)
    models = _models(state, system, on)
    bases = [base for model in models for base in _bases(state, model, on)]
    records: dict[str, tuple[Record, ...]] = {
        "organization": (owner,) if owner else (),
        "system": (record,) if record else (),
        "model": tuple(models),
        "base": tuple({base.id: base for base in bases}.values()),
    }
    subjects = [system, *([owner.id] if owner else []), *(one.id for one in (*models, *bases))]
    facts = [fact for subject in dict.fromkeys(subjects) for fact in state.where(Fact, "subject", subject)]
    return _Around(records, tuple(facts))


def _models(state: State, system: str, on: date | None) -> list[Component]:
    used = [one.target for one in _current(state.where(Relation, "source", system), on) if one.kind in ("uses", "deploys")]
    found = [state.get(Component, id_) for id_ in dict.fromkeys(used)]
    return [one for one in found if one is not None and one.kind in ("model", "adapter")]


def _bases(state: State, model: Component, on: date | None) -> Iterator[Component]:
    """Give the components that a model is directly derived from."""
    for relation in _current(state.where(Relation, "source", model.id), on):
        base = state.get(Component, relation.target) if relation.kind == "derived_from" else None
        if base is not None:
            yield base


def _current(relations: Iterable[Relation], on: date | None) -> list[Relation]:
    if on is None:
        return list(relations)
    return [one for one in relations if (one.since is None or one.since <= on) and (one.until is None or on <= one.until)]


def _derived(question: Question, around: _Around, said: dict[str, list[Fact]]) -> Iterator[Fact]:
    """Give the answers that the register holds to a question, each as an unwritten fact."""
    derive = question.derive
    if derive is None:
        return
    if derive.collect:
        yield from _collected(question, derive, around)
        return
    kind, _, name = derive.source.partition(".")
    for record in around.records[kind]:
        value = _answer(derive, getattr(record, name))
        if value is not None:
            yield _unwritten(question, record, (name,), value, kind)
    subjects = {record.id for record in around.records[kind]}
    for fact in said.get(derive.source, ()):
        value = _answer(derive, fact.value)
        if value is not None and fact.subject in subjects:
            yield Fact(fact.id, fact.subject, question.id, value, fact.origin, fact.source, fact.at, fact.on, fact.chosen)


def _answer(derive: Derive, value: Value) -> Value:
    if value in (None, "", ()):
        return None
    if not derive.mapping:
        return value
    key = {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)
    return derive.mapping.get(key.casefold(), derive.otherwise)


def _collected(question: Question, derive: Derive, around: _Around) -> Iterator[Fact]:
    kind = derive.collect[0][1].partition(".")[0]
    names = tuple(dict.fromkeys(path.partition(".")[2] for _, path, _ in derive.collect))
    for record in around.records[kind]:
        held = {name: getattr(record, name) for name in names}
        if all(value not in (None, "", ()) for value in held.values()):
            found = [item for item, path, wanted in derive.collect if held[path.partition(".")[2]] == wanted]
            yield _unwritten(question, record, names, tuple(found), kind)


def _unwritten(question: Question, record: Record, names: tuple[str, ...], value: Value, kind: str) -> Fact:
    infos = field_infos(KINDS[PREFIXES[kind]])
    labels = ", ".join(infos[name].label for name in names)
    owner = getattr(record, "name", record.id)
    return Fact("", record.id, question.id, value, REGISTER, f"{labels} of {owner}")


