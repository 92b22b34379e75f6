"""Every shipped pack: its ids, references, dates, citations and words are in order, and all of it is used."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

import pytest
from pack_conditions import conditions

from govdesk.domain.law.packs import Pack
from govdesk.domain.law.read_conditions import named_facts, named_rules
from govdesk.store.packs import load_pack, shipped, shipped_cases, versions

PACKS = [name for id_ in shipped() for name in versions(id_)]
CITE = re.compile(r"(Arts?|GovDesk practices?,?|Draft Art|Rec|Annex|GPAI guidelines|Reg\.|[A-Z]{2,}(/[A-Z]+)*) .+")


def load(id_: str) -> Pack:
    pack = load_pack(id_)
    assert isinstance(pack, Pack), "\n".join(map(str, pack))
    return pack


def test_the_ai_act_is_shipped() -> None:
    assert "eu/ai-act" in PACKS


@pytest.mark.parametrize("id_", PACKS)
class TestEvery:
    def test_its_id_is_its_folder_and_it_has_cases(self, id_: str) -> None:
        assert load(id_).id == id_.removesuffix("/2024")
        assert shipped_cases(id_) is not None

    def test_it_says_what_it_states_and_until_when_it_was_checked(self, id_: str) -> None:
        pack = load(id_)
        assert pack.as_of
        assert pack.verified_through
        assert pack.verified_through <= pack.as_of
        assert all((pack.version, pack.title, pack.publisher, pack.status, pack.note, pack.sources))

    def test_ids_are_unique_and_of_one_shape(self, id_: str) -> None:
        pack = load(id_)
        for group in (pack.questions, pack.determinations, pack.outcomes, pack.requirements, pack.sources):
            ids = [one.id for one in group]
            assert len(ids) == len(set(ids))
        assert all(
            re.fullmatch(r"[a-z0-9]+([_.-][a-z0-9]+)*", one.id)
            for one in (*pack.questions, *pack.determinations, *pack.outcomes)
        )
        assert all(re.fullmatch(r"[a-z0-9]+([.-][a-z0-9]+)*", one.id) for one in pack.requirements)

    def test_everything_is_cited_and_worded(self, id_: str) -> None:
        pack = load(id_)
        for cite in (
            one.cite
            for group in (pack.questions, pack.determinations, pack.requirements, pack.milestones)
            for one in group
        ):
            assert CITE.fullmatch(cite), cite
        assert all(one.title and one.says for one in pack.determinations)
        assert all(
            one.title and one.text and one.who and one.area and one.bearer and one.evidence for one in pack.requirements
        )
        assert all(one.ask.rstrip(".").endswith("?") or one.ask.endswith(".") for one in pack.questions)
        assert all(option.label and option.cite for one in pack.outcomes for option in one.options)

    def test_no_two_say_the_same(self, id_: str) -> None:
        pack = load(id_)
        for texts in (
            [one.ask for one in pack.questions],
            [one.title for one in pack.determinations],
            [one.title for one in pack.requirements],
            [one.text for one in pack.requirements],
        ):
            assert [text for text, times in Counter(texts).items() if times > 1] == []

    def test_every_value_of_a_choice_has_a_label(self, id_: str) -> None:
        for question in load(id_).questions:
            if question.type in ("list", "enum"):
                assert question.values
                assert all(label and label != value for value, label in question.values)
                assert len({label for _, label in question.values}) == len(question.values)

    def test_every_requirement_has_a_date_that_always_comes_out(self, id_: str) -> None:
        for one in load(id_).requirements:
            assert one.since, one.id
            assert all(date(2016, 1, 1) < dated.on < date(2040, 1, 1) for dated in one.since)
            assert one.literal is None or all(one.literal <= dated.on for dated in one.since)

    def test_every_determination_is_used_or_says_something_by_itself(self, id_: str) -> None:
        pack = load(id_)
        used = {rule for condition in conditions(pack) for rule in named_rules(condition)}
        unused = {one.id for one in pack.determinations} - used
        assert unused <= {"upstream_owes_help", "deepfake_light"}, "these only inform; anything else is forgotten"

    def test_every_question_is_asked_by_some_rule(self, id_: str) -> None:
        pack = load(id_)
        read = {fact for condition in conditions(pack) for fact in named_facts(condition)}
        silent = {one.id for one in pack.questions} - read
        assert silent <= {"gp_licence", "ro_size"}, (
            "kept for the licence register and the fines; anything else is forgotten"
        )

    def test_first_outcomes_end_in_a_certain_option_or_may_be_empty(self, id_: str) -> None:
        pack = load(id_)
        headline = next(one for one in pack.outcomes if one.id == pack.headline)
        assert headline.options[-1].when is None
        assert headline.unclear
        assert headline.unclear.tone == "warn"
