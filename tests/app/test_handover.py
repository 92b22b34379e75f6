"""A hand-over moves what rests on one party, nothing else, on the day that was named; undo brings all of it back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from graph_states import DAYS, DUTIES, PARTIES, registers
from hypothesis import assume, given, strategies as st

from govdesk.app.commands.handover import hand_over, moves
from govdesk.domain.change import Change
from govdesk.domain.problems import Problem
from govdesk.domain.records import KINDS, Party, Record, Relation, System
from govdesk.domain.responsibility.leaving import rests_on, side_of
from govdesk.domain.responsibility.links import holds
from govdesk.domain.state import MemoryState, State

ON = date(2026, 6, 1)
ANA, BEN = Party("p-ana", "Ana", "person"), Party("p-ben", "Ben", "person")
BOT, MAIL = System("s-bot", "Bot"), System("s-mail", "Mail")


def tie(id_: str, kind: str, source: str, target: str, **more: object) -> Relation:
    return replace(Relation(id_, kind, source, target, since=date(2026, 1, 1), state="accepted"), **more)


def tables(state: State) -> dict[str, dict[str, Record]]:
    return {kind: dict(state.all(type_)) for kind, type_ in KINDS.items()}


def done(state: MemoryState, change: object) -> MemoryState:
    assert isinstance(change, Change), change
    state.apply(change.edits)
    return state


def held(state: State, on: date) -> list[tuple[str, str, str, str]]:
    """Say what holds on a day, whatever the records are called."""
    found = [one for one in state.all(Relation).values() if holds(one, on)]
    return sorted((one.kind, one.source, one.target, one.scope) for one in found)


@st.composite
def handed(draw: st.DrawFn) -> tuple[MemoryState, str, str, date]:
    """Make a register with two parties that are there, one of whom holds much; from, to, and the day."""
    state = draw(registers(least=12, most=24))
    ties = list(state.all(Relation).values())
    busiest = sorted(PARTIES, key=lambda id_: (-sum(one.source == id_ for one in ties), id_))
    source = draw(st.sampled_from(busiest[:2]))
    target = draw(st.sampled_from([id_ for id_ in PARTIES if id_ != source]))
    records = [one for type_ in KINDS.values() for one in state.all(type_).values()]
    known = {one.id for one in records if not isinstance(one, Relation)}
    kept = [
        replace(one, joined=None, left=None) if isinstance(one, Party) and one.id in (source, target) else one
        for one in records
        if not isinstance(one, Relation) or {one.source, one.target} <= known
    ]
    return MemoryState(kept), source, target, draw(st.sampled_from(DAYS[3:]))


@given(handed())
def test_everything_moves_nothing_else_changes_and_undo_restores(case: tuple[MemoryState, str, str, date]) -> None:
    state, source, target, on = case
    before, planned = tables(state), moves(state, source, target, on)
    untouched = {id_: one for id_, one in state.all(Relation).items() if id_ not in {m.relation.id for m in planned}}
    change = hand_over(state, source, target, on)
    assume(isinstance(change, Change))
    done(state, change)
    assert {id_: state.get(Relation, id_) for id_ in untouched} == untouched
    assert {kind: rows for kind, rows in tables(state).items() if kind != "relation"} == {
        kind: rows for kind, rows in before.items() if kind != "relation"
    }
    assert rests_on(state, source, on) == ()
    for move in planned:
        first = max(on, move.relation.since or on)
        wanted = replace(move.relation, **{side_of(move.relation): target})
        if wanted.source != wanted.target:
            key = (wanted.kind, wanted.source, wanted.target, wanted.scope)
            assert key in held(state, first)
            assert key in held(state, move.relation.until or date(2030, 1, 1))
    new = [one for id_, one in state.all(Relation).items() if before["relation"].get(id_) != one]
    assert all(one.state == "proposed" for one in new if one.kind in DUTIES and getattr(one, side_of(one)) == target)
    assert isinstance(change, Change)
    state.apply(change.inverse(1, "Undo").edits)
    assert tables(state) == before


@given(handed(), st.integers(1, 5))
def test_the_days_before_stay_as_they_were(case: tuple[MemoryState, str, str, date], days: int) -> None:
    state, source, target, on = case
    day = on - timedelta(days=days)
    before = held(state, day)
    change = hand_over(state, source, target, on)
    assume(isinstance(change, Change))
    assert held(done(state, change), day) == before


@given(handed(), st.data())
def test_what_is_not_chosen_stays(case: tuple[MemoryState, str, str, date], data: st.DataObject) -> None:
    state, source, target, on = case
    ids = [move.relation.id for move in moves(state, source, target, on)]
    assume(len(ids) > 1)
    chosen = data.draw(st.sets(st.sampled_from(ids), min_size=1))
    left_out = {id_: state.get(Relation, id_) for id_ in ids if id_ not in chosen}
    change = hand_over(state, source, target, on, chosen=chosen)
    assume(isinstance(change, Change))
    done(state, change)
    assert {id_: state.get(Relation, id_) for id_ in left_out} == left_out


def test_past_present_and_coming() -> None:
    ties = (
        tie("r1", "accountable", ANA.id, BOT.id, document="Charter"),
        tie("r2", "responsible", ANA.id, MAIL.id, until=date(2026, 12, 31)),
        tie("r3", "approves", ANA.id, BOT.id, since=date(2026, 9, 1)),
        tie("r4", "consulted", ANA.id, BOT.id, until=date(2026, 2, 1)),
        tie("r5", "oversees", ANA.id, MAIL.id),
        tie("r6", "oversees", BEN.id, MAIL.id),
        tie("r7", "deputy_of", BEN.id, ANA.id, state=""),
    )
    state = MemoryState([ANA, BEN, BOT, MAIL, *ties])
    done(state, hand_over(state, ANA.id, BEN.id, ON, "Minutes 7"))
    found = state.all(Relation)
    assert found["r1"].until == date(2026, 5, 31)
    assert found["r1"].state == "accepted"
    assert found["r4"] == ties[3]
    assert found["r6"] == ties[5]
    assert found["r5"].until == date(2026, 5, 31)
    assert (found["r3"].source, found["r3"].state, found["r3"].since) == (BEN.id, "proposed", date(2026, 9, 1))
    made = {one.kind: one for id_, one in found.items() if id_ not in {tie_.id for tie_ in ties}}
    assert set(made) == {"accountable", "responsible"}
    assert made["responsible"].until == date(2026, 12, 31)
    assert all(
        (one.source, one.since, one.state, one.document) == (BEN.id, ON, "proposed", "Minutes 7")
        for one in made.values()
    )


def test_what_the_taker_holds_for_a_while_only_moves_all_the_same() -> None:
    short = tie("r2", "oversees", BEN.id, BOT.id, until=date(2026, 7, 31))
    state = MemoryState([ANA, BEN, BOT, tie("r1", "oversees", ANA.id, BOT.id), short])
    assert [move.does for move in moves(state, ANA.id, BEN.id, ON)] == ["moves"]
    long = MemoryState([ANA, BEN, BOT, tie("r1", "oversees", ANA.id, BOT.id, until=date(2026, 7, 31)), short])
    assert [move.does for move in moves(long, ANA.id, BEN.id, ON)] == ["ends"]


def test_a_gap_after_the_last_day_of_the_giver_is_not_hidden() -> None:
    away = replace(ANA, left=date(2026, 4, 30))
    state = MemoryState([away, BEN, BOT, tie("r1", "accountable", ANA.id, BOT.id)])
    done(state, hand_over(state, ANA.id, BEN.id, ON))
    assert state.all(Relation)["r1"].until == away.left


def test_what_cannot_be_handed_over_says_where() -> None:
    late = Party("p-late", "Late", "person", joined=ON + timedelta(days=1))
    state = MemoryState([ANA, BEN, late, BOT, tie("r1", "accountable", ANA.id, BOT.id)])
    cases = {
        ("p-ana", "p-ana"): "target",
        ("p-ana", "p-late"): "target",
        ("p-ana", "p-nobody"): "target",
        ("p-nobody", "p-ben"): "source",
        ("p-ben", "p-ana"): "relations",
    }
    for (source, target), where in cases.items():
        problems = hand_over(state, source, target, ON)
        assert isinstance(problems, tuple)
        assert isinstance(problems[0], Problem)
        assert problems[0].where == where
