"""Sources that disagree, put as a choice: which of them holds, and why."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QRadioButton, QVBoxLayout

from govdesk.domain.law.facts import provenance
from govdesk.domain.law.questions import Question
from govdesk.domain.records import Fact
from govdesk.qt.desk import Desk
from govdesk.qt.parts.cards import button, clear, row, toned
from govdesk.qt.parts.fields import Long
from govdesk.qt.parts.theme import label, line_height, mark

_DISAGREE = "Sources disagree. Nothing follows from either until you choose one."
_MISFIT = "The answer does not fit the question, so it counts as unknown. Correct it at its source, or in the register."
_FROM_REGISTER = "What the register holds cannot be chosen here: change the record, or take the other answer back."


class ConflictForm(QFrame):
    """chosen(fact id, reason): a person decided. skipped(): it is left open, and reads as unknown."""

    chosen = Signal(str, str)
    skipped = Signal()

    def __init__(self, desk: Desk) -> None:
        """Start without a conflict."""
        super().__init__()
        mark(self, "role", "card")
        self._desk = desk
        self._group = QButtonGroup(self)
        self.boxes: dict[str, QRadioButton] = {}
        self.place = label("", "small", role="muted")
        self.ask_label = label("", "heading", bold=True)
        self.reason = Long(2)
        self.reason.name("Reason for the choice", "Why this source is right.")
        self.reason.box.setPlaceholderText("Why this one is right")
        self.problem = label("", role="problem")
        self._area = QVBoxLayout()
        self.save = button("Choose this one", self._choose, role="main")
        self.later = button("Leave it open", self.skipped.emit, tip="It stays unknown, and the next question is asked")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(line_height(), line_height() // 2, line_height(), line_height() // 2)
        for widget in (self.place, self.ask_label, toned(desk.theme, "bad", _DISAGREE)):
            layout.addWidget(widget)
        layout.addLayout(self._area)
        for widget in (self.reason, self.problem, row(self.save, self.later)):
            layout.addWidget(widget)

    def put(self, question: Question, rivals: tuple[Fact, ...]) -> None:
        """Show a question and the facts that disagree on it."""
        self.place.setText(question.cite)
        self.ask_label.setText(question.ask)
        self.reason.put("")
        self.problem.hide()
        clear(self._area)
        self.boxes = {}
        for fact in rivals:
            words = question.words(fact.value)
            text = f"{words[:1].upper()}{words[1:]}  –  {provenance(fact)}"
            if not fact.id:
                self._area.addWidget(label(f"{text}. {_FROM_REGISTER}"))
                continue
            if not question.fits(fact.value):
                self._area.addWidget(label(f"{text}. {_MISFIT}"))
                continue
            box = QRadioButton(text.replace("&", "&&"))
            box.setAccessibleName(text)
            self._group.addButton(box)
            self.boxes[fact.id] = box
            self._area.addWidget(box)
            box.show()
        self.save.setEnabled(bool(self.boxes))

    @property
    def unsaved(self) -> bool:
        """Tell whether a choice was begun."""
        return bool(self.reason.text()) or any(box.isChecked() for box in self.boxes.values())

    def _choose(self) -> None:
        fact = next((id_ for id_, box in self.boxes.items() if box.isChecked()), "")
        if not fact or not self.reason.text():
            self.problem.setText("Choose a source first." if not fact else "Say why this one is right.")
            self.problem.show()
            (self.reason.box if fact else next(iter(self.boxes.values()))).setFocus()
            return
        self.chosen.emit(fact, self.reason.text())

    def start(self) -> None:
        """Go to the first source."""
        first = next(iter(self.boxes.values()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
