"""What the pages share: the open session, the date looked at, one door for changes, the background runner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from govdesk.domain.change import Change
from govdesk.domain.journal import Entry
from govdesk.domain.problems import Problem, Problems
from govdesk.qt.parts.cards import sentence

if TYPE_CHECKING:
    from datetime import date

    from govdesk.app.session import Session
    from govdesk.qt.tools import Tools


class Desk(QObject):
    """One open workspace as the pages see it.

    on: the past day that is looked at, or None for now. said(sentence, tone): a line for the window's message bar.
    moved: the day looked at has changed. nameless: a change was refused because nobody's name stands behind it.
    """

    said = Signal(str, str)
    nameless = Signal()
    moved = Signal()

    def __init__(self, session: Session, tools: Tools, parent: QObject | None = None) -> None:
        """Take an open session, which stays the window's to close, and the tools of the app."""
        super().__init__(parent)
        self.session = session
        self.theme = tools.theme
        self.jobs = tools.jobs
        self.settings = tools.settings
        self.dialogs = tools.dialogs
        self.on: date | None = None

    @property
    def read_only(self) -> bool:
        """Tell whether nothing can be changed: a past day is shown, or another program holds the workspace."""
        return self.on is not None or self.session.read_only

    def look_at(self, on: date | None) -> None:
        """Look at a past day, or at now with None (also for today and later days)."""
        self.on = None if on is None or on >= self.session.today else on
        self.moved.emit()

    def do(self, change: Change | Problems) -> Problems:
        """Perform what a command made and say so; hand back what stood in the way (empty: it is done)."""
        if not isinstance(change, Change):
            return change
        if self.read_only:
            return (Problem("", "Nothing can be changed here.", self._why()),)
        if not change.edits:
            self.said.emit("Nothing was changed.", "neutral")
            return ()
        return self._tell(self.session.do(change))

    def _why(self) -> str:
        return self.session.held_by or "You look at a past day; go back to today first."

    def undo(self) -> Problems:
        """Take the last change back."""
        return self._tell(self.session.undo())

    def redo(self) -> Problems:
        """Do again what was taken back."""
        return self._tell(self.session.redo())

    def _tell(self, outcome: Entry | Problems) -> Problems:
        if isinstance(outcome, tuple):
            self.said.emit(sentence(outcome), "bad")
            if not self.session.person:
                self.nameless.emit()
            return outcome
        self.said.emit(f"{outcome.verb}.", "good")
        return ()
