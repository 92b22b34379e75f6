"""The EU AI Act: every case, every determination seen yes, no and unknown, and nothing milder when a fact is missing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from govdesk.app.pack_cases import CaseReport, case_facts, run_cases
from govdesk.domain.law.assessment import Assessment, assess
from govdesk.domain.law.known import FactSet, Known
from govdesk.domain.law.packs import Pack
from govdesk.domain.law.rules import Inquiry
from govdesk.domain.truth import Truth
from govdesk.store.packs import load_pack, read_yaml_file, shipped_cases
from govdesk.store.yaml_text import YamlText

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared" / "cases" / "eu-ai-act.yaml"
OWN = shipped_cases("eu/ai-act")
SECOND = Path(__file__).parent / "eu-ai-act-second-reading.yaml"
FILES = [path for path in (OWN, SHARED) if path is not None and path.is_file()]


@cache
def pack() -> Pack:
    found = load_pack("eu/ai-act")
    assert isinstance(found, Pack), found
    return found


def all_cases() -> list[tuple[str, Mapping[str, object]]]:
    read = [read_yaml_file(path) for path in FILES]
    cases = [case for file in read if isinstance(file, YamlText) for case in file.value["cases"]]
    return [(case["id"], case) for case in cases]


CASES = all_cases()
IDS = [id_ for id_, _ in CASES]


def prepared(case: Mapping[str, object]) -> tuple[FactSet, date]:
    facts = case_facts(pack(), case)
    assert isinstance(facts, FactSet), facts
    on = facts.known["as_of"].value if "as_of" in facts.known else pack().as_of
    assert isinstance(on, date)
    return facts, on


def asked(found: Assessment) -> set[str]:
    return {one.question.id for one in found.open_questions}


def run(facts: FactSet, on: date) -> Assessment:
    return assess(pack(), "sys", facts, (), on)


@pytest.mark.parametrize("path", [OWN, SECOND, SHARED], ids=["own", "second", "shared"])
def test_every_case_comes_out_right(path: Path) -> None:
    if not path.is_file():
        pytest.skip("the shared cases are not here: ../shared/cases is absent")
    report = run_cases(pack(), path)
    assert isinstance(report, CaseReport), report
    assert report.right == len(report.results), report.text
    assert not [what for result in report.results for what in result.not_tested]


def test_the_sources_are_whole() -> None:
    assert len(pack().requirements) == 73
    assert len(pack().questions) >= 82
    assert {point for point, _ in pack().asked["a3_points"].values} >= {"1a", "2", "4a", "5b", "8b"}


def test_every_determination_and_requirement_is_seen_yes_no_and_unknown() -> None:
    """Unknown as well: in a case as it stands, or with one answer taken out of it."""
    seen: dict[str, set[str]] = defaultdict(set)
    for facts, day in (prepared(case) for _, case in CASES):
        found = run(facts, day)
        for one in found.determinations:
            seen[one.determination.id].add(one.value.value)
        for duty in found.requirements:
            seen[duty.requirement.id].add(duty.applies.value)
    assert seen.pop("as_amended") == {"yes", "no"}, "the day is always known"
    undecided = Inquiry(FactSet(), date(2026, 11, 23), pack().rules, pack().asked).rule("model_openness_undecided")
    seen["model_openness_undecided"].add(undecided.value)  # in a case its questions have defaults
    assert {key: values for key, values in seen.items() if len(values) < 3} == {}


def test_every_option_of_every_outcome_is_seen() -> None:
    seen = {
        (one.outcome.id, option)
        for _, case in CASES
        for one in run(*prepared(case)).conclusions
        for option in one.values
    }
    missing = [
        (one.id, option.value) for one in pack().outcomes for option in one.options if (one.id, option) not in seen
    ]
    assert missing == []


@pytest.mark.parametrize("case", [case for _, case in CASES], ids=IDS)
def test_without_any_one_fact_nothing_gets_milder(case: Mapping[str, object]) -> None:
    facts, on = prepared(case)
    whole = run(facts, on)
    duties = {one.requirement.id: one.applies for one in whole.requirements}
    for key in facts.known:
        less = run(FactSet({name: known for name, known in facts.known.items() if name != key}), on)
        for now, before in zip(less.conclusions, whole.conclusions, strict=True):
            if now.outcome.kind == "first" and now.value != before.value:
                assert now.open, f"{key}: {before.value} became {now.value}"
                assert now.value in ("unclear", "")
                assert key in asked(less), f"{key} decides {now.outcome.id} and is not asked"
            if now.outcome.kind == "each":
                lost = set(before.values) - set(now.values)
                assert lost <= set(now.possible), f"{key}: {lost} is gone, not open"
                assert set(now.values) <= set(before.values)
                assert not lost or not now.outcome.asks or key in asked(less), f"{key} decides {lost} and is not asked"
        for one in less.requirements:
            if one.applies is not duties[one.requirement.id]:
                assert one.applies is Truth.UNKNOWN, f"{key}: {one.requirement.id}"
                assert key in asked(less)


@pytest.mark.parametrize("case", [case for _, case in CASES], ids=IDS)
def test_unclear_never_clears_anybody(case: Mapping[str, object]) -> None:
    """Whoever looked and could not tell is at best where the plain answer left them, never milder."""
    facts, on = prepared(case)
    before = run(facts, on).headline.value
    for key in facts.known:
        if key in pack().asked:
            after = run(FactSet({**facts.known, key: Known("unclear")}), on).headline.value
            assert after in (before, "unclear") or (key, after) == ("a3_natural_persons", "high_risk_annex_iii")


def test_nothing_known_is_unclear_and_asks() -> None:
    found = run(FactSet(), date(2026, 11, 23))
    assert found.headline.value == "unclear"
    assert found.headline.open
    assert not [one for one in found.requirements if one.applies is Truth.YES]
    assert {one.determination.id for one in found.determinations if one.value is not Truth.UNKNOWN} == {"as_amended"}
    assert found.open_questions[0].question.id == "sc_eu_nexus"


def test_one_excluding_answer_ends_the_interview() -> None:
    found = run(FactSet({"sc_eu_nexus": Known((), "test")}), date(2026, 11, 23))
    assert found.headline.value == "out_of_scope"
    assert found.open_questions == ()


MARKS = {"sc_eu_nexus": ["service_eu"], "ro_develops": True, "ro_own_name": True, "ro_supply": "own_use"} | {
    "tr_generates": ["text"],
    "dt_market": date(2025, 10, 1),
}


@pytest.mark.parametrize(
    ("more", "since", "settled"),
    [
        ({}, date(2026, 12, 2), True),
        ({"tr_interacts": True}, date(2026, 8, 2), True),
        ({"dt_market": date(2026, 8, 2)}, date(2026, 8, 2), True),
        ({"tr_interacts": "unclear"}, date(2026, 8, 2), False),
    ],
)
def test_a_notice_is_due_no_earlier_than_what_it_is_about(
    more: dict[str, object], since: date, *, settled: bool
) -> None:
    facts, _ = prepared({"facts": {**MARKS, **more}})
    for on in (date(2026, 11, 26), date(2026, 12, 2)):
        notice = run(facts, on).requirement("aia-50.5-pd")
        assert notice is not None
        assert (notice.applies, notice.since, notice.since_open) == (Truth.YES, since, not settled)
        assert notice.due is (since <= on)


@pytest.mark.parametrize(("public", "waits"), [(False, True), (True, False)])
def test_the_date_of_a_system_from_before_is_not_said_without_what_it_waits_for(*, public: bool, waits: bool) -> None:
    used = {
        "sc_eu_nexus": ["deployer_in_eu"],
        "ro_uses_professionally": True,
        "a3_points": ["4b"],
        "ex_profiling": True,
    }
    facts, _ = prepared({"facts": {**used, "dt_market": date(2025, 10, 1), "dp_public_authority_use": public}})
    said = {one.value: one for one in run(facts, date(2026, 11, 26)).conclusion("key_dates").values}
    assert "high_risk" in said
    assert ("high_risk_waits" in said) is waits
