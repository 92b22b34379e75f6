"""What would differ: the answers supposed, the class before and after, and everything else that would change."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from govdesk.app.queries.alternatives import OtherAnswer, other_answers
from govdesk.app.queries.classes import class_of
from govdesk.app.queries.whatif import DifferenceRow, Supposed, difference_rows
from govdesk.domain.said import count
from govdesk.qt.desk import Desk
from govdesk.qt.pages.classification.head import tone_of
from govdesk.qt.parts.cards import Stack, beside, button, card, row, upright
from govdesk.qt.parts.fields import Line
from govdesk.qt.parts.models import Column, Rows
from govdesk.qt.parts.palette import Tone
from govdesk.qt.parts.table import Table
from govdesk.qt.parts.theme import label, line_height

_TONES: dict[str, Tone] = {
    "appears": "bad", "is certain": "bad", "may appear": "unknown", "is no longer certain": "unknown",
    "goes": "good", "is ruled out": "good", "date moves": "warn",
}  # fmt: skip
_SAME = "Nothing else would differ."
_RECORD = "Writes them as your answers, in one change that Undo takes back"
_NO_REASON = "Say why first: the reason goes into the journal."

DIFFERENCE_COLUMNS: tuple[Column[DifferenceRow], ...] = (
    Column("What", lambda one: one.title, tip=lambda one: f"{one.title}, {one.cite}", width=34),
    Column("How", lambda one: one.how, tone=lambda one: _TONES.get(one.how), width=15),
    Column("Before", lambda one: one.before, width=22),
    Column("After", lambda one: one.after, width=22),
    Column("Article", lambda one: one.cite, width=10),
)


class Result(QWidget):
    """`more`: suppose another answer too. `taken_out(key)`, `discarded`. `recorded(reason)`: write the answers."""

    more = Signal()
    taken_out = Signal(str)
    discarded = Signal()
    recorded = Signal(str)

    def __init__(self, desk: Desk) -> None:
        """Start empty."""
        super().__init__()
        self._desk = desk
        self.stack = Stack()
        self.rows = Rows(DIFFERENCE_COLUMNS, desk.theme)
        self.table = Table(self.rows, "What would differ", "classify/differences", desk.settings, lines=2)
        self.tally = label("", "small", role="muted")
        self.another = button("Suppose another answer too", self.more.emit)
        self.discard = button("Discard", self.discarded.emit, tip="Nothing was written; the answers are as they are")
        self.reason = Line("Why these answers hold")
        self.reason.name("Reason", "Why these answers hold; it goes into the journal.")
        self.reason.entered.connect(self._record)
        self.record = button("Record these answers", self._record, tip=_RECORD)
        self.problem = label("", role="problem")
        self.problem.hide()
        area = upright(self.stack)
        area.setMaximumHeight(line_height() * 11)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(area, 1)
        layout.addWidget(self.tally)
        layout.addWidget(self.table, 2)
        layout.addWidget(self.problem)
        layout.addWidget(beside(self.reason, self.record))
        layout.addWidget(row(self.another, self.discard))

    def show_supposed(self, found: Supposed) -> None:
        """Show the answers supposed and what would differ."""
        self.stack.begin(found.before.system)
        before, after = class_of(found.before).label, class_of(found.after).label
        title = f"{before}  →  {after}" if before != after else f"{after}, as it is"
        self.stack.add(card(self._desk.theme, tone_of(found.after.headline), title))
        for one in other_answers(found.before, found.values):
            self._supposed(one)
        rows = difference_rows(found)
        self.rows.show(rows)
        duties = sum(one.part == "requirement" for one in rows)
        said = f"{count(len(rows), 'difference')}, {count(duties, 'requirement')} among them."
        self.tally.setText(said if rows else _SAME)
        self.problem.hide()
        for part in (self.record, self.reason):
            part.setDisabled(self._desk.read_only)

    def _supposed(self, one: OtherAnswer) -> None:
        deed = button(
            "Take it out", lambda: self.taken_out.emit(one.key), role="link", tip=f"No longer suppose: {one.ask}"
        )
        self.stack.add(beside(label(one.says), deed))

    def _record(self) -> None:
        if not self.reason.text():
            self.problem.setText(_NO_REASON)
            self.problem.show()
            self.reason.line.setFocus()
            return
        self.recorded.emit(self.reason.text())

    def start(self) -> None:
        """Go to what would differ."""
        (self.table if self.rows.rowCount() else self.another).setFocus()
        if self.rows.rowCount():
            self.table.stand_on(0)
