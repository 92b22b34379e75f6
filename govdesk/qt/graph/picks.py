"""What is selected in the picture: one node or several, with the keyboard along the edges and from box to box."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from govdesk.domain.responsibility.steps import Step
from govdesk.qt.graph import style
from govdesk.qt.graph.scene import PictureScene
from govdesk.qt.graph.zoom import ZoomView
from govdesk.qt.parts.theme import Theme, announce

_SEVERAL = 2
ARROWS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
HELP = (
    "Tab goes from box to box, arrow keys follow the lines, Enter opens, plus and minus zoom, 0 shows everything, "
    "Shift with arrow keys moves the picture, Ctrl+F finds. Ctrl with arrow keys goes on without letting go of what is "
    "selected, Ctrl+Space selects one more or one less, Ctrl+A all, Escape none. Shift and a drag over the ground "
    "selects, from a party to a thing it proposes a duty. The table beside it says the same in rows."
)


class PickView(ZoomView):
    """A view on a scene in which nodes are selected.

    chosen(id): one node was selected ("" for none). picked(ids): several nodes were selected.
    """

    chosen = Signal(str)
    picked = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Start with an empty scene."""
        super().__init__(parent)
        self.picture_scene = PictureScene(theme, self)
        self.setScene(self.picture_scene)

    def centre(self) -> QPointF:
        """Give what is selected, else the middle of the picture."""
        chosen = self.picture_scene.items_by_id.get(self.picture_scene.chosen)
        return chosen.middle() if chosen else self.sceneRect().center()

    @property
    def has_chosen(self) -> bool:
        """Tell whether something in the picture is selected."""
        return self.picture_scene.chosen in self.picture_scene.items_by_id

    def choose(self, id_: str, path: tuple[Step, ...] = ()) -> None:
        """Select a node and bring it into view, without telling anybody; `path` stands out with it."""
        self.picture_scene.choose(id_, path)
        self.resetCachedContent()
        item = self.picture_scene.items_by_id.get(id_)
        if item is not None:
            self.ensureVisible(item.box, 40, 40)
            self.setAccessibleDescription(f"Selected: {style.says(item.node)}. {HELP}")

    def mark(self, ids: frozenset[str]) -> None:
        """Mark the boxes that a search has found."""
        if self.picture_scene.mark(ids):
            self.resetCachedContent()

    def choose_and_tell(self, id_: str) -> None:
        """Select a node and say so."""
        self.choose(id_)
        self.chosen.emit(id_)

    def pick(self, ids: frozenset[str], current: str = "") -> None:
        """Select several nodes and say so; one is selected as ever, and none lets go."""
        if len(ids) < _SEVERAL:
            self.choose_and_tell(min(ids, default=""))
            return
        self.picture_scene.pick(ids, current)
        self.resetCachedContent()
        self.setAccessibleDescription(f"{len(ids)} selected. {HELP}")
        self.picked.emit(ids)

    def select(self, key: Qt.Key) -> bool:
        """Select with the keys: all, one more or one less; or go on and keep what is selected."""
        scene = self.picture_scene
        if key == Qt.Key.Key_A:
            self.pick(frozenset(scene.items_by_id))
        elif key == Qt.Key.Key_Space and scene.chosen:
            self.pick(scene.toggled(scene.chosen), scene.chosen)
        elif key in ARROWS and scene.chosen:
            there = scene.towards(scene.chosen, *ARROWS[key])
            if there:
                scene.pick(scene.picked or frozenset({scene.chosen}), there)
                self.resetCachedContent()
                self.ensureVisible(scene.items_by_id[there].box, 40, 40)
                announce(self, style.says(scene.items_by_id[there].node))
        else:
            return False
        return True

    def walk(self, dx: int, dy: int, event: QKeyEvent) -> None:
        """Go along an edge; where nothing is selected, move the picture."""
        here = self.picture_scene.chosen
        if not here:
            self.free()
            super().keyPressEvent(event)
            return
        there = self.picture_scene.towards(here, dx, dy)
        if there:
            self.choose_and_tell(there)

    def focusNextPrevChild(self, next_: bool) -> bool:
        """Let Tab go from box to box, and out of the picture after the last one."""
        order = self.picture_scene.reading_order()
        here = self.picture_scene.chosen
        at = order.index(here) + (1 if next_ else -1) if here else (0 if next_ else len(order) - 1)
        if 0 <= at < len(order):
            self.choose_and_tell(order[at])
            return True
        return super().focusNextPrevChild(next_)
