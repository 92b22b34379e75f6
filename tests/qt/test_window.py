from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from govdesk.app.commands import register
from govdesk.domain.records import Component, System
from govdesk.qt.bench import Bench
from govdesk.qt.places import PLACES
from govdesk.qt.tools import Tools
from govdesk.qt.window import Window
from tests.window_tools import Answers

ON_RAIL = [place.name for place in PLACES if place.rail]


def test_a_window_without_a_workspace_offers_three_choices(window: Window) -> None:
    assert window.bench is None
    assert [button.accessibleName() for button in window.first.buttons.values()] == [
        "Open the example",
        "Make a workspace",
        "Open a workspace",
    ]
    assert window.first.isVisible()


def test_pages_are_made_when_they_are_first_chosen(bench: Bench) -> None:
    assert list(bench.pages) == ["overview"]
    bench.go("page", "journal")
    assert list(bench.pages) == ["overview", "journal"]


def test_control_and_a_number_choose_the_page(window: Window, bench: Bench, qtbot: QtBot) -> None:
    for number, name in enumerate(ON_RAIL, start=1):
        qtbot.keyClick(window, getattr(Qt.Key, f"Key_{number}"), Qt.KeyboardModifier.ControlModifier)
        assert bench.current == name
        assert bench.stack.currentWidget() is bench.pages[name]
        assert bench.rail.buttons[name].isChecked()


def test_a_past_day_shows_a_banner_and_nothing_can_be_changed(window: Window, bench: Bench) -> None:
    bench.bar.day.put("2026-03-14")
    bench.bar.day.picked.emit()
    assert bench.past.isVisible()
    assert bench.past.text.text() == "You look at 14 March 2026. Nothing can be changed."
    assert bench.desk.read_only
    assert not window.actions_["undo"].isEnabled()
    assert not window.actions_["intake"].isEnabled()
    assert bench.snapshot.on == date(2026, 3, 14)
    bench.go("page", "register")
    assert not bench.pages["register"].add_button.isVisible()
    bench.past.button.click()
    assert not bench.past.isVisible()
    assert not bench.desk.read_only
    assert bench.pages["register"].add_button.isVisible()


def test_an_unreadable_day_is_marked_and_nothing_moves(bench: Bench) -> None:
    bench.bar.day.put("2026-02-30")
    bench.bar.day.picked.emit()
    assert bench.desk.on is None
    assert bench.bar.day.control.property("wrong") == "true"
    assert "2026-02-30" in bench.message.text.text()
    assert "such as 2026-03-14" in bench.message.text.text()


def test_a_day_to_come_is_refused_and_said(bench: Bench, qtbot: QtBot) -> None:
    bench.desk.look_at(date(2026, 3, 14))
    line = bench.bar.day.line
    line.selectAll()
    qtbot.keyClicks(line, "2027-01-01")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert bench.desk.on == date(2026, 3, 14)
    assert "1 January 2027 is still to come" in bench.message.text.text()
    assert line.property("wrong") == "true"
    line.selectAll()
    qtbot.keyClicks(line, "2026-11-24")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert bench.desk.on is None
    assert line.property("wrong") == "false"
    assert line.text() == ""


def test_undo_and_redo_are_new_entries_and_pages_follow(window: Window, bench: Bench) -> None:
    session = bench.desk.session
    bench.go("system", "new")
    page = bench.pages["register"]
    page.editor.form.fields["name"].put("Test desk")
    page.editor.save()
    assert "sys-test-desk" in session.state.all(System)
    number = session.number
    window.actions_["undo"].trigger()
    assert "sys-test-desk" not in session.state.all(System)
    assert session.number == number + 1
    window.actions_.refresh()
    window.actions_["redo"].trigger()
    assert "sys-test-desk" in session.state.all(System)


