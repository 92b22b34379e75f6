"""The questions still open: which answers could settle what is unknown, fewest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from govdesk.domain.packs import Condition, Pack
from govdesk.domain.questions import Question
from govdesk.domain.rules import AllOf, AnyOf, Compare, Holds, Inquiry, Not
from govdesk.domain.truth import Truth

Keys = frozenset[str]
NO_KEYS: Keys = frozenset()


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question worth asking.

    settles: the determinations, still unknown, whose smallest set of missing answers holds this question. rank: 1 is asked
    first. why: "missing", "unclear" (somebody looked and could not tell) or "conflict" (sources disagree).
    """

    question: Question
    settles: tuple[str, ...]
    rank: int
    why: str = "missing"


@dataclass(slots=True)
class _Search:
    """What is still open below conditions, each rule looked at once."""

    inquiry: Inquiry
    smallest_of: dict[str, Keys] = field(default_factory=dict)
    reached: set[str] = field(default_factory=set)
    relevant: set[str] = field(default_factory=set)

    def smallest(self, condition: Condition) -> Keys:
        """Give the fewest keys whose answers could settle an unknown condition; the first of equally few."""
        if isinstance(condition, Compare):
            return frozenset(self._unknown(condition))
        if isinstance(condition, Not):
            return self.smallest(condition.part)
        if isinstance(condition, Holds):
            if condition.rule not in self.smallest_of:
                self.smallest_of[condition.rule] = self.smallest(self.inquiry.rules[condition.rule].when)
            return self.smallest_of[condition.rule]
        return min((self.smallest(part) for part in self._open(condition)), key=len, default=NO_KEYS)

    def walk(self, condition: Condition) -> None:
        """Note every unknown rule and every missing key that an unknown condition still depends on."""
        if isinstance(condition, Compare):
            self.relevant.update(self._unknown(condition))
        elif isinstance(condition, Not):
            self.walk(condition.part)
        elif isinstance(condition, Holds):
            if condition.rule not in self.reached:
                self.reached.add(condition.rule)
                self.walk(self.inquiry.rules[condition.rule].when)
        else:
            for part in self._open(condition):
                self.walk(part)

    def _open(self, condition: AllOf | AnyOf) -> Iterator[Condition]:
        return (part for part in condition.parts if part.truth(self.inquiry) is Truth.UNKNOWN)

    def _unknown(self, leaf: Compare) -> Iterator[str]:
        return (key for key in leaf.facts if self.inquiry.lack(key))


def smallest_set(condition: Condition, inquiry: Inquiry) -> Keys:
    """Give the smallest set of questions that could settle an unknown condition; empty when it is settled."""
    return _Search(inquiry).smallest(condition) if condition.truth(inquiry) is Truth.UNKNOWN else NO_KEYS


def open_questions(pack: Pack, inquiry: Inquiry) -> tuple[OpenQuestion, ...]:
    """List the questions on which an outcome or a requirement still depends: those that settle most come first."""
    search = _Search(inquiry)
    for target in _targets(pack):
        if target.truth(inquiry) is Truth.UNKNOWN:
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


def _targets(pack: Pack) -> Iterator[Condition]:
    for outcome in pack.outcomes:
        yield from (option.when for option in outcome.options if option.when is not None)
    for requirement in pack.requirements:
        yield requirement.when
