"""A new version of the law arrives: seen, put in place, its answers looked at again, confirmed, and taken back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from govdesk.app.queries.former import changed_answers
from govdesk.domain.records import Answer, PackUse
from govdesk.qt.bench import Bench
from govdesk.qt.pages.checklists.page import ChecklistsPage
from govdesk.qt.pages.law.page import LawPage

SCREENING = "sys-cv-screening"
ACT = "eu/ai-act"


def buttons(within: QWidget, text: str) -> list[QPushButton]:
    QApplication.processEvents()
    found = within.findChildren(QPushButton)
    return [one for one in found if text in one.text() and one.isVisibleTo(within) and one.isEnabled()]


def press(within: QWidget, text: str) -> None:
    """Press the button by its keyboard way: focus and space."""
    (button,) = buttons(within, text)
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    QApplication.processEvents()


def said(within: QWidget) -> str:
    QApplication.processEvents()
    return "\n".join(found.text() for found in within.findChildren(QLabel) if found.isVisibleTo(within))


def law(bench: Bench, qtbot: QtBot) -> LawPage:
    bench.go("page", "law")
    page = bench.pages["law"]
    assert isinstance(page, LawPage)
    qtbot.waitUntil(lambda: page.rows.rowCount() > 1)
    assert page.open_record("pack", ACT)
    return page


def version(bench: Bench) -> str:
    use = bench.desk.session.state.get(PackUse, ACT)
    assert use is not None
    return use.version


def put_in_place(bench: Bench, qtbot: QtBot, wanted: str) -> None:
    page = law(bench, qtbot)
    press(page.detail, "See what it changes")
    assert f"to {wanted}" in said(page.upgrade)
    assert "Rules that conclude otherwise (" in said(page.upgrade)
    assert "Art 99(6a)" in said(page.upgrade)
    press(page.upgrade, f"Put {wanted} in place")
    bench.refresh_now()
    assert version(bench) == wanted


def checklists(bench: Bench) -> ChecklistsPage:
    bench.go("page", "checklists")
    page = bench.pages["checklists"]
    assert isinstance(page, ChecklistsPage)
    page.table.stand_on(page.rows.find(lambda row: row.system == SCREENING))
    return page


def test_a_version_is_looked_at_put_in_place_confirmed_and_taken_back(bench: Bench, qtbot: QtBot) -> None:
    before = bench.desk.session.state.all(Answer)
    put_in_place(bench, qtbot, "2024.1")  # as if the workspace had begun before the amendment
    put_in_place(bench, qtbot, "2026.2")
    panel = checklists(bench).requirements
    waiting = changed_answers(bench.snapshot, SCREENING)
    assert f"{len(waiting)} answers are to be confirmed" in panel.changed.text.text()
    press(panel.changed, "Show them")
    asked = waiting[0].answer
    assert panel.open_row(asked.id)
    text = said(panel.detail)
    for step in waiting[0].steps:
        assert step.changed.before.text in text
        assert step.changed.after.text in text
    press(panel.detail, "Confirm as it stands")
    bench.refresh_now()
    kept = bench.desk.session.state.get(Answer, asked.id)
    assert kept is not None
    assert (kept.confirm, kept.state, kept.reason) == (None, asked.state, asked.reason)
    assert bench.desk.session.state.all(Answer).keys() == before.keys()
    for _ in range(3):
        assert bench.desk.undo() == ()
    bench.refresh_now()
    assert bench.desk.session.state.all(Answer) == before


def test_not_now_leaves_the_version(bench: Bench, qtbot: QtBot) -> None:
    page = law(bench, qtbot)
    press(page.detail, "See what it changes")
    press(page.upgrade, "Not now")
    assert page.beside.currentIndex() == 0
    assert version(bench) == "2026.2"


def test_what_is_only_re_dated_is_confirmed_at_once(bench: Bench, qtbot: QtBot) -> None:
    put_in_place(bench, qtbot, "2024.1")
    panel = checklists(bench).requirements
    waiting = changed_answers(bench.snapshot, SCREENING)
    dated = [one.answer.id for one in waiting if one.only("re-dated")]
    assert dated
    assert len(dated) < len(waiting)
    press(panel.changed, f"Confirm the {len(dated)} only re-dated")
    bench.refresh_now()
    left = changed_answers(bench.snapshot, SCREENING)
    assert {one.answer.id for one in left} == {one.answer.id for one in waiting} - set(dated)
    panel.open_row(left[0].answer.id)
    panel.table.setFocus()
    QTest.keyClick(panel.table, Qt.Key.Key_4)
    QTest.keyClick(panel.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    bench.refresh_now()
    answered = bench.desk.session.state.get(Answer, left[0].answer.id)
    assert answered is not None
    assert (answered.state, answered.confirm) == ("partly_met", None)
