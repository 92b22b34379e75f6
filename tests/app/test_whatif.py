"""What-if: other answers, what would differ, where they would lead; nothing of it is written unless it is recorded."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from govdesk.app.commands.supposed import record
from govdesk.app.queries.alternatives import alternatives
from govdesk.app.queries.because import because
from govdesk.app.queries.classes import class_of
from govdesk.app.queries.interview import question_groups
from govdesk.app.queries.whatif import difference_rows, read_supposed, supposed, suppositions
from govdesk.app.session import Session
from govdesk.app.snapshot import Snapshot, snapshot
from govdesk.domain.change import Change
from govdesk.domain.law.supposed import SUPPOSED
from govdesk.domain.problems import Problem
from govdesk.domain.records import Fact, System
from govdesk.domain.truth import Truth

CV, CREDIT, ACT = "sys-cv-screening", "sys-credit-check", "eu/ai-act"


@pytest.fixture
def own(example: Path, tmp_path: Path) -> Iterator[Session]:
    file = Path(shutil.copy(example, tmp_path / "own.govdesk"))
    opened = Session.open(file, "Sofia Lindqvist", lambda: datetime(2026, 11, 24, 12, tzinfo=UTC))
    assert isinstance(opened, Session)
    yield opened
    opened.close()


def test_without_its_use_the_screening_would_be_no_high_risk_and_its_duties_would_go(seen: Snapshot) -> None:
    found = supposed(seen, CV, ACT, {"a3_points": ()})
    assert class_of(found.before).label.startswith("High risk")
    assert class_of(found.after).label == "Not high-risk"
    rows = {row.id: row for row in difference_rows(found)}
    assert rows["aia-09-p"].how == "goes"
    assert rows["aia-09-p"].after == "does not apply"
    assert rows["aia-09-p"].before.startswith("applies from 2 December 2027")
    gone = {one.after.requirement.id for one in found.differs.requirements if one.how == "goes"}
    for one in found.after.requirements:
        was = found.before.requirement(one.requirement.id)
        assert was is not None
        assert (one.requirement.id in gone) is (was.applies is Truth.YES and one.applies is Truth.NO)


def test_what_is_supposed_is_called_so_and_the_answers_given_stay(seen: Snapshot) -> None:
    found = supposed(seen, CV, ACT, {"a3_points": ()})
    known = found.after.facts.get("a3_points")
    assert known is not None
    assert known.origin == SUPPOSED
    assert "not recorded" in known.provenance
    states = {one.requirement.id: one.state for one in found.before.requirements}
    assert {one.requirement.id: one.state for one in found.after.requirements} == states


def test_the_same_answer_changes_nothing(seen: Snapshot) -> None:
    known = seen.assessment(CV, ACT).facts.known
    found = supposed(seen, CV, ACT, {"a3_points": known["a3_points"].value})
    assert not found.differs
    assert difference_rows(found) == ()


def test_a_fact_supposed_unknown_makes_the_class_open_and_asks(seen: Snapshot) -> None:
    found = supposed(seen, CV, ACT, {"a3_points": None})
    assert found.after.headline.open
    assert "a3_points" in found.differs.asked
    assert all(row.id != "a3_points" for row in difference_rows(found))


def test_a_later_start_moves_the_dates(seen: Snapshot) -> None:
    asked = seen.assessment(CV, ACT).pack.asked.values()
    key = next(one.id for one in asked if one.derive is not None and one.derive.source == "system.started")
    found = supposed(seen, CV, ACT, {key: date(2026, 11, 1)})
    moved = [move for move in found.differs.requirements if move.how == "date moves"]
    assert moved
    assert all(move.after.since is not None and move.after.since >= date(2026, 11, 1) for move in moved)


def test_every_alternative_leads_where_it_says(seen: Snapshot) -> None:
    for system in seen.state.all(System):
        for assessment in seen.assessments(system):
            rows = alternatives(assessment)
            assert len(rows) == 2
            assert [len(row.answers) for row in rows] == sorted(len(row.answers) for row in rows)
            for row in rows:
                values = {one.key: one.value for one in row.answers}
                after = supposed(seen, system, assessment.pack.id, values).after
                assert (after.headline.value, after.headline.open) == (row.value, False)
                assert row.label in row.head
                for one in row.answers:
                    known = assessment.facts.get(one.key)
                    assert known is None or known.provenance in one.now


def test_answers_are_read_as_typed_and_mistakes_have_their_place(seen: Snapshot) -> None:
    read = read_supposed(seen.packs, ["a3_points=4a, 4b", "sc_ai_system=no", "ex_profiling=unknown"])
    assert read == {"a3_points": ("4a", "4b"), "sc_ai_system": False, "ex_profiling": None}
    wrong = read_supposed(
        seen.packs, ["nonsense=yes", "sc_ai_system=perhaps", "a3_points", "subject=both", "subject=both"]
    )
    assert isinstance(wrong, tuple)
    assert all(isinstance(one, Problem) for one in wrong)
    assert [one.where for one in wrong] == ["nonsense", "sc_ai_system", "a3_points", "subject"]


def test_only_packs_that_ask_it_are_asked(seen: Snapshot) -> None:
    assert [one.pack.id for one in suppositions(seen, CV, {"a3_points": ()})] == [ACT]
    assert suppositions(seen, CV, {"nobody_asks": True}) == ()


def test_supposing_writes_nothing_and_recording_writes_what_was_supposed(own: Session) -> None:
    seen = snapshot(own)
    number, facts = own.number, dict(own.state.all(Fact))
    values = {"a3_points": (), "ex_profiling": None}
    supposed(seen, CV, ACT, values)
    assert (own.number, dict(own.state.all(Fact))) == (number, facts)
    asked = seen.assessment(CV, ACT).pack.asked
    refused = record(own.state, CV, asked, values, "Sofia Lindqvist", own.today, " ")
    assert isinstance(refused, tuple)
    change = record(own.state, CV, asked, {"a3_points": ()}, "Sofia Lindqvist", own.today, "The use was ended")
    assert isinstance(change, Change)
    assert not isinstance(own.do(change), tuple)
    assert own.number == number + 1
    assert class_of(snapshot(own).assessment(CV, ACT)).label == "Not high-risk"


def test_the_outline_holds_every_open_question_once_under_its_heading(seen: Snapshot) -> None:
    for system in seen.state.all(System):
        assessment = seen.assessment(system, ACT)
        groups = question_groups(assessment)
        found = [one.question.id for group in groups for one in group.open]
        assert sorted(found) == sorted(one.question.id for one in assessment.open_questions)
        for group in groups:
            assert [one.rank for one in group.open] == sorted(one.rank for one in group.open)
            assert group.total == group.answered + len(group.open)
            assert group.title in group.says
        assert sum(group.answered for group in groups) <= len(assessment.facts.known)


def test_a_class_is_explained_by_answer_person_day_and_article(seen: Snapshot) -> None:
    lines = because(seen.assessment(CV, ACT))
    assert "4(a) Recruiting" in lines[0]
    assert "said by Sofia Lindqvist on 2025-09-15; Art 6(2), Annex III" in lines[0]
    assert len(because(seen.assessment(CV, ACT), most=1)) == 2
    missing = " ".join(because(seen.assessment(CREDIT, ACT)))
    assert "sources disagree" in missing
    assert "looked at, but unclear" in missing
    assert because(seen.assessment("sys-claims-chatbot", ACT))[0].startswith("none of the others holds")
