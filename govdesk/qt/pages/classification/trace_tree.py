"""The reasons of a conclusion as a tree: fact, answer, who said so and when, article."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem

from govdesk.domain.law.traces import LACKS, Trace
from govdesk.domain.truth import Truth
from govdesk.qt.parts.theme import Theme, line_height

_WORDS = {Truth.YES: "yes", Truth.NO: "no", Truth.UNKNOWN: "not known"}
_FACT, _TRACE = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


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
        for number, width in ((1, 6), (2, 12), (3, 6)):
            header.setSectionResizeMode(number, QHeaderView.ResizeMode.Interactive)
            header.resizeSection(number, line_height() * width)
        self.itemExpanded.connect(self._open)
        theme.changed.connect(self._repaint)

    def _repaint(self) -> None:
        self.show_traces(self._traces)

    def show_traces(self, traces: Iterable[tuple[str, Trace]]) -> None:
        """Show traces, each under its title; the first that holds is open. What lies deeper is made when opened."""
        self._traces = tuple(traces)
        self.clear()
        self.addTopLevelItems([self._item(trace, title) for title, trace in self._traces])
        holds = (n for n, (_, trace) in enumerate(self._traces) if trace.value is Truth.YES)
        first = self.topLevelItem(next(holds, 0))
        if first is not None:
            first.setExpanded(True)
            for below in [first.child(number) for number in range(first.childCount())]:
                if below is not None:
                    below.setExpanded(True)

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
        item.setData(0, _FACT, trace.fact if trace.op == "fact" else "")
        if _children(trace):
            item.setData(0, _TRACE, trace)
            item.setChildIndicatorPolicy(QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator)
        return item

    def _negated(self, trace: Trace) -> QTreeWidgetItem:
        """Show a negation and what it negates as one row, which holds where the other does not."""
        inner = trace.children[0]
        item = self._item(replace(inner, value=trace.value))
        item.setText(0, f"Not: {item.text(0)}")
        return item

    def _open(self, item: QTreeWidgetItem) -> None:
        trace = item.data(0, _TRACE)
        if isinstance(trace, Trace) and not item.childCount():
            item.addChildren([self._item(child) for child in _children(trace)])

    def fact(self) -> str:
        """Give the fact of the row that the person stands on, or ""."""
        item = self.currentItem()
        return "" if item is None else str(item.data(0, _FACT) or "")


def _says(trace: Trace, title: str) -> str:
    """Put the answer before the question: it must be seen where a long question is cut."""
    if title or trace.op != "fact":
        return title or trace.says
    answer = LACKS.get(trace.lack) or trace.actual
    return f"{answer[:1].upper()}{answer[1:]}: {trace.says}" + (f" (asked: {trace.needs})" if trace.needs else "")


def _children(trace: Trace) -> tuple[Trace, ...]:
    """Skip the level between a rule and its only condition, and conditions with one part."""
    children = trace.children
    while len(children) == 1 and children[0].op in ("all", "any") and trace.op in ("rule", "all", "any"):
        children = children[0].children
    return children
