"""Records as plain values and back, and the canonical JSON that seals are made of."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date
from typing import Any, cast, get_type_hints

from govdesk.domain.fields import FieldInfo
from govdesk.domain.records import KINDS, Record, Value

Plain = dict[str, Any]


def canonical(value: object) -> str:
    """Give the one JSON text of a plain value: sorted keys, no spaces, UTF-8 as it is, no NaN."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def field_infos(type_: type[Record]) -> dict[str, FieldInfo]:
    """Give the fields of a record kind that a person fills in, in order (all but `id`)."""
    return _INFOS[type_]


def _type_name(hint: object) -> str:
    names = (
        ("text", str),
        ("number", float | None),
        ("integer", int | None),
        ("date", date | None),
        ("flag", bool | None),
        ("list", tuple[str, ...]),
    )
    return next((name for name, type_ in names if type_ == hint), "value")


_TYPES = {type_: {name: _type_name(hint) for name, hint in get_type_hints(type_).items()} for type_ in KINDS.values()}


_INFOS: dict[type[Record], dict[str, FieldInfo]] = {
    type_: {f.name: f.metadata["info"] for f in fields(type_) if "info" in f.metadata} for type_ in KINDS.values()
}


def field_types(type_: type[Record]) -> dict[str, str]:
    """Name the type of each field: text, number, integer, date, flag, list or value (of a fact)."""
    return _TYPES[type_]


def to_plain(record: Record) -> Plain:
    """Turn a record into JSON values: dates as ISO text, tuples as lists. Fields that are not known are left out."""
    plain: Plain = {}
    types = field_types(type(record))
    for field in fields(record):
        value = getattr(record, field.name)
        if field.name == "id" or value != field.default:
            plain[field.name] = value.isoformat() if types[field.name] == "date" else plain_value(value)
    return plain


def plain_value(value: Value) -> Any:  # noqa: ANN401 - JSON has no narrower type
    """Turn one value into what JSON can hold. A date inside a fact keeps its type as {"date": ISO}."""
    if isinstance(value, date):
        return {"date": value.isoformat()}
    return list(value) if isinstance(value, tuple) else value


def fact_value(plain: Any) -> Value:  # noqa: ANN401 - JSON has no narrower type
    """Read what `plain_value` wrote."""
    if isinstance(plain, Mapping):
        return date.fromisoformat(plain["date"])
    return tuple(plain) if isinstance(plain, list) else plain


_READERS: dict[str, Callable[[Any], Any]] = {
    "text": str,
    "number": float,
    "integer": int,
    "flag": bool,
    "date": date.fromisoformat,
    "list": tuple,
    "value": fact_value,
}


def from_plain(kind: str, plain: Mapping[str, Any]) -> Record:
    """Read a record that `to_plain` wrote. Raises KeyError, TypeError or ValueError on anything else."""
    make = cast("Callable[..., Record]", KINDS[kind])
    types = field_types(KINDS[kind])
    return make(**{name: None if value is None else _READERS[types[name]](value) for name, value in plain.items()})
