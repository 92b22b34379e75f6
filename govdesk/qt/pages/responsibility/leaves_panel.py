"""What if this party leaves: what falls open from a day on, who deputizes, and the hand-over that mends it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from govdesk.app.names import relation_words
from govdesk.app.queries.leaves import Leaves, leaves
from govdesk.domain.entry import name_of
from govdesk.domain.records import Party
from govdesk.domain.state import State
from govdesk.qt.desk import Desk
from govdesk.qt.parts.cards import Stack, button, row, toned, upright
from govdesk.qt.parts.fields import Day
from govdesk.qt.parts.palette import Tone
from govdesk.qt.parts.theme import label, line_height

if TYPE_CHECKING:
    from govdesk.app.snapshot import Snapshot


class LeavesPanel(QWidget):
    """A party, a first day without it, and what becomes of everything. Nothing is written here."""

    def __init__(self, desk: Desk, hand_over: Callable[[Party, str], object], back: Callable[[], object]) -> None:
        """Take what opens the hand-over from a day on, and what goes back."""
        super().__init__()
        self._desk = desk
        self._hand_over = hand_over
        self._snapshot: Snapshot | None = None
        self.party: Party | None = None
        self.title = label("", "heading", bold=True)
        self.on = Day(desk.theme)
        self.on.name("First day without", "What falls open is worked out for this day.")
        self.on.setMaximumWidth(line_height() * 11)
        self.stack = Stack()
        self.mend = button("Hand everything over…", self._go, role="main")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(line_height() // 2, 0, line_height() // 2, line_height() // 2)
        layout.addWidget(self.title)
        layout.addWidget(row(QLabel("First day without"), self.on))
        layout.addWidget(upright(self.stack), 1)
        layout.addWidget(row(self.mend, button("Back", back)))
        for changed in (self.on.edited, self.on.picked, self.on.entered):
            changed.connect(self._show)
        leave = QShortcut(QKeySequence("Escape"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(back)

    def ask(self, snapshot: Snapshot, party: Party) -> None:
        """Show a party that is gone from the day on that is looked at."""
        self.party = party
        self.title.setText(f"What if {party.name} leaves?")
        self.on.put(snapshot.on.isoformat())
        self.look(snapshot)
        self.on.line.setFocus()

    def look(self, snapshot: Snapshot) -> None:
        """Show it for another state; the day stays as it was typed."""
        self._snapshot = snapshot
        self.mend.setVisible(not self._desk.read_only)
        if self.party is not None:
            self._show()

    def _show(self) -> None:
        seen, party = self._snapshot, self.party
        if seen is None or party is None:
            return
        self.stack.begin(party.id)
        try:
            found = leaves(seen, party.id, date.fromisoformat(self.on.text()))
        except ValueError:
            self.stack.say("Type a day as YYYY-MM-DD, or pick one.")
            return
        tone: Tone = "bad" if found.open else "good"
        self.stack.add(toned(self._desk.theme, tone, found.says))
        for heading, lines in _parts(seen.state, found):
            if lines:
                self.stack.heading(heading)
            for tone, text in lines:
                self.stack.add(toned(self._desk.theme, tone, text))

    def _go(self) -> None:
        if self.party is not None:
            self._hand_over(self.party, self.on.text())


def _parts(state: State, found: Leaves) -> Iterator[tuple[str, list[tuple[Tone, str]]]]:
    one = found.leaving
    duties: list[tuple[Tone, str]] = [
        ("bad" if left.open else "good", f"{relation_words(state, left.duty)}: {found.stays(left)}")
        for left in one.duties
    ]
    yield "What it holds", duties
    yield "It stands in, and nobody else does", [("bad", relation_words(state, tie)) for tie in one.stood_in]
    yield "Leads to it", [("warn", relation_words(state, tie)) for tie in one.ways]
    yield "Has no other known member", [("warn", name_of(state, id_)) for id_ in one.bodies]
    yield "Begins later", [("neutral", relation_words(state, tie)) for tie in one.later]
    yield "Findings that this would bring", [(find.severity.tone, find.says) for find in found.came]
