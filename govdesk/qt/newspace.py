"""The form of a new workspace: the organization, the person, and where the file goes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from govdesk.domain.fields import FieldInfo
from govdesk.domain.problems import Problem, Problems
from govdesk.qt.parts import say
from govdesk.qt.parts.fields import Line
from govdesk.qt.parts.form import RecordForm
from govdesk.qt.parts.panel import EditPanel
from govdesk.qt.settings import login_name
from govdesk.qt.tools import Tools

if TYPE_CHECKING:
    from govdesk.app.session import Clock

_PERSON = FieldInfo("Your name", "It stands in the journal beside every change you make.", required=True)
_FILE = FieldInfo("File", "Everything is kept in this one file.", required=True)


class PathLine(Line):
    """A path, typed or chosen with a button."""

    def __init__(self, tools: Tools) -> None:
        super().__init__("")
        self.button = QPushButton("Choose…")
        self.button.setAccessibleName("Choose the file")
        self.button.clicked.connect(lambda: self._choose(tools))
        layout = self.layout()
        if isinstance(layout, QHBoxLayout):
            layout.addWidget(self.button)

    def _choose(self, tools: Tools) -> None:
        path = tools.dialogs.save_file(self, "Where the workspace goes", Path(self.text()).name, say.WORKSPACES)
        if path is not None:
            self.put(str(path))
            self.edited.emit()


class NewSpace(QWidget):
    """Makes a workspace. `made(Session)` when it is there; `left` when the person thinks better of it."""

    made = Signal(object)
    left = Signal()

    def __init__(self, tools: Tools, clock: Clock) -> None:
        """Take the tools of the app and the clock."""
        super().__init__()
        self._tools = tools
        self._clock = clock
        self.form = RecordForm("organization", tools.theme, ("name", "country", "size", "body", "turnover", "sector"))
        self.form.add("person", _PERSON, Line(""))
        self.file = PathLine(tools)
        self.form.add("file", _FILE, self.file)
        self.panel = EditPanel(self.form, self._save, "Make the workspace")
        self.panel.left.connect(self.left)
        self.form.fields["name"].edited.connect(self._propose)
        self._proposed = ""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.panel)

    def begin(self) -> None:
        """Empty the form and go to its first field."""
        self.form.put({"person": self._tools.settings.person or login_name()})
        self._proposed = ""
        self._propose()
        self.panel.start("Make a workspace")

    def _propose(self) -> None:
        """Follow the name with the file's name until the person chooses another."""
        if self.file.text() not in {"", self._proposed}:
            return
        name = "".join(one if one.isalnum() or one in " -_" else "" for one in self.form.fields["name"].text()).strip()
        self._proposed = str(say.documents() / f"{name or 'organization'}.govdesk")
        self.file.put(self._proposed)

    def _save(self, values: dict[str, str]) -> Problems:
        from govdesk.app.commands.workspace import first
        from govdesk.app.session import Session

        person, path = values.pop("person"), Path(values.pop("file")).expanduser()
        if not person:
            return (Problem("person", "Your name is missing."),)
        change = first(values, self._clock().date())
        if isinstance(change, tuple):
            return change
        path = path if path.suffix == ".govdesk" else path.with_name(f"{path.name}.govdesk")
        session = Session.create(path, change, person, self._clock)
        if isinstance(session, tuple):
            return tuple(replace(one, where="file") if one.where == str(path) else one for one in session)
        self._tools.settings.person = person
        self.made.emit(session)
        return ()
