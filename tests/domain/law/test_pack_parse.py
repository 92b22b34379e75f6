"""Reading packs: whatever stands in the file, the answer is a pack or problems, never an exception."""

from __future__ import annotations

import copy
import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from govdesk.domain.law.assessment import assess
from govdesk.domain.law.known import FactSet
from govdesk.domain.law.packs import Pack
from govdesk.domain.law.read_pack import parse_pack
from govdesk.domain.problems import Problem
from govdesk.domain.truth import Truth

PLAIN: dict[str, Any] = {
    "id": "x/y",
    "version": "1",
    "title": "X",
    "headline": "class",
    "as_of": "2026-11-23",
    "questions": [
        {"id": "flag", "type": "tri", "ask": "Flag?", "cite": "Art 1", "case_default": False},
        {"id": "items", "type": "list", "ask": "Items?", "cite": "Art 1", "values": [{"a": "Item a"}]},
        {
            "id": "day",
            "type": "date",
            "ask": "Day?",
            "cite": "Art 1",
            "none": "Never",
            "derive": {"from": "system.started"},
        },
    ],
    "schedules": {"s": {"dates": [{"on": "2026-01-01", "when": {"rule": "r"}}, {"on": "2027-01-01"}]}},
    "determinations": [
        {
            "id": "r",
            "title": "R",
            "cite": "C",
            "when": {"all": [{"fact": "flag", "is": True}, {"not": {"fact": "items", "has": "a"}}]},
        }
    ],
    "outcomes": [
        {"id": "class", "title": "C", "kind": "first", "options": [{"value": "v", "label": "V", "when": {"rule": "r"}}]}
    ],
    "requirements": [
        {"id": "q", "title": "T", "text": "X", "cite": "C", "who": "W", "when": {"rule": "r"}, "schedule": "s"}
    ],
    "milestones": [{"on": "2026-01-01", "title": "T", "cite": "C"}],
    "sources": [{"id": "S", "title": "T"}],
}
junk = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 3),
    st.floats(allow_nan=False),
    st.text(max_size=4),
    st.just([]),
    st.just({}),
    st.just([[]]),
    st.just({"fact": "flag"}),
    st.just({"all": None}),
    st.just([None]),
    st.just({"x": {"y": 1}}),
)


def spots(value: object, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """List the paths of every value in a plain value."""
    children: list[tuple[str | int, object]] = []
    if isinstance(value, dict):
        children = list(value.items())
    elif isinstance(value, list):
        children = list(enumerate(value))
    return [path, *(spot for key, child in children for spot in spots(child, (*path, key)))]


SPOTS = [path for path in spots(PLAIN) if path]


def test_the_plain_one_is_right() -> None:
    found = parse_pack(PLAIN)
    assert isinstance(found, Pack), found
    assert json.loads(found.text) == PLAIN
    assert [dated.on.isoformat() for dated in found.requirements[0].since] == ["2026-01-01", "2027-01-01"]


@settings(max_examples=400)
@given(st.sampled_from(SPOTS), junk)
def test_junk_anywhere_gives_a_pack_or_problems(path: tuple[str | int, ...], value: object) -> None:
    plain = copy.deepcopy(PLAIN)
    inner: Any = plain
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    found = parse_pack(plain)
    if isinstance(found, tuple):
        assert found
        assert all(isinstance(problem, Problem) and problem.says for problem in found)


@given(st.sampled_from(SPOTS))
def test_an_unknown_key_is_refused_everywhere(path: tuple[str | int, ...]) -> None:
    plain = copy.deepcopy(PLAIN)
    inner: Any = plain
    for key in path:
        inner = inner[key]
    if isinstance(inner, dict) and path != ("schedules",):
        inner["surprise"] = 1
        assert isinstance(parse_pack(plain), tuple)


def with_when(when: object) -> Pack | tuple[Problem, ...]:
    plain = copy.deepcopy(PLAIN)
    plain["requirements"][0]["when"] = when
    return parse_pack(plain)


def test_what_is_always_asked_depends_on_nothing() -> None:
    pack = with_when({"always": True})
    assert isinstance(pack, Pack), pack
    one = assess(pack, "sys", FactSet(), (), date(2026, 1, 1)).requirements[0]
    assert one.applies is Truth.YES
    assert (one.trace.says, one.trace.leaves) == ("always", ())


@pytest.mark.parametrize(
    ("when", "says"),
    [
        ({"always": False}, "“always” takes true. "),
        ({"always": True, "rule": "r"}, "A condition is one of: always"),
        ({"fact": "flg", "is": True}, "There is no question “flg”. Did you mean flag?"),
        ({"rule": "zz"}, "There is no determination “zz”. "),
    ],
)
def test_a_wrong_condition_says_what_was_meant(when: object, says: str) -> None:
    found = with_when(when)
    assert isinstance(found, tuple)
    assert says in f"{found[0].says} {found[0].mend}"


@pytest.mark.parametrize("id_", ["phase:operation", "region:EU"])
def test_a_requirement_is_not_called_like_a_scope_of_duties(id_: str) -> None:
    plain = copy.deepcopy(PLAIN)
    plain["requirements"][0]["id"] = id_
    found = parse_pack(plain)
    assert isinstance(found, tuple)
    assert any("would be read as a scope of duties" in one.says for one in found)
