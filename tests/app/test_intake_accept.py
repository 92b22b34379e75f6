"""Accepting what intake read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from govdesk.app.commands import intake
from govdesk.domain.change import Change, put
from govdesk.domain.records import Component, Fact, Relation, System
from govdesk.domain.state import MemoryState
from govdesk.intake.proposal import Base, Proposal, ReadFact

ON = date(2026, 3, 1)
READ = Proposal(
    Path("models/tiny"),
    Component("", "Tiny 7B", "model", licence="apache-2.0"),
    (
        ReadFact("model.licence", "apache-2.0", "README.md", "license"),
        ReadFact("model.licence", "mit", "README.md", "line 9"),
        ReadFact("model.languages", ("de", "en"), "README.md", "language"),
    ),
    (Base("hub/Tiny-base", "finetune", "README.md", "base_model"),),
    ("hub/words",),
)


def taken(state: MemoryState, proposal: Proposal = READ, **values: object) -> MemoryState:
    change = intake.accept(state, proposal, values, ON)
    assert isinstance(change, Change)
    state.apply(change.edits)
    return state


def test_component_facts_base_and_datasets_are_registered() -> None:
    state = taken(MemoryState())
    assert set(state.all(Component)) == {"comp-tiny-7b", "comp-hub-tiny-base", "comp-hub-words"}
    (derived,) = state.where(Relation, "kind", "derived_from")
    assert (derived.source, derived.target, derived.how) == ("comp-tiny-7b", "comp-hub-tiny-base", "finetune")
    assert derived.document == "README.md: base_model"
    licences = [fact for fact in state.all(Fact).values() if fact.key == "model.licence"]
    assert {(fact.value, fact.source, fact.at) for fact in licences} == {
        ("apache-2.0", "README.md", "license"),
        ("mit", "README.md", "line 9"),
    }
    assert {fact.origin for fact in licences} == {"file"}


def test_the_same_reading_again_changes_nothing() -> None:
    state = taken(MemoryState())
    again = intake.accept(state, READ, {}, date(2026, 4, 1))
    assert isinstance(again, Change)
    assert again.edits == ()


def test_what_the_person_corrected_wins_over_the_file() -> None:
    state = taken(MemoryState(), licence="mit", name="Tiny")
    assert state.all(Component)["comp-tiny"].licence == "mit"


def test_what_is_known_of_a_component_stays_where_the_file_is_silent() -> None:
    state = taken(MemoryState([Component("comp-x", "Tiny 7B", "model", openness="open", licence="mit")]))
    kept = state.all(Component)["comp-x"]
    assert (kept.openness, kept.licence) == ("open", "apache-2.0")


def test_a_base_is_found_by_name_or_by_the_end_of_its_address() -> None:
    for base in (
        Component("comp-b", "HUB/tiny-BASE", "model"),
        Component("comp-b", "Base", "model", location="https://hub.example/hub/Tiny-base/"),
    ):
        state = taken(MemoryState([base]))
        assert [relation.target for relation in state.where(Relation, "kind", "derived_from")] == ["comp-b"]
    other = Component("comp-b", "Tiny-base", "model", location="https://hub.example/somebody/Tiny-base")
    state = taken(MemoryState([other]))
    assert [relation.target for relation in state.where(Relation, "kind", "derived_from")] == ["comp-hub-tiny-base"]


def test_a_system_uses_what_was_read_and_an_unknown_system_is_refused() -> None:
    state = MemoryState([System("sys-a", "A")])
    change = intake.accept(state, READ, {}, ON, system="sys-a")
    assert isinstance(change, Change)
    state.apply(change.edits)
    assert [relation.source for relation in state.where(Relation, "kind", "uses")] == ["sys-a"]
    assert isinstance(intake.accept(state, READ, {}, ON, system="sys-b"), tuple)


def test_a_wrong_correction_is_a_problem_beside_its_field() -> None:
    told = intake.accept(MemoryState(), READ, {"openness": "half"}, ON)
    assert isinstance(told, tuple)
    assert told[0].where == "openness"


def test_what_a_file_says_no_longer_is_taken_back() -> None:
    """The same folder, published anew: another base, one fact fewer; what another file once said stays."""
    state = taken(MemoryState())
    other = Fact("f-other", "comp-tiny-7b", "model.context_length", 4096, "file", "config.json", "max", ON)
    by_hand = Relation("r-hand", "derived_from", "comp-tiny-7b", "comp-hub-words", document="Said by the vendor")
    state.apply((put(None, other), put(None, by_hand)))
    anew = replace(READ, facts=READ.facts[:1], bases=(Base("hub/Other-base", "finetune", "README.md", "base_model"),))
    change = intake.accept(state, anew, {}, date(2026, 4, 1))
    assert isinstance(change, Change)
    state.apply(change.edits)
    said = {(fact.key, fact.value) for fact in state.all(Fact).values()}
    assert said == {("model.licence", "apache-2.0"), ("model.context_length", 4096)}
    ends = {relation.target: relation.until for relation in state.where(Relation, "kind", "derived_from")}
    assert ends == {"comp-hub-tiny-base": date(2026, 3, 31), "comp-hub-other-base": None, "comp-hub-words": None}
