"""Assessments: nothing milder than what is certain, dates by condition, suspension, answers in their place."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from rule_shapes import facts

from govdesk.domain.law.assessment import Assessment, assess
from govdesk.domain.law.known import FactSet
from govdesk.domain.law.packs import Pack
from govdesk.domain.law.read_pack import parse_pack
from govdesk.domain.records import Answer, Value
from govdesk.domain.truth import Truth

ON = date(2026, 11, 23)
EARLY, LATE = date(2026, 1, 1), date(2027, 1, 1)


WORDINGS = [
    {"until": "2026-06-30", "text": "Then.", "who": "some"},
    {"until": "2025-06-30", "text": "First.", "cite": "Art 1"},
]
AGAIN = {"on": "2026-01-01"}


def is_true(fact: str) -> dict[str, Any]:
    return {"fact": fact, "is": True}


def outcomes() -> list[dict[str, Any]]:
    options = [
        {"value": "worst", "label": "Worst", "tone": "bad", "when": is_true("bad")},
        {"value": "middle", "label": "Middle", "tone": "warn", "when": is_true("warn")},
        {"value": "mild", "label": "Mild", "tone": "good"},
    ]
    unclear = {"value": "unclear", "label": "?", "tone": "warn"}
    return [
        {"id": "class", "title": "Class", "kind": "first", "options": options, "unclear": unclear},
        {"id": "marks", "title": "Marks", "kind": "each", "options": options[:2]},
        {"id": "open", "title": "Open", "kind": "unknown", "options": options[:2]},
    ]


def requirements() -> list[dict[str, Any]]:
    duty = {"title": "Duty", "cite": "Art 2", "who": "all", "when": is_true("warn")}
    dates = [{"on": "2027-01-01", "when": is_true("grace")}, {"on": "2026-01-01"}]
    suspended = {"when": is_true("old"), "says": "Suspended."}
    return [
        {"id": "q1", **duty, "text": "Do it.", "since": dates, "literal": "2025-06-01", "conditional": suspended},
        {"id": "q2", **duty, "text": "Do the other.", "since": "2026-01-01", "until": "2026-06-30"},
        {"id": "q3", **duty, "text": "Now.", "since": "2025-01-01", "earlier": WORDINGS, "confidence": "low"},
        {"id": "q4", **duty, "text": "Same day.", "since": [{"on": "2026-01-01", "when": is_true("grace")}, AGAIN]},
    ]


def make_pack() -> Pack:
    ask = [{"id": name, "type": "tri", "ask": f"{name}?", "cite": "Art 1"} for name in ("bad", "warn", "grace", "old")]
    found = parse_pack(
        {
            "id": "x/y",
            "version": "1",
            "title": "X",
            "headline": "class",
            "questions": ask,
            "determinations": [{"id": "warned", "title": "Warned", "cite": "Art 1", "when": is_true("warn")}],
            "outcomes": outcomes(),
            "requirements": requirements(),
        }
    )
    assert isinstance(found, Pack), found
    return found


PACK = make_pack()


def of(answers: tuple[Answer, ...] = (), on: date = ON, **said: Value) -> Assessment:
    return assess(PACK, "sys", facts(said), answers, on)


@pytest.mark.parametrize(
    ("said", "value", "open_", "possible"),
    [
        ({"bad": True}, "worst", False, []),
        ({"bad": True, "warn": True}, "worst", False, []),
        ({"bad": False, "warn": True}, "middle", False, []),
        ({"bad": False, "warn": False}, "mild", False, []),
        ({"warn": True}, "unclear", True, ["worst", "middle"]),
        ({"bad": "unclear", "warn": False}, "unclear", True, ["worst", "mild"]),
        ({"bad": False}, "unclear", True, ["middle", "mild"]),
        ({}, "unclear", True, ["worst", "middle", "mild"]),
    ],
)
def test_the_first_option_holds_unless_a_worse_one_is_unknown(
    said: dict[str, Value], value: str, *, open_: bool, possible: list[str]
) -> None:
    found = of(**said).headline
    assert (found.value, found.open, [option.value for option in found.possible]) == (value, open_, possible)


def test_each_lists_what_holds_and_unknown_lists_what_is_open() -> None:
    found = of(bad=True)
    assert [option.value for option in found.conclusion("marks").values] == ["worst"]
    assert [option.value for option in found.conclusion("marks").possible] == ["middle"]
    assert [option.value for option in found.conclusion("open").values] == ["middle"]
    with pytest.raises(KeyError):
        found.conclusion("colour")


@pytest.mark.parametrize(
    ("said", "applies", "since", "since_open", "due"),
    [
        ({"warn": True, "grace": False, "old": False}, Truth.YES, EARLY, False, True),
        ({"warn": True, "grace": True, "old": False}, Truth.YES, LATE, False, False),
        ({"warn": True, "old": False}, Truth.YES, EARLY, True, True),
        ({"warn": False}, Truth.NO, None, False, False),
        ({}, Truth.UNKNOWN, EARLY, True, False),
        ({"warn": True, "grace": False}, Truth.YES, EARLY, False, True),
    ],
)
def test_dates_follow_conditions_and_the_strictest_counts_while_they_are_open(
    said: dict[str, Value], applies: Truth, since: date | None, *, since_open: bool, due: bool
) -> None:
    found = of(**said).requirements[0]
    assert (found.applies, found.since, found.since_open, found.due) == (applies, since, since_open, due)
    assert found.literal == (None if applies is Truth.NO else date(2025, 6, 1))


def test_what_suspends_a_duty_shows_and_it_still_applies() -> None:
    found = of(warn=True, grace=False, old=True).requirements[0]
    assert (found.applies, found.conditional, found.due) == (Truth.YES, "Suspended.", False)
    assert of(warn=True, grace=False).requirements[0].conditional == "", "unknown does not suspend"


def test_a_duty_applies_until_its_last_day_and_is_due_from_its_first() -> None:
    days = (date(2025, 12, 31), EARLY, date(2026, 7, 1))
    found = [of(on=day, warn=True).requirements[1] for day in days]
    assert [(one.applies, one.due) for one in found] == [(Truth.YES, False), (Truth.YES, True), (Truth.NO, False)]


@pytest.mark.parametrize(
    ("status", "due"), [("in_force", True), ("adopted", True), ("proposed", False), ("voluntary", False)]
)
def test_only_what_binds_is_ever_due(status: str, due: bool) -> None:  # noqa: FBT001 - a column of the table
    pack = replace(PACK, requirements=tuple(replace(one, status=status) for one in PACK.requirements))
    found = assess(pack, "sys", facts({"warn": True}), (), EARLY).requirements[1]
    assert (found.applies, found.since, found.due) == (Truth.YES, EARLY, due)


def test_an_answer_counts_from_the_day_on_which_it_was_given() -> None:
    mine = Answer("sys/q1", "sys", "q1", "x/y", "met", "Done.", "ANA", ON)
    before = of((mine,), ON - timedelta(days=1), warn=True).requirements[0]
    assert (before.answer, before.state) == (None, "not_started")
    assert of((mine,), ON, warn=True).requirements[0].answer == mine


def test_answers_stand_with_their_requirement_whatever_applies() -> None:
    mine = Answer("sys/q1", "sys", "q1", "x/y", "met", "Done.", "ANA", ON)
    others = (
        Answer("sys2/q2", "sys2", "q2", "x/y", "met", person="B"),
        Answer("sys/q2", "sys", "q2", "z/z", "met", person="B"),
    )
    first, second, *_ = of((mine, *others), warn=False).requirements
    assert (first.answer, first.state) == (mine, "met")
    assert (second.answer, second.state) == (None, "not_started")


def test_traces_and_open_questions_come_with_it() -> None:
    found = of()
    assert found.determinations[0].value is Truth.UNKNOWN
    assert found.determinations[0].trace.leaves[0].lack == "missing"
    assert found.requirements[0].trace.leaves[0].fact == "warn"
    option = found.headline.outcome.options[0]
    trace = found.headline.trace(option)
    assert trace is not None
    assert trace.leaves[0].fact == "bad"
    assert {one.question.id for one in found.open_questions} == {"bad", "warn", "grace", "old"}
    assert {one.question.id for one in of(warn=False, bad=True).open_questions} == set(), "dates of what does not apply"
    assert assess(PACK, "sys", FactSet(), (), ON) == found


@pytest.mark.parametrize(
    ("on", "text", "who", "cite"),
    [
        (date(2025, 1, 1), "First.", "all", "Art 1"),
        (date(2025, 6, 30), "First.", "all", "Art 1"),
        (date(2025, 7, 1), "Then.", "some", "Art 2"),
        (date(2026, 6, 30), "Then.", "some", "Art 2"),
        (date(2026, 7, 1), "Now.", "all", "Art 2"),
    ],
)
def test_a_requirement_reads_as_it_did_on_the_day(on: date, text: str, who: str, cite: str) -> None:
    found = of(on=on, warn=True).requirement("q3")
    assert found
    said = found.requirement
    assert (said.text, said.who, said.cite, said.title) == (text, who, cite, "Duty")
    assert said.confidence == ("low" if text == "Now." else ""), "how sure today's reading is says nothing of another"
    assert PACK.duties["q3"].text == "Now.", "the pack itself is as it was"


def test_dates_that_are_the_same_leave_nothing_open() -> None:
    found = of(warn=True).requirement("q4")
    assert found
    assert (found.since, found.since_open) == (date(2026, 1, 1), False)
