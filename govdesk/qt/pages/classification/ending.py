"""The end of the interview: what is left unknown, how many requirements follow, and the way to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from govdesk.app.queries.checklist import progress
from govdesk.domain.said import count
from govdesk.qt.parts.cards import button, toned
from govdesk.qt.parts.theme import label

if TYPE_CHECKING:
    from govdesk.domain.law.assessment import Assessment
    from govdesk.qt.parts.theme import Theme

_DONE = "Everything that this pack needs to know is answered."
_LATER = "{} still open: somebody did not know. What is not known stays so, and the class says so."


class Ending(QWidget):
    """`finished` asks for the requirements, `review` for the answers, `asks_again` for what was left open."""

    finished = Signal()
    review = Signal()
    asks_again = Signal()

    def __init__(self, theme: Theme) -> None:
        """Make the widgets."""
        super().__init__()
        self.done = toned(theme, "good", _DONE)
        self.left = label("")
        self.applies = label("", "heading", bold=True)
        self.onward = button("Go to them", self.finished.emit, role="main")
        self.look = button("Review the answers", self.review.emit)
        self.again = button("Ask them again", self.asks_again.emit)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for widget in (self.done, self.left, self.applies):
            layout.addWidget(widget)
        for deed in (self.onward, self.look, self.again):
            layout.addWidget(deed, 0, Qt.AlignmentFlag.AlignLeft)

    def show_assessment(self, assessment: Assessment) -> None:
        """Say what follows from the answers as they are."""
        left = len(assessment.open_questions)
        self.done.setVisible(not left)
        self.left.setVisible(left > 0)
        self.left.setText(_LATER.format(f"{count(left, 'question')} {'is' if left == 1 else 'are'}"))
        self.again.setVisible(left > 0)
        found = progress(assessment)
        may = f", {found.unknown:,} more may apply" if found.unknown else ""
        self.applies.setText(f"{count(found.total, 'requirement')} {'applies' if found.total == 1 else 'apply'}{may}.")
        self.onward.setVisible(found.total + found.unknown > 0)

    def start(self) -> None:
        """Go to the first button."""
        (self.look if self.onward.isHidden() else self.onward).setFocus()
