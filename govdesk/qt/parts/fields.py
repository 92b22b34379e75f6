"""One control for each type of field. Empty means *not known*, and every control says so in those words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QToolButton,
    QWidget,
)

from govdesk.domain.fields import Choices
from govdesk.qt.parts.calendar import Still, pick_day
from govdesk.qt.parts.theme import Theme, line_height, mark

UNKNOWN = "Not known"
FLAGS: Choices = (("yes", "Yes"), ("no", "No"))
Pairs = Iterable[tuple[str, str]]


class Field(QWidget):
    """A control for one value, which goes in and comes out as text: `edited` by a person, `entered` with Enter.

    `control` is the widget that takes the focus, the accessible name and the mark of a wrong value.
    """

    edited = Signal()
    entered = Signal()
    control: QWidget

    def text(self) -> str:
        """Give what is entered; "" is not known."""
        raise NotImplementedError

    def put(self, text: str) -> None:
        """Show a value, without `edited`."""
        raise NotImplementedError

    def name(self, name: str, help_: str) -> None:
        """Name the control for screen readers."""
        self.control.setAccessibleName(name)
        self.control.setAccessibleDescription(help_)

    def wrong(self, wrong: bool) -> None:
        """Mark the value as wrong or fine."""
        mark(self.control, "wrong", "true" if wrong else "false")

    def lock(self, locked: bool) -> None:
        """Let nothing be entered."""
        self.control.setEnabled(not locked)

    def _hold(self, control: QWidget, *more: QWidget) -> None:
        self.control = control
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(control, 1)
        for widget in more:
            layout.addWidget(widget)
        self.setFocusProxy(control)


class Line(Field):
    """One line of text, a number, or a list with commas."""

    def __init__(self, hint: str = UNKNOWN) -> None:
        super().__init__()
        self.line = QLineEdit()
        self.line.setPlaceholderText(hint)
        self.line.textEdited.connect(lambda _text: self.edited.emit())
        self.line.returnPressed.connect(self.entered)
        self._hold(self.line)

    def text(self) -> str:
        """Give what is entered."""
        return self.line.text().strip()

    def put(self, text: str) -> None:
        """Show a value."""
        self.line.setText(text)
        self.line.setCursorPosition(0)

    def lock(self, locked: bool) -> None:
        """Let nothing be entered."""
        self.line.setReadOnly(locked)


class Long(Field):
    """Some lines of text. Tab leaves it; Ctrl+Enter counts as Enter."""

    def __init__(self, lines: int = 3) -> None:
        super().__init__()
        self.box = QPlainTextEdit()
        self.box.setPlaceholderText(UNKNOWN)
        self.box.setTabChangesFocus(True)
        self.box.setFixedHeight(round(line_height() * (lines + 0.9)))
        self._silent = False
        self.box.textChanged.connect(lambda: None if self._silent else self.edited.emit())
        self._hold(self.box)

    def text(self) -> str:
        """Give what is entered."""
        return self.box.toPlainText().strip()

    def put(self, text: str) -> None:
        """Show a value."""
        self._silent = True
        self.box.setPlainText(text)
        self._silent = False

    def lock(self, locked: bool) -> None:
        """Let nothing be entered."""
        self.box.setReadOnly(locked)


class Choice(Field):
    """One of some values, or not known. A value that is not on the list is kept and shown as it is."""

    def __init__(self, pairs: Pairs = (), empty: str = UNKNOWN) -> None:
        super().__init__()
        self.box = QComboBox()
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(14)
        self.box.installEventFilter(Still(self))
        self._empty = empty
        self.offer(pairs)
        self.box.activated.connect(lambda _index: self.edited.emit())
        self._hold(self.box)

    def offer(self, pairs: Pairs) -> None:
        """Offer other values, keeping the one that is chosen."""
        kept = self.text()
        self.box.clear()
        self.box.addItem(self._empty, "")
        for value, shown in pairs:
            self.box.addItem(shown, value)
        self.put(kept)

    def call_empty(self, text: str) -> None:
        """Say in other words what it means that nothing is chosen."""
        self._empty = text
        self.box.setItemText(0, text)

    def text(self) -> str:
        """Give what is entered."""
        value = self.box.currentData()
        return value if isinstance(value, str) else ""

    def put(self, text: str) -> None:
        """Show a value."""
        index = self.box.findData(text)
        if index < 0:
            self.box.addItem(text, text)
            index = self.box.count() - 1
        self.box.setCurrentIndex(index)


class Picker(Choice):
    """A record, chosen by typing a part of its name; its text is the record's id."""

    def __init__(self, pairs: Pairs = ()) -> None:
        super().__init__((), "")
        self.box.setEditable(True)
        self.box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        completer = QCompleter(self.box.model(), self.box)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.box.setCompleter(completer)
        line = self.box.lineEdit()
        if line is not None:
            line.setPlaceholderText("Not known – type a part of the name")
            line.textEdited.connect(lambda _text: self.edited.emit())
        self.offer(pairs)

    def put(self, text: str) -> None:
        """Show a value from its beginning, also where the name is longer than the line."""
        super().put(text)
        line = self.box.lineEdit()
        if line is not None:
            line.setCursorPosition(0)

    def name(self, name: str, help_: str) -> None:
        """Name the box and the line in it."""
        super().name(name, help_)
        line = self.box.lineEdit()
        if line is not None:
            line.setAccessibleName(name)
            line.setAccessibleDescription(help_)

    def text(self) -> str:
        """Give what is entered."""
        typed = self.box.currentText().strip()
        if typed == self.box.itemText(self.box.currentIndex()):
            return super().text()
        index = self.box.findText(typed, Qt.MatchFlag.MatchFixedString)
        return str(self.box.itemData(index)) if index >= 0 else typed


class Day(Field):
    """A date, typed as YYYY-MM-DD or `picked` from a calendar; may stay empty."""

    picked = Signal()

    def __init__(self, theme: Theme, hint: str = "Not known (YYYY-MM-DD)") -> None:
        super().__init__()
        self.line = QLineEdit()
        self.line.setPlaceholderText(hint)
        self.line.textEdited.connect(lambda _text: self.edited.emit())
        self.line.returnPressed.connect(self.entered)
        self.button = QToolButton()
        self._theme = theme
        theme.put_icon(self.button, "calendar")
        self.button.clicked.connect(self._pick)
        self._hold(self.line, self.button)

    def name(self, name: str, help_: str) -> None:
        """Name the line and its button."""
        super().name(name, help_)
        self.button.setAccessibleName(f"Calendar for {name}")
        self.button.setToolTip("Pick a day")

    def text(self) -> str:
        """Give what is entered."""
        return self.line.text().strip()

    def put(self, text: str) -> None:
        """Show a value."""
        self.line.setText(text)

    def lock(self, locked: bool) -> None:
        """Let nothing be entered."""
        self.line.setReadOnly(locked)
        self.button.setEnabled(not locked)

    def _pick(self) -> None:
        pick_day(self.button, self._theme, self._picked, self.text())

    def _picked(self, day: date) -> None:
        self.line.setText(day.isoformat())
        self.line.setFocus()
        self.edited.emit()
        self.picked.emit()
