"""All questions that still matter, under their headings, with how far each heading is."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractScrollArea, QProgressBar, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from govdesk.app.queries.interview import QuestionGroup, question_groups
from govdesk.domain.law.assessment import Assessment
from govdesk.domain.law.traces import LACKS
from govdesk.qt.parts.theme import Theme, label, line_height

_KEY = Qt.ItemDataRole.UserRole
_HELP = "Enter on a question asks it; the arrow keys open and close a heading."


class Outline(QWidget):
    """`asked(key)`: somebody wants this question asked now."""

    asked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        """Start empty."""
        super().__init__()
        self._theme = theme
        self.says = label("", "small", role="muted")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.tree = _Tree()
        self.tree.setAccessibleName("Questions that still matter, by heading")
        self.tree.setAccessibleDescription(_HELP)
        self.tree.itemActivated.connect(lambda item, _column: self._ask(item))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, line_height() // 2, 0, 0)
        for widget in (self.says, self.bar, self.tree):
            layout.addWidget(widget)

    def show_assessment(self, assessment: Assessment, now: str) -> None:
        """Show what is open; the heading of the question that is asked now is open."""
        groups = question_groups(assessment)
        answered, total = sum(one.answered for one in groups), sum(one.total for one in groups)
        self.says.setText(f"{answered} of {total} questions that matter are answered. What is still open:")
        self.bar.setMaximum(max(total, 1))
        self.bar.setValue(answered)
        self.bar.setAccessibleName(f"{answered} of {total} questions answered")
        self.setVisible(any(group.open for group in groups))
        unfolded = {item.text(0).partition(":")[0] for item in self.tree.items() if item.isExpanded()}
        self.tree.clear()
        for group in groups:
            self._add(group, now, unfolded)
        self.tree.fit()

    def _add(self, group: QuestionGroup, now: str, unfolded: set[str]) -> None:
        item = _item(group.says)
        self.tree.addTopLevelItem(item)
        for one in group.open:
            why = "" if one.why == "missing" else LACKS[one.why]
            below = _item(one.question.ask, why)
            below.setData(0, _KEY, one.question.id)
            below.setToolTip(0, f"{one.question.ask} {one.question.cite}")
            item.addChild(below)
            if one.question.id == now:
                below.setIcon(0, self._theme.shape("neutral"))
        item.setExpanded(group.title in unfolded or any(one.question.id == now for one in group.open))

    def _ask(self, item: QTreeWidgetItem) -> None:
        key = str(item.data(0, _KEY) or "")
        if key:
            self.asked.emit(key)


def _high() -> int:
    return round(line_height() * 1.4)


def _item(text: str, why: str = "") -> QTreeWidgetItem:
    made = QTreeWidgetItem([text, why])
    made.setSizeHint(0, QSize(0, _high()))
    return made


class _Tree(QTreeWidget):
    """A tree as high as what it shows; the page around it scrolls."""

    def __init__(self) -> None:
        super().__init__()
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setRootIsDecorated(True)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, self.header().ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, self.header().ResizeMode.ResizeToContents)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizeAdjustPolicy(QAbstractScrollArea.SizeAdjustPolicy.AdjustIgnored)
        self.itemExpanded.connect(lambda _item: self.fit())
        self.itemCollapsed.connect(lambda _item: self.fit())

    def items(self) -> list[QTreeWidgetItem]:
        """Give the headings."""
        found = (self.topLevelItem(number) for number in range(self.topLevelItemCount()))
        return [item for item in found if item is not None]

    def fit(self) -> None:
        """Take the height of all rows that can be seen."""
        rows = sum(1 + (item.childCount() if item.isExpanded() else 0) for item in self.items())
        self.setFixedHeight(rows * _high() + 2 * self.frameWidth() + 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open and close a heading with Enter too."""
        item = self.currentItem()
        if item is not None and item.childCount() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            item.setExpanded(not item.isExpanded())
            return
        super().keyPressEvent(event)
