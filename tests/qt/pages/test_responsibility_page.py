from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from govdesk.app.commands.duties import propose
from govdesk.app.queries.responsibility import turning_days
from govdesk.app.snapshot import snapshot
from govdesk.domain.records import Party, Relation
from govdesk.domain.responsibility.who import who
from govdesk.qt.bench import Bench
from govdesk.qt.pages.responsibility.page import ResponsibilityPage
from tests.page_tools import press, shown

NOTES = "sys-meeting-notes"


def findings(bench: Bench, subject: str) -> set[str]:
    return {one.id for one in bench.snapshot.findings() if one.subject == subject}


def test_the_table_says_the_same_as_the_picture(page: ResponsibilityPage) -> None:
    tester = QAbstractItemModelTester(page.rows, QAbstractItemModelTester.FailureReportingMode.Fatal)
    page.look("sys-claims-chatbot", focus=True)
    rows = [page.rows.row(number) for number in range(page.rows.rowCount())]
    drawn = {shape.edge.id for shape in page.view.picture_scene.edges.shapes}
    linked = {end for row in rows for end in (row.source, row.target) if end}
    assert {row.id for row in rows if row.target} == drawn
    assert linked == set(page.view.picture_scene.items_by_id)
    page.table.sortByColumn(2, Qt.SortOrder.AscendingOrder)
    names = [page.rows.row(number).target_name.casefold() for number in range(page.rows.rowCount())]
    assert names == sorted(names)
    assert tester.failureReportingMode() is QAbstractItemModelTester.FailureReportingMode.Fatal


def test_a_system_says_who_answers_by_which_path(page: ResponsibilityPage, bench: Bench) -> None:
    bench.go("who", "sys-claims-chatbot")
    answer = who(bench.desk.session.state, "sys-claims-chatbot", bench.desk.session.today)
    assert answer.sentence.removesuffix(".") in shown(page.detail)
    for number, step in enumerate(answer.path, 1):
        assert f"{number}. {step.says}" in shown(page.detail)
    assert page.view.picture_scene.chosen == "sys-claims-chatbot"
    assert page.subject.text() == "sys-claims-chatbot"


def test_a_row_of_the_table_selects_its_box_and_enter_goes_there(page: ResponsibilityPage, qtbot: QtBot) -> None:
    page.tabs.setCurrentIndex(1)
    place = page.rows.find(lambda row: row.target == NOTES)
    page.table.stand_on(place)
    assert page.detail.subject == NOTES
    assert page.view.picture_scene.chosen == NOTES
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert page.subject.text() == NOTES


def test_a_finding_is_mended_with_somebody_new(page: ResponsibilityPage, bench: Bench, qtbot: QtBot) -> None:
    bench.go("who", NOTES)
    assert "G-01" in findings(bench, NOTES)
    press(page.detail, "Assign accountable…")
    form = page.detail.form.duty_form
    assert form.kind.text() == "accountable"
    qtbot.keyClicks(form.party.box.lineEdit(), "Ruth Olsen")
    assert not form.new.isHidden()
    assert "Ruth Olsen" in form.new_says.text()
    form.new_title.put("Head of Operations")
    qtbot.keyClicks(form.fields["document"].control, "Minutes 12")
    qtbot.keyClick(form.fields["document"].control, Qt.Key.Key_Return)
    state = bench.desk.session.state
    assert state.get(Party, "party-ruth-olsen") == Party(
        "party-ruth-olsen", "Ruth Olsen", "person", "Head of Operations", inside=True
    )
    duty = state.get(Relation, "rel-ruth-olsen-accountable-meeting-notes")
    assert duty is not None
    assert (duty.source, duty.target, duty.state, duty.document) == (
        "party-ruth-olsen",
        NOTES,
        "proposed",
        "Minutes 12",
    )
    assert duty.since == bench.desk.session.today
    assert bench.desk.session.undo_text == "Propose duty: Ruth Olsen accountable for Meeting summarizer"
    bench.refresh_now()
    assert "G-01" not in findings(bench, NOTES)
    press(page.detail, "Accept as Ruth Olsen")
    accepted = state.get(Relation, duty.id)
    assert accepted is not None
    assert (accepted.state, accepted.accepted_by, accepted.accepted_on) == ("accepted", "party-ruth-olsen", duty.since)


