"""Which other answers would give a comparison a wanted value: what a search for other outcomes may try."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import pairwise
from typing import TypeAlias

from govdesk.domain.law.leaves import TESTS
from govdesk.domain.law.packs import Pack
from govdesk.domain.law.questions import AS_OF, NONE, UNCLEAR, Question
from govdesk.domain.law.rules import AllOf, AnyOf, Compare, Condition, Inquiry, Not
from govdesk.domain.records import Value
from govdesk.domain.truth import Truth

Edit: TypeAlias = tuple[str, Value]
"""A fact's key, and the answer that it would have."""
Choices: TypeAlias = Mapping[str, tuple[Value, ...]]
"""The answers that make a difference, by key; without those of list questions, which are edited item by item."""
_STEP = timedelta(days=1)


def comparisons(conditions: Iterable[Condition], pack: Pack) -> Iterator[Compare]:
    """Give every comparison below some conditions; a rule that stands in many places is walked through once."""
    ahead, seen = list(conditions), set[str]()
    while ahead:
        condition = ahead.pop()
        if isinstance(condition, Compare):
            yield condition
        elif isinstance(condition, Not):
            ahead.append(condition.part)
        elif isinstance(condition, AllOf | AnyOf):
            ahead.extend(condition.parts)
        elif condition.rule not in seen:
            seen.add(condition.rule)
            ahead.append(pack.rules[condition.rule].when)


def choices(conditions: Iterable[Condition], pack: Pack) -> Choices:
    """Give the answers that some conditions can tell apart.

    Yes and no; the listed values of a choice; of numbers and dates each bound and one answer on either side of it.
    """
    bounds: dict[str, set[Value]] = defaultdict(set)
    for leaf in comparisons(conditions, pack):
        wanted = leaf.value if isinstance(leaf.value, tuple) else (leaf.value,)
        bounds[leaf.fact].update(() if leaf.other or leaf.test in {UNCLEAR, "empty"} else wanted)
    return {key: _choices(pack.asked[key], found) for key, found in bounds.items() if key in pack.asked}


def _choices(question: Question, bounds: set[Value]) -> tuple[Value, ...]:
    none = (NONE,) if question.none else ()
    if question.type in ("tri", "bool"):
        return (True, False)
    if question.type == "number":
        return (*_numbers({one for one in bounds if isinstance(one, int | float) and not isinstance(one, bool)}), *none)
    if question.type == "date":
        days = {one for one in bounds if isinstance(one, date)}
        return (*sorted({day for one in days for day in (one - _STEP, one, one + _STEP)}), *none)
    if question.type == "enum":
        listed = tuple(value for value, _ in question.values)
        return listed or tuple(sorted(one for one in bounds if isinstance(one, str) and question.fits(one)))
    return ()


def _numbers(bounds: set[float]) -> tuple[float, ...]:
    ordered = sorted(bounds)
    if not ordered:
        return ()
    between = [(low + high) / 2 for low, high in pairwise(ordered)]
    outside = [ordered[0] / 2 if ordered[0] > 0 else 0.0, ordered[-1] * 10 if ordered[-1] > 0 else 1.0]
    return tuple(sorted({*ordered, *between, *outside}))


def edits(leaf: Compare, want: Truth, inquiry: Inquiry, pack: Pack, known: Choices) -> Iterator[Edit]:
    """Give the changes of one fact that make a comparison yes or no, each as small as can be.

    An answer that cannot be told is never proposed, nor a change of the date asked about.
    """
    if leaf.test == UNCLEAR and want is Truth.YES:
        return
    if leaf.other:
        yield from _relative(leaf, want, inquiry)
        return
    question = pack.asked.get(leaf.fact)
    if question is None or leaf.fact == AS_OF:
        return
    now = inquiry.value(leaf.fact)
    if question.type == "list":
        found = _lists(leaf, now if isinstance(now, tuple) else (), question)
    else:
        found = iter(known.get(leaf.fact) or _any(question, inquiry))
    for value in found:
        if value != now and (leaf.test == UNCLEAR or TESTS[leaf.test](value, leaf.value) is want):
            yield leaf.fact, value


def _any(question: Question, inquiry: Inquiry) -> tuple[Value, ...]:
    """Give some answer to a question of which it only matters that it is answered."""
    if question.type == "date":
        return (inquiry.on,)
    return (1.0,) if question.type == "number" else ()


def _lists(leaf: Compare, now: tuple[str, ...], question: Question) -> Iterator[Value]:
    """Put items in or take them out, no more than one comparison needs."""
    wanted = leaf.value if isinstance(leaf.value, tuple) else (str(leaf.value),)
    items = tuple(value for value, _ in question.values) or (wanted if leaf.test != "empty" else ())
    adding = items if leaf.test == "empty" else tuple(one for one in wanted if question.fits((one,)))
    yield now
    yield ()
    yield tuple(one for one in now if one not in wanted)
    for item in adding:
        if item not in now:
            yield tuple(sorted((*now, item), key=items.index)) if set(now) <= set(items) else (*now, item)
    if leaf.test == "is":
        yield wanted
        yield from ((*now, item) for item in items if item not in now)
        yield from (tuple(one for one in now if one != gone) for gone in now)


def _relative(leaf: Compare, want: Truth, inquiry: Inquiry) -> Iterator[Edit]:
    """Move one of two facts that are compared with each other across the line; nothing where one is not known."""
    this, other = inquiry.value(leaf.fact), inquiry.value(leaf.other)
    if not isinstance(this, int | float) or not isinstance(other, int | float) or not leaf.times:
        return
    line = other * leaf.times
    for factor in (1.0, 2.0, 0.5):
        if TESTS[leaf.test](line * factor, line) is want:
            yield leaf.fact, line * factor
        if TESTS[leaf.test](this, this * factor) is want:
            yield leaf.other, this * factor / leaf.times
