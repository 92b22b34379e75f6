"""The register: a long list of each kind of record, and beside it one record from all sides, or its form."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from govdesk.app.commands import register, systems
from govdesk.app.commands.checks import hanging_on
from govdesk.app.queries.record import record_view
from govdesk.domain.change import Change
from govdesk.domain.problems import Problems
from govdesk.domain.records import KINDS, Fact, Record
from govdesk.domain.state import State
from govdesk.qt.desk import Desk
from govdesk.qt.page import Page
from govdesk.qt.pages.register.columns import TYPES
from govdesk.qt.pages.register.deeds import deeds
from govdesk.qt.pages.register.detail import RecordDetail
from govdesk.qt.pages.register.lists import RecordLists
from govdesk.qt.parts.cards import sentence
from govdesk.qt.parts.form import RecordForm
from govdesk.qt.parts.panel import EditPanel
from govdesk.qt.parts.theme import label, line_height, mark
from govdesk.qt.where import place_of_record

if TYPE_CHECKING:
    from govdesk.app.snapshot import Snapshot

_FIRST = "Save or cancel what you have begun first."
_Command = Callable[[dict[str, str]], "Change | Problems"]


class RegisterPage(Page):
    """Tabs for the kinds, a list, a detail."""

    title: ClassVar[str] = "Register"
    icon: ClassVar[str] = "register"
    kinds: ClassVar[frozenset[str]] = frozenset(KINDS)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.snapshot: Snapshot | None = None
        self.lists = RecordLists(desk)
        self.lists.picked.connect(self._picked)
        self.lists.opened.connect(self.edit)
        self.lists.turned.connect(self._turned)
        self.bar = self.lists.bar
        self.detail = RecordDetail(desk)
        self.detail.navigate.connect(self.navigate)
        self.detail.licences.failed.connect(self.problems)
        self.detail.mender.failed.connect(self.problems)
        self.none = label("", role="muted")
        self.none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.side = QStackedWidget()
        self.side.addWidget(self.none)
        self.side.addWidget(self.detail)
        self.editor: EditPanel | None = None
        self._arrange()

    def _arrange(self) -> None:
        self.add_button = QPushButton()
        mark(self.add_button, "role", "main")
        self.add_button.clicked.connect(self.add)
        split = QSplitter(Qt.Orientation.Horizontal)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.lists, 1)
        column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        split.addWidget(left)
        split.addWidget(self.side)
        split.setSizes([480, 580])
        split.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.bar)
        layout.addSpacing(line_height() // 4)
        layout.addWidget(split, 1)
        for keys, calls in (("Ctrl+E", self.edit), ("Ctrl+Return", self.edit), ("Delete", self.remove)):
            shortcut = QShortcut(QKeySequence(keys), left, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(calls)

    # ---- what is shown -----------------------------------------------------------------------------------------

    @property
    def kind(self) -> str:
        """The kind of the tab that is open."""
        return self.lists.kind

    @property
    def record(self) -> Record | None:
        """The record that is selected."""
        return self.lists.record

    @property
    def unsaved(self) -> bool:
        """Tell whether a form is open in which something was typed."""
        return self.editor is not None and self.editor.form.touched

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Ask all lists and the detail again; a form that is open keeps what is typed."""
        self.snapshot = snapshot
        self.lists.look(snapshot)
        self._turn()

    def _turned(self) -> None:
        if not self.unsaved:
            self._put_form_away()
        self._turn()

    def _turn(self) -> None:
        """Show the list of the kind that is chosen, and the record that was selected in it."""
        self.lists.turn()
        self.add_button.setText(self.lists.shelf.adds)
        self.add_button.setVisible(bool(self.lists.shelf.adds) and not self.desk.read_only)
        if self.editor is None:
            self._show_detail()

    def _picked(self) -> None:
        if self.unsaved:
            self.problems.emit(_FIRST)
            QTimer.singleShot(0, self, self._turn)
            return
        self.lists.keep()
        self._put_form_away()
        self._show_detail()

    def _show_detail(self) -> None:
        record, snapshot = self.record, self.snapshot
        if record is None or snapshot is None:
            self.none.setText(self.lists.shelf.empty if not self.lists.current.box.text() else "")
            self.side.setCurrentWidget(self.none)
            return
        history = self.desk.session.history(self.kind, record.id)
        view = record_view(snapshot, record.id, self.kind, history)
        if view is not None:
            self.detail.show_view(snapshot, view, deeds(self, record.id))
            self.side.setCurrentWidget(self.detail)

    def open_record(self, kind: str, id_: str) -> bool:
        """Select a record; the id "new" opens an empty form, a fact or "licences" a side of what it is about."""
        if self.snapshot is None:
            return False
        fact = self.snapshot.state.get(Fact, id_) if kind == "fact" else None
        if fact is not None:
            kind, id_ = place_of_record(self.snapshot.state, fact.subject)
        side = kind == "licences"
        kind = place_of_record(self.snapshot.state, id_)[0] if side else kind
        if kind not in TYPES or (id_ != "new" and self.snapshot.state.get(TYPES[kind], id_) is None):
            return False
        if self.unsaved:
            self.problems.emit(_FIRST)
            return True
        self._put_form_away()
        self.lists.go(kind, id_)
        self._turn()
        if id_ == "new":
            self.add()
            return True
        if fact is not None or side:
            self.detail.turn("Licences" if side else "Facts", fact.id if fact else "")
        self.lists.current.table.setFocus()
        return True

    # ---- what is changed ---------------------------------------------------------------------------------------

    def add(self) -> None:
        """Open the empty form of the kind."""
        shelf = self.lists.shelf
        if shelf.adds and not self.desk.read_only:
            self._edit(shelf.kind, None, shelf.adds, lambda values: register.save(self._state(), shelf.kind, values))

    def edit(self) -> None:
        """Open the form of the selected record."""
        record, kind = self.record, self.kind
        if record is not None and not self.desk.read_only:
            title = f"Change {getattr(record, 'name', '') or record.id}"
            self._edit(kind, record, title, lambda values: register.save(self._state(), kind, values, record.id))

    def make_system(self) -> None:
        """Open the form of a system that uses the selected component."""
        used = self.record
        if used is None or self.desk.read_only:
            return
        title = f"Make a system of {getattr(used, 'name', used.id)}"
        self.bar.setCurrentIndex(0)
        self._edit("system", None, title, lambda values: systems.system_of(self._state(), used.id, values))

    def remove(self) -> None:
        """Take the selected record away; what hangs on it is named where that cannot be. Undo brings it back."""
        record = self.record
        if record is None or self.desk.read_only:
            return
        problems = self.desk.do(register.remove(self._state(), self.kind, record.id))
        hanging = hanging_on(self._state(), record)
        if problems and hanging:
            self.detail.show_held(problems, hanging)
        elif problems:
            self.problems.emit(sentence(problems))

    def _edit(self, kind: str, record: Record | None, title: str, command: _Command) -> None:
        self._put_form_away()
        form = RecordForm(kind, self.desk.theme)
        form.load(self._state(), record)
        self.editor = EditPanel(form, lambda values: self._save(kind, command(values)))
        self.editor.left.connect(self._leave)
        self.side.addWidget(self.editor)
        self.side.setCurrentWidget(self.editor)
        self.editor.start(title)

    def _save(self, kind: str, change: Change | Problems) -> Problems:
        problems = self.desk.do(change)
        if not problems and isinstance(change, Change):
            for edit in change.edits:
                if edit.kind == kind:
                    self.lists.expect(kind, edit.id)
        return problems

    def _leave(self) -> None:
        """Show the list and the record again after a form."""
        self._put_form_away()
        self._turn()
        self.lists.current.table.setFocus()

    def _put_form_away(self) -> None:
        editor, self.editor = self.editor, None
        if editor is not None:
            self.side.removeWidget(editor)
            editor.deleteLater()

    def _state(self) -> State:
        return self.desk.session.state
