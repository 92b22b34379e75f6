"""Read-only table models over immutable rows: short lists held whole, long lists by id, sorted and searched in SQL."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from govdesk.domain.records import Record
from govdesk.domain.state import State, sort_key
from govdesk.qt.parts.palette import Tone
from govdesk.qt.parts.theme import Theme

R = TypeVar("R")
K = TypeVar("K", bound=Record)
Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_KEPT = 2048


def plain(_row: object) -> Tone | None:
    """Give no tone."""
    return None


@dataclass(frozen=True)  # without slots: Python 3.11 cannot call `Column[Row](...)` on a frozen class that has them
class Column(Generic[R]):
    """One column: its title, the text of a row, and how it looks and sorts.

    tone: colour and shape before the text. tip: a longer text on hovering and for screen readers. right: numbers.
    key: what short lists sort by (the text otherwise). order: the record field that long lists sort by in SQL; ""
    cannot be sorted by there. width: in characters. least: never narrower than so many, where the room is shared.
    """

    title: str
    text: Callable[[R], str]
    tone: Callable[[R], Tone | None] = plain
    tip: Callable[[R], str] | None = None
    right: bool = False
    key: Callable[[R], object] | None = None
    order: str = ""
    width: int = 18
    least: int = 0


class Rows(QAbstractTableModel, Generic[R]):
    """Rows held in memory, in the order given until a column is sorted by."""

    def __init__(self, columns: Sequence[Column[R]], theme: Theme) -> None:
        """Start empty."""
        super().__init__()
        self.columns = tuple(columns)
        self._theme = theme
        self._rows: tuple[R, ...] = ()
        self._sorting: tuple[int, bool] | None = None
        theme.changed.connect(self._repaint)

    def show(self, rows: Sequence[R]) -> None:
        """Put other rows in place of these, sorted as before."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self._arrange()
        self.endResetModel()

    def row(self, number: int) -> R | None:
        """Give the row at a place."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def find(self, wanted: Callable[[R], bool]) -> int:
        """Give the place of the first row that is wanted; -1 where there is none."""
        return next((n for n, row in enumerate(self._rows) if wanted(row)), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt default
        """Count the rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt default
        """Count the columns."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> object:
        """Name the columns."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == _Role.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if self.columns[section].right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return self.columns[section].title if role == _Role.DisplayRole else None

    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        """Give one cell in one role."""
        row = self.row(index.row()) if index.isValid() else None
        return None if row is None else self._cell(row, self.columns[index.column()], role)

    def _cell(self, row: R, column: Column[R], role: int) -> object:
        if role == _Role.DisplayRole:
            return column.text(row).replace("\n", " ")
        if role == _Role.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role in (_Role.ToolTipRole, _Role.AccessibleDescriptionRole):
            return column.tip(row) if column.tip else column.text(row)
        tone = column.tone(row) if role in (_Role.DecorationRole, _Role.ForegroundRole) else None
        if tone is None:
            return None
        return self._theme.shape(tone) if role == _Role.DecorationRole else self._theme.strong(tone)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; equal rows keep their order."""
        self._sorting = (column, order is Qt.SortOrder.DescendingOrder) if column >= 0 else None
        self.layoutAboutToBeChanged.emit()
        before = [(index, self.row(index.row())) for index in self.persistentIndexList()]
        self._arrange()
        places = {id(row): number for number, row in enumerate(self._rows)}
        for index, row in before:
            self.changePersistentIndex(index, self.index(places.get(id(row), -1), index.column()))
        self.layoutChanged.emit()

    def _arrange(self) -> None:
        if self._sorting is not None:
            number, descending = self._sorting
            key = self.columns[number].key or self.columns[number].text
            self._rows = tuple(sorted(self._rows, key=lambda row: sort_key(key(row)), reverse=descending))

    def _repaint(self) -> None:
        if self._rows:
            roles = [_Role.DecorationRole, _Role.ForegroundRole]
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last, roles)


class Records(Rows[K], Generic[K]):
    """Records of one kind by id: the state lists the ids (in SQL), a record is read when its row is painted."""

    def __init__(self, kind: type[K], columns: Sequence[Column[K]], theme: Theme) -> None:
        """Start without a state."""
        super().__init__(columns, theme)
        self._kind = kind
        self._state: State | None = None
        self._ids: list[str] = []
        self._read: OrderedDict[int, K | None] = OrderedDict()
        self._text = ""

    def look(self, state: State) -> None:
        """Show another state."""
        self._state = state
        self._ask()

    def search(self, text: str) -> None:
        """Show only records that contain `text`."""
        if text != self._text:
            self._text = text
            self._ask()

    def place(self, id_: str) -> int:
        """Give the place of a record; -1 where it is not shown."""
        return self._ids.index(id_) if id_ in self._ids else -1

    def row(self, number: int) -> K | None:
        """Give the record at a place, reading it when it is not at hand."""
        if self._state is None or not 0 <= number < len(self._ids):
            return None
        if number not in self._read:
            self._read[number] = self._state.get(self._kind, self._ids[number])
            if len(self._read) > _KEPT:
                self._read.popitem(last=False)
        return self._read[number]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt default
        """Count the records."""
        return 0 if parent.isValid() else len(self._ids)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column that names a record field."""
        self._sorting = (column, order is Qt.SortOrder.DescendingOrder) if column >= 0 else None
        if self._state is not None:
            self._ask()

    def _ask(self) -> None:
        self.beginResetModel()
        column, descending = self._sorting or (-1, False)
        order = self.columns[max(column, 0)].order or "id"  # by the first column, mostly the name, until a person sorts
        self._read.clear()
        if self._state is not None:
            self._ids = self._state.select(self._kind, self._text, order, descending=descending)
        self.endResetModel()
