"""The start: from the command to a window that can be used, on the first page and on a workspace."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from bench.measure import Line, pairs
from govdesk.app.example import make_example

RUNS = 7

LEAVE = """
import sys
from PySide6.QtCore import QEvent, QObject, QTimer

class Leave(QObject):
    def __init__(self, app, ready):
        super().__init__(app)
        self.app, self.ready = app, ready

    def eventFilter(self, thing, event):
        if event.type() == QEvent.Type.Paint and self.ready():
            QTimer.singleShot(0, self.app.quit)
        return False
"""
BARE = """
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.resize(1280, 800)
window.show()
app.installEventFilter(Leave(app, lambda: True))
app.exec()
"""
OURS = """
from pathlib import Path
from govdesk.__main__ import clock
from govdesk.qt.main import application, run
from govdesk.qt.window import Window
app = application()
file = Path(sys.argv[1]) if len(sys.argv) > 1 else None

def ready():
    windows = [one for one in app.topLevelWidgets() if isinstance(one, Window)]
    return any(one.bench is not None or file is None for one in windows)

app.installEventFilter(Leave(app, ready))
run(file, clock)
"""


def lines(folder: Path) -> Iterator[Line]:
    """Start it without and with a workspace. Floor: a bare PySide6 window, painted once."""
    file = folder / "example.govdesk"
    problems = make_example(file)
    if problems:
        raise ValueError(*problems)
    for what, given, aim in (("the first page", (), 2.0), ("the example, its overview painted", (file,), 0.0)):
        took = pairs(partial(_start, folder, OURS, *given), partial(_start, folder, BARE), RUNS)
        yield Line(f"start to {what}", took[0], took[1], aim_ratio=aim)


def _start(home: Path, code: str, *arguments: Path) -> None:
    """Run a program of its own until it has painted its window."""
    environment = {**os.environ, "HOME": str(home), "XDG_CONFIG_HOME": str(home)}
    subprocess.run([sys.executable, "-c", LEAVE + code, *map(str, arguments)], env=environment, check=True)
