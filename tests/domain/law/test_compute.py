"""Training compute: the worked values of the guidance, words that can be checked, and nothing out of nonsense."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, strategies as st

from govdesk.domain.law.compute import Estimate, amount, from_architecture, from_hardware, proportion, ratio, short

POSITIVE = st.floats(1e-3, 1e15)


def estimate(found: object) -> Estimate:
    assert isinstance(found, Estimate), found
    return found


@pytest.mark.parametrize(("parameters", "tokens", "flop"), [(7e9, 12e12, 5.04e23), (70e9, 15e12, 6.3e24)])
def test_the_worked_values_come_out(parameters: float, tokens: float, flop: float) -> None:
    assert estimate(from_architecture(parameters, tokens)).flop == pytest.approx(flop)


def test_hardware_counts_seconds_and_use() -> None:
    found = estimate(from_hardware(1000, 1e15, 0.4))
    assert found.flop == pytest.approx(1000 * 3600 * 1e15 * 0.4)
    assert found.formula == "1,000 chip hours × 3,600 s × 1e15 FLOP/s peak × 40 % utilization = 1.44e21 FLOP"


def test_the_formula_stands_in_words() -> None:
    formula = estimate(from_architecture(7e9, 12e12)).formula
    assert formula == "6 × 7e9 parameters × 1.2e13 training tokens = 5.04e23 FLOP"


def test_a_share_is_told() -> None:
    assert proportion(1e20, 2e24) == "1e20 of 2e24 FLOP: 0.005 %"
    assert proportion(2.1e24, 6.3e24) == "2.1e24 of 6.3e24 FLOP: 33.33 %"


@given(POSITIVE, POSITIVE)
def test_both_ways_grow_with_what_goes_in(first: float, second: float) -> None:
    assert estimate(from_architecture(2 * first, second)).flop == pytest.approx(
        2 * estimate(from_architecture(first, second)).flop
    )
    assert estimate(from_hardware(first, second, 1.0)).flop >= estimate(from_hardware(first, second, 0.5)).flop


@pytest.mark.parametrize("bad", [0.0, -1.0, math.nan, math.inf])
def test_nonsense_is_refused_and_named(bad: float) -> None:
    for found, names in (
        (from_architecture(bad, bad), {"parameters", "tokens"}),
        (from_hardware(bad, bad, 0.5), {"hours", "peak"}),
    ):
        assert isinstance(found, tuple)
        assert {problem.where for problem in found} == names


@pytest.mark.parametrize("found", [from_hardware(1, 1, 1.1), from_hardware(1, 1, 0), from_architecture(1e200, 1e200)])
def test_what_cannot_be_is_no_estimate(found: object) -> None:
    assert isinstance(found, tuple)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("7e9", 7e9),
        ("7B", 7e9),
        ("1.2T", 1.2e12),
        (" 12 t ", 12e12),
        ("70,000", 70_000),
        ("512", 512),
        (".5", 0.5),
        ("1.5e+3k", 1.5e6),
        ("", None),
        ("B", None),
        ("7,5", None),
        ("7 billion", None),
        ("-7", None),
        ("nan", None),
        ("1e999", None),
        ("\u0667", None),
    ],
)
def test_amounts_are_read_or_refused(text: str, value: float | None) -> None:
    assert amount(text) == value


@pytest.mark.parametrize(("text", "value"), [("40%", 0.4), ("0.4", 0.4), ("40 %", 0.4), ("%", None), ("much", None)])
def test_shares_are_read_or_refused(text: str, value: float | None) -> None:
    assert ratio(text) == value


@given(st.text(max_size=12))
def test_any_text_is_read_without_a_fall(text: str) -> None:
    found = amount(text)
    assert found is None or found >= 0


@given(st.floats(1, 1e300))
def test_a_short_number_reads_back(value: float) -> None:
    assert amount(short(value)) == pytest.approx(value, rel=1e-3)
