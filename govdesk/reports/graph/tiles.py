"""A picture that no printer takes whole, cut into pieces for pages: every box stands whole on exactly one of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from govdesk.domain.layout.layered import Layout, Place, Point
from govdesk.domain.picture.picture import Picture

_EDGE = 18.0


@dataclass(frozen=True, slots=True)
class Tile:
    """One piece: its row and column, from 1, and the picture of what it holds, moved to its own corner."""

    row: int
    column: int
    picture: Picture


def tiles(picture: Picture, width: float, height: float) -> Iterator[Tile]:
    """Cut a picture into pieces no larger than this, in its own units; a larger box has a piece of its own."""
    places = picture.layout.places
    for row, band in enumerate(_bands(places, height - 2 * _EDGE), start=1):
        top = min(places[id_].y for id_ in band) - _EDGE
        for column, ids in enumerate(_columns(places, band, width - 2 * _EDGE), start=1):
            left = min(places[id_].x for id_ in ids) - _EDGE
            wide = max(width, *(places[id_].width + 2 * _EDGE for id_ in ids))
            yield Tile(row, column, _piece(picture, ids, Place(left, top, wide, height)))


def _bands(places: Mapping[str, Place], height: float) -> Iterator[list[str]]:
    """Give boxes by bands of height, from the top; a box belongs to the first band that holds it whole."""
    return _cut({id_: (place.y, place.y + place.height) for id_, place in places.items()}, height)


def _columns(places: Mapping[str, Place], ids: list[str], width: float) -> Iterator[list[str]]:
    return _cut({id_: (places[id_].x, places[id_].x + places[id_].width) for id_ in ids}, width)


def _cut(spans: Mapping[str, tuple[float, float]], room: float) -> Iterator[list[str]]:
    rest = sorted(spans, key=lambda id_: (spans[id_], id_))
    while rest:
        end = spans[rest[0]][0] + room
        held = [id_ for id_ in rest if spans[id_][1] <= end] or rest[:1]
        yield held
        kept = set(held)
        rest = [id_ for id_ in rest if id_ not in kept]


def _piece(picture: Picture, ids: list[str], part: Place) -> Picture:
    """Take the boxes, the lines that pass the part, and the words that lie whole in it."""
    held = frozenset(ids)
    edges = tuple(edge for edge in picture.edges if _passes(picture.layout.routes[edge.id], part))
    words = {edge.id: picture.labels[edge.id] for edge in edges if edge.id in picture.labels}
    layout = Layout(
        {id_: _moved(picture.layout.places[id_], part) for id_ in ids},
        {edge.id: tuple(_shift(point, part) for point in picture.layout.routes[edge.id]) for edge in edges},
        part.width,
        part.height,
    )
    labels = {id_: _moved(room, part) for id_, room in words.items() if _within(room, part)}
    nodes = tuple(node for node in picture.nodes if node.id in held)
    return replace(picture, nodes=nodes, edges=edges, layout=layout, labels=labels)


def _passes(route: tuple[Point, ...], part: Place) -> bool:
    across, down = [point.x for point in route], [point.y for point in route]
    beside = max(across) < part.x or min(across) > part.x + part.width
    return not (beside or max(down) < part.y or min(down) > part.y + part.height)


def _within(room: Place, part: Place) -> bool:
    right, bottom = room.x + room.width, room.y + room.height
    return part.x <= room.x and right <= part.x + part.width and part.y <= room.y and bottom <= part.y + part.height


def _moved(place: Place, part: Place) -> Place:
    return place._replace(x=place.x - part.x, y=place.y - part.y)


def _shift(point: Point, part: Place) -> Point:
    return Point(point.x - part.x, point.y - part.y)
