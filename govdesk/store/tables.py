"""The state as the tables hold it now: read on demand, remembered until a change touches the kind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar, cast

from sqlite_utils import Database

from govdesk.domain.plain import field_types
from govdesk.domain.records import NAMES, Record
from govdesk.domain.state import NUMERIC
from govdesk.store.rows import column_names, from_row, shown

R = TypeVar("R", bound=Record)


class StoredState:
    """A `State` over an open database. Answers the same as a `MemoryState` of the same records."""

    def __init__(self, db: Database) -> None:
        """Read through `db`; nothing is read before it is asked for."""
        self._db = db
        self._all: dict[str, dict[str, Record]] = {}
        self._where: dict[str, dict[tuple[str, str], tuple[Record, ...]]] = {}
        db.conn.create_function("shown", 2, shown, deterministic=True)

    def forget(self, kinds: Iterable[str]) -> None:
        """Drop what is remembered of some kinds, because a change touched them."""
        for kind in kinds:
            self._all.pop(kind, None)
            self._where.pop(kind, None)

    def all(self, kind: type[R]) -> Mapping[str, R]:
        """Give all records of a kind by id, ordered by id."""
        name = NAMES[kind]
        if name not in self._all:
            self._all[name] = {record.id: record for record in self._read(kind, "ORDER BY id")}
        return cast("dict[str, R]", self._all[name])

    def get(self, kind: type[R], id_: str) -> R | None:
        """Give one record, or None."""
        if NAMES[kind] in self._all:
            return self.all(kind).get(id_)
        return next(iter(self._read(kind, "WHERE id = ?", id_)), None)

    def where(self, kind: type[R], field: str, value: str) -> tuple[R, ...]:
        """Give the records of a kind whose text field equals `value`, ordered by id."""
        known = self._where.setdefault(NAMES[kind], {})
        if (field, value) not in known:
            known[field, value] = tuple(self._read(kind, f'WHERE "{_column(kind, field)}" = ? ORDER BY id', value))
        return cast("tuple[R, ...]", known[field, value])

    def select(self, kind: type[R], text: str = "", order: str = "id", *, descending: bool = False) -> list[str]:
        """List ids of the records that contain `text` in any field, caselessly, ordered by a field and then id."""
        types = field_types(kind)
        found = " OR ".join(f"instr(shown('{types[name]}', \"{name}\"), ?)" for name in types)
        condition, values = (f"WHERE {found}", [text.casefold()] * len(types)) if text else ("", [])
        key = _order(_column(kind, order), types[order], "DESC" if descending else "ASC")
        rows = self._db.execute(f'SELECT id FROM "{NAMES[kind]}" {condition} ORDER BY {key}, id', values)
        return [row[0] for row in rows]

    def _read(self, kind: type[R], condition: str, *values: Any) -> list[R]:  # noqa: ANN401 - any SQLite value
        table = NAMES[kind]
        columns = ", ".join(f'"{table}"."{name}"' for name in column_names(kind))
        rows = self._db.execute(f'SELECT {columns} FROM "{table}" {condition}', values)
        return [from_row(kind, row) for row in rows]


def _column(kind: type[Record], name: str) -> str:
    if name not in field_types(kind):
        message = f"{NAMES[kind]} has no field {name!r}"
        raise KeyError(message)
    return name


def _order(column: str, type_: str, direction: str) -> str:
    if type_ in NUMERIC:
        return f'"{column}" IS NOT NULL {direction}, "{column}" {direction}'
    key = f"shown('{type_}', \"{column}\")"
    return f"{key} != '' {direction}, {key} {direction}"
