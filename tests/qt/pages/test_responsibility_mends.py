"""What mends a finding on the responsibility page, and what it shows of a day before something was recorded."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from govdesk.app.queries.responsibility import answer_tone
from govdesk.domain.records import Relation
from govdesk.domain.responsibility.who import who
from govdesk.qt.bench import Bench
from govdesk.qt.pages.responsibility.page import ResponsibilityPage
from tests.qt.pages.test_responsibility_page import NOTES, findings, press, shown

CV, LETTERS = "sys-cv-screening", "sys-letter-drafts"


def test_a_gap_in_time_is_filled_with_its_own_days(page: ResponsibilityPage, bench: Bench, qtbot: QtBot) -> None:
    bench.go("who", CV)
    (gap,) = [one for one in bench.snapshot.findings() if one.id == "G-08"]
    assert gap.since is not None
    assert gap.until is not None
    press(page, "Assign accountable…")
    form = page.detail.form.duty_form
    assert form.since.text() == gap.since.isoformat()
    assert form.until.text() == gap.until.isoformat()
    form.party.put("party-nils-hoffmann")
    qtbot.keyClick(form.until.control, Qt.Key.Key_Return)
    bench.refresh_now()
    assert "G-08" not in findings(bench, CV)
    made = bench.desk.session.state.where(Relation, "target", CV)
    assert (gap.since, gap.until, "proposed") in {(one.since, one.until, one.state) for one in made}


def test_the_last_day_lies_after_the_first(page: ResponsibilityPage, bench: Bench) -> None:
    bench.go("who", CV)
    page.detail.ask_duty("responsible", "2026-02-01", "2026-01-01")
    form = page.detail.form
    form.duty_form.party.put("party-nils-hoffmann")
    form.save()
    assert form.form.problem_text("until")


def test_a_duty_of_somebody_who_left_is_handed_over_and_undone_in_one(page: ResponsibilityPage, bench: Bench) -> None:
    bench.go("who", NOTES)
    session = bench.desk.session
    before = session.state.get(Relation, "rel-notes-accountable")
    number = session.number
    press(page, "Hand over…")
    form = page.detail.form
    assert not form.duty_form.kind.box.isEnabled()
    form.save()
    assert form.form.problem_text("party") == "Somebody must be named."
    form.duty_form.party.put("party-sofia-lindqvist")
    press(page, "Hand over")
    assert session.number == number + 1
    ended = session.state.get(Relation, "rel-notes-accountable")
    assert ended is not None
    assert ended.until == date(2026, 3, 31)
    begun = session.state.get(Relation, "rel-sofia-lindqvist-accountable-meeting-notes")
    assert begun is not None
    assert (begun.since, begun.state) == (session.today, "proposed")
    bench.refresh_now()
    assert not {"G-13", "G-01"} & findings(bench, NOTES)
    bench.desk.undo()
    assert session.state.get(Relation, begun.id) is None
    assert session.state.get(Relation, "rel-notes-accountable") == before


def test_who_is_only_proposed_is_not_shown_as_settled(page: ResponsibilityPage, bench: Bench) -> None:
    session = bench.desk.session
    bench.go("who", LETTERS)
    assert answer_tone(who(session.state, LETTERS, session.today)) == "bad"
    page.detail.ask_duty("accountable")
    page.detail.form.duty_form.party.put("party-sofia-lindqvist")
    page.detail.form.save()
    bench.refresh_now()
    assert answer_tone(who(session.state, LETTERS, session.today)) == "warn"
    assert "Accountable: Sofia Lindqvist, Compliance officer (proposed, not accepted)" in shown(page)
    press(page, "Accept as Sofia Lindqvist")
    bench.refresh_now()
    assert answer_tone(who(session.state, LETTERS, session.today)) == "good"
    assert "Accountable: Sofia Lindqvist, Compliance officer\n" in shown(page)


def test_what_was_not_recorded_yet_keeps_its_name(page: ResponsibilityPage, bench: Bench) -> None:
    bench.go("who", LETTERS)
    name = page.subject.box.currentText()
    bench.desk.look_at(date(2025, 6, 1))
    assert page.subject.box.currentText() == name
    assert f"{name} was not recorded yet on 1 June 2025." in shown(page)
    assert f"around {name}" in page.says.text()
    assert LETTERS not in shown(page) + page.says.text()
    bench.go("who", LETTERS)
    assert bench.message.text.text() == f"{name} is not there on this day."


def test_controls_that_would_do_nothing_are_not_offered(page: ResponsibilityPage, bench: Bench) -> None:
    assert not page.reach.isVisible()
    assert not page.whole.isEnabled()
    bench.go("who", CV)
    assert page.reach.isVisible()
    assert page.whole.isEnabled()
    assert page.tabs.zooms.isVisible()
    page.tabs.setCurrentIndex(1)
    assert not page.tabs.zooms.isVisible()
    page.tabs.setCurrentIndex(0)
    assert page.tabs.zooms.isVisible()


@pytest.mark.parametrize("subject", [CV, "sys-claims-chatbot"])
def test_everybody_on_the_path_stands_out(page: ResponsibilityPage, bench: Bench, subject: str) -> None:
    bench.go("who", subject)
    path = who(bench.desk.session.state, subject, bench.desk.session.today).path
    scene = page.view.picture_scene
    ends = {end for step in path for end in (step.source, step.target)} & set(scene.items_by_id)
    assert len(ends) > 2
    assert all(scene.items_by_id[end].near for end in ends)
    assert {step.relation for step in path} - {""} <= scene.edges.near
    assert not all(item.near for item in scene.items_by_id.values())


def test_what_somebody_held_who_left_ends_on_the_last_day(page: ResponsibilityPage, bench: Bench) -> None:
    bench.go("who", "party-felix-brandt")
    assert "End today" not in {one.text() for one in page.detail.findChildren(QPushButton) if one.isVisible()}
    press(page, "End on 31 March 2026")
    ended = bench.desk.session.state.get(Relation, "rel-notes-accountable")
    assert ended is not None
    assert ended.until == date(2026, 3, 31)


def test_a_duty_that_is_being_typed_is_not_lost_to_a_click(
    page: ResponsibilityPage, bench: Bench, qtbot: QtBot
) -> None:
    bench.go("who", CV)
    page.detail.ask_duty("responsible")
    form = page.detail.form
    qtbot.keyClicks(form.duty_form.fields["document"].control, "Minutes 7")
    page.view.chosen.emit(NOTES)
    assert form.isVisible()
    bench.go("assign", f"accountable///{LETTERS}")
    assert form.duty_form.fields["document"].text() == "Minutes 7"
    assert form.title.text() == "A duty on Application screening"
    assert "begun first" in bench.message.text.text()
    form.cancel.click()
    bench.go("assign", f"accountable///{LETTERS}")
    assert form.title.text().startswith("A duty on Letter drafting")
