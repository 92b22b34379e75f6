"""The RACI matrix as a tab: letters set by key or button, written to a workbook and read from one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QStackedWidget, QVBoxLayout, QWidget

from govdesk.app.commands.checks import UNCHANGED
from govdesk.app.commands.matrix import Wanted, toggle
from govdesk.app.names import resolve
from govdesk.app.queries.matrix import Matrix, MatrixRow, matrix, offered
from govdesk.domain.entry import name_of
from govdesk.domain.records import Party, System
from govdesk.domain.responsibility.matrix import LETTERS
from govdesk.domain.said import count, day
from govdesk.qt.desk import Desk
from govdesk.qt.pages.responsibility.matrix_sheet import XLSX, SheetPreview, write_sheet
from govdesk.qt.pages.responsibility.matrix_table import MatrixTable, mark_words
from govdesk.qt.parts.cards import button, row, sentence, upright
from govdesk.qt.parts.fields import Picker
from govdesk.qt.parts.theme import label, line_height, mark as style

if TYPE_CHECKING:
    from govdesk.app.snapshot import Snapshot

_KEYS = (
    "In a cell: R, A, C or I sets or takes away a letter, Delete clears it. A new letter is proposed until accepted."
)


class MatrixTab(QWidget):
    """The matrix of all systems, or of the one that is looked at. failed(sentence). opened(id): the system of a row."""

    failed = Signal(str)
    opened = Signal(str)

    def __init__(self, desk: Desk) -> None:
        """Start empty."""
        super().__init__()
        self._desk = desk
        self._snapshot: Snapshot | None = None
        self._added: list[tuple[str, str]] = []
        self.shown = Matrix("", (), {}, ())
        self.title = label("", "text", bold=True)
        self.adding = Picker()
        self.adding.name("Add a party", "Gives a party a column, so that letters can be set.")
        line = self.adding.box.lineEdit()
        if line is not None:
            line.setPlaceholderText("Add a party – type a part of the name")
        self.export = button("Write workbook…", self.write, tip="The matrix as XLSX")
        self.take = button(
            "Read workbook…", self.choose, tip="Letters from an XLSX file; what would change is shown first"
        )
        self.cell = label("", "text")
        self.letters = {sign: self._letter(sign, kind) for sign, kind in LETTERS.items()}
        self.tells = label("", "small", role="muted")
        self.preview = SheetPreview(desk)
        self.preview.done.connect(self._back)
        self.stack = QStackedWidget()
        self.table = self._table()
        self._arrange()

    def _letter(self, sign: str, kind: str) -> QCheckBox:
        made = QCheckBox(f"{sign}  {kind}   ")
        made.setAccessibleName(f"{sign}, {kind}")
        made.clicked.connect(lambda _checked=False: self.letter(sign))
        return made

    def _table(self) -> MatrixTable:
        made = MatrixTable(self.shown, self._added, self._desk.theme)
        made.lettered.connect(self.letter)
        made.opened.connect(lambda one: self.opened.emit(one.target))
        made.selectionModel().currentChanged.connect(lambda _new, _old: self._look())
        return made

    def _arrange(self) -> None:
        self.adding.setMaximumWidth(line_height() * 17)
        whole = QWidget()
        inner = QVBoxLayout(whole)
        inner.setContentsMargins(0, line_height() // 3, 0, 0)
        inner.addWidget(self.title)
        inner.addWidget(row(self.adding, self.export, self.take))
        inner.addWidget(self.table, 1)
        bar = QFrame()
        style(bar, "ground", "neutral")
        below = QVBoxLayout(bar)
        below.addWidget(self.cell)
        below.addWidget(row(*self.letters.values()))
        below.addWidget(self.tells)
        inner.addWidget(bar)
        inner.addWidget(label(_KEYS, "small", role="muted"))
        self._inner = inner
        self.stack.addWidget(whole)
        self.stack.addWidget(upright(self.preview))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.stack)
        self.adding.box.activated.connect(lambda _index: self.add(self.adding.text()))
        self.adding.entered.connect(lambda: self.add(self.adding.text()))

    def show_matrix(self, snapshot: Snapshot, subject: str) -> None:
        """Show a state and date, of a system by its requirements, of anything else by all systems; the cell stays."""
        system = subject if snapshot.state.get(System, subject) is not None else ""
        at = self._at if system == self.shown.system else ("", "")
        self._snapshot, self.shown = snapshot, matrix(snapshot, system)
        self._added = [(id_, name_of(snapshot.state, id_)) for id_, _ in self._added if snapshot.state.get(Party, id_)]
        self.adding.offer([one for one in offered(snapshot, self.shown) if one not in self._added])
        self.adding.put("")
        what = f"{name_of(snapshot.state, system)}, by part" if system else "All systems, each as a whole"
        more = count(self.shown.narrower, "duty", "duties")
        rest = (
            f" {more} on single requirements or parts: choose a system as the subject." if self.shown.narrower else ""
        )
        rest = " An empty row rests on who holds the whole." if system else rest
        self.title.setText(f"{what}, on {day(snapshot.on)}.{rest}")
        self._fill(*at)
        for widget in (self.adding, self.take):
            widget.setEnabled(not self._desk.read_only)
        if self.stack.currentIndex():
            self.preview.show_lines()

    @property
    def _at(self) -> tuple[str, str]:
        held = self.table.row
        return (held.id if isinstance(held, MatrixRow) else "", self.table.party)

    def _fill(self, row_: str, party: str) -> None:
        """Show the rows; where other parties have columns, in a new table that takes the place and the focus."""
        wanted = (*self.shown.parties, *(id_ for id_, _ in self._added if id_ not in self.shown.names))
        if wanted != self.table.parties or not self.table.rows.columns[0].title.startswith(self._first):
            old, focused = self.table, self.table.hasFocus()
            self.table = self._table()
            self._inner.replaceWidget(old, self.table)
            self.table.show()
            QWidget.setTabOrder(self.take, self.table)  # a new widget stands last otherwise
            old.hide()
            old.deleteLater()
            if focused:
                self.table.setFocus()
        self.table.rows.show(self.shown.rows)
        self.table.stand(row_, party)
        self._look()

    @property
    def _first(self) -> str:
        return "Part" if self.shown.system else "System"

    def add(self, typed: str) -> None:
        """Give a party a column, named by its id or name, and go there."""
        seen = self._snapshot
        found = resolve(seen.state, typed, ("party",)) if seen is not None and typed else ""
        if isinstance(found, tuple):
            self._fail(sentence(found))
        elif found and seen is not None:
            self._added.append((found, name_of(seen.state, found)))
            self.show_matrix(seen, self.shown.system)
            self.table.stand(self._at[0], found)
            self.table.setFocus()

    def _look(self) -> None:
        """Say what stands in the current cell and what is wrong in its row."""
        held, party = self.table.row, self.table.party
        at = held if isinstance(held, MatrixRow) and party else None
        marks = at.cells.get(party, ()) if at else ()
        for sign, one in self.letters.items():
            one.setEnabled(at is not None and not self._desk.read_only)
            one.setChecked(any(mark_.letter == sign for mark_ in marks))
        name = name_of(self._snapshot.state, party) if self._snapshot and at else ""
        self.cell.setText(f"{name} – {at.title}" if at else "Choose a cell: a system or requirement, and a party.")
        found = tuple(one.says for one in held.findings) if isinstance(held, MatrixRow) else ()
        held_words = f"{name}: {'; '.join(map(mark_words, marks)) or 'nothing'}." if at else ""
        self.tells.setText("\n".join(filter(None, (held_words, *found))))
        self.tells.setVisible(bool(self.tells.text()))

    def letter(self, sign: str) -> None:
        """Set a letter in the current cell, or take it away where it stands there; "" clears the cell."""
        held, party = self.table.row, self.table.party
        if self._snapshot is None or not isinstance(held, MatrixRow) or not party:
            return
        wanted = Wanted(party, held.target, held.scope, sign)
        change = toggle(self._desk.session.state, wanted, self._desk.session.today)
        if change != (UNCHANGED,):
            self._fail(sentence(self._desk.do(change)))
        self._look()

    def _fail(self, problem: str) -> None:
        if problem:
            self.failed.emit(problem)

    def write(self) -> None:
        """Write the matrix where the person says."""
        name = f"RACI {self.shown.system or 'all systems'}.xlsx"
        path = self._desk.dialogs.save_file(self, "Write the matrix", name, XLSX)
        if path is not None and self._snapshot is not None:
            self._fail(write_sheet(self._desk, self._snapshot, self.shown, path))

    def choose(self) -> None:
        """Read a workbook and show what it would change."""
        path = self._desk.dialogs.open_file(self, "Read a matrix", XLSX)
        if path is not None:
            self.stack.setCurrentIndex(1)
            self.preview.ask(path, self.shown.system)

    def _back(self, problem: str) -> None:
        self._fail(problem)
        self.stack.setCurrentIndex(0)
        self.table.setFocus()
