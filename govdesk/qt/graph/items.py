"""What is painted: boxes as items that know an id and how to paint, and edges as one cheap layer below them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPainterPathStroker, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from govdesk.domain.picture.picture import PictureEdge, PictureNode
from govdesk.qt.graph import paths, style
from govdesk.qt.parts.theme import Theme

_PAD, _MARK, _GRIP, _FAINT = 8.0, 15.0, 12.0, 0.55


class NodeItem(QGraphicsItem):
    """One box: title, subtitle, and the mark of its worst finding. `near` is False while other nodes are looked at."""

    def __init__(self, node: PictureNode, place: QRectF, theme: Theme) -> None:
        """Stand at a place of the layout."""
        super().__init__()
        self.node = node
        self.near = True
        self.chosen = False
        self._box = QRectF(0, 0, place.width(), place.height())
        self._theme = theme
        self.setPos(place.topLeft())
        self.setToolTip(style.says(node))

    def boundingRect(self) -> QRectF:
        """Give the box with room for its line and the selection ring."""
        return self._box.adjusted(-5, -_MARK, _MARK, 5)

    def middle(self) -> QPointF:
        """Give the centre of the box in the scene."""
        return self.mapToScene(self._box.center())

    def show_as(self, *, near: bool, chosen: bool) -> None:
        """Paint it in full or faintly, with or without the selection ring."""
        if (near, chosen) != (self.near, self.chosen):
            self.near, self.chosen = near, chosen
            self.update()

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Paint the box; seen from far away only its ground and its mark."""
        del widget
        zoom = option.levelOfDetailFromTransform(painter.worldTransform())
        ink = style.ink(self._theme.colours, self.node.kind)
        painter.setOpacity(1.0 if self.near else _FAINT)
        if self.chosen:
            self._paint_ring(painter, zoom)
        painter.setPen(ink.line)
        painter.setBrush(ink.ground)
        if zoom < style.FAR:
            painter.setBrush(ink.line.color())
            painter.drawRect(self._box)
        else:
            curve = style.radius(self.node.kind)
            painter.drawRoundedRect(self._box, curve, curve)
            self._paint_text(painter, ink, zoom)
        self._paint_mark(painter, zoom)

    def _paint_ring(self, painter: QPainter, zoom: float) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(self._theme.colours.accent), max(3.0, 2.0 / zoom)))
        curve = style.radius(self.node.kind) + 3
        painter.drawRoundedRect(self._box.adjusted(-3, -3, 3, 3), curve, curve)

    def _paint_text(self, painter: QPainter, ink: style.Ink, zoom: float) -> None:
        if zoom < style.NEAR:
            pixels = round(style.READABLE / zoom)
            self._line(painter, self._box.adjusted(4, 0, -3, 0), self.node.title, ink.text, style.font(pixels))
            return
        room = self._box.adjusted(_PAD, 3, 4 - _PAD, -3)
        small = self.node.small or self.node.subtitle
        bold, plain = style.font(style.TITLE, bold=True), style.font(style.SMALL)
        lines = [(line, ink.text, bold) for line in self.node.lines or (self.node.title,)]
        lines += [(small, ink.muted, plain)] if small else []
        height = room.height() / len(lines)
        for number, (text, colour, font) in enumerate(lines):
            strip = QRectF(room.left(), room.top() + number * height, room.width(), height)
            self._line(painter, strip, text, colour, font)

    @staticmethod
    def _line(painter: QPainter, room: QRectF, text: str, colour: QColor, font: QFont) -> None:
        painter.setFont(font)
        painter.setPen(colour)
        shown = QFontMetricsF(font).elidedText(" ".join(text.split()), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

    def _paint_mark(self, painter: QPainter, zoom: float) -> None:
        worst = style.worst(self.node)
        if worst is None:
            return
        size = _MARK if zoom >= style.NEAR else min(_MARK / zoom * 0.7, self._box.height())
        corner = QRectF(self._box.right() - size * 0.6, self._box.top() - size * 0.4, size, size)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.colours.surface))
        painter.drawEllipse(corner.adjusted(-1, -1, 1, 1))
        self._theme.shape(worst.tone).paint(painter, corner.toRect())


@dataclass(frozen=True, slots=True)
class EdgeShape:
    """One edge ready to be painted."""

    edge: PictureEdge
    points: tuple[QPointF, ...]
    path: QPainterPath
    head: QPolygonF
    bounds: QRectF
    label: QRectF | None


def edge_shape(edge: PictureEdge, points: Iterable[QPointF], label: QRectF | None) -> EdgeShape:
    """Make the shape of an edge along its route; `label` is the room for its words, or None."""
    route = tuple(points)
    path = paths.smooth(route)
    bounds = path.boundingRect().adjusted(-_GRIP, -_GRIP, _GRIP, _GRIP)
    return EdgeShape(edge, route, path, paths.arrow(route), bounds | label if label else bounds, label)


class Edges:
    """All edges, painted below the boxes: hairlines in one call from far away, paths with heads and labels near by."""

    def __init__(self, shapes: Iterable[EdgeShape], theme: Theme) -> None:
        """Take the shapes, in the order of the picture."""
        self.shapes = tuple(shapes)
        self.near: frozenset[str] | None = None
        self._theme = theme
        self._lines = self._by_kind()

    def _by_kind(self) -> dict[str, list[QLineF]]:
        grouped: dict[str, list[QLineF]] = {}
        for shape in self.shapes:
            grouped.setdefault(shape.edge.kind, []).extend(paths.straight(shape.points))
        return grouped

    def at(self, point: QPointF) -> str:
        """Find the edge under a point; "" where there is none."""
        stroker = QPainterPathStroker()
        stroker.setWidth(_GRIP)
        hits = (shape for shape in self.shapes if shape.bounds.contains(point))
        return next((shape.edge.id for shape in hits if stroker.createStroke(shape.path).contains(point)), "")

    def paint(self, painter: QPainter, rect: QRectF, zoom: float) -> None:
        """Paint what lies in a part of the scene."""
        if zoom < style.FAR:
            self._paint_far(painter)
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        seen = [shape for shape in self.shapes if rect.intersects(shape.bounds)]
        for shape in sorted(seen, key=self._is_near):
            self._paint_near(painter, shape, zoom)

    def _paint_far(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        for kind, lines in self._lines.items():
            pen = QPen(style.edge_colour(self._theme.colours, kind), 0)
            painter.setPen(pen)
            painter.drawLines(lines)

    def _is_near(self, shape: EdgeShape) -> bool:
        return self.near is None or shape.edge.id in self.near

    def _paint_near(self, painter: QPainter, shape: EdgeShape, zoom: float) -> None:
        colour = style.edge_colour(self._theme.colours, shape.edge.kind)
        near = self._is_near(shape)
        if not near:
            colour = QColor(self._theme.colours.line)
        pen = QPen(colour, 2.0 if near and self.near is not None else 1.3)
        if shape.edge.dashed:
            pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(shape.path)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawPolygon(shape.head)
        if near and shape.label is not None and zoom >= style.NEAR:
            self._paint_label(painter, shape.edge.label, shape.label)

    def _paint_label(self, painter: QPainter, text: str, room: QRectF) -> None:
        painter.fillRect(room, QColor(self._theme.colours.surface))
        painter.setFont(style.font(style.SMALL))
        painter.setPen(QColor(self._theme.colours.muted))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, text)
