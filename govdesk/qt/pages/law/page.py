"""The law: the packs that this workspace is checked against, those that are offered, and what each of them rests on."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QStackedLayout, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from govdesk.app.commands.packs import adopt, upgrade
from govdesk.app.queries.law import PackRow, pack_rows
from govdesk.app.queries.upgrade import upgrade_preview
from govdesk.app.snapshot import Snapshot
from govdesk.domain.law.packs import Pack
from govdesk.domain.problems import Problems
from govdesk.domain.records import KINDS
from govdesk.qt.desk import Desk
from govdesk.qt.jobs import Done, Failed, Outcome
from govdesk.qt.page import Page
from govdesk.qt.pages.law import files
from govdesk.qt.pages.law.coming import ComingPanel
from govdesk.qt.pages.law.detail import PackDetail
from govdesk.qt.pages.law.mistakes import Mistakes
from govdesk.qt.pages.law.trial import TrialPanel
from govdesk.qt.pages.law.upgrade import UpgradeView
from govdesk.qt.parts.cards import button, row, sentence, upright
from govdesk.qt.parts.models import Column, Rows
from govdesk.qt.parts.table import Table
from govdesk.qt.parts.theme import label, line_height
from govdesk.store.packs import load_pack, shipped, versions


def _use(row: PackRow) -> str:
    if not row.used:
        return "offered"
    return f"since {row.since.isoformat()}" if row.since else "in use"


_COLUMNS = (
    Column[PackRow](
        "Pack", lambda one: one.pack.title, lambda one: "good" if one.used else "neutral", width=30, least=40
    ),
    Column[PackRow]("Use", _use, width=14),
    Column[PackRow]("Requirements", lambda one: str(len(one.pack.requirements)), right=True, width=9),
)
_OWN = "YAML, a workbook, CSV, or a library of CISO Assistant; nothing is taken into use"
_EXAMPLE = "A small policy as a workbook, CSV or YAML, to be changed into your own"
_SAYS = "Systems are checked against the packs in use. Choose one to see what it demands and what it rests on."


class LawPage(Page):
    """Packs on the left; beside them what one says of itself, and the button that takes it into use."""

    title: ClassVar[str] = "Law"
    icon: ClassVar[str] = "law"
    kinds: ClassVar[frozenset[str]] = frozenset(KINDS)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Build the widgets."""
        super().__init__(desk, parent)
        self._snapshot: Snapshot | None = None
        self._offered: tuple[Pack, ...] | None = None
        self.rows = Rows(_COLUMNS, desk.theme)
        self.table = Table(self.rows, "Rule packs", "law/packs", desk.settings)
        self.detail = PackDetail(desk)
        self.mistakes = Mistakes(desk)
        self.trial = TrialPanel(desk)
        self.coming = ComingPanel(desk)
        self.upgrade = UpgradeView(desk)
        self.own = button("Read a pack of your own…", self._choose, tip=_OWN)
        self.empty = button("Write an example…", lambda: files.write_example(desk, self), tip=_EXAMPLE)
        self._wire()
        self._stack = QStackedLayout(self)
        for part in (self._tabs(), self.mistakes, self.trial):
            self._stack.addWidget(part)

    def _wire(self) -> None:
        self.table.picked.connect(self._pick)
        self.detail.adopt.connect(self._adopt)
        self.detail.attempt.connect(self._try)
        self.detail.export.connect(lambda pack: files.export(self.desk, self, pack))
        self.detail.compare.connect(self._compare)
        self.upgrade.put.connect(self._upgrade)
        self.upgrade.back.connect(self._show_detail)
        for panel in (self.detail, self.coming):
            panel.navigate.connect(self.navigate)
        self.coming.failed.connect(self.problems)
        self.mistakes.again.connect(self._read)
        self.trial.adopt.connect(self._adopt)
        for part in (self.mistakes, self.trial):
            part.left.connect(self._back)

    def _tabs(self) -> QWidget:
        self.tabs = QTabWidget()
        self.tabs.addTab(self._packs(), "Packs")
        self.tabs.addTab(self.coming, "What comes next")
        return self.tabs

    def _packs(self) -> QWidget:
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self._left())
        self.beside = QStackedWidget()
        self.beside.addWidget(upright(self.detail))
        self.beside.addWidget(upright(self.upgrade))
        split.addWidget(self.beside)
        split.setChildrenCollapsible(False)
        split.setStretchFactor(1, 1)
        split.setSizes([line_height() * 29, line_height() * 33])
        made = QWidget()
        layout = QVBoxLayout(made)
        layout.setContentsMargins(0, line_height() // 2, 0, 0)
        layout.addWidget(label(_SAYS, role="muted"))
        layout.addWidget(split, 1)
        return made

    def _left(self) -> QWidget:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table, 1)
        column.addWidget(row(self.own, self.empty))
        return left

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show the packs; those that come with the program are read once, in the background."""
        self._snapshot = snapshot
        self.coming.show_snapshot(snapshot)
        if self.trial.pack is not None and self._stack.currentWidget() is self.trial:
            self.trial.show_pack(self.trial.pack, snapshot)
        if self._offered is None:
            self._offered = ()
            self.desk.jobs.run(lambda _job: _read_shipped(), self._came)
        self._fill()

    def open_record(self, kind: str, id_: str) -> bool:
        """Choose a pack by its id."""
        number = self.rows.find(lambda one: one.id == id_) if kind == "pack" else -1
        if number >= 0:
            self._stack.setCurrentIndex(0)
            self.tabs.setCurrentIndex(0)
            self.table.stand_on(number)
        return number >= 0

    def _came(self, outcome: Outcome[tuple[Pack, ...]]) -> None:
        if isinstance(outcome, Failed):
            raise outcome.error
        if isinstance(outcome, Done):
            self._offered = outcome.value
            self._fill()

    def _choose(self) -> None:
        """Read a pack file of the organization; it is offered like the others, or its mistakes are shown by place."""
        path = self.desk.dialogs.open_file(self, "Read a pack", files.READ)
        if path is not None:
            self._read(path)

    def _read(self, path: Path) -> None:
        files.read(self.desk, path, lambda read: self._was_read(path, read))

    def _was_read(self, path: Path, read: Pack | Problems) -> None:
        if isinstance(read, tuple):
            self.mistakes.show_mistakes(path, read)
            self._stack.setCurrentWidget(self.mistakes)
            self.mistakes.table.setFocus()
            return
        self._offered = (
            *(one for one in self._offered or () if (one.id, one.version) != (read.id, read.version)),
            read,
        )
        self._fill()
        self._back()
        self.open_record("pack", read.id)
        self.desk.said.emit(f"{path.name} was read without mistakes. Nothing is taken into use yet.", "good")

    def _try(self, pack: Pack) -> None:
        if self._snapshot is not None:
            self.trial.show_pack(pack, self._snapshot)
            self._stack.setCurrentWidget(self.trial)
            self.trial.system.box.setFocus()

    def _back(self) -> None:
        self._stack.setCurrentIndex(0)
        self.table.setFocus()

    def _fill(self) -> None:
        if self._snapshot is None:
            return
        kept = self.table.row
        self.rows.show(pack_rows(self._snapshot, self._offered or ()))
        number = self.rows.find(lambda one: isinstance(kept, PackRow) and one.id == kept.id)
        self.table.stand_on(max(number, 0) if self.rows.rowCount() else -1)

    def _pick(self, chosen: PackRow) -> None:
        self.detail.show_pack(chosen, self.desk.session.today)
        self._show_detail()

    def _show_detail(self) -> None:
        self.beside.setCurrentIndex(0)

    def _compare(self, pack: Pack) -> None:
        if self._snapshot is not None:
            self.upgrade.show_preview(upgrade_preview(self._snapshot, pack))
            self.beside.setCurrentIndex(1)

    def _upgrade(self, pack: Pack) -> None:
        if self._snapshot is not None:
            before = next((one for one in self._snapshot.packs if one.id == pack.id), None)
            session = self.desk.session
            problems = self.desk.do(upgrade(session.state, before, pack, session.today, self._snapshot.packs))
            if problems:
                self.problems.emit(sentence(problems))

    def _adopt(self, pack: Pack) -> None:
        session, used = self.desk.session, self._snapshot.packs if self._snapshot else ()
        problems = self.desk.do(adopt(session.state, pack, session.today, used))
        if problems:
            self.problems.emit(sentence(problems))
        elif self._stack.currentWidget() is self.trial:
            self._back()


def _read_shipped() -> tuple[Pack, ...]:
    """Read the packs that come with the program, newest versions first; one that is spoilt fails the tests."""
    names = (name for id_ in shipped() for name in versions(id_))
    return tuple(pack for pack in map(load_pack, names) if isinstance(pack, Pack))
