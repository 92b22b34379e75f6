"""Conditions and facts for property tests, and an evaluator of its own to compare with."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from hypothesis import strategies as st

from govdesk.domain.law.known import FactSet, Known
from govdesk.domain.law.packs import Option, Outcome, Pack
from govdesk.domain.law.questions import UNCLEAR, Question
from govdesk.domain.law.rules import AllOf, AnyOf, Compare, Condition, Determination, Holds, Not
from govdesk.domain.records import Value

ON = date(2026, 11, 23)
DAYS = (date(2025, 1, 1), date(2026, 8, 2), date(2028, 1, 1))
KEYS = {"flag": (True, False), "kind": ("a", "b"), "items": ((), ("x",), ("x", "y")), "size": (1.0, 5.0), "day": DAYS}

leaves = st.one_of(
    st.builds(Compare, st.just("flag"), st.just("is"), st.booleans()),
    st.builds(Compare, st.just("kind"), st.just("in"), st.sampled_from([("a",), ("a", "b"), ("c",)])),
    st.builds(Compare, st.just("items"), st.sampled_from(["has"]), st.sampled_from(["x", "y"])),
    st.builds(Compare, st.just("items"), st.just("empty"), st.booleans()),
    st.builds(Compare, st.just("size"), st.sampled_from(["above", "at_most"]), st.sampled_from([1.0, 3.0])),
    st.builds(Compare, st.just("day"), st.sampled_from(["before", "on_or_after"]), st.sampled_from(DAYS)),
    st.builds(Compare, st.sampled_from(sorted(KEYS)), st.just(UNCLEAR), st.just(value=True)),
)
conditions: st.SearchStrategy[Condition] = st.recursive(
    leaves,
    lambda part: st.one_of(
        st.builds(Not, part),
        st.builds(AllOf, st.lists(part, min_size=1, max_size=3).map(tuple)),
        st.builds(AnyOf, st.lists(part, min_size=1, max_size=3).map(tuple)),
    ),
    max_leaves=8,
)
values: st.SearchStrategy[dict[str, Value]] = st.fixed_dictionaries(
    {}, optional={key: st.sampled_from([*allowed, UNCLEAR]) for key, allowed in KEYS.items()}
)


QUESTIONS = (
    Question("flag", "tri", "Flag?", "Art 1"),
    Question("kind", "enum", "Kind?", "Art 2", values=(("a", "A"), ("b", "B"))),
    Question("items", "list", "Items?", "Art 3", values=(("x", "X"), ("y", "Y"))),
    Question("size", "number", "Size?", "Art 4"),
    Question("day", "date", "Day?", "Art 5"),
)
TONES = ("neutral", "bad", "warn")


def pack_of(rules: list[Condition]) -> Pack:
    """Make a pack whose class is the first rule that holds, with the last one named by a determination."""
    named = Determination("named", "Named", "Art 9", rules[-1])
    whens = [*rules[:-1], Holds("named")]
    options = [Option(f"class{n}", f"Class {n}", TONES[n % 3], when) for n, when in enumerate(whens)]
    last = Option("else", "None of them", "good", None)
    outcome = Outcome("class", "Class", "first", (*options, last), Option("unclear", "Unclear", "warn", None))
    return Pack("p", "1", "P", "", "", None, "", "class", QUESTIONS, (named,), (outcome,), (), (), (), "")


def facts(given: Mapping[str, Value]) -> FactSet:
    """Make a fact set."""
    return FactSet({key: Known(value, "a test", "person") for key, value in given.items()})


def oracle(condition: Condition, given: Mapping[str, Value]) -> float:
    """Evaluate by arithmetic (Lukasiewicz's numbers): 0 is no, 1 is yes, one half unknown."""
    match condition:
        case Not(part):
            return 1 - oracle(part, given)
        case AllOf(parts):
            return min(oracle(part, given) for part in parts)
        case AnyOf(parts):
            return max(oracle(part, given) for part in parts)
        case Compare(key, test, wanted):
            return _leaf(given.get(key), test, wanted)
        case Holds():
            raise AssertionError
    raise AssertionError


def _leaf(actual: Value, test: str, wanted: Value) -> float:
    if actual is None:
        return 0.5
    if test == UNCLEAR:
        return float(actual == UNCLEAR)
    if actual == UNCLEAR:
        return 0.5
    results = {
        "is": lambda: actual == wanted,
        "in": lambda: actual in wanted,
        "has": lambda: wanted in actual,
        "empty": lambda: (len(actual) == 0) == wanted,
        "above": lambda: actual > wanted,
        "at_most": lambda: actual <= wanted,
        "before": lambda: actual < wanted,
        "on_or_after": lambda: actual >= wanted,
    }
    return float(results[test]())
