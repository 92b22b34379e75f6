"""One question of a pack: its words, help and article, and the control that fits its type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QCheckBox, QFrame, QRadioButton, QVBoxLayout, QWidget

from govdesk.domain.law.questions import NONE, UNCLEAR, Question, parse_answer
from govdesk.domain.problems import Problem
from govdesk.qt.pages.classification.calculator import Calculator
from govdesk.qt.parts.cards import button, clear, row
from govdesk.qt.parts.fields import Day, Field, Line, Long
from govdesk.qt.parts.form import typed
from govdesk.qt.parts.theme import label, line_height, mark

if TYPE_CHECKING:
    from govdesk.domain.records import Value
    from govdesk.qt.parts.theme import Theme

_FLAGS = (("yes", "Yes"), ("no", "No"))
_UNCLEAR = "Unclear: I looked, and it cannot be told"
_NONE_OF = "None of these"
_NOTHING, _SAY_SO = "Choose or enter an answer first.", "Where you do not know, say so."


class QuestionForm(QFrame):
    """Asks. said(value, reason): an answer in the question's type. skipped(): the person has none to give."""

    said = Signal(object, str)
    skipped = Signal()

    def __init__(self, theme: Theme) -> None:
        """Start without a question."""
        super().__init__()
        mark(self, "role", "card")
        self._theme = theme
        self.question: Question | None = None
        self.system = ""
        self._shown = ("", "")
        self.boxes: dict[str, QAbstractButton] = {}
        self.field: Field | None = None
        self.place = label("", "small", role="muted")
        self.ask_label = label("", "heading", bold=True)
        self.help = label("", role="muted")
        self.reason = Line("Why, or where it is written (may stay empty)")
        self.reason.name("Reason", "Why, or where it is written.")
        self.reason.entered.connect(self.answer)
        self.problem = label("", role="problem")
        self._area = QVBoxLayout()
        self.calculator = Calculator(theme)
        self.calculator.used.connect(self._take_over)
        self.work_out = button("Work it out…", self.calculator.open, role="link")
        self._worked = ("", "")
        self._arrange()
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.answer)

    def _arrange(self) -> None:
        self.save = button("Answer", self.answer, role="main", tip="Ctrl+Enter")
        self.unknown = button("I don’t know", self.skipped.emit)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(line_height(), line_height() // 2, line_height(), line_height() // 2)
        for widget in (self.place, self.ask_label, self.help):
            layout.addWidget(widget)
        layout.addLayout(self._area)
        layout.addWidget(row(self.work_out))
        layout.addWidget(self.calculator)
        layout.addWidget(self.problem)
        layout.addWidget(self.reason)
        layout.addWidget(row(self.save, self.unknown))

    def ask(self, question: Question, place: str, value: Value = None) -> None:
        """Ask a question; `place` says where we are, `value` is the answer so far."""
        self.question = question
        self.place.setText("  ·  ".join(filter(None, (place, question.cite))))
        self.ask_label.setText(question.ask)
        self.help.setText(question.help)
        self.help.setVisible(bool(question.help))
        self.problem.hide()
        self.reason.put("")
        clear(self._area)
        self.boxes, self.field = {}, None
        self.work_out.setVisible(bool(question.calculator))
        self.calculator.start_anew()
        self._worked = ("", "")
        self._offer(question)
        self._show(value)
        self._shown = (self.text(), "")

    def _take_over(self, number: str, formula: str) -> None:
        """Enter what was worked out, and keep how."""
        if self.field is not None:
            for box in self.boxes.values():
                box.setChecked(False)
            self.field.put(number)
            self._worked = (number, formula)
            self.start()

    @property
    def worked(self) -> str:
        """Give the formula by which the number entered was worked out; "" where somebody typed it."""
        return self._worked[1] if self.text() == self._worked[0] else ""

    @property
    def unsaved(self) -> bool:
        """Tell whether something else is entered than what was shown."""
        return self.question is not None and (self.text(), self.reason.text()) != self._shown

    def offer_unknown(self, text: str, tip: str) -> None:
        """Name the button of those who have no answer, and say what it does."""
        self.unknown.setText(text)
        self.unknown.setAccessibleName(text)
        self.unknown.setToolTip(tip)
        self.unknown.setAccessibleDescription(tip)

    def _offer(self, question: Question) -> None:
        if question.type in ("tri", "bool"):
            self._offer_boxes(question.values or _FLAGS, QRadioButton)
        elif question.type == "enum" and question.values:
            self._offer_boxes(question.values, QRadioButton)
        elif question.type == "list" and question.values:
            self._offer_boxes((*question.values, (NONE, _NONE_OF)), QCheckBox)
        else:
            self._offer_field(question)

    def _offer_boxes(self, pairs: tuple[tuple[str, str], ...], kind: type[QRadioButton | QCheckBox]) -> None:
        group = QButtonGroup(self)
        group.setExclusive(kind is QRadioButton)
        for value, text in (*pairs, (UNCLEAR, _UNCLEAR)):
            group.addButton(self._add_box(value, text, kind))
        if kind is QCheckBox:
            for value, box in self.boxes.items():
                box.toggled.connect(lambda on, value=value: self._sort_out(value) if on else None)

    def _sort_out(self, ticked: str) -> None:
        """Let "none of these" and "unclear" stand alone."""
        alone = (NONE, UNCLEAR)
        for value, box in self.boxes.items():
            if value != ticked and (ticked in alone or value in alone):
                box.setChecked(False)

    def _offer_field(self, question: Question) -> None:
        self.field = self._field(question.type)
        self.field.name(question.ask, question.help)
        self.field.entered.connect(self.answer)
        self._area.addWidget(self.field)
        self.field.show()
        extra = ((NONE, question.none),) if question.none else ()
        for value, text in (*extra, (UNCLEAR, _UNCLEAR)):
            self._add_box(value, text, QCheckBox)

    def _add_box(self, value: str, text: str, kind: type[QRadioButton | QCheckBox]) -> QAbstractButton:
        box = kind(text.replace("&", "&&"))
        box.setAccessibleName(text)
        self.boxes[value] = box
        self._area.addWidget(box)
        box.show()
        return box

    def _field(self, type_: str) -> Field:
        if type_ == "date":
            return Day(self._theme, "YYYY-MM-DD")
        if type_ == "text":
            return Long()
        return Line("A number, such as 5e23" if type_ == "number" else "Several, separated by commas")

    def _show(self, value: Value) -> None:
        if self.field is not None and value not in (UNCLEAR, NONE):
            self.field.put(typed(value))
            return
        wanted = _boxes_of(value)
        for name, box in self.boxes.items():
            box.setChecked(name in wanted)

    def text(self) -> str:
        """Give what is entered, as `parse_answer` reads it; "" where nothing is."""
        ticked = [name for name, box in self.boxes.items() if box.isChecked()]
        return ", ".join(ticked) if ticked or self.field is None else self.field.text()

    def answer(self) -> None:
        """Hand over what is entered, or say what is wrong with it."""
        if self.question is None:
            return
        text = self.text()
        value = parse_answer(self.question, text) if text else Problem(self.question.id, _NOTHING, _SAY_SO)
        if isinstance(value, Problem):
            self.problem.setText(f"{value.says} {value.mend}".strip())
            self.problem.show()
            self.start()
        else:
            self.said.emit(value, self.reason.text())

    def start(self) -> None:
        """Go to the first control."""
        target: QWidget | None = next((box for box in self.boxes.values() if box.isChecked()), None)
        target = target or self.field or next(iter(self.boxes.values()), None)
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)


def _boxes_of(value: Value) -> tuple[str, ...]:
    if isinstance(value, tuple):
        return value or (NONE,)
    if isinstance(value, bool):
        return ("yes",) if value else ("no",)
    return () if value is None else (str(value),)
