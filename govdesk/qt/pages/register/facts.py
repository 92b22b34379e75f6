"""The facts of a record, with where each comes from; where sources disagree, a person decides with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from govdesk.app.commands import facts
from govdesk.app.queries.record import FactRow
from govdesk.qt.desk import Desk
from govdesk.qt.parts.cards import sentence
from govdesk.qt.parts.models import Column, Rows
from govdesk.qt.parts.palette import Tone
from govdesk.qt.parts.table import Table
from govdesk.qt.parts.theme import label, line_height

if TYPE_CHECKING:
    from govdesk.app.snapshot import Snapshot


def _tone(row: FactRow) -> Tone | None:
    if row.conflict:
        return "warn"
    return "good" if row.chosen else None


def _source(row: FactRow) -> str:
    return f"{row.source}: {row.at}" if row.at else row.source


_COLUMNS = (
    Column[FactRow]("Fact", lambda row: row.ask or row.key, _tone, tip=lambda row: row.ask or row.key, width=24),
    Column[FactRow]("Value", lambda row: row.said or "not known", width=22),
    Column[FactRow]("Source", _source, tip=lambda row: f"{row.origin_label}: {_source(row)}", width=24),
    Column[FactRow]("On", lambda row: row.on.isoformat() if row.on else "", width=10),
)


class FactsPanel(QWidget):
    """The table of facts, and beneath it what can be done with the one selected."""

    def __init__(self, desk: Desk) -> None:
        """Start empty."""
        super().__init__()
        self._desk = desk
        self._snapshot: Snapshot | None = None
        self._model = Rows(_COLUMNS, desk.theme)
        self.table = Table(self._model, "Facts", "facts", desk.settings, lines=2)
        self.table.picked.connect(self._offer)
        self.says = label("", role="muted")
        self.reason = QLineEdit()
        self.reason.setAccessibleName("Reason of the decision")
        self.reason.setPlaceholderText("Why this source is right")
        self.reason.returnPressed.connect(self.choose)
        self.choose_button = QPushButton("This one holds")
        self.choose_button.clicked.connect(self.choose)
        self.withdraw_button = QPushButton("Take it back")
        self.withdraw_button.clicked.connect(self.withdraw)
        self.wrong = label("", role="problem")
        row = QHBoxLayout()
        for widget in (self.reason, self.choose_button):
            row.addWidget(widget)
        row.addWidget(self.withdraw_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, line_height() // 3, 0, 0)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.says)
        layout.addLayout(row)
        layout.addWidget(self.wrong)

    def show_facts(self, snapshot: Snapshot, rows: tuple[FactRow, ...]) -> None:
        """Show the facts of a record, staying on the one that was selected."""
        kept = self.row
        self._snapshot = snapshot
        self._model.show(rows)
        self.table.stand_on(self._model.find(lambda row: kept is not None and row.id == kept.id))
        self._offer(self.row)

    def go(self, id_: str) -> None:
        """Select a fact."""
        self.table.stand_on(self._model.find(lambda row: row.id == id_))

    @property
    def row(self) -> FactRow | None:
        """The fact that is selected."""
        row = self.table.row
        return row if isinstance(row, FactRow) else None

    def _offer(self, row: object) -> None:
        """Offer what can be done with a fact."""
        self.wrong.setText("")
        free = isinstance(row, FactRow) and not self._desk.read_only
        undecided = free and isinstance(row, FactRow) and row.conflict
        self.reason.setVisible(undecided)
        self.choose_button.setVisible(undecided)
        self.withdraw_button.setVisible(free)
        self.says.setText(_words(row) if isinstance(row, FactRow) else "")
        self.says.setVisible(bool(self.says.text()))

    def choose(self) -> None:
        """Decide for the selected fact."""
        row, snapshot = self.row, self._snapshot
        if row is None or snapshot is None:
            return
        session = self._desk.session
        change = facts.choose(snapshot.state, row.id, session.person, session.today, self.reason.text())
        problems = self._desk.do(change)
        self.wrong.setText(sentence(problems))
        if not problems:
            self.reason.clear()

    def withdraw(self) -> None:
        """Take the selected fact back."""
        if self.row is not None and self._snapshot is not None:
            problems = self._desk.do(facts.withdraw(self._snapshot.state, self.row.id))
            self.wrong.setText(sentence(problems))


def _words(row: FactRow) -> str:
    if row.conflict:
        return "Sources disagree here, so this is not known until somebody decides."
    return f"{row.ask} {row.reason}".strip()
