"""Stepping through the days on which responsibility changed, in step with the day that the window looks at."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from govdesk.app.queries.responsibility import turning_days
from govdesk.app.snapshot import Snapshot, snapshot
from govdesk.domain.said import day
from govdesk.qt.desk import Desk
from govdesk.qt.pages.responsibility.tabs import tool
from govdesk.qt.parts.cards import button
from govdesk.qt.parts.fields import Choice
from govdesk.qt.parts.theme import label

_VIEWS = (("then", "As recorded then"), ("now", "As known now"))


class DaySteps(QWidget):
    """Two arrows, the day, and for a past day the choice between what was recorded then and what is known now."""

    viewed = Signal()

    def __init__(self, desk: Desk) -> None:
        """Look at today."""
        super().__init__()
        self._desk = desk
        self._on = desk.session.today
        self.before = tool(desk.theme, "previous", "To the change before", lambda: self._step(back=True))
        self.after = tool(desk.theme, "next", "To the next change", lambda: self._step(back=False))
        self.says = label("", wrap=False)
        self.view = Choice(_VIEWS, "")
        self.view.box.removeItem(0)
        self.view.name("What is shown of a past day", "What the workspace said on that day, or what it says of it now.")
        self.view.edited.connect(self.viewed)
        self.today = button("Today", lambda: desk.look_at(None), tip="Go back to the present")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for widget in (self.before, self.says, self.after, self.view, self.today):
            row.addWidget(widget)

    def follow(self, seen: Snapshot) -> Snapshot:
        """Show the day of a snapshot; give it back, or for "as known now" the same day by what is known now."""
        self._on = seen.on
        self.says.setText(day(seen.on))
        self.view.setVisible(seen.past)
        self.today.setVisible(seen.past)
        self.after.setEnabled(seen.past)
        days = turning_days(self._desk.session.state, seen.today)
        self.before.setEnabled(bool(days) and days[0] < seen.on)
        if not seen.past or self.view.text() == "then":
            return seen
        return snapshot(self._desk.session, seen.on, self._desk.session.today)

    def _step(self, *, back: bool) -> None:
        days = turning_days(self._desk.session.state, self._desk.session.today)
        if back:
            found = max((one for one in days if one < self._on), default=None)
            if found is not None:
                self._desk.look_at(found)
            return
        self._desk.look_at(min((one for one in days if one > self._on), default=None))
