"""Findings on facts and evidence: sources that disagree, files that are broken, missing or no longer fresh."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date

from govdesk.domain.findings import Finding, Severity
from govdesk.domain.law.questions import Question
from govdesk.domain.plain import field_infos
from govdesk.domain.records import Answer, Component, Evidence, Fact
from govdesk.domain.said import in_words
from govdesk.domain.sources import rivals
from govdesk.domain.state import State


def upkeep_findings(
    state: State, on: date, broken: frozenset[str] = frozenset(), asked: Mapping[str, Question] | None = None
) -> tuple[Finding, ...]:
    """Find what needs upkeep on a date.

    `broken` names the SHA-256 of kept files that no longer match; `asked` are the questions that say facts in words.
    """
    return (*_conflicts(state, asked or {}), *_evidence(state, on, broken))


def _conflicts(state: State, asked: Mapping[str, Question]) -> Iterator[Finding]:
    said: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    for fact in state.all(Fact).values():
        said[fact.subject, fact.key].append(fact)
    for (subject, key), facts in said.items():
        disputed = rivals(facts)
        if disputed:
            question = asked.get(key)
            words = question.words if question else in_words
            values = "; ".join(f"{words(fact.value)} ({fact.source})" for fact in disputed)
            yield Finding(
                "fact-conflict",
                Severity.MEDIUM,
                subject,
                f"Sources disagree on {_named(key, question)}: {values}.",
                "Choose the one that is right, with a reason.",
                tuple(fact.id for fact in disputed),
            )


def _evidence(state: State, on: date, broken: frozenset[str]) -> Iterator[Finding]:
    kept = state.all(Evidence)
    for evidence in kept.values():
        if evidence.sha256 in broken:
            yield Finding(
                "evidence-broken",
                Severity.HIGH,
                evidence.id,
                f"The kept file “{evidence.name}” is gone or is no longer the one that was added, by its SHA-256.",
                "Add the file again from its source, and look at who could write to this workspace.",
            )
        if evidence.expires is not None and evidence.expires < on:
            yield Finding(
                "evidence-expired",
                Severity.MEDIUM,
                evidence.id,
                f"“{evidence.name}” was fresh until {evidence.expires.isoformat()}.",
                "Add a newer version to the answers that rest on it.",
            )
    for system, id_ in _rested_on(state):
        if id_ not in kept:
            yield Finding(
                "evidence-missing",
                Severity.HIGH,
                system,
                f"An answer rests on evidence {id_}, which the workspace does not hold.",
                "Add the file, or answer again without it.",
            )


def _named(key: str, question: Question | None) -> str:
    """Name what a fact is about: the question, or the field of a component ("the licence"), or the key as it is."""
    if question is not None:
        return f"“{question.ask}”"
    field = field_infos(Component).get(key.removeprefix("model."))
    return f"the {field.label.lower()}" if field else key


def _rested_on(state: State) -> Iterator[tuple[str, str]]:
    for answer in state.all(Answer).values():
        for id_ in answer.evidence:
            yield answer.system, id_
