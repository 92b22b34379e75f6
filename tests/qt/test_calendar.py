"""The calendar that opens beside a day: readable in both looks, weeks from Monday, all of it by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QTableView, QToolButton
from pytestqt.qtbot import QtBot

from govdesk.qt.parts.calendar import Calendar
from govdesk.qt.parts.fields import Day
from govdesk.qt.tools import Tools


@pytest.fixture
def day(tools: Tools, qtbot: QtBot) -> Day:
    made = Day(tools.theme)
    made.name("Since", "")
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def opened(day: Day) -> Calendar:
    day.button.click()
    popup = QApplication.activePopupWidget()
    assert popup is not None
    found = popup.findChild(Calendar)
    assert found is not None
    return found


@pytest.mark.parametrize("dark", [False, True])
def test_every_day_and_name_of_a_day_has_room_and_is_readable(day: Day, tools: Tools, *, dark: bool) -> None:
    tools.theme.turn(dark=dark)
    day.put("2026-11-24")
    calendar = opened(day)
    view = calendar.findChild(QTableView)
    assert view is not None
    model = view.model()
    names = [model.index(0, column).data() for column in range(7)]
    assert names == ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    for column, name in enumerate(names):
        assert view.fontMetrics().horizontalAdvance(name) + 4 <= view.columnWidth(column)
    assert sum(view.rowHeight(row) for row in range(model.rowCount())) <= view.height()
    for weekday in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        ink = calendar.weekdayTextFormat(weekday).foreground().color()
        assert ink == QColor(tools.theme.colours.text)
    turns = [calendar.findChild(QToolButton, name) for name in ("qt_calendar_prevmonth", "qt_calendar_nextmonth")]
    assert [turn.accessibleName() for turn in turns if turn] == ["Month before", "Next month"]
    ground = calendar.palette().color(QPalette.ColorRole.Base)
    for turn in filter(None, turns):
        image = turn.icon().pixmap(24, 24).toImage()
        inks = {
            image.pixelColor(x, y).lightness()
            for x in range(24)
            for y in range(24)
            if image.pixelColor(x, y).alpha() > 200
        }
        assert max(abs(ink - ground.lightness()) for ink in inks) > 100
    tools.theme.turn(dark=False)
    QApplication.activePopupWidget().close()


def test_a_day_is_found_and_taken_with_the_keyboard(day: Day, qtbot: QtBot) -> None:
    day.put("2026-11-24")
    calendar = opened(day)
    view = calendar.findChild(QTableView)
    assert view is not None
    assert view.hasFocus() or QApplication.focusWidget() is view
    qtbot.keyClick(view, Qt.Key.Key_Right)
    qtbot.keyClick(view, Qt.Key.Key_PageDown)
    assert calendar.selectedDate() == QDate(2026, 12, 25)
    with qtbot.waitSignal(day.picked):
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert day.text() == "2026-12-25"
    assert QApplication.activePopupWidget() is None
    assert day.line.hasFocus()


def test_escape_leaves_the_day_as_it_was(day: Day, qtbot: QtBot) -> None:
    day.put("2026-11-24")
    view = opened(day).findChild(QTableView)
    qtbot.keyClick(view, Qt.Key.Key_Right)
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is None)
    assert day.text() == "2026-11-24"
