"""Conditions in one cell: what is written is read, and what cannot be read is said."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, strategies as st

from govdesk.domain.law.condition_text import MAX_DEPTH, condition_text, read_condition
from govdesk.domain.plain import canonical
from govdesk.domain.problems import Problem
from tests.pack_shapes import conditions

READ: tuple[tuple[str, dict[str, Any]], ...] = (
    ("always", {"always": True}),
    ("a=yes", {"fact": "a", "is": True}),
    ("a = No", {"fact": "a", "is": False}),
    ('a = "yes"', {"fact": "a", "is": "yes"}),
    ("a != b c", {"not": {"fact": "a", "is": "b c"}}),
    ("a >= 1e23", {"fact": "a", "at_least": 1e23}),
    ("a<5", {"fact": "a", "below": 5}),
    ("a = 007", {"fact": "a", "is": "007"}),
    ("a is on or after 2026-01-01", {"fact": "a", "on_or_after": "2026-01-01"}),
    ("a is before 2026-01-01", {"fact": "a", "before": "2026-01-01"}),
    ("a has x", {"fact": "a", "has": "x"}),
    ("a has any of x, y z", {"fact": "a", "has_any": ["x", "y z"]}),
    ("a is one of x", {"fact": "a", "in": ["x"]}),
    ("a is not empty", {"fact": "a", "empty": False}),
    ("a is unclear", {"fact": "a", "unclear": True}),
    ("rule strict", {"rule": "strict"}),
    ("not: rule strict", {"not": {"rule": "strict"}}),
    (
        "all: a = yes; (any: b > 1; (not: c has d))",
        {
            "all": [
                {"fact": "a", "is": True},
                {"any": [{"fact": "b", "above": 1}, {"not": {"fact": "c", "has": "d"}}]},
            ]
        },
    ),
    ('any: a = "x; (y"; b = z', {"any": [{"fact": "a", "is": "x; (y"}, {"fact": "b", "is": "z"}]}),
)
UNREADABLE = (
    *("", "sometimes", "a", "a =", "= b", "a is", "a isbefore 2026-01-01", "a is empty now", "all:", "all: ;", "rule"),
    *("a = 1; b = 2", "(a = 1", "a = 1)", 'a = "b', 'a = "b" c', "all: a = 1; (b = 2", "always; a = 1", ")("),
)


@pytest.mark.parametrize(("text", "plain"), READ)
def test_it_is_read(text: str, plain: dict[str, Any]) -> None:
    found = read_condition(text)
    assert found == plain
    assert canonical(found) == canonical(plain)


@pytest.mark.parametrize("text", UNREADABLE)
def test_what_cannot_be_read_says_why(text: str) -> None:
    found = read_condition(text)
    assert isinstance(found, Problem)
    assert found.says
    assert found.mend


def test_nesting_is_bounded() -> None:
    assert isinstance(read_condition("not: " * 5000 + "a = 1"), Problem)
    assert isinstance(read_condition("(" * 5000 + "a = 1" + ")" * 5000), Problem)
    assert isinstance(read_condition("(" * MAX_DEPTH + "a = 1" + ")" * MAX_DEPTH), dict)


@given(conditions)
def test_what_is_said_is_read_back(plain: dict[str, Any]) -> None:
    said = condition_text(plain)
    if said:
        assert canonical(read_condition(said)) == canonical(plain)
    elif "times" not in str(plain):
        # only a text that hides in quotes of its own, or too deep a nest, has no words here
        assert "word" in str(plain)


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    assert isinstance(read_condition(text), dict | Problem)


@given(
    st.recursive(st.none() | st.text(max_size=4), lambda one: st.dictionaries(st.text(max_size=4), one) | st.lists(one))
)
def test_any_plain_value_is_said_or_not(plain: object) -> None:
    assert isinstance(condition_text(plain), str)
