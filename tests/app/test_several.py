"""What is done with several records at once."""

from __future__ import annotations

from datetime import date

from govdesk.app.commands.several import hand_over_each, moves_of, propose_each
from govdesk.domain.change import Change
from govdesk.domain.records import Party, Relation, System
from govdesk.domain.state import MemoryState

ON = date(2026, 11, 24)
A, B, C = (Party(f"party-{one}", name=one.upper(), kind="person", inside=True) for one in "abc")
STATE = MemoryState(
    [
        A,
        B,
        C,
        System("sys-x", name="X", status="live"),
        System("sys-y", name="Y", status="live"),
        Relation("rel-x", "accountable", A.id, "sys-x", since=date(2026, 1, 1), state="accepted"),
        Relation("rel-y", "responsible", B.id, "sys-y", since=date(2026, 1, 1), state="accepted"),
        Relation("rel-d", "deputy_of", A.id, B.id, since=date(2027, 1, 1)),
    ]
)
DUTY = {"party": C.id, "kind": "accountable", "since": "2026-11-24"}


def test_a_new_party_is_registered_once_for_all() -> None:
    made = propose_each(STATE, ["sys-x", "sys-y"], {**DUTY, "party": ""}, {"name": "Dora", "kind": "person"})
    assert isinstance(made, Change)
    parties = [edit.after for edit in made.edits if isinstance(edit.after, Party)]
    duties = [edit.after for edit in made.edits if isinstance(edit.after, Relation)]
    assert len(parties) == 1
    assert {one.target for one in duties} == {"sys-x", "sys-y"}
    assert {one.source for one in duties} == {parties[0].id}


def test_what_is_wrong_with_all_is_said_once_and_nothing_is_made() -> None:
    made = propose_each(STATE, ["sys-x", "sys-y"], {**DUTY, "since": ""})
    assert not isinstance(made, Change)
    assert [one.where for one in made] == ["since"]
    assert not isinstance(propose_each(STATE, [], DUTY), Change)


def test_what_rests_on_two_is_listed_once_and_each_record_changes_once() -> None:
    listed = [move.relation.id for move in moves_of(STATE, [A.id, B.id], C.id, ON)]
    assert sorted(listed) == ["rel-d", "rel-x", "rel-y"]
    made = hand_over_each(STATE, [A.id, B.id], C.id, ON, "", listed)
    assert isinstance(made, Change)
    ids = [edit.id for edit in made.edits]
    assert len(ids) == len(set(ids))
    left = {edit.id: edit.after for edit in made.edits}
    begun = [one for one in left.values() if isinstance(one, Relation) and one.source == C.id]
    assert {(one.kind, one.target, one.state) for one in begun} == {
        ("deputy_of", B.id, ""),
        ("accountable", "sys-x", "proposed"),
        ("responsible", "sys-y", "proposed"),
    }


def test_only_what_is_chosen_is_handed_over_and_nothing_chosen_is_a_problem() -> None:
    made = hand_over_each(STATE, [A.id, B.id], C.id, ON, "", ["rel-y"])
    assert isinstance(made, Change)
    assert "rel-x" not in {edit.id for edit in made.edits}
    assert not isinstance(hand_over_each(STATE, [A.id, B.id], C.id, ON, "", []), Change)
    assert not isinstance(hand_over_each(STATE, [A.id, B.id], A.id, ON, "", ["rel-x"]), Change)
