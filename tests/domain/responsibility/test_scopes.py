"""Duties for a phase or a region: who answers, and what falls between, by brute force and in words."""

from datetime import date

import pytest
from graph_oracle import Oracle, takes
from graph_states import DAYS, SYSTEMS, registers
from hypothesis import given, settings, strategies as st

from govdesk.domain.problems import Problem
from govdesk.domain.records import Party, Relation, System
from govdesk.domain.responsibility.findings import responsibility_findings
from govdesk.domain.responsibility.who import Who, who
from govdesk.domain.scopes import Asked, in_order, read_phase, read_region, scope_problem
from govdesk.domain.state import MemoryState
from govdesk.domain.words import PHASES

ON = date(2026, 3, 14)
ADA, BEN, CLA = (Party(id_, name, "person", inside=True) for id_, name in (("a", "Ada"), ("b", "Ben"), ("c", "Cla")))
BOT = System("s", "Bot", status="live", markets=("DE", "CH"))
QUESTIONS = st.builds(
    Asked, *(st.sampled_from(["", one, other]) for one, other in (("q1", "q2"), ("operation", "design"), ("DE", "EU")))
)


def owner(party: str, scope: str, number: int = 0) -> Relation:
    since = date(2026, 1, 1)
    return Relation(
        f"r{party}{number}",
        "accountable",
        party,
        "s",
        scope=scope,
        since=since,
        state="accepted",
        accepted_on=since,
        document="Minute 7",
    )


def ask(asked: Asked, *duties: Relation) -> Who:
    return who(MemoryState([ADA, BEN, CLA, BOT, *duties]), "s", ON, asked)


@given(
    registers(kinds=["accountable", "accountable", "responsible", "deputy_of"]),
    st.sampled_from(DAYS),
    st.sampled_from(SYSTEMS),
    QUESTIONS,
)
@settings(max_examples=400)
def test_the_narrowest_duties_that_take_in_the_question_answer(
    state: MemoryState, on: date, system: str, asked: Asked
) -> None:
    oracle = Oracle(state, on)
    named = [asked.requirement, asked.phase and f"phase:{asked.phase}", asked.region and f"region:{asked.region}"]
    question = [one for one in named if one]
    fit = [
        r
        for r in oracle.holding()
        if (r.kind, r.target) == ("accountable", system)
        and oracle.answered(r)
        and (not r.scope or takes(r.scope, *question))
    ]
    best = {r.scope for r in fit if not any(o.scope != r.scope and takes(r.scope, o.scope) for o in fit)}
    found = who(state, system, on, asked)
    assert {holder.scope or "" for holder in found.accountable} == {scope if scope != system else "" for scope in best}
    direct = {r.source for r in fit if r.scope in best and oracle.present(r.source)}
    assert direct == {holder.party for holder in found.accountable if holder.by == "direct"}


@given(registers(kinds=["accountable", "accountable", "deputy_of"]), st.sampled_from(DAYS))
@settings(max_examples=300)
def test_a_gap_is_found_only_where_a_part_is_taken_and_the_whole_is_not(state: MemoryState, on: date) -> None:
    oracle, inside = (
        Oracle(state, on),
        {"DE": {"DE", "EU"}, "de": {"DE", "EU"}, "FR": {"EU"}, "CH": set(), "Germany": set()},
    )
    phases, regions = [], []
    for system in oracle.systems():
        held = {r.scope for r in oracle.duties("accountable") if r.target == system}
        markets = state.all(System)[system].markets
        taken = {scope.removeprefix("region:") for scope in held if scope.startswith("region:")}
        if "" not in held and any(scope.startswith("phase:") for scope in held):
            phases.append(system)
        if "" not in held and taken and not (markets and all(inside[market] & taken for market in markets)):
            regions.append(system)
    found = responsibility_findings(state, on)
    assert sorted(one.subject for one in found if one.id == "G-22") == sorted(phases)
    assert sorted(one.subject for one in found if one.id == "G-23") == sorted(regions)