def test_a_form_without_a_name_says_so_beside_the_field(page: ResponsibilityPage, bench: Bench) -> None:
    bench.go("who", NOTES)
    before = bench.desk.session.number
    page.detail.ask_duty("responsible")
    form = page.detail.form
    form.save()
    assert form.form.problem_text("party") == "Somebody must be named."
    form.duty_form.since.put("2026-13-01")
    form.save()
    assert "2026-13-01" in form.form.problem_text("since")
    assert bench.desk.session.number == before
    form.cancel.click()
    assert page.detail.currentIndex() == 0


def test_a_known_party_needs_no_second_record(page: ResponsibilityPage, bench: Bench) -> None:
    parties = set(bench.desk.session.state.all(Party))
    bench.go("who", NOTES)
    page.detail.ask_duty("accountable")
    form = page.detail.form
    form.duty_form.party.put("party-sofia-lindqvist")
    form.save()
    assert set(bench.desk.session.state.all(Party)) == parties
    assert bench.desk.session.state.get(Relation, "rel-sofia-lindqvist-accountable-meeting-notes") is not None


def test_what_holds_too_long_is_ended_on_the_last_day(page: ResponsibilityPage, bench: Bench) -> None:
    bench.go("who", NOTES)
    press(page.detail, "End on 31 March 2026")
    ended = bench.desk.session.state.get(Relation, "rel-notes-accountable")
    assert ended is not None
    assert ended.until == date(2026, 3, 31)
    bench.refresh_now()
    assert "G-13" not in findings(bench, NOTES)


def test_the_day_steps_to_the_changes_and_follows_the_window(page: ResponsibilityPage, bench: Bench) -> None:
    session = bench.desk.session
    days = turning_days(session.state, session.today)
    page.steps.before.click()
    assert bench.desk.on == days[-1]
    assert page.steps.says.text().endswith(str(days[-1].year))
    assert bench.past.isVisible()
    assert not [one for one in page.detail.findChildren(QPushButton) if one.text() == "Assign a duty…"]
    page.steps.before.click()
    assert bench.desk.on == days[-2]
    page.steps.after.click()
    assert bench.desk.on == days[-1]
    page.steps.today.click()
    assert bench.desk.on is None
    assert not page.steps.after.isEnabled()


def test_a_past_day_can_be_seen_by_what_is_known_now(page: ResponsibilityPage, bench: Bench) -> None:
    bench.desk.look_at(date(2000, 1, 1))
    assert not page.view.picture_scene.items_by_id
    assert "Nothing was recorded by that day" in page.says.text()
    page.steps.view.put("now")
    page.steps.viewed.emit()
    assert "sys-claims-chatbot" in page.view.picture_scene.items_by_id


def test_an_id_that_is_not_there_is_not_opened(page: ResponsibilityPage) -> None:
    assert not page.open_record("who", "sys-nothing")
    assert not page.open_record("answer", "sys-claims-chatbot")


def test_what_is_known_now_of_a_past_day_is_all_that_is_known(page: ResponsibilityPage, bench: Bench) -> None:
    """Packs, kept files and findings too, as the command line says with --on a day and no --known."""
    day = date(2026, 6, 1)
    page.steps.view.put("now")
    shown = page.steps.follow(snapshot(bench.desk.session, day))
    assert shown.findings() == snapshot(bench.desk.session, day, bench.desk.session.today).findings()
    assert len(shown.packs) == 1


def test_looking_around_right_after_a_change_is_no_error(page: ResponsibilityPage, bench: Bench) -> None:
    page.look("sys-claims-chatbot", focus=True)
    given = {"party": "party-jonas-petersen", "kind": "consulted", "since": "2026-11-24"}
    assert bench.desk.do(propose(bench.desk.session.state, NOTES, given)) == ()
    page.look(NOTES, focus=True)
    page.look("", focus=True)
    bench.refresh_now()
    drawn = {shape.edge.id for shape in page.view.picture_scene.edges.shapes}
    assert {page.rows.row(number).id for number in range(page.rows.rowCount())} >= drawn
