"""The figures at the head of the overview: systems by class, findings, progress, what is not known."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from govdesk.app.queries.overview import Overview
from govdesk.app.queries.words import count
from govdesk.qt.parts.palette import Tone
from govdesk.qt.parts.theme import Theme, label, line_height, mark

_TONES = {"high": "bad", "medium": "warn", "low": "neutral"}
_LINES = 3


class Tile(QFrame):
    """A heading, a large figure, and lines below it, each with the shape of a tone."""

    def __init__(self, title: str, theme: Theme) -> None:
        """Start empty."""
        super().__init__()
        self._theme = theme
        self._shown: list[tuple[QLabel, Tone]] = []
        mark(self, "role", "card")
        self.figure = label("", "title", bold=True, wrap=False)
        self.lines = QVBoxLayout()
        self.lines.setSpacing(1)
        self.title = title
        layout = QVBoxLayout(self)
        edge = line_height() // 2
        layout.setContentsMargins(edge, edge // 2, edge, edge // 2)
        layout.setSpacing(2)
        layout.addWidget(label(title, "small", role="muted", wrap=False))
        layout.addWidget(self.figure)
        layout.addLayout(self.lines)
        layout.addStretch(1)
        theme.changed.connect(self._paint)

    def show_lines(self, figure: str, lines: list[tuple[Tone, str]]) -> None:
        """Put other lines in place of these; the last one sums up what has no room."""
        self.figure.setText(figure)
        while (item := self.lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._shown.clear()
        if len(lines) > _LINES:
            lines = [*lines[: _LINES - 1], ("neutral", f"{len(lines) - _LINES + 1} more")]
        for tone, text in lines:
            self.lines.addWidget(self._line(tone, text))
        self._paint()
        self.setAccessibleName(f"{self.title}: {figure}. {'. '.join(text for _tone, text in lines)}")

    def _line(self, tone: Tone, text: str) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        sign = QLabel()
        self._shown.append((sign, tone))
        words = label(text, "small", wrap=False)
        words.setMinimumWidth(10)
        words.setToolTip(text)
        row.addWidget(sign)
        row.addWidget(words, 1)
        return line

    def _paint(self) -> None:
        size = round(line_height() * 0.8)
        for sign, tone in self._shown:
            sign.setPixmap(self._theme.shape(tone).pixmap(QSize(size, size), self.devicePixelRatioF()))


class Tiles(QWidget):
    """The four tiles in a row."""

    navigate = Signal(str, str)

    def __init__(self, theme: Theme) -> None:
        """Start empty."""
        super().__init__()
        self.systems = Tile("Systems", theme)
        self.findings = Tile("Findings", theme)
        self.progress = Tile("Requirements closed", theme)
        self.unknowns = Tile("Not known yet", theme)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Requirements closed")
        self.bar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for tile in (self.systems, self.findings, self.progress, self.unknowns):
            row.addWidget(tile, 1)
        layout = self.progress.layout()
        if isinstance(layout, QVBoxLayout):
            layout.insertWidget(2, self.bar)

    def show_overview(self, found: Overview) -> None:
        """Show the figures."""
        classes = [(_tone(one.tone, one.value), f"{len(one.systems)} {one.label}") for one in found.classes]
        self.systems.show_lines(str(found.systems), classes)
        severities = [(_tone(_TONES[name]), f"{number} {name}") for name, number in found.severities]
        self.findings.show_lines(str(len(found.findings)), severities)
        total, closed = sum(one.total for one in found.progress), sum(one.closed for one in found.progress)
        late = sum(one.overdue for one in found.progress)
        self.bar.setRange(0, max(total, 1))
        self.bar.setValue(closed)
        lines: list[tuple[Tone, str]] = [("bad", f"{late} overdue")] if late else []
        self.bar.setVisible(bool(total))
        self.progress.show_lines(f"{closed} of {total}" if total else "None apply yet", lines)
        open_ = found.unknowns
        self.unknowns.show_lines(
            count(open_.questions, "question"),
            [
                ("unknown", f"{count(open_.systems, 'system')} without a settled class"),
                ("unknown", f"{count(open_.requirements, 'requirement')} may apply"),
            ],
        )


def _tone(tone: str, value: str = "") -> Tone:
    return "unknown" if value == "unclear" else cast("Tone", tone)
