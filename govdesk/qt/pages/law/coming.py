"""The tab "What comes next": the dates that touch this organization's systems, drawn, as a table, and as a calendar."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from govdesk.app.queries.timeline import KINDS, Coming, timeline
from govdesk.app.snapshot import Snapshot
from govdesk.domain.entry import name_of
from govdesk.domain.records import System
from govdesk.domain.said import count, listed, short_day
from govdesk.qt.desk import Desk
from govdesk.qt.pages.law.years import Years
from govdesk.qt.parts.cards import button, row, upright
from govdesk.qt.parts.fields import Choice
from govdesk.qt.parts.models import Column, Rows
from govdesk.qt.parts.table import Table
from govdesk.qt.parts.theme import label, line_height

_SAYS = "A filled dot is certain for at least one system; an empty one may apply: facts are missing."
_NOTHING = "No date comes that is known."
_CALENDAR = "Save as calendar…"
_NAMED = 2


class ComingPanel(QWidget):
    """Filters, the drawing, its table twin, and the calendar file. navigate and failed are the page's."""

    navigate = Signal(str, str)
    failed = Signal(str)

    def __init__(self, desk: Desk) -> None:
        """Start empty."""
        super().__init__()
        self._desk = desk
        self._snapshot: Snapshot | None = None
        self._stale = True
        self._found: tuple[Coming, ...] = ()
        self.system = Choice((), "All systems")
        self.system.name("System", "Only the dates that touch this system.")
        self.pack = Choice((), "All packs")
        self.pack.name("Rule pack", "Only the dates of this law, standard or policy.")
        self.save = button(_CALENDAR, self._save, tip="An .ics file with what is shown, for any calendar program")
        self.years = Years(desk.theme)
        self.says = label(_SAYS, "small", role="muted")
        self.rows = Rows(self._columns(), desk.theme)
        self.table = Table(self.rows, "What comes next", "law/coming", desk.settings, lines=2)
        self.table.setAccessibleDescription("Enter opens what the date comes from.")
        self._arrange()
        self.system.edited.connect(self._fill)
        self.pack.edited.connect(self._fill)
        self.years.picked.connect(self._stand_on)
        self.table.opened.connect(self._open)

    def _columns(self) -> tuple[Column[Coming], ...]:
        return (
            Column("Date", lambda one: short_day(one.on), key=lambda one: one.on, width=12),
            Column("What", lambda one: one.headline, tip=_tip, width=44),
            Column("Certain", _sure, tone=lambda one: None if one.sure else "unknown", width=11),
            Column("Touches", self._whom, width=22),
            Column("Kind", lambda one: KINDS[one.kind], width=12),
            Column("Article", lambda one: one.cite, width=14),
        )

    def _arrange(self) -> None:
        area = upright(self.years)
        area.setMaximumHeight(round(line_height() * 11.5))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, line_height() // 2, 0, 0)
        layout.addWidget(row(self.system, self.pack, self.save))
        layout.addWidget(area)
        layout.addWidget(self.says)
        layout.addWidget(self.table, 1)
        self._area = area

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show a state and date; it is worked out when somebody looks."""
        self._snapshot, self._stale = snapshot, True
        systems = sorted(snapshot.state.all(System).values(), key=lambda one: (one.name.casefold(), one.id))
        self.system.offer(tuple((one.id, one.name or one.id) for one in systems))
        self.pack.offer(tuple((pack.id, pack.title) for pack in snapshot.packs))
        if self.isVisible():
            self._fill()

    def showEvent(self, event: QShowEvent) -> None:
        """Work it out now."""
        super().showEvent(event)
        if self._stale:
            self._fill()

    def _fill(self) -> None:
        if self._snapshot is None:
            return
        self._stale = False
        self._found = timeline(self._snapshot, self.system.text(), self.pack.text())
        self.rows.show(self._found)
        here = "today" if self._snapshot.on == self._snapshot.today else short_day(self._snapshot.on)
        self.years.show_rows(self._found, self._snapshot.on, here)
        self._area.setVisible(bool(self._found))
        self._area.setFixedHeight(min(self.years.sizeHint().height() + 4, round(line_height() * 11.5)))
        self.says.setText(_SAYS if self._found else _NOTHING)
        self.save.setEnabled(bool(self._found))

    def _whom(self, one: Coming) -> str:
        if not one.systems or self._snapshot is None:
            return "Any system" if one.kind == "law" else "The organization"
        return listed([name_of(self._snapshot.state, id_) for id_ in one.systems], _NAMED)

    def _stand_on(self, on: object) -> None:
        self.table.stand_on(self.rows.find(lambda one: one.on == on))
        self.table.setFocus()

    def _open(self, one: Coming) -> None:
        """Go to what a date comes from: the requirement, the evidence, the duty, or the pack."""
        if one.kind == "requirements" and one.systems and one.requirements:
            self.navigate.emit("requirement", f"{one.systems[0]}/{one.requirements[0][0]}")
        else:
            self.navigate.emit({"evidence": "evidence", "duty": "relation"}.get(one.kind, "pack"), one.record)

    def _save(self) -> None:
        """Write what is shown as a calendar where the person says."""
        from govdesk.reports.calendar import calendar_bytes

        path = self._desk.dialogs.save_file(self, "Save as calendar", "what-comes-next.ics", "Calendars (*.ics)")
        if path is None or self._snapshot is None:
            return
        path = path if path.suffix.lower() == ".ics" else path.with_name(f"{path.name}.ics")
        try:
            path.write_bytes(calendar_bytes(self._snapshot, self._found))
        except OSError as error:
            self.failed.emit(f"{path} cannot be written: {error.strerror}.")
        else:
            self._desk.said.emit(f"{count(len(self._found), 'date')} written to {path}.", "good")


def _sure(one: Coming) -> str:
    return "yes" if one.sure else "may apply"


def _tip(one: Coming) -> str:
    return "\n".join([one.headline, *one.why])
