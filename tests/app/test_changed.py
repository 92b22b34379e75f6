"""What changed between two dates, and what one party has to do: against what the days themselves say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from graph_states import DAYS, PARTIES, registers
from hypothesis import given, strategies as st

from govdesk.app.queries.changed import changed
from govdesk.app.queries.my_duties import my_duties
from govdesk.app.snapshot import Snapshot
from govdesk.domain.records import Answer, Evidence, Organization, Party, Relation, System
from govdesk.domain.responsibility.links import DUTIES, acceptance, holds
from govdesk.domain.state import MemoryState, State


def look(state: State, on: date) -> Snapshot:
    return Snapshot(state, (), on, on)


@given(registers(), st.sampled_from(DAYS), st.sampled_from(DAYS))
def test_turns_lead_from_one_day_to_the_other(state: MemoryState, one: date, other: date) -> None:
    first, last = sorted((one, other))
    found = changed(look(state, last), first)
    relations = state.all(Relation)
    now = {id_ for id_, tie in relations.items() if holds(tie, first)}
    accepted = {id_ for id_, tie in relations.items() if acceptance(tie, first) == "accepted"}
    for turn in found.turns:
        assert first < turn.on <= last
        if turn.what == "began" and holds(relations[turn.record], turn.on):
            now.add(turn.record)
        elif turn.what == "ended":
            now.discard(turn.record)
        elif turn.what == "accepted" and acceptance(relations[turn.record], turn.on) == "accepted":
            accepted.add(turn.record)
    assert now == {id_ for id_, tie in relations.items() if holds(tie, last)}
    duties = {id_ for id_, tie in relations.items() if tie.kind in DUTIES and tie.state != "declined"}
    assert accepted & duties == {i for i in duties if acceptance(relations[i], last) == "accepted"}
    joined = {turn.record for turn in found.turns if turn.what == "joined"}
    assert joined == {p.id for p in state.all(Party).values() if p.joined and first < p.joined <= last}


@given(registers(), st.sampled_from(DAYS), st.integers(0, 6))
def test_findings_that_came_and_went_make_the_difference(state: MemoryState, first: date, days: int) -> None:
    last = first + timedelta(days=days)
    found = changed(look(state, last), first)
    before = [one for one in look(state, first).findings() if one not in found.went]
    after = [one for one in look(state, last).findings() if one not in found.came]
    key = [(one.id, one.subject, one.related) for one in before]
    assert set(key) == {(one.id, one.subject, one.related) for one in after}
    if not days:
        assert (found.turns, found.came, found.went) == ((), (), ())


@given(registers(), st.sampled_from(PARTIES), st.sampled_from(DAYS))
def test_my_duties_are_those_that_hold_and_those_that_come(state: MemoryState, party: str, on: date) -> None:
    found = my_duties(look(state, on), party)
    own = [one for one in state.all(Relation).values() if one.source == party and one.kind in DUTIES]
    assert {row.relation.id for row in found.duties} == {one.id for one in own if holds(one, on)}
    coming = {one.id for one in own if one.since and one.since > on and one.state != "declined"}
    assert {row.relation.id for row in found.coming} == coming
    ends = {row.cite: row.on for row in found.due if row.kind == "duty"}
    assert ends == {one.id: one.until + timedelta(days=1) for one in own if holds(one, on) and one.until}


def test_evidence_is_due_for_whoever_answers_for_what_rests_on_it() -> None:
    ana, ben, cleo = (Party(f"p-{name}", name.title(), "person") for name in ("ana", "ben", "cleo"))
    system = System("s1", "Bot", status="live")
    evidence = Evidence("e1", "Test report", expires=date(2026, 3, 1))
    answer = Answer("s1/q1", system="s1", requirement="q1", state="done", evidence=("e1",))
    ties = (
        Relation("r1", "accountable", ana.id, "s1"),
        Relation("r2", "responsible", ben.id, "s1", scope="q2"),
        Relation("r3", "informed", cleo.id, "s1"),
    )
    state = MemoryState([Organization("org", "Acme"), ana, ben, cleo, system, evidence, answer, *ties])
    seen = look(state, date(2026, 1, 1))
    assert [row.cite for row in my_duties(seen, ana.id).due] == ["e1"]
    assert my_duties(seen, ben.id).due == ()
    assert my_duties(seen, cleo.id).due == ()
    away = replace(ana, left=date(2025, 12, 1))
    stands_in = Relation("r4", "deputy_of", cleo.id, ana.id)
    later = look(
        MemoryState([Organization("org", "Acme"), away, cleo, system, evidence, answer, ties[0], stands_in]), seen.on
    )
    found = my_duties(later, cleo.id)
    assert [one.relation for one in found.stands_in] == ["r1"]
    assert [row.cite for row in found.due] == ["e1"]
