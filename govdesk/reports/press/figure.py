"""The responsibility graph on paper: a picture drawn as vectors, scaled to its place, never split."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reportlab.platypus.flowables import Flowable

from govdesk.domain.picture.labels import LABEL_SIZE
from govdesk.domain.picture.text import SMALL_SIZE, TITLE_SIZE
from govdesk.reports.press import marks
from govdesk.reports.press.fonts import BOX, BOX_END, printable, width_of
from govdesk.reports.press.styles import BOLD, FAINT, INK, PAPER, QUIET, REGULAR, Colour, rgb

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.pdfgen.canvas import Canvas

    from govdesk.domain.layout.layered import Place, Point
    from govdesk.domain.picture.picture import Picture, PictureEdge, PictureNode
    from govdesk.reports.content import Tone

LARGEST = 0.78
"""Points for one unit of the layout where there is room enough."""
READABLE = 0.7
"""Below this scale nobody reads it: words of edges are then smaller than 6.3 points, those in boxes than 6.6."""
_LEAST_LETTERS = 6.3
AROUND = 96.0
"""Room that a heading and the words below a figure take, in points."""
_MARKS: dict[str, Tone] = {"high": "bad", "medium": "warn", "low": "neutral"}
_PARTIES = frozenset({"organization", "person", "team", "community", "party"})
_FILLS: dict[str, tuple[Colour, Colour]] = {
    "system": (rgb("e3edfb"), rgb("23549b")),
    "model": (rgb("f1edfb"), rgb("6547a8")),
    "adapter": (rgb("f1edfb"), rgb("6547a8")),
    "dataset": (rgb("e7f5f2"), rgb("1f7a6c")),
    "person": (rgb("fdf5e6"), rgb("9a6a12")),
    "team": (rgb("fbf0ea"), rgb("a1512a")),
    "organization": (rgb("fbf0ea"), rgb("a1512a")),
    "community": (rgb("eef6e8"), rgb("4b7d2d")),
    "missing": (PAPER, QUIET),
}
"""Fill and stroke of boxes by kind; the kind also stands in words in each box, and shapes differ."""


LEGEND = (
    "A dashed line is a duty that is proposed and not accepted. A box with long dashes stands outside the house, "
    "one with short dashes is named but not in the register. A mark on a box is a finding on that record."
)
"""What the signs mean."""


def placed(picture: Picture, width: float, height: float) -> tuple[Drawing, bool]:
    """Fit a picture on a page with so much room, and tell whether the page has to lie on its side."""
    upright = Drawing(picture, width, (height - AROUND) * 0.86)
    sideways = Drawing(picture, height, width - AROUND)
    lies = upright.scale < READABLE and sideways.scale > upright.scale * 1.1
    return (sideways, True) if lies else (upright, False)


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
        picture, least = self._picture, _LEAST_LETTERS / self.scale
        for edge in picture.edges:
            _edge(canvas, edge, picture.layout.routes[edge.id])
        for node in picture.nodes:
            _box(canvas, node, picture.layout.places[node.id], least)
        for edge in picture.edges:
            if edge.id in picture.labels:
                _label(canvas, edge.label, picture.labels[edge.id], least)
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


def _label(canvas: Canvas, words: str, place: Place, least: float) -> None:
    """Write the words of an edge where the picture has room for them, on a patch of paper."""
    canvas.setFillColor(PAPER)
    canvas.rect(place.x, -place.y - place.height, place.width, place.height, stroke=0, fill=1)
    middle = -place.y - place.height / 2
    at = (place.x + 1, middle - LABEL_SIZE * 0.35, place.width - 2)
    _fitted(canvas, words, Letters(REGULAR, LABEL_SIZE, QUIET, least), at)


def _box(canvas: Canvas, node: PictureNode, place: Place, least: float) -> None:
    bottom = -place.y - place.height
    fill, stroke = _FILLS.get(node.kind, (FAINT, QUIET))
    canvas.setFillColor(fill)
    canvas.setStrokeColor(stroke)
    canvas.setLineWidth(2.0 if node.kind == "system" else 1.0)
    canvas.setDash([3, 2] if node.kind == "missing" else [8, 3] if not node.inside else [])
    round_ = 9 if node.kind in _PARTIES else 2.5
    canvas.roundRect(place.x, bottom, place.width, place.height, round_, stroke=1, fill=1)
    canvas.setDash([])
    if node.marks:
        canvas.setFillColor(PAPER)
        canvas.circle(place.x + place.width - 3, -place.y - 3, 8.5, stroke=0, fill=1)
        marks.mark(canvas, _MARKS.get(node.marks[0], "neutral"), place.x + place.width - 9, -place.y - 3, 14)
    _words(canvas, node, place, least)


def _words(canvas: Canvas, node: PictureNode, place: Place, least: float) -> None:
    lines = node.lines or (node.title,)
    rows = [(line, BOLD, TITLE_SIZE - 1, INK) for line in lines]
    if node.small or node.subtitle:
        rows.append((node.small or node.subtitle, REGULAR, SMALL_SIZE - 1, QUIET))
    y = -place.y - place.height / 2 + sum(size * 1.28 for _, _, size, _ in rows) / 2
    for words, face, size, colour in rows:
        y -= size * 1.28
        at = (place.x + 8, y + size * 0.3, place.width - 16)
        _fitted(canvas, words, Letters(face, size, colour, least), at)


class Letters(NamedTuple):
    """How words are set; `least` is the smallest size at which they can be read."""

    face: str
    size: float
    colour: Colour
    least: float


def _fitted(canvas: Canvas, words: str, letters: Letters, at: tuple[float, float, float]) -> None:
    """Write words in the middle of a stretch of a line; letters shrink while they can be read, then the end is cut."""
    x, y, room = at
    face, size, colour, least = letters
    shown = _shown(words)
    wide = width_of(face, shown) * size
    if wide > room:
        size = max(size * room / wide, size * 0.7, min(size, least))
        while width_of(face, shown) * size > room and len(shown) > 1:
            shown = shown.rstrip("…")[:-1].rstrip() + "…"
    canvas.setFillColor(colour)
    canvas.setFont(face, size)
    canvas.drawCentredString(x + room / 2, y, shown)


def _shown(words: str) -> str:
    return printable(words).replace(BOX, "[").replace(BOX_END, "]").replace("\n", " ")
