"""An open workspace, a person and a clock: the one door through which anything changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TypeAlias

from govdesk.app.undoing import Undoing
from govdesk.domain.change import Change
from govdesk.domain.journal import Entry
from govdesk.domain.problems import Problem, Problems
from govdesk.domain.state import State
from govdesk.store import files
from govdesk.store.workspace import Workspace

Clock: TypeAlias = "Callable[[], datetime]"
Listener: TypeAlias = "Callable[[Change], None]"


def stamp(moment: datetime) -> str:
    """Write a moment as the journal keeps it: UTC, ISO, milliseconds, no zone suffix."""
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="milliseconds")


class Session:
    """What a person does with one workspace. Every change goes through `do`."""

    def __init__(self, workspace: Workspace, person: str, clock: Clock) -> None:
        """Use `create` or `open` instead."""
        self._workspace, self._clock = workspace, clock
        self.person = person
        self._listeners: list[Listener] = []
        self._broken: frozenset[str] | None = None
        self._undoing = Undoing(reversed(workspace.entries("", None, 200)))

    @classmethod
    def create(cls, path: Path, change: Change, person: str, clock: Clock) -> Session | Problems:
        """Make a workspace whose first entry is `change`, and open it."""
        made = files.create(path, change, stamp(clock()), person)
        return made if isinstance(made, tuple) else cls(made, person, clock)

    @classmethod
    def open(cls, path: Path, person: str, clock: Clock, *, read_only: bool = False) -> Session | Problems:
        """Open a workspace; for reading only where asked, or where somebody else holds it (see `held_by`)."""
        opened = files.open_workspace(path, stamp(clock()), read_only=read_only)
        return opened if isinstance(opened, tuple) else cls(opened, person, clock)

    @property
    def path(self) -> Path:
        """Give the workspace's file."""
        return self._workspace.path

    @property
    def read_only(self) -> bool:
        """Tell whether nothing can be written."""
        return self._workspace.read_only

    @property
    def held_by(self) -> str:
        """Say who holds the workspace; empty where we do."""
        return self._workspace.held_by

    @property
    def state(self) -> State:
        """Give the state as it is now."""
        return self._workspace.state

    @property
    def today(self) -> date:
        """Give the date of the clock (UTC)."""
        return self._clock().astimezone(UTC).date()

    def do(self, change: Change) -> Entry | Problems:
        """Write a change and tell the listeners."""
        entry = self._write(change)
        if isinstance(entry, Entry):
            self._undoing.done(entry)
            self._tell(change)
        return entry

    def undo(self) -> Entry | Problems:
        """Take the last change back, as a new journal entry."""
        return self._again(self._undoing.undo(), "There is nothing to undo.")

    def redo(self) -> Entry | Problems:
        """Do again what was last undone, as a new journal entry."""
        return self._again(self._undoing.redo(), "There is nothing to redo.")

    def _again(self, change: Change | None, nothing: str) -> Entry | Problems:
        return (Problem("", nothing),) if change is None else self.do(change)

    def _write(self, change: Change) -> Entry | Problems:
        if not self.person.strip():
            return (Problem("person", "Nobody's name stands behind this change.", "Enter your name first."),)
        return self._workspace.write(change, stamp(self._clock()), self.person)

    def _tell(self, change: Change) -> None:
        for listener in tuple(self._listeners):
            listener(change)

    @property
    def undo_text(self) -> str:
        """Name what `undo` would take back, or ""."""
        return "" if self.read_only else self._undoing.undo_text

    @property
    def redo_text(self) -> str:
        """Name what `redo` would do again, or ""."""
        return "" if self.read_only else self._undoing.redo_text

    def as_of(self, on: date) -> State:
        """Give the state at the end of a past day (UTC)."""
        return self._workspace.as_of(on)

    def seal_as_of(self, on: date) -> tuple[int, str]:
        """Give the number and seal of the last entry of a day or before it; number 0 before the first."""
        return self._workspace.seal_as_of(on)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Lend the workspace to another thread, for reading, as it is at one moment, on a connection of its own.

        What the one has found out about the kept files, the other need not look at again.
        """
        with self._workspace.reading() as apart:
            lent = Session(apart, "", self._clock)
            lent._broken = self._broken
            yield lent
            self._broken = lent._broken

    def entries(self, text: str = "", *, before: int | None = None, limit: int = 200) -> tuple[Entry, ...]:
        """Read journal entries, newest first, older than number `before`, that contain `text`."""
        return self._workspace.entries(text, before, limit)

    def history(self, kind: str, id_: str) -> tuple[Entry, ...]:
        """Read the journal entries of one record, newest first."""
        return self._workspace.history(kind, id_)

    @property
    def seal(self) -> str:
        """Give the seal of the last entry."""
        return self._workspace.last()[1]

    @property
    def number(self) -> int:
        """Give the number of the last entry."""
        return self._workspace.last()[0]

    @property
    def pseudonym_key(self) -> bytes:
        """Give the key of this workspace's pseudonyms: the seal of its first entry, which no copy of it changes."""
        first = self._workspace.entries("", 2, 1)
        return first[0].seal.encode() if first else b""

    def blob(self, sha256: str) -> bytes | Problems:
        """Give a kept file, checked against its hash as it is opened."""
        return self._workspace.blob(sha256)

    def broken_blobs(self) -> frozenset[str]:
        """Name the kept files whose hash is wrong. Looked at once a session: the vault only grows."""
        if self._broken is None:
            self._broken = self._workspace.broken_blobs()
        return self._broken

    def unchecked_bytes(self) -> int:
        """Give how many bytes `broken_blobs` has still to read."""
        return self._workspace.kept_bytes() if self._broken is None else 0

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Be told each change after it was written. Gives what ends the subscription."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def save_copy(self, path: Path) -> Problems:
        """Write a whole copy of the workspace."""
        return self._workspace.save_copy(path)

    def close(self) -> None:
        """Close the workspace to a single file."""
        self._workspace.close()
