"""The cells of the RACI matrix: a row for each thing, a column for each party; letters are typed into a cell."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from textwrap import wrap

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView

from govdesk.app.queries.matrix import Matrix, MatrixRow
from govdesk.domain.responsibility.findings import RULES
from govdesk.domain.responsibility.matrix import LETTERS, Mark
from govdesk.domain.said import listed
from govdesk.qt.parts.models import Column, Rows
from govdesk.qt.parts.palette import Tone
from govdesk.qt.parts.table import Table
from govdesk.qt.parts.theme import Theme, line_height

FIRST = 2
"""The column of the first party; before it stand the thing and its findings."""
_NARROW, _LINES = 10, 3
_CLEARS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class MatrixTable(Table):
    """One cell is current. `lettered(letter)`: R, A, C or I was typed in it, "" where it shall be cleared."""

    lettered = Signal(str)

    def __init__(self, shown: Matrix, added: Sequence[tuple[str, str]], theme: Theme) -> None:
        """Make the columns for the parties of a matrix, and for those that were added with their names."""
        names = {**shown.names, **dict(added)}
        self.parties = (*shown.parties, *(id_ for id_, _ in added if id_ not in shown.names))
        columns = (*_fixed(bool(shown.system)), *(_column(id_, names[id_]) for id_ in self.parties))
        super().__init__(Rows(columns, theme), "RACI matrix", lines=2)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(True)
        header = self.horizontalHeader()
        header.setMinimumHeight(round(line_height() * (max(len(one.title.splitlines()) for one in columns) + 0.75)))
        header.setStretchLastSection(False)

    @property
    def party(self) -> str:
        """The party whose column is current, or ""."""
        at = self.currentIndex().column() - FIRST
        return self.parties[at] if 0 <= at < len(self.parties) else ""

    def stand(self, row: str, party: str) -> None:
        """Go to the cell of a row and a party, as far as they are there."""
        number = max(self.rows.find(lambda one: one.id == row), 0)
        column = self.parties.index(party) + FIRST if party in self.parties else min(FIRST, len(self.rows.columns) - 1)
        index = self.rows.index(number, column)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take letters and Delete for the current cell."""
        sign = event.text().upper()
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        if plain and (sign in LETTERS or event.key() in _CLEARS) and self.party:
            self.lettered.emit(sign if sign in LETTERS else "")
        else:
            super().keyPressEvent(event)


def _fixed(one_system: bool) -> tuple[Column[MatrixRow], ...]:
    return (
        Column("Part" if one_system else "System", lambda row: row.title, tip=_told, width=30, least=18),
        Column("Findings", _findings, tone=_worst, tip=_told, width=22, least=20),
    )


def _column(party: str, name: str) -> Column[MatrixRow]:
    title = "\n".join(wrap(name, _NARROW, max_lines=_LINES, placeholder="…") or [party])
    return Column(
        title, partial(_letters, party), tone=partial(_tone, party), tip=partial(_tip, party, name), width=_NARROW - 2
    )


def _letters(party: str, row: MatrixRow) -> str:
    return " ".join(row.letters(party))


def _tone(party: str, row: MatrixRow) -> Tone | None:
    """Say how the worst duty in a cell stands; nothing is marked where all is well or nobody need accept."""
    held = row.cells.get(party, ())
    if any(one.absence for one in held):
        return "bad"
    return "warn" if any(one.acceptance == "proposed" for one in held) else None


def _tip(party: str, name: str, row: MatrixRow) -> str:
    held = row.cells.get(party, ())
    return "; ".join(f"{name}: {mark_words(one)}" for one in held) or f"{name}: nothing"


def mark_words(one: Mark) -> str:
    """Say a letter and how it stands: "accountable, proposed, not accepted"."""
    stands = {"proposed": ", proposed, not accepted", "accepted": ", accepted"}.get(one.acceptance, "")
    return f"{LETTERS[one.letter]}{stands}" + (f"; the holder {one.absence}" if one.absence else "")


def _findings(row: MatrixRow) -> str:
    return listed(list(dict.fromkeys(RULES.get(one.id, one.id) for one in row.findings)))


def _worst(row: MatrixRow) -> Tone | None:
    return row.findings[0].severity.tone if row.findings else None


def _told(row: MatrixRow) -> str:
    return "\n".join((row.title, *(one.says for one in row.findings)))
