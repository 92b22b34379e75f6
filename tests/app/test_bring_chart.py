"""Organization charts: people, teams, who reports to whom."""

from __future__ import annotations

import csv
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, strategies as st
from openpyxl import Workbook

from govdesk.app.reading import read
from govdesk.domain.records import Party, Relation
from govdesk.domain.state import MemoryState
from govdesk.intake.bounded import Refused
from govdesk.intake.chart import read_chart
from govdesk.intake.found import Found
from tests.app.bringing import take

HEAD = ["Name", "Title", "Team", "Manager", "E-Mail", "Since", "Until"]
ROWS = [
    ["Ada Lane", "Head of Models", "Models", "", "ada@acme.example", "2020-01-02", ""],
    ["Ben Ode", "Engineer", "Models", "ada@acme.example", "", "2021-05-06", "2025-12-31"],
    ["Cy Poe", "Engineer", "Claims", "Nobody Here", "", "", ""],
    ["Dee Qu", "", "", "Ada Lane", "", "2021-02-30", ""],
    ["Eli Ro", "", "", "Ada Lane", "", "2024-01-01", "2023-01-01"],
]


def chart(path: Path, rows: list[list[str]] = ROWS) -> Path:
    if path.suffix == ".csv":
        with path.open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream).writerows([HEAD, *rows])
    else:
        book = Workbook()
        for row in [HEAD, *rows]:
            book.worksheets[0].append(row)
        book.save(path)
    return path


@pytest.mark.parametrize("name", ["staff.csv", "staff.xlsx"])
def test_a_chart_gives_people_teams_and_lines(tmp_path: Path, name: str) -> None:
    found = read(chart(tmp_path / name))
    assert isinstance(found, Found)
    assert [str(one).partition(": ")[2] for one in found.problems] == [
        "row 5: A date of “Dee Qu” is not one of the calendar, such as 2026-11-24.",
        "row 6: “Eli Ro” leaves before the first day.",
        "row 4: The manager “Nobody Here” is in no row: not known.",
    ]
    state = take(MemoryState(), found)
    ben = state.get(Party, "party-ben-ode")
    assert ben is not None
    assert (ben.title, ben.inside, ben.joined, ben.left) == ("Engineer", True, date(2021, 5, 6), date(2025, 12, 31))
    (line,) = state.where(Relation, "kind", "reports_to")
    assert (line.source, line.target, line.since) == ("party-ben-ode", "party-ada-lane", date(2021, 5, 6))
    assert line.document == f"{name}: row 3"
    assert {one.target for one in state.where(Relation, "kind", "member_of")} == {"party-models", "party-claims"}


def test_two_managers_of_one_name_are_not_guessed_between(tmp_path: Path) -> None:
    rows = [["Ada Lane", "", "", "", mail, "", ""] for mail in ("a@x.example", "b@x.example")]
    found = read(chart(tmp_path / "staff.csv", [*rows, ["Ben Ode", "", "", "Ada Lane", "", "", ""]]))
    assert isinstance(found, Found)
    assert found.relations == ()
    assert "several people" in str(found.problems[0])


@given(st.lists(st.lists(st.text(max_size=12) | st.dates().map(str), max_size=7), max_size=6))
def test_any_chart_is_read_or_refused(rows: list[list[str]]) -> None:
    with suppress(Refused):
        found = read_chart(Path("staff.csv"), "staff.csv", enumerate([HEAD, *rows], 1))
        take(MemoryState(), found)
