from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from govdesk.domain.law.questions import Question
from govdesk.domain.records import Answer, Evidence, Fact, Value
from govdesk.domain.state import MemoryState
from govdesk.domain.upkeep import upkeep_findings

TODAY = date(2026, 11, 24)


def rules(state: MemoryState, broken: frozenset[str] = frozenset()) -> list[tuple[str, str]]:
    return [(finding.id, finding.subject) for finding in upkeep_findings(state, TODAY, broken)]


def test_two_sources_that_agree_are_no_conflict() -> None:
    assert rules(MemoryState([Fact("a", "s", "k", "x"), Fact("b", "s", "k", "x"), Fact("c", "s", "other", "y")])) == []


def test_two_sources_that_disagree_show_until_somebody_chooses() -> None:
    said, read = Fact("a", "s", "k", value=True), Fact("b", "s", "k", value="true")

    assert rules(MemoryState([said, read])) == [("fact-conflict", "s")]
    assert rules(MemoryState([said, Fact("b", "s", "k", value="true", chosen=True)])) == []


def test_evidence_is_fresh_to_its_last_day() -> None:
    last_day = Evidence("e1", "a", "0" * 64, expires=TODAY)
    stale = Evidence("e2", "b", "1" * 64, expires=date(2026, 11, 23))

    assert rules(MemoryState([last_day, stale])) == [("evidence-expired", "e2")]


def test_broken_and_missing_evidence() -> None:
    state = MemoryState([Evidence("e1", "a", "0" * 64), Answer("s/r", "s", "r", evidence=("e1", "e9"))])

    assert rules(state, frozenset({"0" * 64})) == [("evidence-broken", "e1"), ("evidence-missing", "s")]


@pytest.mark.parametrize(("one", "other"), [(("x", "y"), ("y", "x")), (7, 7.0)])
def test_what_is_said_in_another_form_is_the_same(one: Value, other: Value) -> None:
    assert rules(MemoryState([Fact("a", "s", "k", one), Fact("b", "s", "k", other)])) == []


def test_two_chosen_facts_may_disagree() -> None:
    facts = [Fact("a", "s", "k", "x", chosen=True), Fact("b", "s", "k", "y", chosen=True), Fact("c", "s", "k", "z")]
    (finding,) = upkeep_findings(MemoryState(facts), TODAY)
    assert finding.related == ("a", "b")


def test_a_conflict_is_said_in_the_words_of_the_question_or_of_the_field() -> None:
    question = Question("k", "enum", "Which way?", "Art 1", values=(("x", "The long way"),))
    state = MemoryState([Fact(id_, "s", key, value) for id_, key, value in _SAID])
    said = [finding.says for finding in upkeep_findings(state, TODAY, asked={"k": question})]
    assert said == [
        "Sources disagree on “Which way?”: The long way (); y ().",
        "Sources disagree on the licence: mit (); apache-2.0 ().",
        "Sources disagree on other.key: 1 (); 2 ().",
    ]


_SAID = (
    ("a", "k", "x"),
    ("b", "k", "y"),
    ("c", "model.licence", "mit"),
    ("d", "model.licence", "apache-2.0"),
    ("e", "other.key", "1"),
    ("f", "other.key", "2"),
)


def test_results_of_two_days_are_no_conflict_and_of_one_day_they_are() -> None:
    early = Fact("early", "m", "evaluation.bbq", 0.1, "measured", "a.json", on=date(2026, 5, 1))
    late = replace(early, id="late", value=0.2, source="b.json", on=date(2026, 6, 1))
    assert upkeep_findings(MemoryState([early, late]), date(2026, 7, 1)) == ()
    (found,) = upkeep_findings(MemoryState([early, replace(late, on=early.on)]), date(2026, 7, 1))
    assert (found.id, found.subject) == ("fact-conflict", "m")
