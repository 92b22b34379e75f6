"""How wide text is and how it fits a box, without knowing a font."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias
from unicodedata import east_asian_width

Measure: TypeAlias = Callable[[str, float], float]
"""Gives the width of a text at a font size, both in points."""

TITLE_SIZE = 13.0
SMALL_SIZE = 10.5
MOST_WIDTH = 190.0
LEAST_WIDTH = 72.0
PADDING = 12.0
_LINE = 1.3
_AVERAGE, _WIDE = 0.6, 1.0
ELLIPSIS = "…"


def average(text: str, size: float) -> float:
    """Estimate a width from the number of characters; East Asian wide ones count as a full em."""
    ems = [_WIDE if east_asian_width(character) in "WF" else _AVERAGE for character in text]
    return sum(ems) * size


def one_line(text: str) -> str:
    """Put a text on one line, with control characters as spaces."""
    return " ".join("".join(character if character.isprintable() else " " for character in text).split())


def fitted(text: str, size: float, measure: Measure, most: int = 2) -> tuple[str, ...]:
    """Break a text into at most `most` lines that fit MOST_WIDTH; what does not fit ends in an ellipsis."""
    lines: list[str] = []
    rest = one_line(text)
    while rest and len(lines) < most:
        last = len(lines) == most - 1
        line, rest = _split(rest, size, measure, whole_words=not last)
        lines.append(line)
    return tuple(lines)


def _split(text: str, size: float, measure: Measure, *, whole_words: bool) -> tuple[str, str]:
    if measure(text, size) <= MOST_WIDTH:
        return text, ""
    if not whole_words:
        return text[: _longest(text, size, measure, ELLIPSIS)].rstrip() + ELLIPSIS, ""
    fits = _longest(text, size, measure, "")
    at = text.rfind(" ", 0, fits + 1)
    cut = at if at > 0 else max(fits, 1)
    return text[:cut].rstrip(), text[cut:].lstrip()


def _longest(text: str, size: float, measure: Measure, tail: str) -> int:
    """Find how many characters fit, with a tail behind them, by bisection."""
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if measure(text[:middle] + tail, size) <= MOST_WIDTH else (low, middle - 1)
    return low


def box_size(lines: tuple[str, ...], small: str, measure: Measure) -> tuple[float, float]:
    """Give width and height of the box that holds title lines and a smaller line below, in points."""
    wide = max([measure(line, TITLE_SIZE) for line in lines] + [measure(small, SMALL_SIZE), LEAST_WIDTH])
    tall = len(lines) * TITLE_SIZE * _LINE + (SMALL_SIZE * _LINE if small else 0.0)
    return round(wide + 2 * PADDING, 2), round(tall + PADDING, 2)
