"""Answers that the register holds by itself, as the `derive` data of a pack's questions says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from govdesk.domain.law.questions import Derive, Question
from govdesk.domain.plain import field_infos
from govdesk.domain.records import Component, Fact, Record, Relation, System, Value
from govdesk.domain.responsibility.links import holds
from govdesk.domain.state import State, organization

REGISTER = "register"
"""The origin of an answer that nobody said: a field of a record."""
_NOT_KNOWN: tuple[Value, ...] = (None, "", ())


@dataclass(frozen=True, slots=True)
class Near:
    """The records that answers about a system can come from, by the first word of a path, and facts of them by key.

    direct: what facts are about that count as they are said; of what a model derives from, they count where a pack
    says so.
    """

    records: Mapping[str, tuple[Record, ...]]
    facts: Mapping[str, tuple[Fact, ...]]
    direct: frozenset[str]


def near(state: State, system: str, on: date | None) -> Near:
    """Give what is near a system on a date: itself, the organization, its models, what those derive from."""
    records = _records(state, system, on)
    subjects = dict.fromkeys((system, *(one.id for found in records.values() for one in found)))
    said: dict[str, list[Fact]] = defaultdict(list)
    for subject in subjects:
        for fact in state.where(Fact, "subject", subject):
            said[fact.key].append(fact)
    direct = {record.id for kind in ("organization", "model") for record in records[kind]} | {system}
    return Near(records, {key: tuple(facts) for key, facts in said.items()}, frozenset(direct))


def near_ids(state: State, system: str, on: date | None) -> frozenset[str]:
    """Name what answers about a system can come from, itself included."""
    return frozenset((system, *(one.id for found in _records(state, system, on).values() for one in found)))


def _records(state: State, system: str, on: date | None) -> dict[str, tuple[Record, ...]]:
    owner, record = organization(state), state.get(System, system)
    models = models_of(state, system, on)
    bases = {base.id: base for model in models for base in _bases(state, model, on)}
    return {
        "organization": (owner,) if owner else (),
        "system": (record,) if record else (),
        "model": tuple(models),
        "base": tuple(bases.values()),
    }


def derived(question: Question, around: Near) -> Iterator[Fact]:
    """Give the answers that the register, and facts under the same path, hold to a question; nothing is written."""
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
            yield _unwritten(question, record, (name,), value)
    subjects = {record.id for record in around.records[kind]}
    for fact in around.facts.get(derive.source, ()):
        value = _answer(derive, fact.value)
        if value is not None and fact.subject in subjects:
            yield replace(fact, key=question.id, value=value)


def models_of(state: State, system: str, on: date | None) -> list[Component]:
    """Give the models and adapters that a system uses on a date; None takes every relation, whenever it held."""
    relations = _current(state.where(Relation, "source", system), on)
    used = [relation.target for relation in relations if relation.kind in ("uses", "deploys")]
    found = [state.get(Component, id_) for id_ in dict.fromkeys(used)]
    return [one for one in found if one is not None and one.kind in ("model", "adapter")]


def _bases(state: State, model: Component, on: date | None) -> Iterator[Component]:
    """Give the components that a model is directly derived from."""
    for relation in _current(state.where(Relation, "source", model.id), on):
        base = state.get(Component, relation.target) if relation.kind == "derived_from" else None
        if base is not None:
            yield base


def _current(relations: Iterable[Relation], on: date | None) -> list[Relation]:
    return [relation for relation in relations if on is None or holds(relation, on)]


def _answer(derive: Derive, value: Value) -> Value:
    if value in _NOT_KNOWN:
        return None
    if not derive.mapping:
        return value
    key = {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)
    return derive.mapping.get(key.casefold(), derive.otherwise)


def _collected(question: Question, derive: Derive, around: Near) -> Iterator[Fact]:
    kind = derive.collect[0][1].partition(".")[0]
    names = tuple(dict.fromkeys(path.partition(".")[2] for _, path, _ in derive.collect))
    for record in around.records[kind]:
        held = {name: getattr(record, name) for name in names}
        if not any(value in _NOT_KNOWN for value in held.values()):
            found = [item for item, path, wanted in derive.collect if held[path.partition(".")[2]] == wanted]
            yield _unwritten(question, record, names, tuple(found))


def _unwritten(question: Question, record: Record, names: tuple[str, ...], value: Value) -> Fact:
    infos = field_infos(type(record))
    labels = ", ".join(infos[name].label for name in names)
    return Fact("", record.id, question.id, value, REGISTER, f"{labels} of {getattr(record, 'name', record.id)}")
