"""Nothing that was typed is lost unasked: by closing, by Escape, by opening something else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from govdesk.domain.records import System
from govdesk.qt.bench import Bench
from govdesk.qt.parts.fields import Picker
from govdesk.qt.parts.form import Form
from govdesk.qt.parts.panel import EditPanel
from govdesk.qt.window import Window
from tests.page_tools import drop, model_folder
from tests.window_tools import Answers

SCREENING = "sys-cv-screening"
UNCLEAR = "sys-credit-assist"


def _answer(bench: Bench, tmp_path: Path) -> None:
    bench.go("page", "checklists")
    panel = bench.pages["checklists"].requirements
    panel.table.setFocus()
    QTest.keyClick(panel.table, Qt.Key.Key_4)


def _question(bench: Bench, tmp_path: Path) -> None:
    system = next(
        one
        for one in bench.desk.session.state.all(System)
        if any(found.open_questions for found in bench.snapshot.assessments(one))
    )
    bench.go("question", f"{system}/")
    interview = bench.pages["checklists"].classification.interview
    box = interview.conflict.reason.box if interview.conflict.isVisible() else interview.form.reason.line
    QTest.keyClicks(box, "because")


def _intake(bench: Bench, tmp_path: Path) -> None:
    drop(bench, model_folder(tmp_path / "kestrel-tiny"))
    QTest.keyClicks(bench.pages["intake"].proposal.form.fields["version"].control, "r1")


def _duty(bench: Bench, tmp_path: Path) -> None:
    bench.go("who", SCREENING)
    detail = bench.pages["responsibility"].detail
    detail.ask_duty("accountable")
    panel = detail.findChild(EditPanel)
    QTest.keyClicks(panel.form.fields["document"].control, "minutes")


@pytest.mark.parametrize("type_", [_answer, _question, _intake, _duty])
def test_closing_asks_before_something_typed_is_lost(
    window: Window,
    bench: Bench,
    dialogs: Answers,
    tmp_path: Path,
    example: Path,
    type_: Callable[[Bench, Path], None],
) -> None:
    for name in ("checklists", "responsibility", "intake"):
        bench.go("page", name)
    dialogs.yes = False
    assert window.may_leave()
    type_(bench, tmp_path)
    assert not window.close()
    window.ask_close()
    window.start_new()
    assert window.bench is bench
    other = tmp_path / "other.govdesk"
    other.write_bytes(example.read_bytes())
    window.open_file(other)
    assert window.bench is bench
    dialogs.yes = True
    window.ask_close()
    assert window.bench is None


def test_a_new_workspace_half_typed_is_asked_about(window: Window, dialogs: Answers, qtbot: QtBot) -> None:
    window.first.start_new()
    qtbot.keyClicks(window.first.form.form.fields["name"].control, "Kestrel")
    dialogs.yes = False
    assert not window.close()
    dialogs.yes = True
    assert window.close()


def test_an_answer_that_is_discarded_shows_what_was_saved(bench: Bench, tmp_path: Path) -> None:
    bench.go("page", "checklists")
    panel = bench.pages["checklists"].requirements
    before = panel.answer.state.text()
    _answer(bench, tmp_path)
    assert panel.answer.state.text() == "partly_met" != before
    panel.answer.give_up.click()
    assert panel.answer.state.text() == before
    assert not panel.answer.give_up.isVisible()
    assert not bench.pages["checklists"].unsaved


def test_an_answer_that_was_saved_is_not_asked_about(bench: Bench, tmp_path: Path) -> None:
    _answer(bench, tmp_path)
    panel = bench.pages["checklists"].requirements
    assert bench.pages["checklists"].unsaved
    panel.answer.reason.box.insertPlainText("Half of it")
    panel.answer.save_only.click()
    assert not bench.pages["checklists"].unsaved


@pytest.fixture
def panel(bench: Bench) -> EditPanel:
    bench.go("relation", "new")
    made = bench.pages["register"].editor
    assert isinstance(made, EditPanel)
    return made


def press_escape(qtbot: QtBot, bench: Bench) -> None:
    qtbot.keyClick(bench.window().focusWidget(), Qt.Key.Key_Escape)


def test_escape_leaves_an_untouched_form_at_once(panel: EditPanel, bench: Bench, qtbot: QtBot) -> None:
    press_escape(qtbot, bench)
    assert bench.pages["register"].editor is None


def test_escape_asks_in_place_before_something_typed_is_lost(panel: EditPanel, bench: Bench, qtbot: QtBot) -> None:
    line = panel.form.fields["note"].control if "note" in panel.form.fields else _first_line(panel.form)
    line.setFocus()
    qtbot.keyClicks(line, "half")
    press_escape(qtbot, bench)
    assert bench.pages["register"].editor is panel
    assert "Escape once more" in panel.rest.text()
    qtbot.keyClicks(line, " more")
    assert panel.rest.isHidden()
    press_escape(qtbot, bench)
    assert bench.pages["register"].editor is panel
    press_escape(qtbot, bench)
    assert bench.pages["register"].editor is None
    assert not bench.pages["register"].unsaved


def _first_line(form: Form) -> QLineEdit:
    return next(one.control for one in form.fields.values() if isinstance(one.control, QLineEdit))


def test_escape_closes_a_list_of_names_first(panel: EditPanel, bench: Bench, qtbot: QtBot) -> None:
    picker = next(one for one in panel.form.fields.values() if isinstance(one, Picker))
    line = picker.box.lineEdit()
    line.setFocus()
    qtbot.keyClicks(line, "a")
    popup = picker.box.completer().popup()
    assert popup.isVisible()
    qtbot.keyClick(popup, Qt.Key.Key_Escape)
    assert not popup.isVisible()
    assert panel.rest.isHidden()
    assert bench.pages["register"].editor is panel
