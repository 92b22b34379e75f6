"""Find a record by its id alone and say its name."""

from __future__ import annotations

from typing import TypeAlias, TypeVar

from govdesk.domain.entry import name_of
from govdesk.domain.plain import field_infos
from govdesk.domain.problems import Problem, Problems
from govdesk.domain.records import (
    KINDS,
    NAMES,
    Answer,
    Component,
    Fact,
    Organization,
    Party,
    Record,
    Relation,
    System,
)
from govdesk.domain.scopes import short
from govdesk.domain.state import State, as_text
from govdesk.domain.words import DERIVATIONS, DUTIES, RELATION_KINDS, label

Named: TypeAlias = "Organization | Party | Component | System"
R = TypeVar("R", bound=Record)
NAMED: tuple[type[Named], ...] = (System, Party, Component, Organization)


def find_named(state: State, id_: str) -> Named | None:
    """Give the system, party, component or organization with this id."""
    return next((found for kind in NAMED if (found := state.get(kind, id_)) is not None), None)


def find_record(state: State, id_: str) -> Record | None:
    """Give the record of any kind with this id; systems, parties and components come before the rest."""
    named = find_named(state, id_)
    return named or next((found for kind in KINDS.values() if (found := state.get(kind, id_)) is not None), None)


def title_of(state: State, record: Record) -> str:
    """Say in a few words which record this is."""
    if isinstance(record, Relation):
        return relation_words(state, record)
    if isinstance(record, Fact):
        return f"{record.key} of {name_of(state, record.subject)}"
    if isinstance(record, Answer):
        return f"{record.requirement} of {name_of(state, record.system)}"
    name = getattr(record, "name", "")
    return as_text(name) or record.id


def title(state: State, id_: str) -> str:
    """Say in a few words which record an id names, whatever its kind; an id that names nothing is shown as it is."""
    record = find_record(state, id_)
    return title_of(state, record) if record is not None else id_


def relation_words(state: State, relation: Relation) -> str:
    """Read a relation aloud: source, kind, target, and how or for which scope."""
    text = f"{name_of(state, relation.source)} {label(RELATION_KINDS, relation.kind)} {name_of(state, relation.target)}"
    extras = [label(DERIVATIONS, relation.how)] if relation.how else []
    return " ".join([text, *(f"({extra})" for extra in [*extras, short(relation.scope)] if extra)])


def resolve(state: State, text: str, kinds: tuple[str, ...] = ()) -> str | Problems:
    """Turn what a person typed (an id, or the exact name of one record) into an id.

    kinds: record kinds to look in; empty means every kind that has a name. Gives one Problem where nothing or more
    than one thing fits.
    """
    types = tuple(KINDS[kind] for kind in kinds) or NAMED
    if any(state.get(type_, text) is not None for type_ in types):
        return text
    wanted = text.strip().casefold()
    hits = [id_ for type_ in types for id_, record in _named(state, type_) if record.casefold() == wanted]
    if len(hits) == 1:
        return hits[0]
    if hits:
        return (Problem("", f'"{text}" is the name of {len(hits)} records: {", ".join(hits)}.', "Use the id."),)
    what = " or ".join(kinds) if kinds else "record"
    ids = ", ".join([id_ for type_ in types for id_, _ in _named(state, type_)][:8])
    return (Problem("", f'There is no {what} "{text}".', f"Known: {ids}." if ids else ""),)


def _named(state: State, type_: type[R]) -> list[tuple[str, str]]:
    return [(id_, as_text(getattr(record, "name", ""))) for id_, record in state.all(type_).items()]


def is_duty(relation: Relation) -> bool:
    """Tell whether a relation is a duty, some of which their holders must accept (see `links.acceptance`)."""
    return relation.kind in dict(DUTIES)


def kind_words(kind: str) -> str:
    """Say the kind of a record in plain words."""
    return {"pack": "rule pack"}.get(kind, kind)


def field_label(record: Record, name: str) -> str:
    """Give the label of a field as forms show it."""
    info = field_infos(type(record)).get(name)
    return info.label if info is not None else name


def kind_name(record: Record) -> str:
    """Say the kind of a record in plain words."""
    return kind_words(NAMES[type(record)])
