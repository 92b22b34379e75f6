"""Several sources about one thing: whether what they say is the same."""

from __future__ import annotations

from collections.abc import Sequence

from govdesk.domain.records import Fact, Value


def rivals(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Give the facts about one thing that disagree, or () where they say the same.

    Where a person has chosen some, only these count; two that are chosen may disagree too.
    """
    counting = tuple(fact for fact in facts if fact.chosen) or tuple(facts)
    return counting if len({comparable(fact.value) for fact in counting}) > 1 else ()


def comparable(value: Value) -> tuple[str, object]:
    """Make values comparable: lists as sets, whole numbers as their decimal form, yes and no unlike numbers."""
    if isinstance(value, tuple):
        return "list", frozenset(value)
    if isinstance(value, bool):
        return "flag", value
    return ("number", float(value)) if isinstance(value, int | float) else ("text", value)
