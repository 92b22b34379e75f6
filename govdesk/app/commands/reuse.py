"""Take an answer over to requirements that overlap with its own: each was shown to a person, who chose it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from govdesk.app.commands.answers import answer
from govdesk.app.commands.checks import UNCHANGED
from govdesk.domain.change import Change, Edit
from govdesk.domain.entry import name_of
from govdesk.domain.law.crosswalk import REUSABLE
from govdesk.domain.problems import Problem, Problems
from govdesk.domain.records import Answer
from govdesk.domain.said import count
from govdesk.domain.state import State


@dataclass(frozen=True, slots=True)
class Chosen:
    """A requirement that somebody chose: the state to write, and the answer that was shown as its present one."""

    pack: str
    requirement: str
    state: str
    seen: Answer | None


def reuse(
    state: State, source: Answer, named: str, chosen: Iterable[Chosen], person: str, on: date
) -> Change | Problems:
    """Write the chosen answers in one change, with the evidence of `source` and a reason that names it.

    source: the answer as it was shown. named: its requirement in words. person, on: who accepts, and when. An answer
    that is no longer what was shown is not replaced: a problem names its requirement.
    """
    wanted = tuple(chosen)
    problems = _problems(state, source, wanted)
    if problems:
        return problems
    reason = f"Taken over from {named}: {source.reason}".strip()
    edits: list[Edit] = []
    for one in wanted:
        evidence = dict.fromkeys((*source.evidence, *(one.seen.evidence if one.seen else ())))
        change = answer(
            state, one.pack, source.system, one.requirement, one.state, reason, person, on, keep=tuple(evidence)
        )
        if isinstance(change, Change):
            edits += change.edits
        elif change != (UNCHANGED,):
            return change
    asked = count(len(edits), "requirement")
    verb = f"Take the answer to {named} for {name_of(state, source.system)} over to {asked}"
    return Change(verb, tuple(edits)) if edits else (UNCHANGED,)


def _problems(state: State, source: Answer, wanted: tuple[Chosen, ...]) -> Problems:
    if state.get(Answer, source.id) != source:
        return (Problem(source.requirement, "Its answer changed meanwhile.", "Look at it again."),)
    if source.confirm or source.state not in REUSABLE:
        return (Problem(source.requirement, "This answer cannot be taken over."),)
    found = [
        Problem(one.requirement, "Its answer changed meanwhile.", "Look at it again.")
        for one in wanted
        if state.get(Answer, f"{source.system}/{one.requirement}") != one.seen
    ]
    ids = [one.requirement for one in wanted]
    found += [Problem(id_, "It is chosen twice.") for id_ in dict.fromkeys(ids) if ids.count(id_) > 1]
    if source.requirement in ids:
        found.append(Problem(source.requirement, "An answer is not taken over to its own requirement."))
    return tuple(found) if wanted else (Problem("to", "No requirement is chosen."),)
