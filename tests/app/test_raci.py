"""The RACI matrix: its letters are the duties, each cell is one change, and a workbook loses nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

from graph_states import COMPONENTS, PARTIES, SYSTEMS, registers
from hypothesis import given, strategies as st
from openpyxl import load_workbook

from govdesk.app import raci_sheet
from govdesk.app.commands.checks import UNCHANGED
from govdesk.app.commands.matrix import Wanted, fill
from govdesk.app.queries.matrix import matrix
from govdesk.app.snapshot import Snapshot
from govdesk.domain.change import Change
from govdesk.domain.records import Component, Organization, Party, Relation, System
from govdesk.domain.responsibility.links import holds
from govdesk.domain.responsibility.matrix import LETTERS
from govdesk.domain.state import MemoryState, State

ON = date(2026, 1, 6)
CELLS = st.text("RACI", max_size=4).map(lambda text: "".join(one for one in LETTERS if one in text))
SOURCES = ["", "=1+1", "@x", "-3", "Minutes 3\nline", "ünï", "a_x000D_b", "2026-01-02"]


def look(state: State, on: date = ON) -> Snapshot:
    return Snapshot(state, (), on, on)


@st.composite
def houses(draw: st.DrawFn) -> MemoryState:
    """Make a register whose duties lie on systems and are held by parties, with sources that a sheet may spoil."""
    state = draw(registers(kinds=("accountable", "responsible", "consulted", "informed", "oversees"), least=6))
    records = [one for type_ in (Organization, Party, Component) for one in state.all(type_).values()]
    records += [replace(one, ended=None, status="live") for one in state.all(System).values()]
    seen: set[tuple[object, ...]] = set()
    for one in state.all(Relation).values():
        twin = (
            one.kind,
            one.source,
            one.target,
            one.scope if one.scope != one.target else "",
            one.since or ON,
            one.until,
        )
        if one.source in PARTIES and one.target in (*SYSTEMS, *COMPONENTS) and twin not in seen:
            seen.add(twin)  # the register lets no two duties be the same in all of these
            source = draw(st.sampled_from(SOURCES))
            records.append(replace(one, document=source, note=draw(st.sampled_from(SOURCES)).strip()))
    return MemoryState(records)


def written(state: State, system: str) -> bytes:
    content = raci_sheet.write(matrix(look(state), system), state)
    assert isinstance(content, bytes)
    return content


def read(content: bytes, state: State, system: str = "") -> raci_sheet.Read:
    found = raci_sheet.read(content, "raci.xlsx", state, system)
    assert isinstance(found, raci_sheet.Read), found
    return found


def duties(state: State, system: str) -> list[tuple[str, ...]]:
    """Give what a sheet holds of each duty that holds; a first day that nobody knows becomes the day of the import."""
    found = [
        one
        for one in state.all(Relation).values()
        if one.kind in LETTERS.values()
        and holds(one, ON)
        and (one.target == system if system else one.target in SYSTEMS and one.scope in ("", one.target))
    ]
    return sorted(
        (
            one.kind,
            one.source,
            one.target,
            "" if one.scope == one.target else one.scope,
            str(one.since or ON),
            str(one.until),
            one.document.strip(),
            one.note,
        )
        for one in found
    )


@given(houses(), st.sampled_from(["", *SYSTEMS]))
def test_a_workbook_that_nobody_touched_changes_nothing(state: MemoryState, system: str) -> None:
    cells = read(written(state, system), state).cells
    assert fill(state, cells, ON) == (UNCHANGED,)


@given(houses(), st.sampled_from(["", *SYSTEMS]))
def test_a_register_without_duties_gets_all_of_them_back(state: MemoryState, system: str) -> None:
    kinds = (Organization, Party, Component, System)
    bare = MemoryState([one for type_ in kinds for one in state.all(type_).values()])
    change = fill(bare, read(written(state, system), bare).cells, ON)
    if isinstance(change, Change):
        bare.apply(change.edits)
        assert all(one.state == "proposed" for one in bare.all(Relation).values())
    assert duties(bare, system) == duties(state, system)


@given(houses(), st.sampled_from(["", *SYSTEMS]), st.data())
def test_what_is_typed_into_cells_is_what_stands_there_after(
    state: MemoryState, system: str, data: st.DataObject
) -> None:
    shown = matrix(look(state), system)
    wanted = [Wanted(party, row.target, row.scope, data.draw(CELLS)) for row in shown.rows[:3] for party in PARTIES[:3]]
    before = dict(state.all(Relation))
    change = fill(state, wanted, ON)
    if not isinstance(change, Change):
        assert change == (UNCHANGED,) or all("accepted" in one.says for one in change)
        return
    state.apply(change.edits)
    after = matrix(look(state), system)
    rows = {(row.target, row.scope): row for row in after.rows}
    for one in wanted:
        row = rows.get((one.target, one.scope))
        assert (row.letters(one.party) if row else "") == one.letters
    named = {(one.party, one.target, one.scope) for one in wanted}
    for id_, held in before.items():
        if (held.source, held.target, "" if held.scope == held.target else held.scope) not in named:
            assert state.get(Relation, id_) == held
    state.apply(change.inverse(1, "Undo").edits)
    assert dict(state.all(Relation)) == before


@given(houses())
def test_no_cell_of_a_written_workbook_is_a_formula(state: MemoryState) -> None:
    for system in ("", *SYSTEMS):
        for sheet in load_workbook(BytesIO(written(state, system))).worksheets:
            assert all(cell.data_type in ("s", "n") for row in sheet.iter_rows() for cell in row)
            assert not any(isinstance(cell.value, int | float) for row in sheet.iter_rows() for cell in row)
