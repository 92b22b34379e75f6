"""Records as rows of their table and back."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import fields
from datetime import date
from typing import Any, TypeVar, cast

from govdesk.domain.plain import canonical, fact_value, field_types, plain_value
from govdesk.domain.records import KINDS, Record
from govdesk.domain.state import as_text
from govdesk.store.schema import OPTIONAL

R = TypeVar("R", bound=Record)
Row = Sequence[Any]

_TO_SQL: dict[str, Callable[[Any], Any]] = {
    "date": lambda value: None if value is None else value.isoformat(),
    "list": lambda value: canonical(list(value)),
    "value": lambda value: canonical(plain_value(value)),
    "flag": lambda value: None if value is None else int(value),
}
_FROM_SQL: dict[str, Callable[[Any], Any]] = {
    "date": lambda value: None if value is None else date.fromisoformat(value),
    "list": lambda value: () if value == "[]" else tuple(json.loads(value)),
    "value": lambda value: fact_value(json.loads(value)),
    "flag": lambda value: None if value is None else bool(value),
}


def column_names(type_: type[Record]) -> tuple[str, ...]:
    """Name the columns of a kind's table, in the order of the record's fields."""
    return tuple(field.name for field in fields(type_))


def not_known(type_: type[Record], name: str) -> str:
    """Write in SQL what a column holds where its field is not known."""
    empty = {"list": "'[]'", "value": "'null'"}
    kind = field_types(type_)[name]
    return empty.get(kind, "NULL" if kind in OPTIONAL else "''")


def _converters(table: dict[str, Callable[[Any], Any]]) -> dict[type[Record], list[tuple[int, Callable[[Any], Any]]]]:
    found = {}
    for type_ in KINDS.values():
        kinds = [field_types(type_)[name] for name in column_names(type_)]
        found[type_] = [(place, table[kind]) for place, kind in enumerate(kinds) if kind in table]
    return found


_WRITERS, _READERS = _converters(_TO_SQL), _converters(_FROM_SQL)


def to_row(record: Record) -> list[Any]:
    """Give the values of a record as SQLite keeps them, in the order of its columns."""
    row = [getattr(record, name) for name in column_names(type(record))]
    for place, convert in _WRITERS[type(record)]:
        row[place] = convert(row[place])
    return row


def from_row(type_: type[R], row: Row) -> R:
    """Read what `to_row` wrote."""
    values = list(row)
    for place, convert in _READERS[cast("type[Record]", type_)]:
        values[place] = convert(values[place])
    make = cast("Callable[..., R]", type_)
    return make(*values)


def shown(kind: str, value: object) -> str:
    """Give a kept value as caseless searchable text; `kind` is the field's type."""
    read = _FROM_SQL.get(kind)
    return as_text(value if read is None else read(value)).casefold()
