"""Saying facts and deciding between them; reading what a person typed."""

from datetime import date

import pytest
from hypothesis import given, strategies as st

from govdesk.app.commands import answers, evidence, facts
from govdesk.app.commands.checks import UNCHANGED
from govdesk.domain.change import Change
from govdesk.domain.law.questions import TYPES, Question
from govdesk.domain.problems import Problem
from govdesk.domain.records import Answer, Component, Evidence, Fact, PackUse, Relation, System, Value
from govdesk.domain.state import MemoryState

ON = date(2026, 3, 1)
BOT = System("sys-bot", "Bot")
PACK = PackUse("eu/ai-act", "1", "0" * 64)


def test_saying_it_again_replaces_and_saying_nothing_takes_back() -> None:
    state = MemoryState([BOT])
    for value in (True, "unclear", False):
        said = facts.say(state, "sys-bot", "q", value, "Anna", ON)
        assert isinstance(said, Change)
        state.apply(said.edits)
    assert [fact.value for fact in state.all(Fact).values()] == [False]
    assert facts.say(state, "sys-bot", "q", False, "Anna", ON) == (UNCHANGED,)
    back = facts.say(state, "sys-bot", "q", None, "Anna", ON)
    assert isinstance(back, Change)
    assert back.edits[0].after is None


def test_two_persons_may_disagree_and_one_fact_is_chosen_with_a_reason() -> None:
    state = MemoryState([BOT])
    for person, value in (("Anna", True), ("Ben", False)):
        said = facts.say(state, "sys-bot", "q", value, person, ON)
        assert isinstance(said, Change)
        state.apply(said.edits)
    assert len(state.all(Fact)) == 2
    anna, ben = (facts.fact_id("sys-bot", "q", person) for person in ("Anna", "Ben"))
    assert isinstance(facts.choose(state, anna, "Cleo", ON, " "), tuple)
    for id_ in (anna, ben):
        chosen = facts.choose(state, id_, "Cleo", ON, "The contract says so.")
        assert isinstance(chosen, Change)
        state.apply(chosen.edits)
    assert [fact.id for fact in state.all(Fact).values() if fact.chosen] == [ben]


@pytest.mark.parametrize(
    ("type_", "text", "value"),
    [("tri", "yes", True), ("tri", "unclear", "unclear"), ("date", "2026-10-05", ON.replace(month=10, day=5))],
)
def test_a_typed_answer_is_read_with_the_type_of_its_question(type_: str, text: str, value: Value) -> None:
    assert facts.parse_answer(Question("q", type_, "Is it?", "Art. 1"), text) == value


@given(st.sampled_from(TYPES), st.text(max_size=40))
def test_no_text_breaks_the_reader(type_: str, text: str) -> None:
    question = Question("q", type_, "Is it?", "Art. 1", values=(("a", "A"),))
    value = facts.parse_answer(question, text)
    assert isinstance(value, Problem) or question.fits(value)


def give(state: MemoryState, state_: str, reason: str = "", **more: object) -> object:
    return answers.answer(state, "eu/ai-act", "sys-bot", "r1", state_, reason, "Anna", ON, **more)  # type: ignore[arg-type]  # shorthand


def test_an_answer_is_replaced_and_keeps_evidence_once() -> None:
    state = MemoryState([BOT, PACK])
    file = evidence.EvidenceFile("a.txt", b"shown")
    first = give(state, "met", "Done.", files=(file,))
    assert isinstance(first, Change)
    assert first.verb == "Answer r1 for Bot: met"
    assert first.blobs == (b"shown",)
    state.apply(first.edits)
    ev = next(iter(state.all(Evidence)))
    second = give(state, "partly_met", "Not all.", files=(file,), keep=(ev,))
    assert isinstance(second, Change)
    assert second.blobs == ()
    (edit,) = second.edits
    assert isinstance(edit.before, Answer)
    assert isinstance(edit.after, Answer)
    assert (edit.before.state, edit.after.state, edit.after.evidence) == ("met", "partly_met", (ev,))


@pytest.mark.parametrize("state_", ["met", "partly_met", "not_applicable"])
def test_states_that_need_a_reason(state_: str) -> None:
    told = give(MemoryState([BOT, PACK]), state_, "  ")
    assert isinstance(told, tuple)
    assert [problem.where for problem in told] == ["reason"]


def test_an_answer_needs_a_system_a_pack_a_state_and_real_evidence() -> None:
    told = give(MemoryState(), "done", keep=("ev-no",), files=())
    assert isinstance(told, tuple)
    assert {problem.where for problem in told} == {"pack", "system", "evidence", "state"}


def test_empty_and_huge_files_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(evidence, "LIMIT", 10)
    for name, content in (("a", b""), ("b", b"x" * 11), ("../c", b"x"), ("", b"x")):
        assert isinstance(evidence.keep(MemoryState(), (evidence.EvidenceFile(name, content),), ON), tuple)


def test_a_decision_can_be_revised_across_records() -> None:
    """The system and its model answer one question; choosing the one lets go of the other."""
    of_system, of_model = Fact("f1", "sys-bot", "q", "x", chosen=True), Fact("f2", "model-a", "q", "y", chosen=True)
    state = MemoryState([BOT, Component("model-a", "A", "model"), of_system, of_model])
    chosen = facts.choose(state, "f2", "Cleo", ON, "The card is newer.", against=("f1", "f2"))
    assert isinstance(chosen, Change)
    state.apply(chosen.edits)
    assert [fact.id for fact in state.all(Fact).values() if fact.chosen] == ["f2"]


def test_an_answer_is_not_said_of_a_model_that_is_used_no_more() -> None:
    question = Question("q", "tri", "Is it?", "Art. 1", about="model")
    used = Relation("r1", "uses", "sys-bot", "model-a", until=ON.replace(day=1, month=2))
    old = Fact(facts.fact_id("model-a", "q", "Anna"), "model-a", "q", value=True, source="Anna")
    state = MemoryState([BOT, Component("model-a", "A", "model"), used, old])
    assert facts.subject_of(state, "sys-bot", question, "Anna", ON) == "sys-bot"
    assert facts.subject_of(state, "sys-bot", question, "Anna", ON.replace(month=1)) == "model-a"


def test_what_was_asked_stands_in_the_journal_instead_of_a_key() -> None:
    state = MemoryState([System("sys-bot", "Bot")])
    question = Question("q_one", "tri", "Does it talk to people?", "Art 50")
    said = facts.say(state, "sys-bot", "q_one", True, "Anna", ON, "", question)
    assert isinstance(said, Change)
    state = MemoryState([System("sys-bot", "Bot"), *(edit.after for edit in said.edits if edit.after)])
    id_ = facts.fact_id("sys-bot", "q_one", "Anna")
    for change in (
        facts.withdraw(state, id_, question),
        facts.choose(state, id_, "Cleo", ON, "So it is.", (), question),
    ):
        assert isinstance(change, Change)
        assert "Does it talk to people? yes" in change.verb
        assert "q_one" not in change.verb
