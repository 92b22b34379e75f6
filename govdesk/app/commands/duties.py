"""Give duties to parties: propose, accept, decline, end, hand over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from govdesk.app.commands import register
from govdesk.app.commands.checks import UNCHANGED, missing
from govdesk.app.draft import Draft
from govdesk.app.names import is_duty, relation_words
from govdesk.domain.change import Change, put
from govdesk.domain.entry import name_of
from govdesk.domain.problems import Problem, Problems
from govdesk.domain.records import Party, Relation
from govdesk.domain.state import State
from govdesk.domain.words import DUTIES

_NAMED = ("kind", "scope", "since", "until", "document", "note")


def propose(
    state: State, target: str, values: Mapping[str, str], new: Mapping[str, str] | None = None
) -> Change | Problems:
    """Propose a duty to a party in one change; it is proposed until the party accepts it.

    values: party, kind and since, and where there are any until, scope (a requirement id; "" is the whole), document
    and note, as typed. new: the fields of a party that the register does not know yet. Problems name the field.
    """
    draft = Draft(state)
    party = register.new_holder(draft, {**new, "inside": "yes"}) if new else values.get("party", "")
    if isinstance(party, tuple):
        return party
    given = {name: values.get(name, "") for name in _NAMED}
    made = register.save_on(draft, Relation, {**given, "source": party, "target": target, "state": "proposed"})
    problems = _problems(values, made if isinstance(made, tuple) else ())
    if problems or isinstance(made, tuple):
        return problems
    return Change(f"Propose duty: {relation_words(draft, made)}", draft.edits)


def _problems(values: Mapping[str, str], more: Problems) -> Problems:
    """Say what is lacking, then the rest; what is wrong with the holder stands beside the field that names it."""
    needed = {
        "party": "" if values.get("party") else "Somebody must be named.",
        "kind": "" if values.get("kind") in dict(DUTIES) else "A duty must be chosen.",
        "since": "" if values.get("since") else "The first day of the duty is missing.",
    }
    lacking = [Problem(name, says) for name, says in needed.items() if says]
    rest = [replace(one, where="party") if one.where == "source" else one for one in more]
    return (*lacking, *(one for one in rest if not needed.get(one.where)))


def accept(state: State, relation: str, by: str, on: date) -> Change | Problems:
    """Accept a proposed duty. by: the id of the party that accepts, as a rule its holder or a member of the team."""
    duty = _duty(state, relation)
    if isinstance(duty, tuple):
        return duty
    if duty.state not in {"", "proposed"}:
        return (Problem("state", f"This duty is {duty.state}, so it cannot be accepted."),)
    if state.get(Party, by) is None:
        return missing(state, "party", by, "accepted_by")
    after = replace(duty, state="accepted", accepted_by=by, accepted_on=on)
    return Change(f"Accept duty: {relation_words(state, duty)}", (put(duty, after),))


def decline(state: State, relation: str, by: str, on: date, reason: str = "") -> Change | Problems:
    """Decline a proposed duty."""
    duty = _duty(state, relation)
    if isinstance(duty, tuple):
        return duty
    if duty.state not in {"", "proposed"}:
        return (Problem("state", f"This duty is {duty.state}, so it cannot be declined."),)
    if state.get(Party, by) is None:
        return missing(state, "party", by, "accepted_by")
    note = f"Declined by {name_of(state, by)} on {on.isoformat()}." + (f" {reason.strip()}" if reason.strip() else "")
    after = replace(duty, state="declined", note=f"{duty.note}\n{note}".strip())
    return Change(f"Decline duty: {relation_words(state, duty)}", (put(duty, after),), reason)


def end(state: State, relation: str, on: date) -> Change | Problems:
    """End a relation; `on` is the last day on which it holds. What it was until then stays asked and answered."""
    held = state.get(Relation, relation)
    if held is None:
        return missing(state, "relation", relation, "id")
    if held.since is not None and on < held.since:
        return (Problem("until", f"It began on {held.since.isoformat()}, after the day on which it should end."),)
    if held.until == on:
        return (UNCHANGED,)
    if held.until is not None and held.until < on:
        says = f"It ended already on {held.until.isoformat()}."
        return (Problem("until", says, "Change the record itself if that day is wrong."),)
    verb = f"End on {on.isoformat()}: {relation_words(state, held)}"
    return Change(verb, (put(held, replace(held, until=on)),))


def perform(state: State, deed: str, relation: str, on: date) -> Change | Problems:
    """Do one deed on a relation on a day: accept or decline, as its holder, or end."""
    held = state.get(Relation, relation)
    if deed == "end" or held is None:
        return end(state, relation, on)
    return accept(state, relation, held.source, on) if deed == "accept" else decline(state, relation, held.source, on)


def hand_over(
    state: State, relation: str, values: Mapping[str, str], new: Mapping[str, str] | None = None
) -> Change | Problems:
    """Move a duty to another party in one change: it ends, and is proposed to that party from the day `since` on.

    values: party, since, document, as for `propose`. The old duty ends the day before, or on the last day of its holder
    where that is earlier; one that has ended before keeps its end.
    """
    held = _duty(state, relation)
    if isinstance(held, tuple):
        return held
    given = propose(state, held.target, {**values, "kind": held.kind, "scope": held.scope}, new)
    if isinstance(given, tuple):
        return given
    successor = given.first(Relation)
    last = _last_day(state, held, successor)
    over = held.until is not None and held.until <= last
    ended = Change("", ()) if over else end(state, relation, last)
    if isinstance(ended, tuple):
        return tuple(replace(one, where="since") for one in ended)
    words = relation_words(_after(state, given), successor)
    verb = f"Hand over duty from {name_of(state, held.source)}: {words}"
    return Change(verb, (*ended.edits, *given.edits))


def _last_day(state: State, held: Relation, successor: Relation) -> date:
    before = date.fromordinal(max((successor.since or date.max).toordinal() - 1, 1))
    holder = state.get(Party, held.source)
    return before if holder is None or holder.left is None else min(before, holder.left)


def _after(state: State, change: Change) -> State:
    draft = Draft(state)
    draft.take(change.edits)
    return draft


def _duty(state: State, relation: str) -> Relation | Problems:
    held = state.get(Relation, relation)
    if held is None:
        return missing(state, "relation", relation, "id")
    if not is_duty(held):
        return (Problem("kind", "This relation is no duty."),)
    return held
