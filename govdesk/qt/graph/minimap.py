"""The whole picture in a corner, with the part that is in sight; a press or a drag goes there."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QGraphicsView, QWidget

from govdesk.qt.graph import style
from govdesk.qt.graph.scene import PictureScene
from govdesk.qt.parts.theme import Theme

_MOST, _AWAY, _PAD = QSize(168, 112), 10, 4.0
_SEEN = 0.92


class Minimap(QWidget):
    """It shows itself only while a part of the picture is out of sight."""

    def __init__(self, view: QGraphicsView, scene: PictureScene, theme: Theme) -> None:
        """Stand in the lower right corner of a view."""
        super().__init__(view)
        self._view, self._scene, self._theme = view, scene, theme
        self._ground: QPixmap | None = None
        self.setAccessibleName("The whole picture, small")
        self.setToolTip("The whole picture. Press or drag to go there.")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.hide()
        for bar in (view.horizontalScrollBar(), view.verticalScrollBar()):
            bar.valueChanged.connect(lambda _value: self.follow())
            bar.rangeChanged.connect(lambda _low, _high: self.follow())
        theme.changed.connect(self.renew)

    def renew(self) -> None:
        """Draw another picture."""
        self._ground = None
        self.follow()

    def follow(self) -> None:
        """Follow the view: its size, its place, its zoom."""
        room, seen = self._scene.sceneRect(), self._sight()
        whole = room.isEmpty() or (seen.width() >= room.width() * _SEEN and seen.height() >= room.height() * _SEEN)
        self.setVisible(not whole and bool(self._scene.items_by_id))
        if not self.isVisible():
            return
        size = room.size().scaled(_MOST.width(), _MOST.height(), Qt.AspectRatioMode.KeepAspectRatio).toSize()
        size = size.expandedTo(QSize(48, 24))
        if size != self.size():
            self._ground = None
            self.resize(size)
        sight = self._view.viewport().geometry()
        self.move(sight.right() - size.width() - _AWAY, sight.bottom() - size.height() - _AWAY)
        self.update()

    def _sight(self) -> QRectF:
        """Give the part of the scene that the view shows."""
        return self._view.mapToScene(self._view.viewport().rect()).boundingRect()

    def _scale(self) -> tuple[float, float]:
        room = self._scene.sceneRect()
        return (self.width() - 2 * _PAD) / room.width(), (self.height() - 2 * _PAD) / room.height()

    def _small(self, rect: QRectF) -> QRectF:
        across, down = self._scale()
        corner = rect.topLeft() - self._scene.sceneRect().topLeft()
        wide, tall = max(rect.width() * across, 1.5), max(rect.height() * down, 1.5)
        return QRectF(_PAD + corner.x() * across, _PAD + corner.y() * down, wide, tall)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the boxes, and the frame of what is in sight over them."""
        del event
        if self._ground is None:
            self._ground = self._painted()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._ground)
        accent = QColor(self._theme.colours.accent)
        painter.setPen(QPen(accent, 1.5))
        accent.setAlpha(40)
        painter.setBrush(accent)
        inner = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRect(self._small(self._sight()).intersected(inner))

    def _painted(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        made = QPixmap(QSize(self.size()) * ratio)
        made.setDevicePixelRatio(ratio)
        made.fill(QColor(self._theme.colours.surface))
        painter = QPainter(made)
        painter.setPen(QPen(QColor(self._theme.colours.line), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.setPen(Qt.PenStyle.NoPen)
        for box in self._scene.items_by_id.values():
            worst = style.worst(box.node)
            bad = self._theme.strong(worst.tone) if worst is not None and worst.tone == "bad" else None
            found = self._theme.strong("warn") if box.found else None
            painter.setBrush(found or bad or style.ink(self._theme.colours, box.node.kind).line.color())
            painter.drawRect(self._small(box.box))
        painter.end()
        return made

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go there."""
        self._go(event.position().toPoint())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go along."""
        self._go(event.position().toPoint())

    def _go(self, point: QPoint) -> None:
        across, down = self._scale()
        corner = self._scene.sceneRect().topLeft()
        self._view.centerOn(corner + QPointF((point.x() - _PAD) / across, (point.y() - _PAD) / down))
