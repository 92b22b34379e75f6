"""The overview, the journal and the palette over the example organization."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from govdesk.domain.records import Party, System
from govdesk.qt.bench import Bench
from govdesk.qt.search import Palette
from govdesk.qt.window import Window
from tests.page_tools import texts


def test_the_overview_shows_what_must_be_decided_and_goes_there(bench: Bench) -> None:
    page = bench.pages["overview"]
    assert page.stack.currentIndex() == 1
    assert page.tiles.systems.figure.text() == "5"
    severities = texts(page.findings)
    assert severities == sorted(severities, key=["High", "Medium", "Low"].index)
    finding = page.findings.rows.row(0)
    page.findings.opened.emit(finding)
    assert bench.current == "register"
    assert bench.pages["register"].record.id == finding.subject


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
