"""The cap of a fine: monotone in turnover, never raised by relief, and a range that holds whatever may turn out so."""

from datetime import date

import pytest
from hypothesis import given, strategies as st

from govdesk.domain import words
from govdesk.domain.law.caps import Cap, Means, Range, cap
from govdesk.domain.law.packs import Pack
from govdesk.domain.law.penalties import HIGHER, LOWER, Penalties, Relief, Spared, Tier
from govdesk.store.packs import load_pack

DAY = date(2026, 11, 23)
SIZES = [value for value, _ in words.SIZES]
BODIES = [value for value, _ in words.BODIES]
AMOUNTS = st.floats(0, 1e9, allow_nan=False)
RELIEF = st.builds(
    Relief,
    st.lists(st.sampled_from(SIZES), min_size=1, unique=True).map(tuple),
    st.just(LOWER),
    st.just("§ 2"),
    st.none() | st.dates(date(2024, 1, 1), date(2030, 1, 1)),
)
TIERS = st.builds(
    Tier,
    st.just("t"),
    st.just("Tier"),
    st.just("§ 1"),
    amount=st.none() | AMOUNTS,
    percent=st.none() | st.floats(0, 100, allow_nan=False),
    counts=st.sampled_from([HIGHER, LOWER]),
    relief=st.lists(RELIEF, max_size=2).map(tuple),
)
LAWS = st.lists(st.sampled_from(BODIES), max_size=2).map(
    lambda bodies: Penalties((), exceptions=(Spared(("t",), tuple(bodies), "May be spared", "§ 3"),) if bodies else ())
)
TURNOVERS = st.floats(0, 1e12, allow_nan=False)
NO_LAW = Penalties(())


def high(found: Cap) -> float:
    """Give the upper end."""
    assert found.range is not None
    return float("inf") if found.range.high is None else found.range.high


def within(inner: Range | None, outer: Range | None) -> bool:
    """Tell whether one range lies within another."""
    if inner is None or outer is None:
        return inner is None and outer is None
    top = outer.high is None or (inner.high is not None and inner.high <= outer.high)
    return outer.low <= inner.low and top


@given(TIERS.filter(lambda tier: tier.capped), st.sampled_from(SIZES), TURNOVERS, TURNOVERS)
def test_a_larger_turnover_never_lowers_the_cap(tier: Tier, size: str, one: float, other: float) -> None:
    low, top = sorted((one, other))
    assert high(cap(tier, NO_LAW, Means(size, low), DAY)) <= high(cap(tier, NO_LAW, Means(size, top), DAY))


@given(TIERS.filter(lambda tier: tier.capped), st.sampled_from(["", *SIZES]), st.none() | TURNOVERS)
def test_relief_never_raises_the_cap(tier: Tier, size: str, turnover: float | None) -> None:
    bare = Tier(tier.id, tier.title, tier.cite, amount=tier.amount, percent=tier.percent, counts=tier.counts)
    means = Means(size, turnover)
    assert high(cap(tier, NO_LAW, means, DAY)) <= high(cap(bare, NO_LAW, means, DAY))


@given(TIERS, LAWS, st.sampled_from(SIZES), TURNOVERS, st.sampled_from(BODIES), st.tuples(*[st.booleans()] * 3))
def test_what_is_not_known_gives_a_range_that_holds_every_completion(
    tier: Tier, law: Penalties, size: str, turnover: float, body: str, hidden: tuple[bool, bool, bool]
) -> None:
    whole = cap(tier, law, Means(size, turnover, body), DAY)
    partly = Means("" if hidden[0] else size, None if hidden[1] else turnover, "" if hidden[2] else body)
    part = cap(tier, law, partly, DAY)
    assert within(whole.range, part.range)
    assert part.range is None or part.range.exact or part.unknown, "a range says what is lacking"


@given(TIERS.filter(lambda tier: tier.capped), LAWS, st.sampled_from(["", *SIZES]), st.none() | TURNOVERS)
def test_the_last_step_says_the_cap(tier: Tier, law: Penalties, size: str, turnover: float | None) -> None:
    found = cap(tier, law, Means(size, turnover), DAY)
    assert found.steps[-1] == f"Cap: {found.range}."


@pytest.mark.parametrize(
    ("tier", "means", "on", "low", "top"),
    [
        ("prohibited_practice", Means("large", 2e9, "private"), DAY, 140e6, 140e6),
        ("prohibited_practice", Means("smc", 1e8, "private"), DAY, 35e6, 35e6),
        ("prohibited_practice", Means("medium", 1e8, "private"), DAY, 7e6, 7e6),
        ("operator_duties", Means("smc", 1e8, "private"), DAY, 3e6, 3e6),
        ("operator_duties", Means("smc", 1e8, "private"), date(2026, 7, 26), 15e6, 15e6),
        ("operator_duties", Means("", 1e8, "private"), DAY, 3e6, 15e6),
        ("operator_duties", Means("large", None, "private"), DAY, 15e6, None),
        ("operator_duties", Means("small", None, "private"), DAY, 0, 15e6),
        ("operator_duties", Means("large", 1e9, ""), DAY, 0, 30e6),
        ("model_provider", Means("micro", 1e6, "public_body"), DAY, 15e6, 15e6),
        ("union_body_other", Means(), DAY, 750e3, 750e3),
    ],
)
def test_the_act_as_it_is_written(tier: str, means: Means, on: date, low: float, top: float | None) -> None:
    pack = load_pack("eu/ai-act")
    assert isinstance(pack, Pack)
    assert pack.penalties is not None
    found = pack.penalties.tier(tier)
    assert found is not None
    assert cap(found, pack.penalties, means, on).range == Range(low, top)
