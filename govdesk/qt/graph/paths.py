"""The geometry of edges: smooth paths along a route, and arrow heads."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QLineF, QPointF
from PySide6.QtGui import QPainterPath, QPolygonF

from govdesk.domain.layout.layered import Point

CORNER = 14.0
ARROW_LENGTH, ARROW_HALF = 9.0, 4.5


def smooth(points: Sequence[QPointF]) -> QPainterPath:
    """Make a path through the points of a route with rounded corners; it never leaves the polyline's own corridor."""
    path = QPainterPath()
    if not points:
        return path
    path.moveTo(points[0])
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        path.lineTo(_towards(corner, before))
        path.quadTo(corner, _towards(corner, after))
    path.lineTo(points[-1])
    return path


def _towards(corner: QPointF, other: QPointF) -> QPointF:
    line = QLineF(corner, other)
    return line.pointAt(min(CORNER, line.length() / 2) / line.length()) if line.length() else corner


def arrow(points: Sequence[QPointF]) -> QPolygonF:
    """Make the head that points along the last stretch of a route; an empty polygon for a route without length."""
    tail = next((point for point in reversed(points[:-1]) if point != points[-1]), None)
    if tail is None:
        return QPolygonF()
    tip = points[-1]
    angle = math.atan2(tip.y() - tail.y(), tip.x() - tail.x())
    along, across = QPointF(math.cos(angle), math.sin(angle)), QPointF(-math.sin(angle), math.cos(angle))
    base = tip - along * ARROW_LENGTH
    return QPolygonF([tip, base + across * ARROW_HALF, base - across * ARROW_HALF])


def bare(path: QPainterPath, route: Sequence[Point], step: float) -> None:
    """Add a route to a path as bare lines, without the corners that lie nearer than `step` to the last one drawn."""
    if not route:
        return
    last_x, last_y = route[0]
    path.moveTo(last_x, last_y)
    for x, y in route[1:-1]:
        if abs(x - last_x) + abs(y - last_y) >= step:
            path.lineTo(x, y)
            last_x, last_y = x, y
    path.lineTo(*route[-1])
