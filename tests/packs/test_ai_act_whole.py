"""The AI Act, whole: every article that a reader looks for is there, and the numbers of the sources are kept."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st
from pack_conditions import conditions, parts

from govdesk.app.pack_cases import case_facts
from govdesk.domain.law.assessment import assess
from govdesk.domain.law.known import FactSet, Known
from govdesk.domain.law.packs import Pack, Requirement
from govdesk.domain.law.rules import Compare
from govdesk.domain.law.versions import DATES, WORDS, difference
from govdesk.domain.truth import Truth
from govdesk.store.packs import load_pack, read_yaml_file, shipped_cases, versions
from govdesk.store.yaml_text import YamlText

DUTIES = [4, 5, 6, *range(8, 28), 43, 47, 48, 49, 50, *range(51, 57), 71, 72, 73, 86]
FINES = [99, 101]
AMENDED = date(2026, 7, 27)
EVERY = [read_yaml_file(found) for name in versions("eu/ai-act") if (found := shipped_cases(name))]
CASES = [case for file in EVERY if isinstance(file, YamlText) for case in file.value["cases"]]
NUMBER = re.compile(r"(?<![\d(])(\d{1,3})(?:a)?(?=[(\s,;]|$)")


@cache
def load(name: str) -> Pack:
    pack = load_pack(name)
    assert isinstance(pack, Pack), pack
    return pack


def articles(cite: str) -> set[int]:
    """Give the articles of the Act that a citation names: "Art 49(1),(4), 71, Annex VIII" names 49 and 71."""
    parts = [part for part in re.split(r"[;,] ?|/", cite) if not re.match(r"\s*(Annex|Rec|Reg|GPAI|Draft)", part)]
    return {int(found) for part in parts for found in NUMBER.findall(re.sub(r"^\s*Arts? ", "", part))}


def cites(pack: Pack) -> Iterator[str]:
    for group in (pack.determinations, pack.requirements, pack.milestones):
        yield from (one.cite for one in group)
    yield from (option.cite for one in pack.outcomes for option in one.options)


@pytest.mark.parametrize(
    ("cite", "found"),
    [
        ("Art 49(1),(4),(5), 71, Annex VIII A", {49, 71}),
        ("Art 17; 63(1)", {17, 63}),
        ("GPAI guidelines section 4", set()),
        ("Art 53(2), Rec 102-104", {53}),
        ("Annex III point 5(b)", set()),
        ("Art 4a", {4}),
    ],
)
def test_the_articles_of_a_citation_are_read(cite: str, found: set[int]) -> None:
    assert articles(cite) == found


@pytest.mark.parametrize("name", versions("eu/ai-act"))
def test_every_article_with_a_duty_has_a_requirement(name: str) -> None:
    named = {article for one in load(name).requirements for article in articles(one.cite)}
    assert sorted(set(DUTIES) - named) == []


@pytest.mark.parametrize("name", versions("eu/ai-act"))
def test_every_article_is_found_somewhere(name: str) -> None:
    named = {article for cite in cites(load(name)) for article in articles(cite)}
    assert sorted({*DUTIES, *FINES, 2, 3, 111, 113} - named) == []


@pytest.mark.parametrize("name", versions("eu/ai-act"))
def test_what_two_readings_leave_open_says_so(name: str) -> None:
    two = [one for one in load(name).requirements if one.literal]
    assert all(one.confidence and one.note for one in two)


@pytest.mark.parametrize(
    ("name", "begins", "count"),
    [
        ("nist/ai-rmf", "", 72),
        ("nist/genai-profile", "", 212),
        ("iso/42001", "iso-a.", 38),
        ("owasp/llm-top-10", "", 10),
        ("owasp/agentic", "", 10),
    ],
)
def test_the_numbers_of_the_frameworks_are_kept(name: str, begins: str, count: int) -> None:
    assert len([one for one in load(name).requirements if one.id.startswith(begins)]) == count


def test_the_profile_has_twelve_risks_and_each_calls_for_something() -> None:
    pack = load("nist/genai-profile")
    risks = [value for value, _ in pack.asked["gai_risks"].values]
    assert len(risks) == 12
    for risk in risks:
        called = assess(pack, "sys", FactSet({"gai_risks": Known((risk,))}), (), date(2026, 11, 23)).requirements
        assert any(one.applies is Truth.YES for one in called), risk


def by_id(pack: Pack) -> dict[str, Requirement]:
    return {one.id: one for one in pack.requirements}


def test_the_upgrade_from_the_text_of_2024_is_the_amendment_and_nothing_else() -> None:
    before, after = load("eu/ai-act/2024"), load("eu/ai-act")
    found = difference(before, after)
    assert {one.id for one in found.added} == {"aia-4a-bias"}
    assert {one.id for one in found.removed} == {"aia-10.5-p"}
    reworded = {one.after.id for one in found.of(WORDS)}
    assert {"aia-04-pd", "aia-25.2-o", "aia-27-d", "aia-49.2-p", "aia-60-p"} <= reworded
    assert {"aia-09-p", "aia-26.1-d", "aia-50.2-p", "aia-05-all"} <= {one.after.id for one in found.of(DATES)}
    untouched = {one.id for one in after.requirements} - {one.after.id for one in found.changed} - {"aia-4a-bias"}
    assert {"aia-50.1-p", "aia-50.3-d", "aia-53.1a-g", "aia-55.1a-gs", "aia-52.1-g"} <= untouched
    assert {one.id for one in found.asked} >= {"pr_new_intended", "a1_comfort_only"}
    assert found.unasked == ()


def test_what_the_newer_text_says_of_the_day_before_is_what_the_older_one_says() -> None:
    before, after = by_id(load("eu/ai-act/2024")), by_id(load("eu/ai-act"))
    eve = date(2026, 7, 26)
    for id_ in before.keys() & after.keys():
        then = after[id_].worded(eve)
        assert (then.text, then.cite, then.who) == (before[id_].text, before[id_].cite, before[id_].who), id_
        assert (then.note, then.confidence) == (before[id_].note, before[id_].confidence), id_
        assert after[id_].worded(AMENDED) is after[id_], id_


def same_conclusions(facts: FactSet, eve: date) -> None:
    """Compare what both texts conclude of a day on which only the older one stood."""
    before, after = (assess(load(name), "sys", facts, (), eve) for name in ("eu/ai-act/2024", "eu/ai-act"))
    for then, now in zip(before.conclusions, after.conclusions, strict=True):
        told = [{(one.value, one.date) for one in found.values} for found in (then, now)]
        assert told[0] == told[1], then.outcome.id
        assert then.open == now.open, then.outcome.id
    duties = {one.requirement.id: one for one in after.requirements}
    for duty in before.requirements:
        same = duties["aia-4a-bias" if duty.requirement.id == "aia-10.5-p" else duty.requirement.id]
        for name in ("applies", "since", "since_open", "due"):
            assert getattr(duty, name) == getattr(same, name), f"{duty.requirement.id}: {name}"
        assert bool(duty.conditional) == bool(same.conditional), duty.requirement.id
        assert duty.requirement.text == same.requirement.text
    asked = [{one.question.id for one in found.open_questions} for found in (before, after)]
    assert asked[0] == asked[1]


def facts_of(case: Mapping[str, Any]) -> FactSet:
    facts = case_facts(load("eu/ai-act"), case)
    assert isinstance(facts, FactSet), facts
    return facts


@pytest.mark.parametrize("case", CASES, ids=[str(case["id"]) for case in CASES])
@pytest.mark.parametrize("eve", [date(2024, 9, 1), date(2026, 7, 26)])
def test_on_a_day_before_the_amendments_both_texts_conclude_the_same(case: Mapping[str, Any], eve: date) -> None:
    same_conclusions(facts_of(case), eve)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_they_do_so_too_while_much_is_not_known(data: st.DataObject) -> None:
    facts = facts_of(data.draw(st.sampled_from(CASES)))
    gone = data.draw(st.sets(st.sampled_from(sorted(facts.known)), max_size=12))
    eve = data.draw(st.dates(date(2024, 8, 1), date(2026, 7, 26)))
    same_conclusions(FactSet({key: known for key, known in facts.known.items() if key not in gone}), eve)


@pytest.mark.parametrize("name", versions("eu/ai-act"))
def test_every_licence_that_is_not_free_says_why(name: str) -> None:
    pack = load(name)
    derive = pack.asked["gp_licence_free"].derive
    assert derive
    reasons = [one.when for one in pack.determinations if one.id.startswith("licence_limits_")]
    explained = {
        id_ for one in reasons if isinstance(one, Compare) and isinstance(one.value, tuple) for id_ in one.value
    }
    assert explained == {id_ for id_, free in derive.mapping.items() if free is False}


INFORMS = {
    "sc_eu_nexus": "any link is one; which it is, is told",
    "ro_size": "the fines",
    "ex_conditions": "one is enough; which it is, is registered",
    "tr_generates": "any content is content; the marking depends on it",
}
OTHERWISE = {"none", "neither", "private", "natural_person", "other", "internal_no_effect"}
"""Values that say that what the rules ask about is not so."""


@pytest.mark.parametrize("name", versions("eu/ai-act"))
def test_every_value_of_a_choice_decides_something_or_only_informs(name: str) -> None:
    pack = load(name)
    used: dict[str, set[object]] = {question: set() for question in pack.asked}
    for leaf in (part for whole in conditions(pack) for part in parts(whole)):
        if isinstance(leaf, Compare):
            used.setdefault(leaf.fact, set()).update(leaf.value if isinstance(leaf.value, tuple) else (leaf.value,))
    idle = {
        (one.id, value)
        for one in pack.questions
        if one.id not in INFORMS
        for value, _ in one.values
        if value not in used[one.id] and value not in OTHERWISE
    }
    assert idle == set()
