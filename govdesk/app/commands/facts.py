"""Say facts, and decide between facts that disagree."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from govdesk.app.commands.checks import UNCHANGED, missing, record_problems
from govdesk.domain.change import Change, drop, put
from govdesk.domain.entry import name_of
from govdesk.domain.law.derived import models_of
from govdesk.domain.law.questions import Question, parse_answer
from govdesk.domain.problems import Problem, Problems
from govdesk.domain.records import Fact, Value
from govdesk.domain.said import in_words
from govdesk.domain.state import State, organization

__all__ = ["choose", "fact_id", "own", "parse_answer", "say", "subject_of", "withdraw"]


def fact_id(subject: str, key: str, source: str) -> str:
    """Give the id of what one source says about one thing: it says it once."""
    return "fact-" + hashlib.sha256(f"{subject}\0{key}\0{source}".encode()).hexdigest()[:16]


def say(  # noqa: PLR0913, PLR0917 - a fact has this many parts
    state: State,
    subject: str,
    key: str,
    value: Value,
    person: str,
    on: date,
    reason: str = "",
    question: Question | None = None,
    at: str = "",
) -> Change | Problems:
    """Record what a person says; saying it again replaces what that person said before. None takes it back.

    question: what was asked, so that the journal can say it in words. at: the formula by which it was worked out.
    """
    if not person.strip():
        return (Problem("person", "Nobody is named who says so."),)
    if value is None:
        return withdraw(state, fact_id(subject, key, person), question)
    fact = Fact(fact_id(subject, key, person), subject, key, value, "person", person, at, on, None, reason.strip())
    before = state.get(Fact, fact.id)
    problems = record_problems(state, fact)
    if problems or not key.strip():
        return problems or (Problem("key", "The fact has no name."),)
    said = f"{question.ask} {question.words(value)}" if question else f"{key} is {in_words(value)}"
    verb = f"Say of {name_of(state, subject)}: {said}"
    return (UNCHANGED,) if before == fact else Change(verb, (put(before, fact),), reason)


def subject_of(state: State, system: str, question: Question, person: str, on: date) -> str:
    """Give the record that an answer about a system is said of on a day.

    Where this person has said it before, of the system, the organization or a model of the system, it is said of the
    same record again, so that the old answer is replaced and not contradicted. Otherwise what the question is about
    decides; with several models it is said of the system.
    """
    owner = organization(state)
    models = [model.id for model in models_of(state, system, on)]
    subjects = [system, *([owner.id] if owner else []), *models]
    said = [subject for subject in subjects if state.get(Fact, fact_id(subject, question.id, person)) is not None]
    if said:
        return said[0]
    if question.about == "organization" and owner is not None:
        return owner.id
    return models[0] if question.about == "model" and len(models) == 1 else system


def own(state: State, system: str, question: Question, person: str, on: date) -> str:
    """Give the id of what a person has said in answer to a question about a system; "" where nothing."""
    id_ = fact_id(subject_of(state, system, question, person, on), question.id, person)
    return id_ if state.get(Fact, id_) is not None else ""


def withdraw(state: State, id_: str, question: Question | None = None) -> Change | Problems:
    """Take a fact back, so that it is unknown again unless another source says it.

    question: what was asked, so that the journal can say it in words.
    """
    fact = state.get(Fact, id_)
    if fact is None:
        return missing(state, "fact", id_, "id")
    what = f"{fact.key} of {name_of(state, fact.subject)}"
    if question is not None:
        what = f"what was said of {name_of(state, fact.subject)}: {question.ask} {question.words(fact.value)}"
    return Change(f"Take back {what}, said by {fact.source}", (drop(fact),))


def choose(  # noqa: PLR0913, PLR0917 - a decision has this many parts
    state: State,
    id_: str,
    person: str,
    on: date,
    reason: str,
    against: Iterable[str] = (),
    question: Question | None = None,
) -> Change | Problems:
    """Decide that this fact holds against others about the same thing; the decision needs a person and a reason.

    against: ids of facts of other records that answer the same question; like those of the same record they give way.
    question: what was asked, so that the journal can say it in words.
    """
    fact = state.get(Fact, id_)
    if fact is None:
        return missing(state, "fact", id_, "id")
    if not reason.strip() or not person.strip():
        where = "person" if reason.strip() else "reason"
        return (Problem(where, "A decision between sources needs a person and a reason."),)
    why = f"{reason.strip()} ({person}, {on.isoformat()})"
    after = replace(fact, chosen=True, reason=why)
    beside = [other.id for other in state.where(Fact, "subject", fact.subject) if other.key == fact.key]
    others = [state.get(Fact, other) for other in dict.fromkeys((*beside, *against)) if other != id_]
    cleared = [put(other, replace(other, chosen=None)) for other in others if other is not None and other.chosen]
    about = name_of(state, fact.subject)
    verb = f"Decide that {fact.key} of {about} is {in_words(fact.value)}, as {fact.source} says"
    if question is not None:
        verb = f"Decide of {about}: {question.ask} {question.words(fact.value)}, as {fact.source} says"
    return Change(verb, (*cleared, put(fact, after)), reason)
