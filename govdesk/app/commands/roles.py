"""Record who has which role in law on a system, and let a role change hands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from govdesk.app.commands import duties, register
from govdesk.app.commands.checks import missing
from govdesk.app.draft import Draft
from govdesk.app.names import relation_words
from govdesk.domain.change import Change
from govdesk.domain.entry import name_of
from govdesk.domain.problems import Problem, Problems
from govdesk.domain.records import Relation
from govdesk.domain.state import State
from govdesk.domain.words import ROLE_RELATIONS

_FIELDS = ("since", "until", "article", "document")


def record(
    state: State, system: str, values: Mapping[str, str], new: Mapping[str, str] | None = None
) -> Change | Problems:
    """Record a role in one change.

    values: party (a party or the organization), role (of words.ROLES) and since, and where there are any until,
    article and document (the grounds), as typed. new: the fields of a party that the register does not know yet.
    Problems name the field.
    """
    draft = Draft(state)
    lacking = _lacking(values)
    party = register.new_holder(draft, new) if new else values.get("party", "")
    if lacking or isinstance(party, tuple):
        return (*lacking, *(party if isinstance(party, tuple) else ()))
    given = {name: values.get(name, "") for name in _FIELDS}
    ends = {"kind": ROLE_RELATIONS[values["role"]], "source": party, "target": system}
    made = register.save_on(draft, Relation, {**given, **ends})
    if isinstance(made, tuple):
        fields = {"source": "party", "target": "party", "kind": "role"}
        return tuple(replace(one, where=fields.get(one.where, one.where)) for one in made)
    return Change(f"Record role: {relation_words(draft, made)}", draft.edits)


def _lacking(values: Mapping[str, str]) -> Problems:
    needed = {
        "party": "" if values.get("party") else "Somebody must be named.",
        "role": "" if values.get("role") in ROLE_RELATIONS else "A role must be chosen.",
        "since": "" if values.get("since") else "The first day of the role is missing.",
    }
    return tuple(Problem(name, says) for name, says in needed.items() if says)


def change_hands(
    state: State, relation: str, values: Mapping[str, str], new: Mapping[str, str] | None = None
) -> Change | Problems:
    """End a role and begin it with another party in one change; the old one ends the day before `since`.

    values: party, since, article (what moves it), document, as for `record`; the role stays what it is.
    """
    held = state.get(Relation, relation)
    if held is None:
        return missing(state, "relation", relation, "id")
    role = next((name for name, kind in ROLE_RELATIONS.items() if kind == held.kind), "")
    if not role:
        return (Problem("kind", "This relation is no role in law."),)
    if values.get("party") == held.source:
        return (Problem("party", f"{name_of(state, held.source)} has this role already."),)
    begun = record(state, held.target, {**values, "role": role}, new)
    if isinstance(begun, tuple):
        return begun
    last = _before(begun.first(Relation).since)
    ended = Change("", ()) if held.until and held.until <= last else duties.end(state, relation, last)
    if isinstance(ended, tuple):
        return tuple(replace(one, where="since") for one in ended)
    draft = Draft(state)
    draft.take(begun.edits)
    verb = f"Role changes hands from {name_of(state, held.source)}: {relation_words(draft, begun.first(Relation))}"
    return Change(verb, (*ended.edits, *begun.edits))


def _before(day: date | None) -> date:
    return date.min if day is None or day == date.min else day - timedelta(days=1)
