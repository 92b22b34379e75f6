"""The lines that a pack draws for a number: on which side one lies, and what a line hangs on."""

from __future__ import annotations

from datetime import date

from govdesk.domain.law.known import FactSet, Known
from govdesk.domain.law.marks import Mark, compared_with, marks
from govdesk.domain.law.packs import Pack
from govdesk.domain.law.read_pack import parse_pack
from govdesk.domain.records import Value
from govdesk.domain.truth import Truth

ON = date(2026, 11, 23)


def make_pack() -> Pack:
    number = {"type": "number", "cite": "Art 1", "calculator": "training_compute", "tolerance": 0.1}
    third = {
        "all": [{"not": {"fact": "base", "unclear": True}}, {"fact": "size", "above": {"fact": "base", "times": "1/3"}}]
    }
    fixed = {"all": [{"fact": "base", "unclear": True}, {"fact": "flag", "is": False}, {"fact": "size", "above": 50}]}
    found = parse_pack(
        {
            "id": "x/y",
            "version": "1",
            "title": "X",
            "headline": "class",
            "questions": [
                {"id": "size", "ask": "Size?", **number},
                {"id": "base", "ask": "Base?", **number},
                {"id": "flag", "type": "tri", "ask": "Flag?", "cite": "Art 1"},
            ],
            "determinations": [
                {"id": "big", "title": "Big", "cite": "Art 2", "when": {"fact": "size", "above": 100}},
                {"id": "third", "title": "A third", "cite": "Art 3", "when": {"any": [third, fixed]}},
            ],
            "outcomes": [{"id": "class", "title": "C", "kind": "first", "options": [{"value": "v", "label": "V"}]}],
        }
    )
    assert isinstance(found, Pack), found
    return found


PACK = make_pack()


def of(value: float, **said: Value) -> dict[str, Mark]:
    facts = FactSet({key: Known(one) for key, one in said.items()})
    return {f"{one.rule.id} {one.limit}": one for one in marks(PACK, "size", value, facts, ON)}


def test_lines_come_lowest_first_with_the_side() -> None:
    found = of(60, base=120, flag=False)
    assert list(found) == ["third 40.0", "big 100.0"]
    assert [one.passed for one in found.values()] == [Truth.YES, Truth.NO]
    assert found["third 40.0"].says == "Above 40: A third (Art 3)"
    assert found["big 100.0"].says == "Not above 100: Big (Art 2)"


def test_what_is_near_a_line_is_said_to_be_near() -> None:
    assert of(91)["big 100.0"].close
    assert of(109)["big 100.0"].close
    assert not of(80)["big 100.0"].close
    assert "but close to it" in of(91)["big 100.0"].says


def test_what_a_line_hangs_on_is_told_and_never_taken_for_granted() -> None:
    found = of(60)
    assert found["third None"].passed is Truth.UNKNOWN
    assert found["third 50.0"].provided == ("Base? was looked at and could not be told", "Flag? is no")
    assert found["third None"].provided == ("not so: Base? was looked at and could not be told",)


def test_lines_that_are_ruled_out_are_left_out() -> None:
    assert list(of(60, base="unclear", flag=True)) == ["big 100.0"]
    assert list(of(60, base="unclear", flag=False)) == ["third 50.0", "big 100.0"]


def test_the_other_question_of_a_comparison_is_named() -> None:
    assert compared_with(PACK, "size") == "base"
    assert compared_with(PACK, "base") == ""
    assert marks(PACK, "base", 1.0, FactSet(), ON) == ()
