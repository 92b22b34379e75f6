"""The boxes of a picture: what each looks like near by, and all of them in a few strokes from far away."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from govdesk.domain.findings import Severity
from govdesk.domain.layout.place import GAP
from govdesk.domain.picture.picture import PictureNode
from govdesk.qt.graph import style
from govdesk.qt.graph.near import Near
from govdesk.qt.parts.theme import Theme

_PAD, _MARK, _FAINT, _FRAME = 8.0, 15.0, 0.55, 7.0
_LINE, _LEFT = 10.5, 2.0
"""From further away: the height of a line of a title, and what is left of the gap on each side, in pixels."""
_DOT, _MOST_DOT = 5.0, 90.0
"""A mark seen from far away: pixels, and at most so much of the scene."""


class NodeBox:
    """One box: title, subtitle, and the mark of its worst finding. `near` is False while other nodes are looked at.

    current: the keys go on from here, selected or not. found: a search has found it; it is marked until another search.
    """

    def __init__(self, node: PictureNode, place: QRectF, theme: Theme) -> None:
        """Stand at a place of the layout."""
        self.node = node
        self.near = True
        self.chosen = False
        self.current = False
        self.found = False
        self.box = place
        self._theme = theme

    @property
    def bounds(self) -> QRectF:
        """The box with room for its line, its mark and the selection ring."""
        return self.box.adjusted(-5, -_MARK, _MARK, 5)

    def middle(self) -> QPointF:
        """Give the centre of the box in the scene."""
        return self.box.center()

    def paint(self, painter: QPainter, zoom: float) -> None:
        """Paint the box as it looks from near by."""
        ink = style.ink(self._theme.colours, self.node.kind)
        painter.setOpacity(1.0 if self.near or self.found else _FAINT)
        if self.chosen or self.current:
            self.paint_ring(painter, zoom)
        painter.setPen(ink.line)
        painter.setBrush(ink.ground)
        curve = style.radius(self.node.kind)
        room = self._room(zoom)
        painter.drawRoundedRect(room, curve, curve)
        if zoom < style.NEAR:
            self._paint_title(painter, ink, zoom, room)
        else:
            self._paint_text(painter, ink)
        self._paint_mark(painter, zoom, room)
        painter.setOpacity(1.0)

    def paint_ring(self, painter: QPainter, zoom: float) -> None:
        """Paint the ring of what is selected; it is dotted where one only stands on it."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        dots = Qt.PenStyle.SolidLine if self.chosen else Qt.PenStyle.DotLine
        painter.setPen(QPen(QColor(self._theme.colours.accent), max(3.0, 2.0 / zoom), dots))
        curve = style.radius(self.node.kind) + 3
        painter.drawRoundedRect(self._room(zoom).adjusted(-3, -3, 3, 3), curve, curve)

    def paint_found(self, painter: QPainter, zoom: float) -> None:
        """Paint the broad frame of what a search has found, that can be seen from far away."""
        room = max(_FRAME, _FRAME * 0.7 / zoom)
        curve = style.radius(self.node.kind) + room
        painter.setPen(QPen(self._theme.strong("warn"), max(1.5, 1.5 / zoom)))
        painter.setBrush(self._theme.tint("warn"))
        painter.drawRoundedRect(self._room(zoom).adjusted(-room, -room, room, room), curve, curve)

    def _paint_text(self, painter: QPainter, ink: style.Ink) -> None:
        room = self.box.adjusted(_PAD, 3, 4 - _PAD, -3)
        small = self.node.small or self.node.subtitle
        bold, plain = style.font(style.TITLE, bold=True), style.font(style.SMALL)
        lines = [(line, ink.text, bold) for line in self.node.lines or (self.node.title,)]
        lines += [(small, ink.muted, plain)] if small else []
        height = room.height() / len(lines)
        for number, (text, colour, font) in enumerate(lines):
            strip = QRectF(room.left(), room.top() + number * height, room.width(), height)
            self._line(painter, strip, text, colour, font)

    def _paint_title(self, painter: QPainter, ink: style.Ink, zoom: float, room: QRectF) -> None:
        """Paint the title alone, at a size to read."""
        font = style.font(round(style.READABLE / zoom))
        lines = self._title(zoom, room.width())
        height = room.height() / len(lines)
        for number, text in enumerate(lines):
            strip = QRectF(room.left(), room.top() + number * height, room.width(), height)
            self._line(painter, strip.adjusted(3, 0, -2, 0), text, ink.text, font)

    def _title(self, zoom: float, width: float) -> list[str]:
        """Give the title as it fits from further away, in two lines where one is too long."""
        metrics = QFontMetricsF(style.font(round(style.READABLE / zoom)))
        return style.broken(" ".join(self.node.title.split()), metrics, width - 5)

    def _room(self, zoom: float) -> QRectF:
        """Give the room that a box takes: from further away it grows to bear a title in two lines, as gaps allow."""
        if not style.FAR <= zoom < style.NEAR:
            return self.box
        metrics = QFontMetricsF(style.font(round(style.READABLE / zoom)))
        if metrics.horizontalAdvance(self.node.title) <= self.box.width() - 5:
            return self.box
        wide = max(GAP / 2 - _LEFT / zoom, 0.0)
        lines = len(self._title(zoom, self.box.width() + 2 * wide))
        high = max((lines * _LINE / zoom - self.box.height()) / 2, 0.0)
        return self.box.adjusted(-wide, -high, wide, high)

    @staticmethod
    def _line(painter: QPainter, room: QRectF, text: str, colour: QColor, font: QFont) -> None:
        painter.setFont(font)
        painter.setPen(colour)
        shown = QFontMetricsF(font).elidedText(" ".join(text.split()), Qt.TextElideMode.ElideRight, room.width())
        whole = Qt.TextFlag.TextDontClip
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | whole, shown)

    def _paint_mark(self, painter: QPainter, zoom: float, room: QRectF) -> None:
        worst = style.worst(self.node)
        if worst is None:
            return
        size = _MARK if zoom >= style.NEAR else min(_MARK / zoom * 0.7, self.box.height())
        out = 0.6 if zoom >= style.NEAR else 0.4
        corner = QRectF(room.right() - size * out, room.top() - size * (1 - out), size, size)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.colours.surface))
        painter.drawEllipse(corner.adjusted(-1, -1, 1, 1))
        self._theme.shape(worst.tone).paint(painter, corner.toRect())


