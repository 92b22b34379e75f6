"""Names where boxes are too small to bear them: of what is looked at, then of the most linked, as far as there is room.

The choice is the same for every part of the scene that is painted, so that a picture moved by a strip is one picture.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import floor, log

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QTransform

from govdesk.domain.findings import Severity
from govdesk.qt.graph import style
from govdesk.qt.graph.boxes import NodeBox
from govdesk.qt.parts.theme import Theme

_PIXELS, _HIGH, _WIDE, _PAD = 10, 15.0, 120.0, 4.0
_APART, _BELOW = 12.0, 7.0
_STEP = 1.25
_TRIED = 1_500
_DEAR, _BAD = 2, 4
Room = tuple[float, float, float, float]


class Signs:
    """The names, at a size to read. `first` are the nodes that come first; `alone` leaves the others out."""

    def __init__(self, boxes: Mapping[str, NodeBox], links: Mapping[str, set[str]], theme: Theme) -> None:
        """Take the boxes and what links each."""
        self._boxes, self._theme = boxes, theme
        self._order = sorted(boxes, key=lambda id_: (-_weight(boxes[id_], len(links[id_])), id_))[:_TRIED]
        self._first: tuple[str, ...] = ()
        self._alone = False
        self._placed: dict[tuple[float, bool], list[tuple[str, QRectF]]] = {}

    def put_first(self, ids: Sequence[str], *, alone: bool) -> None:
        """Name these first, or nothing but them."""
        if (tuple(ids), alone) != (self._first, self._alone):
            self._first, self._alone = tuple(ids), alone
            self._placed.clear()

    def paint(self, painter: QPainter, rect: QRectF, zoom: float) -> None:
        """Paint the names in a part of the scene."""
        scale, few = _STEP ** floor(log(zoom) / log(_STEP)), self._alone
        if (scale, few) not in self._placed:
            self._placed[scale, few] = list(self._places(scale, few=few))
        here = QTransform(painter.worldTransform())
        margin = max(_WIDE, _HIGH) / zoom
        seen = rect.adjusted(-margin, -margin, margin, margin)
        painter.save()
        painter.setWorldTransform(QTransform())
        painter.setFont(style.font(_PIXELS))
        for id_, room in self._placed[scale, few]:
            if seen.intersects(room):
                self._paint_sign(painter, self._boxes[id_], here.map(room.center()), room.width() * scale)
        painter.restore()

    def _paint_sign(self, painter: QPainter, box: NodeBox, at: QPointF, width: float) -> None:
        ink = style.ink(self._theme.colours, box.node.kind)
        room = QRectF(round(at.x() - width / 2), round(at.y() - _HIGH / 2), round(width), _HIGH)
        painter.setPen(QPen(QColor(self._theme.colours.accent), 2) if box.chosen else QPen(ink.line.color(), 1))
        painter.setBrush(self._theme.tint("warn") if box.found else ink.ground)
        painter.drawRoundedRect(room, 3, 3)
        painter.setPen(ink.text)
        shown = _metrics().elidedText(" ".join(box.node.title.split()), Qt.TextElideMode.ElideRight, width - 2 * _PAD)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, shown)

    def _places(self, scale: float, *, few: bool) -> Iterator[tuple[str, QRectF]]:
        """Give the rooms at a scale, in units of the scene; none meets another."""
        taken, (least, most) = _Taken(), self._sides(scale)
        order = self._first if few else (*self._first, *self._order)
        for id_ in dict.fromkeys(order):
            box = self._boxes.get(id_)
            if box is None or (not few and not box.near):
                continue
            width = min(_metrics().horizontalAdvance(box.node.title) + 2 * _PAD + 1, _WIDE)
            y = box.middle().y() * scale
            x = max(min(box.middle().x() * scale, most - width / 2), least + width / 2)
            if taken.take((x - width / 2, y - _HIGH / 2, x + width / 2, y + _HIGH / 2)):
                yield id_, QRectF((x - width / 2) / scale, (y - _HIGH / 2) / scale, width / scale, _HIGH / scale)

    def _sides(self, scale: float) -> tuple[float, float]:
        """Give how far names may reach to the left and to the right: as far as boxes do."""
        rooms = [box.box for box in self._boxes.values()]
        left = min((room.left() for room in rooms), default=0.0)
        right = max((room.right() for room in rooms), default=0.0)
        return left * scale, right * scale


class _Taken:
    """Rooms that are taken, in pixels, by strips of their height."""

    def __init__(self) -> None:
        self._strips: dict[int, list[Room]] = {}

    def take(self, room: Room) -> bool:
        """Take a room where it is free, with some space around it."""
        left, top, right, bottom = room
        strips = range(floor((top - _BELOW) / _HIGH), floor((bottom + _BELOW) / _HIGH) + 1)
        near = (left - _APART, top - _BELOW, right + _APART, bottom + _BELOW)
        if any(_meet(near, other) for strip in strips for other in self._strips.get(strip, ())):
            return False
        for strip in range(floor(top / _HIGH), floor(bottom / _HIGH) + 1):
            self._strips.setdefault(strip, []).append(room)
        return True


def _meet(one: Room, other: Room) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _metrics() -> QFontMetricsF:
    return QFontMetricsF(style.font(_PIXELS))


def _weight(box: NodeBox, links: int) -> int:
    """Say how dear a name is: what has many links, systems, and what is badly wrong."""
    dear = _DEAR if style.family(box.node.kind) is style.Family.SYSTEM else 1
    return links * dear + (_BAD if style.worst(box.node) is Severity.HIGH else 0)
