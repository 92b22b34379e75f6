"""What happens when the app itself is wrong: plain words and a text to copy, never a silent end."""

from __future__ import annotations

import sys
from types import TracebackType

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication


def report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    """Write what a maintainer needs: the versions and the trace."""
    import platform
    import traceback

    head = f"GovDesk on Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}"
    return head + "\n\n" + "".join(traceback.format_exception(kind, error, trace))


def install() -> None:
    """Catch what nobody caught: print it, and show the dialog where there is a screen."""
    sys.excepthook = _caught


def _caught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    text = report(kind, error, trace)
    sys.stderr.write(text)
    if QGuiApplication.instance() is not None:
        from govdesk.qt.crash_dialog import CrashDialog

        CrashDialog(text).exec()
