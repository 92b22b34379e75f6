"""The first page: what we run, what must be decided and by whom, what is wrong, what comes next."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from govdesk.app.queries.dates import DateRow
from govdesk.app.queries.decisions import Decision
from govdesk.app.queries.overview import Overview, overview
from govdesk.domain.entry import name_of
from govdesk.domain.findings import Finding
from govdesk.domain.records import KINDS
from govdesk.domain.said import short_day
from govdesk.qt.desk import Desk
from govdesk.qt.page import Page
from govdesk.qt.pages.overview.tiles import Tiles
from govdesk.qt.parts.models import Column, Rows
from govdesk.qt.parts.palette import Tone
from govdesk.qt.parts.table import Table
from govdesk.qt.parts.theme import label, line_height, mark
from govdesk.qt.where import place_of_record

if TYPE_CHECKING:
    from govdesk.app.snapshot import Snapshot

R = TypeVar("R")
SEVERITY: dict[str, Tone] = {"high": "bad", "medium": "warn", "low": "neutral"}
_DATE_PAGES = {"evidence": "evidence", "duty": "relation"}


class OverviewPage(Page):
    """Four figures, the decisions, the dates and the findings; a click goes to the place."""

    title: ClassVar[str] = "Overview"
    icon: ClassVar[str] = "overview"
    kinds: ClassVar[frozenset[str]] = frozenset(KINDS)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._snapshot: Snapshot | None = None
        self.tiles = Tiles(desk.theme)
        self.tiles.navigate.connect(self.navigate)
        self.decisions = self._table(_decision_columns(), "What must be decided", "decisions")
        self.dates = self._table(_date_columns(), "What comes next", "dates")
        self.findings = self._table(_finding_columns(self._name), "Findings, worst first", "findings")
        self.decisions.opened.connect(self._open_decision)
        self.dates.opened.connect(self._open_date)
        self.findings.opened.connect(self._open_finding)
        self.stack = QStackedWidget()
        self.stack.addWidget(self._empty())
        self.stack.addWidget(self._full())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.stack)

    def _table(self, columns: tuple[Column[R], ...], name: str, key: str) -> Table:
        return Table(Rows(columns, self.desk.theme), name, f"overview-{key}", self.desk.settings, lines=2)

    def _full(self) -> QWidget:
        page = QWidget()
        upper = QSplitter(Qt.Orientation.Horizontal)
        upper.addWidget(_titled("What must be decided", self.decisions))
        upper.addWidget(_titled("What comes next", self.dates))
        upper.setSizes([620, 420])
        whole = QSplitter(Qt.Orientation.Vertical)
        whole.addWidget(upper)
        whole.addWidget(_titled("Findings, worst first", self.findings))
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
        found = overview(snapshot)
        self.read.setEnabled(not self.desk.read_only)
        self.begin.setEnabled(not self.desk.read_only)
        self.stack.setCurrentIndex(1 if found.systems else 0)
        self._show(found)

    def _show(self, found: Overview) -> None:
        self.tiles.show_overview(found)
        self.decisions.rows.show(found.decisions)
        self.dates.rows.show(found.dates)
        self.findings.rows.show(found.findings)

    def _name(self, id_: str) -> str:
        return name_of(self._snapshot.state, id_) if self._snapshot else id_

    def _open_decision(self, decision: Decision) -> None:
        if decision.kind == "requirements":
            self.navigate.emit("requirement", f"{decision.subject}/{decision.refers[0]}")
        elif decision.kind == "class":
            self.navigate.emit("question", f"{decision.subject}/")
        else:
            self._open(decision.subject)

    def _open_date(self, row: DateRow) -> None:
        if row.kind in _DATE_PAGES:
            self.navigate.emit(_DATE_PAGES[row.kind], row.cite)
        elif row.systems and row.requirements:
            self.navigate.emit("requirement", f"{row.systems[0]}/{row.requirements[0]}")
        elif row.systems:
            self.navigate.emit("system", row.systems[0])

    def _open_finding(self, finding: Finding) -> None:
        self._open(finding.subject)

    def _open(self, id_: str) -> None:
        if self._snapshot is not None:
            self.navigate.emit(*place_of_record(self._snapshot.state, id_))


def _titled(title: str, widget: QWidget) -> QWidget:
    whole = QWidget()
    layout = QVBoxLayout(whole)
    layout.setContentsMargins(0, line_height() // 4, 0, 0)
    layout.addWidget(label(title, "heading", bold=True))
    layout.addWidget(widget, 1)
    return whole


def _decision_columns() -> tuple[Column[Decision], ...]:
    return (
        Column("By", lambda one: short_day(one.by) if one.by else "Now", _decision_tone, key=_when, width=17),
        Column("What", lambda one: one.what, tip=lambda one: f"{one.what}\n{one.why}", width=44),
        Column("For", lambda one: one.subject_name, width=15),
        Column("Who", lambda one: one.who, lambda one: "bad" if one.who == "Nobody" else None, width=13),
    )


def _when(one: Decision) -> object:
    return one.by.isoformat() if one.by else ""


def _decision_tone(one: Decision) -> Tone:
    if one.kind == "class":
        return "unknown"
    return "bad" if one.late else "warn"


def _date_columns() -> tuple[Column[DateRow], ...]:
    return (
        Column("On", lambda one: short_day(one.on), key=lambda one: one.on.isoformat(), width=12),
        Column("What", lambda one: one.title, tip=lambda one: f"{one.title} {one.cite}".strip(), width=40),
    )


def _finding_columns(name: Callable[[str], str]) -> tuple[Column[Finding], ...]:
    return (
        Column("Severity", lambda one: one.severity.value.capitalize(), lambda one: SEVERITY[one.severity.value],
               key=lambda one: list(SEVERITY).index(one.severity.value), width=10),
        Column("About", lambda one: name(one.subject), width=24),
        Column("What is wrong", lambda one: one.says, width=54),
        Column("What mends it", lambda one: one.mend, width=44),
    )  # fmt: skip
