"""The classification of one system: its class, the reasons, and the questions that are still open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from govdesk.app.queries.because import because
from govdesk.app.queries.classes import class_of
from govdesk.qt.desk import Desk
from govdesk.qt.pages.classification.head import ClassHead
from govdesk.qt.pages.classification.interview import Interview
from govdesk.qt.pages.classification.rows import ANSWER_COLUMNS, answer_rows, reasons
from govdesk.qt.pages.classification.trace_tree import TraceTree
from govdesk.qt.pages.classification.whatif import WhatIf
from govdesk.qt.parts.cards import upright
from govdesk.qt.parts.models import Rows
from govdesk.qt.parts.table import SearchTable, Table
from govdesk.qt.parts.theme import label, line_height

if TYPE_CHECKING:
    from govdesk.app.snapshot import Snapshot

_HELP = "Enter on a fact opens its question. What is not known carries a question mark."


class ClassifyPanel(QWidget):
    """Class above; below it the interview, the reasons, and all answers. navigate and failed are the page's."""

    navigate = Signal(str, str)
    failed = Signal(str)
    finished = Signal()

    def __init__(self, desk: Desk) -> None:
        """Build the widgets."""
        super().__init__()
        self._desk = desk
        self._snapshot: Snapshot | None = None
        self._system, self._pack, self._text = "", "", ""
        self.head = ClassHead(desk)
        self.interview = Interview(desk)
        self.tree = TraceTree(desk.theme, "Reasons")
        self.tree.setAccessibleDescription(_HELP)
        self.why = label("", "small")
        self.rows = Rows(ANSWER_COLUMNS, desk.theme)
        self.answers = SearchTable(
            Table(self.rows, "Answers", "classify/answers", desk.settings, lines=2),
            self._search,
            "Search questions and answers",
        )
        self.whatif = WhatIf(desk)
        self.tabs = QTabWidget()
        self._arrange()
        self.interview.navigate.connect(self.navigate)
        self.interview.failed.connect(self.failed)
        self.whatif.failed.connect(self.failed)
        self.interview.finished.connect(self.finished)
        self.interview.review.connect(lambda: self.tabs.setCurrentIndex(2))
        self.tree.itemActivated.connect(lambda _item, _column: self.open_question(self.tree.fact()))
        self.answers.table.opened.connect(lambda row: self.open_question(row.key))
        self.tabs.currentChanged.connect(lambda _index: self._fill())

    def _arrange(self) -> None:
        self.tabs.addTab(upright(self.interview), "Questions")
        self.reasons = QWidget()
        column = QVBoxLayout(self.reasons)
        column.setContentsMargins(0, line_height() // 2, 0, 0)
        column.addWidget(self.why)
        column.addWidget(self.tree, 1)
        self.tabs.addTab(self.reasons, "Reasons")
        self.tabs.addTab(self.answers, "Answers")
        self.tabs.addTab(self.whatif, "What if…")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, line_height() // 2, 0, 0)
        layout.addWidget(self.head)
        layout.addWidget(self.tabs, 1)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_system(self, snapshot: Snapshot, system: str, pack: str = "") -> None:
        """Show what a pack concludes about a system; the pack first in use where none is named."""
        if not snapshot.packs:
            return
        self._snapshot, self._system, self._pack = snapshot, system, pack or snapshot.packs[0].id
        assessment = snapshot.assessment(system, self._pack)
        self.interview.show_assessment(snapshot, assessment)
        count = len(assessment.open_questions)
        self.tabs.setTabText(0, f"Questions ({count} open)" if count else "Questions")
        self._fill()

    def _fill(self) -> None:
        snapshot = self._snapshot
        if snapshot is None or not self._system:
            return
        assessment = snapshot.assessment(self._system, self._pack)
        self.head.show_assessment(assessment, brief=self.tabs.currentWidget() in {self.whatif, self.reasons})
        if self.tabs.currentWidget() is self.reasons:
            self.why.setText(
                f"{class_of(assessment).label}, because:\n" + "\n".join(f"–  {one}" for one in because(assessment))
            )
            self.tree.show_traces(reasons(assessment))
        elif self.tabs.currentWidget() is self.answers:
            self.rows.show([row for row in answer_rows(assessment) if self._text in row.words])
        elif self.tabs.currentWidget() is self.whatif:
            self.whatif.show_system(snapshot, self._system, self._pack)

    def _search(self, text: str) -> None:
        self._text = text.casefold()
        self._fill()

    def open_question(self, key: str) -> bool:
        """Ask one question, answered or not; "" asks the first open one."""
        self.tabs.setCurrentIndex(0)
        return self.interview.open_question(key)
