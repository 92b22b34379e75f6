"""The left side of the register: a tab for each kind of record and its long list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from govdesk.domain.records import Record
from govdesk.qt.desk import Desk
from govdesk.qt.pages.register.columns import SHELVES, TYPES, Shelf, columns
from govdesk.qt.parts.models import Records
from govdesk.qt.parts.table import SearchTable, record_table

if TYPE_CHECKING:
    from govdesk.app.snapshot import Snapshot


class RecordLists(QWidget):
    """Remembers which record was selected in each list.

    picked: a person has gone to another record. opened: Enter or a double click on it. turned: another tab was chosen.
    """

    picked = Signal()
    opened = Signal()
    turned = Signal()

    def __init__(self, desk: Desk) -> None:
        """Make the tabs; a list is made when its tab is first shown."""
        super().__init__()
        self._desk = desk
        self.snapshot: Snapshot | None = None
        self._models: dict[str, Records[Record]] = {}
        self._lists: dict[str, SearchTable] = {}
        self._stale: set[str] = set()
        self._at: dict[str, str] = {}
        self._turning = False
        self.bar = QTabBar()
        self.bar.setAccessibleName("Kinds of records")
        self.bar.setExpanding(False)
        self.bar.setDrawBase(False)
        for shelf in SHELVES:
            self.bar.addTab(shelf.title)
        self.bar.currentChanged.connect(lambda _index: self.turned.emit())
        self.stack = QStackedWidget()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.stack)

    @property
    def shelf(self) -> Shelf:
        """The tab that is open."""
        return SHELVES[self.bar.currentIndex()]

    @property
    def kind(self) -> str:
        """The kind of the tab that is open."""
        return self.shelf.kind

    @property
    def current(self) -> SearchTable:
        """The list of the tab that is open."""
        return self._list(self.kind)

    @property
    def record(self) -> Record | None:
        """The record that is selected."""
        return self._models[self.kind].row(self.current.table.currentIndex().row())

    def look(self, snapshot: Snapshot) -> None:
        """Ask the lists again when they are shown next."""
        self.snapshot = snapshot
        self._stale = set(self._lists)

    def expect(self, kind: str, id_: str) -> None:
        """Take note that a list has changed, and which record is to be selected in it."""
        self._at[kind] = id_
        self._stale.add(kind)

    def turn(self) -> None:
        """Show the list of the tab, on the record that was selected in it, else on the first."""
        kind, shown = self.kind, self.current
        self.stack.setCurrentWidget(shown)
        if kind in self._stale and self.snapshot is not None:
            self._stale.discard(kind)
            self._models[kind].look(self.snapshot.state)
        number = self._models[kind].place(self._at.get(kind, ""))
        self._turning = True
        shown.table.stand_on(number if number >= 0 else min(0, shown.table.rows.rowCount() - 1))
        self._turning = False

    def go(self, kind: str, id_: str) -> None:
        """Open the tab of a kind with a record selected in the whole list."""
        self._at[kind] = id_
        self._list(kind).box.clear()
        self._models[kind].search("")
        with QSignalBlocker(self.bar):
            self.bar.setCurrentIndex([shelf.kind for shelf in SHELVES].index(kind))
        self.turn()

    def keep(self) -> None:
        """Take note of the record that is selected now."""
        if self.record is not None:
            self._at[self.kind] = self.record.id

    def _list(self, kind: str) -> SearchTable:
        if kind not in self._lists:
            model = Records(TYPES[kind], columns(kind, lambda: self.snapshot), self._desk.theme)
            title = next(shelf.title for shelf in SHELVES if shelf.kind == kind)
            lines = 2 if kind == "relation" else 1  # it is told by two names, which need the room
            made = record_table(model, title, f"register-{kind}", self._desk.settings, lines=lines)
            made.table.picked.connect(lambda _row: self._picked(kind))
            made.table.opened.connect(lambda _row: self.opened.emit())
            self._models[kind], self._lists[kind] = model, made
            self.stack.addWidget(made)
            self._stale.add(kind)
        return self._lists[kind]

    def _picked(self, kind: str) -> None:
        record = self.record if kind == self.kind and not self._turning else None
        if record is not None and record.id != self._at.get(kind):
            self.picked.emit()
