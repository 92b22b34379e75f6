"""Many things that a file describes: looked at, chosen, taken in as one change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton, QTabWidget, QVBoxLayout, QWidget

from govdesk.app.commands import bring
from govdesk.app.people import Treatment, treated
from govdesk.domain.fields import FieldInfo
from govdesk.domain.problems import Problems
from govdesk.domain.records import Component, Party, Relation
from govdesk.domain.words import COMPONENT_KINDS, PARTY_KINDS, RELATION_KINDS, label as choice
from govdesk.intake.found import Found, Item
from govdesk.intake.people.pseudonym import reason
from govdesk.qt.desk import Desk
from govdesk.qt.parts.cards import Stack, row, sentence, toned
from govdesk.qt.parts.choosing import Ticks, TickTable
from govdesk.qt.parts.fields import Picker
from govdesk.qt.parts.form import named, scrolled
from govdesk.qt.parts.models import Column, Rows
from govdesk.qt.parts.palette import Tone
from govdesk.qt.parts.table import SearchTable, Table
from govdesk.qt.parts.theme import label, line_height, mark

_ABOUT = FieldInfo("This is the component", "Choose it where it is registered; else it is registered anew.")


@dataclass(frozen=True)
class Row:
    """One item: as it would be kept, and as the file names it."""

    item: Item
    named: str

    @property
    def kind(self) -> str:
        """Name its kind."""
        record = self.item.record
        return choice(PARTY_KINDS if isinstance(record, Party) else COMPONENT_KINDS, record.kind)


@dataclass(frozen=True)
class Edge:
    """One relation, with the names of its ends."""

    relation: Relation
    source: str
    target: str


@dataclass(frozen=True)
class Offer:
    """People who look like one; `number` as in the dry run of the command line."""

    number: str
    names: str
    reaches: str
    why: str


_ITEMS = (
    Column[Row]("Take in", lambda one: one.item.record.name, width=28, least=16),
    Column[Row]("Kind", lambda one: one.kind, width=22),
    Column[Row]("Named in the file", lambda one: one.named, width=24),
    Column[Row]("What it says", lambda one: one.item.says, width=34),
    Column[Row]("File and place", lambda one: f"{one.item.file}: {one.item.at}", width=30),
)
_OFFERS = (
    Column[Offer]("Is one person", lambda one: one.names, width=24),
    Column[Offer]("Addresses and accounts", lambda one: one.reaches, width=60),
    Column[Offer]("They have", lambda one: one.why, width=14),
)
_NAMED = 2
_EDGES = (
    Column[Edge]("From", lambda one: one.source, width=26),
    Column[Edge]("Relation", lambda one: choice(RELATION_KINDS, one.relation.kind), width=16),
    Column[Edge]("To", lambda one: one.target, width=26),
    Column[Edge]("Since", lambda one: one.relation.since.isoformat() if one.relation.since else "Not known", width=12),
    Column[Edge]("File and place", lambda one: one.relation.document, width=34),
)


class FoundView(QWidget):
    """`accepted` is (kind, id) of what to go to once it is written."""

    left = Signal()

    def __init__(self, desk: Desk, found: Found, accept: Callable[[FoundView], Problems]) -> None:
        """Show what was found; `accept` writes it."""
        super().__init__()
        self.found, self.accepted = found, ("", "")
        self._desk, self._accept, self._text = desk, accept, ""
        self.names = QCheckBox("Keep the names of people from outside")
        self.domains = QLineEdit()
        self.domains.setPlaceholderText("Mail domains of this organization (acme.example)")
        self.domains.setAccessibleName("Mail domains of this organization")
        self.about = Picker(named(desk.session.state, ("component",)))
        self.about.name(_ABOUT.label, _ABOUT.help)
        line = self.about.box.lineEdit()
        if line is not None:
            line.setPlaceholderText(f"{self._known()} – or type a part of another name")
        self.same: Ticks[Offer] = Ticks(_OFFERS, desk.theme, lambda one: one.number)
        self.same.show([self._offer(number) for number in range(1, len(found.same) + 1)])
        self.items = Ticks(_ITEMS, desk.theme, lambda one: one.item.record.id)
        self.items.ticked = set(bring.proposed(found))
        self.table = TickTable(self.items, "What was found", "found", desk.settings)
        self.table.setColumnHidden(_NAMED, not any(item.keys for item in found.items))
        self.search = SearchTable(self.table, self._narrow, "Search what was found")
        self.edges = Table(Rows(_EDGES, desk.theme), "Relations that go with it", "found-relations", desk.settings)
        self.rest = label("", role="problem")
        self.rest.hide()
        self.total = label("", role="muted", wrap=False)
        self.take, self.discard = QPushButton("Take in"), QPushButton("Discard")
        mark(self.take, "role", "main")
        self._kept = self.treated
        self._arrange()
        self._connect()
        self._show()

    def _offer(self, number: int) -> Offer:
        same = self.found.same[number - 1]
        people = [item.record for item in self.found.items if item.record.id in same.ids]
        names = tuple(dict.fromkeys(one.name for one in people))
        reaches = tuple(dict.fromkeys(getattr(one, "contact", "") for one in people))
        return Offer(str(number), ", ".join(names), ", ".join(filter(None, reaches)), same.why)

    def _known(self) -> str:
        """Say what the subject is, if no other component is chosen."""
        ids = bring.placed(self._desk.session.state, self.found)
        there = self._desk.session.state.get(Component, ids.get(self.found.subject, ""))
        return f"{there.name}, as registered" if there is not None else "A new one"

    def _arrange(self) -> None:
        self._fill_tabs()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(line_height() // 2)
        layout.addWidget(label(self.found.title, "heading", bold=True))
        if self.found.subject:
            self.about.setMinimumWidth(line_height() * 26)
            layout.addWidget(row(label(_ABOUT.label, wrap=False), self.about))
        if any(item.keys for item in self.found.items):
            says, cite, limit = reason()
            layout.addWidget(row(self.names, self.domains))
            layout.addWidget(label(f"{says} ({cite}) {limit}", "small", role="muted"))
            self.domains.setMinimumWidth(line_height() * 20)
        layout.addWidget(self.tabs, 1)
        layout.addWidget(self.rest)
        layout.addWidget(row(self.take, self.discard, self.total))

    def _fill_tabs(self) -> None:
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName("What was found")
        self.tabs.addTab(self.search, "Records")
        self.tabs.addTab(self.edges, "Relations")
        if self.found.same:
            table = TickTable(self.same, "Perhaps one person", "found-same", self._desk.settings)
            self.tabs.addTab(table, f"Perhaps one person {len(self.found.same)}")
        disagree = tuple(says for _, says in bring.disagreements(self._desk.session.state, self._kept))
        if disagree:
            self.tabs.addTab(self._sentences("warn", disagree), f"Disagree {len(disagree)}")
        if self.found.notes:
            self.tabs.addTab(self._sentences("neutral", self.found.notes), f"Left out {len(self.found.notes)}")
        if self.found.problems:
            lines = tuple(map(str, self.found.problems))
            self.tabs.addTab(self._sentences("warn", lines), f"Not known or not read {len(lines)}")

    def _sentences(self, tone: Tone, lines: tuple[str, ...]) -> QWidget:
        stack = Stack()
        for line in lines:
            stack.add(toned(self._desk.theme, tone, line))
        return scrolled(stack)

    def _connect(self) -> None:
        self.names.toggled.connect(self._show)
        self.domains.editingFinished.connect(self._show)
        self.items.changed.connect(self._tally)
        self.same.changed.connect(self._show)
        self.take.clicked.connect(self.save)
        self.discard.clicked.connect(self.left)
        for keys, calls in (("Ctrl+S", self.save), ("Escape", self.left.emit)):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(calls)

    @property
    def treated(self) -> Found:
        """What was found as it would be kept."""
        joined = frozenset(map(int, self.same.ticked))
        domains = tuple(self.domains.text().replace(",", " ").split())
        how = Treatment(self.names.isChecked(), domains, joined)
        return treated(self._desk.session.state, self.found, how, self._desk.session.pseudonym_key)

    def _show(self) -> None:
        self._kept = self.treated
        self._narrow(self._text)
        self._tally()

    def _narrow(self, text: str) -> None:
        self._text = text
        raw = {item.record.id: item.record.name for item in self.found.items}
        rows = [Row(item, raw[item.record.id]) for item in self._kept.items]
        wanted = text.casefold()
        self.items.show([one for one in rows if any(wanted in col.text(one).casefold() for col in _ITEMS)])

    def chosen(self) -> frozenset[str]:
        """Give the ids of the ticked items, and of what all of it is about."""
        there = {item.record.id for item in self._kept.items}
        return frozenset((self.items.ticked | {self.found.subject}) & there)

    def _tally(self) -> None:
        taken = self.chosen()
        names = {item.record.id: item.record.name for item in self._kept.items}
        edges = [
            Edge(one, names[one.source], names[one.target])
            for one in self._kept.relations
            if one.source in taken and one.target in taken
        ]
        self.edges.rows.show(edges)
        self.tabs.setTabText(0, f"Records {len(taken)} of {len(names)}")
        self.tabs.setTabText(1, f"Relations {len(edges)}")
        self.total.setText("Nothing is written before you take it in.")
        self.take.setEnabled(bool(taken))

    def save(self) -> None:
        """Write what is chosen, or say why not."""
        problems = self._accept(self)
        self.rest.setText(sentence(problems))
        self.rest.setVisible(bool(problems))
        if not problems:
            self.left.emit()

    def first(self, ids: dict[str, str]) -> tuple[str, str]:
        """Give kind and id of what to go to: what all of it is about, else the first that is taken."""
        taken = self.chosen()
        local = self.found.subject or next((one.record.id for one in self._kept.items if one.record.id in taken), "")
        record = next((one.record for one in self._kept.items if one.record.id == local), None)
        return ("component" if isinstance(record, Component) else "party", ids.get(local, ""))
