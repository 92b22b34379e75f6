"""The RACI tab and the tab of changes: by key, by mouse, by workbook, on a past day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from govdesk.domain.records import Relation
from govdesk.domain.responsibility.findings import RULES
from govdesk.qt.bench import Bench
from govdesk.qt.pages.responsibility.matrix_tab import MatrixTab
from govdesk.qt.pages.responsibility.page import ResponsibilityPage
from tests.page_tools import texts
from tests.window_tools import Answers

CREDIT, NOTES = "sys-credit-check", "sys-meeting-notes"
VOSS, HOFFMANN, KAYA = "party-henrik-voss", "party-nils-hoffmann", "party-aylin-kaya"


@pytest.fixture
def page(bench: Bench) -> ResponsibilityPage:
    bench.go("page", "responsibility")
    made = bench.pages["responsibility"]
    assert isinstance(made, ResponsibilityPage)
    made.tabs.setCurrentWidget(made.matrix)
    return made


@pytest.fixture
def tab(page: ResponsibilityPage) -> MatrixTab:
    return page.matrix


def letters(tab: MatrixTab, row: str, party: str) -> str:
    QApplication.processEvents()
    return next(one for one in tab.shown.rows if one.id == row).letters(party)


def number(bench: Bench) -> int:
    return bench.desk.session.number


def test_a_key_sets_a_letter_as_one_change_and_undo_takes_it_back(tab: MatrixTab, bench: Bench, qtbot: QtBot) -> None:
    tab.table.stand(NOTES, VOSS)
    before = number(bench)
    qtbot.keyClick(tab.table, Qt.Key.Key_I)
    assert number(bench) == before + 1
    assert letters(tab, NOTES, VOSS) == "I"
    assert (tab.table.party, tab.table.row.id) == (VOSS, NOTES)
    qtbot.keyClick(tab.table, Qt.Key.Key_R)
    assert letters(tab, NOTES, VOSS) == "RI"
    qtbot.keyClick(tab.table, Qt.Key.Key_Delete)
    assert letters(tab, NOTES, VOSS) == ""
    for _ in range(3):
        bench.desk.undo()
    assert letters(tab, NOTES, VOSS) == ""
    assert tab.table.rows.find(lambda one: one.id == NOTES) >= 0


def test_two_letters_typed_at_once_both_stay(tab: MatrixTab, qtbot: QtBot) -> None:
    tab.table.stand(NOTES, VOSS)
    qtbot.keyClicks(tab.table, "ci")  # nothing is shown anew between the two
    assert letters(tab, NOTES, VOSS) == "CI"


def test_a_second_accountable_party_shows_its_finding(tab: MatrixTab, qtbot: QtBot) -> None:
    QAbstractItemModelTester(tab.table.rows, QAbstractItemModelTester.FailureReportingMode.Fatal)
    tab.table.stand("sys-cv-screening", VOSS)
    assert not tab.letters["A"].isChecked()
    qtbot.mouseClick(tab.letters["A"], Qt.MouseButton.LeftButton, pos=tab.letters["A"].rect().center())
    assert letters(tab, "sys-cv-screening", VOSS) == "A"
    assert tab.letters["A"].isChecked()
    place = tab.table.rows.find(lambda one: one.id == "sys-cv-screening")
    assert "More than one accountable party" in texts(tab.table, 1)[place]
    assert "2 parties are accountable for Application screening" in tab.tells.text()
    assert "proposed, not accepted" in tab.tells.text()


def test_a_party_gets_a_column_before_it_holds_anything(tab: MatrixTab, qtbot: QtBot) -> None:
    assert KAYA not in tab.table.parties
    tab.add("Aylin Kaya")
    assert tab.table.party == KAYA
    assert tab.table.hasFocus()
    qtbot.keyClick(tab.table, Qt.Key.Key_C)
    QApplication.processEvents()
    assert [row.letters(KAYA) for row in tab.shown.rows].count("C") == 1
    assert tab.table.parties.count(KAYA) == 1


def test_the_subject_decides_which_matrix(page: ResponsibilityPage, tab: MatrixTab, bench: Bench, qtbot: QtBot) -> None:
    place = tab.table.rows.find(lambda one: one.id == CREDIT)
    tab.table.stand(CREDIT, VOSS)
    assert place == tab.table.currentIndex().row()
    qtbot.keyClick(tab.table, Qt.Key.Key_Return)
    assert page.subject.text() == CREDIT
    assert tab.shown.system == CREDIT
    assert texts(tab.table)[0] == "Credit-scoring assistant as a whole"
    tab.table.stand("aia-09-p", VOSS)
    qtbot.keyClick(tab.table, Qt.Key.Key_R)
    made = [one for one in bench.desk.session.state.all(Relation).values() if one.scope == "aia-09-p"]
    assert [(one.kind, one.source, one.target) for one in made] == [("responsible", VOSS, CREDIT)]
    QApplication.processEvents()
    page.whole.click()
    assert tab.shown.system == ""
    assert "1 duty on single requirements" in tab.title.text()


def test_a_workbook_goes_out_and_what_it_changes_is_shown_first(
    tab: MatrixTab, bench: Bench, dialogs: Answers, tmp_path: Path
) -> None:
    dialogs.saved = tmp_path / "matrix"
    tab.export.click()
    path = tmp_path / "matrix.xlsx"
    book = load_workbook(path)
    sheet = book["RACI"]
    column = next(cell.column for cell in sheet[2] if cell.value == VOSS)
    row = next(cells[0].row for cells in sheet.iter_rows() if cells[0].value == NOTES)
    sheet.cell(row, column).value = "A"
    book.save(path)
    dialogs.file, before = path, number(bench)
    tab.take.click()
    shown = "\n".join(one.text() for one in tab.preview.findChildren(QLabel))
    assert "proposed: Henrik Voss accountable for Meeting summarizer." in shown
    assert number(bench) == before
    write = next(one for one in tab.preview.findChildren(QPushButton) if one.text() == "Write these changes")
    write.click()
    assert number(bench) == before + 1
    assert letters(tab, NOTES, VOSS) == "A"
    assert tab.stack.currentIndex() == 0


def test_a_bad_workbook_says_why_and_offers_only_to_leave(
    tab: MatrixTab, bench: Bench, dialogs: Answers, tmp_path: Path
) -> None:
    dialogs.file = tmp_path / "bad.xlsx"
    dialogs.file.write_bytes(b"nothing")
    before = number(bench)
    tab.take.click()
    QApplication.processEvents()
    assert any("not a workbook" in one.text() for one in tab.preview.findChildren(QLabel))
    buttons = [one for one in tab.preview.findChildren(QPushButton) if one.isVisible()]
    assert [one.text() for one in buttons] == ["Leave it"]
    buttons[0].click()
    assert tab.stack.currentIndex() == 0
    assert number(bench) == before


def test_a_past_day_is_read_only(tab: MatrixTab, bench: Bench, qtbot: QtBot) -> None:
    bench.desk.look_at(date(2026, 10, 1))
    QApplication.processEvents()
    assert not tab.take.isEnabled()
    assert not any(one.isEnabled() for one in tab.letters.values())
    before = number(bench)
    tab.table.stand(CREDIT, VOSS)
    qtbot.keyClick(tab.table, Qt.Key.Key_R)
    assert number(bench) == before


def test_what_changed_between_two_days(page: ResponsibilityPage, qtbot: QtBot) -> None:
    page.tabs.setCurrentWidget(page.changes)
    changes = page.changes
    QApplication.processEvents()
    assert changes.rows.rowCount()
    changes.since.line.selectAll()
    qtbot.keyClicks(changes.since.line, "2026-05-01")
    QApplication.processEvents()
    assert "Whole organization, from 1 May 2026 to 24 November 2026" in changes.says.text()
    assert "Ines Kraft accountable for Credit-scoring assistant" in texts(changes.table, 2)
    came = [row for row in map(changes.rows.row, range(changes.rows.rowCount())) if row and row.what == "finding came"]
    assert "Duty not accepted" in {row.source for row in came}
    assert {row.source for row in came} <= {"", *RULES.values()}
    place = changes.rows.find(lambda one: one.what == "accepted")
    changes.table.stand_on(place)
    qtbot.keyClick(changes.table, Qt.Key.Key_Return)
    assert page.subject.text() == CREDIT
    changes.since.line.selectAll()
    qtbot.keyClicks(changes.since.line, "tomorrow")
    assert "Type two days" in changes.says.text()
    changes.since.line.selectAll()
    qtbot.keyClicks(changes.since.line, "2027-05-01")
    assert "lies after" in changes.says.text()


def test_tab_reaches_all_of_the_matrix_and_of_the_changes(page: ResponsibilityPage, qtbot: QtBot) -> None:
    page.look(CREDIT, focus=True)
    for tab, wanted in (
        (page.matrix, [page.matrix.export, page.matrix.table, *page.matrix.letters.values()]),
        (page.changes, [page.changes.since.line, page.changes.until.line, page.changes.table]),
    ):
        page.tabs.setCurrentWidget(tab)
        page.subject.box.setFocus()
        passed: list[QWidget | None] = []
        while (focused := QApplication.focusWidget()) not in passed:
            passed.append(focused)
            qtbot.keyClick(focused, Qt.Key.Key_Tab)
        assert [one for one in passed if one in wanted] == wanted
