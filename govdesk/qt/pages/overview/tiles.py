"""The figures at the head of the overview: systems by class, findings, progress, what is not known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from govdesk.app.queries.classes import shade
from govdesk.app.queries.exposure import LawExposure, gravest, short, tile_lines
from govdesk.domain.findings import Severity
from govdesk.domain.said import count
from govdesk.qt.parts.cards import clear
from govdesk.qt.parts.palette import Tone
from govdesk.qt.parts.theme import Theme, label, line_height, sized

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from govdesk.app.queries.overview import Overview

_LINES = 3
Lines = list[tuple[Tone, str]]


class _Words(QLabel):
    """A line that ends in an ellipsis where it has no room; the tile's tooltip says it whole."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(sized("small"))
        self.setMinimumWidth(10)
        self._full = text
        self.setText(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much as there is room for."""
        super().resizeEvent(event)
        self.setText(self.fontMetrics().elidedText(self._full, Qt.TextElideMode.ElideRight, self.width()))


class Tile(QPushButton):
    """A heading, a large figure, and lines below it, each with the shape of a tone; it leads to what it counts."""

    def __init__(self, title: str, goes: str, theme: Theme) -> None:
        """Take the title and what a click does, in words."""
        super().__init__()
        self._theme = theme
        self._shown: list[tuple[QLabel, Tone]] = []
        self.title, self.goes = title, goes
        self.figure = label("", "title", bold=True, wrap=False, selectable=False)
        self.lines = QVBoxLayout()
        self.lines.setSpacing(1)
        layout = QVBoxLayout(self)
        edge = line_height() // 2
        layout.setContentsMargins(edge, edge // 2, edge, edge // 2)
        layout.setSpacing(2)
        layout.addWidget(label(title, "small", role="muted", wrap=False, selectable=False))
        layout.addWidget(self.figure)
        layout.addLayout(self.lines)
        layout.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self._paint)

    def sizeHint(self) -> QSize:
        """Ask for the room of what stands in it."""
        layout = self.layout()
        return super().sizeHint() if layout is None else layout.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Need as much height as it asks for."""
        return QSize(line_height() * 8, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter do what a click does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def show_lines(self, figure: str, lines: Lines) -> None:
        """Put other lines in place of these; the last one sums up what has no room."""
        self.figure.setText(figure)
        clear(self.lines)
        self._shown.clear()
        shown = lines
        if len(lines) > _LINES:
            shown = [*lines[: _LINES - 1], ("neutral", f"{len(lines) - _LINES + 1} more")]
        for tone, text in shown:
            self.lines.addWidget(self._line(tone, text))
        self._paint()
        said = ". ".join([f"{self.title}: {figure}", *(text for _tone, text in lines)])
        self.setAccessibleName(f"{said}.")
        self.setAccessibleDescription(self.goes)
        self.setToolTip("\n".join([*(text for _tone, text in lines), self.goes]))
        self.updateGeometry()

    def _line(self, tone: Tone, text: str) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        sign = QLabel()
        self._shown.append((sign, tone))
        row.addWidget(sign)
        row.addWidget(_Words(text), 1)
        return line

    def _paint(self) -> None:
        size = round(line_height() * 0.8)
        for sign, tone in self._shown:
            sign.setPixmap(self._theme.shape(tone).pixmap(QSize(size, size), self.devicePixelRatioF()))


class Tiles(QWidget):
    """The five tiles in a row. navigate(kind, id): where a tile leads. findings_wanted: to the list of findings."""

    navigate = Signal(str, str)
    findings_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        """Start empty."""
        super().__init__()
        self.systems = Tile("Systems", "Go to the systems in the register", theme)
        self.findings = Tile("Findings", "Go to the list of findings", theme)
        self.progress = Tile("Requirements closed", "Go to the checklist with most overdue", theme)
        self.unknowns = Tile("Not known yet", "Go to the open questions", theme)
        self.exposure = Tile("Exposure: highest cap", "Go to how far fines can go, and why", theme)
        self._leads: dict[Tile, tuple[str, str]] = {}
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Requirements closed")
        self.bar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.bar.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        for tile in (self.systems, self.findings, self.progress, self.exposure, self.unknowns):
            row.addWidget(tile, 1)
        for tile in (self.systems, self.progress, self.exposure, self.unknowns):
            tile.clicked.connect(lambda _checked=False, tile=tile: self.navigate.emit(*self._leads[tile]))
        self.findings.clicked.connect(lambda _checked=False: self.findings_wanted.emit())
        layout = self.progress.layout()
        if isinstance(layout, QVBoxLayout):
            layout.insertWidget(2, self.bar)

    def show_overview(self, found: Overview, asks_most: str) -> None:
        """Show the figures; `asks_most` is the system with most open questions, or ""."""
        classes: Lines = [(shade(one.value, one.tone), f"{len(one.systems)} {one.label}") for one in found.classes]
        self.systems.show_lines(str(found.systems), classes)
        severities: Lines = [(Severity(name).tone, f"{number} {name}") for name, number in found.severities]
        self.findings.show_lines(str(len(found.findings)), severities)
        self._show_progress(found)
        open_ = found.unknowns
        self.unknowns.show_lines(
            count(open_.questions, "question"),
            [
                ("unknown", f"{open_.systems} without a settled class"),
                ("unknown", f"{count(open_.requirements, 'requirement')} may apply"),
            ],
        )
        worst = next((system for one in found.classes for system in one.systems), "new")
        late = max(found.progress, key=lambda one: (one.overdue, one.total - one.closed), default=None)
        self._leads = {
            self.systems: ("system", worst),
            self.progress: ("requirement", f"{late.system}/") if late else ("page", "checklists"),
            self.exposure: self._show_exposure(found.exposure, worst),
            self.unknowns: ("question", f"{asks_most}/") if asks_most else ("page", "checklists"),
        }

    def _show_exposure(self, found: tuple[LawExposure, ...], system: str) -> tuple[str, str]:
        """Show the law with the highest cap first; give where the tile leads."""
        ordered = gravest(found)
        if not ordered:
            self.exposure.show_lines("Not known", [("unknown", "no rule pack in use names fines")])
            return ("page", "law")
        lines: Lines = [line for law in ordered for line in tile_lines(law)]
        self.exposure.show_lines(short(ordered[0].range), lines)
        worst = ordered[0].worst
        return ("exposure", f"{worst.system if worst else system}/{ordered[0].pack}")

    def _show_progress(self, found: Overview) -> None:
        total, closed = sum(one.total for one in found.progress), sum(one.closed for one in found.progress)
        late = sum(one.overdue for one in found.progress)
        bare, waived = (sum(getattr(one, name) for one in found.progress) for name in ("bare", "waived"))
        lines: Lines = [
            ("bad", f"{late} overdue"),
            ("warn", f"{bare} met without evidence"),
            ("neutral", f"{waived} said not to apply"),
        ]
        self.bar.setRange(0, max(total, 1))
        self.bar.setValue(closed)
        self.bar.setVisible(bool(total))
        self.progress.show_lines(
            f"{closed} of {total}" if total else "None apply yet",
            [line for line, number in zip(lines, (late, bare, waived), strict=True) if number],
        )
