"""What a check found: yes, no or unknown, what it looked at, whose limit it used, and what would settle it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from govdesk.domain.law.checks.kinds import Check
from govdesk.domain.truth import Truth


class Sense(Enum):
    """What a record does to a yes: speaks for it, speaks against it or stands in its way, or leaves it open."""

    FOR = "for"
    AGAINST = "against"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Sight:
    """One thing that was looked at, in a sentence; `record` is the id of the record, or "" where there is none."""

    sense: Sense
    says: str
    record: str = ""

    def __str__(self) -> str:
        """Give the sentence with the id of its record."""
        return f"{self.says} ({self.record})" if self.record else self.says


@dataclass(frozen=True, slots=True)
class Limit:
    """A limit that was used: its name (`threshold.…` without the prefix), its value, and whose it is, in words.

    disputed: the organization's own records disagree, so that nobody knows the limit.
    """

    id: str
    value: float
    whose: str
    own: bool = False
    disputed: bool = False


@dataclass(frozen=True, slots=True)
class Checked:
    """A check with its result. settle: what a person can do about a no or an unknown; place: the record to go to.

    lacks: what nobody said yet, as the subjects and keys of facts that would say it.
    """

    check: Check
    truth: Truth
    sights: tuple[Sight, ...]
    settle: str = ""
    place: str = ""
    limits: tuple[Limit, ...] = ()
    lacks: tuple[tuple[str, str], ...] = ()


def all_of(truths: Iterable[Truth]) -> Truth:
    """Join as Kleene's "and"; of nothing at all it is unknown, never a pass."""
    found = set(truths)
    if Truth.NO in found:
        return Truth.NO
    return Truth.YES if found == {Truth.YES} else Truth.UNKNOWN


def best(sights: Iterable[Sight]) -> Truth:
    """Tell whether one of several things passes: yes where one does, unknown where one may, no where all failed."""
    senses = {sight.sense for sight in sights}
    if Sense.FOR in senses:
        return Truth.YES
    return Truth.NO if senses == {Sense.AGAINST} else Truth.UNKNOWN
