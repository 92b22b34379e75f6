"""Record answers that were only supposed so far, as one change."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from govdesk.app.commands.checks import UNCHANGED
from govdesk.app.commands.facts import own, say, subject_of
from govdesk.domain.change import Change, Edit
from govdesk.domain.entry import name_of
from govdesk.domain.law.questions import Question
from govdesk.domain.problems import Problem, Problems
from govdesk.domain.records import Value
from govdesk.domain.said import count
from govdesk.domain.state import State


def record(  # noqa: PLR0913, PLR0917 - what is recorded has this many parts
    state: State,
    system: str,
    asked: Mapping[str, Question],
    values: Mapping[str, Value],
    person: str,
    on: date,
    reason: str,
) -> Change | Problems:
    """Write supposed answers about a system as what a person says; one reason goes with all of them.

    asked: the questions by key. That a fact is not known cannot be said; an answer of one's own is taken back.
    """
    if not reason.strip():
        return (Problem("reason", "Say why these answers hold.", "The reason goes into the journal."),)
    edits: list[Edit] = []
    for key, value in values.items():
        question = asked[key]
        if value is None and not own(state, system, question, person, on):
            continue
        subject = subject_of(state, system, question, person, on)
        change = say(state, subject, key, value, person, on, reason, question)
        if isinstance(change, tuple):
            return change
        edits.extend(change.edits)
    if not edits:
        return (UNCHANGED,)
    return Change(f"Record {count(len(edits), 'answer')} about {name_of(state, system)}", tuple(edits), reason)
