from datetime import date

from graph_states import COMPONENTS, DAYS, SYSTEMS, registers
from hypothesis import given, settings, strategies as st

from govdesk.domain.records import Party, Relation, System
from govdesk.domain.responsibility.findings import responsibility_findings
from govdesk.domain.responsibility.links import holds, in_life
from govdesk.domain.responsibility.who import who
from govdesk.domain.scopes import Asked
from govdesk.domain.state import MemoryState

asked = st.builds(
    Asked, *(st.sampled_from(["", *some]) for some in (["q1"], ["operation", "data"], ["DE", "EU", "FR", "CH"]))
)


@given(registers(), st.sampled_from(DAYS), st.sampled_from([*COMPONENTS, *SYSTEMS]), asked)
@settings(max_examples=200)
def test_every_path_leads_from_the_subject_to_the_holder_over_relations_that_hold(
    state: MemoryState, on: date, subject: str, question: Asked
) -> None:
    answer = who(state, subject, on, question)
    assert answer == who(state, subject, on, question)
    assert answer.sentence.endswith(".")
    for holder in (*answer.accountable, *answer.responsible):
        reached = {subject}
        for step in holder.path:
            relation = state.get(Relation, step.relation)
            assert holds(relation, on)
            assert {relation.source, relation.target} & reached
            reached |= {relation.source, relation.target}
        assert holder.party in reached
        party = state.get(Party, holder.party)
        assert party is None or ((party.joined or on) <= on <= (party.left or on))
        at = holder.party
        for step in holder.escalation:
            assert step.source == at
            at = step.target
    assert answer.accountable or answer.gaps


@given(registers(), st.sampled_from(DAYS))
@settings(max_examples=150)
def test_the_answer_agrees_with_the_findings(state: MemoryState, on: date) -> None:
    found = responsibility_findings(state, on)
    unowned = {finding.subject for finding in found if finding.id == "G-01"}
    for system in state.all(System).values():
        if in_life(system, on):
            assert (system.id in unowned) == (not who(state, system.id, on).accountable)
