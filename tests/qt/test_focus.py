"""After something was done the focus is where one can go on, never nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from govdesk.app.commands import register
from govdesk.domain.change import Change
from govdesk.qt.bench import Bench
from govdesk.qt.places import PLACES
from govdesk.qt.tools import Tools
from govdesk.qt.window import Window


def add_a_party(bench: Bench) -> None:
    made = register.save(bench.desk.session.state, "party", {"name": "Somebody", "kind": "person"})
    assert isinstance(made, Change)
    assert bench.desk.do(made) == ()


@pytest.fixture
def alive(window: Window, bench: Bench, qtbot: QtBot) -> Bench:
    with qtbot.waitActive(window):
        window.activateWindow()
    return bench


def test_the_last_undo_gives_the_focus_to_the_list(window: Window, alive: Bench, qtbot: QtBot) -> None:
    alive.go("page", "register")
    add_a_party(alive)
    alive.refresh_now()
    button = next(one for one in alive.bar.findChildren(QWidget) if one.property("text") == "Undo" and one.isVisible())
    button.setFocus()
    while window.can_undo():
        qtbot.keyClick(button, Qt.Key.Key_Space)
        alive.refresh_now()
        if not button.isEnabled():
            break
    assert not button.isEnabled()
    focus = QApplication.focusWidget()
    assert focus is alive.pages["register"].lists.current.table


def test_a_detail_that_is_filled_anew_gives_the_focus_to_the_list(alive: Bench, qtbot: QtBot) -> None:
    alive.go("page", "checklists")
    page = alive.pages["checklists"]
    link = next(one for one in page.requirements.detail.findChildren(QPushButton) if one.isVisible())
    link.setFocus()
    assert QApplication.focusWidget() is link
    add_a_party(alive)
    alive.refresh_now()
    assert QApplication.focusWidget() is page.requirements.table


def test_what_is_not_touched_keeps_the_focus(alive: Bench) -> None:
    alive.go("page", "checklists")
    page = alive.pages["checklists"]
    page.requirements.search.setFocus()
    add_a_party(alive)
    alive.refresh_now()
    assert QApplication.focusWidget() is page.requirements.search


def test_a_name_that_was_kept_leads_to_the_page(window: Window, tools: Tools, example: Path, qtbot: QtBot) -> None:
    tools.settings.person = ""
    assert window.open_file(example) == ()
    bench = window.bench
    assert bench is not None
    bench.name.line.setText("Grace Lund")
    qtbot.keyClick(bench.name.line, Qt.Key.Key_Return)
    focus = window.focusWidget()
    assert focus is not None
    assert bench.pages[bench.current].isAncestorOf(focus)


@pytest.mark.parametrize("name", [place.name for place in PLACES])
def test_a_page_that_is_chosen_has_the_focus_inside(alive: Bench, name: str) -> None:
    alive.go("page", name)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert alive.pages[name].isAncestorOf(focus)
