"""Where the focus goes: to the first control of something, or to its list when what had it is gone."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractItemView, QWidget


def focusable(widget: QWidget) -> bool:
    """Tell whether Tab can reach a widget now."""
    return widget.isVisible() and widget.isEnabled() and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def enter(whole: QWidget) -> None:
    """Give the focus to the first control that takes it."""
    one = whole.nextInFocusChain()
    while one is not None and one is not whole and not (whole.isAncestorOf(one) and focusable(one)):
        one = one.nextInFocusChain()
    if one is not None:
        one.setFocus(Qt.FocusReason.OtherFocusReason)


def first_list(whole: QWidget) -> QWidget | None:
    """Give the list that is seen first, from above."""
    seen = [one for one in whole.findChildren(QAbstractItemView) if focusable(one)]
    return min(seen, key=lambda one: one.mapTo(whole, QPoint()).toTuple()[::-1], default=None)
