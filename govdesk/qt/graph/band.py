"""A rubber band that is drawn over the ground, with Shift and the mouse, to select what it touches."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPen

from govdesk.qt.graph.scene import PictureScene
from govdesk.qt.parts.theme import Theme


class Band:
    """Where the band began (None while there is none) and where the mouse is. adds: to what is selected already."""

    def __init__(self, scene: PictureScene, theme: Theme) -> None:
        """Begin nothing."""
        self._scene, self._theme = scene, theme
        self._from: QPointF | None = None
        self._at = QPointF()
        self.adds = False

    @property
    def drawn(self) -> bool:
        """Tell whether it is being drawn."""
        return self._from is not None

    def begin(self, event: QMouseEvent, at: QPointF) -> bool:
        """Begin on the ground under the mouse, with Shift, and Ctrl to add; say whether it did."""
        if not event.modifiers() & Qt.KeyboardModifier.ShiftModifier or event.button() != Qt.MouseButton.LeftButton:
            return False
        self.adds = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        self._from = self._at = at
        return True

    def move(self, at: QPointF) -> None:
        """Follow the mouse."""
        self._at = at

    def end(self, at: QPointF) -> frozenset[str]:
        """Let go; give what it touches."""
        self._at = at
        room = self._room()
        self._from = None
        return frozenset(id_ for id_, item in self._scene.items_by_id.items() if item.box.intersects(room))

    def _room(self) -> QRectF:
        return QRectF(self._from or self._at, self._at).normalized().adjusted(0, 0, 0.1, 0.1)

    def paint(self, painter: QPainter, zoom: float) -> None:
        """Paint the band."""
        if self._from is None:
            return
        colour = QColor(self._theme.colours.accent)
        painter.setPen(QPen(colour, 1.5 / zoom, Qt.PenStyle.DashLine))
        colour.setAlpha(32)
        painter.setBrush(colour)
        painter.drawRect(self._room())
