"""The comparisons that a condition makes of one fact: yes or no, or unknown where the types do not meet."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from govdesk.domain.law.questions import NONE, UNCLEAR, Question
from govdesk.domain.records import Value
from govdesk.domain.truth import Truth, known

Test = Callable[[Value, Value], Truth]


def _same(actual: Value, wanted: Value) -> Truth:
    if isinstance(actual, tuple) and isinstance(wanted, tuple):
        return known(set(actual) == set(wanted))
    return known(actual == wanted and isinstance(actual, bool) == isinstance(wanted, bool))


def _among(actual: Value, wanted: Value) -> Truth:
    return known(isinstance(wanted, tuple) and actual in wanted)


def _has(actual: Value, wanted: Value) -> Truth:
    return known(wanted in actual) if isinstance(actual, tuple) else Truth.UNKNOWN


def _has_any(actual: Value, wanted: Value) -> Truth:
    if not (isinstance(actual, tuple) and isinstance(wanted, tuple)):
        return Truth.UNKNOWN
    return known(not set(actual).isdisjoint(wanted))


def _empty(actual: Value, wanted: Value) -> Truth:
    return known((actual in ((), "", NONE)) is bool(wanted))


def _number(test: Callable[[float, float], bool]) -> Test:
    def compare(actual: Value, wanted: Value) -> Truth:
        if actual == NONE:
            return Truth.NO
        if isinstance(actual, bool) or not isinstance(actual, int | float) or not isinstance(wanted, int | float):
            return Truth.UNKNOWN
        return known(test(actual, wanted))

    return compare


def _day(test: Callable[[date, date], bool]) -> Test:
    def compare(actual: Value, wanted: Value) -> Truth:
        if actual == NONE:
            return Truth.NO
        if not (isinstance(actual, date) and isinstance(wanted, date)):
            return Truth.UNKNOWN
        return known(test(actual, wanted))

    return compare


TESTS: dict[str, Test] = {
    "is": _same,
    "in": _among,
    "has": _has,
    "has_any": _has_any,
    "empty": _empty,
    "above": _number(lambda a, b: a > b),
    "at_least": _number(lambda a, b: a >= b),
    "below": _number(lambda a, b: a < b),
    "at_most": _number(lambda a, b: a <= b),
    "before": _day(lambda a, b: a < b),
    "on_or_before": _day(lambda a, b: a <= b),
    "after": _day(lambda a, b: a > b),
    "on_or_after": _day(lambda a, b: a >= b),
}
NUMBER_TESTS = frozenset(("above", "at_least", "below", "at_most"))
DATE_TESTS = frozenset(("before", "on_or_before", "after", "on_or_after"))
LIST_TESTS = frozenset(("has", "has_any"))
ALL_TESTS = frozenset((*TESTS, UNCLEAR))


def in_words(test: str, value: Value, other: str, times: float, question: Question | None) -> str:
    """Put a comparison in words: "contains Art 4(a) …", "is above 1e+23"."""
    if test == "empty":
        return "is empty" if value else "is not empty"
    if test == UNCLEAR:
        return "was looked at and could not be told"
    plain = {"in": "is one of", "has": "contains", "has_any": "contains one of", "is": "is"}
    verb = plain.get(test, f"is {test.replace('_', ' ')}")
    if other:
        return f"{verb} {times:.4g} times {other}"
    shown = (value,) if test == "has" and isinstance(value, str) else value
    return f"{verb} {question.words(shown) if question else shown}"
