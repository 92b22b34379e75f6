"""A table whose rows are ticked: by a click on the box, or with the space bar for all that is selected."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent

from govdesk.qt.parts.models import Column, Rows
from govdesk.qt.parts.table import Table
from govdesk.qt.parts.theme import Theme
from govdesk.qt.settings import Settings

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole


class Ticks(Rows[R], Generic[R]):
    """Rows with a box in the first column; `ticked` holds the ids of those that are ticked."""

    changed = Signal()

    def __init__(self, columns: Sequence[Column[R]], theme: Theme, id_of: Callable[[R], str]) -> None:
        """Start empty; `id_of` tells rows apart."""
        super().__init__(columns, theme)
        self._id_of = id_of
        self.ticked: set[str] = set()

    def tick(self, ids: Collection[str], *, on: bool) -> None:
        """Tick or untick rows."""
        self.ticked = self.ticked | set(ids) if on else self.ticked - set(ids)
        if self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, 0), [_Role.CheckStateRole])
        self.changed.emit()

    def id_at(self, number: int) -> str:
        """Give the id of the row at a place, or ""."""
        row = self.row(number)
        return "" if row is None else self._id_of(row)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let the first column be ticked."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == 0 else flags

    def setData(self, index: Index, value: object, role: int = _Role.EditRole) -> bool:
        """Tick or untick a row."""
        id_ = self.id_at(index.row())
        if role != _Role.CheckStateRole or not id_:
            return False
        self.tick({id_}, on=Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def _cell(self, row: R, column: Column[R], role: int) -> object:
        if role == _Role.CheckStateRole:
            if column is not self.columns[0]:
                return None
            return Qt.CheckState.Checked if self._id_of(row) in self.ticked else Qt.CheckState.Unchecked
        return super()._cell(row, column, role)


class TickTable(Table):
    """The table of such rows."""

    def __init__(self, model: Ticks[Any], name: str, key: str = "", settings: Settings | None = None) -> None:
        super().__init__(model, name, key, settings)
        self.ticks = model

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the space bar tick all selected rows, or untick them where all are."""
        if event.key() != Qt.Key.Key_Space:
            super().keyPressEvent(event)
            return
        chosen = {index.row() for index in self.selectionModel().selectedRows()}
        ids = {self.ticks.id_at(number) for number in chosen} - {""}
        self.ticks.tick(ids, on=not ids <= self.ticks.ticked)
