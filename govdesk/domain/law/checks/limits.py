"""Limits of checks: the pack's house default, or the organization's own, kept as facts `threshold.NAME` about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from govdesk.domain.law.checks.ground import Index
from govdesk.domain.law.checks.kinds import Check, EvaluationCheck, EvidenceCheck
from govdesk.domain.law.checks.told import Limit, Sense, Sight
from govdesk.domain.law.checks.values import as_number
from govdesk.domain.records import Fact
from govdesk.domain.said import count, day, number
from govdesk.domain.sources import rivals

PREFIX = "threshold."
DAYS = ".days"


@dataclass(frozen=True, slots=True)
class Threshold:
    """A limit that an organization may set: its name, the check it is of, the pack's own value and whose that is.

    in_days: it is the greatest age in days; otherwise it is a value of the check's metric.
    """

    id: str
    check: Check
    default: float
    basis: str
    in_days: bool

    @property
    def key(self) -> str:
        """Give the key of the facts that set it."""
        return PREFIX + self.id


def thresholds(check: Check) -> Iterator[Threshold]:
    """Give the limits of a check."""
    if isinstance(check, EvaluationCheck) and check.limit is not None:
        yield Threshold(check.id, check, check.limit, check.basis, in_days=False)
    if isinstance(check, EvaluationCheck | EvidenceCheck) and check.days is not None:
        yield Threshold(check.id + DAYS, check, check.days, check.basis, in_days=True)


def limit(index: Index, threshold: Threshold) -> Limit:
    """Give the limit that counts, and whose it is."""
    own = own_facts(index, threshold)
    if not own:
        return Limit(threshold.id, threshold.default, threshold.basis)
    if rivals(own):
        return Limit(threshold.id, threshold.default, "disputed: sources disagree", own=True, disputed=True)
    fact = next((one for one in own if one.chosen), own[0])
    value = as_number(fact.value)
    said = f"set by {fact.source}" + (f" on {day(fact.on)}" if fact.on else "")
    if value is None:
        return Limit(threshold.id, threshold.default, f"{said}, but no number", own=True, disputed=True)
    return Limit(threshold.id, value, said, own=True)


def own_facts(index: Index, threshold: Threshold) -> tuple[Fact, ...]:
    """Give the facts by which the organization sets a limit."""
    return tuple(one for one in index.said.get((index.ties.organization, threshold.key), ()) if one.value is not None)


def limits(index: Index, check: Check) -> tuple[Limit, ...]:
    """Give the limits that count for a check."""
    if check.id not in index.limits:
        index.limits[check.id] = tuple(limit(index, one) for one in thresholds(check))
    return index.limits[check.id]


def said(found: Limit) -> str:
    """Say a limit and whose it is."""
    of_age = found.id.endswith(DAYS)
    value = f"At most {count(int(found.value), 'day')} old" if of_age else f"Limit {number(found.value)}"
    return f"{value} ({found.whose})"


def doubt(found: Iterable[Limit]) -> Sight | None:
    """Say that a limit is not settled, so that nothing can be measured by it."""
    one = next((limit for limit in found if limit.disputed), None)
    return None if one is None else Sight(Sense.AGAINST, f"The limit {one.id} is not settled: {one.whose}.")


def value_of(found: Iterable[Limit], *, in_days: bool) -> float | None:
    """Pick the age in days, or the limit of the value; None where the check has none."""
    return next((one.value for one in found if one.id.endswith(DAYS) is in_days), None)


def fresh(on: date, made: date, days: float | None) -> bool:
    """Tell whether something of a day is not older than some days."""
    return days is None or (on - made).days <= days
