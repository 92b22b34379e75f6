from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from govdesk.qt.parts.cards import into_sight, pill, row, upright
from govdesk.qt.parts.theme import line_height
from govdesk.qt.tools import Tools


def test_a_pill_is_cut_with_an_ellipsis_and_says_all_on_hovering(tools: Tools, qtbot: QtBot) -> None:
    long = "Art 6(1) in conjunction with Annex I section A points 1 to 12"
    made, short = pill(long, "neutral"), pill("Met", "good")
    line: QWidget = row(made, short)
    area = upright(line)
    qtbot.addWidget(area)
    area.resize(line_height() * 12, 100)
    area.show()
    QApplication.processEvents()
    assert made.text().endswith("…")
    assert made.toolTip() == made.accessibleName() == long
    assert short.text() == "Met"
    assert short.width() == short.sizeHint().width()
    assert short.geometry().right() <= line.width() <= area.viewport().width()
    area.resize(line_height() * 60, 100)
    QApplication.processEvents()
    assert made.text() == long


def test_what_is_brought_into_sight_stands_at_the_top(tools: Tools, qtbot: QtBot) -> None:
    within = QWidget()
    column = QVBoxLayout(within)
    lines = [QLabel(str(number)) for number in range(99)]
    for one in lines:
        column.addWidget(one)
    area = upright(within)
    qtbot.addWidget(area)
    area.resize(300, 200)
    area.show()
    QApplication.processEvents()
    into_sight(lines[50])
    qtbot.waitUntil(lambda: lines[50].mapTo(area.viewport(), QPoint()).y() == 0)
    into_sight(lines[98])
    assert area.verticalScrollBar().value() == area.verticalScrollBar().maximum()
