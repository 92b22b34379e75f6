"""Save and remove records of the register."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import TypeVar

from govdesk.app.commands.checks import UNCHANGED, hanging_on, missing, record_problems
from govdesk.app.draft import Draft
from govdesk.app.names import kind_name, title_of
from govdesk.domain.change import Change, drop, put
from govdesk.domain.entry import new_id, parse
from govdesk.domain.problems import Problem, Problems
from govdesk.domain.records import KINDS, NAMES, Organization, Party, Record
from govdesk.domain.state import State

R = TypeVar("R", bound=Record)
SHOWN = 5
_INSTEAD = {
    "party": "; if it was right and is over, enter the day on which it left instead",
    "system": "; if it was right and is over, enter the day on which it was retired instead",
}


def save(state: State, kind: str, values: Mapping[str, object], id_: str = "") -> Change | Problems:
    """Register a new record (`id_` empty) or change the fields of one that is there.

    values: field name -> what was typed; fields that are absent keep what they hold. Problems name the field.
    Gives the one Problem UNCHANGED when nothing differs.
    """
    before = state.get(KINDS[kind], id_) if id_ else None
    if id_ and before is None:
        return missing(state, kind, id_, "id")
    given = {**(_fields(before) if before else {}), **values}
    given["id"] = id_ or str(given.get("id") or "") or new_id(state, kind, _naming(kind, given))
    if before is None and state.get(KINDS[kind], str(given["id"])) is not None:
        return (Problem("id", f'The id "{given["id"]}" is taken.', "Choose another, or change that record."),)
    record = parse(kind, given)
    if isinstance(record, tuple):
        return record
    problems = record_problems(state, record)
    return problems or change_of(state, before, record)


def save_on(draft: Draft, kind: type[R], values: Mapping[str, object]) -> R | Problems:
    """Save a record on top of a draft, as one step of a larger change; gives the record as it then stands."""
    made = save(draft, NAMES[kind], values)
    if isinstance(made, tuple):
        return made
    draft.take(made.edits)
    return made.first(kind)


def new_holder(draft: Draft, new: Mapping[str, str]) -> str | Problems:
    """Register a party for a relation on top of a draft; gives its id, or problems beside the field that names it."""
    made = save_on(draft, Party, new)
    return tuple(replace(one, where="party") for one in made) if isinstance(made, tuple) else made.id


def change_of(state: State, before: Record | None, after: Record) -> Change | Problems:
    """Make the change that writes one record, with its verb; the Problem UNCHANGED when nothing differs."""
    verb = "Register" if before is None else "Change"
    if before == after:
        return (UNCHANGED,)
    return Change(f"{verb} {kind_name(after)} {title_of(state, after)}", (put(before, after),))


def remove(state: State, kind: str, id_: str) -> Change | Problems:
    """Take a record away. Refused while relations, facts or answers hang on it; the Problem says which."""
    record = state.get(KINDS[kind], id_)
    if record is None:
        return missing(state, kind, id_, "id")
    if isinstance(record, Organization):
        return (Problem("id", "The organization of a workspace cannot be removed.", "Change its name instead."),)
    hanging = [one.words for one in hanging_on(state, record)]
    if hanging:
        more = f" and {len(hanging) - SHOWN} more" if len(hanging) > SHOWN else ""
        says = f"{title_of(state, record)} cannot be removed while these name it: {'; '.join(hanging[:SHOWN])}{more}."
        return (Problem("id", says, f"Remove these first{_INSTEAD.get(kind, '')}."),)
    return Change(f"Remove {kind_name(record)} {title_of(state, record)}", (drop(record),))


def _fields(record: Record) -> dict[str, object]:
    return {field.name: getattr(record, field.name) for field in fields(record)}


def _naming(kind: str, given: Mapping[str, object]) -> str:
    """Give the words that an id is made of."""
    if kind != "relation":
        return str(given.get("name") or kind)
    source, target = (str(given.get(end) or "") for end in ("source", "target"))
    return relation_naming(source, str(given.get("kind")), target)


def relation_naming(source: str, kind: str, target: str) -> str:
    """Give the words that the id of a relation is made of."""
    return f"{_short(source)} {kind} {_short(target)}"


def _short(id_: str) -> str:
    return id_.partition("-")[2] or id_
