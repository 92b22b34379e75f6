"""A duty for a phase and one for a region, from the form in the window to the three doors, the matrix and its workbook."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from openpyxl import load_workbook

from govdesk.cli import main as command_line
from govdesk.domain.records import Relation
from govdesk.qt.bench import Bench
from govdesk.qt.pages.responsibility.page import ResponsibilityPage
from tests.journeys.test_who_answered import BOT, _printed, _shown, cli

PHASE, REGION = "phase:operation", "region:EU"


def propose(page: ResponsibilityPage, bench: Bench, scope: str, party: str) -> None:
    page.detail.ask_duty("accountable", "2026-01-01", party=party)
    form = page.detail.form.duty_form
    assert form.scope.box.findData(scope) >= 0, "it is offered"
    form.scope.put(scope)
    form.scope.edited.emit()
    page.detail.form.button.click()
    (made,) = [one for one in bench.desk.session.state.all(Relation).values() if one.scope == scope]
    assert (made.kind, made.target, made.source) == ("accountable", BOT, party)


@pytest.fixture
def page(bench: Bench) -> ResponsibilityPage:
    bench.go("who", BOT)
    made = bench.pages["responsibility"]
    assert isinstance(made, ResponsibilityPage)
    propose(made, bench, PHASE, "party-aylin-kaya")
    propose(made, bench, REGION, "party-henrik-voss")
    return made


def test_a_phase_and_a_region_are_answered_alike_at_three_doors(
    page: ResponsibilityPage, bench: Bench, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file, on = bench.desk.session.path, ("--on", bench.desk.session.today)
    of_phase = cli(capsys, "who", file, BOT, *on, "--phase", "operation")
    of_region = cli(capsys, "who", file, BOT, *on, "--region", "EU")
    of_land = cli(capsys, "who", file, BOT, *on, "--region", "de")
    assert [one["party"] for one in of_phase["accountable"]] == ["party-aylin-kaya"]
    assert (of_land["decided_by"], of_land["accountable"][0]["scope"]) == ("the region EU", REGION)
    other = cli(capsys, "who", file, BOT, *on, "--phase", "design")
    assert other["decided_by"] == "the whole"
    assert ", as part of the whole," in other["says"]
    both = cli(capsys, "who", file, BOT, *on, "--phase", "operation", "--region", "DE")
    assert any("does not say which goes first" in gap for gap in both["gaps"])
    paper = _printed(capsys, "report", file, "responsibility", "--system", BOT, *on, "--output", tmp_path / "r.pdf")
    dossier = _printed(capsys, "report", file, "dossier", "--system", BOT, *on, "--output", tmp_path / "d.pdf")
    assert any("the rest: phase design, phase data," in text for text in _shown(page))
    for said in (of_phase, of_region, of_land, other):
        assert said is other or said["says"] in _shown(page)
        assert "".join(said["says"].split()) in paper
        assert "".join(said["says"].split()) in dossier
    choose = page.detail.asked_row
    assert choose.phase.control.accessibleName() == "Who answers: phase"
    choose.phase.put("operation")
    choose.phase.edited.emit()
    page.detail.asked_row.region.put("DE")
    page.detail.asked_row.region.edited.emit()
    assert both["says"] in _shown(page)
    page.detail.asked_row.region.put("")
    page.detail.asked_row.phase.put("design")
    page.detail.asked_row.phase.edited.emit()
    assert other["says"] in _shown(page)
    bench.go("who", "sys-cv-screening")
    assert page.detail.asked_row.phase.text() == "", "another subject is asked as a whole"


def test_the_matrix_shows_the_parts_and_its_workbook_brings_them_back(
    page: ResponsibilityPage, bench: Bench, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file, book = bench.desk.session.path, tmp_path / "raci.xlsx"
    found = cli(capsys, "raci", file, BOT)
    titles = {row["requirement"]: row["title"] for row in found["rows"]}
    assert (titles[PHASE], titles[REGION], titles["phase:design"]) == (
        "Phase: Operation",
        "Region: EU",
        "Phase: Design",
    )
    assert command_line(["raci", str(file), BOT, "--output", str(book)]) == 0
    sheet = load_workbook(book)
    rows = {cells[0].value: cells for cells in sheet["RACI"].iter_rows()}
    column = next(cell.column for cell in sheet["RACI"][2] if cell.value == "party-aylin-kaya")
    assert rows[PHASE][column - 1].value == "A"
    rows["phase:design"][column - 1].value = "R"
    sheet.save(book)
    copy = tmp_path / "copy.govdesk"
    with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
    assert command_line(["raci-import", str(copy), str(book)]) == 0
    after = cli(capsys, "raci", copy, BOT)
    (row,) = [row for row in after["rows"] if row["requirement"] == "phase:design"]
    assert [mark["letter"] for mark in row["cells"]["party-aylin-kaya"]] == ["R"]
    rest = [row for row in after["rows"] if row["requirement"] != "phase:design"]
    assert rest == [row for row in found["rows"] if row["requirement"] != "phase:design"]


def test_what_is_typed_wrongly_is_refused(bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    file = str(bench.desk.session.path)
    for option, text, says in (("--phase", "run", "no phase “run”"), ("--region", "Europe", "no region")):
        assert command_line(["who", file, BOT, option, text]) == 2
        assert says in capsys.readouterr().err
