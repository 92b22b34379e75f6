"""The scene: it follows one Picture, knows what is selected and pointed at, and paints the boxes over the edges."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QRect, QRectF
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QGraphicsScene

from govdesk.domain.picture.picture import Picture, PictureEdge
from govdesk.domain.responsibility.steps import Step
from govdesk.qt.graph import style
from govdesk.qt.graph.boxes import Boxes, NodeBox
from govdesk.qt.graph.edges import Edges, EdgeShape
from govdesk.qt.graph.signs import Signs
from govdesk.qt.parts.theme import Theme

_MARGIN = 60.0
_MANY = 600
"""With more boxes than this, those around the selection are not dimmed: painting all anew would be felt."""


class PictureScene(QGraphicsScene):
    """A picture on screen. Positions are the layout's, never a person's: the picture is a view, not a drawing."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        """Start empty; the colours are the theme's."""
        super().__init__(parent)
        self._theme = theme
        self.items_by_id: dict[str, NodeBox] = {}
        self.boxes = Boxes((), theme)
        self.edges = Edges((), theme)
        self.signs = Signs({}, {}, theme)
        self.chosen = ""
        self.picked: frozenset[str] = frozenset()
        self.hovered = ""
        self._path: tuple[Step, ...] = ()
        self._beside: dict[str, set[str]] = {}
        self._edges_of: dict[str, set[str]] = {}
        theme.changed.connect(self.repaint_all)

    def show_picture(self, picture: Picture) -> None:
        """Take a picture in place of the one before; the selection stays where its node is still there."""
        self.items_by_id = {
            node.id: NodeBox(node, QRectF(*picture.layout.places[node.id]), self._theme) for node in picture.nodes
        }
        self.boxes = Boxes(self.items_by_id.values(), self._theme)
        self.edges = Edges(_shapes(picture), self._theme)
        self._link(picture)
        self.signs = Signs(self.items_by_id, self._edges_of, self._theme)
        room = QRectF(0, 0, picture.layout.width, picture.layout.height)
        self.setSceneRect(room.adjusted(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN))
        self.hovered = ""
        picked = self.picked & self.items_by_id.keys()
        self.choose(self.chosen)
        if len(picked) > 1:
            self.pick(picked)

    def _link(self, picture: Picture) -> None:
        self._beside = {node.id: set() for node in picture.nodes}
        self._edges_of = {node.id: set() for node in picture.nodes}
        for edge in picture.edges:
            for here, there in ((edge.source, edge.target), (edge.target, edge.source)):
                self._beside[here].add(there)
                self._edges_of[here].add(edge.id)

    def choose(self, id_: str, path: tuple[Step, ...] = ()) -> None:
        """Select a node, or nothing with ""; a node that is not there selects nothing. `path` stands out with it."""
        self.chosen, self.picked = id_ if id_ in self.items_by_id else "", frozenset()
        self._path = path if self.chosen else ()
        self._highlight()

    def pick(self, ids: frozenset[str], current: str = "") -> None:
        """Select several nodes; the keys go on from the current one, by default from where they were."""
        self.picked, self._path = ids, ()
        self.chosen = current or self.chosen or min(ids, default="")
        self._highlight()

    def toggled(self, id_: str) -> frozenset[str]:
        """Give what is selected once a node was added, or taken away where it was selected already."""
        return (self.picked or frozenset({self.chosen} - {""})) ^ {id_}

    def mark(self, ids: frozenset[str]) -> bool:
        """Mark what is found, and nothing else; say whether that changed anything."""
        changed = [one for id_, one in self.items_by_id.items() if one.found is not (id_ in ids)]
        for one in changed:
            one.found = not one.found
        if changed:
            self._highlight()
        return bool(changed)

    def hover(self, id_: str) -> None:
        """Point at a node: it and its neighbours stand out."""
        if id_ != self.hovered:
            self.hovered = id_
            self._highlight()

    def _highlight(self) -> None:
        held = frozenset({self.hovered or self.chosen} - {""}) if self.hovered or not self.picked else self.picked
        path = self._path if held == {self.chosen} else ()
        near = None
        if held and len(self.items_by_id) <= _MANY:
            near = held.union(*(self._beside.get(id_, set()) for id_ in held))
            near |= {end for one in path for end in (one.source, one.target)}
        for id_, item in self.items_by_id.items():
            item.near, item.chosen = near is None or id_ in near, id_ in (self.picked or {self.chosen})
            item.current = id_ == self.chosen
        beside = {one.relation for one in path}.union(*(self._edges_of.get(id_, set()) for id_ in held))
        self.edges.near = frozenset(beside) if held else None
        self.signs.put_first(self._named(held), alone=bool(held) and near is not None)
        self.repaint_all()

    def _named(self, held: frozenset[str]) -> list[str]:
        """List whose names come first: what is looked at, what a search has found, what is beside that."""
        found = [id_ for id_, item in self.items_by_id.items() if item.found]
        return [*sorted(held), *found, *sorted(set().union(*(self._beside.get(id_, set()) for id_ in held)))]

    def node_at(self, point: QPointF) -> str:
        """Find the node under a point of the scene; "" where there is none."""
        return self.boxes.at(point)

    def reading_order(self) -> list[str]:
        """Give the nodes from top to bottom and left to right, for Tab."""
        middles = {id_: item.middle() for id_, item in self.items_by_id.items()}
        return sorted(middles, key=lambda id_: (round(middles[id_].y()), middles[id_].x(), id_))

    def towards(self, id_: str, dx: int, dy: int) -> str:
        """Find where an arrow key leads: the nearest linked node that way, else the nearest at all, else ""."""
        here = self.items_by_id[id_].middle()
        costs = {}
        for other, item in self.items_by_id.items():
            cost = _cost(item.middle() - here, dx, dy)
            if other != id_ and cost is not None:
                costs[other] = (other not in self._beside[id_], cost, other)
        return min(costs, key=lambda other: costs[other], default="")

    def repaint_all(self) -> None:
        """Paint everything anew, after a change of colours or of what stands out."""
        self.invalidate(self.sceneRect(), QGraphicsScene.SceneLayer.AllLayers)
        self.update()

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """Paint the ground, the edges and the boxes: all of it is background, which the view keeps while it moves."""
        painter.fillRect(rect, QColor(self._theme.colours.surface))
        painter.save()
        zoom = painter.worldTransform().m11()
        self.edges.paint(painter, QRectF(rect), zoom)
        self.boxes.paint(painter, QRectF(rect), zoom)
        if zoom < style.FAR:
            self.signs.paint(painter, QRectF(rect), zoom)
        painter.restore()


def _shapes(picture: Picture) -> list[EdgeShape]:
    return [_shape(picture, edge) for edge in picture.edges if edge.id in picture.layout.routes]


def _shape(picture: Picture, edge: PictureEdge) -> EdgeShape:
    room = picture.labels.get(edge.id)
    return EdgeShape(edge, picture.layout.routes[edge.id], None if room is None else QRectF(*room))


def _cost(way: QPointF, dx: int, dy: int) -> float | None:
    along = way.x() * dx + way.y() * dy
    across = abs(way.x() * dy) + abs(way.y() * dx)
    return along + 2 * across if along > 1 and across <= 4 * along else None