def test_a_duty_for_one_phase_does_not_answer_for_the_whole_nor_for_another_phase() -> None:
    duty = owner("a", "phase:operation")
    assert ask(Asked(phase="operation"), duty).sentence == (
        "On 14 March 2026 Ada was accountable for Bot (phase operation) under Minute 7; accepted on 1 January 2026."
    )
    for asked, thing in (
        (Asked(), "Bot"),
        (Asked(phase="design"), "Bot (phase design)"),
        (Asked(region="DE"), "Bot (region DE)"),
    ):
        answer = ask(asked, duty)
        assert not answer.accountable
        assert answer.gaps[:2] == (
            f"Nobody is accountable for {thing} on 14 March 2026.",
            "Accountability is given only for the phase operation.",
        )


def test_the_sentence_says_which_scope_decided() -> None:
    whole, union, land = owner("a", ""), owner("b", "region:EU"), owner("c", "region:DE")
    assert (
        "Ada was accountable for Bot (region FR), as part of the whole, under"
        in ask(Asked(region="FR"), whole).sentence
    )
    assert (
        "Ben was accountable for Bot (region FR), by a duty for the region EU, under"
        in ask(Asked(region="FR"), whole, union).sentence
    )
    answer = ask(Asked(phase="operation", region="DE"), whole, union, land)
    assert [one.party for one in answer.accountable] == ["c"]
    assert (
        "Cla was accountable for Bot (phase operation; region DE), by a duty for the region DE, under"
        in answer.sentence
    )
    assert answer.decided == "the region DE"
    assert ask(Asked(region="EU"), land).accountable == ()


def test_neither_a_phase_nor_a_region_goes_before_the_other() -> None:
    answer = ask(
        Asked(phase="operation", region="DE"), owner("a", ""), owner("b", "phase:operation"), owner("c", "region:EU")
    )
    assert {one.party for one in answer.accountable} == {"b", "c"}
    assert (
        "The register does not say which goes first: the duty for the phase operation and the region EU." in answer.gaps
    )


def test_a_gap_names_what_is_left() -> None:
    state = MemoryState([ADA, BEN, BOT, owner("a", "phase:design"), owner("b", "region:EU")])
    found = {one.id: one for one in responsibility_findings(state, ON)}
    assert found["G-22"].says.startswith(
        "Somebody is accountable for the phase design of Bot, but nobody for data, training or fine-tuning, evaluation, "
        "deployment, operation, change and retirement, nor for the whole."
    )
    assert "the region EU of Bot, but nobody is known to be for the market CH, nor for the whole." in found["G-23"].says
    every = [owner("a", f"phase:{phase}", number) for number, (phase, _) in enumerate(PHASES)]
    quiet = {one.id for one in responsibility_findings(MemoryState([ADA, BOT, *every]), ON)}
    assert "G-22" not in quiet
    assert "G-01" in quiet


def test_two_for_one_phase_are_a_finding_and_two_phases_are_none() -> None:
    same = MemoryState([ADA, BEN, BOT, owner("a", "phase:data"), owner("b", "phase:data")])
    (found,) = [one for one in responsibility_findings(same, ON) if one.id == "G-02"]
    assert "2 parties are accountable for the phase data of Bot at the same time: Ada and Ben." in found.says
    apart = MemoryState([ADA, BEN, BOT, owner("a", "phase:data"), owner("b", "phase:design")])
    assert not [one for one in responsibility_findings(apart, ON) if one.id == "G-02"]


@pytest.mark.parametrize(
    ("scope", "says"),
    [
        ("phase:run", "There is no phase “run”."),
        ("region:UK", "“UK” is no code of ISO 3166-1."),
        ("region:", "“region:” is no scope."),
        ("region:de", "“region:de” is no scope."),
        ("region:Germany", "“Germany” is no region."),
    ],
)
def test_a_scope_that_is_none_is_refused(scope: str, says: str) -> None:
    problem = scope_problem(scope)
    assert problem is not None
    assert (problem.where, problem.says) == ("scope", says)


def test_what_is_typed_is_read_and_ordered() -> None:
    assert (read_phase("Training or fine-tuning"), read_phase("DATA"), read_region(" de "), read_region("EU")) == (
        "training",
        "data",
        "DE",
        "EU",
    )
    assert isinstance(read_region("Europe"), Problem)
    assert in_order(["", "region:EU", "region:DE", "phase:change", "phase:design", "q"]) == [
        "q",
        "phase:design",
        "phase:change",
        "region:DE",
        "region:EU",
        "",
    ]
