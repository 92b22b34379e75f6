"""What falls open when a party leaves, against an oracle that lets it leave in the register."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from graph_oracle import Oracle, takes
from graph_states import DAYS, DUTIES, PARTIES, registers
from hypothesis import given, strategies as st

from govdesk.domain.records import Component, Party, Relation, System
from govdesk.domain.responsibility.leaving import leaving, rests_on, without
from govdesk.domain.responsibility.links import links
from govdesk.domain.state import MemoryState

ON = date(2026, 6, 1)
ANA, BEN, CLEO = (Party(f"p-{name}", name.title(), "person") for name in ("ana", "ben", "cleo"))
BOT = System("s-bot", "Bot", status="live")


def tie(id_: str, kind: str, source: str, target: str, **more: object) -> Relation:
    return replace(Relation(id_, kind, source, target, since=date(2026, 1, 1)), **more)


def gone(state: MemoryState, party: str, on: date) -> MemoryState:
    """Let a party leave the day before, in the register itself."""
    found = state.get(Party, party)
    assert found is not None
    records = [one for kind in (Party, Component, System, Relation) for one in state.all(kind).values()]
    left = replace(found, left=on - timedelta(days=1))
    return MemoryState([left if one == found else one for one in records])


@given(registers(), st.sampled_from(PARTIES), st.sampled_from(DAYS))
def test_what_falls_open_is_what_nobody_answers_for(state: MemoryState, party: str, on: date) -> None:
    found = leaving(state, party, on)
    now, then = Oracle(state, on), Oracle(gone(state, party, on), on)
    held = [
        one
        for one in now.holding()
        if one.kind in DUTIES
        and one.source == party
        and (state.get(System, one.target) is None or one.target in now.systems())
    ]
    assert {left.duty.id for left in found.duties} == {one.id for one in held}
    for left in found.duties:
        assert bool(left.instead) == then.answered(left.duty)
        others = {
            one.source
            for one in now.holding()
            if (one.kind, one.target) == (left.duty.kind, left.duty.target)
            and takes(one.scope, left.duty.scope)
            and one.source != party
            and then.present(one.source)
        }
        assert set(left.beside) == others
        assert left.open == (not left.instead and not others)
    for one in found.stood_in:
        assert one.source != party
        assert now.answered(one)
        assert not then.answered(one)


@given(registers(), st.sampled_from(PARTIES), st.sampled_from(DAYS))
def test_asking_changes_nothing_but_who_is_there(state: MemoryState, party: str, on: date) -> None:
    ties = links(state, on)
    then = without(ties, party)
    assert then.relations == ties.relations
    assert {id_ for id_ in ties.things if ties.things[id_] != then.things[id_]} <= {party}
    assert then.absence(party)


def test_a_deputy_a_peer_a_team_and_a_way_up() -> None:
    team = Party("p-team", "Team", "team")
    ties = (
        tie("r1", "accountable", ANA.id, BOT.id),
        tie("r2", "deputy_of", BEN.id, ANA.id, scope="q1"),
        tie("r3", "oversees", ANA.id, BOT.id, scope="q1"),
        tie("r4", "reports_to", CLEO.id, ANA.id),
        tie("r5", "member_of", ANA.id, team.id),
        tie("r6", "responsible", ANA.id, BOT.id, since=date(2026, 9, 1)),
    )
    found = leaving(MemoryState([ANA, BEN, CLEO, BOT, team, *ties]), ANA.id, ON)
    assert [(one.duty.id, one.instead, one.open) for one in found.duties] == [
        ("r1", (), True),
        ("r3", (BEN.id,), False),
    ]
    assert [one.id for one in found.ways] == ["r4"]
    assert [one.id for one in found.later] == ["r6"]
    assert found.bodies == (team.id,)
    assert [one.id for one in rests_on(MemoryState([ANA, *ties]), ANA.id, ON)] == ["r1", "r3", "r4", "r6"]


def test_who_stands_in_for_somebody_absent_is_missed() -> None:
    away = replace(ANA, left=date(2026, 3, 1))
    ties = (tie("r1", "accountable", ANA.id, BOT.id), tie("r2", "deputy_of", BEN.id, ANA.id))
    found = leaving(MemoryState([away, BEN, BOT, *ties]), BEN.id, ON)
    assert [one.id for one in found.stood_in] == ["r1"]
    assert [one.id for one in found.ways] == ["r2"]
