"""What licences carry on: the union of restrictions against a plain oracle; outputs that train; use policies."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, strategies as st

from govdesk.domain.findings import Finding
from govdesk.domain.licences.asked import TAUGHT, cleared, covers
from govdesk.domain.licences.chain import CARRIED_BY, carried, chain
from govdesk.domain.licences.findings import licence_findings
from govdesk.domain.records import Component, Fact, Organization, Record, Relation, System
from govdesk.domain.responsibility.links import links
from govdesk.domain.state import MemoryState
from govdesk.store.licences import licences

ON = date(2026, 11, 24)
REGISTER = licences()
BOT = System("bot", "Bot", status="live")
HOUSE = Organization("org", "House Ltd", country="US", turnover=1e5)
NAMES = ["", "mit", "gemma", "llama3", "openrail++", "bigscience-bloom-rail-1.0", "odd terms", "internal", "house-own"]
BARS = sorted(id_ for id_, one in REGISTER.known.items() if one.outputs_train == "no")
TERMS = sorted(id_ for id_, one in REGISTER.known.items() if one.outputs_train == "conditional")


def found(rule: str, *records: Record) -> list[Finding]:
    state = MemoryState((HOUSE, *records))
    return [one for one in licence_findings(state, links(state, ON), REGISTER) if one.id == rule]


def fact(subject: str, key: str, *, value: bool | str) -> Fact:
    return Fact(f"f-{subject}-{key}", subject, key, value, "person", "Ada", "", ON)


def says(findings: list[Finding]) -> list[tuple[str, str]]:
    return [(one.severity.value, one.subject) for one in findings]


Chain = tuple[list[str], list[tuple[int, int, str]]]


@st.composite
def chains(draw: st.DrawFn) -> Chain:
    """Draw parts by licence, and ties from a source to a target; -1 is the system; cycles may come."""
    names = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=6))
    at = st.integers(0, len(names) - 1)
    kinds = st.sampled_from([*CARRIED_BY, "evaluated_on"])
    ties = draw(st.lists(st.tuples(st.integers(-1, len(names) - 1), at, kinds), max_size=10))
    return names, [(source, target, kind) for source, target, kind in ties if source != target]


def records_of(drawn: Chain) -> list[Record]:
    names, ties = drawn
    parts = [Component(f"m{n}", f"M{n}", "model", licence=name) for n, name in enumerate(names)]
    made = [
        Relation(f"r{n}", kind, "bot" if source < 0 else f"m{source}", f"m{target}")
        for n, (source, target, kind) in enumerate(ties)
    ]
    return [BOT, HOUSE, *parts, *made]


def reachable(drawn: Chain) -> set[int]:
    """Follow all ties until nothing is added: the plain definition."""
    held = {-1}
    while True:
        more = {target for source, target, kind in drawn[1] if source in held and kind != "evaluated_on"}
        if more <= held:
            return held - {-1}
        held |= more


@given(chains())
def test_restrictions_are_the_union_over_everything_that_can_be_reached(drawn: Chain) -> None:
    state = MemoryState(records_of(drawn))
    ties = links(state, ON)
    steps = chain(ties, "bot")
    assert {step.id for step in steps} == {f"m{n}" for n in reachable(drawn)}
    made = carried(ties, (step.component for step in steps), REGISTER)
    held = {n: drawn[0][n] for n in reachable(drawn)}
    wanted: dict[str, set[str]] = {}
    for n, name in held.items():
        one = REGISTER.get(name)
        for topic in one.restricts if one else ():
            wanted.setdefault(topic, set()).add(f"m{n}")
    assert {topic: set(ids) for topic, ids in made.forbidden.items()} == wanted
    assert {topic: set(ids) for ids, topics in made.grouped for topic in topics} == wanted
    assert set(made.unrecorded) == {f"m{n}" for n, name in held.items() if not name}
    binding = {name for name in held.values() if (one := REGISTER.get(name)) and one.restricting}
    assert set(made.by_licence) == binding | {name for name in held.values() if name == "odd terms"}


@given(chains())
def test_a_system_is_silent_only_where_its_policy_carries_everything(drawn: Chain) -> None:
    records = records_of(drawn)
    state = MemoryState(records)
    ties = links(state, ON)
    held = carried(ties, (step.component for step in chain(ties, "bot")), REGISTER).by_licence
    assert bool(found("L-08", *records)) is bool(held)
    told = [fact("bot", covers(name).id, value=True) for name in held]
    assert found("L-08", *records, *told) == []
    if told:
        assert says(found("L-08", *records, *told[1:])) == [("medium", "bot")]
        assert says(found("L-08", *records, *told[1:], replace(told[0], value=False))) == [("medium", "bot")]
        unsure = replace(told[0], value="unclear")
        assert says(found("L-08", *records, *told[1:], unsure)) == [("medium", "bot")]


def test_two_people_who_disagree_about_the_policy_say_nothing() -> None:
    records = (BOT, Component("m", "M", "model", licence="gemma"), Relation("r", "uses", "bot", "m"))
    yes = fact("bot", covers("gemma").id, value=True)
    assert found("L-08", *records, yes) == []
    no = replace(yes, id="other", value=False)
    assert says(found("L-08", *records, yes, no)) == [("medium", "bot")]


# ---- outputs that train ----------------------------------------------------------------------------------------


def taught(licence: str, kind: str = "model", own: str = "mit") -> list[Record]:
    return [
        Component("s", "Student", "model", licence=own),
        Component("t", "Teacher", kind, licence=licence),
        Relation("d", "derived_from", "s", "t", how="distilled"),
    ]


@pytest.mark.parametrize(
    ("licence", "expected"),
    [
        (BARS[0], "high"),
        (TERMS[0], "medium"),
        ("apache-2.0", ""),
        ("internal", ""),
        ("odd terms", "low"),
        ("", "low"),
    ],
)
@pytest.mark.parametrize("kind", ["model", "adapter", "service"])
def test_outputs_of_a_teacher_are_held_against_its_terms(licence: str, expected: str, kind: str) -> None:
    told = says(found("L-07", *taught(licence, kind)))
    assert told == ([(expected, "s")] if expected else [])


def test_a_lawyers_word_settles_it_and_a_no_does_not() -> None:
    key = cleared("t", "Teacher").id
    assert found("L-07", *taught(BARS[0]), fact("s", key, value=True)) == []
    assert says(found("L-07", *taught(BARS[0]), fact("s", key, value=False))) == [("high", "s")]


def test_data_made_with_a_model_is_its_outputs() -> None:
    records = [
        Component("s", "Student", "model", licence="mit"),
        Component("d1", "Cleaned", "dataset", licence="mit"),
        Component("d2", "Raw", "dataset", licence="mit"),
        Component("t", "Teacher", "service", licence=BARS[0]),
        Relation("a", "trained_on", "s", "d1"),
        Relation("b", "derived_from", "d1", "d2"),
        Relation("c", "derived_from", "d2", "t"),
    ]
    assert says(found("L-07", *records)) == [("high", "s")]


def test_an_open_teacher_whose_ancestor_bars_outputs_speaks() -> None:
    base = Component("b", "Deep base", "model", licence=BARS[0])
    (one,) = found("L-07", *taught("mit"), base, Relation("e", "derived_from", "t", "b", how="finetune"))
    assert one.severity.value == "high"
    assert "Deep base" in one.says
    assert set(one.related) == {"t", "b"}
    unknown = replace(base, licence="odd terms")
    tie = Relation("e", "derived_from", "t", "b", how="finetune")
    assert says(found("L-07", *taught("mit"), unknown, tie)) == [("low", "s")]


def test_a_derivation_that_nobody_described_is_unknown_and_no_fine_tune_is_nagged() -> None:
    records = taught(BARS[0])
    unsaid = replace(records[2], how="")
    assert says(found("L-07", *records[:2], unsaid)) == [("low", "s")]
    assert found("L-07", *records[:2], replace(records[2], how="finetune")) == []
    assert found("L-07", *taught("mit")[:2], unsaid) == []


def test_of_which_models_outputs_trained_it_is_asked_until_it_is_recorded() -> None:
    student = Component("s", "Student", "model", licence="mit")
    assert found("L-07", student) == []
    assert found("L-07", student, fact("s", TAUGHT, value=False)) == []
    assert says(found("L-07", student, fact("s", TAUGHT, value=True))) == [("low", "s")]
    assert found("L-07", *taught("mit"), fact("s", TAUGHT, value=True)) == []


def test_a_no_settles_a_derivation_that_nobody_described_and_never_one_that_is_recorded() -> None:
    no = fact("s", TAUGHT, value=False)
    records = taught(BARS[0])
    assert found("L-07", *records[:2], replace(records[2], how=""), no) == []
    assert says(found("L-07", *records, no)) == [("high", "s")]


def test_outputs_may_train_the_same_family_where_the_terms_say_so() -> None:
    family = next(id_ for id_, one in sorted(REGISTER.known.items()) if one.outputs_family)
    assert found("L-07", *taught(family, own=family)) == []
    assert found("L-07", *taught(family, own="mit")) != []
