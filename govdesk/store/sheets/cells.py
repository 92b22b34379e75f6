"""What stands in one cell, by the form of its column: read into the pack's values, and written so that it reads back.

text        as it stands
day         YYYY-MM-DD, or a date of the spreadsheet
dates       a day, or a list as in a pack file
condition   see domain.law.condition_text
list        parts between semicolons or on lines of their own
pairs       value: label, between semicolons or on lines of their own
facts       fact = value, between semicolons
plain       yes, no, a number, a text

Every form but text also takes YAML that begins with { or [. Every form takes `json:` and a JSON value: what no other
way can say without loss, such as an empty text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TypeAlias

from govdesk.domain.law.condition_text import condition_text, read_condition
from govdesk.domain.law.read_pack import iso
from govdesk.domain.plain import canonical
from govdesk.domain.problems import Problem
from govdesk.store.yaml_text import YamlText, plain_scalar, read_yaml


@dataclass(frozen=True, slots=True)
class Bad:
    """A cell that holds no value that can be taken: a formula, an error."""

    says: str
    mend: str = ""


Cell: TypeAlias = "str | int | float | date | time | Bad | object | None"
_JSON = "json:"
_PARTS = re.compile(r"[;\n]")
_AS_TEXT = "Format the cell as text and type it anew."


def read_cell(value: Cell, form: str) -> object | Problem:
    """Read one cell that is not blank. A Problem has no place yet."""
    if isinstance(value, Bad):
        return Problem("", value.says, value.mend)
    text = value if isinstance(value, str) else _typed(value, form)
    if isinstance(text, Problem) or (form == "text" and not text.startswith(_JSON)):
        return text
    text = text.strip()
    if text.startswith(_JSON):
        return _json(text.removeprefix(_JSON))
    return _yaml(text) if text.startswith(("{", "[")) else _READERS[form](text)


def _typed(value: Cell, form: str) -> str | Problem:
    """Turn what a spreadsheet took for a number or a date into text, where nothing can be lost by that."""
    if isinstance(value, datetime | date):
        return _day(value, form)
    if isinstance(value, bool):
        return ("yes" if value else "no") if form == "plain" else Problem("", "This should be a text.", _AS_TEXT)
    if isinstance(value, float) and value.is_integer() and form != "plain":
        return str(int(value))
    if isinstance(value, float) and form == "text":
        return Problem("", f"The number {value} may have lost digits: 2026.10 becomes 2026.1.", _AS_TEXT)
    if isinstance(value, int | float):
        return json.dumps(value)
    return Problem("", "This kind of cell cannot be read.", _AS_TEXT)


def _day(value: date, form: str) -> str | Problem:
    day = value.date() if isinstance(value, datetime) else value
    if isinstance(value, datetime) and value.time() != time():
        return Problem("", f"“{value}” is a date with a time of day.", "Write the day alone, YYYY-MM-DD.")
    made = Problem("", f"The spreadsheet made the date {day} of this text.", _AS_TEXT)
    return made if form == "text" else day.isoformat()


def _json(text: str) -> object | Problem:
    try:
        value: object = json.loads(text)
    except (ValueError, RecursionError):
        return Problem("", "After “json:” stands no JSON value.")
    return value


def _yaml(text: str) -> object | Problem:
    read = read_yaml(text, "")
    return read.value if isinstance(read, YamlText) else Problem("", read[0].says, read[0].mend)


def _list(text: str) -> object:
    return [part.strip() for part in _PARTS.split(text) if part.strip()]


def _pairs(text: str) -> object | Problem:
    parts = [part.partition(":") for part in _PARTS.split(text) if part.strip()]
    if not all(colon and value.strip() and label.strip() for value, colon, label in parts):
        return Problem("", "Values are written as “value: label”, with semicolons between.")
    return [{value.strip(): label.strip()} for value, _, label in parts]


def _facts(text: str) -> object | Problem:
    found: dict[str, object] = {}
    for part in filter(str.strip, _PARTS.split(text)):
        fact, equals, value = (piece.strip() for piece in part.partition("="))
        if not (fact and equals and value):
            return Problem("", f"“{part.strip()}” is not a fact.", "Write fact = value, with semicolons between.")
        found[fact] = _yaml(value) if value.startswith(("{", "[")) else _scalar(value)
    return next((value for value in found.values() if isinstance(value, Problem)), found)


def _scalar(text: str) -> object:
    return {"yes": True, "no": False}.get(text.casefold(), plain_scalar(text))


_READERS: Mapping[str, Callable[[str], object | Problem]] = {
    "day": lambda text: text,
    "dates": lambda text: text,
    "condition": read_condition,
    "list": _list,
    "pairs": _pairs,
    "facts": _facts,
    "plain": _scalar,
}


def write_cell(value: object, form: str) -> str:
    """Say a value of a pack, as JSON has it, so that `read_cell` gives the same again. Never blank."""
    for said in (_said(value, form), _plain_json(value)):
        if said.strip() and _same(read_cell(said, form), value):
            return said
    return f"{_JSON} {json.dumps(value, ensure_ascii=False)}"


def _same(read: object, value: object) -> bool:
    try:
        return canonical(iso(read)) == canonical(value)
    except (TypeError, ValueError):
        return False


def _said(value: object, form: str) -> str:
    if form == "condition":
        return condition_text(value)
    if form in ("list", "pairs") and isinstance(value, list):
        parts = value if form == "list" else [f"{key}: {label}" for one in value for key, label in one.items()]
        return "; ".join(map(str, parts))
    if form == "facts" and isinstance(value, dict):
        return "; ".join(f"{fact} = {_said(one, 'plain') or _plain_json(one)}" for fact, one in value.items())
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value if isinstance(value, str) else ""


def _plain_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list | int | float) else ""
