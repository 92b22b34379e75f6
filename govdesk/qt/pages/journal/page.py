"""The journal: every sealed change, searched in SQL page by page, in plain words, with its check."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QSplitter, QVBoxLayout, QWidget

from govdesk.app.queries.journal import FieldChange, JournalRow, journal_row
from govdesk.app.queries.titles import Titles
from govdesk.domain.journal import Entry
from govdesk.domain.problems import Problems
from govdesk.domain.records import KINDS
from govdesk.qt.desk import Desk
from govdesk.qt.jobs import Cancelled, Done, Failed, Job, Outcome
from govdesk.qt.page import Page
from govdesk.qt.pages.journal.entries import Entries
from govdesk.qt.parts.models import Column, Rows
from govdesk.qt.parts.strip import Strip
from govdesk.qt.parts.table import SearchTable, Table
from govdesk.qt.parts.theme import grouped, label, line_height
from govdesk.store.verify import Verification, verify

if TYPE_CHECKING:
    from govdesk.app.session import Session
    from govdesk.app.snapshot import Snapshot

_LONG = 300_000


class JournalPage(Page):
    """Entries, newest first; beside them what one changed."""

    title: ClassVar[str] = "Journal"
    icon: ClassVar[str] = "journal"
    kinds: ClassVar[frozenset[str]] = frozenset(KINDS)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.snapshot: Snapshot | None = None
        self.titles = Titles()
        self.model = Entries(desk.theme, self._titled)
        self.list = SearchTable(
            Table(self.model, "Journal", "journal", desk.settings, lines=2), self.model.search, "Search the journal"
        )
        self.list.table.setSortingEnabled(False)
        self.list.table.picked.connect(self._show)
        self.result = Strip(desk.theme, "good")
        self.verify_button = QPushButton("Verify the journal")
        self.verify_button.setToolTip("Check every seal, every record and every kept file")
        self.verify_button.clicked.connect(self.verify)
        self.list.bar.addWidget(self.verify_button)
        self._head = label("", "heading", bold=True)
        self._who = label("", role="muted")
        self._why = label("")
        self._seal = label("", "small", role="muted")
        rows = Rows(_change_columns(self._titled), desk.theme)
        self.changes = Table(rows, "What changed", "journal-changes", desk.settings, lines=2)
        self.changes.opened.connect(lambda one: self.navigate.emit(one.kind, one.id))
        self._arrange()

    def _arrange(self) -> None:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(line_height() // 2, 0, 0, 0)
        for widget in (self._head, self._who, self._why):
            column.addWidget(widget)
        column.addWidget(self.changes, 1)
        column.addWidget(self._seal)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.list)
        split.addWidget(side)
        split.setSizes([520, 520])
        split.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.result)
        layout.addWidget(split, 1)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show the entries up to the day that is looked at."""
        self.snapshot = snapshot
        self.titles = Titles(snapshot.packs)
        kept = self.list.table.row
        self.model.look(self.desk.session.entries, snapshot.number)
        number = self.model.find(lambda entry: isinstance(kept, Entry) and entry.number == kept.number)
        self.list.table.stand_on(max(number, 0) if self.model.rowCount() else -1)

    def open_record(self, kind: str, id_: str) -> bool:
        """Select an entry by its number; "verify" checks the journal."""
        del kind
        if id_ == "verify":
            self.verify()
            return True
        if not id_.isdecimal() or not self.model.reach(int(id_)):
            return False
        self.list.table.stand_on(self.model.find(lambda entry: entry.number == int(id_)))
        return True

    def _titled(self, text: str) -> str:
        return self.titles(text)

    def _show(self, entry: Entry) -> None:
        if self.snapshot is None:
            return
        self._head.setText(self._titled(entry.verb))
        self._who.setText(f"Entry {entry.number}, {entry.at[:19].replace('T', ' ')} UTC, by {entry.person}")
        self._why.setText(entry.reason)
        self._why.setVisible(bool(entry.reason))
        self._seal.setText(f"Seal {grouped(entry.seal)}")
        if len(entry.edits) < _LONG:
            self.changes.rows.show(journal_row(self.snapshot.state, entry).changes)
        else:
            self.changes.rows.show(())
            session = self.desk.session
            self.desk.jobs.run(lambda _job: _read(session, entry), self._show_long)

    def _show_long(self, outcome: Outcome[JournalRow]) -> None:
        """Show what a very long entry changed, unless the person has gone on to another one."""
        if isinstance(outcome, Failed):
            raise outcome.error
        chosen = self.list.table.row
        if isinstance(outcome, Done) and isinstance(chosen, Entry) and chosen.number == outcome.value.number:
            self.changes.rows.show(outcome.value.changes)

    # ---- the check ---------------------------------------------------------------------------------------------

    def verify(self) -> None:
        """Check the whole workspace file in the background."""
        self.verify_button.setEnabled(False)
        self.result.tone("neutral")
        self.result.say("Checking every entry, record and file…")
        path = self.desk.session.path
        self.desk.jobs.run(lambda _job: _checked(path, _job), self._verified)

    def _verified(self, outcome: Outcome[Verification | Problems]) -> None:
        self.verify_button.setEnabled(True)
        match outcome:
            case Done(Verification() as found):
                self.result.tone("good" if found.in_order else "bad")
                self.result.say(found.says)
            case Done(problems) if isinstance(problems, tuple):
                self.result.tone("bad")
                self.result.say(" ".join(map(str, problems)))
            case Failed(error):
                raise error
            case Cancelled() | Done():
                self.result.say("")


def _change_columns(titled: Callable[[str], str]) -> tuple[Column[FieldChange], ...]:
    return (
        Column("Record", lambda one: titled(one.title), width=26),
        Column("Field", lambda one: one.label, width=13),
        Column("Before", lambda one: titled(one.before) or ("" if one.what == "added" else "not known"), width=20),
        Column("After", lambda one: titled(one.after) or ("" if one.what == "removed" else "not known"), width=22),
    )


def _read(session: Session, entry: Entry) -> JournalRow:
    with session.reading() as apart:
        return journal_row(apart.state, entry)


def _checked(path: Path, _job: Job) -> Verification | Problems:
    return verify(path)
