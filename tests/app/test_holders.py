"""Who a table names is who answers: the short form never says something else than the long one."""

from datetime import date

from graph_states import DAYS, SYSTEMS, registers
from hypothesis import given, strategies as st

from govdesk.app.queries.holders import Holders
from govdesk.domain.records import Party, Relation, System
from govdesk.domain.responsibility.links import links
from govdesk.domain.responsibility.standing import acting
from govdesk.domain.responsibility.who import who_among
from govdesk.domain.scopes import Asked
from govdesk.domain.state import MemoryState

NOW = date(2026, 6, 1)


@given(registers(), st.sampled_from(DAYS), st.sampled_from(SYSTEMS), st.sampled_from(["", "q1", "q2"]))
def test_a_table_names_those_who_answer(state: MemoryState, on: date, system: str, requirement: str) -> None:
    ties = links(state, on)
    short = {party for duty in Holders(ties).of(system, "accountable", requirement) for party, _ in acting(ties, duty)}
    long = who_among(ties, system, Asked(requirement))
    assert short == {holder.party for holder in long.accountable}


def test_a_deputy_is_named_as_deputy() -> None:
    ada = Party("ada", name="Ada", kind="person", left=date(2026, 2, 1))
    dora = Party("dora", name="Dora", kind="person")
    duty = Relation("r1", "accountable", "ada", "bot", since=date(2025, 1, 1))
    deputy = Relation("r2", "deputy_of", "dora", "ada", since=date(2025, 1, 1))
    state = MemoryState((System("bot", name="Bot"), ada, dora, duty, deputy))
    assert Holders(links(state, NOW)).names("bot") == "Dora (deputy of Ada, not accepted)"
