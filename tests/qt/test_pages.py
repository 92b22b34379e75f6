"""The overview, the journal and the palette over the example organization."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from govdesk.app.commands.answers import answer
from govdesk.domain.records import Fact, Party, System
from govdesk.qt.bench import Bench
from govdesk.qt.pages.overview.columns import MEND
from govdesk.qt.pages.overview.lists import Listed
from govdesk.qt.search import Palette
from govdesk.qt.window import Window
from tests.page_tools import texts


def click(listed: Listed, row: int, column: int, qtbot: QtBot) -> None:
    QApplication.processEvents()
    table = listed.table
    table.scrollTo(listed.rows.index(row, column))
    place = table.visualRect(listed.rows.index(row, column)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)


def test_the_overview_shows_the_worst_first(bench: Bench) -> None:
    page = bench.pages["overview"]
    assert page.stack.currentIndex() == 1
    assert page.tiles.systems.figure.text() == "5"
    severities = texts(page.findings.table)
    assert severities == sorted(severities, key=["High", "Medium", "Low"].index)


def test_a_click_or_enter_on_a_finding_goes_to_where_it_is_mended(bench: Bench, qtbot: QtBot) -> None:
    page = bench.pages["overview"]
    row = page.findings.rows.find(lambda one: one.id == "G-07")
    click(page.findings, row, 2, qtbot)
    assert bench.current == "responsibility"
    assert bench.pages["responsibility"].detail.subject == "sys-cv-screening"
    bench.go("page", "overview")
    row = page.findings.rows.find(lambda one: one.id == "fact-conflict")
    fact = bench.desk.session.state.get(Fact, page.findings.rows.row(row).related[0])
    page.findings.table.stand_on(row)
    page.findings.table.setFocus()
    qtbot.keyClick(page.findings.table, Qt.Key.Key_Return)
    register = bench.pages["register"]
    assert (bench.current, register.record.id) == ("register", fact.subject)
    assert register.detail.facts.isVisible()
    assert register.detail.facts.row.id == fact.id


def test_a_finding_of_the_overview_is_mended_by_its_button(bench: Bench, qtbot: QtBot) -> None:
    page = bench.pages["overview"]
    row = page.findings.rows.find(lambda one: one.id == "G-08")
    gap = page.findings.rows.row(row)
    button = page.findings.table.indexWidget(page.findings.rows.index(row, MEND)).findChild(QPushButton)
    assert button.text() == "Assign accountable…"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    form = bench.pages["responsibility"].detail.form
    assert bench.current == "responsibility"
    assert (form.duty_form.since.text(), form.duty_form.until.text()) == (
        gap.since.isoformat(),
        gap.until.isoformat(),
    )
    form.duty_form.party.put("party-nils-hoffmann")
    qtbot.mouseClick(form.button, Qt.MouseButton.LeftButton)
    bench.refresh_now()
    assert "G-08" not in {one.id for one in bench.snapshot.findings()}


def test_a_decision_and_a_date_lead_to_what_they_are_about(bench: Bench, qtbot: QtBot) -> None:
    page = bench.pages["overview"]
    click(page.decisions, page.decisions.rows.find(lambda one: one.refers == ("G-13",)), 1, qtbot)
    assert bench.current == "responsibility"
    bench.go("page", "overview")
    row = page.decisions.rows.find(lambda one: one.kind == "requirements")
    wanted = page.decisions.rows.row(row)
    click(page.decisions, row, 1, qtbot)
    assert bench.current == "checklists"
    shown = bench.pages["checklists"].requirements.table.row
    assert (shown.system, shown.requirement) == (wanted.subject, wanted.refers[0])
    bench.go("page", "overview")
    click(page.dates, page.dates.rows.find(lambda one: one.kind == "evidence"), 1, qtbot)
    assert bench.pages["register"].kind == "evidence"


def test_a_selection_of_rows_leads_nowhere(bench: Bench, qtbot: QtBot) -> None:
    table = bench.pages["overview"].findings.table
    QApplication.processEvents()
    place = table.visualRect(table.model().index(1, 2)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier, place)
    assert bench.current == "overview"


def test_a_tile_leads_to_what_it_counts(bench: Bench, qtbot: QtBot) -> None:
    tiles = bench.pages["overview"].tiles
    number = len(bench.snapshot.findings())
    assert tiles.findings.accessibleName().startswith(f"Findings: {number}. 6 high. ")
    qtbot.mouseClick(tiles.systems, Qt.MouseButton.LeftButton)
    assert (bench.current, bench.pages["register"].kind) == ("register", "system")
    for tile in (tiles.progress, tiles.unknowns):
        bench.go("page", "overview")
        tile.setFocus()
        qtbot.keyClick(tile, Qt.Key.Key_Return)
        assert bench.current == "checklists"
    assert bench.pages["checklists"].classification.interview.isVisible()
    bench.go("page", "overview")
    qtbot.mouseClick(tiles.findings, Qt.MouseButton.LeftButton)
    assert bench.pages["overview"].findings.table.hasFocus()


def test_an_empty_list_says_what_was_looked_at_and_is_no_pass_while_something_is_open(
    window: Window, tmp_path: Path
) -> None:
    from govdesk.app.commands import register

    window.first.start_new()
    form = window.first.form.form
    for name, text in {"name": "Kestrel", "person": "Ada", "file": str(tmp_path / "k.govdesk")}.items():
        form.fields[name].put(text)
    window.first.form.panel.save()
    session = window.bench.desk.session
    page = window.bench.pages["overview"]
    assert window.bench.desk.do(register.save(session.state, "system", {"name": "Bot", "ended": "2020-01-01"})) == ()
    window.bench.refresh_now()
    assert page.findings.stack.currentIndex() == 1
    said = "".join(one.text() for one in page.findings.none.findChildren(QLabel))
    assert "No findings. Looked at: who answers for 1 system" in said
    assert "not yet a pass: 1 system without a settled class" in said


def test_an_empty_workspace_says_what_to_do_first(window: Window, tmp_path: Path) -> None:
    window.first.start_new()
    form = window.first.form.form
    for name, text in {"name": "Kestrel", "person": "Ada", "file": str(tmp_path / "k.govdesk")}.items():
        form.fields[name].put(text)
    window.first.form.panel.save()
    page = window.bench.pages["overview"]
    assert page.stack.currentIndex() == 0
    page.begin.click()
    assert window.bench.current == "register"
    assert window.bench.pages["register"].editor is not None
    window.bench.go("page", "overview")
    page.read.click()
    assert window.bench.current == "intake"


def test_an_entry_says_before_and_after_in_plain_words(bench: Bench) -> None:
    from govdesk.app.commands import register

    session = bench.desk.session
    party = next(iter(session.state.all(Party).values()))
    bench.desk.do(register.save(session.state, "party", {"contact": "room 7"}, party.id).because("They moved."))
    bench.go("entry", str(session.number))
    page = bench.pages["journal"]
    assert page.list.table.row.number == session.number
    change = page.changes.rows.row(0)
    assert (change.label, change.after) == ("Contact", "room 7")
    assert page._why.text() == "They moved."
    page.changes.opened.emit(change)
    assert bench.pages["register"].record.id == party.id


def test_the_journal_is_verified(bench: Bench) -> None:
    page_result = None
    bench.go("entry", "verify")
    QApplication.processEvents()
    page_result = bench.pages["journal"].result
    assert page_result.isVisible()
    assert f"All {bench.desk.session.number} journal entries" in page_result.text.text()


def test_a_past_day_shows_the_journal_of_that_day(bench: Bench) -> None:
    from datetime import date

    bench.go("page", "journal")
    page = bench.pages["journal"]
    count = page.list.table.model().rowCount()
    bench.desk.look_at(date(2026, 3, 1))
    assert 0 < page.list.table.model().rowCount() < count
    assert all(page.model.row(n).at < "2026-03-02" for n in range(page.model.rowCount()))


def test_the_palette_finds_records_and_actions(window: Window, bench: Bench, qtbot: QtBot) -> None:
    system = next(iter(bench.desk.session.state.all(System).values()))
    palette = Palette(window, bench, window.actions_)
    palette.show()
    palette.offer("journal")
    assert "Action" in texts(palette.table)
    palette.box.setText(system.name)
    qtbot.keyClick(palette.box, Qt.Key.Key_Return)
    assert bench.current == "register"
    assert bench.pages["register"].record.id == system.id


def test_the_arrows_move_in_what_was_found(window: Window, bench: Bench, qtbot: QtBot) -> None:
    palette = Palette(window, bench, window.actions_)
    palette.show()
    palette.offer("a")
    assert palette.table.currentIndex().row() == 0
    qtbot.keyClick(palette.box, Qt.Key.Key_Down)
    assert palette.table.currentIndex().row() == 1
    palette.offer("no such text anywhere")
    assert "Nothing" in palette.none.text()
    palette.close()


def test_the_journal_says_requirements_and_files_by_their_names(bench: Bench) -> None:
    page_of = {one.id: one.title for pack in bench.snapshot.packs for one in pack.requirements}
    session = bench.desk.session
    system = "sys-claims-chatbot"
    requirement = bench.snapshot.assessments(system)[0].requirements[0].requirement
    change = answer(session.state, "eu/ai-act", system, requirement.id, "in_progress", "", "Ada", session.today)
    assert bench.desk.do(change) == ()
    bench.go("entry", str(session.number))
    page = bench.pages["journal"]
    said = {text for column in range(4) for text in (*texts(page.list.table, column), *texts(page.changes, column))}
    assert not [text for text in said for id_ in page_of if id_ in text]
    assert f"Answer “{requirement.title}” for Claims chatbot: in progress" in said
    bench.go("entry", "28")
    assert not [text for text in texts(page.changes, 3) if text.startswith("ev-")]
