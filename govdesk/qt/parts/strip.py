"""A line above or below something, in the colour and shape of a tone."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from govdesk.qt.parts.palette import Tone
from govdesk.qt.parts.theme import Theme, label, line_height, mark


class Strip(QFrame):
    """A line with the shape of a tone, a sentence, and room for a control."""

    def __init__(self, theme: Theme, tone: Tone) -> None:
        """Start hidden."""
        super().__init__()
        self._theme = theme
        self._tone = tone
        self._shape = QLabel()
        self.text = label("")
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(line_height() // 2, line_height() // 4, line_height() // 2, line_height() // 4)
        self.row.addWidget(self._shape)
        self.row.addWidget(self.text, 1)
        theme.changed.connect(self._paint)
        self.tone(tone)
        self.hide()

    def tone(self, tone: Tone) -> None:
        """Take the colour and shape of a tone."""
        self._tone = tone
        mark(self, "ground", tone)
        self._paint()

    def _paint(self) -> None:
        size = line_height()
        self._shape.setPixmap(self._theme.shape(self._tone).pixmap(QSize(size, size), self.devicePixelRatioF()))

    def say(self, sentence: str) -> None:
        """Show a sentence; "" hides the line."""
        self.text.setText(sentence)
        self.setVisible(bool(sentence))
