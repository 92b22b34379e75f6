"""The state of a workspace at one moment, read-only: from the tables for now, by replay for a past day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol, TypeVar, cast

from govdesk.domain.change import Edit
from govdesk.domain.plain import field_types
from govdesk.domain.records import NAMES, Organization, Record, kind_of

R = TypeVar("R", bound=Record)
NUMERIC = frozenset({"number", "integer", "flag"})


class State(Protocol):
    """What every query, page and report reads. Two states with the same records answer alike."""

    def all(self, kind: type[R]) -> Mapping[str, R]:
        """Give all records of a kind by id, ordered by id."""
        ...

    def get(self, kind: type[R], id_: str) -> R | None:
        """Give one record, or None."""
        ...

    def where(self, kind: type[R], field: str, value: str) -> tuple[R, ...]:
        """Give the records of a kind whose text field equals `value`, ordered by id."""
        ...

    def select(self, kind: type[R], text: str = "", order: str = "id", *, descending: bool = False) -> list[str]:
        """List ids of the records that contain `text` in any field, caselessly, ordered by a field and then id."""
        ...


class MemoryState:
    """A state held in memory: what a replay adds up to, and what tests build."""

    def __init__(self, records: Iterable[Record] = ()) -> None:
        """Take the records; a later one replaces an earlier one of the same kind and id."""
        self._tables: dict[str, dict[str, Record]] = {name: {} for name in NAMES.values()}
        self._indexes: dict[tuple[str, str], dict[object, tuple[Record, ...]]] = {}
        for record in records:
            self._tables[kind_of(record)][record.id] = record

    def apply(self, edits: Iterable[Edit]) -> None:
        """Replay some edits (only the replay calls this, before anybody reads)."""
        self._indexes.clear()
        for edit in edits:
            if edit.after is None:
                self._tables[edit.kind].pop(edit.id, None)
            else:
                self._tables[edit.kind][edit.id] = edit.after

    def all(self, kind: type[R]) -> Mapping[str, R]:
        """Give all records of a kind by id, ordered by id."""
        table = cast("dict[str, R]", self._tables[NAMES[kind]])
        return dict(sorted(table.items()))

    def get(self, kind: type[R], id_: str) -> R | None:
        """Give one record, or None."""
        return cast("dict[str, R]", self._tables[NAMES[kind]]).get(id_)

    def where(self, kind: type[R], field: str, value: str) -> tuple[R, ...]:
        """Give the records of a kind whose text field equals `value`, ordered by id."""
        key = (NAMES[kind], field)
        if key not in self._indexes:
            grouped: dict[object, list[Record]] = {}
            for record in self.all(kind).values():
                grouped.setdefault(getattr(record, field), []).append(record)
            self._indexes[key] = {held: tuple(records) for held, records in grouped.items()}
        return cast("tuple[R, ...]", self._indexes[key].get(value, ()))

    def select(self, kind: type[R], text: str = "", order: str = "id", *, descending: bool = False) -> list[str]:
        """List ids of the records that contain `text` in any field, caselessly, ordered by a field and then id."""
        return selected(self.all(kind).values(), text, order, descending=descending)


def selected(records: Iterable[Record], text: str, order: str, *, descending: bool = False) -> list[str]:
    """Do for records in memory (of one kind, ordered by id) what `State.select` asks."""
    found = [record for record in records if contains(record, text)]
    numbers = any(field_types(type(record))[order] in NUMERIC for record in found[:1])
    found.sort(key=lambda record: sort_key(getattr(record, order), numbers=numbers), reverse=descending)
    return [record.id for record in found]


def contains(record: Record, text: str) -> bool:
    """Tell whether any field of a record contains `text`, caselessly."""
    needle = text.casefold()
    return not needle or any(needle in as_text(getattr(record, name)).casefold() for name in field_types(type(record)))


def as_text(value: object) -> str:
    """Give a value as one searchable text."""
    if isinstance(value, tuple):
        return ", ".join(value)
    return "" if value is None else str(value)


def sort_key(value: object, *, numbers: bool = True) -> tuple[bool, float, str]:
    """Order unlike values: not known first, numbers by size (unless they are to count as text), the rest caselessly."""
    if numbers and isinstance(value, (int, float)):
        return (True, float(value), "")
    text = as_text(value).casefold()
    return (bool(text), 0.0, text)


def organization(state: State) -> Organization | None:
    """Give the one organization of a workspace, or None while it is not registered."""
    return next(iter(state.all(Organization).values()), None)
