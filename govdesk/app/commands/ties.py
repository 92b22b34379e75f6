"""Record what keeps a duty or a system going: a deputy, a fallback, a contract."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from govdesk.app.commands import register
from govdesk.app.draft import Draft
from govdesk.app.names import relation_words
from govdesk.domain.change import Change
from govdesk.domain.problems import Problem, Problems
from govdesk.domain.records import Relation
from govdesk.domain.state import State
from govdesk.domain.words import AGREED, INSTEAD, STANDS_IN, values

TIES = values((*STANDS_IN, *INSTEAD, *AGREED))
_GIVEN = ("scope", "since", "until", "document")


def relate(
    state: State, target: str, kind: str, given: Mapping[str, str], new: Mapping[str, str] | None = None
) -> Change | Problems:
    """Record in one change that somebody or something stands in a tie of TIES to `target`.

    given: party (the id of the source) and since, and where there are any scope, until and document, as typed. new: the
    fields of a party that the register does not know yet. Problems name the field.
    """
    draft = Draft(state)
    source = register.new_holder(draft, {**new, "inside": "yes"}) if new else given.get("party", "")
    if isinstance(source, tuple):
        return source
    lacking = _lacking(kind, source, target, given)
    if lacking:
        return lacking
    fields = {name: given.get(name, "") for name in _GIVEN}
    made = register.save_on(draft, Relation, {**fields, "kind": kind, "source": source, "target": target})
    if isinstance(made, tuple):
        return tuple(replace(one, where="party") if one.where in ("source", "kind") else one for one in made)
    return Change(f"Record: {relation_words(draft, made)}", draft.edits)


def _lacking(kind: str, source: str, target: str, given: Mapping[str, str]) -> Problems:
    needed = {
        "kind": "" if kind in TIES else f"“{kind}” is no deputy, fallback or contract.",
        "party": "" if source else "Who or what must be named.",
        "since": "" if given.get("since") else "The first day is missing.",
    }
    if source and source == target:
        needed["party"] = "Nobody stands in for itself."
    return tuple(Problem(name, says) for name, says in needed.items() if says)
