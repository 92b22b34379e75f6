"""One list of the overview: a table whose rows lead somewhere, or a sentence where it is empty."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from govdesk.qt.parts.cards import Stack, toned, upright
from govdesk.qt.parts.models import Column, Rows
from govdesk.qt.parts.table import Table
from govdesk.qt.parts.theme import label, line_height

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex
    from PySide6.QtWidgets import QPushButton

    from govdesk.app.queries.nothing import Said
    from govdesk.qt.desk import Desk

R = TypeVar("R")
_BUTTONS = 100
"""So many rows from the top have their button; the others lead to where it stands."""


class Listed(QWidget, Generic[R]):
    """A heading over a list. opened(row): a click, or Enter, on a row."""

    opened = Signal(object)

    def __init__(self, title: str, columns: tuple[Column[R], ...], key: str, desk: Desk) -> None:
        """Start empty."""
        super().__init__()
        self._theme = desk.theme
        self.rows = Rows(columns, desk.theme)
        self.table = Table(self.rows, title, f"overview-{key}", desk.settings, lines=2)
        self.table.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.table.opened.connect(self.opened)
        self.table.clicked.connect(self._clicked)
        self.none = Stack()
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(upright(self.none))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, line_height() // 4, 0, 0)
        layout.addWidget(label(title, "heading", bold=True))
        layout.addWidget(self.stack, 1)

    def show_rows(self, rows: Sequence[R], empty: Said) -> None:
        """Show rows, or say what it means that there are none."""
        self.rows.show(rows)
        self.none.clear()
        if not rows:
            tone, sentence = empty
            self.none.add(toned(self._theme, tone, sentence))
        self.stack.setCurrentIndex(0 if rows else 1)

    def put_buttons(self, column: int, make: Callable[[R], QPushButton | None]) -> None:
        """Put a button into a cell of the first rows. Tab passes them over: Enter leads to where they stand too."""
        for number in range(min(self.rows.rowCount(), _BUTTONS)):
            row = self.rows.row(number)
            made = make(row) if row is not None else None
            if made is not None:
                made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
                self.table.setIndexWidget(self.rows.index(number, column), _padded(made))

    def _clicked(self, index: QModelIndex) -> None:
        row = self.rows.row(index.row())
        if row is not None and QGuiApplication.keyboardModifiers() == Qt.KeyboardModifier.NoModifier:
            self.opened.emit(row)


def _padded(button: QPushButton) -> QWidget:
    whole = QWidget()
    layout = QVBoxLayout(whole)
    layout.setContentsMargins(0, 0, line_height() // 4, 0)
    layout.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return whole
