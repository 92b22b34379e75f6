"""What is known about a system: who said it, what the register holds, and where sources disagree."""

from __future__ import annotations

from datetime import date

import pytest

from govdesk.domain.law.facts import gather
from govdesk.domain.law.known import FactSet, Known
from govdesk.domain.law.packs import Pack
from govdesk.domain.law.read_pack import parse_pack
from govdesk.domain.records import Component, Fact, Organization, Record, Relation, System, Value
from govdesk.domain.state import MemoryState

ON = date(2026, 11, 23)


def ask(id_: str, type_: str, **more: object) -> dict[str, object]:
    return {"id": id_, "type": type_, "ask": f"{id_}?", "cite": "Art 1", **more}


def make_pack() -> Pack:
    licence = {"from": "model.licence", "map": {"Apache-2.0": True, "llama3.1": False, "gemma": "unclear"}}
    public = {"w": {"model.weights": "public"}, "c": {"model.code": "public"}}
    found = parse_pack(
        {
            "id": "x/y",
            "version": "1",
            "title": "X",
            "headline": "o",
            "questions": [
                ask("risky", "tri"),
                ask("size", "enum", values=[{"small": "S"}, {"large": "L"}], derive={"from": "organization.size"}),
                ask(
                    "place",
                    "enum",
                    values=[{"eu": "EU"}, {"else": "E"}],
                    derive={"from": "organization.country", "map": {"DE": "eu"}, "otherwise": "else"},
                ),
                ask("began", "date", derive={"from": "system.started"}),
                ask("free", "tri", derive=licence),
                ask("open", "list", values=[{"w": "W"}, {"c": "C"}], derive={"collect": public}),
                ask("base_flop", "number", derive={"from": "base.training_flop"}),
                ask("flop", "number"),
            ],
            "outcomes": [{"id": "o", "title": "O", "kind": "each", "options": [{"value": "v", "label": "V"}]}],
        }
    )
    assert isinstance(found, Pack), found
    return found


PACK = make_pack()
BASE: tuple[Record, ...] = (
    Organization("org", "Firm", "DE", "small"),
    System("sys", "Bot", started=date(2026, 3, 1)),
    System("other", "Other"),
    Component("m", "Model", "model", licence="apache-2.0", weights="public", code="closed"),
    Component("b", "Base", "model", training_flop=1e24),
    Relation("r1", "uses", "sys", "m", since=date(2026, 1, 1)),
    Relation("r2", "derived_from", "m", "b"),
)


def known(*more: Record, on: date | None = ON) -> FactSet:
    return gather(MemoryState([*BASE, *more]), "sys", PACK, on)


def said(
    id_: str, key: str, value: Value, source: str = "ANA", subject: str = "sys", *, chosen: bool | None = None
) -> Fact:
    return Fact(id_, subject, key, value, "person", source, "", date(2026, 11, 2), chosen)


def test_the_register_answers_by_itself() -> None:
    found = known()
    assert found.get("size") == Known("small", "register: Size class of Firm", "register")
    assert found.known["place"].value == "eu"
    assert found.known["began"].value == date(2026, 3, 1)
    assert found.known["free"].value is True
    assert found.known["open"].value == ("w",)
    assert found.known["base_flop"].value == 1e24
    assert "risky" not in found.known
    assert "flop" not in found.known, "the base's compute is not the model's"


def test_what_the_register_does_not_hold_is_unknown_not_no() -> None:
    found = known(Component("m", "Model", "model"), Organization("org", "Firm"), System("sys", "Bot"))
    assert not {"size", "place", "began", "free", "open"} & found.known.keys()
    half = known(Component("m", "Model", "model", weights="public"))
    assert "open" not in half.known, "one of two is not enough to list what is open"


def test_a_country_outside_the_list_has_an_answer_too() -> None:
    assert known(Organization("org", "Firm", "US")).known["place"].value == "else"


def test_a_person_is_named_with_the_day() -> None:
    assert known(said("f1", "risky", True)).get("risky") == Known(True, "said by ANA on 2026-11-02", "person")


def test_a_file_is_named_with_the_place() -> None:
    read = Fact("f1", "m", "flop", 7.0, "file", "config.json", "flop")
    assert known(read).known["flop"].provenance == "config.json > flop"


