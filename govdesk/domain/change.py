"""A change: before and after of some records. The only way in which anything is written."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeVar

from govdesk.domain.records import Record, kind_of

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Edit:
    """One record before and after. `before` None: it is new. `after` None: it goes away. Never both."""

    before: Record | None
    after: Record | None

    @property
    def kind(self) -> str:
        """Name the kind of the record."""
        return kind_of(self.record)

    @property
    def id(self) -> str:
        """Name the record."""
        return self.record.id

    @property
    def record(self) -> Record:
        """Give the record as it becomes, or as it was where it goes away."""
        record = self.after if self.after is not None else self.before
        if record is None:
            message = "an edit needs a record before or after"
            raise ValueError(message)
        return record

    @property
    def inverse(self) -> Edit:
        """Exchange before and after."""
        return Edit(self.after, self.before)


@dataclass(frozen=True, slots=True)
class Change:
    """What a command wants to write: a verb in plain words, the edits, the person's reason, files to keep.

    `blobs` are file contents for the vault, each kept under its SHA-256 in the same transaction.
    `undoes` is the number of the journal entry that this change takes back, for undo and redo.
    """

    verb: str
    edits: tuple[Edit, ...]
    reason: str = ""
    blobs: tuple[bytes, ...] = ()
    undoes: int | None = None

    @property
    def kinds(self) -> frozenset[str]:
        """Name the kinds of records that it touches; pages that show them ask again."""
        return frozenset(edit.kind for edit in self.edits)

    def first(self, kind: type[R]) -> R:
        """Give the first record of a kind that it leaves. Raises StopIteration where it leaves none."""
        return next(edit.after for edit in self.edits if isinstance(edit.after, kind))

    def inverse(self, number: int, verb: str) -> Change:
        """Make the change that takes journal entry `number` back."""
        return Change(verb, tuple(edit.inverse for edit in reversed(self.edits)), undoes=number)

    def because(self, reason: str) -> Change:
        """Give it a reason."""
        return replace(self, reason=reason)


def put(before: Record | None, after: Record) -> Edit:
    """Make the edit that adds a record or replaces `before` with it."""
    return Edit(before, after)


def drop(before: Record) -> Edit:
    """Make the edit that takes a record away."""
    return Edit(before, None)