class Boxes:
    """All boxes of a picture, painted over the edges; they never overlap, so that their order does not matter."""

    def __init__(self, boxes: Iterable[NodeBox], theme: Theme) -> None:
        """Take the boxes."""
        self.all = tuple(boxes)
        self._theme = theme
        self._near_by = Near((one.bounds, one) for one in self.all)
        self._by_kind: dict[str, list[NodeBox]] = {}
        for one in self.all:
            self._by_kind.setdefault(one.node.kind, []).append(one)

    def at(self, point: QPointF) -> str:
        """Find the node of the box under a point; "" where there is none."""
        hits = self._near_by.within(QRectF(point, point))
        return next((one.node.id for one in hits if one.box.contains(point)), "")

    def paint(self, painter: QPainter, rect: QRectF, zoom: float) -> None:
        """Paint what lies in a part of the scene."""
        room = _FRAME / zoom
        seen = self._near_by.within(rect.adjusted(-room, -room, room, room))
        for one in seen:
            if one.found:
                one.paint_found(painter, zoom)
        if zoom >= style.FAR:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for one in seen:
                one.paint(painter, zoom)
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        for kind, members in self._by_kind.items():
            self._paint_far(painter, kind, members)
        self._paint_marks(painter, seen, zoom)
        for one in seen:
            if one.chosen or one.current:
                one.paint_ring(painter, zoom)

    def _paint_far(self, painter: QPainter, kind: str, members: list[NodeBox]) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(style.ink(self._theme.colours, kind).line.color())
        for near in (False, True):
            painter.setOpacity(1.0 if near else _FAINT)
            painter.drawRects([one.box for one in members if one.near is near])
        painter.setOpacity(1.0)

    def _paint_marks(self, painter: QPainter, seen: list[NodeBox], zoom: float) -> None:
        """Paint the worst findings as dots that can still be seen, the worst on top."""
        marked = [(worst, one) for one in seen if (worst := style.worst(one.node)) is not None]
        size = min(_DOT / zoom, _MOST_DOT)
        for worst, one in sorted(marked, key=lambda pair: -list(Severity).index(pair[0])):
            painter.setBrush(self._theme.strong(worst.tone))
            painter.setPen(QPen(QColor(self._theme.colours.surface), 0))
            corner = one.box.topRight()
            painter.drawRect(QRectF(corner.x() - size / 2, corner.y() - size / 2, size, size))
