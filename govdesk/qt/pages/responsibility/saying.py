"""The line below the picture: what it shows, the way to all of it, and how the drawing of a large one goes on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from govdesk.domain.picture.choice import LIMIT
from govdesk.qt.parts.cards import button
from govdesk.qt.parts.theme import announce, label, line_height


class Saying(QWidget):
    """A sentence; `whole(on)` when all boxes are wanted or no longer; `cancelled()` when the drawing is to stop."""

    whole = Signal(bool)
    cancelled = Signal()

    def __init__(self) -> None:
        """Say nothing."""
        super().__init__()
        self.says = label("", "small", role="muted")
        self.all = button("Show all", lambda: self.whole.emit(True))
        self.few = button("Show fewer", lambda: self.whole.emit(False), tip=f"At most {LIMIT} boxes, the worst first")
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(line_height() * 5)
        self.bar.setAccessibleName("A large picture is being drawn")
        self.cancel = button("Cancel", self.cancelled.emit, tip="Stop drawing, and show fewer boxes")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.says, 1)
        for widget in (self.bar, self.cancel, self.all, self.few):
            row.addWidget(widget)
            widget.hide()

    def show_busy(self, boxes: int) -> None:
        """Say that so many boxes are being drawn; the picture before stays until then."""
        held = self.all.hasFocus() or self.few.hasFocus()
        self.says.setText(f"Drawing {boxes:,} boxes…")
        announce(self, self.says.text())
        for widget, on in ((self.bar, True), (self.cancel, True), (self.all, False), (self.few, False)):
            widget.setVisible(on)
        if held:
            self.cancel.setFocus()

    def show_words(self, words: str, boxes: int, left_out: int) -> None:
        """Say what a picture shows, and offer all of it, or less."""
        if self.bar.isVisible():
            announce(self, words)
        held = self.cancel.hasFocus() or self.all.hasFocus() or self.few.hasFocus()
        self.says.setText(words)
        self.all.setText(f"Show all {boxes + left_out:,}")
        self.all.setAccessibleName(self.all.text())
        for widget, on in (
            (self.bar, False),
            (self.cancel, False),
            (self.all, left_out > 0),
            (self.few, boxes > LIMIT),
        ):
            widget.setVisible(on)
        if held:
            (self.all if left_out else self.few).setFocus()
