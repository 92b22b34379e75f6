"""The nearest other outcomes: the fewest answers that, if they were others, would lead to another class.

To make a condition hold, at least one of the comparisons that now keep it from holding must change. So the search only
ever changes what blocks its goal, and looks no further than two facts and four items of lists. Within the answers that
`edits` can propose it leaves nothing out, unless it had to be cut short, which it says.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import TypeAlias

from govdesk.domain.law.assessment import Assessment
from govdesk.domain.law.edits import Choices, Edit, choices, edits
from govdesk.domain.law.packs import TONES, Condition, Option, Pack
from govdesk.domain.law.rules import AllOf, AnyOf, Compare, Holds, Inquiry, Not
from govdesk.domain.law.supposed import replaced
from govdesk.domain.records import Value
from govdesk.domain.truth import Truth

FARTHEST = 2
"""How many answers may change at once."""
WAYS = 40
"""How many ways to one class are looked for."""
_STEPS, _BUDGET = 4, 3000
_Edits: TypeAlias = dict[tuple[int, bool, str], tuple[Edit, ...]]
_OPPOSITE = {Truth.YES: Truth.NO, Truth.NO: Truth.YES}


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another value of the headline, and the smallest sets of answers that lead to it, the first of them first.

    Each way gives the answers by key; all have the same number of them.
    """

    option: Option
    ways: tuple[Mapping[str, Value], ...]

    @property
    def changes(self) -> Mapping[str, Value]:
        """Give the first way."""
        return self.ways[0]


@dataclass(frozen=True, slots=True)
class Nearest:
    """The nearest alternatives, those with the fewest changes first. complete: the search was not cut short."""

    alternatives: tuple[Alternative, ...]
    complete: bool = True


@dataclass(slots=True)
class _Search:
    assessment: Assessment
    choices: Choices
    looked: int = 0
    edits: _Edits = field(default_factory=dict)

    def ways(self, goal: Condition, most: int) -> tuple[dict[str, Value], ...]:
        """Give sets of at most so many changes that make a goal hold, with as few items of lists changed as can be."""
        for steps in range(most, _STEPS + 1):
            found = tuple(islice(self._ways(goal, {}, most, steps, {}), WAYS))
            if found:
                return found
        return ()

    def _ways(
        self, goal: Condition, changed: dict[str, Value], left: int, steps: int, seen: dict[str, int]
    ) -> Iterator[dict[str, Value]]:
        mark = repr(sorted(changed.items()))
        if seen.get(mark, -1) >= steps or self.looked >= _BUDGET:
            return
        seen[mark] = steps
        self.looked += 1
        asked, pack = self.assessment, self.assessment.pack
        inquiry = Inquiry(replaced(asked.facts, changed), asked.on, pack.rules)
        if goal.truth(inquiry) is Truth.YES:
            yield changed
            return
        blocks = _Blocks(inquiry, pack, self.choices, self.edits, frozenset(changed), left)
        for key, value in blocks.of(goal, Truth.YES) if steps else ():
            again = key in changed
            before = asked.facts.get(key)
            idle = before is not None and before.value == value
            if not idle and (left if not again else pack.asked[key].type == "list"):
                yield from self._ways(goal, {**changed, key: value}, left - (not again), steps - 1, seen)


@dataclass(slots=True)
class _Blocks:
    """What keeps conditions from being yes or no, as the changes of which at least one is needed.

    changed: the facts that are changed already; left: how many others may be.
    """

    inquiry: Inquiry
    pack: Pack
    choices: Choices
    edits: _Edits
    changed: frozenset[str]
    left: int
    _of_rule: dict[tuple[str, bool], tuple[Edit, ...]] = field(default_factory=dict)

    def of(self, condition: Condition, want: Truth) -> tuple[Edit, ...]:
        """Give changes of which any set that gives a condition the wanted value must hold one."""
        if isinstance(condition, Compare):
            return self._leaf(condition, want)
        if isinstance(condition, Not):
            return self.of(condition.part, _OPPOSITE[want])
        if isinstance(condition, Holds):
            key = (condition.rule, want is Truth.YES)
            if key not in self._of_rule:
                self._of_rule[key] = self.of(self.pack.rules[condition.rule].when, want)
            return self._of_rule[key]
        every = isinstance(condition, AllOf if want is Truth.YES else AnyOf)
        blocked = [self.of(part, want) for part in condition.parts if part.truth(self.inquiry) is not want]
        if every:
            return () if self._too_far(blocked) else min(blocked, key=len, default=())
        return tuple(dict.fromkeys(edit for found in blocked for edit in found))

    def _leaf(self, leaf: Compare, want: Truth) -> tuple[Edit, ...]:
        """Look up the changes of a comparison: they hang on nothing but the values that it compares."""
        values = tuple(self.inquiry.value(key) for key in leaf.facts)
        key = (id(leaf), want is Truth.YES, repr(values))
        if key not in self.edits:
            found = edits(leaf, want, self.inquiry, self.pack, self.choices)
            self.edits[key] = tuple(dict.fromkeys(found))
        return self.edits[key]

    def _too_far(self, blocked: list[tuple[Edit, ...]]) -> bool:
        """Tell whether parts that have no fact in common need more changes than are left."""
        taken, need = set[str](), 0
        for found in sorted(blocked, key=len):
            keys = {key for key, _ in found}
            if keys.isdisjoint(self.changed) and keys.isdisjoint(taken):
                taken |= keys
                need += 1
        return need > self.left


def nearest(assessment: Assessment, most: int = 2) -> Nearest:
    """Find the nearest other values of the headline: with one other answer, then with two.

    Of those with as few changes the graver come first, then those that stand first in the pack. An open headline counts
    as none of its values. Only an outcome whose first option that holds counts has such alternatives.
    """
    outcome = assessment.headline.outcome
    if outcome.kind != "first":
        return Nearest(())
    goals = _goals(assessment)
    search = _Search(assessment, choices(goals.values(), assessment.pack))
    found: dict[str, Alternative] = {}
    for size in range(1, FARTHEST + 1):
        if len(found) < most:
            for option in (one for one in goals if one.value not in found):
                ways = search.ways(goals[option], size)
                found |= {option.value: Alternative(option, ways)} if ways else {}
    graver = sorted(found.values(), key=lambda one: (len(one.changes), TONES.index(one.option.tone)))
    return Nearest(tuple(graver[:most]), search.looked < _BUDGET)


def _goals(assessment: Assessment) -> dict[Option, Condition]:
    """Give, for every value that the headline does not have, the condition under which it settles on it."""
    headline, before = assessment.headline, tuple[Condition, ...]()
    goals: dict[Option, Condition] = {}
    for option in headline.outcome.options:
        own = (option.when,) if option.when is not None else ()
        if headline.open or option.value != headline.value:
            goals[option] = AllOf((*before, *own))
        before = (*before, *(Not(when) for when in own))
        if option.when is None:
            break
    return goals
