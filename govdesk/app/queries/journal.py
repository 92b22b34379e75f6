"""Journal entries in plain words: what changed from what to what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields

from govdesk.app.names import field_label, kind_name, title_of
from govdesk.app.queries.words import field_text
from govdesk.domain.change import Edit
from govdesk.domain.journal import Entry, read_edits
from govdesk.domain.records import Record
from govdesk.domain.state import State


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of one record before and after, as shown; "" is not known. what: added, changed or removed."""

    kind: str
    id: str
    title: str
    what: str
    field: str
    label: str
    before: str
    after: str

    def __str__(self) -> str:
        """Say it in one line."""
        if self.what == "changed":
            return f"{self.title}: {self.label}: {self.before or 'not known'} → {self.after or 'not known'}"
        return f"{self.title}: {self.label}: {self.after or self.before}"


@dataclass(frozen=True, slots=True)
class JournalRow:
    """One entry. at: UTC, to the second. touched: (kind, id, title, what) of each record."""

    number: int
    at: str
    person: str
    verb: str
    reason: str
    undoes: int | None
    seal: str
    touched: tuple[tuple[str, str, str, str], ...]
    changes: tuple[FieldChange, ...]


def journal_row(state: State, entry: Entry, only: tuple[str, str] | None = None) -> JournalRow:
    """Put an entry in words. Names are those that the state knows now; a record that is gone keeps its id.

    only: the kind and id of the one record that is asked about.
    """
    edits = [edit for edit in read_edits(entry.edits) if only is None or (edit.kind, edit.id) == only]
    touched = tuple((edit.kind, edit.id, title_of(state, edit.record), _what(edit)) for edit in edits)
    changes = tuple(change for edit in edits for change in _changes(state, edit))
    at = entry.at[:19].replace("T", " ")
    return JournalRow(
        entry.number, at, entry.person, entry.verb, entry.reason, entry.undoes, entry.seal, touched, changes
    )


def history_rows(state: State, entries: Iterable[Entry], kind: str, id_: str) -> tuple[JournalRow, ...]:
    """Put into words what entries changed about one record."""
    return tuple(journal_row(state, entry, (kind, id_)) for entry in entries)


def touching(entries: Iterable[Entry], kind: str, id_: str) -> tuple[Entry, ...]:
    """Pick the entries that touch one record."""
    return tuple(
        entry
        for entry in entries
        if f'"{id_}"' in entry.edits and any((e.kind, e.id) == (kind, id_) for e in read_edits(entry.edits))
    )


def _changes(state: State, edit: Edit) -> Iterator[FieldChange]:
    record = edit.record
    title = f"{kind_name(record)} {title_of(state, record)}"
    for field in fields(record):
        before, after = (_text(state, side, field.name) for side in (edit.before, edit.after))
        if before != after and field.name != "id":
            label = field_label(record, field.name)
            yield FieldChange(edit.kind, edit.id, title, _what(edit), field.name, label, before, after)


def _text(state: State, record: Record | None, name: str) -> str:
    return "" if record is None else field_text(state, record, name)


def _what(edit: Edit) -> str:
    if edit.before is None:
        return "added"
    return "removed" if edit.after is None else "changed"
