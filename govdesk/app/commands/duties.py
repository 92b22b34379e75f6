"""Give duties to parties: propose, accept, decline, end, hand over."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from govdesk.app.commands.checks import UNCHANGED, missing, record_problems
from govdesk.app.commands.register import relation_naming
from govdesk.app.names import is_duty, relation_words
from govdesk.domain.change import Change, put
from govdesk.domain.entry import name_of, new_id
from govdesk.domain.problems import Problem, Problems
from govdesk.domain.records import Party, Relation
from govdesk.domain.state import State
from govdesk.domain.words import DUTIES


def assign(  # noqa: PLR0913 - a duty has this many parts
    state: State, party: str, kind: str, target: str, since: date | None, *, scope: str = "", document: str = ""
) -> Change | Problems:
    """Propose a duty to a party; it is proposed until the party accepts it.

    kind: accountable, responsible, consulted, informed, approves or oversees. scope: a requirement id, or "" for all.
    """
    if kind not in dict(DUTIES):
        return (Problem("kind", f'"{kind}" is not a duty: {", ".join(dict(DUTIES))}.'),)
    if since is None:
        return (Problem("since", "The first day of the duty is missing."),)
    if state.get(Party, party) is None:
        return missing(state, "party", party, "source")
    id_ = new_id(state, "relation", relation_naming(party, kind, target))
    duty = Relation(id_, kind, party, target, "", scope.strip(), since, None, "proposed", document=document.strip())
    problems = record_problems(state, duty)
    return problems or Change(f"Propose duty: {relation_words(state, duty)}", (put(None, duty),))


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


def hand_over(state: State, relation: str, party: str, on: date, *, document: str = "") -> Change | Problems:
    """Move a duty to another party from `on`: in one change it ends the day before and is proposed to that party.

    A duty that has ended before keeps its end.
    """
    held = _duty(state, relation)
    if isinstance(held, tuple):
        return held
    if state.get(Party, party) is None:
        return missing(state, "party", party, "source")
    over = held.until is not None and held.until < on
    ended = Change("", ()) if over else end(state, relation, on - timedelta(days=1))
    if isinstance(ended, tuple):
        return ended
    given = assign(state, party, held.kind, held.target, on, scope=held.scope, document=document)
    if isinstance(given, tuple):
        return given
    verb = f"Hand over duty from {name_of(state, held.source)}: {relation_words(state, replace(held, source=party))}"
    return Change(verb, (*ended.edits, *given.edits))


def _duty(state: State, relation: str) -> Relation | Problems:
    held = state.get(Relation, relation)
    if held is None:
        return missing(state, "relation", relation, "id")
    if not is_duty(held):
        return (Problem("kind", "This relation is no duty."),)
    return held
