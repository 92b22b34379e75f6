"""Questions that a pack asks about a system, the organization or a model, and the answers that fit them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from govdesk.domain.problems import Problem
from govdesk.domain.records import Value
from govdesk.domain.said import number

TYPES = ("tri", "bool", "list", "enum", "number", "date", "text")
CALCULATORS = ("training_compute",)
ABOUT = ("system", "organization", "model")
UNCLEAR = "unclear"
NONE = "none"
AS_OF = "as_of"
"""The fact that holds the date asked about; it is always known and never asked."""


@dataclass(frozen=True, slots=True)
class Derive:
    """How the register answers a question by itself.

    source: a dotted path, `organization.size`, `system.started`, `model.licence` or `base.training_flop` (base: what
    the system's models are derived from). mapping turns the value found, whatever its case, into an answer; without
    one it is the answer. otherwise answers for values that the mapping does not name. collect, not source, builds a
    list answer: each value with the path and the value that the register must hold there; all paths must be known.
    """

    source: str = ""
    mapping: Mapping[str, Value] = field(default_factory=dict)
    otherwise: Value = None
    collect: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """One question: id (the fact's key), type, the words, the citation, and its values with their labels.

    none: the label of the answer "none" to a date or number question ("there is none"), or "" where it does not fit.
    case_default: the answer that a case file means when it leaves the question out; the app itself never assumes one.
    calculator: what helps to work the number out, "" for nothing. tolerance: by which share an estimate may be off.
    """

    id: str
    type: str
    ask: str
    cite: str
    help: str = ""
    values: tuple[tuple[str, str], ...] = ()
    about: str = "system"
    group: str = ""
    none: str = ""
    derive: Derive | None = None
    case_default: Value = None
    calculator: str = ""
    tolerance: float = 0.0

    def words(self, value: Value) -> str:
        """Give an answer in a reader's words: labels for values, yes and no, ISO dates, plain numbers."""
        labels = dict(self.values)
        if value is None:
            return "not answered"
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(value, tuple):
            return "; ".join(labels.get(item, item) for item in value) or "none of them"
        if isinstance(value, int | float):
            return number(value)
        if value == NONE and self.none:
            return self.none
        return labels.get(str(value), str(value))

    def fits(self, value: Value) -> bool:
        """Tell whether a value can be an answer to this question; "unclear" always can."""
        if value == UNCLEAR or (value == NONE and self.none):
            return True
        allowed = {name for name, _ in self.values}
        if self.type == "list":
            return isinstance(value, tuple) and (not allowed or allowed.issuperset(value))
        if self.type == "enum":
            return isinstance(value, str) and (not allowed or value in allowed)
        if self.type == "number":
            return isinstance(value, int | float) and not isinstance(value, bool) and value >= 0
        return isinstance(value, {"tri": bool, "bool": bool, "date": date}.get(self.type, str))


THE_DAY = Question(AS_OF, "date", "The date asked about", "")
"""The words for the date asked about, where a condition reads it."""


def parse_answer(question: Question, text: str) -> Value | Problem:
    """Read a typed-in answer into the question's type: yes/no, values by commas, a number, an ISO date, or "unclear".

    An empty text is a Problem: what is not known is not said at all.
    """
    typed = text.strip()
    value = as_answer(question, typed) if typed else None
    if value is None or not question.fits(value):
        return Problem(question.id, f"“{typed}” does not answer: {question.ask}", _expected(question))
    return value


def as_answer(question: Question, given: object) -> Value:
    """Turn a text, or a value out of a file, into the question's type; None where it does not fit."""
    if isinstance(given, str) and given.casefold() in (UNCLEAR, NONE) and _special(question, given.casefold()):
        return given.casefold()
    reader = {"tri": _flag, "bool": _flag, "number": _number, "date": _date}.get(question.type)
    if reader is not None:
        return reader(given)
    if question.type == "list":
        return _items(question, given)
    if isinstance(given, bool) or not isinstance(given, str | int | float):
        return None
    return _named(question, str(given))


def _special(question: Question, word: str) -> bool:
    return word == UNCLEAR or bool(question.none)


def _flag(given: object) -> bool | None:
    words = {"yes": True, "true": True, "y": True, "no": False, "false": False, "n": False}
    return given if isinstance(given, bool) else words.get(str(given).casefold())


def _items(question: Question, given: object) -> tuple[str, ...] | None:
    if isinstance(given, str):
        parts = [] if given.casefold() in ("", NONE, "[]") else [part.strip() for part in given.split(",")]
        return tuple(dict.fromkeys(_named(question, part) for part in parts if part))
    if not isinstance(given, list | tuple):
        return None
    return tuple(dict.fromkeys(_named(question, str(item)) for item in given))


def _named(question: Question, text: str) -> str:
    """Accept a value or its label, caselessly; anything else stays as typed and then does not fit."""
    for value, label in question.values:
        if text.casefold() in (value.casefold(), label.casefold()):
            return value
    return text


def _number(given: object) -> float | None:
    if isinstance(given, bool):
        return None
    try:
        number = float(given if isinstance(given, int | float) else str(given).replace("_", "").replace(" ", ""))
    except (ValueError, OverflowError):
        return None
    return number if 0 <= number < float("inf") else None


def _date(given: object) -> date | None:
    if isinstance(given, date):
        return given
    try:
        return date.fromisoformat(str(given))
    except ValueError:
        return None


def _expected(question: Question) -> str:
    shapes = {
        "tri": "Enter yes, no or unclear.",
        "bool": "Enter yes, no or unclear.",
        "number": "Enter a number, for example 5e23.",
        "date": "Enter a date as YYYY-MM-DD.",
        "text": "Enter a text.",
    }
    names = ", ".join(value for value, _ in question.values)
    several = "one or more of" if question.type == "list" else "one of"
    shape = shapes.get(question.type, f"Enter {several}: {names}.")
    return f"{shape} “{NONE}” means: {question.none}." if question.none else shape
