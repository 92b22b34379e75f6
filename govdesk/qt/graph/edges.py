"""The edges of a picture, painted below its boxes: bare lines from far away, paths with heads and words near by."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPainterPathStroker, QPen, QPolygonF

from govdesk.domain.layout.layered import Point
from govdesk.domain.picture.picture import PictureEdge
from govdesk.qt.graph import paths, style
from govdesk.qt.graph.near import Near
from govdesk.qt.parts.theme import Theme

_GRIP = 12.0
_COARSE = ((0.05, 400.0), (style.FAR, 60.0))
"""Below a zoom the corners of a route are left out that lie nearer than this to the last one drawn."""
_CROWD = 600
"""With more edges than this in sight they are bare lines until one is near enough to read the boxes in full."""


@dataclass(frozen=True)
class EdgeShape:
    """One edge on its route, with the room for its words, or None; what near by needs is made when first looked at."""

    edge: PictureEdge
    route: tuple[Point, ...]
    label: QRectF | None

    @cached_property
    def points(self) -> tuple[QPointF, ...]:
        """The points of the route."""
        return tuple(QPointF(*point) for point in self.route)

    @cached_property
    def path(self) -> QPainterPath:
        """The route with rounded corners."""
        return paths.smooth(self.points)

    @cached_property
    def head(self) -> QPolygonF:
        """The arrow head at its end."""
        return paths.arrow(self.points)

    @cached_property
    def bounds(self) -> QRectF:
        """All that it may paint, and where it can be taken hold of."""
        across, down = zip(*self.route, strict=True)
        left, top = min(across) - _GRIP, min(down) - _GRIP
        room = QRectF(left, top, max(across) + _GRIP - left, max(down) + _GRIP - top)
        return room | self.label if self.label else room


class Edges:
    """All edges, painted below the boxes: hairlines in one call from far away, paths with heads and labels near by."""

    def __init__(self, shapes: Iterable[EdgeShape], theme: Theme) -> None:
        """Take the shapes, in the order of the picture."""
        self.shapes = tuple(shapes)
        self.near: frozenset[str] | None = None
        self._theme = theme
        self._near_by = Near((shape.bounds, shape) for shape in self.shapes)
        self._bare: dict[float, dict[str, QPainterPath]] = {}

    def _by_kind(self, step: float) -> dict[str, QPainterPath]:
        """Give the routes of each kind as one path with corners no nearer than a step; made when first needed."""
        if step not in self._bare:
            made: dict[str, QPainterPath] = {}
            for shape in self.shapes:
                paths.bare(made.setdefault(shape.edge.kind, QPainterPath()), shape.route, step)
            self._bare[step] = made
        return self._bare[step]

    def at(self, point: QPointF) -> str:
        """Find the edge under a point; "" where there is none."""
        stroker = QPainterPathStroker()
        stroker.setWidth(_GRIP)
        hits = self._near_by.within(QRectF(point, point))
        return next((shape.edge.id for shape in hits if stroker.createStroke(shape.path).contains(point)), "")

    def paint(self, painter: QPainter, rect: QRectF, zoom: float) -> None:
        """Paint what lies in a part of the scene."""
        seen = self._near_by.within(rect) if zoom >= style.FAR else []
        if zoom < style.FAR or (zoom < style.NEAR and len(seen) > _CROWD):
            self._paint_far(painter, next((step for least, step in _COARSE if zoom < least), _COARSE[-1][1]))
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for shape in sorted(seen, key=self._is_near):
            self._paint_near(painter, shape, zoom)

    def _paint_far(self, painter: QPainter, step: float) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for kind, path in self._by_kind(step).items():
            painter.setPen(QPen(style.faint(self._theme.colours, style.edge_colour(self._theme.colours, kind)), 0))
            painter.drawPath(path)
        near = [shape for shape in self.shapes if shape.edge.id in self.near] if self.near else []
        for shape in near if len(near) <= _CROWD else []:
            pen = QPen(style.edge_colour(self._theme.colours, shape.edge.kind), 2.0)
            pen.setCosmetic(True)
            painter.setPen(pen)
            painter.drawPath(shape.path)

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
