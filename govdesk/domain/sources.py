"""Several sources about one thing: whether what they say is the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from govdesk.domain.records import Fact, Value

MEASURED = "evaluation."
"""How the keys of facts begin that are results of evaluations, each of its day."""


def rivals(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Give the facts about one thing that disagree, or () where they say the same.

    Results of evaluations disagree only where they are of one day. Where a person has chosen some, only these count;
    two that are chosen may disagree too.
    """
    counting = tuple(fact for fact in facts if fact.chosen) or tuple(facts)
    if len(counting) < 2:  # noqa: PLR2004 - it takes two
        return ()
    groups = _by_day(counting) if counting[0].key.startswith(MEASURED) else (counting,)
    return next((group for group in groups if len({comparable(fact.value) for fact in group}) > 1), ())


def _by_day(facts: Iterable[Fact]) -> Iterable[tuple[Fact, ...]]:
    found: dict[object, tuple[Fact, ...]] = {}
    for fact in facts:
        found[fact.on] = (*found.get(fact.on, ()), fact)
    return found.values()


def comparable(value: Value) -> tuple[str, object]:
    """Make values comparable: lists as sets, whole numbers as their decimal form, yes and no unlike numbers."""
    if isinstance(value, tuple):
        return "list", frozenset(value)
    if isinstance(value, bool):
        return "flag", value
    return ("number", float(value)) if isinstance(value, int | float) else ("text", value)
