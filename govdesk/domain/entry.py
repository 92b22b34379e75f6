"""From what a person typed, or a records file holds, to a record; with a problem for each field that is wrong."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from govdesk.domain.fields import FieldInfo
from govdesk.domain.plain import field_infos, field_types, from_plain
from govdesk.domain.problems import Problem, Problems
from govdesk.domain.records import KINDS, Evidence, Party, Record, Relation, System, Value
from govdesk.domain.said import number, steering
from govdesk.domain.state import State, as_text
from govdesk.domain.words import label, values as allowed

Read = Callable[[object], Any]
_PREFIX = {"organization": "org", "party": "party", "component": "comp", "system": "sys", "relation": "rel"}
_PERIODS = (
    (Relation, "since", "until"),
    (Party, "joined", "left"),
    (System, "started", "ended"),
    (Evidence, "added", "expires"),
)
_LONG, _LONGEST = 500, 20_000
"""Characters of a text field, and of one with room for several lines: more would make no readable page."""
_TOO_LARGE = 2**63
_COUNTRY = re.compile(r"[A-Z]{2}")
_IN_THOUSANDS = re.compile(r"\d{1,3}(,\d{3})+(\.\d+)?")


class _Unreadable(Exception):
    """A value that is not of its field's type; the message says what is expected."""


def parse(kind: str, given: Mapping[str, object], where: str = "") -> Record | Problems:
    """Read one record. `given` needs `id`; texts are trimmed, names are put on one line, absent fields are not known.

    Gives the record, or one Problem per field, whose `where` is the field's name after `where` and a colon.
    """
    type_ = KINDS[kind]
    infos, types = field_infos(type_), field_types(type_)
    place = f"{where}:" if where else ""
    problems = [
        Problem(f"{place}{name}", "There is no such field.", f"Fields of a {kind}: {', '.join(infos)}.")
        for name in given
        if name not in infos and name != "id"
    ]
    plain: dict[str, Any] = {"id": _id(given.get("id"))}
    for name, info in infos.items():
        try:
            value = given.get(name)
            one_line = name == "name" and isinstance(value, str)
            plain[name] = _field(" ".join(str(value).split()) if one_line else value, types[name], info)
        except _Unreadable as wrong:
            problems.append(Problem(f"{place}{name}", str(wrong)))
    if problems:
        return tuple(problems)
    if len(plain.get("country") or "") == 2:  # noqa: PLR2004 - a country code typed in small letters
        plain["country"] = plain["country"].upper()
    record = from_plain(kind, {name: value for name, value in plain.items() if value is not None})
    return tuple(_contradictions(record, place)) or record


def _id(value: object) -> str:
    """Take an id that is a text or a number; anything else is none."""
    return str(value).strip() if isinstance(value, str | int) and not isinstance(value, bool) else ""


def longest(info: FieldInfo) -> int:
    """Give how many characters a text field may have."""
    return _LONGEST if info.long else _LONG


def _field(value: object, type_: str, info: FieldInfo) -> Any:  # noqa: ANN401 - a field may have any of the field types
    read = _READ[type_](value)
    if type_ == "text" and (message := steering(read or "")):
        raise _Unreadable(message)
    most = longest(info)
    if type_ == "text" and read and len(read) > most:
        message = f"This text has {len(read):,} characters; {most:,} is the most. Keep it as evidence instead."
        raise _Unreadable(message)
    if info.required and read in {None, ""}:
        message = f"{info.label} is missing."
        raise _Unreadable(message)
    if info.choices and read and read not in allowed(info.choices):
        message = f"“{read}” is not one of: {', '.join(sorted(allowed(info.choices)))}."
        raise _Unreadable(message)
    return read


def _text(value: object) -> str | None:
    if value is None:
        return None
    if isinstance(value, (list, tuple, dict, set)):
        message = "One text is expected here, not a list."
        raise _Unreadable(message)
    return str(value).strip()


def _number(value: object) -> float | None:
    text = _text(value)
    if not text:
        return None
    bare = text.replace(",", "") if _IN_THOUSANDS.fullmatch(text) else text
    try:
        number = float(bare.replace(" ", "").replace("_", ""))
    except ValueError:
        number = math.nan
    if not math.isfinite(number) or number < 0 or isinstance(value, bool):
        message = f"“{text}” is not a number of 0 or more, such as 1200000 or 1.2e6."
        raise _Unreadable(message)
    return number


