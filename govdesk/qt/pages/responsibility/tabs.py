"""The picture, its table twin and the three models as tabs, with the controls that only the picture has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QTabWidget, QToolButton, QWidget

from govdesk.qt.parts.theme import mark

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from govdesk.qt.graph.view import GraphView
    from govdesk.qt.parts.table import Table
    from govdesk.qt.parts.theme import Theme


class PictureTabs(QTabWidget):
    """Picture, Table, and other views of the same relations."""

    def __init__(
        self,
        view: GraphView,
        table: Table,
        theme: Theme,
        seek: Callable[[], None],
        more: Sequence[tuple[QWidget, str]] = (),
    ) -> None:
        """Take both, what opens the search, and more tabs with their names."""
        super().__init__()
        for widget, name in ((view, "Picture"), (table, "Table"), *more):
            self.addTab(widget, name)
        self.zooms = QWidget()
        row = QHBoxLayout(self.zooms)
        row.setContentsMargins(0, 0, 0, 0)
        for icon, text, calls in (
            ("search", "Find in the picture (Ctrl+F)", seek),
            ("zoom-in", "Larger (+)", view.zoom_in),
            ("zoom-out", "Smaller (-)", view.zoom_out),
            ("zoom-fit", "Show everything (0)", view.fit),
        ):
            row.addWidget(tool(theme, icon, text, calls))
        self.setCornerWidget(self.zooms)
        self.currentChanged.connect(lambda place: self.zooms.setVisible(place == 0))


def tool(theme: Theme, icon: str, text: str, calls: Callable[[], None]) -> QToolButton:
    """Make a button that shows an icon alone."""
    made = QToolButton()
    mark(made, "role", "plain")
    made.setAccessibleName(text)
    made.setToolTip(text)
    theme.put_icon(made, icon)
    made.clicked.connect(lambda _checked=False: calls())
    return made
