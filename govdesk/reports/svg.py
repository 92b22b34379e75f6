"""A picture as one SVG file (SVG 1.1) that needs nothing else: style inside, text escaped."""

from __future__ import annotations

from collections.abc import Iterator

from govdesk.domain.layout import Point
from govdesk.domain.picture import Picture, PictureEdge, PictureNode, label_point
from govdesk.domain.picture_text import TITLE_SIZE
from govdesk.reports.xml_text import attribute, content

MARGIN = 16.0
_MOST_LABELS = 60
_STYLE = """
svg{background:#fff}
text{font-family:"Noto Sans","DejaVu Sans",Arial,sans-serif;fill:#1b2430}
.title{font-size:13px;font-weight:600}.small{font-size:10.5px;fill:#4a5666}.label{font-size:9px;fill:#4a5666}
.box{fill:#fff;stroke:#66758a;stroke-width:1.2}
.system .box{fill:#e3edfb;stroke:#23549b;stroke-width:2}
.model .box,.adapter .box{fill:#eee9fa;stroke:#6547a8}.dataset .box{fill:#e4f4f1;stroke:#1f7a6c}
.prompt .box,.software .box,.service .box,.component .box{fill:#f1f3f6}
.person .box{fill:#fdf3e1;stroke:#9a6a12}.team .box,.organization .box{fill:#fbeee6;stroke:#a1512a}
.community .box{fill:#eaf5e3;stroke:#4b7d2d}
.missing .box{fill:#fff;stroke:#8a94a3;stroke-dasharray:3 3}
.outside .box{stroke-dasharray:8 3}
.edge{fill:none;stroke:#66758a;stroke-width:1.2}.accountable{stroke:#23549b;stroke-width:2.2}.proposed{stroke-dasharray:5 4}
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
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_n(width)}" height="{_n(height)}" '
        f'viewBox="{_n(-MARGIN)} {_n(-MARGIN)} {_n(width)} {_n(height)}" role="img">',
        f"<title>{content(title)}</title>",
        f"<style>{_STYLE}</style>",
        f"<defs>{_MARKER}</defs>",
        *_edges(picture),
        *(_node(picture, node) for node in picture.nodes),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _edges(picture: Picture) -> Iterator[str]:
    names = {node.id: node.title for node in picture.nodes}
    for edge in picture.edges:
        route = picture.layout.routes[edge.id]
        said = f"{names[edge.source]} {edge.label} {names[edge.target]}{_notes(edge)}"
        kind = f"edge {edge.kind}{' proposed' if edge.dashed else ''}"
        yield (
            f'<g data-id={attribute(edge.id)}><title>{content(said)}</title><path class={attribute(kind)} d="{_path(route)}" '
            f'marker-end="url(#tip)"/>{_label(picture, edge, route)}</g>'
        )


def _notes(edge: PictureEdge) -> str:
    return (" (proposed, not accepted)" if edge.dashed else "") + (" (since when is not known)" if edge.undated else "")


def _label(picture: Picture, edge: PictureEdge, route: tuple[Point, ...]) -> str:
    if len(picture.edges) > _MOST_LABELS:
        return ""
    at = label_point(route)
    return f'<text class="label" x="{_n(at.x + 3)}" y="{_n(at.y - 2)}">{content(edge.label)}</text>'


def _node(picture: Picture, node: PictureNode) -> str:
    place = picture.layout.places[node.id]
    middle = place.x + place.width / 2
    kind = f"{node.kind}{'' if node.inside else ' outside'}"
    y, rows = place.y + TITLE_SIZE + 3, []
    for line in node.lines:
        rows.append(f'<text class="title" text-anchor="middle" x="{_n(middle)}" y="{_n(y)}">{content(line)}</text>')
        y += TITLE_SIZE * 1.3
    if node.small:
        rows.append(f'<text class="small" text-anchor="middle" x="{_n(middle)}" y="{_n(y - 2)}">{content(node.small)}</text>')
    worst = f"; findings: {', '.join(node.marks)}" if node.marks else ""
    mark = (
        f'<circle class="mark {node.marks[0]}" cx="{_n(place.x + place.width)}" cy="{_n(place.y)}" r="6"/>'
        if node.marks
        else ""
    )
    return (
        f'<g class={attribute(kind)} data-id={attribute(node.id)}><title>{content(f"{node.title}: {node.subtitle}{worst}")}</title>'
        f'<rect class="box" x="{_n(place.x)}" y="{_n(place.y)}" width="{_n(place.width)}" height="{_n(place.height)}" rx="6"/>'
        f"{''.join(rows)}{mark}</g>"
    )


def _path(route: tuple[Point, ...]) -> str:
    return "M" + "L".join(f"{_n(point.x)} {_n(point.y)}" for point in route)


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")

