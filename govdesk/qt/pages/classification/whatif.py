"""The mode "What if…": suppose other answers and see what would change. Nothing is written until a person says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from govdesk.app.commands.supposed import record
from govdesk.app.queries.whatif import supposed
from govdesk.domain.records import Value
from govdesk.qt.desk import Desk
from govdesk.qt.pages.classification.question_form import QuestionForm
from govdesk.qt.pages.classification.whatif_choose import Choosing
from govdesk.qt.pages.classification.whatif_result import Result
from govdesk.qt.parts.cards import button, row, sentence, upright
from govdesk.qt.parts.strip import Strip
from govdesk.qt.parts.theme import line_height

if TYPE_CHECKING:
    from govdesk.app.snapshot import Snapshot

_SAYS = "Only tried out: nothing here is written, and it is gone when you leave this tab."
_UNKNOWN = ("Suppose it is not known", "As if nobody had answered this question")


class WhatIf(QWidget):
    """Choose a question, suppose an answer, see what would differ. `failed`: why it could not be recorded."""

    failed = Signal(str)

    def __init__(self, desk: Desk) -> None:
        """Start without a system."""
        super().__init__()
        self._desk = desk
        self._snapshot: Snapshot | None = None
        self._about = ("", "")
        self.values: dict[str, Value] = {}
        self.note = Strip(desk.theme, "neutral")
        self.choosing = Choosing(desk)
        self.form = QuestionForm(desk.theme)
        self.result = Result(desk)
        self.stages = QStackedWidget()
        self._arrange()
        self.choosing.chosen.connect(self.ask)
        self.choosing.tried.connect(self._suppose)
        self.form.said.connect(lambda value, _reason: self._answered(value))
        self.form.skipped.connect(lambda: self._answered(None))
        self.result.more.connect(self._choose)
        self.result.taken_out.connect(self._take_out)
        self.result.discarded.connect(self._discard)
        self.result.recorded.connect(self._record)

    def _arrange(self) -> None:
        self.form.save.setText("Suppose this")
        self.form.save.setAccessibleName("Suppose this")
        self.form.offer_unknown(*_UNKNOWN)
        self.form.reason.hide()
        asking = QWidget()
        column = QVBoxLayout(asking)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.form)
        self.back = button("Back", self._show_stage)
        column.addWidget(row(self.back))
        column.addStretch(1)
        self._asking = upright(asking)
        for stage in (self.choosing, self._asking, self.result):
            self.stages.addWidget(stage)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, line_height() // 2, 0, 0)
        layout.addWidget(self.note)
        layout.addWidget(self.stages, 1)
        self.note.say(_SAYS)  # not before it has a parent: it would show as a window of its own

    def show_system(self, snapshot: Snapshot, system: str, pack: str) -> None:
        """Follow a state; another system or pack begins anew."""
        if (system, pack) != self._about:
            self.values = {}
        self._snapshot, self._about = snapshot, (system, pack)
        if self.stages.currentWidget() is not self._asking or not self.values:
            self._show_stage()

    def _show_stage(self) -> None:
        """Show what would differ, or what can be supposed while nothing is."""
        if self._snapshot is None:
            return
        if not self.values:
            self._choose()
            return
        self.result.show_supposed(supposed(self._snapshot, *self._about, self.values))
        self.stages.setCurrentWidget(self.result)
        self.result.start()

    def _choose(self) -> None:
        if self._snapshot is not None:
            self.choosing.show_assessment(self._snapshot.assessment(*self._about), self.values)
            self.stages.setCurrentWidget(self.choosing)
            if self.isVisible():
                self.choosing.start()

    def ask(self, key: str) -> None:
        """Ask which answer to suppose."""
        if self._snapshot is None:
            return
        assessment = self._snapshot.assessment(*self._about)
        known = assessment.facts.get(key)
        now = known.value if known is not None else None
        self.form.ask(assessment.pack.asked[key], "What if it were", self.values.get(key, now))
        self.stages.setCurrentWidget(self._asking)
        self.form.start()

    def _answered(self, value: Value) -> None:
        if self.form.question is not None:
            self._suppose({self.form.question.id: value})

    def _suppose(self, values: dict[str, Value]) -> None:
        self.values = {**self.values, **values}
        self._show_stage()

    def _take_out(self, key: str) -> None:
        self.values.pop(key, None)
        self._show_stage()

    def _discard(self) -> None:
        self.values = {}
        self.result.reason.put("")
        self._show_stage()

    def hideEvent(self, event: QHideEvent) -> None:
        """Forget what was supposed when the tab is left."""
        super().hideEvent(event)
        if not event.spontaneous() and self.values:
            self._discard()

    def _record(self, reason: str) -> None:
        if self._snapshot is None:
            return
        session, (system, pack) = self._desk.session, self._about
        asked = self._snapshot.assessment(system, pack).pack.asked
        change = record(session.state, system, asked, self.values, session.person, session.today, reason)
        problems = change if isinstance(change, tuple) else self._desk.do(change)
        if problems:
            self.failed.emit(sentence(problems))
        else:
            self._discard()
