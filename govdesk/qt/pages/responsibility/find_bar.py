"""Search in the picture: a field, how many are found, and the way from one to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from govdesk.domain.picture.find import elsewhere, found
from govdesk.domain.said import count
from govdesk.qt.pages.responsibility.tabs import tool
from govdesk.qt.parts.table import SearchBox
from govdesk.qt.parts.theme import announce, label

if TYPE_CHECKING:
    from govdesk.domain.picture.picture import Picture
    from govdesk.domain.responsibility.links import Links
    from govdesk.qt.parts.theme import Theme

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FindBox(SearchBox):
    """The field: Enter steps on, with Shift back, and Escape leaves it; what was typed stays for the next time."""

    stepped = Signal(int)
    left = Signal()

    def event(self, event: QEvent) -> bool:
        """Take the keys that lead on before the line does."""
        if not isinstance(event, QKeyEvent) or event.key() not in (*_ENTER, Qt.Key.Key_Escape):
            return super().event(event)
        event.accept()
        if event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.left.emit()
            else:
                self.stepped.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        return True


class FindBar(QWidget):
    """Finds boxes by name or id. marked(ids): what is found; wanted(id): go there; left(): it was closed."""

    marked = Signal(object)
    wanted = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        """Start closed."""
        super().__init__()
        self._drawn: Picture | None = None
        self._ties: Links | None = None
        self._hits: tuple[str, ...] = ()
        self._at = ""
        self.box = FindBox("Find in the picture by name or id")
        self.says = label("", "small", role="muted", wrap=False)
        self.before = tool(theme, "previous", "Find the one before (Shift+F3)", lambda: self.step(-1))
        self.after = tool(theme, "next", "Find the next (F3)", lambda: self.step(1))
        self.close_ = tool(theme, "close", "Close the search (Escape)", self.leave)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.box, 1)
        for widget in (self.says, self.before, self.after, self.close_):
            row.addWidget(widget)
        self.box.stepped.connect(self.step)
        self.box.left.connect(self.leave)
        self.box.searched.connect(lambda _text: self._search())
        self.hide()

    def start(self) -> None:
        """Open, with what was searched last ready to be replaced."""
        self.show()
        self.box.setFocus()
        self.box.selectAll()
        self._search()

    def leave(self) -> None:
        """Close; nothing is marked any more."""
        self.hide()
        self.marked.emit(frozenset())
        self.left.emit()

    def look_in(self, drawn: Picture, ties: Links) -> None:
        """Search in this picture from now on."""
        self._drawn, self._ties = drawn, ties
        if not self.isHidden():
            self._search(quiet=True)

    def step(self, by: int) -> None:
        """Go to the next match, or to the one before; after the last comes the first."""
        if self.isHidden():
            self.start()
        self._search(quiet=True)
        if not self._hits:
            announce(self, self.says.text())
            return
        here = self._hits.index(self._at) + by if self._at in self._hits else (0 if by > 0 else -1)
        self._at = self._hits[here % len(self._hits)]
        self.wanted.emit(self._at)
        self._tell(quiet=False)

    def _search(self, *, quiet: bool = False) -> None:
        if self._drawn is None or self._ties is None:
            return
        self._hits = found(self._drawn, self._ties, self.box.text())
        self.marked.emit(frozenset(self._drawn.within.get(id_, id_) for id_ in self._hits))
        self._tell(quiet=quiet)

    def _tell(self, *, quiet: bool) -> None:
        """Say where one stands among the matches, or why there are none."""
        self.says.setText(self._words())
        self.box.setAccessibleDescription(self.says.text())
        for one in (self.before, self.after):
            one.setEnabled(bool(self._hits))
        if not quiet and self.box.text():
            announce(self, self.says.text())

    def _words(self) -> str:
        if not self.box.text().strip() or self._drawn is None or self._ties is None:
            return ""
        if self._at in self._hits:
            return f"{self._hits.index(self._at) + 1} of {len(self._hits)}"
        if self._hits:
            return f"{len(self._hits)} found"
        outside = elsewhere(self._drawn, self._ties, self.box.text())
        if not outside:
            return "Nothing found."
        return f"Not in this picture; {count(outside, 'match', 'matches')} outside it: look for it in Subject."
