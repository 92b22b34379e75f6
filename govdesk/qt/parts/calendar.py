"""A calendar that opens beside a control, and what keeps the wheel from changing a box by accident."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QCalendarWidget, QMenu, QWidget, QWidgetAction


def pick_day(beside: QWidget, picked: Callable[[date], None], shown: str = "") -> None:
    """Open a calendar under a widget; `shown` is the day in ISO form that it starts at."""
    menu = QMenu(beside)
    calendar = QCalendarWidget()
    calendar.setAccessibleName("Calendar")
    calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    start = QDate.fromString(shown, Qt.DateFormat.ISODate)
    if start.isValid():
        calendar.setSelectedDate(start)
    action = QWidgetAction(menu)
    action.setDefaultWidget(calendar)
    menu.addAction(action)

    def take(day: QDate) -> None:
        menu.close()
        picked(date(day.year(), day.month(), day.day()))

    calendar.activated.connect(take)
    calendar.clicked.connect(take)
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(beside.mapToGlobal(QPoint(0, beside.height())))
    calendar.setFocus()


class Still(QObject):
    """Keeps the wheel from changing a box that somebody only scrolls past."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the wheel pass where the box has no focus."""
        if isinstance(event, QWheelEvent) and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return False
