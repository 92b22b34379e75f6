"""Walks the conditions of a pack."""

from __future__ import annotations

from collections.abc import Iterator

from govdesk.domain.law.packs import Condition, Pack
from govdesk.domain.law.rules import AllOf, AnyOf, Not


def conditions(pack: Pack) -> Iterator[Condition]:
    """Walk every condition that a pack states."""
    yield from (one.when for one in pack.determinations)
    yield from (option.when for one in pack.outcomes for option in one.options if option.when)
    for one in pack.requirements:
        yield one.when
        yield from (dated.when for dated in one.since if dated.when)
        if one.conditional:
            yield one.conditional.when
    yield from (one.when for one in pack.milestones if one.when)


def parts(condition: Condition) -> Iterator[Condition]:
    yield condition
    if isinstance(condition, Not):
        yield from parts(condition.part)
    elif isinstance(condition, AllOf | AnyOf):
        for part in condition.parts:
            yield from parts(part)
