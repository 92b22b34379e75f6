"""The first page: what we run, what must be decided and by whom, what is wrong, what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from govdesk.app.names import title
from govdesk.app.queries.dates import DateRow
from govdesk.app.queries.decisions import Decision
from govdesk.app.queries.mends import place
from govdesk.app.queries.nothing import no_dates, no_decisions, no_findings
from govdesk.app.queries.overview import Overview, overview
from govdesk.domain.findings import Finding
from govdesk.domain.records import KINDS, System
from govdesk.qt.desk import Desk
from govdesk.qt.page import Page
from govdesk.qt.pages.findings import Mender
from govdesk.qt.pages.overview.columns import MEND, NARROW, date_columns, decision_columns, finding_columns
from govdesk.qt.pages.overview.lists import Listed
from govdesk.qt.pages.overview.tiles import Tiles
from govdesk.qt.parts.theme import label, line_height, mark

if TYPE_CHECKING:
    from govdesk.app.snapshot import Snapshot

_DATE_PAGES = {"evidence": "evidence", "duty": "relation"}


class OverviewPage(Page):
    """Four figures, the decisions, the dates and the findings; a click goes to the place."""

    title: ClassVar[str] = "Overview"
    icon: ClassVar[str] = "overview"
    kinds: ClassVar[frozenset[str]] = frozenset(KINDS)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._snapshot: Snapshot | None = None
        self.mender = Mender(desk, self)
        self.tiles = Tiles(desk.theme)
        self.decisions = Listed("What must be decided", decision_columns(self._titled), "decisions", desk)
        self.dates = Listed("What comes next", date_columns(), "dates", desk)
        self.findings = Listed("Findings, worst first", finding_columns(self._name, self._titled), "findings", desk)
        self.stack = QStackedWidget()
        self.stack.addWidget(self._empty())
        self.stack.addWidget(self._full())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.stack)
        self._connect()

    def _connect(self) -> None:
        self.mender.navigate.connect(self.navigate)
        self.mender.failed.connect(self.problems)
        self.tiles.navigate.connect(self.navigate)
        self.tiles.findings_wanted.connect(self._look_at_findings)
        self.decisions.opened.connect(self._open_decision)
        self.dates.opened.connect(self._open_date)
        self.findings.opened.connect(self._open_finding)

    def _full(self) -> QWidget:
        page = QWidget()
        upper = QSplitter(Qt.Orientation.Horizontal)
        upper.addWidget(self.decisions)
        upper.addWidget(self.dates)
        upper.setSizes([620, 420])
        whole = QSplitter(Qt.Orientation.Vertical)
        whole.addWidget(upper)
        whole.addWidget(self.findings)
        whole.setChildrenCollapsible(False)
        upper.setChildrenCollapsible(False)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.tiles)
        layout.addWidget(whole, 1)
        return page

    def _empty(self) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.addStretch(1)
        layout.addWidget(label("Register your first system", "title", bold=True))
        says = (
            "A system is a model put to a purpose: a chatbot, a summarizer, a screening tool. Drop a model folder on"
            " this window and GovDesk reads what its files say, or begin with the system and add the model later."
        )
        layout.addWidget(label(says, role="muted"))
        layout.addSpacing(line_height() // 2)
        row = QHBoxLayout()
        self.read = QPushButton("Read a model folder or file…")
        mark(self.read, "role", "main")
        self.read.clicked.connect(lambda: self.navigate.emit("page", "intake"))
        self.begin = QPushButton("Register a system")
        self.begin.clicked.connect(lambda: self.navigate.emit("system", "new"))
        row.addWidget(self.read)
        row.addWidget(self.begin)
        row.addStretch(1)
        layout.addLayout(row)
        layout.addStretch(2)
        return page

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Work the page out anew."""
        self._snapshot = snapshot
        self.mender.look(snapshot)
        found = overview(snapshot)
        self.read.setEnabled(not self.desk.read_only)
        self.begin.setEnabled(not self.desk.read_only)
        self.stack.setCurrentIndex(1 if found.systems else 0)
        self._show(snapshot, found)

    def _show(self, snapshot: Snapshot, found: Overview) -> None:
        questions = {
            id_: sum(len(one.open_questions) for one in snapshot.assessments(id_)) for id_ in snapshot.state.all(System)
        }
        most = max(questions, key=lambda id_: questions[id_], default="")
        self.tiles.show_overview(found, most if questions.get(most) else "")
        self.decisions.show_rows(found.decisions, no_decisions(found))
        self.dates.show_rows(found.dates, no_dates(found))
        self.findings.show_rows(found.findings, no_findings(found))
        self.findings.put_buttons(MEND, self._first_mend)

    def _first_mend(self, finding: Finding) -> QPushButton | None:
        return next(iter(self.mender.buttons(finding, NARROW)), None)

    def _titled(self, text: str) -> str:
        return self.mender.titles(text)

    def _name(self, id_: str) -> str:
        return self._titled(title(self._snapshot.state, id_)) if self._snapshot else id_

    def _look_at_findings(self) -> None:
        self.findings.table.setFocus()
        self.findings.table.stand_on(min(0, self.findings.rows.rowCount() - 1))

    def _open_decision(self, decision: Decision) -> None:
        if decision.kind == "requirements":
            self.navigate.emit("requirement", f"{decision.subject}/{decision.refers[0]}")
        elif decision.kind == "class":
            self.navigate.emit("question", f"{decision.subject}/")
        elif self._snapshot is not None:
            found = (one for one in self._snapshot.findings() if one.subject == decision.subject)
            self._open_finding(next(one for one in found if (one.id, one.says) == (*decision.refers, decision.why)))

    def _open_date(self, row: DateRow) -> None:
        if row.kind in _DATE_PAGES:
            self.navigate.emit(_DATE_PAGES[row.kind], row.cite)
        elif row.systems:
            self.navigate.emit("requirement", f"{row.systems[0]}/{next(iter(row.requirements), '')}")
        else:
            self.navigate.emit("page", "checklists")

    def _open_finding(self, finding: Finding) -> None:
        if self._snapshot is not None:
            self.navigate.emit(*place(finding, self._snapshot.state))
