"""The picture with all that belongs to it: its table twin, the sieve, the days, the search, and what it says."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from govdesk.domain.picture.choice import EVERYTHING, LIMIT
from govdesk.qt.desk import Desk
from govdesk.qt.graph.view import GraphView
from govdesk.qt.pages.responsibility.day_slide import DaySlide
from govdesk.qt.pages.responsibility.drawing import Drawing, Drawn, Wanted
from govdesk.qt.pages.responsibility.find_bar import FindBar
from govdesk.qt.pages.responsibility.saying import Saying
from govdesk.qt.pages.responsibility.sieve import Sieve
from govdesk.qt.pages.responsibility.table import COLUMNS, TwinRow
from govdesk.qt.pages.responsibility.tabs import PictureTabs
from govdesk.qt.pages.responsibility.words import picture_words
from govdesk.qt.parts.models import Rows
from govdesk.qt.parts.table import Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govdesk.app.snapshot import Snapshot
    from govdesk.domain.picture.picture import Picture


class PicturePane(QWidget):
    """Tabs with the picture first. drawn(): another picture is shown. looked_for(id): the search leads there."""

    drawn = Signal()
    looked_for = Signal(str)

    def __init__(self, desk: Desk, more: Sequence[tuple[QWidget, str]]) -> None:
        """Take the tabs that show the same relations in another way, with their names."""
        super().__init__()
        self._picture: Picture | None = None
        self._asked: Wanted | None = None
        self._whole = False
        self.slide = DaySlide(desk)
        self.sieve = Sieve()
        self.view = GraphView(desk.theme)
        self.rows = Rows(COLUMNS, desk.theme)
        self.table = Table(self.rows, "Relations in the picture", lines=2)
        self.finder = FindBar(desk.theme)
        self.tabs = PictureTabs(self.view, self.table, desk.theme, self.seek, more)
        self.saying = Saying()
        self.drawing = Drawing(desk, self)
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.tabs, 1)
        layout.addWidget(self.finder)
        below = QHBoxLayout()
        below.addWidget(self.sieve)
        below.addWidget(self.slide, 1)
        below.addStretch()
        layout.addLayout(below)
        layout.addWidget(self.saying)

    def _connect(self) -> None:
        self._rows_picked = QTimer(self, singleShot=True, interval=0)  # after the row that one stands on was looked at
        self._rows_picked.timeout.connect(self._pick_rows)
        self.table.selectionModel().selectionChanged.connect(lambda _new, _old: self._rows_picked.start())
        self.drawing.ready.connect(self._show)
        self.drawing.begun.connect(self.saying.show_busy)
        self.saying.whole.connect(self._show_all)
        self.saying.cancelled.connect(lambda: self._show_all(False))
        self.finder.marked.connect(self.view.mark)
        self.finder.wanted.connect(self._go)
        self.finder.left.connect(lambda: self.tabs.currentWidget().setFocus())

    def take_keys(self, page: QWidget) -> None:
        """Let the keys of the search work on a whole page."""
        for keys, calls in (
            ("Ctrl+F", self.seek),
            ("F3", lambda: self._step(1)),
            ("Shift+F3", lambda: self._step(-1)),
        ):
            shortcut = QShortcut(QKeySequence(keys), page, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(calls)

    def draw(self, snapshot: Snapshot, focus: str, reach: int, around: str, *, fit: bool) -> None:
        """Draw the relations of a day, all or around a focus; `fit` shows it as at the start. `drawn` follows."""
        before = None if fit or self._picture is None else self._picture.layout
        limit = EVERYTHING if self._whole else LIMIT
        self._asked = Wanted(snapshot, focus, reach, around, self.sieve.shown(), limit, fit, before)
        self.drawing.ask(self._asked)

    def _show_all(self, on: bool) -> None:
        """Draw all boxes, or no more than can be read at once."""
        self._whole = on
        if self._asked is not None:
            limit = EVERYTHING if on else LIMIT
            self.drawing.ask(replace(self._asked, limit=limit, fit=True, before=None))

    def _show(self, wanted: Wanted, made: Drawn) -> None:
        """Show what was drawn; a large picture is shown whole."""
        self._picture = made.picture
        self.view.show_picture(made.picture, fit=wanted.fit)
        boxes = len(made.picture.nodes)
        if wanted.fit and boxes > LIMIT:
            self.view.fit()
        self.rows.show(made.rows)
        words = picture_words(made.picture, wanted.snapshot, wanted.around, wanted.shown)
        self.saying.show_words(words, boxes, made.picture.left_out)
        self.finder.look_in(made.picture, wanted.snapshot.ties)
        self.drawn.emit()

    def follow_tab(self) -> None:
        """Show what belongs to the picture only beside it or its twin."""
        mine = self.tabs.currentWidget() in (self.view, self.table)
        for part in (self.saying, self.sieve):
            part.setVisible(mine)
        if not mine and not self.finder.isHidden():
            self.finder.leave()

    def seek(self) -> None:
        """Open the search, at the picture where another tab is in sight."""
        if self.tabs.currentWidget() not in (self.view, self.table):
            self.tabs.setCurrentWidget(self.view)
        self.finder.start()

    def _step(self, by: int) -> None:
        if self.tabs.currentWidget() in (self.view, self.table):
            self.finder.step(by)

    def _go(self, id_: str) -> None:
        """Go where the search leads: in the picture, and to the first row of the table that names it."""
        self.looked_for.emit(id_)
        if self.tabs.currentWidget() is self.table:
            self.table.blockSignals(True)  # the row stands for what was found, not for its other end
            self.table.stand_on(self.rows.find(lambda row: id_ in {row.source, row.target}))
            self.table.blockSignals(False)

    def _pick_rows(self) -> None:
        """Select what several rows of the table name, as in the picture."""
        numbers = [index.row() for index in self.table.selectionModel().selectedRows()]
        rows = [row for row in map(self.rows.row, numbers) if row is not None]
        if len(rows) > 1 and self.table.hasFocus():
            self.view.pick(frozenset({end for row in rows for end in (row.source, row.target)} - {""}))

    def stand_on_edge(self, id_: str) -> None:
        """Stand on the row of an edge."""

        def names(row: TwinRow) -> bool:
            return row.id == id_

        self.table.stand_on(self.rows.find(names))
