"""The requirements of one system and the answer to the one that is chosen; all of it by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from govdesk.app.queries.checklist import ChecklistRow, checklist
from govdesk.domain import words
from govdesk.qt.desk import Desk
from govdesk.qt.pages.checklists.answer_form import AnswerForm
from govdesk.qt.pages.checklists.changed import ChangedStrip
from govdesk.qt.pages.checklists.overlap_offer import OverlapOffer
from govdesk.qt.pages.checklists.overlaps import OverlapsPanel
from govdesk.qt.pages.checklists.requirement import RequirementDetail
from govdesk.qt.pages.checklists.rows import CHECKS, FILTERS, Requirements, passes, shared_words
from govdesk.qt.parts.cards import upright
from govdesk.qt.parts.fields import Choice
from govdesk.qt.parts.table import SearchBox, Table
from govdesk.qt.parts.theme import label, line_height

if TYPE_CHECKING:
    from govdesk.app.snapshot import Snapshot

_HELP = "Up, Down: move. 1 to 6: state. R: reason. E: evidence. O: overlaps. Ctrl+Enter: save and go on."


class RequirementsPanel(QWidget):
    """List above, detail and answer below. navigate(kind, id) and failed(sentence) are the page's."""

    navigate = Signal(str, str)
    failed = Signal(str)

    def __init__(self, desk: Desk) -> None:
        """Build the widgets."""
        super().__init__()
        self._desk = desk
        self._snapshot: Snapshot | None = None
        self._all: tuple[ChecklistRow, ...] = ()
        self._system, self._pack, self._at = "", "", ""
        self.search = SearchBox("Search requirements")
        self.state = Choice((*FILTERS, *words.SHOWN_STATES), "All that apply or may apply")
        self.area = Choice((), "All areas")
        self.changed = ChangedStrip(desk)
        self.count = label("", "small", role="muted")
        self.model = Requirements(desk.theme)
        self.table = Table(self.model, "Requirements", "checklists/requirements", desk.settings)
        self.detail = RequirementDetail(desk)
        self.answer = AnswerForm(desk)
        self.overlaps = OverlapsPanel(desk)
        self.offer = OverlapOffer(desk)
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        self.state.name("Show by state", "")
        self.area.name("Show by area", "")
        self.table.setAccessibleDescription(_HELP)
        bar = QHBoxLayout()
        bar.addWidget(self.search, 2)
        bar.addWidget(self.state, 2)
        bar.addWidget(self.area, 2)
        below = QSplitter(Qt.Orientation.Horizontal)
        below.setChildrenCollapsible(False)
        below.addWidget(upright(self.detail))
        below.addWidget(self.answer)
        below.setSizes([line_height() * 20, line_height() * 22])
        self.split = QSplitter(Qt.Orientation.Vertical)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self.table)
        self.under = QStackedWidget()
        self.under.addWidget(below)
        self.under.addWidget(self.overlaps)
        self.split.addWidget(self.under)
        self.split.setSizes([line_height() * 13, line_height() * 18])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, line_height() // 2, 0, 0)
        layout.addWidget(self.changed)
        layout.addLayout(bar)
        layout.addWidget(self.split, 1)
        layout.addWidget(self.offer)
        layout.addWidget(self.count)

    def _connect(self) -> None:
        self.search.searched.connect(lambda _text: self._narrow())
        self.state.edited.connect(self._narrow)
        self.area.edited.connect(self._narrow)
        self.table.picked.connect(self._pick)
        self.table.opened.connect(lambda _row: self.answer.state.setFocus())
        self.table.installEventFilter(self)
        self.answer.goes_on.connect(self._go_on)
        self.answer.saved.connect(lambda: self.offer.expect(self._at))
        self.offer.wanted.connect(self._offered)
        self.offer.gone.connect(self.count.show)
        self.detail.overlaps.connect(self.show_overlaps)
        self.overlaps.closed.connect(self._leave)
        self.overlaps.navigate.connect(self.navigate)
        self.detail.navigate.connect(self.navigate)
        self.detail.offered.connect(self.answer.take)
        self.changed.asked.connect(self._show_changed)
        for part in (self.detail, self.changed):
            part.failed.connect(self.failed)
        for keys, calls in (
            ("Ctrl+Return", self.answer.save_and_go_on),
            ("Ctrl+Enter", self.answer.save_and_go_on),
            ("Escape", self._leave),
        ):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(calls)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let 1 to 6, R and E in the list act on the answer, and O show what overlaps."""
        if watched is self.table and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
            if plain and event.key() == Qt.Key.Key_O:
                self.show_overlaps()
                return True
            return plain and self.answer.keyed(event.key())
        return False

    def show_system(self, snapshot: Snapshot, system: str, pack: str) -> None:
        """Show the requirements of a system by a pack; the one that was chosen stays chosen."""
        self._snapshot = snapshot
        if (system, pack) != (self._system, self._pack):
            self._at = ""
            self.under.setCurrentIndex(0)
            self.offer.forget()
        self._system, self._pack = system, pack
        self._all = checklist(snapshot, system, pack)
        self.area.offer((area, area) for area in dict.fromkeys(row.area or "Other" for row in self._all))
        self.changed.look(snapshot, system, pack)
        self.model.shared = shared_words([row.cite for row in self._all])
        self.table.leave_out(CHECKS, out=all(row.seen is None for row in self._all))
        self._narrow()
        self.offer.look(snapshot)
        self.count.setHidden(self.offer.isVisibleTo(self))

    def show_overlaps(self) -> None:
        """Show what overlaps with the requirement that is chosen, in the place of its answer."""
        if self._at:
            self.offer.forget()
            self.under.setCurrentWidget(self.overlaps)
            self._pick(self.table.row)
            self.overlaps.start()

    def _offered(self, id_: str) -> None:
        if self.open_row(id_):
            self.show_overlaps()

    def _leave(self) -> None:
        """Go back from the overlaps to the answer, and to the list."""
        self.under.setCurrentIndex(0)
        self.table.setFocus()

    def _show_changed(self) -> None:
        self._drop_filters()
        self.state.put(words.TO_CONFIRM)
        self._at = ""
        self._narrow()
        self.table.setFocus()

    def _narrow(self) -> None:
        state, area, text = self.state.text(), self.area.text(), self.search.text()
        rows = [row for row in self._all if passes(row, state, area, text)]
        kept = self._at
        self.table.clearSpans()
        self.table.blockSignals(True)
        self.model.show_rows(rows)
        for place in self.model.heads():
            self.table.setSpan(place, 0, 1, self.model.columnCount())
        self.table.stand_on(self._place(kept))
        self.table.blockSignals(False)
        open_ = f"{len(rows)} of {len(self._all)} requirements. " if len(rows) != len(self._all) else ""
        self.count.setText(f"{open_}{_HELP}")
        self._pick(self.table.row)

    def _place(self, id_: str) -> int:
        place = self.model.place(id_) if id_ else -1
        return place if place >= 0 else self.model.after(-1)

    def _pick(self, row: object) -> None:
        chosen = row if isinstance(row, ChecklistRow) else None
        self._at = chosen.id if chosen else ""
        self.under.setVisible(chosen is not None)
        self.answer.show_row(chosen)
        if chosen is not None and self._snapshot is not None:
            self.detail.show_row(self._snapshot, chosen)
            if self.under.currentWidget() is self.overlaps:
                self.overlaps.show_overlaps(self._snapshot, chosen.system, chosen.requirement)

    def _go_on(self) -> None:
        """Stand on the next requirement; the list keeps the focus, so that the next key answers it."""
        following = self.model.after(self.table.currentIndex().row())
        if following >= 0:
            self.table.stand_on(following)
        self.table.setFocus()

    def start(self) -> None:
        """Give the list the focus."""
        self.table.setFocus()

    def open_row(self, id_: str) -> bool:
        """Choose a requirement (SYSTEM/REQUIREMENT), dropping filters that hide it."""
        if not any(row.id == id_ for row in self._all):
            return False
        self._at = id_
        if self.model.place(id_) < 0:
            self._drop_filters()
        self._narrow()
        return True

    def start_anew(self) -> None:
        """Show all requirements, stand on the first, and give the list the focus."""
        self._at = ""
        self._drop_filters()
        self._narrow()
        self.table.setFocus()

    def _drop_filters(self) -> None:
        self.search.setText("")
        self.state.put("")
        self.area.put("")