def test_facts_about_others_do_not_count() -> None:
    assert "risky" not in known(said("f1", "risky", True, subject="other")).known
    assert "flop" not in known(said("f1", "flop", 3.0, subject="b")).known


def test_two_sources_that_agree_are_no_conflict() -> None:
    found = known(said("f1", "flop", 3), said("f2", "flop", 3.0, "BEN"), said("f3", "open", ("w",)))
    assert found.known["flop"].value == 3
    assert not found.conflicts


def test_a_conflict_reads_as_unknown_until_somebody_chooses() -> None:
    rivals = said("f1", "risky", True), said("f2", "risky", False, "BEN")
    found = known(*rivals)
    assert "risky" not in found.known
    assert [fact.source for fact in found.conflicts["risky"]] == ["ANA", "BEN"]
    chosen = known(rivals[0], said("f2", "risky", False, "BEN", chosen=True))
    assert chosen.known["risky"].value is False
    assert "chosen" in chosen.known["risky"].provenance
    both = known(said("f1", "risky", True, chosen=True), said("f2", "risky", False, "BEN", chosen=True))
    assert "risky" not in both.known


def test_said_against_the_register_is_a_conflict() -> None:
    found = known(said("f1", "size", "large"))
    assert "size" not in found.known
    assert [fact.origin for fact in found.conflicts["size"]] == ["person", "register"]
    assert known(said("f1", "size", "large", chosen=True)).known["size"].value == "large"


def test_a_file_against_the_register_is_a_conflict() -> None:
    read = Fact("f1", "m", "model.licence", "llama3.1", "file", "README.md", "license")
    found = known(read)
    assert "free" not in found.known
    assert {fact.source for fact in found.conflicts["free"]} == {"README.md", "Licence of Model"}


def test_what_the_table_cannot_tell_gives_way_to_a_person() -> None:
    gemma = Component("m", "Model", "model", licence="gemma")
    assert known(gemma).known["free"].value == "unclear"
    assert known(gemma, said("f1", "free", False)).known["free"].value is False


@pytest.mark.parametrize("value", ["perhaps", 3, ("a",), date(2026, 1, 1)])
def test_a_value_that_cannot_answer_reads_as_unknown(value: Value) -> None:
    found = known(said("f1", "risky", value))
    assert "risky" not in found.known
    assert found.misfits["risky"][0].value == value


@pytest.mark.parametrize(
    ("since", "until", "counts"),
    [
        (None, None, True),
        (date(2026, 11, 23), None, True),
        (date(2026, 11, 24), None, False),
        (None, date(2026, 11, 23), True),
        (None, date(2026, 11, 22), False),
    ],
)
def test_only_relations_of_the_day_count(since: date | None, until: date | None, *, counts: bool) -> None:
    found = known(Relation("r1", "uses", "sys", "m", since=since, until=until))
    assert ("free" in found.known) is counts
    assert "free" in known(Relation("r1", "uses", "sys", "m", since=since, until=until), on=None).known


def test_two_models_that_differ_are_a_conflict() -> None:
    second = Component("m2", "Model 2", "model", licence="llama3.1")
    found = known(second, Relation("r3", "uses", "sys", "m2"))
    assert "free" not in found.known
    assert len(found.conflicts["free"]) == 2


def test_one_model_does_not_speak_for_another() -> None:
    second = (Component("m2", "Second", "model"), Relation("r-m2", "uses", "sys", "m2"))
    flop = Fact("f1", "m", "flop", 5e23, "person", "Ada")
    assert known(flop).get("flop") is not None
    assert known(flop, *second).get("flop") is None
    assert known(*second).get("free") is None, "the licence of the second model is not known"
    both = Fact("f2", "m2", "flop", 5e23, "person", "Ada")
    assert known(flop, both, *second).get("flop") is not None
    of_system = Fact("f3", "sys", "flop", 5e23, "person", "Ada")
    assert known(flop, of_system, *second).get("flop") is not None


def test_one_base_does_not_speak_for_another() -> None:
    second = (Component("b2", "Second base", "model"), Relation("r-b2", "derived_from", "m", "b2"))
    assert known().get("base_flop") is not None
    assert known(*second).get("base_flop") is None


def test_an_empty_workspace_knows_nothing() -> None:
    assert gather(MemoryState(), "sys", PACK, ON) == FactSet()
