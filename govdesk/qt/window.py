"""The main window: the first page while no workspace is open, the work bench while one is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QMenu, QStackedWidget, QWidget

from govdesk.domain.problems import Problems
from govdesk.qt.actions import Actions
from govdesk.qt.deeds import MENU, deeds
from govdesk.qt.first import FirstPage
from govdesk.qt.parts.say import WORKSPACES
from govdesk.qt.parts.theme import line_height
from govdesk.qt.settings import login_name
from govdesk.qt.tools import Tools

if TYPE_CHECKING:
    from govdesk.app.session import Clock, Session
    from govdesk.qt.bench import Bench


_SOON = 20
_SIZE = (1280, 720)


def fitting(room: QSize) -> QSize:
    """Give the size to start with: that which all pages are made for, or what the screen has beside its frame."""
    return QSize(*_SIZE).boundedTo(room - QSize(0, line_height() * 2))


class Window(QMainWindow):
    """One window, at most one open workspace."""

    def __init__(self, tools: Tools, clock: Clock) -> None:
        """Take the tools of the app and the clock; show the first page."""
        super().__init__()
        self.tools = tools
        self._clock = clock
        self.bench: Bench | None = None
        self.actions_ = Actions(self, tools.theme, deeds(self))
        self.first = FirstPage(tools, clock)
        self.first.opened.connect(self.use)
        self.first.refused.connect(self._refused)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.first)
        self.setCentralWidget(self._stack)
        self.setWindowTitle("GovDesk")
        self.setWindowIcon(tools.theme.icon("govdesk", accent=True))
        self._menu = QMenu(self)
        self.actions_.fill(self._menu, MENU)
        self.setMinimumSize(line_height() * 44, line_height() * 28)
        self.resize(fitting(self.screen().availableSize()))
        self.restoreGeometry(tools.settings.shape("window"))

    # ---- which workspace ---------------------------------------------------------------------------------------

    def open_file(self, path: Path) -> Problems:
        """Open a workspace; what stands in the way is shown on the first page and handed back."""
        return self.first.open_path(path)

    def open_soon(self, path: Path) -> None:
        """Open a workspace after the window has been painted."""
        self.first.busy(f"Opening {path.name}…")
        QTimer.singleShot(_SOON, self, lambda: self._open_now(path))

    def _open_now(self, path: Path) -> None:
        self.first.busy("")
        self.open_file(path)

    def use(self, session: Session) -> None:
        """Work in an open session from now on."""
        from govdesk.qt.bench import Bench
        from govdesk.qt.desk import Desk

        if not self.may_leave():
            session.close()
            return
        self.close_session()
        self.bench = Bench(Desk(session, self.tools, self), self.actions_)
        self._stack.addWidget(self.bench)
        self._stack.setCurrentWidget(self.bench)
        self.setWindowTitle(f"{session.path.stem} – GovDesk")
        self.tools.settings.opened(session.path)
        self.first.in_use = session.path.resolve()
        self.bench.start()

    def _refused(self, sentence: str) -> None:
        """Say on the bench what another file was refused for; on the first page it stands in its place."""
        if self.bench is not None:
            self.bench.message.show_message(sentence, "bad")
            self.first.start()

    def may_leave(self) -> bool:
        """Ask before something that was typed and not saved is lost."""
        places = [page.title for page in self.bench.pages.values() if page.unsaved] if self.bench else []
        question = f"Something was typed and not saved ({', '.join(places)}). Leave it?"
        return not places or self.tools.dialogs.sure(self, question, "Leave it")

    def close_session(self) -> None:
        """Close the workspace and show the first page."""
        if self.bench is None:
            return
        bench, self.bench = self.bench, None
        self.first.in_use = None
        bench.close_down()
        bench.desk.session.close()
        self._stack.removeWidget(bench)
        bench.deleteLater()
        self.setWindowTitle("GovDesk")
        self.actions_.refresh()
        self.first.start()
        self._stack.setCurrentWidget(self.first)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the shape, stop the work, close the workspace."""
        if not (self.may_leave() and self.first.may_leave()):
            event.ignore()
            return
        self.tools.settings.keep_shape("window", self.saveGeometry())
        self.tools.jobs.close()
        self.first.forget()
        self.close_session()
        super().closeEvent(event)

    def is_open(self) -> bool:
        """Tell whether a workspace is open."""
        return self.bench is not None

    def can_write(self) -> bool:
        """Tell whether something can be changed."""
        return self.bench is not None and not self.bench.desk.read_only

    # ---- what the actions call ---------------------------------------------------------------------------------

    def go(self, kind: str, id_: str) -> None:
        """Open a page or a record."""
        if self.bench is not None:
            self.bench.go(kind, id_)

    def can_undo(self) -> bool:
        """Tell whether there is something to take back, and say what on the button."""
        text = self.bench.desk.session.undo_text if self.bench else ""
        self.actions_["undo"].setToolTip(f"Undo: {text} (Ctrl+Z)" if text else "Nothing to undo")
        return bool(text) and self.can_write()

    def can_redo(self) -> bool:
        """Tell whether there is something to do again, and say what on the button."""
        text = self.bench.desk.session.redo_text if self.bench else ""
        self.actions_["redo"].setToolTip(f"Redo: {text} (Ctrl+Shift+Z)" if text else "Nothing to redo")
        return bool(text) and self.can_write()

    def undo(self) -> None:
        """Take the last change back."""
        if self.bench is not None:
            self.bench.desk.undo()

    def redo(self) -> None:
        """Do again what was taken back."""
        if self.bench is not None:
            self.bench.desk.redo()

    def read_files(self) -> None:
        """Open the page that reads files."""
        self.go("page", "intake")

    def start_new(self) -> None:
        """Go to the form of a new workspace."""
        if self.may_leave():
            self.close_session()
            self.first.start_new()

    def ask_close(self) -> None:
        """Close the workspace, unless something typed would be lost."""
        if self.may_leave():
            self.close_session()

    def start_example(self) -> None:
        """Ask where the example goes, make it and open it."""
        self.first.make_example()

    def ask_open(self) -> None:
        """Ask for a workspace file and open it."""
        self.first.ask_open()

    def save_copy(self) -> None:
        """Write a whole copy of the workspace."""
        if self.bench is None:
            return
        session = self.bench.desk.session
        path = self.tools.dialogs.save_file(self, "Save a copy", f"{session.path.stem} copy.govdesk", WORKSPACES)
        if path is not None:
            problems = session.save_copy(path)
            says = str(problems[0]) if problems else f"A copy was written to {path}."
            self.bench.message.show_message(says, "bad" if problems else "good")

    def verify(self) -> None:
        """Check every seal of the journal, on the journal page."""
        if self.bench is not None:
            self.bench.go("entry", "verify")

    def ask_name(self) -> None:
        """Ask for the person's name again."""
        if self.bench is not None:
            self.bench.name.ask(self.bench.desk.session.person or login_name())

    def turn_look(self) -> None:
        """Go from light to dark or back, and remember it."""
        dark = not self.tools.theme.dark
        self.tools.settings.dark = dark
        self.tools.theme.turn(dark=dark)

    def search(self) -> None:
        """Open the palette over everything."""
        if self.bench is not None:
            from govdesk.qt.search import Palette

            Palette(self, self.bench, self.actions_).open()

    def show_menu(self) -> None:
        """Open the menu beside its button, or in the corner of the window."""
        self._menu.popup(self._corner(self.bench.rail if self.bench else self._stack))

    def _corner(self, widget: QWidget) -> QPoint:
        below = widget.mapToGlobal(widget.rect().bottomRight())
        return below - QPoint(0, self._menu.sizeHint().height() + line_height())

    def leave(self) -> None:
        """Close the window."""
        self.close()
