"""What a person sees of a defect: a sentence, and the text to copy."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from govdesk.qt.parts.theme import label

_SAYS = (
    "Something went wrong inside GovDesk. What was saved before is safe: every change is written whole or not at all."
    " Please send the text below to whoever looks after GovDesk for you."
)


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
