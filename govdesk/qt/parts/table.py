"""The table view: whole rows, fixed heights, copying, remembered widths; and the same with a search box."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QItemSelectionModel, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QFontMetrics, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from govdesk.domain.spreadsheet import harmless
from govdesk.qt.parts.models import Column, Records, Rows
from govdesk.qt.parts.theme import label, line_height, sized
from govdesk.qt.settings import Settings

_PAUSE = 120
_NARROW = 13


class Table(QTableView):
    """A table over a model of rows. `picked(row)` follows the current row, `opened(row)` Enter and double clicks."""

    picked = Signal(object)
    opened = Signal(object)

    def __init__(
        self, model: Rows[Any], name: str, key: str = "", settings: Settings | None = None, *, lines: int = 1
    ) -> None:
        """Show a model; `name` is what screen readers say, `key` the place where widths are remembered.

        lines: how many lines of text a row has room for.
        """
        super().__init__()
        self.rows = model
        self._key = key
        self._settings = settings
        self._chosen = False
        self._fitting = False
        self.setModel(model)
        self.setAccessibleName(name)
        self._dress(lines)
        self._size_columns()
        self.selectionModel().currentRowChanged.connect(lambda index, _old: self._tell(self.picked, index.row()))
        self.doubleClicked.connect(lambda index: self._tell(self.opened, index.row()))

    def _dress(self, lines: int) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(lines > 1)
        self.setTabKeyNavigation(False)
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)  # first: enabling sorts by it
        self.setSortingEnabled(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(round(line_height() * (lines + 0.75)))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        header.setMinimumSectionSize(line_height() * 2)
        header.setMinimumHeight(round(line_height() * 1.75))

    def _size_columns(self) -> None:
        if self._settings is not None and self._key:
            kept = self._settings.shape(f"table/{self._key}")
            self._chosen = not kept.isEmpty() and self.horizontalHeader().restoreState(kept)
        self._fit()
        self.horizontalHeader().sectionResized.connect(self._keep)

    def _fit(self) -> None:
        """Share the width among the columns until a person sets one: narrow ones keep what they ask for."""
        if self._chosen:
            return
        em = self.fontMetrics().averageCharWidth()
        heads = QFontMetrics(sized("text", bold=True))
        least = [max(_head(heads, column), em * column.least) for column in self.rows.columns]
        asked = [max(em * (column.width + 3), room) for column, room in zip(self.rows.columns, least, strict=True)]
        asked = [0 if self.isColumnHidden(place) else width for place, width in enumerate(asked)]
        wide = [column.width > _NARROW for column in self.rows.columns]
        kept = sum(width for width, bends in zip(asked, wide, strict=True) if not bends)
        share = (self.viewport().width() - kept) / max(sum(asked) - kept, 1)
        self._fitting = True
        for number, width in enumerate(asked):
            shared = max(int(width * min(max(share, 0.4), 1.6)), least[number])
            self.setColumnWidth(number, shared if wide[number] else width)
        self._fitting = False

    def leave_out(self, column: int, *, out: bool) -> None:
        """Hide a column that says nothing of these rows; the others share its room."""
        if self.isColumnHidden(column) is not out:
            self.setColumnHidden(column, out)
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width."""
        super().resizeEvent(event)
        self._fit()

    def _keep(self) -> None:
        by_hand = self.isVisible() and not self._fitting and bool(QGuiApplication.mouseButtons())
        if by_hand and self._settings is not None and self._key and self.horizontalHeader().underMouse():
            self._chosen = True
            self._settings.keep_shape(f"table/{self._key}", self.horizontalHeader().saveState())

    def _tell(self, signal: SignalInstance, number: int) -> None:
        row = self.rows.row(number)
        if row is not None:
            signal.emit(row)

    @property
    def row(self) -> object | None:
        """The row that the person stands on."""
        return self.rows.row(self.currentIndex().row())

    def stand_on(self, number: int) -> None:
        """Select a row and bring it into view; -1 stands nowhere."""
        index = self.rows.index(number, 0)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(index, flags)
        if number >= 0:
            self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the row, the copy keys copy the selected rows."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._tell(self.opened, self.currentIndex().row())
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        """Put the selected rows on the clipboard, cells by tabs, with the titles before them.

        A cell stays one cell in a spreadsheet, and none of them runs there as a formula.
        """
        numbers = sorted({index.row() for index in self.selectionModel().selectedRows()})
        lines = ["\t".join(" ".join(column.title.split()) for column in self.rows.columns)]
        for number in numbers:
            row = self.rows.row(number)
            lines.append("\t".join(harmless(" ".join(column.text(row).split())) for column in self.rows.columns))
        QGuiApplication.clipboard().setText("\n".join(lines))


def _head(metrics: QFontMetrics, column: Column[Any]) -> int:
    """Give the room that the title of a column takes, in pixels."""
    lines = column.title.splitlines()
    return max(map(metrics.horizontalAdvance, lines), default=0) + line_height() * 3 // 2


class SearchBox(QLineEdit):
    """A search line that tells `searched(text)` when the typing pauses; Escape empties it."""

    searched = Signal(str)

    def __init__(self, hint: str) -> None:
        """Take the hint that stands in it while it is empty, which is also its accessible name."""
        super().__init__()
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        self.setClearButtonEnabled(True)
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(lambda: self.searched.emit(self.text()))
        self.textChanged.connect(lambda _text: self._timer.start())
        self.returnPressed.connect(lambda: self.searched.emit(self.text()))

    @property
    def pending(self) -> bool:
        """Tell whether something typed has not been searched for yet."""
        return self._timer.isActive()

    def event(self, event: QEvent) -> bool:
        """Let Escape empty the line."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return True
        return super().event(event)


class SearchTable(QWidget):
    """A long list: a search box, the number of rows, and the table."""

    def __init__(self, table: Table, search: Callable[[str], None], hint: str) -> None:
        """Take a table and what narrows it to a text."""
        super().__init__()
        self.table = table
        self.box = SearchBox(hint)
        self.count = label("", role="muted", wrap=False)
        self._search = search
        self.box.searched.connect(self._narrow)
        self.bar = QHBoxLayout()
        self.bar.addWidget(self.box, 1)
        self.bar.addWidget(self.count)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self.bar)
        layout.addWidget(table, 1)
        table.rows.modelReset.connect(self._tally)
        self.setFocusProxy(table)

    def _narrow(self, text: str) -> None:
        self._search(text)
        self._tally()

    def _tally(self) -> None:
        number = self.table.rows.rowCount()
        self.count.setText(f"{number:,} shown" if self.box.text() else f"{number:,}")


def record_table(model: Records[Any], name: str, key: str, settings: Settings | None, *, lines: int = 1) -> SearchTable:
    """Make the table of a long list of records, searched and sorted in SQL."""
    return SearchTable(Table(model, name, key, settings, lines=lines), model.search, f"Search {name.lower()}")
