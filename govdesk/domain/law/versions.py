"""What a new version of a pack changes: requirements, the rules behind them, what it asks and what it threatens."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from govdesk.domain.law.packs import Pack, Requirement
from govdesk.domain.law.penalties import Tier
from govdesk.domain.law.questions import Question
from govdesk.domain.law.rules import Determination
from govdesk.domain.records import Answer

T = TypeVar("T")
WORDS, DATES, SCOPE = "reworded", "re-dated", "binds others"
PARTS = {
    WORDS: ("title", "text", "cite", "who"),
    DATES: ("since", "literal", "until", "conditional", "status"),
    SCOPE: ("when",),
}
"""Which fields of a requirement make which change. What only helps (usual bearer, evidence, area, note) is none."""


@dataclass(frozen=True, slots=True)
class Changed:
    """A requirement of both versions. what: reworded, re-dated, binds others; never empty."""

    before: Requirement
    after: Requirement
    what: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Swap(Generic[T]):
    """One thing of a pack before and after; None where a version does not have it. Never the same on both sides."""

    before: T | None
    after: T | None


@dataclass(frozen=True, slots=True)
class Difference:
    """From one version of a pack to another. Questions: those that are asked anew, and those no longer asked.

    rules: what is concluded by other conditions or another article. fines: ceilings that moved.
    """

    added: tuple[Requirement, ...]
    removed: tuple[Requirement, ...]
    changed: tuple[Changed, ...]
    asked: tuple[Question, ...] = ()
    unasked: tuple[Question, ...] = ()
    rules: tuple[Swap[Determination], ...] = ()
    fines: tuple[Swap[Tier], ...] = ()

    def of(self, what: str) -> tuple[Changed, ...]:
        """Give the requirements that are changed in one way."""
        return tuple(one for one in self.changed if what in one.what)


@dataclass(frozen=True, slots=True)
class Touched:
    """What a new version does to answers: which are to be confirmed, which are kept though no longer asked for."""

    confirm: tuple[Answer, ...]
    kept: tuple[Answer, ...]


def difference(before: Pack | None, after: Pack) -> Difference:
    """Compare two versions of a pack. before: None where its text cannot be read, so that everything counts as new."""
    old, new = (before.duties if before else {}), after.duties
    pairs = ((old[id_], one) for id_, one in new.items() if id_ in old)
    compared = (Changed(one, other, changes(one, other)) for one, other in pairs)
    asked_before = before.asked if before else {}
    return Difference(
        tuple(one for id_, one in new.items() if id_ not in old),
        tuple(one for id_, one in old.items() if id_ not in new),
        tuple(one for one in compared if one.what),
        tuple(one for id_, one in after.asked.items() if id_ not in asked_before),
        tuple(one for id_, one in asked_before.items() if id_ not in after.asked),
        tuple(_swaps(before.rules, after.rules, _concludes)) if before else (),
        tuple(_swaps(_tiers(before), _tiers(after), _threatens)) if before else (),
    )


def _swaps(old: Mapping[str, T], new: Mapping[str, T], core: Callable[[T], object]) -> Iterator[Swap[T]]:
    """Pair what differs in its core, in the order of the new version; what is gone comes last."""
    for id_, after in new.items():
        before = old.get(id_)
        if before is None or core(before) != core(after):
            yield Swap(before, after)
    yield from (Swap(before, None) for id_, before in old.items() if id_ not in new)


def _concludes(rule: Determination) -> object:
    return rule.when, rule.cite


def _threatens(tier: Tier) -> object:
    return tier.amount, tier.percent, tier.counts, tier.relief, tier.since, tier.cite


def _tiers(pack: Pack) -> Mapping[str, Tier]:
    return {tier.id: tier for tier in pack.penalties.tiers} if pack.penalties else {}


def changes(before: Requirement, after: Requirement) -> tuple[str, ...]:
    """Name the ways in which a requirement is changed."""
    return tuple(what for what, names in PARTS.items() if _values(before, names) != _values(after, names))


def _values(requirement: Requirement, names: tuple[str, ...]) -> list[object]:
    return [getattr(requirement, name) for name in names]


def touched(found: Difference, after: Pack, answers: Iterable[Answer]) -> Touched:
    """Sort the answers given to a pack. One whose requirement comes back after it was gone is to be confirmed, too."""
    again = {one.id for one in found.added} | {one.after.id for one in found.changed}
    mine = [answer for answer in answers if answer.pack == after.id]
    return Touched(
        tuple(answer for answer in mine if answer.requirement in again),
        tuple(answer for answer in mine if answer.requirement not in after.duties),
    )
