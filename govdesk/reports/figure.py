"""The responsibility graph on paper: a picture drawn as vectors, scaled to its place, never split."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.platypus.flowables import Flowable

from govdesk.reports import marks
from govdesk.reports.fonts import BOX, BOX_END, printable, width_of
from govdesk.reports.styles import ACCENT, BOLD, FAINT, INK, PAPER, QUIET, REGULAR, Colour

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.pdfgen.canvas import Canvas

    from govdesk.domain.layout import Place, Point
    from govdesk.domain.picture import Picture, PictureEdge, PictureNode
    from govdesk.reports.content import Tone

LARGEST = 0.78
"""Points for one unit of the layout where there is room enough."""
_MARKS: dict[str, Tone] = {"high": "bad", "medium": "warn", "low": "neutral"}
_PARTIES = frozenset({"organization", "person", "team", "community", "party"})
_FILLS: dict[str, Colour] = {
    "system": (0.894, 0.925, 0.957),
    "missing": PAPER,
    "person": (0.957, 0.945, 0.914),
    "team": (0.957, 0.945, 0.914),
    "organization": (0.957, 0.945, 0.914),
    "party": (0.957, 0.945, 0.914),
    "community": (0.918, 0.953, 0.925),
}


class Drawing(Flowable):
    """A picture fitted into a width and a height."""

    def __init__(self, picture: Picture, width: float, height: float, largest: float = LARGEST) -> None:
        """Take the picture and the room there is, in points."""
        super().__init__()
        self._picture = picture
        layout = picture.layout
        self.scale = min(width / max(layout.width, 1), height / max(layout.height, 1), largest)
        self.width, self.height = layout.width * self.scale, layout.height * self.scale
        self._room = width
        self.spaceBefore, self.spaceAfter = 6.0, 8.0

    def wrap(self, _available_width: float, _available_height: float) -> tuple[float, float]:
        """Give the size that was settled at the start."""
        return self.width, self.height

    def least(self, _width: float) -> float:
        """Give the whole height: a figure is never split."""
        return self.height

    def draw(self) -> None:
        """Draw edges first, boxes over them, words on top."""
        canvas = self.canv
        canvas.saveState()
        canvas.translate(max(0.0, (self._room - self.width) / 2), self.height)
        canvas.scale(self.scale, self.scale)
        picture = self._picture
        for edge in picture.edges:
            _edge(canvas, edge, picture.layout.routes[edge.id])
        for node in picture.nodes:
            _box(canvas, node, picture.layout.places[node.id])
        for edge in picture.edges:
            _label(canvas, edge, picture.layout.routes[edge.id])
        canvas.restoreState()


def _edge(canvas: Canvas, edge: PictureEdge, route: Sequence[Point]) -> None:
    canvas.setStrokeColor(QUIET)
    canvas.setFillColor(QUIET)
    canvas.setLineWidth(0.9)
    canvas.setDash([4, 3] if edge.dashed else [])
    path = canvas.beginPath()
    path.moveTo(route[0].x, -route[0].y)
    for point in route[1:]:
        path.lineTo(point.x, -point.y)
    canvas.drawPath(path, stroke=1, fill=0)
    canvas.setDash([])
    _arrow(canvas, route[-2], route[-1])


def _arrow(canvas: Canvas, before: Point, tip: Point) -> None:
    along, down = tip.x - before.x, tip.y - before.y
    length = (along * along + down * down) ** 0.5 or 1.0
    along, down = along / length, down / length
    path = canvas.beginPath()
    path.moveTo(tip.x, -tip.y)
    for side in (3.0, -3.0):
        path.lineTo(tip.x - along * 7 - down * side, -(tip.y - down * 7 + along * side))
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)


def _label(canvas: Canvas, edge: PictureEdge, route: Sequence[Point]) -> None:
    """Write the words of an edge on its middle, on a patch of paper."""
    middle = len(route) // 2
    x = (route[middle - 1].x + route[middle].x) / 2
    y = -(route[middle - 1].y + route[middle].y) / 2
    words = edge.label + (" (proposed)" if edge.dashed else "")
    size = 8.0
    wide = width_of(REGULAR, _shown(words)) * size
    canvas.setFillColor(PAPER)
    canvas.rect(x - wide / 2 - 2, y - size * 0.6, wide + 4, size * 1.25, stroke=0, fill=1)
    canvas.setFillColor(QUIET)
    canvas.setFont(REGULAR, size)
    canvas.drawCentredString(x, y - size * 0.32, _shown(words))


def _box(canvas: Canvas, node: PictureNode, place: Place) -> None:
    bottom = -place.y - place.height
    canvas.setFillColor(_FILLS.get(node.kind, FAINT))
    canvas.setStrokeColor(ACCENT if node.kind == "system" else QUIET)
    canvas.setLineWidth(1.6 if node.kind == "system" else 0.8)
    canvas.setDash([3, 2] if node.kind == "missing" else [])
    round_ = 9 if node.kind in _PARTIES else 2.5
    canvas.roundRect(place.x, bottom, place.width, place.height, round_, stroke=1, fill=1)
    canvas.setDash([])
    if node.marks:
        marks.mark(canvas, _MARKS.get(node.marks[0], "neutral"), place.x + place.width - 15, -place.y - 11, 12)
    _words(canvas, node, place)


def _words(canvas: Canvas, node: PictureNode, place: Place) -> None:
    lines = node.lines or (node.title,)
    rows = [(line, BOLD, 11.0, INK) for line in lines]
    if node.small or node.subtitle:
        rows.append((node.small or node.subtitle, REGULAR, 9.0, QUIET))
    y = -place.y - place.height / 2 + sum(size * 1.28 for _, _, size, _ in rows) / 2
    for words, face, size, colour in rows:
        y -= size * 1.28
        _fitted(canvas, words, face, size, colour, (place.x + 8, y + size * 0.3, place.width - 16))


def _fitted(canvas: Canvas, words: str, face: str, size: float, colour: Colour, at: tuple[float, float, float]) -> None:
    """Write words in the middle of a stretch of a line; letters shrink to 70 %, then the end is cut (ellipsis)."""
    x, y, room = at
    shown = _shown(words)
    wide = width_of(face, shown) * size
    if wide > room:
        size = max(size * room / wide, size * 0.7)
        while width_of(face, shown) * size > room and len(shown) > 1:
            shown = shown.rstrip("…")[:-1].rstrip() + "…"
    canvas.setFillColor(colour)
    canvas.setFont(face, size)
    canvas.drawCentredString(x + room / 2, y, shown)


def _shown(words: str) -> str:
    return printable(words).replace(BOX, "[").replace(BOX_END, "]").replace("\n", " ")


def tone_of(severity: str) -> Tone:
    """Give the tone of a finding's severity."""
    return _MARKS.get(severity, "neutral")
