"""Whatever a command changes, its inverse takes back; a draft answers as the state that it will become."""

from __future__ import annotations

from datetime import date

from graph_states import DAYS, registers
from hypothesis import given, strategies as st

from govdesk.app.commands import bulk, duties, register
from govdesk.app.draft import Draft
from govdesk.domain.change import Change
from govdesk.domain.records import KINDS, Party, Record, Relation
from govdesk.domain.state import MemoryState, State
from govdesk.domain.words import DUTIES, PARTY_KINDS

NAMES = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=12).filter(str.strip)
ROWS = st.fixed_dictionaries({"name": NAMES, "kind": st.sampled_from([kind for kind, _ in PARTY_KINDS])})


def tables(state: State) -> dict[str, dict[str, Record]]:
    """Give everything that a state holds."""
    return {kind: dict(state.all(type_)) for kind, type_ in KINDS.items()}


def check_inverse(state: MemoryState, change: object) -> None:
    """Apply a change and its inverse; nothing may be left of it."""
    if not isinstance(change, Change):
        return
    before = tables(state)
    for edit in change.edits:
        assert state.get(KINDS[edit.kind], edit.id) == edit.before
    state.apply(change.edits)
    assert change.edits == () or tables(state) != before
    state.apply(change.inverse(1, "Undo").edits)
    assert tables(state) == before


@given(registers(), st.lists(ROWS, max_size=5))
def test_many_records_and_back(state: MemoryState, rows: list[dict[str, object]]) -> None:
    check_inverse(state, bulk.apply(state, {"parties": rows}, "r.yaml", person="Ada", on=date(2026, 1, 1)))


@given(registers(), st.data())
def test_saving_and_removing_and_back(state: MemoryState, data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(["party", "component", "system"]))
    ids = sorted(state.all(KINDS[kind]))
    check_inverse(
        state,
        register.save(
            state, kind, {"name": data.draw(NAMES), "kind": "team"} if kind == "party" else {"name": data.draw(NAMES)}
        ),
    )
    if ids:
        id_ = data.draw(st.sampled_from(ids))
        check_inverse(state, register.save(state, kind, {"note": data.draw(NAMES)}, id_))
        check_inverse(state, register.remove(state, kind, id_))


@given(registers(), st.data())
def test_duties_and_back(state: MemoryState, data: st.DataObject) -> None:
    parties = sorted(state.all(Party))
    held = sorted(state.all(Relation))
    on = data.draw(st.sampled_from(DAYS))
    if parties:
        party = data.draw(st.sampled_from(parties))
        kind = data.draw(st.sampled_from([kind for kind, _ in DUTIES]))
        duty = {"party": party, "kind": kind, "since": on.isoformat()}
        check_inverse(state, duties.propose(state, data.draw(st.sampled_from(parties)), duty))
        for id_ in held:
            check_inverse(state, duties.accept(state, id_, party, on))
            check_inverse(state, duties.hand_over(state, id_, duty))
            check_inverse(state, duties.end(state, id_, on))


@given(registers(), st.lists(ROWS, max_size=5))
def test_a_draft_answers_as_what_it_becomes(state: MemoryState, rows: list[dict[str, str]]) -> None:
    draft = Draft(state)
    for number, row in enumerate(rows):
        draft.put(Party(f"party-{number}", row["name"], row["kind"]))
    after = MemoryState(record for table in tables(state).values() for record in table.values())
    after.apply(draft.edits)
    assert tables(draft) == tables(after)
    for row in rows:
        assert draft.where(Party, "name", row["name"]) == after.where(Party, "name", row["name"])
        assert draft.select(Party, row["name"]) == after.select(Party, row["name"])
