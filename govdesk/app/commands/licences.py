"""Keep the text of a licence with its date and hash, and say what only people can say about licences."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date

from govdesk.app.commands.checks import UNCHANGED, missing
from govdesk.app.commands.evidence import EvidenceFile, evidence_id, keep
from govdesk.app.commands.facts import fact_id, say
from govdesk.domain.change import Change, Edit, put
from govdesk.domain.law.questions import Question, parse_answer
from govdesk.domain.licences.asked import (
    ABOUT_COMPONENT,
    ABOUT_MODEL,
    CLEARED,
    COVERS,
    TEXT,
    TEXT_KIND,
    cleared,
    covers,
    said,
    text_value,
)
from govdesk.domain.licences.carried import TAUGHT_KINDS
from govdesk.domain.problems import Problem, Problems
from govdesk.domain.records import Component, Evidence, Fact, System
from govdesk.domain.state import State
from govdesk.intake.bounded import MAX_LICENCE_BYTES, Refused
from govdesk.intake.licence.verdict import judge


def keep_text(state: State, component: str, file: EvidenceFile, person: str, on: date) -> Change | Problems:
    """Keep a licence text as evidence of a component. Problems where it is plainly the text of something else.

    A text that is one known licence, while the register says another, is not kept before one of them is corrected; nor
    is a file other than the ones that lay beside the model when it was read.
    """
    thing = state.get(Component, component)
    if thing is None:
        return missing(state, "component", component, "component")
    if not person.strip():
        return (Problem("person", "Nobody is named who keeps it."),)
    kept = keep(state, (file,), on)
    wrong = _wrong(state, thing, file)
    if isinstance(kept, tuple) or wrong:
        return kept if isinstance(kept, tuple) else wrong
    digest = hashlib.sha256(file.content).hexdigest()
    id_, value = fact_id(component, TEXT, file.name), text_value(thing.licence, digest)
    fact = Fact(id_, component, TEXT, value, "person", person, file.name, on)
    old = state.get(Fact, fact.id)
    edits = (*_evidence(state, file, kept.edits), *(() if old == fact else (put(old, fact),)))
    verb = f"Keep the licence text of {thing.name}: {file.name}"
    return Change(verb, edits, blobs=kept.blobs) if edits else (UNCHANGED,)


def _wrong(state: State, thing: Component, file: EvidenceFile) -> Problems:
    if len(file.content) > MAX_LICENCE_BYTES:
        return (Problem(file.name, "The file is too large for a licence text."),)
    try:
        found = judge(file.content)
    except Refused as refused:
        return (refused.problem(file.name),)
    known = said(state).read(thing.id)
    if known and found.sha256 not in known:
        says = f"Another licence file lay beside {thing.name} when it was read, by its SHA-256."
        return (Problem(file.name, says, "Keep that file, or read the folder again."),)
    if found.id and thing.licence and found.id != thing.licence:
        says = f"This is the text of {found.id}, and {thing.licence} is recorded for {thing.name}."
        return (Problem(file.name, says, "Correct the recorded licence, or choose the right file."),)
    return ()


def _evidence(state: State, file: EvidenceFile, edits: tuple[Edit, ...]) -> tuple[Edit, ...]:
    """Mark the record of a file as a licence text; one that is kept already as something else stays what it is."""
    new = [edit.after for edit in edits if isinstance(edit.after, Evidence)]
    old = state.get(Evidence, evidence_id(file.content))
    if old is not None and not old.kind:
        return (put(old, replace(old, kind=TEXT_KIND)),)
    return tuple(put(None, replace(record, kind=TEXT_KIND)) for record in new)


def question(state: State, subject: str, key: str) -> Question | None:
    """Give a question about licences by the key of its fact, or None where it cannot be asked of this record."""
    head, _, of = key.partition(".")
    if state.get(System, subject) is not None:
        return covers(of) if head == COVERS and of else None
    component = state.get(Component, subject)
    if component is None:
        return None
    teacher = state.get(Component, of)
    if head == CLEARED and teacher is not None:
        return cleared(of, teacher.name)
    asked = (*ABOUT_COMPONENT, ABOUT_MODEL) if component.kind in TAUGHT_KINDS else ABOUT_COMPONENT
    return next((one for one in asked if one.id == key), None)


def tell(  # noqa: PLR0913, PLR0917 - an answer has this many parts
    state: State, subject: str, key: str, typed: str, person: str, on: date, reason: str = ""
) -> Change | Problems:
    """Record an answer to a question about licences, as typed: yes, no, a text; "" takes it back."""
    asked = question(state, subject, key)
    if asked is None:
        return (Problem("question", f"“{key}” is no question about the licences of {subject}."),)
    value = parse_answer(asked, typed) if typed.strip() else None
    if isinstance(value, Problem):
        return (value,)
    return say(state, subject, key, value, person, on, reason, asked)
