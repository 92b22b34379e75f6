"""The bar above a page: its title, search, the day looked at, undo and redo."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton

from govdesk.qt.actions import Actions
from govdesk.qt.parts.fields import Day
from govdesk.qt.parts.theme import Theme, label, line_height, mark

_WRITE = "Write year, month and day, such as 2026-03-14; empty is today."


class TopBar(QFrame):
    """Emits `looked_at(day or None)` when a person picks a day; an unreadable one is marked and `refused(sentence)`."""

    looked_at = Signal(object)
    refused = Signal(str)

    def __init__(self, theme: Theme, actions: Actions) -> None:
        """Take the actions search, undo and redo."""
        super().__init__()
        mark(self, "role", "bar")
        self.title = label("", "title", bold=True, wrap=False)
        self.day = Day(theme, "Today")
        self.day.name("Day looked at", f"Enter shows the workspace as it was at the end of that day. {_WRITE}")
        self.day.control.setFixedWidth(line_height() * 6)
        self.day.control.setToolTip(f"The day looked at. {_WRITE}")
        self.day.entered.connect(self._typed)
        self.day.picked.connect(self._typed)
        row = QHBoxLayout(self)
        row.setContentsMargins(line_height(), line_height() // 2, line_height() // 2, line_height() // 2)
        row.addWidget(self.title)
        row.addStretch(1)
        row.addWidget(_button(actions["search"]))
        row.addWidget(label("As of", role="muted", wrap=False))
        row.addWidget(self.day)
        row.addWidget(_button(actions["undo"]))
        row.addWidget(_button(actions["redo"]))

    def show_day(self, day: date | None) -> None:
        """Show the day that is looked at."""
        self.day.put("" if day is None else day.isoformat())
        self.day.wrong(False)

    def _typed(self) -> None:
        try:
            day = date.fromisoformat(self.day.text()) if self.day.text() else None
        except ValueError:
            self.refuse(f"“{self.day.text()}” is not a day of the calendar. {_WRITE}")
            return
        self.day.wrong(False)
        self.looked_at.emit(day)

    def refuse(self, sentence: str) -> None:
        """Mark the day as one that cannot be looked at, and say why."""
        self.day.wrong(True)
        self.refused.emit(sentence)


def _button(action: QAction) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(action)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.setAccessibleName(action.text().replace("&", ""))
    return button
