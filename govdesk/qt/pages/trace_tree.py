"""The reasons of a conclusion as a tree: fact, answer, who said so and when, article."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem

from govdesk.domain.rules import Trace
from govdesk.domain.truth import Truth
from govdesk.qt.theme import Theme, line_height

_WORDS = {Truth.YES: "yes", Truth.NO: "no", Truth.UNKNOWN: "not known"}
_LACKS = {"missing": "not answered yet", "unclear": "looked at, but unclear", "conflict": "sources disagree"}
_OPEN_TO = 3


class TraceTree(QTreeWidget):
    """Shows traces; what is not known carries the shape for it."""

    def __init__(self, theme: Theme, name: str) -> None:
        """Start empty; `name` is what screen readers say."""
        super().__init__()
        self._theme = theme
        self._traces: tuple[tuple[str, Trace], ...] = ()
        self.setAccessibleName(name)
        self.setHeaderLabels(["Reason", "Holds", "Where from", "Article"])
        self.setUniformRowHeights(True)
        self.setAlternatingRowColors(False)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for number, width in ((1, 6), (2, 9), (3, 6)):
            header.setSectionResizeMode(number, QHeaderView.ResizeMode.Interactive)
            header.resizeSection(number, line_height() * width)
        theme.changed.connect(self._repaint)

    def _repaint(self) -> None:
        self.show_traces(self._traces)

    def show_traces(self, traces: Iterable[tuple[str, Trace]]) -> None:
        """Show traces, each under its title; the first levels are open."""
        self._traces = tuple(traces)
        self.clear()
        for title, trace in self._traces:
            top = self._item(trace, title)
            self.addTopLevelItem(top)
            _expand(top, _OPEN_TO)

    def _item(self, trace: Trace, title: str = "") -> QTreeWidgetItem:
        if trace.op == "not" and not title:
            return self._negated(trace)
        texts = [_says(trace, title), _WORDS[trace.value], trace.provenance, trace.cite]
        item = QTreeWidgetItem(texts)
        for column, text in enumerate(texts):
            item.setToolTip(column, text)
        if trace.value is Truth.UNKNOWN:
            item.setIcon(1, self._theme.shape("unknown"))
            item.setForeground(1, self._theme.strong("unknown"))
        item.setData(0, Qt.ItemDataRole.UserRole, trace.fact if trace.op == "fact" else "")
        item.addChildren([self._item(child) for child in _children(trace)])
        return item

    def _negated(self, trace: Trace) -> QTreeWidgetItem:
        """Show a negation and what it negates as one row, which holds where the other does not."""
        inner = trace.children[0]
        item = self._item(replace(inner, value=trace.value))
        item.setText(0, f"Not: {item.text(0)}")
        return item

    def fact(self) -> str:
        """Give the fact of the row that the person stands on, or ""."""
        item = self.currentItem()
        return "" if item is None else str(item.data(0, Qt.ItemDataRole.UserRole) or "")


def _says(trace: Trace, title: str) -> str:
    """Put the answer before the question: it must be seen where a long question is cut."""
    if title or trace.op != "fact":
        return title or trace.says
    answer = _LACKS.get(trace.lack) or trace.actual
    return f"{answer[:1].upper()}{answer[1:]}: {trace.says}" + (f" (asked: {trace.needs})" if trace.needs else "")


def _children(trace: Trace) -> tuple[Trace, ...]:
    """Skip the level between a rule and its only condition, and conditions with one part."""
    children = trace.children
    while len(children) == 1 and children[0].op in ("all", "any") and trace.op in ("rule", "all", "any"):
        children = children[0].children
    return children


def _expand(item: QTreeWidgetItem | None, levels: int) -> None:
    if item is not None and levels > 0:
        item.setExpanded(True)
        for number in range(item.childCount()):
            _expand(item.child(number), levels - 1)
