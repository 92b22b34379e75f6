"""Where a person begins to suppose: the nearest other classes, and all questions of the pack with their answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from govdesk.app.queries.alternatives import AlternativeRow, alternatives, nothing_near
from govdesk.domain.law.assessment import Assessment
from govdesk.domain.law.questions import Question
from govdesk.domain.records import Value
from govdesk.qt.desk import Desk
from govdesk.qt.pages.classification.rows import AnswerRow, answer_rows
from govdesk.qt.parts.cards import Stack, beside, button, card, upright
from govdesk.qt.parts.models import Column, Rows
from govdesk.qt.parts.palette import Tone
from govdesk.qt.parts.table import SearchTable, Table
from govdesk.qt.parts.theme import line_height

_TONES: dict[str, Tone] = {"bad": "bad", "warn": "warn", "good": "good"}
_MOST_HIGH = 13


@dataclass(frozen=True, slots=True)
class _Row:
    answer: AnswerRow
    supposed: str


_COLUMNS: tuple[Column[_Row], ...] = (
    Column("Question", lambda row: row.answer.ask, width=60),
    Column("Answer now", lambda row: row.answer.answer or row.answer.standing, width=20),
    Column("Supposed", lambda row: row.supposed, tone=lambda row: "warn" if row.supposed else None, width=20),
    Column("Article", lambda row: row.answer.cite, width=12),
)


def supposed_words(question: Question, value: Value) -> str:
    """Say an answer that is supposed; None is "not known"."""
    return "not known" if value is None else question.words(value)


class Choosing(QWidget):
    """`chosen(key)`: a question to give another answer to. `tried(values)`: the answers of a nearest class."""

    chosen = Signal(str)
    tried = Signal(object)

    def __init__(self, desk: Desk) -> None:
        """Start empty."""
        super().__init__()
        self._desk = desk
        self._assessment: Assessment | None = None
        self._values: Mapping[str, Value] = {}
        self._text = ""
        self.near = Stack()
        self.rows = Rows(_COLUMNS, desk.theme)
        table = Table(self.rows, "Questions to suppose", "classify/whatif", desk.settings, lines=2)
        self.table = SearchTable(table, self._search, "Search questions and answers")
        table.setAccessibleDescription("Enter opens the question, to suppose another answer.")
        table.opened.connect(lambda row: self.chosen.emit(row.answer.key))
        area = upright(self.near)
        area.setMaximumHeight(line_height() * _MOST_HIGH)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(area, 1)
        layout.addWidget(self.table, 1)

    def show_assessment(self, assessment: Assessment, values: Mapping[str, Value]) -> None:
        """Show what is near, and the questions with what is supposed of them."""
        self._assessment, self._values = assessment, values
        self.near.begin(assessment.system)
        found = alternatives(assessment)
        for row in found:
            self.near.add(self._card(row))
        if not found:
            self.near.say(nothing_near(assessment))
        self._fill()

    def _card(self, row: AlternativeRow) -> QWidget:
        values = {one.key: one.value for one in row.answers}
        deed = button("Try it", lambda: self.tried.emit(values), tip=f"Suppose this: {row.head} {row.answers[0].says}")
        lines = [*(f"{one.says}  {one.cite}" for one in row.answers), row.others]
        return beside(card(self._desk.theme, _TONES.get(row.tone, "neutral"), row.head, lines), deed)

    def _fill(self) -> None:
        if self._assessment is None:
            return
        asked, values = self._assessment.pack.asked, self._values
        rows = (
            _Row(row, supposed_words(asked[row.key], values[row.key]) if row.key in values else "")
            for row in answer_rows(self._assessment)
        )
        self.rows.show([row for row in rows if self._text in row.answer.words])

    def _search(self, text: str) -> None:
        self._text = text.casefold()
        self._fill()

    def start(self) -> None:
        """Go to the questions."""
        self.table.table.setFocus()
        if self.table.table.row is None and self.rows.rowCount():
            self.table.table.stand_on(0)
