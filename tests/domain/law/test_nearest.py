"""The nearest other classes: each way leads to the class that it names, and no smaller set of answers does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations, product

from hypothesis import given, settings, strategies as st
from rule_shapes import DAYS, ON, conditions, facts, pack_of, values

from govdesk.domain.law.assessment import Assessment, assess
from govdesk.domain.law.nearest import FARTHEST, nearest
from govdesk.domain.law.rules import Compare, Condition
from govdesk.domain.law.supposed import suppose
from govdesk.domain.records import Value

TRIED: Mapping[str, tuple[Value, ...]] = {
    "flag": (True, False),
    "kind": ("a", "b"),
    "items": ((), ("x",), ("y",), ("x", "y")),
    "size": (0.5, 1.0, 2.0, 3.0, 5.0),
    "day": DAYS,
}


def class_with(asked: Assessment, changes: Mapping[str, Value]) -> tuple[str, bool]:
    """Give the class, and whether it is open, after some changes."""
    headline = suppose(asked, changes).headline
    return headline.value, headline.open


def every(asked: Assessment, size: int) -> Iterator[dict[str, Value]]:
    """Give every set of so many other answers."""
    for keys in combinations(TRIED, size):
        for answers in product(*(TRIED[key] for key in keys)):
            changes = dict(zip(keys, answers, strict=True))
            if all(asked.facts.known.get(key) is None or asked.facts.known[key].value != changes[key] for key in keys):
                yield changes


def brute(asked: Assessment) -> dict[str, int]:
    """Give the fewest changes that lead to each other class, by trying everything."""
    found: dict[str, int] = {}
    for size in range(1, FARTHEST + 1):
        for changes in every(asked, size):
            value, open_ = class_with(asked, changes)
            if not open_ and (asked.headline.open or value != asked.headline.value):
                found.setdefault(value, size)
    return found


@settings(max_examples=150, deadline=None)
@given(st.lists(conditions, min_size=1, max_size=3), values)
def test_alternatives_lead_where_they_say_and_none_is_nearer(
    rules: list[Condition], given_: Mapping[str, Value]
) -> None:
    asked = assess(pack_of(rules), "s", facts(given_), (), ON)
    found = nearest(asked, most=9)
    assert found.complete
    for one in found.alternatives:
        for way in one.ways:
            assert class_with(asked, way) == (one.option.value, False)
            assert len(way) == len(one.changes)
            assert all(given_.get(key) != value for key, value in way.items())
    told = {one.option.value: len(one.changes) for one in found.alternatives}
    tried = brute(asked)
    assert {value: told.get(value, FARTHEST + 1) for value in tried} == {
        value: min(size, told.get(value, FARTHEST + 1)) for value, size in tried.items()
    }
    assert nearest(asked, most=9) == found


@settings(max_examples=60, deadline=None)
@given(st.lists(conditions, min_size=2, max_size=3), values)
def test_the_two_nearest_are_the_first_of_all(rules: list[Condition], given_: Mapping[str, Value]) -> None:
    asked = assess(pack_of(rules), "s", facts(given_), (), ON)
    two, sizes = nearest(asked).alternatives, sorted(brute(asked).values())
    assert len(two) >= min(2, len(sizes))
    assert all(len(one.changes) <= size for one, size in zip(two, sizes, strict=False))


def test_the_graver_of_two_equally_near_ones_comes_first() -> None:
    rules: list[Condition] = [Compare("flag", "is", value=True), Compare("kind", "is", "b")]
    asked = assess(pack_of(rules), "s", facts({"flag": False, "kind": "a"}), (), ON)
    assert [one.option.value for one in nearest(asked).alternatives] == ["class1", "class0"]
    assert nearest(asked).alternatives[0].ways == ({"kind": "b"},)


def test_what_no_answer_can_change_has_no_alternative() -> None:
    asked = assess(pack_of([Compare("as_of", "before", DAYS[0])]), "s", facts({}), (), ON)
    assert nearest(asked).alternatives == ()
