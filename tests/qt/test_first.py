from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from govdesk.app.session import Session
from govdesk.domain.state import organization
from govdesk.qt.bench import Bench
from govdesk.qt.parts.form import Form
from govdesk.qt.tools import Tools
from govdesk.qt.window import Window
from tests.window_tools import NOON, Answers


def fill(form: Form, **values: str) -> None:
    for name, text in values.items():
        form.fields[name].put(text)


def test_a_workspace_is_made_from_the_form(window: Window, tmp_path: Path) -> None:
    window.first.buttons["new"].click()
    form = window.first.form.form
    fill(form, name="Kestrel Care GmbH", country="DE", size="small", person="Ada Berg", file=str(tmp_path / "kestrel"))
    window.first.form.panel.button.click()
    assert window.bench is not None
    session = window.bench.desk.session
    assert session.path == tmp_path / "kestrel.govdesk"
    assert organization(session.state).size == "small"
    assert session.person == "Ada Berg"
    assert window.bench.snapshot.packs


def test_what_is_wrong_stands_beside_its_field(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    window.first.start_new()
    form = window.first.form.form
    taken = tmp_path / "taken.govdesk"
    taken.write_text("x")
    fill(form, name="", country="Germania", person="Ada", file=str(taken))
    window.first.form.panel.save()
    assert "missing" in form.problem_text("name")
    fill(form, name="Kestrel")
    window.first.form.panel.save()
    assert "Germania" in form.problem_text("country")
    assert form.problem_text("name") == ""
    line = form.fields["country"].line
    line.clear()
    qtbot.keyClicks(line, "german")
    assert line.completer().popup().isVisible()
    assert line.completer().currentCompletion() == "Germany (DE)"
    line.completer().popup().close()
    qtbot.keyClick(line, Qt.Key.Key_Y)
    assert form.fields["country"].text() == "DE"
    window.first.form.panel.save()
    assert "file of this name" in form.problem_text("file")
    assert taken.read_text() == "x"
    assert window.bench is None


def test_the_file_follows_the_name_until_it_is_chosen(window: Window) -> None:
    window.first.start_new()
    form = window.first.form.form
    form.fields["name"].put("Kestrel / Care")
    form.fields["name"].edited.emit()
    assert form.fields["file"].text().endswith("Kestrel  Care.govdesk")
    form.fields["file"].put("/elsewhere/mine.govdesk")
    form.fields["name"].put("Other")
    form.fields["name"].edited.emit()
    assert form.fields["file"].text() == "/elsewhere/mine.govdesk"


def test_the_example_is_made_in_the_folder_that_is_chosen(
    window: Window, qtbot: QtBot, dialogs: Answers, tmp_path: Path
) -> None:
    dialogs.chosen = tmp_path
    window.first.buttons["example"].click()
    qtbot.waitUntil(window.is_open)
    assert (tmp_path / "example.govdesk").is_file()
    assert window.bench is not None


@pytest.mark.parametrize("content", [b"", b"not a database at all", b"SQLite format 3\0" + bytes(4096)])
def test_a_foreign_file_is_refused_in_place(window: Window, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "foreign.govdesk"
    path.write_bytes(content)
    assert window.open_file(path)
    assert window.first.strip.isVisible()
    assert not window.first.read.isVisible()
    assert path.read_bytes() == content
    assert window.bench is None


def test_who_holds_the_workspace_is_said_and_reading_offered(window: Window, example: Path) -> None:
    other = Session.open(example, "Grace", lambda: NOON)
    assert isinstance(other, Session)
    try:
        assert window.open_file(example)
        assert f"process {os.getpid()}" in window.first.strip.text.text()
        assert window.bench is None
        window.first.read.click()
        assert window.bench.desk.read_only
        assert window.bench.held.isVisible()
        assert not window.actions_["undo"].isEnabled()
    finally:
        window.close_session()
        other.close()


def test_recent_workspaces_are_offered_again(window: Window, bench: Bench, tools: Tools, example: Path) -> None:
    assert tools.settings.recent == (example.resolve(),)
    window.close_session()
    link = window.first.recent.itemAt(1).widget()
    assert str(example) in link.accessibleName()
    link.click()
    assert window.bench is not None