def test_a_change_refreshes_the_page_that_is_shown_once(
    bench: Bench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.go("page", "journal")
    page = bench.pages["journal"]
    shown = []
    monkeypatch.setattr(page, "show_snapshot", lambda snapshot: shown.append(snapshot.number))

    session = bench.desk.session
    for name in ("one", "two"):
        change = register.save(session.state, "party", {"name": name, "kind": "person"})
        assert bench.desk.do(change) == ()
    qtbot.waitUntil(lambda: bool(shown))
    assert shown == [session.number]


def test_the_look_is_remembered(window: Window, tools: Tools) -> None:
    window.actions_["look"].trigger()
    assert tools.theme.dark
    assert tools.settings.dark
    window.actions_["look"].trigger()
    assert not tools.settings.dark


def test_the_name_is_asked_for_once(window: Window, tools: Tools, example: Path, qtbot: QtBot) -> None:
    tools.settings.person = ""
    assert window.open_file(example) == ()
    bench = window.bench
    assert bench.name.isVisible()
    bench.name.line.setText("  Grace Lund ")
    qtbot.keyClick(bench.name.line, Qt.Key.Key_Return)
    assert not bench.name.isVisible()
    assert bench.desk.session.person == "Grace Lund"
    assert tools.settings.person == "Grace Lund"


def test_a_change_without_a_name_asks_for_it(window: Window, tools: Tools, example: Path) -> None:
    tools.settings.person = ""
    assert window.open_file(example) == ()
    bench = window.bench
    bench.name.hide()
    made = register.save(bench.desk.session.state, "party", {"name": "Somebody", "kind": "person"})
    assert bench.desk.do(made)
    assert "Enter your name first" in bench.message.text.text()
    assert bench.name.isVisible()
    assert window.focusWidget() is bench.name.line


def test_what_is_gone_on_that_day_is_said(bench: Bench) -> None:
    bench.go("component", "comp-nothing")
    assert bench.message.isVisible()
    assert "comp-nothing" in bench.message.text.text()


@pytest.mark.parametrize("kind", ["component", "party", "system", "relation", "evidence"])
def test_a_record_opens_in_the_register(bench: Bench, kind: str) -> None:
    from govdesk.domain.records import KINDS

    id_ = next(iter(bench.desk.session.state.all(KINDS[kind])))
    bench.go(kind, id_)
    page = bench.pages["register"]
    assert page.kind == kind
    assert page.record.id == id_
    assert page.detail.view.id == id_


def test_closing_gives_the_workspace_back(window: Window, bench: Bench, example: Path) -> None:
    window.close_session()
    assert window.bench is None
    assert window.first.isVisible()
    assert not list(example.parent.glob("*-wal"))
    assert window.open_file(example) == ()
    assert len(window.bench.desk.session.state.all(Component)) > 1


def test_a_copy_is_written_where_the_person_says(
    window: Window, bench: Bench, dialogs: Answers, tmp_path: Path
) -> None:
    dialogs.saved = tmp_path / "copy.govdesk"
    window.save_copy()
    assert dialogs.saved.is_file()
    assert str(dialogs.saved) in bench.message.text.text()


def test_a_form_left_open_cannot_write_while_a_past_day_is_shown(bench: Bench) -> None:
    bench.go("system", "new")
    editor = bench.pages["register"].editor
    editor.form.fields["name"].put("Too late")
    bench.desk.look_at(date(2026, 3, 14))
    number = bench.desk.session.number
    editor.save()
    assert "past day" in editor.rest.text()
    assert bench.desk.session.number == number
    bench.desk.look_at(None)
    editor.save()
    assert bench.desk.session.number == number + 1


def test_what_is_typed_is_not_lost_by_choosing_another_record_or_closing(
    window: Window, bench: Bench, dialogs: Answers, qtbot: QtBot
) -> None:
    bench.go("system", "new")
    page = bench.pages["register"]
    qtbot.keyClicks(page.editor.form.fields["name"].control, "Half")
    assert page.unsaved
    at = page.record.id
    page.lists.current.table.stand_on(3)
    qtbot.waitUntil(lambda: page.record.id == at)
    assert page.editor.form.fields["name"].text() == "Half"
    bench.go("system", "sys-claims-chatbot")
    assert page.editor is not None
    assert "Save or cancel" in bench.message.text.text()
    dialogs.yes = False
    assert not window.close()
    assert window.bench is bench
    dialogs.yes = True
    page.editor.cancel.click()
    assert not page.unsaved


def test_a_second_file_that_is_refused_is_said_and_the_first_stays_open(
    window: Window, bench: Bench, dialogs: Answers, tmp_path: Path
) -> None:
    dialogs.file = tmp_path / "foreign.govdesk"
    dialogs.file.write_text("no workspace")
    window.ask_open()
    assert window.bench is bench
    assert "foreign.govdesk" in bench.message.text.text()
    dialogs.file = bench.desk.session.path
    window.ask_open()
    assert window.bench is bench
