"""The picture of 5,000 boxes and 15,000 edges under the hand: panned and zoomed, on the raster of no screen."""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from bench.measure import Line, once
from govdesk.domain.layout.layered import Box, Edge, layered
from govdesk.domain.picture.picture import Picture, PictureEdge, PictureNode

if TYPE_CHECKING:
    from PySide6.QtWidgets import QGraphicsView

NODES, EDGES, LAYERS, NEAR, WIDE = 5_000, 15_000, 10, 30, 49_000.0
FRAME, FRAMES = 0.033, 40
ZOOMS = (0.013, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 1.0)


def drawn() -> Picture:
    """Make up a picture; the same on every run."""
    chance = random.Random(NODES)
    boxes = [Box(f"n{number:05}", 160, 44, number % LAYERS) for number in range(NODES)]
    starts = [chance.randrange(NODES) for _ in range(EDGES)]
    ends = [min(max(start + chance.randint(-NEAR, NEAR), 0), NODES - 1) for start in starts]
    edges = [
        Edge(f"e{place:05}", boxes[a].id, boxes[b].id) for place, (a, b) in enumerate(zip(starts, ends, strict=True))
    ]
    nodes = tuple(_node(number, box) for number, box in enumerate(boxes))
    lines = tuple(PictureEdge(edge.id, edge.source, edge.target, "uses", "uses") for edge in edges)
    return Picture(nodes, lines, layered(boxes, edges, wide=WIDE))


def _node(number: int, box: Box) -> PictureNode:
    marks = ("high",) if number % 20 == 0 else ()
    return PictureNode(box.id, "model", f"Model {number}", "Model · 1.0", marks, (f"Model {number}",), "Model · 1.0")


def lines(_folder: Path) -> Iterator[Line]:
    """Measure the layout of the picture, and the median frame at every zoom."""
    from PySide6.QtWidgets import QApplication

    from govdesk.qt.graph.view import GraphView
    from govdesk.qt.parts.theme import Theme

    app = QApplication.instance() or QApplication([])
    if not isinstance(app, QApplication):
        return
    begun = time.process_time()
    made = drawn()
    took = time.process_time() - begun
    yield Line(f"lay out {NODES:,} nodes, {EDGES:,} edges", took, aim_seconds=10.0, note="processor time")
    view = GraphView(Theme(app, dark=False))
    view.resize(1280, 720)
    view.show()
    view.show_picture(made, fit=True)
    for zoom in ZOOMS:
        view.zoom_by(zoom / view.zoom)
        yield Line(f"pan them at zoom {view.zoom:.2f}, a frame", _frames(view, partial(_pan, view)), aim_seconds=FRAME)
    view.fit()
    yield Line("zoom into them, a frame", _frames(view, lambda _at: view.zoom_by(1.12)), aim_seconds=FRAME)
    yield Line("zoom out of them, a frame", _frames(view, lambda _at: view.zoom_by(1 / 1.12)), aim_seconds=FRAME)
    view.close()


def _pan(view: QGraphicsView, at: int) -> None:
    across, down = view.horizontalScrollBar(), view.verticalScrollBar()
    across.setValue(across.value() + 25)
    down.setValue(down.value() + 7 * (-1) ** at)


def _frames(view: QGraphicsView, move: Callable[[int], None]) -> float:
    def frame(at: int) -> None:
        move(at)
        view.viewport().grab()

    return statistics.median(once(partial(frame, at)) for at in range(FRAMES))
