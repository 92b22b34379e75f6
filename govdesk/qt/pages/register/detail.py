"""One record from all sides: its fields, relations, facts, findings and history."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QTabWidget, QVBoxLayout, QWidget

from govdesk.app.commands.checks import Hanging
from govdesk.app.commands.register import SHOWN
from govdesk.app.queries.journal import JournalRow
from govdesk.app.queries.licence_chain import licence_chain
from govdesk.app.queries.record import RecordView
from govdesk.app.queries.register import RelationRow
from govdesk.domain.findings import Finding
from govdesk.domain.problems import Problems
from govdesk.qt.desk import Desk
from govdesk.qt.pages.findings import Mender, brief
from govdesk.qt.pages.register.facts import FactsPanel
from govdesk.qt.pages.register.licences import LicencesSide
from govdesk.qt.parts.cards import Stack, button, card, clear, to_top, upright
from govdesk.qt.parts.fields import UNKNOWN
from govdesk.qt.parts.form import scrolled
from govdesk.qt.parts.models import Column, Rows
from govdesk.qt.parts.table import Table
from govdesk.qt.parts.theme import grouped, label, line_height

if TYPE_CHECKING:
    from govdesk.app.snapshot import Snapshot

R = TypeVar("R")
_MOST, _LEAD = 40, 60
_TABS = ("Record", "Relations", "Facts", "Licences", "Findings", "History")
# Where these are empty there is nothing to know: no note, not over yet, no duty to accept.
_LEFT_OUT = frozenset({"note", "how", "scope", "until", "state", "accepted_by", "accepted_on", "left", "ended"})
Deeds = list[tuple[str, str, Callable[[], object]]]


class RecordDetail(QWidget):
    """The panel beside the list. `navigate(kind, id)` opens what a row names."""

    navigate = Signal(str, str)

    def __init__(self, desk: Desk) -> None:
        """Start empty."""
        super().__init__()
        self._desk = desk
        self.view: RecordView | None = None
        self.title = label("", "heading", bold=True)
        self.kind = label("", "small", role="muted")
        self._deeds = QHBoxLayout()
        self._grid = QGridLayout()
        self._grid.setColumnStretch(1, 1)
        self._grid.setHorizontalSpacing(line_height())
        self._grid.setVerticalSpacing(line_height() // 2)
        self.relations = self._table(_relation_columns(self._titled), "Relations", "relations")
        self.facts = FactsPanel(desk)
        self.licences = LicencesSide(desk)
        self.licences.navigate.connect(self.navigate)
        self.findings = Stack()
        self.mender = Mender(desk, self)
        self.mender.navigate.connect(self.navigate)
        self.held = QVBoxLayout()
        self.history = self._table(_history_columns(self._titled), "History", "history")
        self.relations.opened.connect(lambda row: self.navigate.emit("relation", row.id))
        self.history.opened.connect(lambda row: self.navigate.emit("entry", str(row.number)))
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName("Sides of the record")
        self.tabs.setDocumentMode(True)
        self._arrange()

    def _table(self, columns: tuple[Column[R], ...], name: str, key: str) -> Table:
        return Table(Rows(columns, self._desk.theme), name, f"record-{key}", self._desk.settings, lines=2)

    def _arrange(self) -> None:
        self._fields = QWidget()
        inner = QVBoxLayout(self._fields)
        inner.setContentsMargins(0, line_height() // 2, line_height() // 2, 0)
        inner.addLayout(self._grid)
        inner.addStretch(1)
        sides = (
            scrolled(self._fields),
            _padded(self.relations),
            self.facts,
            upright(self.licences),
            _padded(upright(self.findings)),
            _padded(self.history),
        )
        for widget, name in zip(sides, _TABS, strict=True):
            self.tabs.addTab(widget, name)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(line_height() // 2, 0, 0, 0)
        layout.addWidget(self.kind)
        layout.addWidget(self.title)
        layout.addLayout(self._deeds)
        layout.addLayout(self.held)
        layout.addWidget(self.tabs, 1)

    def show_view(self, snapshot: Snapshot, view: RecordView, deeds: Deeds) -> None:
        """Show a record; `deeds` are (text, role, call) for its buttons."""
        if self.view is None or self.view.id != view.id:
            to_top(self._fields)
        self.view = view
        self.mender.look(snapshot)
        clear(self.held)
        self.kind.setText(view.kind_label.capitalize())
        self.title.setText(self._titled(view.title))
        self._show_deeds(deeds)
        self._show_fields(view)
        self.relations.rows.show((*view.out, *view.into))
        self.facts.show_facts(snapshot, view.facts)
        self._show_findings(view.findings)
        self.history.rows.show(view.history)
        made = licence_chain(snapshot, view.id)
        self.licences.show_chain(made)
        self._count(view, len(made.rows))

    def _count(self, view: RecordView, licences: int) -> None:
        """Say on each tab how much stands there; an empty one is not shown."""
        related = len(view.out) + len(view.into)
        counts = (0, related, len(view.facts), licences, len(view.findings), len(view.history))
        for number, (name, count) in enumerate(zip(_TABS, counts, strict=True)):
            self.tabs.setTabText(number, f"{name} {count}" if count else name)
            self.tabs.setTabVisible(number, bool(count) or name in {"Record", "History"})
        disputed = any(row.conflict for row in view.facts)
        shape = self._desk.theme.shape
        self.tabs.setTabIcon(_TABS.index("Facts"), shape("warn") if disputed else QIcon())
        worst = view.findings[0].severity.tone if view.findings else "good"
        self.tabs.setTabIcon(_TABS.index("Findings"), shape(worst))

    def turn(self, side: str, id_: str = "") -> None:
        """Show a side by its name, where the record has it; id_: the fact to stand on."""
        self.tabs.setCurrentIndex(_TABS.index(side))
        if side == "Facts":
            self.facts.go(id_)

    def _titled(self, text: str) -> str:
        return self.mender.titles(text)

    def _show_findings(self, findings: tuple[Finding, ...]) -> None:
        self.findings.begin(self.view.id if self.view else "")
        for finding in findings[:_MOST]:
            self.findings.add(self.mender.card(finding))
        if len(findings) > _MOST:
            self.findings.say(f"And {len(findings) - _MOST} more, none of them worse.", quiet=True)

    def show_held(self, problems: Problems, hanging: Sequence[Hanging]) -> None:
        """Say why the record cannot go, with a button that leads to each of the first things that name it."""
        clear(self.held)
        says = f"{self.title.text()} cannot be removed while these name it:"
        made = card(self._desk.theme, "warn", says, (), [self._lead(one) for one in hanging[:SHOWN]])
        more = f"And {len(hanging) - SHOWN} more. " if len(hanging) > SHOWN else ""
        rest = label(f"{more}{' '.join(one.mend for one in problems)}", "small")
        for widget in (made, rest):
            self.held.addWidget(widget)

    def _lead(self, one: Hanging) -> QPushButton:
        said = self._titled(one.words)
        made = brief(
            said[:1].upper() + said[1:], partial(self.navigate.emit, one.kind, one.id), role="link", wide=_LEAD
        )
        made.setAccessibleName(f"Go to {said}")
        return made

    def _show_deeds(self, deeds: Deeds) -> None:
        clear(self._deeds)
        for text, role, call in deeds:
            self._deeds.addWidget(button(text, call, role=role))
        self._deeds.addStretch(1)

    def _show_fields(self, view: RecordView) -> None:
        clear(self._grid)
        shown = [(title, text) for name, title, text in view.fields if text or name not in _LEFT_OUT]
        for row, (title, text) in enumerate(shown):
            name = label(title, role="muted")
            name.setAlignment(Qt.AlignmentFlag.AlignTop)
            name.setFixedWidth(line_height() * 8)
            value = label(self._titled(grouped(text)) or UNKNOWN, role="" if text else "muted")
            self._grid.addWidget(name, row, 0)
            self._grid.addWidget(value, row, 1)

    def field_value(self, title: str) -> str:
        """Give the text beside a field's label, as shown."""
        for row in range(self._grid.rowCount()):
            item, value = self._grid.itemAtPosition(row, 0), self._grid.itemAtPosition(row, 1)
            name = item.widget() if item else None
            shown = value.widget() if value else None
            if isinstance(name, QLabel) and isinstance(shown, QLabel) and name.text() == title:
                return shown.text()
        return ""


def _padded(widget: QWidget) -> QWidget:
    whole = QWidget()
    layout = QVBoxLayout(whole)
    layout.setContentsMargins(0, line_height() // 3, 0, 0)
    layout.addWidget(widget)
    return whole


def _relation_columns(titled: Callable[[str], str]) -> tuple[Column[RelationRow], ...]:
    return (
        Column("Relation", lambda row: titled(row.words), lambda row: None if row.holds else "neutral", width=46),
        Column("When", _period, width=20),
        Column("Acceptance", lambda row: row.state_label, width=11),
    )


def _period(row: RelationRow) -> str:
    """Say when a relation holds."""
    ends = (
        f"since {row.since.isoformat()}" if row.since else "",
        f"until {row.until.isoformat()}" if row.until else "",
    )
    return " ".join(filter(None, ends))


def _history_columns(titled: Callable[[str], str]) -> tuple[Column[JournalRow], ...]:
    return (
        Column("When (UTC)", lambda row: row.at, width=19),
        Column("Who", lambda row: row.person, width=14),
        Column(
            "What", lambda row: titled(row.verb), tip=lambda row: titled("\n".join(map(str, row.changes))), width=40
        ),
    )
