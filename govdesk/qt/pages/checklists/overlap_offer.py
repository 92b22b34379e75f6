"""The line that says after an answer was saved that it may be true of other requirements as well."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from govdesk.app.queries.overlaps import reuse_of
from govdesk.domain.said import count
from govdesk.qt.desk import Desk
from govdesk.qt.parts.cards import button
from govdesk.qt.parts.strip import Strip

if TYPE_CHECKING:
    from govdesk.app.snapshot import Snapshot


class OverlapOffer(Strip):
    """Stays until it is used, closed, or another answer is saved. wanted(SYSTEM/REQUIREMENT): show the overlaps.

    gone: it was used or closed.
    """

    wanted = Signal(str)
    gone = Signal()

    def __init__(self, desk: Desk) -> None:
        """Start hidden."""
        super().__init__(desk.theme, "neutral")
        self._about = ""
        self.show_them = button("Look at them", lambda: self.wanted.emit(self._about))
        self.close_it = button("Not now", self.forget)
        self.row.addWidget(self.show_them)
        self.row.addWidget(self.close_it)

    def expect(self, id_: str) -> None:
        """Remember the answer that was saved; the next look says whether it is of use elsewhere."""
        self._about = id_
        self.say("")

    def forget(self) -> None:
        """Go away."""
        self.expect("")
        self.gone.emit()

    def look(self, snapshot: Snapshot) -> None:
        """Say where the answer could be taken over to; nothing where it could not."""
        system, _, requirement = self._about.partition("/")
        found = reuse_of(snapshot, system, requirement) if requirement else None
        number = len(found.offered) if found else 0
        title = found.title if found else ""
        other = count(number, "other requirement")
        self.say(f"The answer to “{title}” may be true of {other} as well." if number else "")
