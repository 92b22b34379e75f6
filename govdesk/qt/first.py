"""The first page: open the example, make a workspace, or open one. What is refused is said in place."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from govdesk.domain.problems import Problem, Problems
from govdesk.qt.jobs import Done, Failed, Outcome
from govdesk.qt.parts import say
from govdesk.qt.parts.strip import Strip
from govdesk.qt.parts.theme import label, line_height, mark
from govdesk.qt.tools import Tools

if TYPE_CHECKING:
    from govdesk.app.session import Clock, Session
    from govdesk.qt.newspace import NewSpace

_SAYS = "Which models you run, which rules apply, who answers – and the papers that show it. All on this machine."
_CHOICES = (
    (
        "example",
        "info",
        "Open the example",
        "An invented insurer with five systems, to try things. Asks for a folder: it is one file, example.govdesk.",
    ),
    ("new", "add", "Make a workspace", "One file for your organization. It stays on this machine."),
    ("open", "folder", "Open a workspace", "A file that ends in .govdesk."),
)


class FirstPage(QWidget):
    """Three choices, the recent workspaces, and the form of a new one. `opened(Session)` when there is one."""

    opened = Signal(object)
    refused = Signal(str)

    def __init__(self, tools: Tools, clock: Clock) -> None:
        """Take the tools of the app and the clock."""
        super().__init__()
        self.tools = tools
        self._clock = clock
        self._waiting: Session | None = None
        self.in_use: Path | None = None
        self.strip = Strip(tools.theme, "bad")
        self.read = QPushButton("Open it for reading")
        self.read.clicked.connect(self._read_only)
        self.strip.row.addWidget(self.read)
        self.buttons: dict[str, QPushButton] = {}
        self.recent = QVBoxLayout()
        self.stack = QStackedWidget()
        self.stack.addWidget(self._choices())
        self.form: NewSpace | None = None
        middle = QVBoxLayout()
        middle.addSpacing(line_height() * 2)
        middle.addLayout(self._head())
        middle.addSpacing(line_height())
        middle.addWidget(self.strip)
        middle.addWidget(self.stack, 1)
        whole = QHBoxLayout(self)
        whole.addStretch(1)
        whole.addLayout(middle, 4)
        whole.addStretch(1)
        tools.theme.changed.connect(self._paint)
        self.start()

    def _head(self) -> QHBoxLayout:
        self._sign = QLabel()
        words = QVBoxLayout()
        words.addWidget(label("GovDesk", "title", bold=True, selectable=False))
        words.addWidget(label(_SAYS, role="muted", selectable=False))
        row = QHBoxLayout()
        row.addWidget(self._sign)
        row.addSpacing(line_height() // 2)
        row.addLayout(words, 1)
        return row

    def _choices(self) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(line_height() // 2)
        calls = {"example": self.make_example, "new": self.start_new, "open": self.ask_open}
        for name, _icon, title, says in _CHOICES:
            button = QPushButton()
            button.setAccessibleName(title)
            button.setAccessibleDescription(says)
            button.clicked.connect(calls[name])
            mark(button, "role", "choice")
            _two_lines(button, title, says)
            self.buttons[name] = button
            layout.addWidget(button)
        layout.addSpacing(line_height() // 2)
        layout.addLayout(self.recent)
        layout.addStretch(1)
        return page

    def start(self) -> None:
        """Show the choices, with the workspaces that were open lately."""
        self.forget()
        self.strip.say("")
        self.stack.setCurrentIndex(0)
        while (item := self.recent.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        paths = self.tools.settings.recent
        if paths:
            self.recent.addWidget(label("Open again", "heading", bold=True, selectable=False))
        for path in paths[:5]:
            button = QPushButton(f"{path.stem}   –   {path.parent}")
            button.setAccessibleName(f"Open {path}")
            mark(button, "role", "link")
            button.clicked.connect(lambda _checked=False, path=path: self.open_path(path))
            self.recent.addWidget(button)
        self._paint()

    def _paint(self) -> None:
        size = line_height() * 3
        ratio = self.devicePixelRatioF()
        self._sign.setPixmap(self.tools.theme.icon("govdesk").pixmap(QSize(size, size), ratio))
        for name, icon, _title, _says in _CHOICES:
            self.buttons[name].setIcon(self.tools.theme.icon(icon, accent=True))
            self.buttons[name].setIconSize(QSize(line_height() * 2, line_height() * 2))

    # ---- open --------------------------------------------------------------------------------------------------

    def ask_open(self) -> None:
        """Ask for a workspace file and open it."""
        path = self.tools.dialogs.open_file(self, "Open a workspace", say.WORKSPACES)
        if path is not None:
            self.open_path(path)

    def open_path(self, path: Path) -> Problems:
        """Open a workspace; what stands in the way is shown in place. Held by another: offer reading."""
        from govdesk.app.session import Session

        self.forget()
        if path.resolve() == self.in_use:
            return ()
        session = Session.open(path, self.tools.settings.person, self._clock)
        if isinstance(session, tuple):
            return self.refuse(session)
        if session.read_only and session.held_by:
            self._waiting = session
            self.strip.tone("warn")
            self.strip.say(session.held_by)
            self.read.setVisible(True)
            self.read.setFocus()
            self.refused.emit(session.held_by)
            return (Problem(str(path), session.held_by),)
        self.opened.emit(session)
        return ()

    def refuse(self, problems: Problems) -> Problems:
        """Say what stands in the way."""
        self.strip.tone("bad")
        self.strip.say(" ".join(f"{one.where}: {one.says} {one.mend}".strip(": ") for one in problems))
        self.read.setVisible(False)
        self.refused.emit(self.strip.text.text())
        return problems

    def _read_only(self) -> None:
        session, self._waiting = self._waiting, None
        if session is not None:
            self.strip.say("")
            self.opened.emit(session)

    def forget(self) -> None:
        """Close the workspace for which reading was offered and not taken."""
        if self._waiting is not None:
            self._waiting.close()
            self._waiting = None

    # ---- make --------------------------------------------------------------------------------------------------

    def start_new(self) -> None:
        """Show the form of a new workspace."""
        from govdesk.qt.newspace import NewSpace

        self.strip.say("")
        if self.form is None:
            self.form = NewSpace(self.tools, self._clock)
            self.form.made.connect(self.opened)
            self.form.left.connect(self.start)
            self.stack.addWidget(self.form)
        self.stack.setCurrentWidget(self.form)
        self.form.begin()

    def may_leave(self) -> bool:
        """Ask before something that was typed into the form of a new workspace is lost."""
        typed = self.form is not None and self.stack.currentWidget() is self.form and self.form.panel.unsaved
        return not typed or self.tools.dialogs.sure(self, "The new workspace is not made yet. Leave it?", "Leave it")

    def make_example(self) -> None:
        """Ask for a folder, write the example organization there, and open it."""
        from govdesk.app.example import FILE_NAME, make_example

        folder = self.tools.dialogs.folder(self, f"Choose a folder: {FILE_NAME} is written there")
        if folder is None:
            return
        path = folder / FILE_NAME
        if path.exists():
            self.open_path(path)
            return
        self.busy("Making the example…")
        self.tools.jobs.run(lambda _job: make_example(path), lambda outcome: self._made(path, outcome))

    def busy(self, sentence: str) -> None:
        """Say what is going on, and take nothing in meanwhile; "" when it is over."""
        self.read.setVisible(False)
        self.strip.tone("neutral")
        self.strip.say(sentence)
        self.stack.setEnabled(not sentence)

    def _made(self, path: Path, outcome: Outcome[Problems]) -> None:
        self.busy("")
        if isinstance(outcome, Failed):
            raise outcome.error
        if isinstance(outcome, Done):
            _ = self.refuse(outcome.value) if outcome.value else self.open_path(path)


def _two_lines(button: QPushButton, title: str, says: str) -> None:
    """Put a title and a sentence into a button beside its icon."""
    words = QVBoxLayout(button)
    words.setContentsMargins(line_height() * 4, line_height() // 2, line_height(), line_height() // 2)
    words.setSpacing(2)
    heading = label(title, "heading", bold=True, selectable=False)
    for made in (heading, label(says, role="muted", selectable=False)):
        made.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        words.addWidget(made)
    button.setMinimumHeight(round(line_height() * 4))
