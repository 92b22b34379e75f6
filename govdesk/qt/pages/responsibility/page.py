"""Responsibility: the picture of a day, its table twin, and who answers for what stands in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSplitter, QVBoxLayout, QWidget

from govdesk.app.names import find_named, title
from govdesk.app.queries.places import read_duty_place
from govdesk.domain.records import KINDS, Party, Relation
from govdesk.qt.desk import Desk
from govdesk.qt.page import Page
from govdesk.qt.pages.responsibility.changes_tab import ChangesTab
from govdesk.qt.pages.responsibility.day_steps import DaySteps
from govdesk.qt.pages.responsibility.detail import Detail
from govdesk.qt.pages.responsibility.export import export
from govdesk.qt.pages.responsibility.matrix_tab import MatrixTab
from govdesk.qt.pages.responsibility.pane import PicturePane
from govdesk.qt.pages.responsibility.table import TwinRow
from govdesk.qt.pages.responsibility.three import ThreeTab
from govdesk.qt.parts.cards import button
from govdesk.qt.parts.fields import Choice, Picker
from govdesk.qt.parts.form import named
from govdesk.qt.parts.theme import line_height

if TYPE_CHECKING:
    from govdesk.app.snapshot import Snapshot

_SUBJECTS = ("system", "component", "party", "organization")
_FORMS = ("assign", "relate", "hand_over", "role", "change_role")
_OPENS = ("who", *_FORMS, *_SUBJECTS)
_DEPTHS = (("1", "1 step around"), ("2", "2 steps around"), ("3", "3 steps around"), ("6", "6 steps around"))


class ResponsibilityPage(Page):
    """Who answers for what, on any day."""

    title = "Responsibility"
    icon = "responsibility"
    kinds = frozenset(KINDS)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Build the widgets."""
        super().__init__(desk, parent)
        self._given: Snapshot | None = None
        self._snapshot: Snapshot | None = None
        self._focus = ""
        self.subject = Picker()
        self.reach = Choice(_DEPTHS, "")
        self.reach.box.removeItem(0)
        self.reach.put("2")
        self.steps = DaySteps(desk)
        self.matrix = MatrixTab(desk)
        self.changes = ChangesTab(desk)
        self.three = ThreeTab(desk)
        self.detail = Detail(desk)
        more = ((self.three, "Three models"), (self.matrix, "RACI"), (self.changes, "Changes"))
        self.pane = PicturePane(desk, more)
        self.tabs, self.view, self.table, self.rows = self.pane.tabs, self.pane.view, self.pane.table, self.pane.rows
        self.sieve, self.slide, self.says = self.pane.sieve, self.pane.slide, self.pane.saying.says
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        line = self.subject.box.lineEdit()
        if line is not None:
            line.setPlaceholderText("Whole organization – type a name to look around it")
        self.subject.name("Subject", "A system, component or party; empty is the whole organization.")
        self.reach.name("How far around the subject", "")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._bar())
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(self.pane)
        split.addWidget(self.detail)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        split.setSizes([line_height() * 34, line_height() * 20])
        layout.addWidget(split, 1)

    def _bar(self) -> QHBoxLayout:
        bar = QHBoxLayout()
        name = QLabel("&Subject")
        name.setBuddy(self.subject.control)
        self.whole = button("Whole organization", lambda: self.look("", focus=True))
        bar.addWidget(name)
        bar.addWidget(self.subject, 1)
        for widget in (self.whole, self.reach, self.steps):
            bar.addWidget(widget)
        return bar

    def _connect(self) -> None:
        self.subject.box.activated.connect(lambda _index: self.look(self.subject.text(), focus=True))
        self.subject.entered.connect(lambda: self.look(self.subject.text(), focus=True))
        self.tabs.currentChanged.connect(lambda _place: self._fill_tab())
        self.pane.take_keys(self)
        self.pane.drawn.connect(self._follow)
        self.pane.looked_for.connect(self.look)
        self.reach.edited.connect(self._draw)
        self.sieve.changed.connect(self._draw)
        self.steps.viewed.connect(lambda: self.show_snapshot(self._given) if self._given else None)
        self.sieve.repicked.connect(lambda: self._draw(fit=True))
        self.view.chosen.connect(self.look)
        self.view.picked.connect(self._look_at_several)
        self.detail.several.shown.connect(lambda how: self.sieve.pick(how, frozenset(self.detail.several.ids)))
        self.detail.several.exported.connect(self._export)
        self.view.opened.connect(lambda id_: self.look(id_, focus=True))
        self.view.edge_chosen.connect(self.pane.stand_on_edge)
        self.view.drawn.connect(self._propose)
        self.table.picked.connect(self._pick_row)
        self.table.opened.connect(lambda row: self.look(row.target or row.source, focus=True))
        self.matrix.opened.connect(lambda id_: self.look(id_, focus=True))
        self.matrix.failed.connect(self.problems)
        self.changes.picked.connect(lambda id_: self.look(id_, focus=True))
        self.three.navigate.connect(self.navigate)
        self.three.chosen.connect(lambda id_: self.look(id_, focus=True))
        self.detail.navigate.connect(self.navigate)
        self.detail.failed.connect(self.problems)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show a state and date; the subject stays while it is there."""
        self._given = snapshot
        self._snapshot = snapshot = self.steps.follow(snapshot)
        self.slide.follow(snapshot)
        self.sieve.offer(snapshot.ties)
        self.subject.offer(self._subjects(snapshot))
        self.subject.put(self._focus)
        self._draw()

    def _subjects(self, snapshot: Snapshot) -> list[tuple[str, str]]:
        """List what can be looked at; what is looked at keeps its name on a day before it was recorded."""
        pairs = named(snapshot.state, _SUBJECTS)
        if self._focus and self._focus not in dict(pairs):
            pairs.append((self._focus, title(self.desk.session.state, self._focus)))
        return pairs

    def open_record(self, kind: str, id_: str) -> bool:
        """Look at a system, component, party or organization; `assign` and `hand_over` open a form there."""
        if self._snapshot is None:
            return False
        duty = self._snapshot.state.get(Relation, id_) if kind in ("hand_over", "change_role") else None
        target, *asked = (
            read_duty_place(id_) if kind in ("assign", "relate", "role") else (duty.target if duty else id_,)
        )
        if kind not in _OPENS or find_named(self._snapshot.state, target) is None:
            return False
        self.look(target, focus=kind not in _FORMS or target not in self.view.picture_scene.items_by_id)
        if kind in ("who", *_FORMS) and self.detail.isHidden():
            self.tabs.setCurrentIndex(0)
        if not self.detail.open_form(kind, duty, asked):
            self.home.setFocus()
        return True

    @property
    def home(self) -> QWidget:
        """What the tab shows: the picture, or what stands in its place."""
        return (self.view, self.table, self.three, self.matrix.table, self.changes.table)[self.tabs.currentIndex()]

    def look(self, id_: str, *, focus: bool = False) -> None:
        """Look at a subject; with `focus` the picture is drawn around it."""
        if self._snapshot is not None and self.sieve.reveal(self._snapshot.ties, id_):
            self._draw()
        if focus and (self.sieve.widen() or id_ != self._focus):
            self._focus = id_
            self.subject.put(id_)
            self._draw(fit=True)
        self._show(id_ or self._focus)

    def _draw(self, *, fit: bool = False) -> None:
        if self._snapshot is None:
            return
        self.reach.setVisible(bool(self._focus or self.sieve.shown().around))
        self.whole.setEnabled(bool(self._focus))
        around = self.subject.box.currentText() if self._focus else ""
        self.pane.draw(self._snapshot, self._focus, int(self.reach.text()), around, fit=fit)

    def _follow(self) -> None:
        """Say of what is looked at what the picture says."""
        several = self.view.picture_scene.picked
        if several:
            self._look_at_several(several)
        else:
            self._show(self.detail.subject or self._focus)
        self._fill_tab()

    def _fill_tab(self) -> None:
        """Fill the matrix or the changes only where they are seen; the three models have all the room."""
        widget, snapshot = self.tabs.currentWidget(), self._snapshot
        self.detail.setVisible(widget is not self.three)
        self.pane.follow_tab()
        if snapshot is not None and widget is self.matrix:
            self.matrix.show_matrix(snapshot, self._focus)
        elif snapshot is not None and widget is self.changes:
            self.changes.show_snapshot(snapshot)

    def _show(self, id_: str) -> None:
        if self._snapshot is None:
            return
        self.sieve.look(self._snapshot.ties, id_, focused=bool(self._focus))
        self.detail.show_subject(self._snapshot, id_)
        party = self._snapshot.state.get(Party, id_) is not None
        self.three.ask(self._snapshot, self._focus if party else id_)
        self.view.choose(id_, self.detail.path)

    def _look_at_several(self, ids: frozenset[str]) -> None:
        if self._snapshot is not None:
            self.sieve.look(self._snapshot.ties, "", focused=bool(self._focus))
            self.detail.show_several(self._snapshot, ids)

    def _export(self) -> None:
        if self._snapshot is not None:
            export(self.desk, self._snapshot, frozenset(self.detail.several.ids), self)

    def _propose(self, source: str, target: str) -> None:
        """Ask for the duty that a line was drawn for."""
        if self._snapshot is None:
            return
        if self._snapshot.state.get(Party, source) is None:
            self.problems.emit("A duty begins at a person, a team or a body: draw the line from there.")
            return
        self.look(target)
        self.detail.ask_duty("", party=source)

    def _pick_row(self, row: TwinRow) -> None:
        self.look(row.target or row.source)
