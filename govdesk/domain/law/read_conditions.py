"""Reads conditions out of a pack, and checks every question, value and rule that they name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from fractions import Fraction
from itertools import islice

from govdesk.domain.law.given import Given
from govdesk.domain.law.leaves import ALL_TESTS, DATE_TESTS, LIST_TESTS, NUMBER_TESTS
from govdesk.domain.law.questions import AS_OF, THE_DAY, UNCLEAR, Question, as_answer
from govdesk.domain.law.rules import AllOf, AnyOf, Compare, Condition, Holds, Not
from govdesk.domain.records import Value

_FITTING = {
    **dict.fromkeys(DATE_TESTS, "date"),
    **dict.fromkeys(NUMBER_TESTS, "number"),
    **dict.fromkeys(LIST_TESTS, "list"),
}
_FACTOR = re.compile(r"\d{1,15}(\.\d{1,15}|/\d{1,15})?")
_ENOUGH = 50
"""After so many problems no nearest names are looked for."""
_LIKELY = 500
"""Among more names than these, the nearest is not looked for."""


@dataclass(frozen=True, slots=True)
class Names:
    """What conditions may name: the questions of the pack and the ids of its determinations."""

    questions: Mapping[str, Question]
    rules: frozenset[str]


def condition(given: Given, names: Names) -> Condition | None:
    """Read one condition; None after a problem, which is noted."""
    keys = given.names()
    if len(keys) == 1 and keys[0] in ("all", "any", "not"):
        return _joined(given.at(keys[0]), keys[0], names)
    if keys == ("rule",):
        rule = given.text("rule")
        if rule not in names.rules:
            given.at("rule").wrong(f"There is no determination “{rule}”.", _near(given, rule, names.rules))
            return None
        return Holds(rule)
    if "fact" in keys:
        return _leaf(given, names)
    if keys == ("always",):
        return _always(given.at("always"))
    given.wrong("A condition is one of: always, all, any, not, rule, or fact with one comparison.")
    return None


def _always(given: Given) -> Condition | None:
    if given.value is not True:
        given.wrong("“always” takes true.")
        return None
    return AllOf(())


def _joined(given: Given, op: str, names: Names) -> Condition | None:
    if op == "not":
        part = condition(given, names)
        return None if part is None else Not(part)
    found = [condition(item, names) for item in given.items()]
    parts = tuple(part for part in found if part is not None)
    if not found:
        given.wrong(f"“{op}” needs at least one condition.")
    if not parts or len(parts) < len(found):
        return None
    return AllOf(parts) if op == "all" else AnyOf(parts)


def _leaf(given: Given, names: Names) -> Condition | None:
    fact = given.text("fact")
    question = THE_DAY if fact == AS_OF else names.questions.get(fact)
    tests = [key for key in given.names() if key != "fact"]
    if question is None:
        given.at("fact").wrong(f"There is no question “{fact}”.", _near(given, fact, names.questions))
        return None
    if len(tests) != 1 or tests[0] not in ALL_TESTS:
        given.wrong("A fact needs exactly one comparison.", f"Comparisons are: {', '.join(sorted(ALL_TESTS))}.")
        return None
    test = tests[0]
    wanted_type = _FITTING.get(test, question.type)
    if question.type != wanted_type:
        given.at(test).wrong(f"“{test}” compares a {wanted_type}, but “{fact}” is a {question.type}.")
        return None
    return _compare(given.at(test), question, test, names)


def _near(given: Given, word: str, known: Iterable[str]) -> str:
    if len(given.sheet.problems) > _ENOUGH:
        return ""
    names = list(islice(known, _LIKELY + 1))
    near = get_close_matches(word, names, 1) if len(names) <= _LIKELY else ()
    return f"Did you mean {near[0]}?" if near else ""


def _compare(given: Given, question: Question, test: str, names: Names) -> Condition | None:
    if test in ("empty", UNCLEAR):
        if isinstance(given.value, bool) and (given.value or test == "empty"):
            return Compare(question.id, test, given.value)
        given.wrong(f"“{test}” takes true{' or false' if test == 'empty' else ''}.")
        return None
    if isinstance(given.value, Mapping):
        return _with_other(given, question, test, names)
    value = _value(given, question, test)
    if value is None:
        given.wrong(f"“{given.value}” can never be an answer to “{question.id}”.")
        return None
    return Compare(question.id, test, value)


def _value(given: Given, question: Question, test: str) -> Value:
    """Give the value to compare with in the question's type, or None where it can never be an answer."""
    if test == "has":
        item = as_answer(question, [given.value])
        return item[0] if isinstance(item, tuple) and question.fits(item) else None
    if test == "in":
        found = [as_answer(question, item.value) for item in given.items()]
        good = [value for value in found if isinstance(value, str) and question.fits(value)]
        return tuple(good) if good and len(good) == len(found) else None
    value = as_answer(question, given.value)
    return value if value is not None and question.fits(value) and value != UNCLEAR else None


def _with_other(given: Given, question: Question, test: str, names: Names) -> Condition | None:
    """Read a comparison with another fact, times a factor: {fact: ID, times: 1/3}."""
    if not given.is_mapping(("fact", "times"), ("fact",)):
        return None
    other = names.questions.get(given.text("fact"))
    if test not in NUMBER_TESTS or other is None or other.type != question.type:
        given.wrong("Only a number can be compared with another fact, which must be a number too.")
        return None
    factor = given.text("times", "1")
    try:
        times = float(Fraction(factor)) if _FACTOR.fullmatch(factor) else None
    except ZeroDivisionError:
        times = None
    if times is None:
        given.at("times").wrong("“times” should be a number or a fraction such as 1/3.")
        return None
    return Compare(question.id, test, None, other.id, times)


def named_rules(found: Condition) -> frozenset[str]:
    """Name the determinations that a condition refers to directly."""
    if isinstance(found, Holds):
        return frozenset((found.rule,))
    if isinstance(found, Not):
        return named_rules(found.part)
    if isinstance(found, AllOf | AnyOf):
        return frozenset[str]().union(*(named_rules(part) for part in found.parts))
    return frozenset()


def named_facts(found: Condition) -> frozenset[str]:
    """Name the facts that a condition reads directly."""
    if isinstance(found, Compare):
        return frozenset(found.facts)
    if isinstance(found, Not):
        return named_facts(found.part)
    if isinstance(found, AllOf | AnyOf):
        return frozenset[str]().union(*(named_facts(part) for part in found.parts))
    return frozenset()
