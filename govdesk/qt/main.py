"""Starts the window. Only what the first picture needs is imported here."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from govdesk.qt import crash
from govdesk.qt.jobs import Jobs
from govdesk.qt.parts.say import Dialogs
from govdesk.qt.parts.theme import Theme
from govdesk.qt.settings import Settings
from govdesk.qt.tools import Tools
from govdesk.qt.window import Window


def application() -> QApplication:
    """Give the one application object, with its names."""
    made = QApplication.instance()
    app = made if isinstance(made, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("govdesk")
    app.setApplicationDisplayName("GovDesk")
    app.setDesktopFileName("govdesk")
    app.setAttribute(Qt.ApplicationAttribute.AA_DontShowIconsInMenus, False)
    return app


def tools(app: QApplication, settings: Settings) -> Tools:
    """Make what the app has one of."""
    return Tools(Theme(app, dark=settings.dark), Jobs(), settings, Dialogs(settings))


def run(file: Path | None, clock: Callable[[], datetime]) -> int:
    """Open the window, on a workspace where one is named, and give the exit status when it is closed."""
    app = application()
    crash.install()
    window = Window(tools(app, Settings()), clock)
    window.show()
    if file is not None:
        window.open_soon(file)
    return app.exec()
