"""The competence of those who take duties over, against its plain definition, by brute force."""

from dataclasses import replace
from datetime import date

from graph_states import DAYS
from graph_weak import HELD, weak_registers
from graph_weak_oracle import Weak
from hypothesis import given, settings, strategies as st

from govdesk.domain.findings import Severity
from govdesk.domain.records import Component, Evidence, Organization, Party, Relation, System
from govdesk.domain.responsibility.findings import responsibility_findings
from govdesk.domain.state import MemoryState

on_days = st.sampled_from(DAYS[3:])
SHOWN = {id_: st.sampled_from(["", "", "e1", "e2", "gone"]) for id_ in ("p0", "p1", "p2", "p3")}


@given(
    weak_registers([*HELD, "delegates_to", "delegates_to", "member_of", "member_of"]),
    on_days,
    st.fixed_dictionaries(SHOWN),
)
@settings(max_examples=200)
def test_competence_of_whoever_takes_a_duty_over(state: MemoryState, on: date, shown: dict[str, str]) -> None:
    kept = [Evidence("e1", "Course", "0", added=DAYS[4]), Evidence("e2", "Test", "1", expires=DAYS[5])]
    parties = [replace(one, competence=shown.get(one.id, "")) for one in state.all(Party).values()]
    types = (Organization, Component, System, Relation)
    state = MemoryState([*parties, *kept, *(one for type_ in types for one in state.all(type_).values())])
    oracle = Weak(state, on)

    def able(id_: str) -> bool | None:
        """Tell whether competence is shown, was shown once, or never was."""
        name = state.all(Party)[id_].competence if id_ in state.all(Party) else ""
        return {"e1": on >= DAYS[4] or None, "e2": on <= DAYS[5]}.get(name)

    expected = {}
    for r in oracle.holding():
        taker = r.source if r.kind in HELD and r.target in oracle.systems() and not oracle.inside(r.source) else ""
        taker = r.target if r.kind == "delegates_to" and oracle.inside(r.source) else taker
        team = [
            m.source
            for m in oracle.holding()
            if m.kind == "member_of" and m.target == taker and oracle.present(m.source)
        ]
        if taker and oracle.present(taker) and not able(taker) and not (team and all(able(one) for one in team)):
            once = any(able(one) is False for one in (taker, *team))
            expected[taker] = Severity.MEDIUM if once else Severity.LOW
    assert {f.subject: f.severity for f in responsibility_findings(state, on) if f.id == "G-24"} == expected
