"""Three-valued truth (Kleene 1952): unknown never reads as no."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum


class Truth(Enum):
    """Yes, no, or not known yet."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"

    def __invert__(self) -> Truth:
        """Negate: unknown stays unknown."""
        return _NOT[self]


_NOT = {Truth.YES: Truth.NO, Truth.NO: Truth.YES, Truth.UNKNOWN: Truth.UNKNOWN}


def every(values: Iterable[Truth]) -> Truth:
    """Conjunction: one no is enough for no; otherwise one unknown leaves it unknown."""
    seen = set(values)
    if Truth.NO in seen:
        return Truth.NO
    return Truth.UNKNOWN if Truth.UNKNOWN in seen else Truth.YES


def some(values: Iterable[Truth]) -> Truth:
    """Disjunction: one yes is enough for yes; otherwise one unknown leaves it unknown."""
    seen = set(values)
    if Truth.YES in seen:
        return Truth.YES
    return Truth.UNKNOWN if Truth.UNKNOWN in seen else Truth.NO


def known(value: bool) -> Truth:  # noqa: FBT001 - the one place where a plain bool becomes a truth
    """Turn a plain bool into a truth."""
    return Truth.YES if value else Truth.NO
