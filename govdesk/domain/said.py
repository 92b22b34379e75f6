"""Dates and lists as a plain English sentence says them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from govdesk.domain.records import Value

_MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905 - twelve quoted words read worse
)


def day(on: date | None) -> str:
    """Say a day: 14 March 2026, whatever the locale; a date that is not known says so."""
    return "a date not known" if on is None else f"{on.day} {_MONTHS[on.month - 1]} {on.year}"


def short_day(on: date) -> str:
    """Say a day for a table: 14 Mar 2026."""
    return f"{on.day} {_MONTHS[on.month - 1][:3]} {on.year}"


def number(value: float) -> str:
    """Say a number with commas between thousands; very large and very small ones as 2.1e+25."""
    if value and not 1e-4 <= abs(value) < 1e15:  # noqa: PLR2004 - beyond these nobody counts digits
        return f"{value:g}"
    return f"{int(value):,}" if float(value).is_integer() else f"{value:,.10g}"


def in_words(value: Value) -> str:
    """Say a value: yes, no, a number, a list by commas; nothing known is ""."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return number(value)
    return ", ".join(value) if isinstance(value, tuple) else "" if value is None else str(value)


def listed(names: Sequence[str], most: int = 0, word: str = "and") -> str:
    """Say a list: A, B and C. With `most`, name that many and count the rest: A, B and 3 more."""
    shown = list(names)
    if most and len(shown) > most:
        shown = [*shown[:most], f"{len(names) - most} more"]
    return f" {word} ".join([", ".join(shown[:-1]), shown[-1]]) if len(shown) > 1 else "".join(shown)


def count(number: int, one: str, many: str = "") -> str:
    """Say a number of things: 1 system, 2 systems."""
    return f"{number} {plural(number, one, many)}"


def plural(number: int, one: str, many: str = "") -> str:
    """Give the word for a number of things, for where the number stands apart."""
    return one if number == 1 else many or one + "s"


def counted(number: int, what: str) -> str:
    """Say a number of things: 1 commit, 2 addresses."""
    plural = "es" if what.endswith("s") else "s"
    return f"{number:,} {what}{plural if number != 1 else ''}"


def cut(text: str, most: int) -> str:
    """Keep a text to so many characters; what is left out shows as an ellipsis."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


_STEERS = re.compile("[\0-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069]")


def steering(text: str) -> str:
    """Say which invisible character of a text steers a terminal or turns a line around; "" where there is none."""
    found = _STEERS.search(text)
    return f"An invisible character in it steers how it is shown: U+{ord(found[0]):04X}. Type it anew." if found else ""
