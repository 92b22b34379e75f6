"""What the classification shows in rows: the reasons of each conclusion, and every question with its answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from govdesk.domain.assessment import Assessment
from govdesk.domain.questions import Question
from govdesk.domain.rules import Trace
from govdesk.domain.truth import Truth
from govdesk.qt.models import Column
from govdesk.qt.palette import Tone


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

ANSWER_COLUMNS: tuple[Column[AnswerRow], ...] = (
    Column("Question", lambda row: row.ask, width=46),
    Column("Answer", lambda row: row.answer, width=24),
    Column("State", lambda row: row.standing, tone=lambda row: _TONES.get(row.standing), width=12),
    Column("Where from", lambda row: row.provenance, width=26),
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
    """Give the reasons of every option that holds or may hold, then of every other conclusion, under their titles."""
    shown: set[str] = set()
    for concluded in assessment.conclusions:
        for option in dict.fromkeys((*concluded.values, *concluded.possible)):
            trace = concluded.trace(option)
            if trace is not None:
                may = "" if option in concluded.values and not concluded.possible else " (possible)"
                shown.add(option.value)
                yield f"{concluded.outcome.title}: {option.label}{may}", trace
    for one in assessment.determinations:
        if one.value is not Truth.NO and one.determination.id not in shown:
            yield one.determination.title, one.trace