def _integer(value: object) -> int | None:
    number = _number(value)
    if number is None:
        return None
    if not number.is_integer():
        message = f"“{value}” is not a whole number."
        raise _Unreadable(message)
    text = str(value).replace(",", "").replace(" ", "")
    whole = int(text) if text.isdecimal() else int(number)
    if whole >= _TOO_LARGE:
        message = f"“{value}” is larger than any count that can be kept."
        raise _Unreadable(message)
    return whole


def _date(value: object) -> str | None:
    if isinstance(value, datetime):
        value = value.date()
    text = value.isoformat() if isinstance(value, date) else _text(value)
    if not text:
        return None
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        message = f"“{text}” is not a date of the calendar, such as 2026-11-24."
        raise _Unreadable(message) from None


def _flag(value: object) -> bool | None:
    if value is None or isinstance(value, bool):
        return value
    text = (_text(value) or "").casefold()
    if text not in _FLAGS:
        message = f"“{text}” is not yes, no or empty."
        raise _Unreadable(message)
    return _FLAGS[text]


_FLAGS = {"": None, "yes": True, "true": True, "no": False, "false": False, "unknown": None}


def _list(value: object) -> list[str]:
    if isinstance(value, (list, tuple)):
        parts = [_text(part) or "" for part in value]
    else:
        parts = [part.strip() for part in (_text(value) or "").split(",")]
    return [part for part in parts if part]


def _value(value: object) -> object:
    """Read the value of a fact, whose type its question knows."""
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return {"date": value.isoformat()}
    if isinstance(value, float) and not math.isfinite(value):
        message = "A number must be finite."
        raise _Unreadable(message)
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    return _list(value)


_READ: dict[str, Read] = {
    "text": _text,
    "number": _number,
    "integer": _integer,
    "date": _date,
    "flag": _flag,
    "list": _list,
    "value": _value,
}


def _contradictions(record: Record, place: str) -> list[Problem]:
    """Check what two fields of one record say together, and countries."""
    problems = []
    for type_, first, last in _PERIODS:
        if isinstance(record, type_) and _reversed(getattr(record, first), getattr(record, last)):
            problems.append(Problem(f"{place}{last}", f"It lies before {_label(record, first)}."))
    country = getattr(record, "country", "")
    if country and not _COUNTRY.fullmatch(country):
        problems.append(Problem(f"{place}country", f"“{country}” is not a country code of two letters, such as DE."))
    if isinstance(record, Relation) and record.source == record.target:
        problems.append(Problem(f"{place}target", "A relation needs two different ends."))
    return problems


def _reversed(first: date | None, last: date | None) -> bool:
    return first is not None and last is not None and last < first


def _label(record: Record, name: str) -> str:
    return f"“{field_infos(type(record))[name].label}”"


def new_id(state: State, kind: str, name: str) -> str:
    """Make a readable id that is free in its kind: `sys-claims-chatbot`, then `sys-claims-chatbot-2`."""
    base = f"{_PREFIX.get(kind, kind)}-{_slug(name)}"
    number, id_ = 1, base
    while state.get(KINDS[kind], id_) is not None:
        number += 1
        id_ = f"{base}-{number}"
    return id_


def _slug(name: str) -> str:
    ascii_ = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_.casefold()).strip("-")[:48].strip("-") or "unnamed"


def show(record: Record, name: str) -> str:
    """Give one field of a record as a person reads it: choices by their label, dates ISO, nothing known as ""."""
    value: Value = getattr(record, name)
    info = field_infos(type(record)).get(name)
    if info is not None and info.choices and value:
        return label(info.choices, str(value))
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, (int, float)):
        return number(value)
    return as_text(value)


def name_of(state: State, id_: str) -> str:
    """Give the name of a record that a relation or fact points at; a dangling id is shown as it is."""
    for kind in ("system", "component", "party", "organization"):
        record = state.get(KINDS[kind], id_)
        if record is not None:
            return str(getattr(record, "name", id_))
    return id_
