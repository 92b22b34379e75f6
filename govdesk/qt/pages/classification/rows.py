"""What the classification shows in rows: the reasons of each conclusion, and every question with its answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from govdesk.domain.law.assessment import Assessment, Concluded
from govdesk.domain.law.questions import Question
from govdesk.domain.law.rules import Trace
from govdesk.domain.truth import Truth
from govdesk.qt.parts.models import Column
from govdesk.qt.parts.palette import Tone


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One question with its answer. standing: answered, open, disagree, does not fit, or not needed."""

    key: str
    ask: str
    answer: str
    standing: str
    provenance: str
    cite: str
    group: str

    @property
    def words(self) -> str:
        """Give all of it for a search."""
        return f"{self.key} {self.ask} {self.answer} {self.standing} {self.provenance} {self.cite}".casefold()


_TONES: dict[str, Tone] = {"answered": "good", "open": "unknown", "disagree": "bad", "does not fit": "bad"}

_ELSE = "None of those before it holds"

ANSWER_COLUMNS: tuple[Column[AnswerRow], ...] = (
    Column("Question", lambda row: row.ask, width=60),
    Column("Answer", lambda row: row.answer, width=20),
    Column("State", lambda row: row.standing, tone=lambda row: _TONES.get(row.standing), width=12),
    Column("Where from", lambda row: row.provenance, width=20),
    Column("Article", lambda row: row.cite, width=12),
)


def answer_rows(assessment: Assessment) -> tuple[AnswerRow, ...]:
    """Give all questions of the pack, in its order."""
    open_ = {one.question.id for one in assessment.open_questions}
    return tuple(_answer_row(assessment, question, open_) for question in assessment.pack.questions)


def _answer_row(assessment: Assessment, question: Question, open_: set[str]) -> AnswerRow:
    facts = assessment.facts
    known = facts.get(question.id)
    if question.id in facts.conflicts:
        said = facts.conflicts[question.id]
        answer, standing = " / ".join(question.words(fact.value) for fact in said), "disagree"
        source = " / ".join(fact.source for fact in said)
    elif known is not None:
        answer, standing, source = question.words(known.value), "answered", known.provenance
    elif question.id in facts.misfits:
        said = facts.misfits[question.id]
        answer, standing, source = " / ".join(str(one.value) for one in said), "does not fit", said[0].source
    else:
        answer, standing, source = "", "open" if question.id in open_ else "not needed", ""
    return AnswerRow(question.id, question.ask, answer, standing, source, question.cite, question.group)


def reasons(assessment: Assessment) -> Iterator[tuple[str, Trace]]:
    """Give the reasons, each under its title.

    First every option of the headline up to the one that holds, then the options of other outcomes that hold or may
    hold, then every other conclusion that is not a plain no.
    """
    headline = assessment.headline
    yield from _headline(headline)
    for concluded in assessment.conclusions:
        if concluded is not headline:
            yield from _held(concluded)
    for one in assessment.determinations:
        if one.value is not Truth.NO:
            yield one.determination.title, one.trace


def _headline(concluded: Concluded) -> Iterator[tuple[str, Trace]]:
    for option in concluded.outcome.options:
        holds = option in concluded.values
        trace = concluded.trace(option) or Trace("all", _ELSE, Truth.YES if holds else Truth.UNKNOWN)
        yield f"{concluded.outcome.title}: {option.label}", trace
        if holds and not concluded.open:
            return


def _held(concluded: Concluded) -> Iterator[tuple[str, Trace]]:
    for option in dict.fromkeys((*concluded.values, *concluded.possible)):
        trace = concluded.trace(option)
        if trace is not None:
            yield f"{concluded.outcome.title}: {option.label}", trace
