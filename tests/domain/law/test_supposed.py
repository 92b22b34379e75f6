"""What is supposed is assessed as if it were known, and differs exactly where the two assessments do."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import given, strategies as st
from rule_shapes import ON, conditions, facts, pack_of, values

from govdesk.domain.law.assessment import assess
from govdesk.domain.law.known import FactSet
from govdesk.domain.law.rules import Condition
from govdesk.domain.law.supposed import differences, replaced, suppose
from govdesk.domain.records import Fact, Value

shapes = st.lists(conditions, min_size=1, max_size=3)


@given(shapes, values, values)
def test_supposed_is_as_if_known(
    rules: list[Condition], known: Mapping[str, Value], other: Mapping[str, Value]
) -> None:
    pack = pack_of(rules)
    before = assess(pack, "s", facts(known), (), ON)
    told = assess(pack, "s", facts({**known, **other}), (), ON)
    after = suppose(before, other)
    assert [one.value for one in after.determinations] == [one.value for one in told.determinations]
    assert after.headline == told.headline
    assert {one.question.id for one in after.open_questions} == {one.question.id for one in told.open_questions}
    assert dict(before.facts.known) == dict(facts(known).known)


@given(shapes, values, values)
def test_differences_are_those_of_the_two_and_none_of_one(
    rules: list[Condition], known: Mapping[str, Value], other: Mapping[str, Value]
) -> None:
    before = assess(pack_of(rules), "s", facts(known), (), ON)
    after = suppose(before, other)
    found = differences(before, after)
    assert bool(found.outcomes) is (before.headline != after.headline)
    assert bool(found.determinations) is (before.determinations[0].value is not after.determinations[0].value)
    first, then = ({one.question.id for one in one_of.open_questions} for one_of in (before, after))
    assert (set(found.asked), set(found.no_longer_asked)) == (then - first, first - then)
    assert not differences(before, suppose(before, known))
    back = suppose(after, {key: known.get(key) for key in other})
    assert back.headline == before.headline


def test_what_sources_disagreed_about_is_supposed_settled_and_none_makes_it_unknown() -> None:
    rival = (Fact("f", "s", "flag", value=True),)
    held = FactSet(facts({"kind": "a"}).known, {"flag": rival}, {"size": rival})
    found = replaced(held, {"flag": True, "size": 1.0, "kind": None})
    assert (dict(found.conflicts), dict(found.misfits)) == ({}, {})
    assert {key: one.value for key, one in found.known.items()} == {"flag": True, "size": 1.0}
    assert dict(held.conflicts) == {"flag": rival}
