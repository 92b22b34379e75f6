"""The nearest other classes of a system in words: what would lead there, and what is so now, said by whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from govdesk.domain.law.assessment import Assessment
from govdesk.domain.law.nearest import WAYS, nearest
from govdesk.domain.law.questions import Question
from govdesk.domain.law.traces import LACKS
from govdesk.domain.records import Value
from govdesk.domain.said import count, listed

_ITEMS = 3
_EXAMPLES = ("number", "date", "text")


@dataclass(frozen=True, slots=True)
class OtherAnswer:
    """One answer that would be another. now: the answer of today with where it comes from, or why there is none."""

    key: str
    value: Value
    ask: str
    answer: str
    now: str
    cite: str

    @property
    def says(self) -> str:
        """Say it in one line."""
        return f"{self.ask} {self.answer} (now: {self.now})"


@dataclass(frozen=True, slots=True)
class AlternativeRow:
    """Another class. answers: what would lead to it. more: how many other sets of as many answers would do so too."""

    value: str
    label: str
    tone: str
    cite: str
    answers: tuple[OtherAnswer, ...]
    more: int

    @property
    def head(self) -> str:
        """Say to which class it leads."""
        return f"Would be “{self.label}” if:"

    @property
    def others(self) -> str:
        """Say how many other ways are as short, or ""."""
        what = "another answer" if len(self.answers) == 1 else f"another {len(self.answers)} answers"
        least = "At least " if self.more >= WAYS - 1 else ""
        return f"{least}{count(self.more, 'other way')} with {what} would lead there too." if self.more else ""


def alternatives(assessment: Assessment, most: int = 2) -> tuple[AlternativeRow, ...]:
    """Give the nearest other values of a pack's headline, the nearest first."""
    return tuple(
        AlternativeRow(
            one.option.value,
            one.option.label,
            one.option.tone,
            one.option.cite,
            tuple(other_answers(assessment, one.changes)),
            len(one.ways) - 1,
        )
        for one in nearest(assessment, most).alternatives
    )


def nothing_near(assessment: Assessment) -> str:
    """Say that no alternative was found, and whether all of them were looked at."""
    if nearest(assessment).complete:
        return "No other class is reached by changing one or two answers."
    return "No other class was found by changing one or two answers; there are too many to try them all."


def other_answers(assessment: Assessment, changes: Mapping[str, Value]) -> list[OtherAnswer]:
    """Put changed answers in words, in the order of the pack."""
    asked = assessment.pack.asked
    found = [
        OtherAnswer(key, value, asked[key].ask, _answer(assessment, asked[key], value), now(assessment, key), one.cite)
        for key, value in changes.items()
        for one in (asked[key],)
    ]
    order = list(asked)
    return sorted(found, key=lambda one: order.index(one.key))


def _answer(assessment: Assessment, question: Question, value: Value) -> str:
    """Say the other answer; of a list only what comes to it and what goes."""
    known = assessment.facts.get(question.id)
    before = known.value if known else None
    if isinstance(value, tuple) and isinstance(before, tuple) and value and before:
        came = [question.words((one,)) for one in value if one not in before]
        gone = [question.words((one,)) for one in before if one not in value]
        parts = [f"{word} “{listed(items, _ITEMS)}”" for word, items in (("also", came), ("without", gone)) if items]
        return ", ".join(parts)
    words = question.words(value)
    return f"for example {words}" if question.type in _EXAMPLES and not isinstance(value, str) else words


def now(assessment: Assessment, key: str) -> str:
    """Say the answer of today and where it comes from; where there is none, why."""
    facts, question = assessment.facts, assessment.pack.asked[key]
    known = facts.get(key)
    if known is not None:
        said = question.words(known.value)
        return f"{said}, {known.provenance}" if known.provenance else said
    lack = "conflict" if key in facts.conflicts else "missing"
    return "an answer that does not fit" if key in facts.misfits else LACKS[lack]
