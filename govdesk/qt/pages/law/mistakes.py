"""The mistakes of a pack file that cannot be read yet: each with its place, all at once, to be mended one by one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from govdesk.domain.problems import Problem, Problems
from govdesk.domain.said import count
from govdesk.qt.desk import Desk
from govdesk.qt.parts.cards import button, row
from govdesk.qt.parts.models import Column, Rows
from govdesk.qt.parts.strip import Strip
from govdesk.qt.parts.table import Table
from govdesk.qt.parts.theme import label

_COLUMNS = (
    Column[Problem]("Place", lambda one: one.where, lambda _one: "bad", width=30),
    Column[Problem]("What is wrong", lambda one: one.says, width=34),
    Column[Problem]("What mends it", lambda one: one.mend, width=34),
)
_SAYS = "Nothing was taken from the file. Mend it where it lies, then read it again."


class Mistakes(QWidget):
    """A table of mistakes. again(path): the file is to be read once more; left(): back to the packs."""

    again = Signal(object)
    left = Signal()

    def __init__(self, desk: Desk) -> None:
        """Start empty."""
        super().__init__()
        self._path = Path()
        self.head = Strip(desk.theme, "bad")
        self.rows = Rows(_COLUMNS, desk.theme)
        self.table = Table(self.rows, "Mistakes", "law/mistakes", desk.settings, lines=2)
        self.retry = button("Read it again", lambda: self.again.emit(self._path), role="main")
        self.copy = button("Copy all", self._copy, tip="Puts every line of the table on the clipboard")
        self.back = button("Back to the packs", self.left.emit)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.head)
        layout.addWidget(label(_SAYS, role="muted"))
        layout.addWidget(self.table, 1)
        layout.addWidget(row(self.retry, self.copy, self.back))

    def show_mistakes(self, path: Path, problems: Problems) -> None:
        """Show what is wrong with a file, in the order in which it stands there."""
        self._path = path
        self.head.say(f"{path.name} cannot be used yet: {count(len(problems), 'mistake')}.")
        self.rows.show(problems)
        self.table.stand_on(0)

    def _copy(self) -> None:
        self.table.selectAll()
        self.table.copy()
