"""What if, in the window: choose, suppose, see, discard or record; by keyboard; nothing is written unless recorded."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from govdesk.app.queries.alternatives import alternatives
from govdesk.app.queries.whatif import difference_rows, supposed
from govdesk.domain.records import Fact
from govdesk.qt.bench import Bench
from govdesk.qt.pages.checklists.page import ChecklistsPage
from govdesk.qt.pages.classification.panel import ClassifyPanel
from tests.window_tools import PERSON

CV, CREDIT, ACT = "sys-cv-screening", "sys-credit-check", "eu/ai-act"
WHATIF = 3


def panel_on(bench: Bench, system: str) -> ClassifyPanel:
    bench.go("question", f"{system}/")
    page = bench.pages["checklists"]
    assert isinstance(page, ChecklistsPage)
    page.classification.tabs.setCurrentIndex(WHATIF)
    QApplication.processEvents()
    return page.classification


@pytest.fixture
def panel(bench: Bench) -> ClassifyPanel:
    return panel_on(bench, CV)


def said(panel: ClassifyPanel) -> str:
    return " ".join(one.text() for one in panel.whatif.findChildren(QLabel) if one.isVisible())


def test_a_person_supposes_sees_and_discards_by_keyboard(panel: ClassifyPanel, bench: Bench, qtbot: QtBot) -> None:
    number, facts = bench.desk.session.number, dict(bench.desk.session.state.all(Fact))
    whatif = panel.whatif
    assert "nothing here is written" in said(panel)
    table = whatif.choosing.table.table
    assert QApplication.focusWidget() is table
    table.stand_on(whatif.choosing.rows.find(lambda row: row.answer.key == "a3_points"))
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert whatif.form.isAncestorOf(QApplication.focusWidget())
    none = whatif.form.boxes["none"]
    none.setFocus()
    qtbot.keyClick(none, Qt.Key.Key_Space)
    qtbot.keyClick(none, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert whatif.values == {"a3_points": ()}
    assert QApplication.focusWidget() is whatif.result.table
    assert "High risk (Annex III use)  →  Not high-risk" in said(panel)
    shown = [whatif.result.rows.row(n) for n in range(whatif.result.rows.rowCount())]
    assert tuple(shown) == difference_rows(supposed(bench.snapshot, CV, ACT, {"a3_points": ()}))
    qtbot.keyClick(whatif.result.discard, Qt.Key.Key_Space)
    assert whatif.values == {}
    assert whatif.stages.currentWidget() is whatif.choosing
    assert (bench.desk.session.number, dict(bench.desk.session.state.all(Fact))) == (number, facts)


def test_the_nearest_classes_are_shown_and_tried(panel: ClassifyPanel, bench: Bench, qtbot: QtBot) -> None:
    first, second = alternatives(bench.snapshot.assessment(CV, ACT))
    assert first.head in said(panel)
    assert second.head in said(panel)
    assert all(one.says in said(panel) for row in (first, second) for one in row.answers)
    tries = [one for one in panel.whatif.choosing.findChildren(QPushButton) if one.text() == "Try it"]
    assert len({one.accessibleDescription() for one in tries}) == 2
    qtbot.keyClick(tries[1], Qt.Key.Key_Space)
    assert panel.whatif.values == {one.key: one.value for one in second.answers}
    assert f"→  {second.label}" in said(panel)


def test_several_answers_are_supposed_and_one_is_taken_out(panel: ClassifyPanel, qtbot: QtBot) -> None:
    whatif = panel.whatif
    whatif.choosing.tried.emit({"a3_points": ()})
    qtbot.keyClick(whatif.result.another, Qt.Key.Key_Space)
    marked = whatif.choosing.rows.find(lambda row: row.supposed == "none of them")
    assert marked >= 0
    whatif.ask("ex_profiling")
    qtbot.keyClick(whatif.form.unknown, Qt.Key.Key_Space)
    assert whatif.values == {"a3_points": (), "ex_profiling": None}
    assert "not answered" in said(panel)
    out = [one for one in whatif.result.stack.findChildren(QPushButton) if one.isVisible()]
    assert len(out) == 2
    qtbot.keyClick(out[0], Qt.Key.Key_Space)
    assert len(whatif.values) == 1


def test_leaving_the_tab_or_the_system_discards(panel: ClassifyPanel, bench: Bench) -> None:
    panel.whatif.choosing.tried.emit({"a3_points": ()})
    panel.tabs.setCurrentIndex(1)
    assert panel.whatif.values == {}
    panel.tabs.setCurrentIndex(WHATIF)
    panel.whatif.choosing.tried.emit({"a3_points": ()})
    panel_on(bench, CREDIT)
    assert panel.whatif.values == {}
    panel.whatif.choosing.tried.emit({"a3_points": ()})
    bench.go("page", "law")
    assert panel.whatif.values == {}


def test_recording_needs_a_reason_and_is_one_change_that_undo_takes_back(
    panel: ClassifyPanel, bench: Bench, qtbot: QtBot
) -> None:
    whatif, session = panel.whatif, bench.desk.session
    number = session.number
    whatif.choosing.tried.emit({"ex_profiling": False, "ex_material_influence": False})
    qtbot.keyClick(whatif.result.record, Qt.Key.Key_Space)
    assert session.number == number
    assert "Say why" in said(panel)
    assert QApplication.focusWidget() is whatif.result.reason.line
    qtbot.keyClicks(whatif.result.reason.line, "Looked into it")
    qtbot.keyClick(whatif.result.reason.line, Qt.Key.Key_Return)
    assert session.number == number + 1
    mine = [one for one in session.state.all(Fact).values() if one.source == PERSON and one.reason == "Looked into it"]
    assert {one.key for one in mine} == {"ex_profiling", "ex_material_influence"}
    bench.refresh_now()
    assert whatif.values == {}
    bench.desk.undo()
    assert not [one for one in session.state.all(Fact).values() if one.reason == "Looked into it"]


def test_the_models_are_sound_and_all_controls_have_names(panel: ClassifyPanel) -> None:
    whatif = panel.whatif
    for model in (whatif.choosing.rows, whatif.result.rows):
        QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    whatif.choosing.tried.emit({"a3_points": ()})
    whatif.choosing.table.box.setText("purpose")
    assert all(one.accessibleName() for one in whatif.findChildren(QPushButton))


def test_the_outline_asks_a_question_by_keyboard(bench: Bench, qtbot: QtBot) -> None:
    panel = panel_on(bench, CREDIT)
    panel.tabs.setCurrentIndex(0)
    outline = panel.interview.outline
    assert "questions that matter are answered" in outline.says.text()
    headings = outline.tree.items()
    heading = next(one for one in headings if one.childCount())
    heading.setExpanded(False)
    outline.tree.setFocus()
    outline.tree.setCurrentItem(heading)
    qtbot.keyClick(outline.tree, Qt.Key.Key_Return)
    assert heading.isExpanded()
    last = heading.child(heading.childCount() - 1)
    assert last is not None
    outline.tree.setCurrentItem(last)
    key = last.data(0, Qt.ItemDataRole.UserRole)
    qtbot.keyClick(outline.tree, Qt.Key.Key_Return)
    shown = panel.interview.form.question
    assert (shown is not None and shown.id == key) or panel.interview.conflict.isVisible()
