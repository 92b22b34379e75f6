"""How the program starts: window or command line, and what it says where no window can be."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from govdesk.__main__ import _wants_window, main
from govdesk.qt import crash
from govdesk.qt.crash_dialog import CrashDialog
from govdesk.qt.tools import Tools

HEAVY = (
    *("networkx", "reportlab", "openpyxl", "sqlite_utils", "sqlite3", "yaml"),
    *("govdesk.app", "govdesk.store", "govdesk.cli"),
)


def run(code: str, root: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    given = {**kept, "PYTHONPATH": str(root), **environment}
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=given, check=False)


@pytest.mark.parametrize(
    ("given", "wants"),
    [
        ([], True),
        (["mine.govdesk"], True),
        (["list"], False),
        (["--help"], False),
        (["verify", "mine.govdesk"], False),
        (["nothing-here"], False),
    ],
)
def test_a_file_or_nothing_opens_the_window(given: list[str], wants: bool) -> None:  # noqa: FBT001 - a case
    assert _wants_window(given) is wants


def test_verbs_go_to_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["pack", "list"]) == 0
    assert "eu/ai-act" in capsys.readouterr().out


def test_without_a_display_one_sentence_says_so(root: Path) -> None:
    code = "import sys; from govdesk.__main__ import main; sys.exit(main([]))"
    done = run(code, root, QT_QPA_PLATFORM="")
    assert done.returncode == 2
    assert done.stderr == "govdesk: There is no display here. The command line works without one: govdesk --help\n"


def test_where_qt_cannot_load_the_line_that_mends_it_is_printed(root: Path, tmp_path: Path) -> None:
    broken = tmp_path / "PySide6"
    broken.mkdir()
    (broken / "__init__.py").write_text("raise ImportError('libGL.so.1: cannot open', name='PySide6.QtGui')")
    code = "import sys; from govdesk.__main__ import main; sys.exit(main([]))"
    done = run(code, root, QT_QPA_PLATFORM="offscreen", PYTHONPATH=f"{tmp_path}{os.pathsep}{root}")
    assert done.returncode == 2
    assert "libGL.so.1" in done.stderr
    assert "apt-get install" in done.stderr
    assert "Traceback" not in done.stderr


def test_nothing_heavy_is_loaded_before_the_first_window(root: Path, tmp_path: Path) -> None:
    code = f"""
import sys
from pathlib import Path
from govdesk.__main__ import clock
from govdesk.qt.main import application, tools
from govdesk.qt.settings import Settings
from govdesk.qt.window import Window
app = application()
window = Window(tools(app, Settings(Path({str(tmp_path / "s.ini")!r}))), clock)
window.show()
app.processEvents()
print(sorted(name for name in {HEAVY!r} if name in sys.modules))
"""
    done = run(code, root, QT_QPA_PLATFORM="offscreen")
    assert done.stdout.strip() == "[]", done.stderr


def _break() -> None:
    message = "what went wrong"
    raise RuntimeError(message)


def test_a_defect_is_shown_in_plain_words_with_a_text_to_copy(tools: Tools, qtbot: QtBot) -> None:
    with pytest.raises(RuntimeError) as caught:
        _break()
    text = crash.report(RuntimeError, caught.value, caught.tb)
    dialog = CrashDialog(text)
    qtbot.addWidget(dialog)
    assert "what went wrong" in dialog.text.toPlainText()
    copy = next(one for one in dialog.findChildren(QPushButton) if "Copy" in one.text())
    copy.click()
    assert QGuiApplication.clipboard().text() == text
