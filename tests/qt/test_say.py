"""Where the file dialogs begin, and what they offer."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from govdesk.qt.parts.say import WORKSPACES, Dialogs, documents
from govdesk.qt.settings import Settings
from govdesk.qt.tools import Tools
from govdesk.qt.window import Window, fitting
from tests.window_tools import NOON, Answers


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[tuple[Path, str]]:
    """Answer every file dialog with a file of the test, and note where it began and what it showed."""
    seen: list[tuple[Path, str]] = []
    answer = str(tmp_path / "there" / "one.govdesk")
    (tmp_path / "there").mkdir()

    def ask(_parent: object, _title: str, start: str, kinds: str = "") -> tuple[str, str]:
        seen.append((Path(start), kinds))
        return answer, kinds

    def ask_all(_parent: object, _title: str, start: str, kinds: str = "") -> tuple[list[str], str]:
        return [ask(_parent, _title, start, kinds)[0]], kinds

    def ask_folder(_parent: object, _title: str, start: str) -> str:
        return str(Path(ask(_parent, _title, start)[0]).parent)

    monkeypatch.setattr(QFileDialog, "getOpenFileName", ask)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", ask_all)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", ask_folder)
    return seen


def test_a_dialog_begins_where_the_last_one_ended(begun: list[tuple[Path, str]], qtbot: QtBot, tmp_path: Path) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    there = tmp_path / "there"
    for ask in ("open_file", "open_files", "folder"):
        settings = Settings(tmp_path / f"{ask}.ini")
        getattr(Dialogs(settings), ask)(parent, "First")
        assert begun[-1][0] == documents()
        Dialogs(settings).save_file(parent, "Next", "two.pdf")
        assert begun[-1][0] == there / "two.pdf"
        settings.keep("folder", str(tmp_path / "gone"))
        assert Dialogs(settings).start() == documents()


def test_workspaces_are_asked_for_among_workspaces(
    begun: list[tuple[Path, str]], window: Window, tools: Tools, tmp_path: Path, example: Path
) -> None:
    assert window.open_file(example) == ()
    window.tools = tools._replace(dialogs=Dialogs(tools.settings))
    window.save_copy()
    assert begun[-1][1] == WORKSPACES == "Workspaces (*.govdesk)"


def test_the_window_starts_no_larger_than_its_screen(qtbot: QtBot, tools: Tools) -> None:
    window = Window(tools, lambda: NOON)
    qtbot.addWidget(window)
    room = window.screen().availableSize()
    assert window.width() <= room.width()
    assert window.height() <= room.height()
    assert fitting(QSize(2560, 1440)) == QSize(1280, 720)
    assert fitting(QSize(1280, 720)).height() < 720
    assert isinstance(tools.dialogs, Answers)
