"""The answer to one requirement: state by the keys 1 to 6, reason, evidence, person, day."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from govdesk.app.commands import answers
from govdesk.app.queries.checklist import ChecklistRow
from govdesk.domain import words
from govdesk.domain.change import Change
from govdesk.domain.fields import FieldInfo
from govdesk.domain.problems import Problem, Problems
from govdesk.qt.desk import Desk
from govdesk.qt.pages.checklists.evidence_field import EvidenceField
from govdesk.qt.pages.checklists.evidence_files import Held, as_kept
from govdesk.qt.pages.checklists.narrow import NarrowForm
from govdesk.qt.pages.checklists.state_field import StateField
from govdesk.qt.parts.cards import button, row, sentence, to_top, upright
from govdesk.qt.parts.dates import iso, shown
from govdesk.qt.parts.fields import Day, Line, Long
from govdesk.qt.parts.theme import label


@dataclass(frozen=True, slots=True)
class Typed:
    """What somebody has entered and not yet saved."""

    values: dict[str, str]
    files: tuple[Held, ...]


class AnswerForm(QWidget):
    """Asks for one answer. What is typed stays with its requirement until it is saved, also while another is shown."""

    saved = Signal()
    goes_on = Signal()

    def __init__(self, desk: Desk) -> None:
        """Start without a requirement."""
        super().__init__()
        self._desk = desk
        self._row: ChecklistRow | None = None
        self._typed: dict[str, Typed] = {}
        self.state = StateField()
        self.reason = Long(2)
        self.evidence = EvidenceField(desk)
        self.form = NarrowForm()
        self.form.add("state", FieldInfo("State"), self.state)
        self.form.add("reason", FieldInfo("Why (R)"), self.reason)
        self.form.add("evidence", FieldInfo("Evidence (E)"), self.evidence)
        self.form.add("person", FieldInfo("Answered by"), Line())
        self.form.add("on", FieldInfo("On"), Day(desk.theme))
        self.form.pair(4, 5)
        self.rest = label("", role="problem")
        self.unsaved = label("Not saved.", "small", role="muted", wrap=False)
        self.save_next = button("Save and next", self.save_and_go_on, role="main", tip="Ctrl+Enter")
        self.save_only = button("Save", self.save)
        self.give_up = button("Discard", self.discard, tip="Show the answer again as it was saved")
        self._arrange()

    def _arrange(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(upright(self.form), 1)
        layout.addWidget(self.rest)
        layout.addWidget(row(self.save_next, self.save_only, self.give_up, self.unsaved))
        self.form.edited.connect(self._keep)
        self.rest.hide()

    def show_row(self, shown_row: ChecklistRow | None) -> None:
        """Show the answer to a requirement, or what was typed for it and not saved."""
        if shown_row is not None and (self._row is None or self._row.id != shown_row.id):
            to_top(self.form)
        self._row = shown_row
        self.evidence.offer_kinds(shown_row.kinds if shown_row else ())
        self.rest.hide()
        if shown_row is None:
            return
        typed = self._typed.get(shown_row.id)
        values = typed.values if typed else self._kept_values(shown_row)
        self.form.put(values)
        self.evidence.show_files(typed.files if typed else map(as_kept, shown_row.evidence))
        self._mark_unsaved()
        self._lock()

    def _kept_values(self, shown_row: ChecklistRow) -> dict[str, str]:
        return {
            "state": shown_row.given or shown_row.state,
            "reason": shown_row.reason,
            "person": shown_row.person or self._desk.session.person,
            "on": shown(shown_row.on) or self._desk.session.today.isoformat(),
        }

    def _lock(self) -> None:
        self.form.lock(self._locked)
        self.save_next.setDisabled(self._locked)
        self.save_only.setDisabled(self._locked)

    @property
    def _locked(self) -> bool:
        return self._desk.read_only or (self._row is not None and self._row.gone)

    def _keep(self) -> None:
        if self._row is not None:
            values = {**self.form.values(), "evidence": ""}
            self._typed[self._row.id] = Typed(values, self.evidence.files)
            self._mark_unsaved()

    @property
    def pending(self) -> bool:
        """Tell whether the answer to any requirement was typed and not saved."""
        return bool(self._typed)

    def _mark_unsaved(self) -> None:
        typed = self._row is not None and self._row.id in self._typed
        self.unsaved.setVisible(typed)
        self.give_up.setVisible(typed)

    def discard(self) -> None:
        """Show the answer again as it was saved."""
        if self._row is not None:
            self._typed.pop(self._row.id, None)
            self.show_row(self._row)
            self.state.setFocus()

    def choose(self, state: str) -> None:
        """Set the state, as the keys 1 to 6 do; a new decision is of today and of the person who works here."""
        if self._locked or self._row is None:
            return
        self.state.put(state)
        if self._row.id not in self._typed:
            self.form.fields["person"].put(self._desk.session.person)
            self.form.fields["on"].put(self._desk.session.today.isoformat())
        self._keep()

    def take(self, state: str, reason: str) -> None:
        """Fill in an answer that is offered; nothing is saved before the person saves it."""
        if not self._desk.read_only and self._row is not None:
            self.choose(state)
            self.reason.put(reason)
            self._keep()
            self.reason.box.setFocus()

    def save_and_go_on(self) -> None:
        """Save, and ask for the next requirement when nothing stood in the way."""
        if self.save():
            self.goes_on.emit()

    def save(self) -> bool:
        """Save, or show what is wrong beside the fields."""
        if self._row is None or self._locked:
            return False
        problems = self._desk.do(self._change(self._row))
        rest = self.form.show_problems(problems)
        self.rest.setText(sentence(rest))
        self.rest.setVisible(bool(rest))
        if not problems:
            self._typed.pop(self._row.id, None)
            self._mark_unsaved()
            self.saved.emit()
        return not problems

    def _change(self, asked: ChecklistRow) -> Change | Problems:
        values = self.form.values()
        on = iso(values["on"], "on")
        if isinstance(on, Problem):
            return (on,)
        if on is None:
            return (Problem("on", "The day of the answer is missing."),)
        if not values["state"]:
            return (Problem("state", "Choose a state first."),)
        return answers.answer(
            self._desk.session.state,
            asked.pack,
            asked.system,
            asked.requirement,
            values["state"],
            values["reason"],
            values["person"],
            on,
            self.evidence.new,
            self.evidence.keep,
            asked.title,
            self.evidence.kinds,
        )

    def keyed(self, key: int) -> bool:
        """Do what a key asks for while the list has the focus: 1 to 6, R, E. False for any other key."""
        number = key - Qt.Key.Key_1
        if 0 <= number < len(words.ANSWER_STATES):
            self.choose(words.ANSWER_STATES[number][0])
        elif key == Qt.Key.Key_R:
            self.reason.box.setFocus()
        elif key == Qt.Key.Key_E:
            self.evidence.ask()
        else:
            return False
        return True
