"""What happens when the app itself is wrong: plain words and a text to copy, never a silent end."""

from __future__ import annotations

import sys
from types import TracebackType

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from govdesk.qt.parts.theme import label

_SAYS = (
    "Something went wrong inside GovDesk. What was saved before is safe: every change is written whole or not at all."
    " Please send the text below to whoever looks after GovDesk for you."
)


def report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    """Write what a maintainer needs: the versions and the trace."""
    import platform
    import traceback

    head = f"GovDesk on Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}"
    return head + "\n\n" + "".join(traceback.format_exception(kind, error, trace))


class CrashDialog(QDialog):
    """The sentence and the text, with a button that copies it."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        """Show the text."""
        super().__init__(parent)
        self.setWindowTitle("GovDesk has a defect")
        self.text = QPlainTextEdit(text)
        self.text.setReadOnly(True)
        self.text.setAccessibleName("What happened")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        copy = buttons.addButton("Copy the text", QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text.toPlainText()))
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(label(_SAYS))
        layout.addWidget(self.text)
        layout.addWidget(buttons)
        self.resize(720, 420)


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
        CrashDialog(text).exec()
