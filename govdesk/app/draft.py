"""A state with changes on it that nobody has written yet: what a command of many records checks itself against."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar, cast

from govdesk.domain.change import Edit
from govdesk.domain.records import NAMES, Record
from govdesk.domain.state import State, selected

R = TypeVar("R", bound=Record)


class Draft:
    """A State over another one, with records put on top. `edits` is what it adds up to."""

    def __init__(self, base: State) -> None:
        """Start without changes."""
        self._base = base
        self._put: dict[type[Record], dict[str, Record]] = {kind: {} for kind in NAMES}
        self._found: dict[tuple[type[Record], str], dict[object, dict[str, Record]]] = {}  # by kind, field, value, id

    def put(self, record: Record) -> None:
        """Add a record, or replace the one with its id."""
        kind = type(record)
        before = self._put[kind].get(record.id)
        self._put[kind][record.id] = record
        for (other, field), found in self._found.items():
            if other is kind:
                if before is not None:
                    del found[getattr(before, field)][record.id]
                found.setdefault(getattr(record, field), {})[record.id] = record

    def take(self, edits: Iterable[Edit]) -> None:
        """Put the records that some edits leave; edits that remove are not for a draft."""
        for edit in edits:
            if edit.after is not None:
                self.put(edit.after)

    @property
    def edits(self) -> tuple[Edit, ...]:
        """Give the edits that turn the base into this state; records that did not change are left out."""
        pairs = [
            (self._base.get(kind, id_), record) for kind, table in self._put.items() for id_, record in table.items()
        ]
        return tuple(Edit(before, after) for before, after in pairs if before != after)

    def all(self, kind: type[R]) -> Mapping[str, R]:
        """Give all records of a kind by id, ordered by id."""
        return dict(sorted({**self._base.all(kind), **self._table(kind)}.items()))

    def get(self, kind: type[R], id_: str) -> R | None:
        """Give one record, or None."""
        return self._table(kind).get(id_) or self._base.get(kind, id_)

    def where(self, kind: type[R], field: str, value: str) -> tuple[R, ...]:
        """Give the records of a kind whose text field equals `value`, ordered by id."""
        table = self._table(kind)
        found = {record.id: record for record in self._base.where(kind, field, value) if record.id not in table}
        found |= self._index(kind, field).get(value, {})
        return tuple(found[id_] for id_ in sorted(found))

    def select(self, kind: type[R], text: str = "", order: str = "id", *, descending: bool = False) -> list[str]:
        """List ids of the records that contain `text`, caselessly, ordered by a field and then id."""
        return selected(self.all(kind).values(), text, order, descending=descending)

    def _index(self, kind: type[R], field: str) -> dict[object, dict[str, R]]:
        if (kind, field) not in self._found:
            made: dict[object, dict[str, Record]] = {}
            for id_, record in self._put[kind].items():
                made.setdefault(getattr(record, field), {})[id_] = record
            self._found[kind, field] = made
        return cast("dict[object, dict[str, R]]", self._found[kind, field])

    def _table(self, kind: type[R]) -> dict[str, R]:
        return cast("dict[str, R]", self._put[kind])
