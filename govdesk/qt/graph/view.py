"""The view on the scene: pan, zoom, select, with the mouse and with the keyboard alone."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QFrame, QGraphicsView, QWidget

from govdesk.domain.picture.picture import Picture
from govdesk.domain.responsibility.steps import Step
from govdesk.qt.graph import style
from govdesk.qt.graph.minimap import Minimap
from govdesk.qt.graph.pull import Pull
from govdesk.qt.graph.scene import PictureScene
from govdesk.qt.graph.zoom import ZoomView
from govdesk.qt.parts.theme import Theme

_CLICK = 4
"""How far, in pixels, the mouse may move between press and release of a click."""
_ARROWS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
_OPEN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_HELP = (
    "Tab goes from box to box, arrow keys follow the lines, Enter opens, plus and minus zoom, 0 shows everything, "
    "Shift with arrow keys moves the picture, Ctrl+F finds. Shift and a drag from a party to a thing proposes a duty. "
    "The table beside it says the same in rows."
)


class GraphView(ZoomView):
    """The picture in a frame.

    chosen(id): a node was selected ("" for none). opened(id): Enter or a double click on it. edge_chosen(id): a click
    on an edge; the id is the relation's. drawn(source, target): a line was drawn from box to box, with Shift.
    """

    chosen = Signal(str)
    opened = Signal(str)
    edge_chosen = Signal(str)
    drawn = Signal(str, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Start with an empty scene."""
        super().__init__(parent)
        self.picture_scene = PictureScene(theme, self)
        self.setScene(self.picture_scene)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.setCacheMode(QGraphicsView.CacheModeFlag.CacheBackground)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme.changed.connect(self.resetCachedContent)
        self.setAccessibleName("Picture of responsibility")
        self.setAccessibleDescription(_HELP)
        self.minimap = Minimap(self, self.picture_scene, theme)
        self._pull = Pull(self.picture_scene, theme)
        self._pressed: QPointF | None = None

    def show_picture(self, picture: Picture, *, fit: bool) -> None:
        """Show a picture; `fit` brings all of it into the window, else zoom and place stay."""
        self.picture_scene.show_picture(picture)
        self.resetCachedContent()
        if fit:
            self.begin()
        self.refit()
        self.minimap.renew()

    def centre(self) -> QPointF:
        """Give what is selected, else the middle of the picture."""
        chosen = self.picture_scene.items_by_id.get(self.picture_scene.chosen)
        return chosen.middle() if chosen else self.sceneRect().center()

    def choose(self, id_: str, path: tuple[Step, ...] = ()) -> None:
        """Select a node and bring it into view, without telling anybody; `path` stands out with it."""
        self.picture_scene.choose(id_, path)
        self.resetCachedContent()
        item = self.picture_scene.items_by_id.get(id_)
        if item is not None:
            self.ensureVisible(item.box, 40, 40)
            self.setAccessibleDescription(f"Selected: {style.says(item.node)}. {_HELP}")

    def mark(self, ids: frozenset[str]) -> None:
        """Mark the boxes that a search has found."""
        if self.picture_scene.mark(ids):
            self.resetCachedContent()
            self.minimap.renew()

    def _choose_and_tell(self, id_: str) -> None:
        self.choose(id_)
        self.chosen.emit(id_)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep everything in view while nobody has zoomed."""
        super().resizeEvent(event)
        self.refit()
        self.minimap.follow()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a click or a drag begins."""
        if self._pull.begin(event, self.mapToScene(event.position().toPoint())):
            return
        self._pressed = event.position()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Let what is pointed at stand out, and pan or draw a line while dragging."""
        if self._pull.source:
            self._pull.move(self.mapToScene(event.position().toPoint()))
            self.viewport().update()
            return
        super().mouseMoveEvent(event)
        if not event.buttons():
            before = self.picture_scene.hovered
            self.picture_scene.hover(self.picture_scene.node_at(self.mapToScene(event.position().toPoint())))
            if before != self.picture_scene.hovered:
                self.resetCachedContent()
                item = self.picture_scene.items_by_id.get(self.picture_scene.hovered)
                self.viewport().setToolTip(style.says(item.node) if item else "")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Select what was clicked, unless it was a drag; a line ends here."""
        if self._pull.source:
            source, target = self._pull.end(self.mapToScene(event.position().toPoint()))
            self.viewport().update()
            if target:
                self.drawn.emit(source, target)
            return
        super().mouseReleaseEvent(event)
        pressed, self._pressed = self._pressed, None
        if pressed is None or (event.position() - pressed).manhattanLength() > _CLICK:
            if pressed is not None:
                self.free()
            return
        point = self.mapToScene(event.position().toPoint())
        node = self.picture_scene.node_at(point)
        edge = "" if node else self.picture_scene.edges.at(point)
        if edge:
            self.edge_chosen.emit(edge)
        else:
            self._choose_and_tell(node)

    def drawForeground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """Paint the line that is being drawn."""
        del rect
        self._pull.paint(painter, self.zoom)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open what was double-clicked."""
        node = self.picture_scene.node_at(self.mapToScene(event.position().toPoint()))
        if node:
            self.opened.emit(node)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom, pan, walk along the edges, open, let go."""
        key = Qt.Key(event.key())
        if key in _ARROWS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._walk(*_ARROWS[key], event)
        elif key in _ARROWS:
            super().keyPressEvent(QKeyEvent(event.type(), key, Qt.KeyboardModifier.NoModifier))
        elif not self._perform(key):
            super().keyPressEvent(event)

    def _perform(self, key: Qt.Key) -> bool:
        if key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_in()
        elif key == Qt.Key.Key_Minus:
            self.zoom_out()
        elif key in (Qt.Key.Key_0, Qt.Key.Key_Home):
            self.fit()
        elif key in _OPEN and self.picture_scene.chosen:
            self.opened.emit(self.picture_scene.chosen)
        elif key == Qt.Key.Key_Escape and self.picture_scene.chosen:
            self._choose_and_tell("")
        else:
            return False
        return True

    def _walk(self, dx: int, dy: int, event: QKeyEvent) -> None:
        here = self.picture_scene.chosen
        if not here:
            self.free()
            super().keyPressEvent(event)
            return
        there = self.picture_scene.towards(here, dx, dy)
        if there:
            self._choose_and_tell(there)

    def focusNextPrevChild(self, next_: bool) -> bool:
        """Let Tab go from box to box, and out of the picture after the last one."""
        order = self.picture_scene.reading_order()
        here = self.picture_scene.chosen
        at = order.index(here) + (1 if next_ else -1) if here else (0 if next_ else len(order) - 1)
        if 0 <= at < len(order):
            self._choose_and_tell(order[at])
            return True
        return super().focusNextPrevChild(next_)
