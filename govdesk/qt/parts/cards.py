"""The small parts that detail panels are made of: stacks that fill anew, cards with a tone, buttons, pills."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QScrollBar,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from govdesk.domain.problems import Problems
from govdesk.qt.parts.form import scrolled
from govdesk.qt.parts.palette import Tone
from govdesk.qt.parts.theme import Theme, label, line_height, mark, sized

_TURNS = 4
_BUTTON, _ROW = 5, 44
"""About how many characters the edges of a button take, and how many a row of buttons has."""


def clear(layout: QLayout) -> None:
    """Take everything out of a layout."""
    while (item := layout.takeAt(0)) is not None:
        inner = item.layout()
        if inner is not None:
            clear(inner)
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


class Stack(QWidget):
    """Widgets one under the other, filled anew each time something else is shown."""

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self._about = ""
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(line_height() // 2, 0, line_height() // 2, line_height() // 2)
        self._layout.setSpacing(line_height() // 3)
        self._layout.addStretch(1)

    def clear(self) -> None:
        """Take everything out."""
        clear(self._layout)
        self._layout.addStretch(1)

    def begin(self, about: str) -> None:
        """Take everything out. The same thing shown anew stays where it was read, another is read from its top."""
        bar = _bar_of(self)
        at = bar.value() if bar is not None and about == self._about else 0
        self._about = about
        self.clear()
        if bar is not None:
            _settle(bar, at, _TURNS)

    def add(self, widget: QWidget) -> None:
        """Put a widget under the others."""
        self._layout.insertWidget(self._layout.count() - 1, widget)

    def heading(self, text: str) -> None:
        """Begin a part."""
        made = label(text, "heading", bold=True)
        made.setContentsMargins(0, line_height() // 3, 0, 0)
        self.add(made)

    def say(self, text: str, *, quiet: bool = False) -> None:
        """Add a paragraph; nothing for an empty one."""
        if text:
            self.add(label(text, "small" if quiet else "text", role="muted" if quiet else ""))


def upright(widget: QWidget) -> QScrollArea:
    """Put a widget into an area that scrolls up and down only; its text wraps to the width there is."""
    area = scrolled(widget)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setMinimumWidth(line_height() * 12)
    widget.setMinimumWidth(line_height() * 10)
    return area


def _settle(bar: QScrollBar, at: int, turns: int) -> None:
    """Stay at a place while new contents take their height, which they do over some turns of the event loop."""
    if not isValid(bar):  # the window was closed meanwhile
        return
    bar.setValue(at)
    if turns:
        QTimer.singleShot(0, bar, lambda: _settle(bar, at, turns - 1))


def to_top(widget: QWidget) -> None:
    """Scroll the area that holds a widget to its top."""
    bar = _bar_of(widget)
    if bar is not None:
        bar.setValue(0)


def into_sight(widget: QWidget, turns: int = _TURNS) -> None:
    """Scroll the area that holds a widget to the widget's top, as far as it goes, while contents take their height."""
    if not isValid(widget):
        return
    area = _area_of(widget)
    if area is not None:
        bar = area.verticalScrollBar()
        bar.setValue(bar.value() + widget.mapTo(area.viewport(), QPoint()).y())
    if turns:
        QTimer.singleShot(0, widget, lambda: into_sight(widget, turns - 1))


def _bar_of(widget: QWidget) -> QScrollBar | None:
    """Give the upright scroll bar of the area that holds a widget."""
    area = _area_of(widget)
    return area.verticalScrollBar() if area is not None else None


def _area_of(widget: QWidget) -> QScrollArea | None:
    """Give the nearest area that holds a widget and scrolls."""
    area = widget.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    return area if isinstance(area, QScrollArea) else None


def button(text: str, calls: Callable[[], object], *, role: str = "", tip: str = "") -> QPushButton:
    """Make a button; `role` is main, link or choice."""
    made = QPushButton(text)
    made.setAccessibleName(text.replace("&", ""))
    if role:
        mark(made, "role", role)
    if tip:
        made.setToolTip(tip)
        made.setAccessibleDescription(tip)
    made.clicked.connect(lambda _checked=False: calls())
    return made


def row(*widgets: QWidget, stretch: bool = True) -> QWidget:
    """Put widgets beside each other."""
    made = QWidget()
    layout = QHBoxLayout(made)
    layout.setContentsMargins(0, 0, 0, 0)
    for widget in widgets:
        layout.addWidget(widget)
    if stretch:
        layout.addStretch(1)
    return made


def beside(wide: QWidget, *narrow: QWidget) -> QWidget:
    """Put widgets at the right of one that takes the room there is."""
    made = QWidget()
    layout = QHBoxLayout(made)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(wide, 1)
    for widget in narrow:
        layout.addWidget(widget)
    return made


def shape(theme: Theme, tone: Tone) -> QLabel:
    """Draw the shape of a tone at the size of a line of text."""
    made = QLabel()
    made.setPixmap(theme.shape(tone).pixmap(round(line_height() * 0.85)))
    made.setFixedWidth(round(line_height() * 1.2))
    return made


def toned(theme: Theme, tone: Tone, text: str, *, bold: bool = False) -> QWidget:
    """Make a line of text with the shape of a tone before it."""
    made = QWidget()
    layout = QHBoxLayout(made)
    layout.setContentsMargins(0, 0, 0, 0)
    said = label(text, bold=bold)
    layout.addWidget(shape(theme, tone))
    layout.addWidget(said, 1)
    return made


def card(
    theme: Theme, tone: Tone, title: str, lines: Iterable[str] = (), buttons: Iterable[QPushButton] = ()
) -> QFrame:
    """Make a panel that stands out: shape and title, small lines, buttons."""
    made = QFrame()
    mark(made, "ground", tone)
    layout = QVBoxLayout(made)
    layout.setContentsMargins(line_height() // 2, line_height() // 2, line_height() // 2, line_height() // 2)
    layout.addWidget(toned(theme, tone, title, bold=False))
    for text in filter(None, lines):
        layout.addWidget(label(text, "small"))
    deeds = list(buttons)
    wide = sum(len(deed.text()) + _BUTTON for deed in deeds) > _ROW
    for group in [[deed] for deed in deeds] if wide else [deeds]:
        if group:
            layout.addWidget(row(*group))
    return made


class Pill(QLabel):
    """A word on the ground of a tone. Where it has too little room it is cut with an ellipsis, and hovering says it."""

    def __init__(self, text: str, tone: Tone) -> None:
        """Take the text in full."""
        super().__init__(text)
        self.full = text
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(sized("small"))
        self.setAccessibleName(text)
        self.setToolTip(text)
        mark(self, "pill", tone)

    def sizeHint(self) -> QSize:
        """Ask for the room of the whole text."""
        lacks = self.fontMetrics().horizontalAdvance(self.full) - self.fontMetrics().horizontalAdvance(self.text())
        return super().sizeHint() + QSize(lacks, 0)

    def minimumSizeHint(self) -> QSize:
        """Make do with little."""
        return QSize(min(line_height() * 3, self.sizeHint().width()), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the text to the room there is."""
        super().resizeEvent(event)
        room = event.size().width() - line_height() - 2
        self.setText(self.fontMetrics().elidedText(self.full, Qt.TextElideMode.ElideRight, room))


def pill(text: str, tone: Tone) -> Pill:
    """Make a word on the ground of a tone."""
    return Pill(text, tone)


def sentence(problems: Problems) -> str:
    """Say problems in one paragraph, with what mends them."""
    return " ".join(f"{problem.says} {problem.mend}".strip() for problem in problems)
