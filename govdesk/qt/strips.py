"""The lines above and below a page: the past day, who holds the workspace, whose name is missing, what was done."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QToolButton

from govdesk.domain.said import day
from govdesk.qt.parts.palette import Tone
from govdesk.qt.parts.strip import Strip
from govdesk.qt.parts.theme import Theme, announce, line_height, mark

_SHOWN_FOR = 7000


class PastStrip(Strip):
    """Says which past day is looked at; `back` asks for today."""

    back = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "warn")
        self.button = QPushButton("Back to today")
        self.button.clicked.connect(self.back)
        self.row.addWidget(self.button)

    def look_at(self, on: date | None) -> None:
        """Say the day, or nothing for now."""
        self.say("" if on is None else f"You look at {day(on)}. Nothing can be changed.")


class NameStrip(Strip):
    """Asks once for the person's name; `named(name)` when it is given."""

    named = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "neutral")
        self.line = QLineEdit()
        self.line.setAccessibleName("Your name")
        self.line.setPlaceholderText("Your name")
        self.line.setMinimumWidth(line_height() * 12)
        self.line.returnPressed.connect(self._tell)
        self.button = QPushButton("Use this name")
        self.button.clicked.connect(self._tell)
        self.row.addWidget(self.line)
        self.row.addWidget(self.button)

    def ask(self, offered: str) -> None:
        """Ask, with a name to start from."""
        self.line.setText(offered)
        self.say("Your name stands in the journal beside every change you make. Who are you?")
        self.line.setFocus()
        self.line.selectAll()

    def _tell(self) -> None:
        name = self.line.text().strip()
        if name:
            self.say("")
            self.named.emit(name)


class MessageStrip(Strip):
    """Says what was just done, for some seconds, or what went wrong, until it is closed."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "good")
        self._timer = QTimer(self, singleShot=True, interval=_SHOWN_FOR)
        self._timer.timeout.connect(self.hide)
        close = QToolButton()
        theme.put_icon(close, "close")
        close.setAccessibleName("Close the message")
        mark(close, "role", "plain")
        close.clicked.connect(self.hide)
        self.row.addWidget(close)

    def show_message(self, sentence: str, tone: Tone) -> None:
        """Show a sentence, and speak it to screen readers."""
        self.tone(tone)
        self.say(sentence)
        self._timer.stop()
        if tone == "good":
            self._timer.start()
        announce(self, sentence)
