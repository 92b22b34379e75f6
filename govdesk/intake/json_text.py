"""JSON from strangers: bounded in depth and size, no duplicate keys, no NaN, no infinity; and a few plain getters."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from typing import NoReturn, TypeAlias

from govdesk.intake.bounded import refuse, text_of
from govdesk.intake.wording import quoted, stated

Json: TypeAlias = "str | int | float | bool | list[Json] | dict[str, Json] | None"

MAX_DEPTH = 64  # real configurations nest under 10 deep
MAX_MARKS = 1_000_000  # commas and opening brackets; bounds what is built in memory. 110,000 tensors need as many

_STRINGS = re.compile(r'"(?:[^"\\]++|\\.)*+"?', re.DOTALL)  # also an unclosed one, so that the scan stays linear
_NOT_BRACKETS = re.compile(r"[^\[\]{}]+")


def parse_json(content: bytes) -> dict[str, Json]:
    """Read a JSON object. Raises Refused with the line where it is at fault."""
    text = text_of(content)
    if content.count(b",") + content.count(b"[") + content.count(b"{") > MAX_MARKS:
        refuse(f"This JSON holds more than {MAX_MARKS:,} values, which no real file of its kind does.")
    _check_depth(text)
    try:
        found: Json = json.loads(
            text, object_pairs_hook=_no_duplicates, parse_constant=_no_constant, parse_float=_finite, parse_int=_integer
        )
    except json.JSONDecodeError as error:
        refuse(f"This is not valid JSON: {error.msg[:1].lower()}{error.msg[1:]}.", at=str(error.lineno))
    if not isinstance(found, dict):
        refuse("This JSON is not an object with keys.")
    return found


def _check_depth(text: str) -> None:
    depth = 0
    for bracket in _NOT_BRACKETS.sub("", _STRINGS.sub("", text)):
        depth += 1 if bracket in "[{" else -1
        if depth > MAX_DEPTH:
            refuse(f"This JSON is nested more than {MAX_DEPTH} deep.")


def _no_duplicates(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    found = dict(pairs)
    if len(found) != len(pairs):
        seen: set[str] = set()
        twice = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]  # add gives None: that is the idiom
        refuse(f"The key {quoted(twice)} stands twice in one object; which one counts is open.")
    return found


def _no_constant(name: str) -> NoReturn:
    refuse(f"This JSON holds {name}, which is not a JSON value.")


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        refuse(f"The number {quoted(text)} is too large.")
    return number


_MAX_DIGITS = 40  # no size, count or offset is longer; Python's own limit would raise at 4,300


def _integer(text: str) -> int:
    if len(text) > _MAX_DIGITS:
        refuse(f"The number {quoted(text)} is too large.")
    return int(text)


def text_at(document: Mapping[str, Json], key: str) -> str:
    """Give the text at a key, or "" where there is none or something else stands there."""
    value = document.get(key)
    return stated(value) if isinstance(value, str) else ""


def count_at(document: Mapping[str, Json], key: str) -> int | None:
    """Give the whole number >= 0 at a key, or None."""
    value = document.get(key)
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None


def object_at(document: Mapping[str, Json], key: str) -> dict[str, Json]:
    """Give the object at a key, or an empty one."""
    value = document.get(key)
    return value if isinstance(value, dict) else {}


def texts_at(document: Mapping[str, Json], key: str) -> tuple[str, ...]:
    """Give the texts of the list at a key, or none."""
    value = document.get(key)
    return tuple(stated(item) for item in value if isinstance(item, str)) if isinstance(value, list) else ()
