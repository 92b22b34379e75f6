"""One cell of the RACI matrix, its preview, and workbooks that others send."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

from app.test_raci import ON, look, read, written
from openpyxl import Workbook

from govdesk.app import raci_sheet
from govdesk.app.commands.checks import UNCHANGED
from govdesk.app.commands.matrix import Wanted, fill, mark
from govdesk.app.queries.matrix import Matrix, matrix
from govdesk.app.queries.preview import said
from govdesk.domain.change import Change
from govdesk.domain.problems import Problems
from govdesk.domain.records import Organization, Party, Relation, System
from govdesk.domain.responsibility.matrix import read_letters
from govdesk.domain.state import MemoryState, State

ANA, BEN = Party("p-ana", "Ana", "person"), Party("p-ben", "Ben", "person")
BOT = System("s-bot", "Bot", status="live")
OWNS = Relation("r1", "accountable", "p-ana", "s-bot", since=date(2025, 1, 1), state="accepted")


def house(*relations: Relation) -> MemoryState:
    return MemoryState([Organization("org", "Acme"), ANA, BEN, BOT, *relations])


def set_(state: MemoryState, party: str, letters: str, on: date = ON) -> MemoryState:
    change = mark(state, Wanted(party, "s-bot", "", letters), on)
    assert isinstance(change, Change), change
    state.apply(change.edits)
    return state


def test_a_second_accountable_party_is_let_in_and_found() -> None:
    state = set_(house(OWNS), "p-ben", "A")
    row = matrix(look(state)).rows[0]
    assert row.letters("p-ana") == row.letters("p-ben") == "A"
    assert "G-02" in {one.id for one in row.findings}


def test_a_letter_that_stays_keeps_its_acceptance_and_days() -> None:
    state = set_(house(OWNS), "p-ana", "RA")
    assert state.get(Relation, "r1") == OWNS
    assert matrix(look(state)).rows[0].letters("p-ana") == "RA"


def test_taking_away_ends_the_day_before_or_takes_back() -> None:
    ended = set_(house(OWNS), "p-ana", "").get(Relation, "r1")
    assert ended is not None
    assert ended.until == date(2026, 1, 5)
    today = set_(house(OWNS), "p-ben", "C")
    assert set(set_(today, "p-ben", "").all(Relation)) == {"r1"}
    fresh = house(replace(OWNS, since=ON))
    problems = mark(fresh, Wanted("p-ana", "s-bot", "", ""), ON)
    assert isinstance(problems, tuple)
    assert "accepted" in problems[0].says


def test_a_preview_says_what_begins_and_ends() -> None:
    state = house(OWNS)
    change = fill(state, (Wanted("p-ana", "s-bot", "", "R"),), ON)
    assert isinstance(change, Change)
    assert said(state, change, ON) == (
        "Ends on 5 January 2026: Ana accountable for Bot.",
        "Begins on 6 January 2026, proposed: Ana responsible for Bot.",
    )


# ---- what others send ----------------------------------------------------------------------------------------------


def book(*rows: tuple[object, ...]) -> bytes:
    made = Workbook()
    sheet = made.worksheets[0]
    sheet.title = "RACI"
    for row in rows:
        sheet.append(row)
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def asked(content: bytes, state: State, system: str = "") -> Problems:
    found = raci_sheet.read(content, "theirs.xlsx", state, system)
    assert isinstance(found, tuple), found
    return found


def test_names_alone_are_enough() -> None:
    content = book(("System", "", "Ana", "Ben"), ("Bot", "", "r/a", " c, I "))
    cells = read(content, house()).cells
    assert [(one.party, one.target, one.letters) for one in cells] == [
        ("p-ana", "s-bot", "RA"),
        ("p-ben", "s-bot", "CI"),
    ]


def test_what_is_wrong_is_said_with_its_place() -> None:
    content = book(
        ("System", "", "Ana", "Zoe"), ("Bot", "", "X", "A"), ("Nix", "", "A", None), ("Bot", "", "=1+1", None, "R")
    )
    problems = asked(content, house())
    assert [one.where for one in problems] == [
        "RACI, row 1, column D",
        "RACI, row 2, column D",
        "RACI, row 2, column C",
        "RACI, row 3, column A",
        "RACI, row 4, column E",
        "RACI, row 4, column C",
    ]
    assert "formula" in problems[-1].says.casefold()


def test_a_row_twice_and_a_wrong_system_are_refused() -> None:
    twice = book(("System", "", "Ana"), ("Bot", "", "A"), ("s-bot", "", "R"))
    assert "twice" in asked(twice, house())[0].says
    other = book(("requirements of s-nix", "", "Ana"), ("q1", "", "A"))
    assert "s-nix" in asked(other, house())[0].says
    assert asked(b"no workbook", house())[0].where == "theirs.xlsx"
    assert "no sheet" in asked(book(), house())[0].says


def test_more_parties_than_a_pack_has_columns() -> None:
    many = [Party(f"p{number}", f"Party {number}") for number in range(150)]
    ties = [Relation(f"r{one.id}", "informed", one.id, "s-bot", since=ON) for one in many]
    state = MemoryState([Organization("org", "Acme"), BOT, *many, *ties])
    assert fill(state, read(written(state, ""), state).cells, ON) == (UNCHANGED,)
    assert len(matrix(look(state)).parties) == 150


def test_letters_are_read_in_any_order_or_not_at_all() -> None:
    assert [read_letters(text) for text in ("A", "ar", "i, c", "", " ", "R/R")] == ["A", "RA", "CI", "", "", "R"]
    assert read_letters("AX") is None


def test_an_empty_matrix_writes_and_reads() -> None:
    state = MemoryState([Organization("org", "Acme"), BOT])
    shown = matrix(look(state), "s-bot")
    assert isinstance(shown, Matrix)
    assert shown.rows[0].letters("p-ana") == ""
    assert read(written(state, "s-bot"), state).cells == ()


def test_what_nobody_answers_for_is_marked_on_its_own_row() -> None:
    bot = replace(BOT, markets=("DE", "CH"))
    parts = [replace(OWNS, id=f"r{at}", scope=scope) for at, scope in enumerate(("phase:design", "region:EU"))]
    rows = matrix(look(MemoryState([Organization("org", "Acme"), ANA, bot, *parts])), "s-bot").rows
    marked = {row.scope for row in rows for one in row.findings if one.id in ("G-22", "G-23")}
    assert {row.scope for row in rows} >= {"region:DE", "region:EU", "region:CH"}
    assert marked == {
        "region:CH",
        *(
            f"phase:{one}"
            for one in ("data", "training", "evaluation", "deployment", "operation", "change", "retirement")
        ),
    }
