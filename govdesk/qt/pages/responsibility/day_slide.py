"""A slider over the days on which responsibility changed: the picture moves through time."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSlider, QWidget

from govdesk.app.queries.responsibility import turning_days
from govdesk.app.snapshot import Snapshot
from govdesk.domain.said import day
from govdesk.qt.desk import Desk
from govdesk.qt.parts.theme import label


class DaySlide(QWidget):
    """The slider between its first day and today; each stop is a day on which something changed."""

    def __init__(self, desk: Desk) -> None:
        """Stand at today."""
        super().__init__()
        self._desk = desk
        self._days: list[date] = []
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setTracking(False)
        self.slider.setPageStep(5)
        self.slider.setAccessibleName("Day of the picture")
        self.slider.setToolTip("Move through the days on which responsibility changed")
        self.slider.valueChanged.connect(self._go)
        self.slider.sliderMoved.connect(self._tell)
        self.says = label("", "small", role="muted", wrap=False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 8, 0)
        row.addWidget(self.slider, 1)
        row.addWidget(self.says)

    def follow(self, seen: Snapshot) -> None:
        """Stand at the last change on or before the day of a snapshot."""
        today = seen.today
        self._days = [one for one in turning_days(self._desk.session.state, today) if one < today] + [today]
        at = max((place for place, one in enumerate(self._days) if one <= seen.on), default=0)
        self.slider.blockSignals(True)
        self.slider.setRange(0, len(self._days) - 1)
        self.slider.setValue(at)
        self.slider.blockSignals(False)
        self.setVisible(len(self._days) > 1)
        self._tell(at)

    def _tell(self, at: int) -> None:
        last = at == len(self._days) - 1
        self.says.setText("Today" if last else day(self._days[at]))

    def _go(self, at: int) -> None:
        self._tell(at)
        self._desk.look_at(None if at == len(self._days) - 1 else self._days[at])
