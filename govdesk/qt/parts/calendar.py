"""A calendar that opens beside a control, and what keeps the wheel from changing a box by accident."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, QEvent, QLocale, QObject, QPoint, Qt
from PySide6.QtGui import QColor, QTextCharFormat, QWheelEvent
from PySide6.QtWidgets import QCalendarWidget, QMenu, QToolButton, QWidget, QWidgetAction

from govdesk.qt.parts.theme import Theme, line_height

_TURNS = (
    ("qt_calendar_prevmonth", "previous", "Month before"),
    ("qt_calendar_nextmonth", "next", "Next month"),
)


def pick_day(beside: QWidget, theme: Theme, picked: Callable[[date], None], shown: str = "") -> None:
    """Open a calendar under a widget; `shown` is the day in ISO form that it starts at."""
    menu = QMenu(beside)
    calendar = Calendar(theme)
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


class Calendar(QCalendarWidget):
    """A month in our colours: weeks from Monday, every day in full, in English as everything here.

    Arrows go by days, Page Up and Page Down by months, Enter takes the day.
    """

    def __init__(self, theme: Theme) -> None:
        """Take the look."""
        super().__init__()
        self.setAccessibleName("Calendar")
        self.setAccessibleDescription("Arrows go by days, Page Up and Page Down by months, Enter takes the day.")
        self.setLocale(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
        self.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setFixedSize(line_height() * 17, line_height() * 14)
        plain = QTextCharFormat()
        plain.setForeground(QColor(theme.colours.text))
        quiet = QTextCharFormat()
        quiet.setForeground(QColor(theme.colours.muted))
        self.setHeaderTextFormat(quiet)
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.setWeekdayTextFormat(day, plain)
        for name, icon, says in _TURNS:
            turn = self.findChild(QToolButton, name)
            if turn is not None:
                turn.setIcon(theme.icon(icon))
                turn.setAccessibleName(says)
                turn.setToolTip(says)


class Still(QObject):
    """Keeps the wheel from changing a box that somebody only scrolls past."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the wheel pass where the box has no focus."""
        if isinstance(event, QWheelEvent) and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return False
