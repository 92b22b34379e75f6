"""What single checks make of single records: shares, days, models, teams, damaged files, sources that disagree."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from govdesk.domain.law.checks.ground import Ground, index
from govdesk.domain.law.checks.kinds import (
    AT_LEAST,
    AT_MOST,
    WITHIN,
    Check,
    DateCheck,
    DistinctCheck,
    EdgeCheck,
    EvaluationCheck,
    EvidenceCheck,
    FieldCheck,
    Metric,
    Side,
)
from govdesk.domain.law.checks.run import run
from govdesk.domain.law.checks.told import Checked
from govdesk.domain.records import Component, Fact, Party, Record, Relation, Value
from govdesk.domain.responsibility.links import links
from govdesk.domain.state import MemoryState
from govdesk.domain.truth import Truth
from tests.check_basis import BASIS, CHANGED, FRESH, ON, STALE, fact, related
from tests.check_worlds import yes

PASSED = Metric("garak.dan", "Passed", better="high")
BIAS = Metric("bbq", "Bias", ideal=0.0)


def check(one: Check, *more: Record, basis: Iterable[Record] = BASIS, broken: frozenset[str] = frozenset()) -> Checked:
    state = MemoryState((*basis, *more))
    return run(one, Ground(index(state, links(state, ON), (), broken=broken), "sys"))


def measured(value: Value, on: date | None = FRESH, subject: str = "m", metric: Metric = PASSED) -> Fact:
    return fact(subject, f"evaluation.{metric.id}", value, on)


SHARE = EvaluationCheck("r.share", "Share", (PASSED,), AT_LEAST, 0.9, 180, after_change=True)


@pytest.mark.parametrize(
    ("value", "on", "truth"),
    [
        (0.9, FRESH, Truth.YES),
        (0.89, FRESH, Truth.NO),
        ("45/50", FRESH, Truth.YES),
        ("44/50", FRESH, Truth.NO),
        ("0/0", FRESH, Truth.UNKNOWN),
        ("many", FRESH, Truth.UNKNOWN),
        (True, FRESH, Truth.UNKNOWN),
        (93, FRESH, Truth.UNKNOWN),
        (1, None, Truth.UNKNOWN),
        (1, ON + timedelta(days=1), Truth.UNKNOWN),
        (1, CHANGED - timedelta(days=1), Truth.NO),
        (1, STALE, Truth.NO),
    ],
)
def test_a_result_counts_by_value_and_day(value: Value, on: date | None, truth: Truth) -> None:
    assert check(SHARE, measured(value, on)).truth is truth


def test_a_share_of_failures_is_turned_round() -> None:
    low = Metric("asr", "Attacks", better="low")
    assert check(replace(SHARE, metrics=(low,)), measured(0.05, metric=low)).truth is Truth.YES
    most = EvaluationCheck("r.most", "Most", (PASSED,), AT_MOST, 0.05)
    assert check(most, measured(0.96)).truth is Truth.YES
    assert check(most, measured(0.94)).truth is Truth.NO


def test_a_distance_counts_to_both_sides() -> None:
    within = EvaluationCheck("r.w", "Within", (BIAS,), WITHIN, 0.1)
    for value, truth in ((0.1, Truth.YES), (-0.1, Truth.YES), (-0.11, Truth.NO)):
        assert check(within, measured(value, metric=BIAS)).truth is truth


def test_each_model_needs_a_result_or_the_system_has_one() -> None:
    second = (Component("m2", "Second", "adapter"), related("uses", "sys", "m2"))
    assert check(SHARE, measured(1), *second).truth is Truth.UNKNOWN
    assert check(SHARE, measured(1), *second, measured(1, subject="m2")).truth is Truth.YES
    assert check(SHARE, measured(1, subject="sys"), *second).truth is Truth.YES
    exact = replace(SHARE, exact=True)
    assert check(exact, measured(1, subject="sys")).truth is Truth.UNKNOWN


def test_the_latest_result_of_a_metric_counts_and_one_failure_is_enough() -> None:
    older = replace(measured(0.1, FRESH - timedelta(days=3)), id="older")
    assert check(SHARE, measured(1), older).truth is Truth.YES
    assert check(SHARE, measured(1), replace(older, on=FRESH)).truth is Truth.NO


def test_without_the_day_of_the_last_change_nothing_is_after_it() -> None:
    unchanged = [replace(one, changed=None) if one.id == "sys" else one for one in BASIS]
    assert check(SHARE, measured(1), basis=unchanged).truth is Truth.UNKNOWN
    assert check(SHARE, measured(0), basis=unchanged).truth is Truth.NO


def test_a_part_that_came_later_is_a_change() -> None:
    late = Relation("late", "trained_on", "m", "d", how="", since=FRESH + timedelta(days=1))
    assert check(SHARE, measured(1), late).truth is Truth.NO


def test_a_damaged_or_expired_file_shows_nothing() -> None:
    card = EvidenceCheck("r.card", "Card", "model card", days=365)
    kept = [one for one in yes(card) if one not in BASIS]
    assert check(card, *kept).truth is Truth.YES
    assert check(card, *kept, broken=frozenset({"0" * 64})).truth is Truth.NO
    expired = [replace(one, expires=FRESH) if one.id == "ev" else one for one in kept]
    assert check(card, *expired).truth is Truth.NO
    undated = [replace(one, added=None) if one.id == "ev" else one for one in kept]
    assert check(card, *undated).truth is Truth.UNKNOWN
    assert check(card, kept[0]).truth is Truth.UNKNOWN  # no answer of the system names it
    assert check(replace(card, of="organization"), kept[0]).truth is Truth.YES


def test_sources_that_disagree_leave_a_field_unknown_until_somebody_chooses() -> None:
    field = FieldCheck("r.f", "Stop", ("system.stop_procedure",))
    one = fact("sys", "system.stop_procedure", "Pull the plug")
    other = replace(one, id="other", value="Call Ben")
    assert check(field, one).truth is Truth.YES
    assert check(field, one, other).truth is Truth.UNKNOWN
    assert check(field, one, replace(other, chosen=True)).truth is Truth.YES
    assert check(field, replace(one, value="unclear")).truth is Truth.UNKNOWN
    assert check(field, replace(one, value="none")).truth is Truth.NO


def test_nothing_due_is_fine_only_where_the_pack_says_so() -> None:
    due = DateCheck("r.d", "Report", "system.report_due")
    none = fact("sys", "system.report_due", "none")
    assert check(due, none).truth is Truth.NO
    assert check(replace(due, none_is_fine=True), none).truth is Truth.YES
    assert check(due, fact("sys", "system.report_due", ON)).truth is Truth.YES
    assert check(due, fact("sys", "system.report_due", "soon")).truth is Truth.UNKNOWN


def test_a_duty_counts_when_it_is_accepted_and_its_holder_is_there() -> None:
    edge = EdgeCheck("r.e", "One", "accountable", most=1)
    ana = related("accountable", "ana", "sys")
    assert check(edge, ana).truth is Truth.YES
    assert check(edge, replace(ana, state="proposed", accepted_on=None)).truth is Truth.UNKNOWN
    assert check(edge, ana, related("accountable", "ben", "sys")).truth is Truth.NO
    assert check(edge, replace(ana, until=STALE)).truth is Truth.UNKNOWN
    assert check(replace(edge, own=True), ana).truth is Truth.UNKNOWN
    assert check(replace(edge, own=True), replace(ana, scope="r")).truth is Truth.YES


def test_a_team_counts_by_its_people() -> None:
    apart = DistinctCheck("r.x", "Apart", Side("builder", ("responsible",)), Side("approver", ("approves",)))
    team = Party("team", "Team", "team")
    held = (team, related("responsible", "team", "sys"), related("approves", "ana", "sys"))
    assert check(apart, *held).truth is Truth.UNKNOWN
    assert check(apart, *held, related("member_of", "ben", "team")).truth is Truth.YES
    assert check(apart, *held, related("member_of", "ana", "team")).truth is Truth.NO
