"""What changed between two days in who answers for what, as a tab."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from govdesk.app.queries.changed import Changed, changed
from govdesk.app.snapshot import Snapshot, snapshot
from govdesk.domain.findings import Finding
from govdesk.domain.responsibility.findings import RULES
from govdesk.domain.said import count, day
from govdesk.qt.desk import Desk
from govdesk.qt.jobs import Done, Failed, Job, Outcome
from govdesk.qt.parts.cards import row
from govdesk.qt.parts.dates import shown
from govdesk.qt.parts.fields import Day
from govdesk.qt.parts.models import Column, Rows
from govdesk.qt.parts.palette import Tone
from govdesk.qt.parts.table import Table
from govdesk.qt.parts.theme import label, line_height

if TYPE_CHECKING:
    from govdesk.app.session import Session

_BACK = 90
"""Days that are looked back at first."""
_TONES: dict[str, Tone] = {"began": "neutral", "joined": "neutral", "accepted": "good", "ended": "warn", "left": "warn"}


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One line: a turn of a relation or party, or a finding that came or went (on None)."""

    on: date | None
    what: str
    says: str
    source: str
    subject: str
    tone: Tone


def change_rows(found: Changed) -> tuple[ChangeRow, ...]:
    """Put turns first, by day, then findings, worst first."""
    turns = [ChangeRow(one.on, one.what, one.words, one.document, one.subject, _TONES[one.what]) for one in found.turns]
    came = [_finding(one, "finding came", one.severity.tone) for one in found.came]
    return (*turns, *came, *(_finding(one, "finding went", "good") for one in found.went))


def _finding(one: Finding, what: str, tone: Tone) -> ChangeRow:
    return ChangeRow(None, what, one.says, RULES.get(one.id, ""), one.subject, tone)


COLUMNS: tuple[Column[ChangeRow], ...] = (
    Column("On", lambda one: shown(one.on) if one.on else "", key=lambda one: one.on or date.max, width=12),
    Column("What", lambda one: one.what.capitalize(), tone=lambda one: one.tone, width=13),
    Column("Says", lambda one: one.says, width=60),
    Column("Source", lambda one: one.source, width=20),
)


class ChangesTab(QWidget):
    """Two days and what differs. picked(id): what a line is about. It works on the background runner."""

    picked = Signal(str)

    def __init__(self, desk: Desk) -> None:
        """Start empty."""
        super().__init__()
        self._desk = desk
        self._snapshot: Snapshot | None = None
        self._job: Job | None = None
        self.since, self.until = Day(desk.theme), Day(desk.theme, "The day shown")
        self.since.name("From", "The earlier day")
        self.until.name("To", "The later day; empty is the day that is shown")
        self.says = label("", "small", role="muted")
        self.rows = Rows(COLUMNS, desk.theme)
        self.table = Table(self.rows, "What changed", lines=2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, line_height() // 3, 0, 0)
        layout.addWidget(row(QLabel("From"), self.since, QLabel("to"), self.until))
        layout.addWidget(self.table, 1)
        layout.addWidget(self.says)
        for field in (self.since, self.until):
            field.edited.connect(self.compare)
            field.entered.connect(self.compare)
            field.setMaximumWidth(line_height() * 11)
        self.table.opened.connect(lambda one: self.picked.emit(one.subject))

    def show_snapshot(self, seen: Snapshot) -> None:
        """Compare anew; the days stay as they were typed."""
        self._snapshot = seen
        if not self.since.text():
            self.since.put(date.fromordinal(max(seen.on.toordinal() - _BACK, 1)).isoformat())
        self.compare()

    def compare(self) -> None:
        """Compare the two days, or say what is wrong with them."""
        seen = self._snapshot
        if seen is None:
            return
        first, last = _day(self.since.text()), _day(self.until.text()) if self.until.text() else seen.on
        if first is None or last is None:
            self._tell("Type two days as YYYY-MM-DD, or pick them.")
        elif first > last:
            self._tell(f"{day(first)} lies after {day(last)}.")
        else:
            if self._job is not None and not self._job.over:
                self._job.cancel()
            session, known = self._desk.session, seen.known
            self._tell("Comparing…")
            job = self._desk.jobs.run(lambda _job: _compared(session, first, last, known), self._came)
            self._job = job if not job.over else None

    def _came(self, outcome: Outcome[Changed]) -> None:
        if isinstance(outcome, Failed):
            raise outcome.error
        if isinstance(outcome, Done):
            found = outcome.value
            self.rows.show(change_rows(found))
            turns, went = count(len(found.turns), "change"), len(found.went)
            days = f"Whole organization, from {day(found.since)} to {day(found.until)}, by what is known"
            self._tell(f"{days}: {turns}; {count(len(found.came), 'finding')} came, {went} went.")

    def _tell(self, text: str) -> None:
        self.says.setText(text)


def _compared(session: Session, first: date, last: date, known: date) -> Changed:
    """Compare on the worker, by a reading of its own."""
    with session.reading() as apart:
        return changed(snapshot(apart, last, known), first)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
