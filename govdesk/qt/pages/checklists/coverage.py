"""Coverage: where one piece of work counts twice; a line for each practice, a column for each pack in use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from govdesk.app.queries.coverage import Coverage, CoverageRow, coverage
from govdesk.domain.entry import name_of
from govdesk.domain.records import System
from govdesk.qt.desk import Desk
from govdesk.qt.pages.checklists.coverage_rows import PLACE_COLUMNS, Place, coverage_columns
from govdesk.qt.parts.cards import row as beside
from govdesk.qt.parts.fields import Choice
from govdesk.qt.parts.models import Rows
from govdesk.qt.parts.table import Table
from govdesk.qt.parts.theme import label, line_height

if TYPE_CHECKING:
    from govdesk.app.snapshot import Snapshot

_MEANS = "How many requirements of a pack overlap with a practice and apply or may apply; how far the least one is."
_KEYS = (
    "–: no requirement overlaps. Overlapping is not meeting. Left and Right: the pack. Enter: opens the least far one."
)


class CoveragePanel(QWidget):
    """Practices above, the requirements behind the chosen one below. navigate(kind, id) is the page's.

    turned(system): another system is looked at; "" is all of them.
    """

    navigate = Signal(str, str)
    turned = Signal(str)

    def __init__(self, desk: Desk) -> None:
        """Build the widgets."""
        super().__init__()
        self._desk = desk
        self._snapshot: Snapshot | None = None
        self.coverage: Coverage | None = None
        self.of = Choice((), "All systems: the one that is least far")
        self.of.name("System", "Show how far this system is, or the one that is least far")
        self.table = self._table(())
        self.places = Table(Rows(PLACE_COLUMNS, desk.theme), "Overlapping requirements", "checklists/overlapping")
        self.split = QSplitter(Qt.Orientation.Vertical)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self.table)
        self.split.addWidget(self.places)
        self.split.setSizes([line_height() * 21, line_height() * 9])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, line_height() // 2, 0, 0)
        self.of.setMaximumWidth(line_height() * 17)
        layout.addWidget(beside(self.of, label(_MEANS, "small", role="muted"), stretch=False))
        layout.addWidget(self.split, 1)
        layout.addWidget(label(_KEYS, "small", role="muted"))
        self.of.edited.connect(self._turn)
        self.places.opened.connect(self._open)

    def _table(self, columns: tuple[str, ...]) -> Table:
        """Make the table for the packs in use: it has a column for each."""
        self._packs = columns
        packs = self.coverage.packs if self.coverage else ()
        made = Table(Rows(coverage_columns(packs), self._desk.theme), "Coverage by practice", lines=2)
        made.picked.connect(self._pick)
        made.selectionModel().currentColumnChanged.connect(lambda index, _old: self._point(index.column()))
        made.opened.connect(lambda row: self._open_cell(row, made.currentIndex().column()))
        return made

    def show_system(self, snapshot: Snapshot, system: str) -> None:
        """Show the practices for a system, or for all of them where that was chosen; the practice stays chosen."""
        every = self._snapshot is not None and not self.of.text()
        self._snapshot = snapshot
        systems = snapshot.state.all(System).values()
        self.of.put("")
        self.of.offer((one.id, one.name) for one in systems)
        self.of.put("" if every else system)
        self._fill()

    def _turn(self) -> None:
        self.turned.emit(self.of.text())
        self._fill()

    def _fill(self) -> None:
        if self._snapshot is None:
            return
        self.coverage = coverage(self._snapshot, self.of.text())
        chosen = self.table.row
        packs = tuple(f"{pack.id} {pack.version}" for pack in self.coverage.packs)
        if packs != self._packs:
            old, self.table = self.table, self._table(packs)
            self.split.replaceWidget(0, self.table)
            old.deleteLater()
        at = chosen.practice.id if isinstance(chosen, CoverageRow) else ""
        column = max(self.table.currentIndex().column(), 0)
        self.table.rows.show(self.coverage.rows)
        place = max(self.table.rows.find(lambda row: row.practice.id == at), 0)
        self.table.stand_on(place)
        self.table.setCurrentIndex(self.table.rows.index(place, column))
        self._pick(self.table.row)

    def _pick(self, row: object) -> None:
        found, seen = self.coverage, self._snapshot
        if not isinstance(row, CoverageRow) or found is None or seen is None:
            return
        duties = {pack.id: pack for pack in found.packs}
        self.places.rows.show(
            [
                Place(
                    one.system,
                    name_of(seen.state, one.system),
                    duties[cell.pack].title,
                    one.requirement,
                    duties[cell.pack].duties[one.requirement].title,
                    duties[cell.pack].duties[one.requirement].cite,
                    one.level,
                )
                for cell in row.cells
                for one in cell.standings
            ]
        )
        self._point(self.table.currentIndex().column())

    def _point(self, column: int) -> None:
        """Stand below on the first requirement of the pack whose cell is chosen above, so that it can be seen."""
        packs = self.coverage.packs if self.coverage else ()
        title = packs[column - 1].title if 0 < column <= len(packs) else ""
        place = self.places.rows.find(lambda one: one.pack_title == title)
        self.places.stand_on(place if title else 0)

    def _open(self, row: object) -> None:
        if isinstance(row, Place):
            self.navigate.emit("requirement", f"{row.system}/{row.requirement}")

    def _open_cell(self, row: object, column: int) -> None:
        """Open the least far requirement of a cell; of the whole line from the practice itself."""
        if not isinstance(row, CoverageRow):
            return
        cells = row.cells if column <= 0 else row.cells[column - 1 : column]
        least = next((cell.least for cell in cells if cell.least), None)
        if least is not None:
            self.navigate.emit("requirement", f"{least.system}/{least.requirement}")
