"""The state of an answer, by the keys 1 to 6."""

from __future__ import annotations

from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QWidget

from govdesk.domain import words
from govdesk.qt.parts.fields import Field


class StateField(Field):
    """The six states as numbered buttons."""

    def __init__(self) -> None:
        """Start with none chosen."""
        super().__init__()
        self._group = QButtonGroup(self)
        self.boxes: dict[str, QRadioButton] = {}
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        for number, (value, text) in enumerate(words.ANSWER_STATES):
            box = QRadioButton(f"{number + 1}  {text}")
            box.setAccessibleName(text)
            box.clicked.connect(lambda _checked=False: self.edited.emit())
            self._group.addButton(box)
            self.boxes[value] = box
            grid.addWidget(box, number % 3, number // 3)
        self._hold(made)
        self.setFocusProxy(next(iter(self.boxes.values())))

    def text(self) -> str:
        """Give the chosen state; "" where none is."""
        return next((value for value, box in self.boxes.items() if box.isChecked()), "")

    def put(self, text: str) -> None:
        """Choose a state."""
        self._group.setExclusive(False)
        for value, box in self.boxes.items():
            box.setChecked(value == text)
        self._group.setExclusive(True)
