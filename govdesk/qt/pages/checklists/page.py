"""Checklists: systems with their progress, the requirements of one, the answer to each; classification; coverage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QSplitter, QTabWidget, QVBoxLayout, QWidget

from govdesk.app.queries.checklist import progress
from govdesk.app.queries.classes import class_of
from govdesk.domain.records import KINDS, Answer, System
from govdesk.qt.desk import Desk
from govdesk.qt.page import Page
from govdesk.qt.pages.checklists.coverage import CoveragePanel
from govdesk.qt.pages.checklists.exposure import ExposurePanel
from govdesk.qt.pages.checklists.requirements import RequirementsPanel
from govdesk.qt.pages.checklists.rows import SYSTEM_COLUMNS, SystemRow
from govdesk.qt.pages.classification.head import tone_of
from govdesk.qt.pages.classification.panel import ClassifyPanel
from govdesk.qt.parts.cards import button, upright
from govdesk.qt.parts.fields import Choice
from govdesk.qt.parts.focus import first_list
from govdesk.qt.parts.models import Rows
from govdesk.qt.parts.table import Table
from govdesk.qt.parts.theme import label, line_height

if TYPE_CHECKING:
    from govdesk.app.snapshot import Snapshot

_EXPOSURE = 2
"""Which tab shows what open duties can cost."""
_NO_SYSTEMS = "No system is registered yet. Register one first: its checklist follows from its class."
_NO_PACKS = "No rule pack is in use in this workspace, so there is nothing to check against."


class ChecklistsPage(Page):
    """What each system must do, and how far that is done."""

    title = "Checklists"
    icon = "checklists"
    kinds = frozenset(KINDS)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Build the widgets."""
        super().__init__(desk, parent)
        self._snapshot: Snapshot | None = None
        self.system = ""
        self.pack = Choice((), "")
        self.pack.name("Rule pack", "The law, standard or house rules to check against.")
        self.rows = Rows(SYSTEM_COLUMNS, desk.theme)
        self.table = Table(self.rows, "Systems", "checklists/systems", desk.settings, lines=2)
        self.requirements = RequirementsPanel(desk)
        self.classification = ClassifyPanel(desk)
        self.exposure = ExposurePanel(desk)
        self.coverage = CoveragePanel(desk)
        header = self.table.horizontalHeader()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.says = label("", role="muted")
        self.begin = button("Register a system", lambda: self.navigate.emit("system", "new"), role="main")
        self.empty, self.left = QWidget(), QWidget()
        self.tabs = QTabWidget()
        self._arrange()
        self.pack.edited.connect(self._fill)
        self.table.picked.connect(self._pick)
        self.table.opened.connect(lambda _row: self.requirements.start())
        self.classification.finished.connect(self._to_requirements)
        self.tabs.currentChanged.connect(lambda _index: self._show())
        for part in (self.requirements, self.classification):
            part.navigate.connect(self.navigate)
            part.failed.connect(self.problems)
        self.exposure.navigate.connect(self.navigate)
        self.coverage.navigate.connect(self.navigate)
        self.coverage.turned.connect(self._turn)

    @property
    def unsaved(self) -> bool:
        """Tell whether an answer to a requirement or to a question was begun and not given."""
        return super().unsaved or self.requirements.answer.pending or self.classification.interview.unsaved

    @property
    def home(self) -> QWidget | None:
        """Give the list of the tab that is open."""
        return first_list(self.tabs) or first_list(self)

    def _arrange(self) -> None:
        column = QVBoxLayout(self.left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pack)
        column.addWidget(self.table, 1)
        self.tabs.addTab(self.requirements, "Requirements")
        self.tabs.addTab(self.classification, "Classification")
        self.tabs.addTab(upright(self.exposure), "Exposure")
        self.tabs.addTab(self.coverage, "Coverage")
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.left)
        split.addWidget(self.tabs)
        split.setStretchFactor(1, 1)
        split.setSizes([line_height() * 19, line_height() * 46])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        nothing = QVBoxLayout(self.empty)
        nothing.addStretch(1)
        nothing.addWidget(self.says)
        nothing.addWidget(self.begin, 0, Qt.AlignmentFlag.AlignLeft)
        nothing.addStretch(2)
        layout.addWidget(self.empty, 1)
        layout.addWidget(split, 1)
        self.split = split

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show a state and date; the chosen system and requirement stay."""
        self._snapshot = snapshot
        self.pack.box.blockSignals(True)
        self._offer_packs(snapshot)
        self.pack.box.blockSignals(False)
        systems = snapshot.state.all(System)
        nothing = _NO_SYSTEMS if not systems else ("" if snapshot.packs else _NO_PACKS)
        self.begin.setVisible(not systems and not self.desk.read_only)
        self.says.setText(nothing)
        self.empty.setVisible(bool(nothing))
        self.split.setVisible(not nothing)
        self._fill()

    def _offer_packs(self, snapshot: Snapshot) -> None:
        kept = self.pack.text()
        self.pack.box.clear()
        for pack in snapshot.packs:
            self.pack.box.addItem(f"{pack.title}, version {pack.version}", pack.id)
        index = self.pack.box.findData(kept)
        self.pack.box.setCurrentIndex(max(index, 0))
        self.pack.setVisible(bool(snapshot.packs))

    def _fill(self) -> None:
        snapshot, pack = self._snapshot, self.pack.text()
        if snapshot is None or not pack:
            return
        self.table.blockSignals(True)
        systems = sorted(snapshot.state.all(System).values(), key=lambda one: (one.name.casefold(), one.id))
        self.rows.show([_system_row(snapshot, one, pack) for one in systems])
        if self.rows.find(lambda row: row.system == self.system) < 0:
            first = self.rows.row(0)
            self.system = first.system if first is not None else ""
        self.table.stand_on(self.rows.find(lambda row: row.system == self.system))
        self.table.blockSignals(False)
        self._show()

    def _pick(self, row: SystemRow) -> None:
        if row.system != self.system:
            self.system = row.system
            self._show()

    def _show(self) -> None:
        snapshot, pack = self._snapshot, self.pack.text()
        # the coverage is of all packs, has a list of systems of its own, and needs the whole width
        self.left.setHidden(self.tabs.currentWidget() is self.coverage)
        if snapshot is None or not pack or not self.system:
            return
        if self.tabs.currentWidget() is self.classification:
            self.classification.show_system(snapshot, self.system, pack)
        elif self.tabs.currentIndex() == _EXPOSURE:
            self.exposure.show_system(snapshot, self.system, pack)
        elif self.tabs.currentWidget() is self.coverage:
            self.coverage.show_system(snapshot, self.system)
        else:
            self.requirements.show_system(snapshot, self.system, pack)

    def _turn(self, system: str) -> None:
        """Stay with the system that the coverage was turned to."""
        if system:
            self.system = system
            self.table.blockSignals(True)
            self.table.stand_on(self.rows.find(lambda row: row.system == system))
            self.table.blockSignals(False)

    def _to_requirements(self) -> None:
        """Go from the end of the interview to what follows from it."""
        self.tabs.setCurrentIndex(0)
        self.requirements.start_anew()

    def open_record(self, kind: str, id_: str) -> bool:
        """Open a system, or what an id names: SYSTEM/REQUIREMENT, SYSTEM/FACT, or SYSTEM/PACK for an exposure."""
        system, _, rest = id_.partition("/")
        if self._snapshot is None or self._snapshot.state.get(System, system) is None:
            return False
        self.system = system
        self.table.stand_on(self.rows.find(lambda row: row.system == system))
        asked = kind in ("question", "class")
        self.tabs.setCurrentIndex(_EXPOSURE if kind == "exposure" else 1 if asked else 0)
        self._choose_pack(kind, id_, rest)
        self._show()
        if kind == "exposure":
            return True
        return self.classification.open_question(rest) if asked else not rest or self.requirements.open_row(id_)

    def _choose_pack(self, kind: str, id_: str, rest: str) -> None:
        snapshot = self._snapshot
        if snapshot is None or not rest:
            return
        answer = snapshot.state.get(Answer, id_) if kind == "answer" else None
        for pack in snapshot.packs:
            if kind == "exposure" and pack.id == rest:
                self.pack.put(rest)
            if (answer and answer.pack == pack.id) or (not answer and (rest in pack.duties or rest in pack.asked)):
                self.pack.put(pack.id)
                return


def _system_row(snapshot: Snapshot, system: System, pack: str) -> SystemRow:
    assessment = snapshot.assessment(system.id, pack)
    class_ = class_of(assessment)
    return SystemRow(system.id, system.name, class_.label, tone_of(assessment.headline), progress(assessment))
