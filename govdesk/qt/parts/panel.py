"""A form with its title and buttons: what saves it, what leaves it, what is asked before something typed is lost."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from govdesk.domain.problems import Problems
from govdesk.qt.parts.cards import sentence
from govdesk.qt.parts.form import Form, scrolled
from govdesk.qt.parts.theme import announce, label, line_height, mark, sized

_LOSES = "What you typed is not saved. Escape once more gives it up."


class EditPanel(QWidget):
    """A form with its title and the buttons Save and Cancel; Ctrl+S and Enter save, Escape leaves.

    `save(values)` is called with what is entered and gives the problems; none means saved, and `left` follows. Where
    something was typed, Escape leaves only when it is pressed again.
    """

    left = Signal()

    def __init__(self, form: Form, save: Callable[[dict[str, str]], Problems], saves: str = "Save") -> None:
        """Take the form, what saves it, and the word on the button."""
        super().__init__()
        self.form = form
        self._save = save
        self._warned = False
        self.title = label("", "heading", bold=True)
        self.rest = label("", role="problem")
        self.rest.hide()
        self.button = QPushButton(saves)
        mark(self.button, "role", "main")
        self.cancel = QPushButton("Cancel")
        self.button.clicked.connect(self.save)
        self.cancel.clicked.connect(self.leave)
        form.entered.connect(self.save)
        form.edited.connect(self._calm)
        for keys, calls in (("Ctrl+S", self.save), ("Escape", self.escape)):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(calls)
        self._arrange()

    def _arrange(self) -> None:
        area = scrolled(self.form)
        self.form.misplaced.connect(
            lambda says: QTimer.singleShot(0, says, lambda: area.ensureWidgetVisible(says, 0, line_height()))
        )
        buttons = QHBoxLayout()
        buttons.addWidget(self.button)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.addWidget(self.title)
        layout.addWidget(area, 1)
        layout.addWidget(self.rest)
        layout.addLayout(buttons)
        self.setFont(sized("text"))

    def start(self, title: str) -> None:
        """Begin: show the title and go to the first field."""
        self.title.setText(title)
        self._say("")
        first = next(iter(self.form.fields.values()), None)
        if first is not None:
            first.control.setFocus()

    def save(self) -> None:
        """Save, or show what is wrong beside the fields."""
        rest = self.form.show_problems(problems := self._save(self.form.values()))
        self._say(sentence(rest))
        if not problems:
            self.leave()

    @property
    def unsaved(self) -> bool:
        """Tell whether something was typed and neither saved nor given up."""
        return self.form.touched

    def leave(self) -> None:
        """Give up what is typed."""
        self.form.touched = False
        self._say("")
        self.left.emit()

    def escape(self) -> None:
        """Close a list that hangs open; else leave, and say first what that would lose."""
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
        elif self.unsaved and not self._warned:
            self._say(_LOSES)
            self._warned = True
            announce(self, _LOSES)
        else:
            self.leave()

    def _calm(self) -> None:
        """Take the warning back when the typing goes on."""
        if self._warned:
            self._say("")

    def _say(self, text: str) -> None:
        self._warned = False
        self.rest.setText(text)
        self.rest.setVisible(bool(text))
