"""What a page does with findings: their cards with the buttons that mend them, and the deeds behind the buttons."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from govdesk.app.commands import duties
from govdesk.app.queries.mends import mends
from govdesk.app.queries.places import Mend
from govdesk.app.queries.titles import Titles
from govdesk.domain.said import cut
from govdesk.qt.desk import Desk
from govdesk.qt.parts.cards import button, card, sentence

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFrame, QPushButton, QWidget

    from govdesk.app.snapshot import Snapshot
    from govdesk.domain.findings import Finding

WIDE = 39


class Mender(QObject):
    """Makes the cards and buttons of findings. navigate(kind, id): where a person mends the rest. failed(sentence)."""

    navigate = Signal(str, str)
    failed = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        """Belong to a page or a panel of it."""
        super().__init__(parent)
        self._desk = desk
        self._snapshot: Snapshot | None = None
        self.titles = Titles()

    def look(self, snapshot: Snapshot) -> None:
        """Take the state that the findings are of."""
        self._snapshot = snapshot
        self.titles = Titles(snapshot.packs)

    def card(self, finding: Finding) -> QFrame:
        """Make the card of a finding: what is wrong, what mends it, and the buttons that do."""
        says, mend = self.titles(finding.says), self.titles(finding.mend)
        return card(self._desk.theme, finding.severity.tone, says, (mend,), self.buttons(finding))

    def buttons(self, finding: Finding, wide: int = WIDE) -> list[QPushButton]:
        """Make a button for each mend, at most so many characters wide; none while nothing can be changed."""
        if self._snapshot is None or self._desk.read_only:
            return []
        found = mends(finding, self._snapshot.state)
        return [brief(self.titles(mend.text), partial(self.do, mend), wide=wide) for mend in found]

    def do(self, mend: Mend) -> None:
        """Go to where it is mended, or mend it at once."""
        if mend.deed == "go":
            self.navigate.emit(*mend.place)
        else:
            self.perform(mend.deed, mend.relation, mend.until)

    def perform(self, deed: str, relation: str, on: date | None = None) -> None:
        """Accept, decline or end a relation, on a day or today."""
        session = self._desk.session
        problems = self._desk.do(duties.perform(session.state, deed, relation, on or session.today))
        if problems:
            self.failed.emit(sentence(problems))


def brief(text: str, calls: Callable[[], object], *, role: str = "", wide: int = WIDE) -> QPushButton:
    """Make a button whose words fit a narrow panel; all of them are in its name and tip."""
    shown = cut(text, wide)
    made = button(shown.replace("&", "&&"), calls, role=role, tip="" if shown == text else text)
    made.setAccessibleName(text)
    return made
