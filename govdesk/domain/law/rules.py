"""Conditions as data and their three-valued evaluation (strong Kleene logic, 1952), with a trace of every leaf.

A missing answer, the answer "unclear" and a conflict of sources all read as unknown; the trace shows which. Only the
test `unclear` looks at that answer itself: yes for "unclear", no for any other answer, unknown while there is none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from govdesk.domain.law.known import FactSet, Known
from govdesk.domain.law.leaves import TESTS, in_words
from govdesk.domain.law.questions import AS_OF, THE_DAY, UNCLEAR, Question
from govdesk.domain.law.traces import Trace
from govdesk.domain.records import Value
from govdesk.domain.truth import Truth

__all__ = [
    "AllOf",
    "AnyOf",
    "Compare",
    "Condition",
    "Determination",
    "Holds",
    "Inquiry",
    "Not",
    "Trace",
]

_YES, _NO, _UNKNOWN = Truth.YES, Truth.NO, Truth.UNKNOWN


@dataclass(frozen=True, slots=True)
class Compare:
    """A leaf: one fact against a value, or against another fact times a factor (`other`, `times`)."""

    fact: str
    test: str
    value: Value = None
    other: str = ""
    times: float = 1.0

    @property
    def facts(self) -> tuple[str, ...]:
        """Name the facts that it reads."""
        return (self.fact, self.other) if self.other else (self.fact,)

    def truth(self, inquiry: Inquiry) -> Truth:
        """Compare; unknown where a fact is."""
        actual = inquiry.value(self.fact)
        if actual is None:
            return _UNKNOWN
        if self.test == UNCLEAR:
            return _YES if actual == UNCLEAR else _NO
        wanted = self._wanted(inquiry)
        if wanted is None or actual == UNCLEAR:
            return _UNKNOWN
        return TESTS[self.test](actual, wanted)

    def limit(self, inquiry: Inquiry) -> float | None:
        """Give the number that it compares with; None where that is none, or hangs on a fact that is not known."""
        wanted = self._wanted(inquiry)
        return float(wanted) if isinstance(wanted, int | float) and not isinstance(wanted, bool) else None

    def _wanted(self, inquiry: Inquiry) -> Value:
        if not self.other:
            return self.value
        value = inquiry.value(self.other)
        return value * self.times if isinstance(value, int | float) else None


@dataclass(frozen=True, slots=True)
class Holds:
    """A leaf: what another determination of the pack concludes."""

    rule: str

    def truth(self, inquiry: Inquiry) -> Truth:
        """Ask that determination, once per inquiry."""
        return inquiry.rule(self.rule)


@dataclass(frozen=True, slots=True)
class AllOf:
    """Conjunction: one no is enough for no."""

    parts: tuple[Condition, ...]

    def truth(self, inquiry: Inquiry) -> Truth:
        """Evaluate until one part says no."""
        return _joined(self.parts, inquiry, decisive=_NO, otherwise=_YES)


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Disjunction: one yes is enough for yes."""

    parts: tuple[Condition, ...]

    def truth(self, inquiry: Inquiry) -> Truth:
        """Evaluate until one part says yes."""
        return _joined(self.parts, inquiry, decisive=_YES, otherwise=_NO)


@dataclass(frozen=True, slots=True)
class Not:
    """Negation: unknown stays unknown."""

    part: Condition

    def truth(self, inquiry: Inquiry) -> Truth:
        """Exchange yes and no."""
        return ~self.part.truth(inquiry)


Condition: TypeAlias = "AllOf | AnyOf | Not | Compare | Holds"


@dataclass(frozen=True, slots=True)
class Determination:
    """What a pack concludes from facts: yes, no or unknown. `says` explains a yes in a sentence; `group` sorts them."""

    id: str
    title: str
    cite: str
    when: Condition
    group: str = ""
    says: str = ""
    confidence: str = ""


class Inquiry:
    """Facts, rules and a date, asked together; each rule is evaluated once, each trace made only when wanted."""

    __slots__ = ("_known", "_traces", "_truths", "facts", "on", "questions", "rules")

    def __init__(
        self,
        facts: FactSet,
        on: date,
        rules: Mapping[str, Determination] | None = None,
        questions: Mapping[str, Question] | None = None,
    ) -> None:
        """Take the facts, the date asked about, the determinations by id, and the questions that give traces words."""
        self.facts, self.on = facts, on
        self.rules: Mapping[str, Determination] = rules or {}
        self.questions: Mapping[str, Question] = questions or {}
        self._known: dict[str, Value] = {key: known.value for key, known in facts.known.items()}
        self._known[AS_OF] = on
        self._truths: dict[str, Truth] = {}
        self._traces: dict[str, Trace] = {}

    def value(self, key: str) -> Value:
        """Give the answer under a key: the value, "unclear", or None where nothing is known."""
        return self._known.get(key)

    def rule(self, id_: str) -> Truth:
        """Evaluate a determination."""
        found = self._truths.get(id_)
        if found is None:
            found = self._truths[id_] = self.rules[id_].when.truth(self)
        return found

    def known(self, key: str) -> Known | None:
        """Give an answer with its provenance."""
        return Known(self.on, "the date asked about", "date") if key == AS_OF else self.facts.get(key)

    def trace(self, condition: Condition) -> Trace:
        """Say why a condition has its value."""
        if isinstance(condition, Compare):
            return _leaf(condition, self)
        if isinstance(condition, Holds):
            return self.rule_trace(condition.rule)
        if isinstance(condition, Not):
            return Trace("not", "not", condition.truth(self), children=(self.trace(condition.part),))
        op = "all" if isinstance(condition, AllOf) else "any"
        says = f"{op} of these" if condition.parts else "always"
        return Trace(op, says, condition.truth(self), children=tuple(self.trace(part) for part in condition.parts))

    def rule_trace(self, id_: str) -> Trace:
        """Say why a determination has its value."""
        found = self._traces.get(id_)
        if found is None:
            rule = self.rules[id_]
            children = (self.trace(rule.when),)
            found = Trace("rule", rule.title, self.rule(id_), fact=id_, cite=rule.cite, children=children)
            self._traces[id_] = found
        return found

    def lack(self, key: str) -> str:
        """Say why a fact is unknown: missing, unclear or conflict; "" when it is known."""
        value = self.value(key)
        if value == UNCLEAR:
            return UNCLEAR
        if value is not None:
            return ""
        return "conflict" if key in self.facts.conflicts else "missing"


def _joined(parts: tuple[Condition, ...], inquiry: Inquiry, decisive: Truth, otherwise: Truth) -> Truth:
    """Evaluate until one part is decisive; without one, a single unknown makes the whole unknown."""
    result = otherwise
    for part in parts:
        found = part.truth(inquiry)
        if found is decisive:
            return decisive
        if found is _UNKNOWN:
            result = _UNKNOWN
    return result


def _leaf(leaf: Compare, inquiry: Inquiry) -> Trace:
    question = THE_DAY if leaf.fact == AS_OF else inquiry.questions.get(leaf.fact)
    known = inquiry.known(leaf.fact)
    lack = inquiry.lack(leaf.fact) or (inquiry.lack(leaf.other) if leaf.other else "")
    value = known.value if known else None
    return Trace(
        "fact",
        question.ask if question else leaf.fact,
        leaf.truth(inquiry),
        fact=leaf.fact,
        needs=in_words(leaf.test, leaf.value, leaf.other, leaf.times, question),
        actual=question.words(value) if question else str(value),
        lack=lack,
        provenance=known.provenance if known else "",
        cite=question.cite if question else "",
    )
