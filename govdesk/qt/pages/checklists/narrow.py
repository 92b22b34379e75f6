"""A form whose names take little room."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout

from govdesk.domain.fields import FieldInfo
from govdesk.qt.parts.fields import Field
from govdesk.qt.parts.form import Form
from govdesk.qt.parts.theme import line_height


class NarrowForm(Form):
    """A form whose names take little room."""

    def __init__(self) -> None:
        """Start without fields."""
        super().__init__()
        self._grid.setHorizontalSpacing(line_height() // 2)

    def add(self, name: str, info: FieldInfo, field: Field) -> None:
        """Put a field under the others."""
        super().add(name, info, field)
        self._grid.setColumnMinimumWidth(0, line_height() * 4)

    def pair(self, first: int, second: int) -> None:
        """Put the fields of two rows beside each other, under the name of the first."""
        beside = QHBoxLayout()
        beside.setSpacing(line_height() // 2)
        for at, column in ((first, 1), (second, 0), (second, 1)):
            item = self._grid.itemAtPosition(at, column)
            inner, widget = (item.layout(), item.widget()) if item is not None else (None, None)
            if inner is not None:
                self._grid.removeItem(inner)
                inner.setParent(None)
                beside.addLayout(inner, 4 if at == first else 5)
            if widget is not None:
                self._grid.removeWidget(widget)
                beside.addWidget(widget)
        self._grid.addLayout(beside, first, 1)
