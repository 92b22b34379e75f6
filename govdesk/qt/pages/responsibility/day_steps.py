"""Stepping through the days on which responsibility changed, in step with the day that the window looks at."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from govdesk.app.snapshot import Snapshot, snapshot
from govdesk.domain.records import Party, Relation
from govdesk.domain.said import day
from govdesk.domain.state import State
from govdesk.qt.desk import Desk
from govdesk.qt.parts.cards import button
from govdesk.qt.parts.fields import Choice
from govdesk.qt.parts.theme import label, mark

if TYPE_CHECKING:
    from collections.abc import Callable

_VIEWS = (("then", "As recorded then"), ("now", "As known now"))


def turning_days(state: State, today: date) -> list[date]:
    """List the days up to today on which a relation or a party's membership began or was over, earliest first."""
    return sorted({one for one in _days(state) if one <= today})


def _days(state: State) -> Iterator[date]:
    spans = [(one.since, one.until) for one in state.all(Relation).values()]
    spans += [(one.joined, one.left) for one in state.all(Party).values()]
    accepted = [(one.accepted_on, None) for one in state.all(Relation).values()]
    for first, last in (*spans, *accepted):
        if first is not None:
            yield first
        if last is not None and last < date.max:
            yield last + timedelta(days=1)


class DaySteps(QWidget):
    """Two arrows, the day, and for a past day the choice between what was recorded then and what is known now."""

    viewed = Signal()

    def __init__(self, desk: Desk) -> None:
        """Look at today."""
        super().__init__()
        self._desk = desk
        self._on = desk.session.today
        self.before = self._tool("previous", "To the change before", lambda: self._step(back=True))
        self.after = self._tool("next", "To the next change", lambda: self._step(back=False))
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

    def _tool(self, icon: str, text: str, calls: Callable[[], None]) -> QToolButton:
        made = QToolButton()
        mark(made, "role", "plain")
        made.setAccessibleName(text)
        made.setToolTip(text)
        self._desk.theme.put_icon(made, icon)
        made.clicked.connect(lambda _checked=False: calls())
        return made

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
