"""Actions as one table: menus, tool bars, shortcuts and the palette are all made from it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from govdesk.qt.parts.theme import Theme


def always() -> bool:
    """Enable an action at all times."""
    return True


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing that a person can do: id, text, what it calls, icon name, shortcut, when it is enabled."""

    id: str
    text: str
    calls: Callable[[], object]
    icon: str = ""
    shortcut: str = ""
    enabled: Callable[[], bool] = always
    tip: str = ""


class Actions(QObject):
    """The actions of one window, made from its deeds."""

    def __init__(self, owner: QWidget, theme: Theme, deeds: Iterable[Deed]) -> None:
        """Make the actions and give them to their window, so that shortcuts work everywhere in it."""
        super().__init__(owner)
        self._theme = theme
        self._deeds = {deed.id: deed for deed in deeds}
        self._made = {deed.id: _action(deed, owner) for deed in self._deeds.values()}
        self._painted = False
        theme.changed.connect(self.paint)

    def __getitem__(self, id_: str) -> QAction:
        """Give one action."""
        return self._made[id_]

    def refresh(self) -> None:
        """Ask each deed whether it is possible now; the icons are drawn when this is first asked for."""
        if not self._painted:
            self.paint()
        for id_, deed in self._deeds.items():
            self._made[id_].setEnabled(deed.enabled())

    def paint(self) -> None:
        """Draw the icons in the colours of the theme."""
        self._painted = True
        for id_, deed in self._deeds.items():
            if deed.icon:
                self._made[id_].setIcon(self._theme.icon(deed.icon))

    def possible(self) -> list[QAction]:
        """List the actions that are possible now, for the palette."""
        self.refresh()
        return [action for action in self._made.values() if action.isEnabled()]

    def fill(self, menu: QMenu, ids: Iterable[str]) -> None:
        """Put actions into a menu; "" draws a line."""
        for id_ in ids:
            if id_:
                menu.addAction(self._made[id_])
            else:
                menu.addSeparator()
        menu.aboutToShow.connect(self.refresh)


def _action(deed: Deed, owner: QWidget) -> QAction:
    action = QAction(deed.text, owner)
    if deed.shortcut:
        action.setShortcut(QKeySequence(deed.shortcut))
    keys = f" ({action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)})" if deed.shortcut else ""
    action.setToolTip(f"{deed.tip or deed.text.replace('&', '')}{keys}")
    action.triggered.connect(lambda _checked=False: deed.calls())
    owner.addAction(action)
    return action
