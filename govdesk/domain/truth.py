"""Three-valued truth (Kleene 1952): unknown never reads as no."""

from __future__ import annotations

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


def known(value: bool) -> Truth:  # noqa: FBT001 - the one place where a plain bool becomes a truth
    """Turn a plain bool into a truth."""
    return Truth.YES if value else Truth.NO
