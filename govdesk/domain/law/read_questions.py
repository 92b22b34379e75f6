"""Reads the questions of a pack."""

from __future__ import annotations

from dataclasses import replace

from govdesk.domain.law.given import Given
from govdesk.domain.law.paths import known_path
from govdesk.domain.law.questions import ABOUT, CALCULATORS, TYPES, Derive, Question, as_answer
from govdesk.domain.records import Value

_KEYS = (
    *("id", "type", "ask", "cite", "help", "values", "about", "group", "none", "derive", "case_default"),
    *("calculator", "tolerance"),
)


def questions(given: Given) -> dict[str, Question]:
    """Read the list of questions, by id; problems are noted."""
    found: dict[str, Question] = {}
    for item in given.each("questions"):
        question = _question(item)
        if question is not None and question.id in found:
            item.wrong(f"There are two questions “{question.id}”.")
        if question is not None:
            found[question.id] = question
    return found


def _question(given: Given) -> Question | None:
    if not given.is_mapping(_KEYS, ("id", "type", "ask", "cite")):
        return None
    question = Question(
        given.text("id"),
        given.one_of("type", TYPES, ""),
        given.text("ask"),
        given.text("cite"),
        given.text("help"),
        _values(given),
        given.one_of("about", ABOUT, "system"),
        given.text("group"),
        given.text("none"),
    )
    if question.none and question.type not in ("date", "number"):
        given.at("none").wrong("“none” fits questions for a date or a number only.")
    if question.type == "enum" and not question.values:
        given.wrong("An enum question needs values.")
    derive = _derive(given.at("derive"), question) if given.has("derive") else None
    calculator = given.one_of("calculator", (*CALCULATORS, ""), "")
    if calculator and question.type != "number":
        given.at("calculator").wrong("A calculator fits questions for a number only.")
    tolerance = _tolerance(given.at("tolerance"))
    default = _default(given, question)
    return replace(question, derive=derive, case_default=default, calculator=calculator, tolerance=tolerance)


def _tolerance(given: Given) -> float:
    """Read by which share an estimate may be off: 0 to 1."""
    value = given.value
    if value is None:
        return 0.0
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1:
        return float(value)
    given.wrong("“tolerance” should be a share from 0 to 1.")
    return 0.0


def _default(given: Given, question: Question) -> Value:
    item = given.at("case_default")
    if item.value is None:
        return None
    value = as_answer(question, item.value)
    if value is None or not question.fits(value):
        item.wrong(f"“{item.value}” can never be an answer to this question.")
    return value


def _values(given: Given) -> tuple[tuple[str, str], ...]:
    """Read values with labels: a list of single pairs, which keeps their order."""
    found: dict[str, str] = {}
    for item in given.each("values"):
        keys = item.names()
        if len(keys) != 1:
            item.wrong("A value is written as “value: label”.")
        elif keys[0] in found:
            item.wrong(f"The value “{keys[0]}” stands here twice.")
        else:
            found[keys[0]] = item.text(keys[0])
    return tuple(found.items())


def _derive(given: Given, question: Question) -> Derive | None:
    if not given.is_mapping(("from", "map", "otherwise", "collect")):
        return None
    if given.has("collect"):
        return _collect(given.at("collect"), question)
    source = given.text("from")
    if not known_path(source):
        given.at("from").wrong(f"The register has no “{source}”.")
    mapping = {}
    for key in given.at("map").names():
        item = given.at("map").at(key)
        mapping[key.casefold()] = answer = as_answer(question, item.value)
        if answer is None or not question.fits(answer):
            item.wrong(f"“{item.value}” can never be an answer to “{question.id}”.")
    otherwise = as_answer(question, given.at("otherwise").value) if given.has("otherwise") else None
    if otherwise is not None and not question.fits(otherwise):
        given.at("otherwise").wrong(f"This can never be an answer to “{question.id}”.")
    return Derive(source, mapping, otherwise)


def _collect(given: Given, question: Question) -> Derive | None:
    allowed = {value for value, _ in question.values}
    rows = []
    for value in given.names():
        for path in given.at(value).names():
            rows.append((value, path, given.at(value).text(path)))
            if not known_path(path):
                given.at(value).at(path).wrong(f"The register has no “{path}”.")
        if question.type != "list" or value not in allowed:
            given.at(value).wrong(f"“{value}” can never be an answer to “{question.id}”.")
    if len({path.partition(".")[0] for _, path, _ in rows}) != 1:
        given.wrong("All paths must begin with the same word.")
        return None
    return Derive(collect=tuple(sorted(rows)))
