"""Where the focus goes: to the first control of something, or to its list when what had it is gone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QWidget


def focusable(widget: QWidget) -> bool:
    """Tell whether Tab can reach a widget now."""
    return widget.isVisible() and widget.isEnabled() and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def first_of(whole: QWidget) -> QWidget | None:
    """Give the first control that Tab can reach."""
    one = whole.nextInFocusChain()
    while one is not None and one is not whole and not (whole.isAncestorOf(one) and focusable(one)):
        one = one.nextInFocusChain()
    return one if one is not whole else None


def first_list(whole: QWidget) -> QWidget | None:
    """Give the list that is seen first, from above."""
    seen = [one for one in whole.findChildren(QAbstractItemView) if focusable(one)]
    return min(seen, key=lambda one: one.mapTo(whole, QPoint()).toTuple()[::-1], default=None)


@contextmanager
def held(whole: QWidget, home: Callable[[], QWidget | None]) -> Iterator[None]:
    """Keep the focus while something is shown anew; where the button that had it is gone by that, `home` gets it.

    The button lets go of the focus first: Qt would give that of a hidden one to just any other control, and it could
    not be told from one that a page has chosen.
    """
    window = whole.window()
    before: QWidget | None = window.focusWidget()
    pressed = before if isinstance(before, QAbstractButton) and whole.isAncestorOf(before) else None
    if pressed is not None:
        pressed.clearFocus()
    yield
    if pressed is not None and window.focusWidget() is None:
        give(pressed if focusable(pressed) else home())


def give(widget: QWidget | None) -> None:
    """Give the focus to a widget, where there is one."""
    if widget is not None:
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
