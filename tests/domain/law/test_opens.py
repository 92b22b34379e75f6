"""Open questions: the smallest sets really settle, and nothing that no longer matters is asked."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product

from hypothesis import given, settings, strategies as st
from rule_shapes import ON, facts

from govdesk.domain.law.known import FactSet
from govdesk.domain.law.opens import open_questions, smallest_set
from govdesk.domain.law.packs import Pack
from govdesk.domain.law.read_pack import parse_pack
from govdesk.domain.law.rules import AllOf, AnyOf, Compare, Condition, Determination, Holds, Inquiry, Not
from govdesk.domain.records import Value
from govdesk.domain.truth import Truth

NAMES = ("a", "b", "c", "d", "e", "f")


@st.composite
def trees(draw: st.DrawFn) -> Condition:
    """Draw a condition in which every fact is read once, so that answers are independent of each other."""
    parts: list[Condition] = [Compare(name, "is", value=True) for name in NAMES[: draw(st.integers(1, len(NAMES)))]]
    while len(parts) > 1:
        size = draw(st.integers(2, min(3, len(parts))))
        joined: Condition = draw(st.sampled_from((AllOf, AnyOf)))(tuple(parts[:size]))
        parts = [*parts[size:], Not(joined) if draw(st.booleans()) else joined]
    return parts[0]


said = st.dictionaries(st.sampled_from(NAMES), st.sampled_from([True, False, "unclear"]), max_size=3)


def settled(condition: Condition, given_: dict[str, Value], keys: tuple[str, ...]) -> bool:
    """Try every answer to some questions, and tell whether one set of answers settles the condition."""
    for answers in product((True, False), repeat=len(keys)):
        more = {**given_, **dict(zip(keys, answers, strict=True))}
        if condition.truth(Inquiry(facts(more), ON)) is not Truth.UNKNOWN:
            return True
    return False


def smaller(keys: list[str], size: int) -> Iterator[tuple[str, ...]]:
    for less in range(size):
        yield from combinations(keys, less)


@settings(max_examples=150)
@given(trees(), said)
def test_the_smallest_set_settles_and_none_is_smaller(condition: Condition, given_: dict[str, Value]) -> None:
    inquiry = Inquiry(facts(given_), ON)
    found = smallest_set(condition, inquiry)
    assert bool(found) is (condition.truth(inquiry) is Truth.UNKNOWN)
    if found:
        assert settled(condition, given_, tuple(found))
        open_ = [name for name in NAMES if given_.get(name) not in (True, False)]
        assert not any(settled(condition, given_, keys) for keys in smaller(open_, len(found)))


def test_rules_are_followed() -> None:
    rules = {"r": Determination("r", "R", "Art 1", Compare("a", "is", value=True))}
    assert smallest_set(
        AllOf((Holds("r"), Compare("b", "is", value=True))), Inquiry(facts({"b": True}), ON, rules)
    ) == {"a"}


def pack() -> Pack:
    """Make a pack of two gates: nothing after `gate` matters once it is no."""
    asks = [{"id": name, "type": "tri", "ask": f"{name}?", "cite": "Art 1"} for name in ("gate", "left", "right")]
    rule = {
        "all": [{"fact": "gate", "is": True}, {"any": [{"fact": "left", "is": True}, {"fact": "right", "is": True}]}]
    }
    plain = {
        "id": "x/y",
        "version": "1",
        "title": "X",
        "headline": "class",
        "questions": asks,
        "determinations": [{"id": "r", "title": "R", "cite": "Art 1", "when": rule}],
        "outcomes": [
            {
                "id": "class",
                "title": "C",
                "kind": "each",
                "options": [{"value": "v", "label": "V", "when": {"rule": "r"}}],
            }
        ],
    }
    made = parse_pack(plain)
    assert isinstance(made, Pack)
    return made


def asked(**given_: Value) -> list[str]:
    found = pack()
    inquiry = Inquiry(facts(given_), ON, found.rules, found.asked)
    return [one.question.id for one in open_questions(found, inquiry)]


def test_the_gate_is_asked_first() -> None:
    assert asked() == ["gate", "left", "right"]


def test_what_no_longer_matters_is_not_asked() -> None:
    assert asked(gate=False) == []
    assert asked(gate=True, left=True) == []
    assert asked(gate=True, left=False) == ["right"]


def test_an_unclear_answer_stays_open_and_says_so() -> None:
    found = pack()
    inquiry = Inquiry(facts({"gate": True, "left": "unclear", "right": False}), ON, found.rules, found.asked)
    (only,) = open_questions(found, inquiry)
    assert (only.question.id, only.why, only.settles, only.rank) == ("left", "unclear", ("r",), 1)


def test_nothing_known_asks_something() -> None:
    found = pack()
    assert open_questions(found, Inquiry(FactSet(), ON, found.rules, found.asked))
