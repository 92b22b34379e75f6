"""What can be undone and redone: read off the journal, so that it survives a restart."""

from __future__ import annotations

from collections.abc import Iterable

from govdesk.domain.change import Change
from govdesk.domain.journal import Entry, read_edits


class Undoing:
    """Two stacks of journal entries. The first entry, which makes the workspace, stays."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        """Take the latest entries, oldest first."""
        self._done: list[Entry] = []
        self._undone: list[Entry] = []
        for entry in entries:
            self.done(entry)

    def done(self, entry: Entry) -> None:
        """Take note of an entry that was just written."""
        if entry.undoes is None:
            self._undone.clear()
            if entry.number > 1:
                self._done.append(entry)
        elif self._done and self._done[-1].number == entry.undoes:
            self._done.pop()
            self._undone.append(entry)
        elif self._undone and self._undone[-1].number == entry.undoes:
            self._undone.pop()
            self._done.append(entry)

    def undo(self) -> Change | None:
        """Give the change that takes the last entry back."""
        return _inverse(self._done[-1], f"Undo: {self.undo_text}") if self._done else None

    def redo(self) -> Change | None:
        """Give the change that does the last undone entry again."""
        return _inverse(self._undone[-1], f"Redo: {self.redo_text}") if self._undone else None

    @property
    def undo_text(self) -> str:
        """Name the entry that would be undone, or ""."""
        return _bare(self._done[-1].verb) if self._done else ""

    @property
    def redo_text(self) -> str:
        """Name the entry that would be done again, or ""."""
        return _bare(self._undone[-1].verb) if self._undone else ""


def _inverse(entry: Entry, verb: str) -> Change:
    return Change("", read_edits(entry.edits)).inverse(entry.number, verb)


def _bare(verb: str) -> str:
    return verb.removeprefix("Undo: ").removeprefix("Redo: ")
