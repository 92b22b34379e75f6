"""Dates drawn by year: one line for each year that has any, a dot for each day, today as an upright line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from govdesk.app.queries.timeline import Coming
from govdesk.domain.said import count, day, short_day
from govdesk.qt.parts.theme import Theme, line_height, sized

_MONTHS = 12
_MIDDLE = 0.47
"""Where the line of a year lies in its band; above its dots today has its name."""
_HELP = "The table below holds the same dates."


@dataclass(frozen=True, slots=True)
class Dot:
    """All dates of one day. at: where in its year, from 0 to 1. sure: at least one of them is certain."""

    on: date
    at: float
    rows: tuple[Coming, ...]

    @property
    def sure(self) -> bool:
        """Tell whether at least one of the dates is certain."""
        return any(row.sure for row in self.rows)

    @property
    def says(self) -> str:
        """Say what comes on the day."""
        return "\n".join([day(self.on), *(row.headline for row in self.rows)])


def dots(rows: Sequence[Coming]) -> dict[int, tuple[Dot, ...]]:
    """Gather dates, given in order, by year and day."""
    found: dict[int, list[Dot]] = {}
    for on, group in groupby(rows, key=lambda row: row.on):
        found.setdefault(on.year, []).append(Dot(on, within_year(on), tuple(group)))
    return {year: tuple(ones) for year, ones in found.items()}


def within_year(on: date) -> float:
    """Give where a day lies in its year, from 0 up to 1."""
    first = date(on.year, 1, 1).toordinal()
    return (on.toordinal() - first) / (date(on.year, 12, 31).toordinal() - first + 1)


class Years(QWidget):
    """`picked(day)`: somebody clicked on a day."""

    picked = Signal(object)

    def __init__(self, theme: Theme) -> None:
        """Start empty."""
        super().__init__()
        self._theme = theme
        self._years: dict[int, tuple[Dot, ...]] = {}
        self.today, self._here = date.min, ""
        self.setAccessibleName("Timeline by year")
        self.setAccessibleDescription(_HELP)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_rows(self, rows: Sequence[Coming], today: date, here: str = "today") -> None:
        """Show dates, and the year of the day asked about even where it has none; `here` names that day."""
        found = {today.year: (), **dots(rows)} if rows else {}
        self._years, self.today, self._here = dict(sorted(found.items())), today, here
        said = (f"{year}: {count(sum(len(dot.rows) for dot in ones), 'date')}" for year, ones in self._years.items())
        self.setAccessibleDescription(f"{'; '.join(said)}. {_HELP}" if rows else _HELP)
        self.setFixedHeight(self.sizeHint().height())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for a band for each year."""
        return QSize(line_height() * 20, self._band() * len(self._years))

    def _band(self) -> int:
        return round(line_height() * 2.8)

    def line(self) -> tuple[float, float]:
        """Give where a year's line begins and ends."""
        return line_height() * 3.2, self.width() - line_height() * 1.5

    @property
    def radius(self) -> float:
        """Give the radius of a dot."""
        return line_height() * 0.32

    def place(self, dot: Dot) -> QPointF:
        """Give the middle of a dot."""
        left, right = self.line()
        band = list(self._years).index(dot.on.year)
        return QPointF(left + dot.at * (right - left), self._band() * (band + _MIDDLE))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines, today, the dots and their days."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, (year, ones) in enumerate(self._years.items()):
            self._draw_year(painter, number, year)
            free = 0.0
            for dot in ones:
                free = self._draw_dot(painter, dot, free)
        painter.end()

    def _draw_year(self, painter: QPainter, number: int, year: int) -> None:
        left, right = self.line()
        top, middle = self._band() * number, self._band() * (number + _MIDDLE)
        colours = self._theme.colours
        painter.setFont(sized("text", bold=True))
        painter.setPen(QColor(colours.text))
        box = QRectF(0, middle - line_height(), left, line_height() * 2)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, str(year))
        painter.setPen(QPen(QColor(colours.line), 2))
        painter.drawLine(QPointF(left, middle), QPointF(right, middle))
        for month in range(_MONTHS + 1):
            x = left + month / _MONTHS * (right - left)
            painter.drawLine(QPointF(x, middle - 3), QPointF(x, middle + 3))
        if year == self.today.year:
            self._draw_today(painter, left + within_year(self.today) * (right - left), top)

    def _draw_today(self, painter: QPainter, x: float, top: float) -> None:
        """Draw today as a stroke; its name stands above all dots, where no day is written."""
        painter.setPen(QPen(QColor(self._theme.colours.accent), 2))
        painter.drawLine(QPointF(x, top + 2), QPointF(x, top + self._band() * _MIDDLE + self.radius))
        painter.setFont(sized("small", bold=True))
        painter.drawText(self.today_box(x, top), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, self._here)

    def today_box(self, x: float, top: float) -> QRectF:
        """Give the place of today's name: left of its stroke, or right of it where the year stands left of it."""
        metrics = QFontMetricsF(sized("small", bold=True))
        wide, gap = metrics.horizontalAdvance(self._here) + 1, line_height() * 0.3
        start = x - gap - wide
        return QRectF(start if start >= self.line()[0] else x + gap, top, wide, metrics.height())

    def _draw_dot(self, painter: QPainter, dot: Dot, free: float) -> float:
        """Draw a dot, filled where it is certain, and its day where there is room; give where room begins again."""
        middle, radius = self.place(dot), self.radius
        colour = self._theme.strong("warn" if dot.sure else "unknown")
        painter.setPen(QPen(colour, 2))
        painter.setBrush(colour if dot.sure else QColor(self._theme.colours.surface))
        painter.drawEllipse(middle, radius, radius)
        painter.setFont(sized("small"))
        text = short_day(dot.on).rpartition(" ")[0] + (f" ({len(dot.rows)})" if len(dot.rows) > 1 else "")
        wide = painter.fontMetrics().horizontalAdvance(text)
        start = min(middle.x() - wide / 2, self.width() - wide)
        if start < free:
            return free
        painter.setPen(QColor(self._theme.colours.muted))
        painter.drawText(QPointF(start, middle.y() + radius + painter.fontMetrics().ascent() + 2), text)
        return start + wide + line_height() / 2

    def _at(self, point: QPointF) -> Dot | None:
        ones = [dot for found in self._years.values() for dot in found]
        near = [dot for dot in ones if (self.place(dot) - point).manhattanLength() < line_height()]
        return min(near, key=lambda dot: (self.place(dot) - point).manhattanLength(), default=None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Pick the day under the mouse."""
        dot = self._at(event.position())
        if dot is not None:
            self.picked.emit(dot.on)

    def event(self, event: QEvent) -> bool:
        """Say what comes on the day under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            dot = self._at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), dot.says if dot else "", self)
            return True
        return super().event(event)
