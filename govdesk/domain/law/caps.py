"""The cap of one tier for one organization: a number where size and turnover are known, else from … to …, with steps.

The range holds the cap of every organization that what is known fits. A cap says how far a fine can go at most; it
says nothing about which fine is to be expected.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from govdesk.domain import words
from govdesk.domain.law.penalties import LOWER, Penalties, Tier
from govdesk.domain.said import day, listed, number

SIZE, TURNOVER, BODY = "the size class", "the yearly turnover", "the kind of body"


@dataclass(frozen=True, slots=True)
class Means:
    """What of an organization decides a cap. size, body: as in the register, "" unknown. turnover: EUR or None."""

    size: str = ""
    turnover: float | None = None
    body: str = ""


@dataclass(frozen=True, slots=True)
class Range:
    """From `low` to `high`, in EUR. high: None where no upper end can be told."""

    low: float
    high: float | None

    @property
    def exact(self) -> bool:
        """Tell whether it is one number."""
        return self.low == self.high

    def __str__(self) -> str:
        """Say it: up to EUR 15,000,000; from EUR 7,500,000 to EUR 15,000,000."""
        if self.high is None:
            return f"from {money(self.low)}, upper end not known"
        return f"up to {money(self.high)}" if self.exact else f"from {money(self.low)} to {money(self.high)}"


@dataclass(frozen=True, slots=True)
class Cap:
    """What a tier threatens one organization with. range: None where the law sets no cap itself.

    steps: the reasoning, one sentence each. unknown: what would have to be known for one number.
    """

    tier: Tier
    range: Range | None
    steps: tuple[str, ...]
    unknown: tuple[str, ...] = ()


def money(euros: float) -> str:
    """Say an amount: EUR 15,000,000, with cents only where there are any."""
    return f"EUR {euros:,.0f}" if float(euros).is_integer() else f"EUR {euros:,.2f}"


def widest(ranges: Iterable[Range]) -> Range | None:
    """Give the range that holds all of them, None without any."""
    found = tuple(ranges)
    if not found:
        return None
    highs = [one.high for one in found if one.high is not None]
    return Range(min(one.low for one in found), max(highs) if len(highs) == len(found) else None)


def highest(ranges: Iterable[Range]) -> Range | None:
    """Give the range of the highest of them, None without any."""
    found = tuple(ranges)
    if not found:
        return None
    highs = [one.high for one in found if one.high is not None]
    return Range(max(one.low for one in found), max(highs) if len(highs) == len(found) else None)


def cap(tier: Tier, law: Penalties, means: Means, on: date) -> Cap:
    """Work out the cap of a tier on a day."""
    if not tier.capped:
        return Cap(tier, None, (f"{tier.cite} sets no cap of its own.",), ("the cap",))
    counts = _counts(tier, means, on)
    found = widest(_range(tier, one, means) for one, _why in counts)
    steps = (*_amounts(tier, means), *_chosen(tier, counts))
    unknown = _unknown(tier, means, counts)
    spared = next((one for one in law.exceptions if one.touches(tier.id, means.body)), None)
    if found is not None and spared is not None:
        found = Range(0.0, found.high)
        steps = (*steps, f"{spared.says} ({spared.cite}).")
        unknown = (*unknown, BODY if not means.body else "whether such a body can be fined")
    return Cap(tier, found, (*steps, f"Cap: {found}."), unknown)


def _counts(tier: Tier, means: Means, on: date) -> list[tuple[str, str]]:
    """Give which of amount and share can count, each with why; one where that is certain."""
    sizes = [means.size] if means.size else [value for value, _ in words.SIZES]
    found: dict[str, list[tuple[str, str]]] = {}
    for size in sizes:
        relief = next((one for one in tier.relief if size in one.sizes and (one.since or on) <= on), None)
        counts, cite = (relief.counts, relief.cite) if relief else (tier.counts, tier.cite)
        found.setdefault(counts, []).append((size, cite))
    return [(counts, _why(cases)) for counts, cases in found.items()]


def _why(cases: list[tuple[str, str]]) -> str:
    if len(cases) == len(words.SIZES):
        return f"{cases[0][1]}, whatever the size class"
    names = listed(_sizes([size for size, _ in cases]), word="or")
    return f"size class {names}: {listed(list(dict.fromkeys(cite for _, cite in cases)))}"


def _sizes(sizes: Iterable[str]) -> list[str]:
    return [words.label(words.SIZES, size).split(" (")[0].lower() for size in sizes]


def _share(tier: Tier, means: Means) -> float | None:
    """Give the share of the turnover in EUR, None where the turnover is not known."""
    return None if tier.percent is None or means.turnover is None else max(means.turnover, 0.0) * tier.percent / 100


def _range(tier: Tier, counts: str, means: Means) -> Range:
    share = _share(tier, means)
    if tier.percent is None:
        return Range(tier.amount or 0.0, tier.amount or 0.0)
    if tier.amount is None:
        return Range(share or 0.0, share)
    if share is None:
        return Range(0.0, tier.amount) if counts == LOWER else Range(tier.amount, None)
    exact = (min if counts == LOWER else max)(tier.amount, share)
    return Range(exact, exact)


def _amounts(tier: Tier, means: Means) -> list[str]:
    steps = [] if tier.amount is None else [f"Fixed amount: {money(tier.amount)} ({tier.cite})."]
    if tier.percent is None:
        return steps
    share, percent = _share(tier, means), f"{number(tier.percent)} %"
    if share is None or means.turnover is None:
        return [*steps, f"Share: {percent} of worldwide yearly turnover ({tier.cite}); the turnover is not known."]
    turnover = f"worldwide yearly turnover of {money(max(means.turnover, 0.0))}"
    return [*steps, f"Share: {percent} of {turnover} = {money(share)} ({tier.cite})."]


def _chosen(tier: Tier, counts: list[tuple[str, str]]) -> list[str]:
    if tier.amount is None or tier.percent is None:
        return []
    steps = [f"The {one} of the two counts ({why})." for one, why in counts]
    return [*steps, "The size class is not known, so either may count."] if len(counts) > 1 else steps


def _unknown(tier: Tier, means: Means, counts: list[tuple[str, str]]) -> tuple[str, ...]:
    if tier.percent is None:
        return ()
    lacking = [] if len(counts) == 1 or tier.amount is None else [SIZE]
    return (*lacking, TURNOVER) if means.turnover is None else tuple(lacking)


def ceiling(tier: Tier) -> str:
    """Say the cap of a tier for any organization: EUR 35,000,000 or 7 % of turnover, the higher; whom it eases."""
    parts = [] if tier.amount is None else [money(tier.amount)]
    parts += [] if tier.percent is None else [f"{number(tier.percent)} % of worldwide yearly turnover"]
    both = f", the {tier.counts} of the two" if len(parts) > 1 else ""
    said = f"up to {' or '.join(parts)}{both}" if parts else "no cap of its own"
    for one in tier.relief:
        since = f" since {day(one.since)}" if one.since else ""
        said += f"; for {listed(_sizes(one.sizes))} the {one.counts}{since} ({one.cite})"
    return said


def when_fined(tier: Tier) -> str:
    """Say since when a tier can be fined, and by whom, as far as the pack tells."""
    since = f"since {day(tier.since)}" if tier.since else ""
    return ", ".join(part for part in (since, f"by {tier.fined_by}" if tier.fined_by else "") if part)
