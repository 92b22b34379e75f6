"""A picture as one SVG file (SVG 1.1) that needs nothing else: style inside, text escaped."""

from __future__ import annotations

from collections.abc import Iterator

from govdesk.domain.layout.layered import Place, Point
from govdesk.domain.picture.picture import Picture, PictureEdge, PictureNode
from govdesk.domain.picture.text import TITLE_SIZE
from govdesk.reports.graph.xml_text import attribute, content

MARGIN = 16.0
_STYLE = """
svg{background:#fff}
text{font-family:"Noto Sans","DejaVu Sans",Arial,sans-serif;fill:#1b2430}
.title{font-size:13px;font-weight:600}.small{font-size:10.5px;fill:#4a5666}.behind{fill:#fff;fill-opacity:.85}.label{font-size:9px;fill:#4a5666}
.box{fill:#fff;stroke:#66758a;stroke-width:1.2}
.system .box{fill:#e3edfb;stroke:#23549b;stroke-width:2}
.model .box,.adapter .box{fill:#eee9fa;stroke:#6547a8}.dataset .box{fill:#e4f4f1;stroke:#1f7a6c}
.prompt .box,.software .box,.service .box,.component .box{fill:#f1f3f6}
.person .box{fill:#fdf3e1;stroke:#9a6a12}.team .box,.organization .box{fill:#fbeee6;stroke:#a1512a}
.community .box{fill:#eaf5e3;stroke:#4b7d2d}
.missing .box{fill:#fff;stroke:#8a94a3;stroke-dasharray:3 3}
.outside .box{stroke-dasharray:8 3}
.edge{fill:none;stroke:#66758a;stroke-width:1.2}.accountable{stroke:#23549b;stroke-width:2.2}
.proposed{stroke-dasharray:5 4}
.high{fill:#b3261e}.medium{fill:#b26a00}.low{fill:#52606f}.mark{stroke:#fff;stroke-width:1.5}
""".strip()
_MARKER = (
    '<marker id="tip" viewBox="0 0 8 8" refX="7.5" refY="4" markerWidth="7" markerHeight="7" orient="auto" '
    'markerUnits="userSpaceOnUse"><path d="M0 0.5L8 4L0 7.5z" fill="#66758a"/></marker>'
)


def svg(picture: Picture, title: str = "Responsibility graph") -> str:
    """Draw a picture as SVG text, one unit per point; the same picture gives the same text.

    Every box and edge carries the id of its record in `data-id` and says itself in a `title`, for readers of all kinds.
    """
    width, height = picture.layout.width + 2 * MARGIN, picture.layout.height + 2 * MARGIN
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        _opening(width, height),
        f"<title>{content(title)}</title>",
        f"<style>{_STYLE}</style>",
        f"<defs>{_MARKER}</defs>",
        *_edges(picture),
        *_labels(picture),
        *(_node(picture, node) for node in picture.nodes),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _opening(width: float, height: float) -> str:
    size = f'width="{_n(width)}" height="{_n(height)}"'
    view = f"{_n(-MARGIN)} {_n(-MARGIN)} {_n(width)} {_n(height)}"
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size} viewBox="{view}" role="img">'


def _edges(picture: Picture) -> Iterator[str]:
    names = {node.id: node.title for node in picture.nodes}
    for edge in picture.edges:
        route = picture.layout.routes[edge.id]
        said = f"{names[edge.source]} {edge.label} {names[edge.target]}{_notes(edge)}"
        kind = f"edge {edge.kind}{' proposed' if edge.dashed else ''}"
        yield (
            f"<g data-id={attribute(edge.id)}><title>{content(said)}</title><path class={attribute(kind)} "
            f'd="{_path(route)}" marker-end="url(#tip)"/></g>'
        )


def _notes(edge: PictureEdge) -> str:
    return (" (proposed, not accepted)" if edge.dashed else "") + (" (since when is not known)" if edge.undated else "")


def _labels(picture: Picture) -> Iterator[str]:
    for edge in picture.edges:
        if room := picture.labels.get(edge.id):
            words = _words("label", room.x + room.width / 2, room.y + room.height * 0.75, edge.label)
            yield f'<g aria-hidden="true">{_rectangle("behind", room)}{words}</g>'


def _rectangle(style: str, room: Place) -> str:
    size = f'width="{_n(room.width)}" height="{_n(room.height)}"'
    return f'<rect class="{style}" x="{_n(room.x)}" y="{_n(room.y)}" {size} rx="6"/>'


def _words(style: str, x: float, y: float, text: str) -> str:
    return f'<text class="{style}" text-anchor="middle" x="{_n(x)}" y="{_n(y)}">{content(text)}</text>'


def _node(picture: Picture, node: PictureNode) -> str:
    place = picture.layout.places[node.id]
    worst = f"; findings: {', '.join(node.marks)}" if node.marks else ""
    said = content(f"{node.title}: {node.subtitle}{worst}")
    kind = attribute(node.kind if node.inside else f"{node.kind} outside")
    return (
        f"<g class={kind} data-id={attribute(node.id)}><title>{said}</title>"
        f"{_rectangle('box', place)}"
        f"{''.join(_title(node, place))}{_mark(node, place)}</g>"
    )


def _title(node: PictureNode, place: Place) -> Iterator[str]:
    middle, y = place.x + place.width / 2, place.y + TITLE_SIZE + 3
    for line in node.lines:
        yield _words("title", middle, y, line)
        y += TITLE_SIZE * 1.3
    if node.small:
        yield _words("small", middle, y - 2, node.small)


def _mark(node: PictureNode, place: Place) -> str:
    if not node.marks:
        return ""
    return f'<circle class="mark {node.marks[0]}" cx="{_n(place.x + place.width)}" cy="{_n(place.y)}" r="6"/>'


def _path(route: tuple[Point, ...]) -> str:
    return "M" + "L".join(f"{_n(point.x)} {_n(point.y)}" for point in route)


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
