"""A line that is being drawn from a box, with Shift and the mouse, until it ends at another box or is let go."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPen

from govdesk.qt.graph.paths import arrow
from govdesk.qt.graph.scene import PictureScene
from govdesk.qt.parts.theme import Theme


class Pull:
    """Where the line begins ("" while there is none) and where the mouse is."""

    def __init__(self, scene: PictureScene, theme: Theme) -> None:
        """Begin nothing."""
        self._scene, self._theme = scene, theme
        self.source = ""
        self._at = QPointF()

    def begin(self, event: QMouseEvent, at: QPointF) -> bool:
        """Begin at the box under the mouse, with Shift; say whether it did."""
        shift = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        if shift and event.button() == Qt.MouseButton.LeftButton:
            self.source, self._at = self._scene.node_at(at), at
        return bool(self.source)

    def move(self, at: QPointF) -> None:
        """Follow the mouse."""
        self._at = at

    def end(self, at: QPointF) -> tuple[str, str]:
        """Let go; give both ends, the second "" where it ends at no other box."""
        source, target = self.source, self._scene.node_at(at)
        self.source = ""
        return source, "" if target == source else target

    def paint(self, painter: QPainter, zoom: float) -> None:
        """Paint the line."""
        start = self._scene.items_by_id.get(self.source)
        if start is None or QLineF(start.middle(), self._at).length() == 0:
            return
        colour = QColor(self._theme.colours.accent)
        painter.setPen(QPen(colour, 2 / zoom, Qt.PenStyle.DashLine))
        painter.drawLine(QLineF(start.middle(), self._at))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawPolygon(arrow((start.middle(), self._at)))
