"""The only dialogs: choosing files and folders, and the few questions that have no place in a page."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QWidget

from govdesk.qt.settings import Settings

WORKSPACES = "Workspaces (*.govdesk)"
_FOLDER = "folder"


def documents() -> Path:
    """Give the user's documents folder."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation) or Path.home())


class Dialogs:
    """Asks the person, beginning in the folder of the last choice. Tests put a stand-in with the same methods here."""

    def __init__(self, settings: Settings) -> None:
        """Take the settings, which remember the folder."""
        self._settings = settings

    def open_file(self, parent: QWidget, title: str, kinds: str = "All files (*)") -> Path | None:
        """Ask for one existing file."""
        from PySide6.QtWidgets import QFileDialog

        name, _ = QFileDialog.getOpenFileName(parent, title, str(self.start()), kinds)
        return self._chosen(name)

    def open_files(self, parent: QWidget, title: str, kinds: str = "All files (*)") -> tuple[Path, ...]:
        """Ask for existing files."""
        from PySide6.QtWidgets import QFileDialog

        names, _ = QFileDialog.getOpenFileNames(parent, title, str(self.start()), kinds)
        return tuple(path for path in map(self._chosen, names) if path is not None)

    def save_file(self, parent: QWidget, title: str, name: str, kinds: str = "All files (*)") -> Path | None:
        """Ask where to write a file; the dialog itself asks before it overwrites."""
        from PySide6.QtWidgets import QFileDialog

        chosen, _ = QFileDialog.getSaveFileName(parent, title, str(self.start() / name), kinds)
        return self._chosen(chosen)

    def folder(self, parent: QWidget, title: str) -> Path | None:
        """Ask for a folder."""
        from PySide6.QtWidgets import QFileDialog

        name = QFileDialog.getExistingDirectory(parent, title, str(self.start()))
        return self._chosen(name)

    def start(self) -> Path:
        """Give the folder to begin in: that of the last choice while it is there, else the documents."""
        kept = self._settings.text(_FOLDER)
        return Path(kept) if kept and Path(kept).is_dir() else documents()

    def _chosen(self, name: str) -> Path | None:
        """Remember the folder of what was chosen; None for nothing."""
        if not name:
            return None
        path = Path(name)
        self._settings.keep(_FOLDER, str(path if path.is_dir() else path.parent))
        return path

    def sure(self, parent: QWidget, question: str, yes: str) -> bool:
        """Ask before something that cannot simply be undone; `yes` names the deed on its button."""
        from PySide6.QtWidgets import QMessageBox

        box = QMessageBox(QMessageBox.Icon.Question, "GovDesk", question, parent=parent)
        button = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.exec()
        return box.clickedButton() is button
