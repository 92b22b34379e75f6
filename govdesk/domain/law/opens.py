"""The questions still open: which answers could settle what is unknown, fewest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from govdesk.domain.law.packs import Condition, Outcome, Pack
from govdesk.domain.law.questions import Question
from govdesk.domain.law.rules import AllOf, Compare, Holds, Inquiry, Not
from govdesk.domain.truth import Truth

Keys: TypeAlias = frozenset[str]
Ways: TypeAlias = tuple[Keys | None, Keys | None]
NO_KEYS: Keys = frozenset()


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question worth asking.

    settles: the determinations, still unknown, whose smallest set of missing answers holds this question. rank: 1 is
    asked first. why: "missing", "unclear" (somebody looked and could not tell) or "conflict" (sources disagree).
    """

    question: Question
    settles: tuple[str, ...]
    rank: int
    why: str = "missing"


@dataclass(slots=True)
class _Search:
    """What is still open below conditions, each rule looked at once."""

    inquiry: Inquiry
    ways_of: dict[str, Ways] = field(default_factory=dict)
    reached: set[str] = field(default_factory=set)
    relevant: set[str] = field(default_factory=set)

    def smallest(self, condition: Condition) -> Keys:
        """Give the fewest keys whose answers could settle a condition; the first of equally few; empty when settled."""
        if condition.truth(self.inquiry) is not Truth.UNKNOWN:
            return NO_KEYS
        return _fewest(way for way in self.ways(condition) if way is not None) or NO_KEYS

    def ways(self, condition: Condition) -> Ways:
        """Give the fewest keys that could make a condition yes, and no; None where that cannot be any more."""
        truth = condition.truth(self.inquiry)
        if truth is not Truth.UNKNOWN:
            return (NO_KEYS, None) if truth is Truth.YES else (None, NO_KEYS)
        if isinstance(condition, Compare):
            keys = frozenset(self._unknown(condition))
            return keys, keys
        if isinstance(condition, Not):
            yes, no = self.ways(condition.part)
            return no, yes
        if isinstance(condition, Holds):
            if condition.rule not in self.ways_of:
                self.ways_of[condition.rule] = self.ways(self.inquiry.rules[condition.rule].when)
            return self.ways_of[condition.rule]
        parts = [self.ways(part) for part in condition.parts]
        if isinstance(condition, AllOf):
            return _together(yes for yes, _ in parts), _fewest(no for _, no in parts if no is not None)
        return _fewest(yes for yes, _ in parts if yes is not None), _together(no for _, no in parts)

    def walk(self, condition: Condition) -> None:
        """Note every unknown rule and every missing key that an unknown condition still depends on."""
        if condition.truth(self.inquiry) is not Truth.UNKNOWN:
            return
        if isinstance(condition, Compare):
            self.relevant.update(self._unknown(condition))
        elif isinstance(condition, Not):
            self.walk(condition.part)
        elif isinstance(condition, Holds):
            if condition.rule not in self.reached:
                self.reached.add(condition.rule)
                self.walk(self.inquiry.rules[condition.rule].when)
        else:
            for part in condition.parts:
                self.walk(part)

    def _unknown(self, leaf: Compare) -> Iterator[str]:
        return (key for key in leaf.facts if self.inquiry.lack(key))


def _fewest(sets: Iterable[Keys]) -> Keys | None:
    return min(sets, key=len, default=None)


def _together(sets: Iterable[Keys | None]) -> Keys | None:
    found = list(sets)
    return None if None in found else NO_KEYS.union(*(one for one in found if one is not None))


def smallest_set(condition: Condition, inquiry: Inquiry) -> Keys:
    """Give the smallest set of questions that could settle an unknown condition; empty when it is settled."""
    return _Search(inquiry).smallest(condition)


def open_questions(pack: Pack, inquiry: Inquiry) -> tuple[OpenQuestion, ...]:
    """List the questions on which an outcome or a requirement still depends: those that settle most come first."""
    search = _Search(inquiry)
    for target in _targets(pack, inquiry):
        search.walk(target)
    settles: dict[str, list[str]] = {key: [] for key in search.relevant}
    for determination in pack.determinations:
        if determination.id in search.reached:
            for key in search.smallest(Holds(determination.id)):
                settles.setdefault(key, []).append(determination.id)
    order = {question.id: place for place, question in enumerate(pack.questions)}
    keys = sorted((key for key in settles if key in order), key=lambda key: (-len(settles[key]), order[key]))
    return tuple(
        OpenQuestion(pack.asked[key], tuple(settles[key]), rank, inquiry.lack(key)) for rank, key in enumerate(keys, 1)
    )


def _choices(outcome: Outcome, inquiry: Inquiry) -> Iterator[Condition]:
    """Give the conditions of the options that can still be told; of a "first", none after one that holds."""
    for option in outcome.options:
        if option.when is not None:
            yield option.when
        if outcome.kind == "first" and (option.when is None or option.when.truth(inquiry) is Truth.YES):
            return


def _targets(pack: Pack, inquiry: Inquiry) -> Iterator[Condition]:
    """Give what a reader waits for: outcomes, whether a requirement applies, and from when."""
    for outcome in pack.outcomes:
        if outcome.asks:
            yield from _choices(outcome, inquiry)
    for requirement in pack.requirements:
        yield requirement.when
        if requirement.when.truth(inquiry) is not Truth.NO:
            yield from (dated.when for dated in requirement.since if dated.when is not None)
            if requirement.conditional is not None:
                yield requirement.conditional.when
