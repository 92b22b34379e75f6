"""Every control of every page has a name for a screen reader, and no text is cut at 1280 x 720."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QLabel,
    QPushButton,
    QScrollBar,
    QTabBar,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from govdesk.qt.bench import Bench
from govdesk.qt.places import PLACES
from govdesk.qt.window import Window


def nameless(root: QWidget) -> list[str]:
    """List what can have the focus and tells a screen reader nothing."""
    found = []
    for widget in root.findChildren(QWidget):
        inner = isinstance(widget.parentWidget(), QAbstractScrollArea) or isinstance(widget, QScrollBar)
        inner = inner or widget.focusProxy() is not None  # the focus goes on to a widget that is looked at itself
        if inner or not widget.isVisibleTo(root) or not widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            continue
        interface = QAccessible.queryAccessibleInterface(widget)
        if interface is None or not interface.text(QAccessible.Text.Name).strip():
            found.append(f"{type(widget).__name__} {widget.objectName()} in {type(widget.parentWidget()).__name__}")
    return found


def cut(root: QWidget) -> list[str]:
    """List texts that have less room than they need."""
    found = []
    for widget in root.findChildren(QWidget):
        if not widget.isVisibleTo(root):
            continue
        if isinstance(widget, (QPushButton, QToolButton)) and widget.text():
            if widget.width() < widget.minimumSizeHint().width():
                found.append(f"button {widget.text()!r}: {widget.width()} < {widget.minimumSizeHint().width()}")
        elif isinstance(widget, QLabel) and widget.text():
            needed = widget.heightForWidth(widget.width()) if widget.wordWrap() else widget.sizeHint().height()
            if widget.height() < needed - 1:
                found.append(f"label {widget.text()[:40]!r}: {widget.height()} < {needed}")
        elif isinstance(widget, QTabBar) and widget.usesScrollButtons() and widget.width() < widget.sizeHint().width():
            found.append(f"tabs {widget.accessibleName()!r}: {widget.width()} < {widget.sizeHint().width()}")
    return found


def settle() -> None:
    for _ in range(4):
        QApplication.processEvents()


@pytest.mark.parametrize("name", [place.name for place in PLACES])
def test_each_page_names_its_controls_and_cuts_no_text(bench: Bench, window: Window, name: str) -> None:
    bench.go("page", name)
    settle()
    assert bench.pages[name].accessibleName()
    assert nameless(window) == []
    assert cut(window) == []


@pytest.mark.parametrize("kind", ["system", "component", "party", "relation"])
def test_each_form_names_its_controls_and_cuts_no_text(bench: Bench, window: Window, kind: str) -> None:
    bench.go(kind, "new")
    settle()
    assert nameless(window) == []
    assert cut(window) == []
    assert bench.pages["register"].editor.form.fields


def test_the_first_page_and_the_new_workspace_name_their_controls(window: Window) -> None:
    settle()
    assert nameless(window) == []
    window.first.start_new()
    settle()
    assert nameless(window) == []
    assert cut(window) == []


def test_the_walk_sees_a_nameless_control(qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QLineEdit, QVBoxLayout

    whole = QWidget()
    qtbot.addWidget(whole)
    QVBoxLayout(whole).addWidget(QLineEdit())
    whole.show()
    assert nameless(whole)


def test_tab_goes_round_the_window_and_comes_back(bench: Bench, window: Window, qtbot: QtBot) -> None:
    bench.go("page", "register")
    settle()
    window.activateWindow()
    start = window.focusWidget()
    seen = []
    for _ in range(200):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        if window.focusWidget() is start:
            break
        seen.append(window.focusWidget())
    assert window.focusWidget() is start
    assert bench.rail.buttons["overview"] in seen
    assert bench.bar.day.control in seen
    assert bench.pages["register"].add_button in seen
