"""The view on the scene: pan, zoom, select, with the mouse and with the keyboard alone."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QFrame, QGraphicsView, QWidget

from govdesk.domain.picture.picture import Picture
from govdesk.qt.graph import style
from govdesk.qt.graph.band import Band
from govdesk.qt.graph.minimap import Minimap
from govdesk.qt.graph.picks import ARROWS, HELP, PickView
from govdesk.qt.graph.pull import Pull
from govdesk.qt.parts.theme import Theme

_CLICK = 4
"""How far, in pixels, the mouse may move between press and release of a click."""
_OPEN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class GraphView(PickView):
    """The picture in a frame.

    opened(id): Enter or a double click on a node. edge_chosen(id): a click on an edge; the id is the relation's.
    drawn(source, target): a line was drawn from box to box, with Shift.
    """

    opened = Signal(str)
    edge_chosen = Signal(str)
    drawn = Signal(str, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Start with an empty scene."""
        super().__init__(theme, parent)
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
        self.setAccessibleDescription(HELP)
        self.minimap = Minimap(self, self.picture_scene, theme)
        self._pull = Pull(self.picture_scene, theme)
        self._band = Band(self.picture_scene, theme)
        self._pressed: QPointF | None = None

    def show_picture(self, picture: Picture, *, fit: bool) -> None:
        """Show a picture; `fit` brings all of it into the window, else zoom and place stay."""
        self.picture_scene.show_picture(picture)
        self.resetCachedContent()
        if fit:
            self.begin()
        self.refit()
        self.minimap.renew()

    def mark(self, ids: frozenset[str]) -> None:
        """Mark the boxes that a search has found, in the small picture too."""
        super().mark(ids)
        self.minimap.renew()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep everything in view while nobody has zoomed."""
        super().resizeEvent(event)
        self.refit()
        self.minimap.follow()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a click or a drag begins."""
        at = self.mapToScene(event.position().toPoint())
        if self._pull.begin(event, at) or (not self.picture_scene.node_at(at) and self._band.begin(event, at)):
            return
        self._pressed = event.position()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Let what is pointed at stand out, and pan or draw a line while dragging."""
        held = self._pull if self._pull.source else self._band if self._band.drawn else None
        if held is not None:
            held.move(self.mapToScene(event.position().toPoint()))
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
        point = self.mapToScene(event.position().toPoint())
        if self._pull.source or self._band.drawn:
            self._end_drag(point)
            return
        super().mouseReleaseEvent(event)
        pressed, self._pressed = self._pressed, None
        if pressed is None or (event.position() - pressed).manhattanLength() > _CLICK:
            if pressed is not None:
                self.free()
            return
        self._click(point, adds=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))

    def _end_drag(self, point: QPointF) -> None:
        """End the line, or the band, that was drawn."""
        if self._pull.source:
            source, target = self._pull.end(point)
            if target:
                self.drawn.emit(source, target)
        else:
            touched = self._band.end(point)
            before = self.picture_scene.picked or frozenset({self.picture_scene.chosen} - {""})
            self.pick(touched | before if self._band.adds else touched)
        self.viewport().update()

    def _click(self, point: QPointF, *, adds: bool) -> None:
        node = self.picture_scene.node_at(point)
        edge = "" if node else self.picture_scene.edges.at(point)
        if adds:
            if node:
                self.pick(self.picture_scene.toggled(node), node)
        elif edge:
            self.edge_chosen.emit(edge)
        else:
            self.choose_and_tell(node)

    def drawForeground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """Paint the line or the band that is being drawn."""
        del rect
        self._pull.paint(painter, self.zoom)
        self._band.paint(painter, self.zoom)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open what was double-clicked."""
        node = self.picture_scene.node_at(self.mapToScene(event.position().toPoint()))
        if node:
            self.opened.emit(node)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom, pan, walk along the edges, open, let go."""
        key, held = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in ARROWS and not held:
            self.walk(*ARROWS[key], event)
        elif held == Qt.KeyboardModifier.ControlModifier and self.select(key):
            pass
        elif key in ARROWS:
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
            self.choose_and_tell("")
        else:
            return False
        return True
