"""How determinations stand on each other: none on itself, and none on so many that an answer could not be explained."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice

from govdesk.domain.law.read_conditions import named_rules
from govdesk.domain.law.rules import AllOf, AnyOf, Condition, Determination, Not

MAX_LEVELS = 100
"""Steps from a determination down to a fact, each named rule and each all, any and not counted."""
_SHOWN = 50


def standing(found: Mapping[str, Determination]) -> Iterator[tuple[str, str]]:
    """Say of determinations what they stand on wrongly."""
    direct = {id_: named_rules(one.when) for id_, one in found.items()}
    left = _settle(found, direct)
    circles = [id_ for id_ in islice(left, _SHOWN) if id_ in _reach(id_, direct)]
    for id_ in circles:
        yield id_, f"The determination “{id_}” depends on itself."
    for id_ in islice(left, 0 if circles else 1):
        yield id_, f"The determination “{id_}” stands on others in a circle, or on more than {MAX_LEVELS} in a row."


def _settle(found: Mapping[str, Determination], direct: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """Take off, row by row, what stands on nothing that is left; give what is left, or stands too high."""
    left, levels = dict(direct), dict[str, int]()
    for _ in range(MAX_LEVELS):
        settled = [id_ for id_, needs in left.items() if not needs & left.keys()]
        if not settled:
            break
        for id_ in settled:
            under = max((levels.get(need, 0) for need in direct[id_]), default=0)
            levels[id_] = under + _levels(found[id_].when)
        left = {id_: needs for id_, needs in left.items() if id_ not in levels}
    return left or {id_: direct[id_] for id_, high in levels.items() if high > MAX_LEVELS}


def _levels(when: Condition) -> int:
    if isinstance(when, Not):
        return 1 + _levels(when.part)
    if isinstance(when, AllOf | AnyOf):
        return 1 + max((_levels(part) for part in when.parts), default=0)
    return 1


def _reach(start: str, direct: Mapping[str, frozenset[str]]) -> set[str]:
    seen: set[str] = set()
    ahead = list(direct[start])
    while ahead:
        one = ahead.pop()
        if one not in seen:
            seen.add(one)
            ahead.extend(direct.get(one, ()))
    return seen
