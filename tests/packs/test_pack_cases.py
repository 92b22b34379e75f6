"""The runner of worked cases: it must be able to say wrong, for every kind of expectation."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from govdesk.app.pack_cases import CaseReport, CaseResult, run_cases
from govdesk.domain.law.packs import Pack
from govdesk.store.packs import load_pack

FACTS: dict[str, Any] = {
    "sc_eu_nexus": ["deployer_in_eu"],
    "ro_uses_professionally": True,
    "a3_points": ["4b"],
    "ex_profiling": True,
    "dt_market": "2026-09-15",
}
RIGHT: dict[str, Any] = {
    "scope": "in",
    "roles": ["deployer"],
    "class": "high_risk_annex_iii",
    "also": [],
    "points": ["4b"],
    "role_shift": "none",
    "exemptions": ["111(2)"],
    "must_have": ["aia-26.1-d"],
    "must_not_have": ["aia-27-d"],
    "key_dates": {"high_risk": "2027-12-02"},
    "reason": "As the law says.",
}


def pack() -> Pack:
    found = load_pack("eu/ai-act")
    assert isinstance(found, Pack)
    return found


def run(facts: object, expected: object, **more: object) -> CaseResult:
    report = run_cases(pack(), {"cases": [{"id": "T", "title": "Test", "facts": facts, "expected": expected, **more}]})
    assert isinstance(report, CaseReport), report
    return report.results[0]


def test_what_is_right_is_right() -> None:
    result = run(FACTS, RIGHT)
    assert result.right, result
    assert (result.tested, result.not_tested) == (10, ())


@pytest.mark.parametrize(
    ("key", "wrong"),
    [
        ("scope", "out"),
        ("scope", None),
        ("roles", ["provider", "deployer"]),
        ("roles", []),
        ("class", "not_high_risk"),
        ("class", "High_risk_annex_iii"),
        ("class", ["high_risk_annex_iii", "prohibited"]),
        ("also", ["high_risk_annex_i"]),
        ("points", ["4a"]),
        ("role_shift", "25(1)(a)"),
        ("exemptions", []),
        ("exemptions", ["111(2)", "6(3)"]),
        ("must_have", ["aia-27-d"]),
        ("must_have", ["aia-99-x"]),
        ("must_not_have", ["aia-26.1-d"]),
        ("must_not_have", ["aia-99-x"]),
        ("key_dates", {"high_risk": "2027-12-03"}),
        ("key_dates", {"50(2)": "2026-08-02"}),
        ("transparency", ["50(1)"]),
        ("gpai_role", "provider"),
    ],
)
def test_what_is_wrong_is_named(key: str, wrong: object) -> None:
    result = run(FACTS, {**RIGHT, key: wrong})
    assert not result.right
    assert {mismatch.key.split(".")[0] for mismatch in result.mismatches} == {key}


def test_an_unknown_duty_is_neither_had_nor_shown() -> None:
    facts = {**FACTS, "ro_actor_type": "unclear"}
    assert not run(facts, {"must_have": ["aia-27-d"]}).right
    assert run(facts, {"must_not_have": ["aia-27-d"]}).right


def test_classes_that_hold_together_may_stand_either_way_round() -> None:
    both = {**FACTS, "a1_section": "A", "a1_part": "product", "a1_third_party": True}
    assert run(both, {"class": "high_risk_annex_iii", "also": ["high_risk_annex_i"]}).right
    assert run(both, {"class": "high_risk_annex_i", "also": ["high_risk_annex_iii"]}).right
    assert not run(both, {"class": "high_risk_annex_i_b"}).right
    assert not run(both, {"also": []}).right
    assert not run(FACTS, {"class": "high_risk_annex_i"}).right


def test_what_the_pack_cannot_test_is_said_and_is_never_enough() -> None:
    result = run(FACTS, {"class": "high_risk_annex_iii", "key_dates": {"easter": "2027-03-28"}})
    assert result.right
    assert result.not_tested == ("key_dates.easter",)
    assert not run(FACTS, {"key_dates": {"easter": "2027-03-28"}}).right
    assert not run(FACTS, {"class": "high_risk_annex_iii", "klass": "prohibited"}).right
    assert not run(FACTS, {"must_have": [], "must_not_have": []}).right
    assert not run(FACTS, {"reason": "x"}).right
    assert not run(FACTS, {}).right


@pytest.mark.parametrize(
    ("facts", "key"),
    [
        ({"a3_points": ["9z"]}, "facts.a3_points"),
        ({"nobody": True}, "facts.nobody"),
        ({"gp_flop": "much"}, "facts.gp_flop"),
        ({"as_of": "soon"}, "facts.as_of"),
        (["a"], "facts"),
    ],
)
def test_a_wrongly_written_case_is_wrong_and_says_why(facts: object, key: str) -> None:
    result = run(facts, {"scope": "out"})
    assert not result.right
    assert [mismatch.key for mismatch in result.mismatches] == [key]


def test_defaults_stand_in_only_for_what_is_left_out() -> None:
    assert run({"sc_eu_nexus": ["market_eu"], "gp_flop": None}, {"class": "not_high_risk"}).right
    assert run({"sc_eu_nexus": ["market_eu"], "pr_candidates": "unclear"}, {"class": "unclear"}).right
    assert run({"sc_eu_nexus": ["market_eu"]}, {"class": "not_applicable"}, subject="model").right


def test_the_last_line_counts(tmp_path: Path) -> None:
    path = tmp_path / "cases.yaml"
    case = "- {id: %s, title: T, facts: {sc_eu_nexus: []}, expected: {scope: %s}}\n"
    path.write_text("cases:\n" + case % ("A", "out") + case % ("B", "in") + "- nonsense\n", encoding="utf-8")
    report = run_cases(pack(), path)
    assert isinstance(report, CaseReport)
    lines = report.text.splitlines()
    assert lines[0] == "right  A  T"
    assert lines[1:3] == ["WRONG  B  T", "       scope: expected in, found out"]
    assert lines[-1] == "1 of 3 cases right"


@pytest.mark.parametrize("text", ["", "cases: []", "- a", "cases: {a: 1}", "a: [", "cases: &x [*x]"])
def test_a_file_without_cases_gives_problems(tmp_path: Path, text: str) -> None:
    path = tmp_path / "cases.yaml"
    path.write_text(text, encoding="utf-8")
    assert isinstance(run_cases(pack(), path), tuple)
    assert isinstance(run_cases(pack(), tmp_path / "absent.yaml"), tuple)
