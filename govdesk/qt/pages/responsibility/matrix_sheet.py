"""A matrix that goes out as a workbook, and one that comes in: what it would change is shown before it is written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from govdesk.app import raci_sheet
from govdesk.app.commands.matrix import Wanted, fill
from govdesk.app.queries.matrix import Matrix
from govdesk.app.queries.preview import said
from govdesk.domain.change import Change
from govdesk.domain.problems import Problems
from govdesk.qt.desk import Desk
from govdesk.qt.parts.cards import Stack, button, row, sentence

if TYPE_CHECKING:
    from govdesk.app.snapshot import Snapshot

XLSX = "Workbook (*.xlsx)"
_MOST = 200


class SheetPreview(Stack):
    """What a workbook would change. done(sentence): it is left, with what stood in the way, or ""."""

    done = Signal(str)

    def __init__(self, desk: Desk) -> None:
        """Start empty."""
        super().__init__()
        self._desk = desk
        self._name = ""
        self._read: tuple[Wanted, ...] | Problems = ()

    def ask(self, path: Path, system: str) -> None:
        """Read a workbook, of one system or of all, and show what it would change."""
        read = raci_sheet.read_file(path, self._desk.session.state, system)
        self._name, self._read = path.name, read if isinstance(read, tuple) else read.cells
        self.show_lines()

    def _change(self) -> Change | Problems:
        cells = tuple(one for one in self._read if isinstance(one, Wanted))
        problems = tuple(one for one in self._read if not isinstance(one, Wanted))
        return problems or fill(self._desk.session.state, cells, self._desk.session.today)

    def show_lines(self) -> None:
        """Say it line by line, as the workspace stands now."""
        change, session = self._change(), self._desk.session
        self.begin(self._name)
        self.heading(f"What {self._name} would change")
        fit = isinstance(change, Change)
        lines = said(session.state, change, session.today) if isinstance(change, Change) else tuple(map(str, change))
        for text in lines[:_MOST]:
            self.say(text)
        if len(lines) > _MOST:
            self.say(f"And {len(lines) - _MOST} more.", quiet=True)
        leave = button("Leave it", lambda: self.done.emit(""))
        write = button("Write these changes", self.write, role="main")
        self.add(row(write, leave) if fit else row(leave))
        (write if fit else leave).setFocus()

    def write(self) -> None:
        """Write what is shown, in one change."""
        self.done.emit(sentence(self._desk.do(self._change())))


def write_sheet(desk: Desk, snapshot: Snapshot, shown: Matrix, path: Path) -> str:
    """Write a matrix to a file, and say so; gives what stood in the way, or ""."""
    path = path if path.suffix.lower() == ".xlsx" else path.with_name(f"{path.name}.xlsx")
    content = raci_sheet.write(shown, snapshot.state)
    if isinstance(content, tuple):
        return sentence(content)
    try:
        path.write_bytes(content)
    except OSError as error:
        return f"{path} cannot be written: {error.strerror}."
    desk.said.emit(f"Written to {path}.", "good")
    return ""
