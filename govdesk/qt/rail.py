"""The left rail: the workspace's name and one button for each page."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QLabel, QToolButton, QVBoxLayout

from govdesk.qt.parts.theme import Theme, label, line_height, mark
from govdesk.qt.places import PLACES


class Rail(QFrame):
    """Buttons for the pages on the rail; `chosen(name)` when a person picks one."""

    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        """Make the buttons."""
        super().__init__()
        self._theme = theme
        mark(self, "role", "rail")
        self.setFixedWidth(line_height() * 10)
        self.name = label("", bold=True)
        self.file = label("", "small", role="muted")
        self._group = QButtonGroup(self, exclusive=True)
        self.buttons: dict[str, QToolButton] = {}
        layout = QVBoxLayout(self)
        edge = line_height() // 2
        layout.setContentsMargins(edge, edge, edge, edge)
        layout.setSpacing(edge // 3)
        layout.addWidget(self.name)
        layout.addWidget(self.file)
        layout.addSpacing(edge)
        for number, place in enumerate((place for place in PLACES if place.rail), start=1):
            layout.addWidget(self._button(place.name, place.title, number))
        layout.addStretch(1)
        self.foot = QVBoxLayout()
        layout.addLayout(self.foot)
        theme.changed.connect(self.paint)
        self.paint()

    def _button(self, name: str, title: str, number: int) -> QToolButton:
        button = QToolButton()
        button.setText(title)
        button.setCheckable(True)
        button.setToolTip(f"{title} (Ctrl+{number})")
        button.setAccessibleName(title)
        button.setFixedWidth(line_height() * 9)
        dress(button)
        button.clicked.connect(lambda: self.chosen.emit(name))
        self._group.addButton(button)
        self.buttons[name] = button
        return button

    def show_names(self, organization: str, file: str) -> None:
        """Say whose workspace this is, and which file."""
        self.name.setText(organization)
        _elide(self.file, file, self.width() - line_height())

    def stand_on(self, name: str) -> None:
        """Mark the page that is shown; pages off the rail mark none."""
        self._group.setExclusive(False)
        for other, button in self.buttons.items():
            button.setChecked(other == name)
        self._group.setExclusive(True)
        self.paint()

    def paint(self) -> None:
        """Draw the icons, the one of the page shown in the accent."""
        icons = {place.name: place.icon for place in PLACES}
        for name, button in self.buttons.items():
            button.setIcon(self._theme.icon(icons[name], accent=button.isChecked()))


def dress(button: QToolButton) -> None:
    """Give a button of the rail its look."""
    mark(button, "role", "rail")
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setIconSize(QSize(line_height(), line_height()))
    button.setMinimumHeight(round(line_height() * 1.9))
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)


def _elide(where: QLabel, text: str, width: int) -> None:
    where.setText(where.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, width))
    where.setToolTip(text)
