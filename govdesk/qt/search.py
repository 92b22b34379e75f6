"""The palette (Ctrl+K): type a part of anything, Enter opens it. Records, requirements, the journal, and actions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from govdesk.qt.actions import Actions
from govdesk.qt.parts.models import Column, Rows
from govdesk.qt.parts.table import SearchBox, Table
from govdesk.qt.parts.theme import label, line_height

if TYPE_CHECKING:
    from govdesk.qt.bench import Bench

_LEAST = 2
_KEYS = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)


@dataclass(frozen=True, slots=True)
class Offer:
    """One line of the palette: what it is, its title, a text around, and what Enter does."""

    kind: str
    title: str
    detail: str
    opens: Callable[[], object]


_COLUMNS = (
    Column[Offer]("Kind", lambda one: one.kind, width=14),
    Column[Offer]("Name", lambda one: one.title, width=36),
    Column[Offer]("Where", lambda one: one.detail, width=40),
)


class Palette(QDialog):
    """Offers what fits the text; actions first while nothing is typed."""

    def __init__(self, parent: QWidget, bench: Bench, actions: Actions) -> None:
        """Lie over the window."""
        super().__init__(parent)
        self.setWindowTitle("Search")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._bench = bench
        self._actions = actions
        self.box = SearchBox("Search records, requirements, the journal, actions")
        self.box.searched.connect(self.offer)
        self.box.installEventFilter(self)
        self._model = Rows(_COLUMNS, bench.desk.theme)
        self.table = Table(self._model, "What was found")
        self.table.setSortingEnabled(False)
        self.table.opened.connect(self._open)
        self.none = label("", role="muted")
        layout = QVBoxLayout(self)
        layout.addWidget(self.box)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.none)
        self._place(parent)
        self.offer("")

    def _place(self, parent: QWidget) -> None:
        width, height = min(parent.width() * 3 // 4, line_height() * 52), parent.height() * 3 // 5
        self.resize(width, height)
        self.move(parent.mapToGlobal(QPoint((parent.width() - width) // 2, line_height() * 3)))

    def offer(self, text: str) -> None:
        """Offer what fits."""
        offers = [*self._commands(text), *self._records(text)]
        self._model.show(offers)
        self.none.setText("" if offers else "Nothing has this text in it.")
        self.none.setVisible(not offers)
        self.table.stand_on(0 if offers else -1)

    def _commands(self, text: str) -> list[Offer]:
        wanted = text.strip().casefold()
        found = []
        for action in self._actions.possible():
            title = action.text().replace("&", "")
            if wanted in title.casefold() and title != "Search":
                found.append(Offer("Action", title, action.shortcut().toString(), action.trigger))
        return found

    def _records(self, text: str) -> list[Offer]:
        from govdesk.app.queries.search import search

        if len(text.strip()) < _LEAST:
            return []
        return [
            Offer(hit.kind_label.capitalize(), hit.title, f"{hit.where}: {hit.detail}", self._goes(hit.kind, hit.id))
            for hit in search(self._bench.snapshot, text)
        ]

    def _goes(self, kind: str, id_: str) -> Callable[[], object]:
        return lambda: self._bench.go(kind, id_)

    def _open(self, offer: object) -> None:
        self.accept()
        if isinstance(offer, Offer):
            offer.opens()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows move in the list and Enter open, while the typing goes on."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _KEYS:
                self.table.keyPressEvent(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if self.box.pending:
                    self.offer(self.box.text())
                self._open(self.table.row)
                return True
        return super().eventFilter(watched, event)
