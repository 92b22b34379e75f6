"""Three-valued rules: Kleene's laws, an independent evaluator, and traces that tell the truth."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest
from hypothesis import given
from rule_shapes import KEYS, ON, conditions, facts, oracle, values

from govdesk.domain.law.known import FactSet
from govdesk.domain.law.questions import Question
from govdesk.domain.law.rules import AllOf, AnyOf, Compare, Condition, Determination, Holds, Inquiry, Not
from govdesk.domain.records import Fact, Value
from govdesk.domain.truth import Truth

YES, NO, UNKNOWN = Truth.YES, Truth.NO, Truth.UNKNOWN
NUMBERS = {0.0: NO, 0.5: UNKNOWN, 1.0: YES}


def ask(condition: Condition, **said: Value) -> Truth:
    return condition.truth(Inquiry(facts(said), ON))


@given(conditions, conditions, values)
def test_de_morgan_and_commutation(a: Condition, b: Condition, said: dict[str, Value]) -> None:
    assert ask(Not(AllOf((a, b))), **said) is ask(AnyOf((Not(a), Not(b))), **said)
    assert ask(Not(AnyOf((a, b))), **said) is ask(AllOf((Not(a), Not(b))), **said)
    assert ask(AllOf((a, b)), **said) is ask(AllOf((b, a)), **said)
    assert ask(AnyOf((a, b)), **said) is ask(AnyOf((b, a)), **said)
    assert ask(Not(Not(a)), **said) is ask(a, **said)


def test_nothing_to_meet_is_met_and_nothing_to_choose_from_is_not() -> None:
    assert ask(AllOf(())) is YES
    assert ask(AnyOf(())) is NO


@given(conditions, values)
def test_evaluation_agrees_with_an_independent_one(condition: Condition, said: dict[str, Value]) -> None:
    assert ask(condition, **said) is NUMBERS[oracle(condition, said)]


@given(conditions, values)
def test_forgetting_never_turns_yes_into_no(condition: Condition, said: dict[str, Value]) -> None:
    before = ask(condition, **said)
    for key in said:
        less = {name: value for name, value in said.items() if name != key}
        assert ask(condition, **less) in (before, UNKNOWN)


@given(conditions, values)
def test_a_known_value_holds_however_the_rest_turns_out(condition: Condition, said: dict[str, Value]) -> None:
    value = ask(condition, **said)
    missing = [key for key in KEYS if key not in said]
    if value is not UNKNOWN:
        for answers in product(*(KEYS[key] for key in missing)):
            assert ask(condition, **said, **dict(zip(missing, answers, strict=True))) is value


@given(conditions, values)
def test_the_trace_has_the_value_and_every_leaf(condition: Condition, said: dict[str, Value]) -> None:
    trace = Inquiry(facts(said), ON).trace(condition)
    assert trace.value is trace.decisive().value is ask(condition, **said)
    for leaf in trace.leaves:
        lack = "missing" if leaf.fact not in said else "unclear" if said[leaf.fact] == "unclear" else ""
        assert leaf.lack == lack
        assert leaf.provenance == ("a test" if leaf.fact in said else "")


@pytest.mark.parametrize(
    ("test", "wanted", "actual", "value"),
    [
        ("is", True, True, YES),
        ("is", 1.0, True, NO),
        ("in", ("a", "b"), "c", NO),
        ("has_any", ("x", "z"), ("y", "z"), YES),
        ("has_any", ("x",), (), NO),
        ("empty", True, (), YES),
        ("empty", True, "none", YES),
        ("empty", False, (), NO),
        ("above", 1.0, 1.0, NO),
        ("at_least", 1.0, 1, YES),
        ("below", 5, 4.9, YES),
        ("at_most", 5, 5.1, NO),
        ("above", 0.0, "none", NO),
        ("before", ON, date(2026, 11, 22), YES),
        ("on_or_before", ON, ON, YES),
        ("after", ON, ON, NO),
        ("on_or_after", ON, ON, YES),
        ("before", ON, "none", NO),
        ("after", ON, "none", NO),
        ("above", 1.0, True, UNKNOWN),
        ("has", "x", "x", UNKNOWN),
        ("before", ON, "2020-01-01", UNKNOWN),
    ],
)
def test_comparisons(test: str, wanted: Value, actual: Value, value: Truth) -> None:
    assert ask(Compare("f", test, wanted), f=actual) is value


def test_a_fact_is_compared_with_a_share_of_another() -> None:
    third = Compare("mine", "above", other="theirs", times=1 / 3)
    assert ask(third, mine=2.1e24, theirs=6.0e24) is YES
    assert ask(third, mine=2.0e24, theirs=6.0e24) is NO
    assert ask(third, mine=2.1e24) is UNKNOWN
    assert ask(third, theirs=6.0e24) is UNKNOWN
    assert ask(third, mine=2.1e24, theirs="unclear") is UNKNOWN


def test_the_date_asked_about_is_always_known() -> None:
    since = Compare("as_of", "on_or_after", date(2026, 12, 2))
    assert since.truth(Inquiry(FactSet(), date(2026, 12, 1))) is NO
    assert since.truth(Inquiry(FactSet(), date(2026, 12, 2))) is YES


def test_rules_refer_to_rules_and_explain_them() -> None:
    base = Determination("base", "Base", "Art 1", Compare("f", "is", value=True))
    top = Determination("top", "Top", "Art 2", Not(Holds("base")))
    inquiry = Inquiry(facts({"f": True}), ON, {"base": base, "top": top})
    assert inquiry.rule("top") is NO
    trace = inquiry.rule_trace("top")
    assert (trace.op, trace.says, trace.cite) == ("rule", "Top", "Art 2")
    assert [leaf.fact for leaf in trace.leaves] == ["f"]


def test_a_leaf_says_question_comparison_answer_and_source() -> None:
    question = Question("f", "list", "Which uses?", "Art 6", values=(("x", "Use X"), ("y", "Use Y")))
    trace = Inquiry(facts({"f": ("y",)}), ON, {}, {"f": question}).trace(Compare("f", "has", "x"))
    assert (trace.says, trace.needs, trace.actual, trace.cite) == ("Which uses?", "contains Use X", "Use Y", "Art 6")
    silent = Inquiry(FactSet(), ON, {}, {"f": question}).trace(Compare("f", "has", "x"))
    assert (silent.actual, silent.lack, silent.value) == ("not answered", "missing", UNKNOWN)


def test_a_conflict_shows_as_such() -> None:
    rivals = tuple(
        Fact(f"f{n}", "sys", "f", value, "person", name) for n, (value, name) in enumerate([(True, "A"), (False, "B")])
    )
    trace = Inquiry(FactSet({}, {"f": rivals}), ON).trace(Compare("f", "is", value=True))
    assert (trace.value, trace.lack) == (UNKNOWN, "conflict")


def test_decisive_keeps_only_what_decides() -> None:
    condition = AnyOf(
        (Compare("a", "is", value=True), AllOf((Compare("b", "is", value=True), Compare("c", "is", value=True))))
    )
    trace = Inquiry(facts({"a": True, "b": True}), ON).trace(condition).decisive()
    assert [leaf.fact for leaf in trace.leaves] == ["a"]
