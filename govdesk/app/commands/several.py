"""What is done with several records at once, each in one change that one undo takes back."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from govdesk.app.commands import duties, handover, register
from govdesk.app.draft import Draft
from govdesk.app.names import relation_words, title
from govdesk.domain.change import Change, Edit
from govdesk.domain.problems import Problem, Problems
from govdesk.domain.records import Record, Relation
from govdesk.domain.said import count, day
from govdesk.domain.state import State


def propose_each(
    state: State, targets: Sequence[str], values: Mapping[str, str], new: Mapping[str, str] | None = None
) -> Change | Problems:
    """Propose the same duty on several things to one party, as `duties.propose` does on one; all or nothing."""
    draft, given = Draft(state), dict(values)
    if new and targets:
        party = register.new_holder(draft, {**new, "inside": "yes"})
        if isinstance(party, tuple):
            return party
        given["party"] = party
    first: Relation | None = None
    for target in targets:
        made = duties.propose(draft, target, given)
        if not isinstance(made, Change):
            return tuple(_about(state, target, one) for one in made)
        draft.take(made.edits)
        first = first or made.first(Relation)
    if first is None:
        return (Problem("target", "Nothing is chosen."),)
    more = f" and {len(targets) - 1} more" if len(targets) > 1 else ""
    return Change(f"Propose duty: {relation_words(draft, first)}{more}", draft.edits)


def _about(state: State, target: str, problem: Problem) -> Problem:
    """Say of which thing a problem is that is not of all."""
    same = problem.where in {"party", "kind", "since", "until", "document"}
    return problem if same else replace(problem, says=f"{title(state, target)}: {problem.says}")


def moves_of(state: State, sources: Iterable[str], target: str, on: date) -> tuple[handover.Move, ...]:
    """Say what handing everything of some parties over to one would do; what rests on two of them is named once."""
    found: dict[str, handover.Move] = {}
    for source in sources:
        for move in handover.moves(state, source, target, on):
            found.setdefault(move.relation.id, move)
    return tuple(found.values())


def hand_over_each(
    state: State, sources: Sequence[str], target: str, on: date, document: str, chosen: Collection[str]
) -> Change | Problems:
    """Hand what is chosen of what rests on some parties over to one, as `handover.hand_over` does for one party."""
    draft, edits = Draft(state), list[Edit]()
    for source in sources:
        rests = {move.relation.id for move in handover.moves(draft, source, target, on)}
        if not rests & set(chosen):
            continue
        made = handover.hand_over(draft, source, target, on, document, chosen)
        if not isinstance(made, Change):
            return made
        draft.take(made.edits)
        edits += made.edits
    if not edits:
        return (Problem("relations", f"Nothing to hand over is chosen from {day(on)} on."),)
    names = ", ".join(title(state, one) for one in sources)
    verb = f"Hand over from {names} to {title(state, target)} on {on.isoformat()}: {count(len(chosen), 'relation')}"
    return Change(verb, _net(edits))


def _net(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """Let each record change once: from what it was before the first edit to what it is after the last."""
    found: dict[tuple[type[Record], str], Edit] = {}
    for edit in edits:
        key = (type(edit.record), edit.id)
        before = found[key].before if key in found else edit.before
        if before is None and edit.after is None:
            found.pop(key, None)
        else:
            found[key] = Edit(before, edit.after)
    return tuple(edit for edit in found.values() if edit.before != edit.after)
