"""Somebody leaves: what falls open is seen, everything is handed over in one change, accepted, and taken back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from govdesk.app.queries.says import court
from govdesk.domain.records import KINDS, Party, Record, Relation
from govdesk.domain.responsibility.leaving import rests_on
from govdesk.domain.responsibility.who import who
from govdesk.qt.bench import Bench
from govdesk.qt.pages.responsibility.page import ResponsibilityPage
from tests.page_tools import flat, press, printed, shown
from tests.window_tools import Answers

PETERSEN, KAYA, CLAIMS = "party-jonas-petersen", "party-aylin-kaya", "sys-claims-chatbot"
FIRST = date(2027, 1, 1)


@pytest.fixture
def page(bench: Bench) -> ResponsibilityPage:
    bench.go("who", PETERSEN)
    made = bench.pages["responsibility"]
    assert isinstance(made, ResponsibilityPage)
    made.look(PETERSEN, focus=True)
    return made


def tables(bench: Bench) -> dict[str, dict[str, Record]]:
    return {kind: dict(bench.desk.session.state.all(type_)) for kind, type_ in KINDS.items()}


def ask_what_falls_open(page: ResponsibilityPage, qtbot: QtBot, on: date = FIRST) -> None:
    """Ask for a day, and see it."""
    press(page.detail, "What if it leaves?")
    leaves = page.detail.leaves
    assert leaves.on.line.hasFocus()
    leaves.on.line.selectAll()
    qtbot.keyClicks(leaves.on.line, on.isoformat())
    assert "Jonas Petersen accountable for Claims chatbot: falls open" in shown(page.detail)


def hand_over(page: ResponsibilityPage, qtbot: QtBot, on: date = FIRST) -> None:
    """Take the hand-over that is offered; nobody named is a problem beside the field."""
    press(page.detail, "Hand everything over…")
    form = page.detail.handover.handover_form
    assert form.on.text() == on.isoformat()
    press(page.detail, "Hand over")
    assert form.problem_text("target")
    line = form.target.box.lineEdit()
    assert line is not None
    qtbot.keyClicks(line, "Aylin Kaya")
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    page.detail.handover.save()


def test_a_departure_from_question_to_acceptance_and_back(page: ResponsibilityPage, bench: Bench, qtbot: QtBot) -> None:
    session, before, entries = bench.desk.session, tables(bench), bench.desk.session.number
    assert "Due" in shown(page.detail)
    ask_what_falls_open(page, qtbot)
    assert session.number == entries
    planned = {one.id for one in rests_on(session.state, PETERSEN, FIRST)}
    hand_over(page, qtbot)
    assert session.number == entries + 1
    assert rests_on(session.state, PETERSEN, FIRST) == ()
    after = tables(bench)
    assert {id_ for id_, one in before["relation"].items() if after["relation"][id_] != one} == planned
    assert after | {"relation": {}} == before | {"relation": {}}
    answer = who(session.state, CLAIMS, FIRST)
    assert [(one.party, one.acceptance) for one in answer.accountable] == [(KAYA, "proposed")]
    assert [one.party for one in who(session.state, CLAIMS, date(2026, 12, 31)).accountable] == [PETERSEN]

    QApplication.processEvents()
    page.look(KAYA, focus=True)
    for _ in [one for one in session.state.where(Relation, "source", KAYA) if one.state == "proposed"]:
        press(page.detail, "Accept")
    assert all(one.state == "accepted" for one in session.state.where(Relation, "source", KAYA) if one.since == FIRST)
    while session.number and tables(bench) != before:
        assert bench.desk.undo() == ()
    assert tables(bench) == before


def test_after_the_hand_over_the_report_of_that_day_names_who_took_over(
    page: ResponsibilityPage, bench: Bench, dialogs: Answers, qtbot: QtBot, tmp_path: Path
) -> None:
    dialogs.saved = tmp_path / "who.pdf"
    today = bench.desk.session.today
    ask_what_falls_open(page, qtbot, today)
    hand_over(page, qtbot, today)
    bench.refresh_now()
    says = court(bench.snapshot, CLAIMS)
    paper = printed(bench, dialogs, qtbot, "responsibility", CLAIMS)
    assert "Aylin Kaya" in says
    assert "not accepted" in says
    assert flat(says) in paper
    taken = [one for one in bench.snapshot.ties.into(CLAIMS, "accountable") if one.source == KAYA]
    assert [one.state for one in taken] == ["proposed"]
    assert flat(f"Aylin Kaya Accountable for Claims chatbot {today} Proposed, not accepted") in paper
    assert flat("Jonas Petersen Accountable for") not in paper


def test_one_line_is_left_out_by_keyboard(page: ResponsibilityPage, bench: Bench, qtbot: QtBot) -> None:
    party = next(
        id_ for id_ in bench.desk.session.state.all(Party) if len(rests_on(bench.desk.session.state, id_, FIRST)) > 1
    )
    other = next(id_ for id_ in (KAYA, PETERSEN) if id_ != party)
    page.look(party, focus=True)
    press(page.detail, "Hand everything over…")
    form = page.detail.handover.handover_form
    form.target.put(other)
    form.fill()
    form.list.setCurrentRow(0)
    kept = str(form.list.item(0).data(Qt.ItemDataRole.UserRole))
    qtbot.keyClick(form.list, Qt.Key.Key_Space)
    assert kept not in form.chosen
    assert page.detail.unsaved
    before = bench.desk.session.state.get(Relation, kept)
    page.detail.handover.save()
    assert bench.desk.session.state.get(Relation, kept) == before
    assert not page.detail.unsaved


def test_a_past_day_only_asks(page: ResponsibilityPage, bench: Bench) -> None:
    bench.desk.look_at(date(2026, 11, 1))
    QApplication.processEvents()
    press(page.detail, "What if it leaves?")
    assert not page.detail.leaves.mend.isVisible()
    assert not [one for one in page.detail.findChildren(QPushButton) if one.isVisible() and "over…" in one.text()]
