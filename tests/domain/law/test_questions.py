"""Answers: what fits which question, as typed in and as read from files."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, strategies as st

from govdesk.domain.law.questions import TYPES, Question, as_answer, parse_answer
from govdesk.domain.problems import Problem
from govdesk.domain.records import Value

VALUES = (("a", "Item A"), ("own_use", "Own use"))


def question(type_: str, none: str = "") -> Question:
    return Question("q", type_, "Is it?", "Art 1", values=VALUES if type_ in ("list", "enum") else (), none=none)


@pytest.mark.parametrize(
    ("type_", "text", "value"),
    [
        ("tri", "yes", True),
        ("bool", " No ", False),
        ("tri", "Unclear", "unclear"),
        ("number", "unclear", "unclear"),
        ("list", "a, own use", ("a", "own_use")),
        ("list", "Item A", ("a",)),
        ("list", "none", ()),
        ("list", "a, a", ("a",)),
        ("enum", "OWN USE", "own_use"),
        ("number", "5e23", 5e23),
        ("number", "1 000", 1000.0),
        ("date", "2026-11-23", date(2026, 11, 23)),
        ("text", " apache-2.0 ", "apache-2.0"),
    ],
)
def test_answers_that_fit(type_: str, text: str, value: Value) -> None:
    assert parse_answer(question(type_), text) == value


@pytest.mark.parametrize(
    ("type_", "text"),
    [
        *((type_, "") for type_ in TYPES),
        ("tri", "perhaps"),
        ("list", "a, c"),
        ("enum", "c"),
        ("number", "much"),
        ("number", "inf"),
        ("number", "nan"),
        ("date", "2026-02-30"),
        ("date", "none"),
    ],
)
def test_answers_that_do_not_fit_say_what_would(type_: str, text: str) -> None:
    problem = parse_answer(question(type_), text)
    assert isinstance(problem, Problem)
    assert problem.where == "q"
    assert problem.mend


def test_none_is_an_answer_where_the_pack_says_so() -> None:
    dated = question("date", "Never")
    assert parse_answer(dated, "none") == "none"
    assert dated.words("none") == "Never"


@pytest.mark.parametrize(
    ("type_", "value", "words"),
    [
        ("tri", True, "yes"),
        ("bool", False, "no"),
        ("tri", "unclear", "unclear"),
        ("tri", None, "not answered"),
        ("list", ("a", "own_use"), "Item A; Own use"),
        ("list", (), "none of them"),
        ("enum", "own_use", "Own use"),
        ("number", 5e23, "5e+23"),
        ("date", date(2026, 1, 2), "2026-01-02"),
    ],
)
def test_words(type_: str, value: Value, words: str) -> None:
    assert question(type_).words(value) == words


@given(
    st.sampled_from(TYPES),
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.floats(),
        st.text(max_size=9),
        st.dates(),
        st.lists(st.text(max_size=3)),
    ),
)
def test_reading_any_value_gives_an_answer_that_fits_or_nothing(type_: str, given_: object) -> None:
    asked = question(type_)
    value = as_answer(asked, given_)
    assert value is None or asked.fits(value) or type_ in ("list", "enum")
