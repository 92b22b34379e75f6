"""The only dialogs: choosing files and folders, and the few questions that have no place in a page."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QWidget

WORKSPACES = "Workspaces (*.govdesk)"


def documents() -> Path:
    """Give the user's documents folder."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation) or Path.home())


class Dialogs:
    """Asks the person. Tests put a stand-in with the same methods in its place."""

    def open_file(self, parent: QWidget, title: str, kinds: str = "All files (*)") -> Path | None:
        """Ask for one existing file."""
        from PySide6.QtWidgets import QFileDialog

        name, _ = QFileDialog.getOpenFileName(parent, title, str(documents()), kinds)
        return Path(name) if name else None

    def open_files(self, parent: QWidget, title: str, kinds: str = "All files (*)") -> tuple[Path, ...]:
        """Ask for existing files."""
        from PySide6.QtWidgets import QFileDialog

        names, _ = QFileDialog.getOpenFileNames(parent, title, str(documents()), kinds)
        return tuple(map(Path, names))

    def save_file(self, parent: QWidget, title: str, name: str, kinds: str = "All files (*)") -> Path | None:
        """Ask where to write a file; the dialog itself asks before it overwrites."""
        from PySide6.QtWidgets import QFileDialog

        chosen, _ = QFileDialog.getSaveFileName(parent, title, str(documents() / name), kinds)
        return Path(chosen) if chosen else None

    def folder(self, parent: QWidget, title: str) -> Path | None:
        """Ask for a folder."""
        from PySide6.QtWidgets import QFileDialog

        name = QFileDialog.getExistingDirectory(parent, title, str(documents()))
        return Path(name) if name else None

    def sure(self, parent: QWidget, question: str, yes: str) -> bool:
        """Ask before something that cannot simply be undone; `yes` names the deed on its button."""
        from PySide6.QtWidgets import QMessageBox

        box = QMessageBox(QMessageBox.Icon.Question, "GovDesk", question, parent=parent)
        button = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.exec()
        return box.clickedButton() is button
