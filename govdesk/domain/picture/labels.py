"""Where the words on edges stand: on the edge, over no box and no other words; words without room are left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from govdesk.domain.layout.layered import Layout, Place, Point
from govdesk.domain.picture.text import Measure

LABEL_SIZE = 9.0
_MOST = 400
_AT = (0.5, 0.38, 0.62, 0.26, 0.74, 0.14, 0.86)
_CELL = 120.0


def label_places(layout: Layout, labels: Mapping[str, str], measure: Measure) -> dict[str, Place]:
    """Give the room of each label by edge id, in order of ids; a picture with very many edges has none."""
    if len(labels) > _MOST:
        return {}
    taken = _Taken(layout.places.values())
    found: dict[str, Place] = {}
    for edge, text in sorted(labels.items()):
        width, height = measure(text, LABEL_SIZE) + 4, LABEL_SIZE * 1.3
        rooms = (Place(at.x - width / 2, at.y - height / 2, width, height) for at in _points(layout.routes[edge]))
        room = next((room for room in rooms if taken.free(room)), None)
        if room is not None:
            taken.add(room)
            found[edge] = room
    return found


def _points(route: tuple[Point, ...]) -> Iterator[Point]:
    """Give points on a route, from the longest piece on."""
    pieces = sorted(pairwise(route), key=lambda piece: -abs(piece[0].x - piece[1].x) - abs(piece[0].y - piece[1].y))
    for first, second in pieces[:4]:
        for part in _AT:
            yield Point(first.x + (second.x - first.x) * part, first.y + (second.y - first.y) * part)


class _Taken:
    """Rooms that are taken, in a grid so that few need to be compared."""

    def __init__(self, rooms: Iterable[Place]) -> None:
        self._cells: dict[tuple[int, int], list[Place]] = {}
        for room in rooms:
            self.add(room)

    def add(self, room: Place) -> None:
        for cell in _cells(room):
            self._cells.setdefault(cell, []).append(room)

    def free(self, room: Place) -> bool:
        return not any(_meet(room, other) for cell in _cells(room) for other in self._cells.get(cell, ()))


def _cells(room: Place) -> Iterator[tuple[int, int]]:
    for column in range(int(room.x // _CELL), int((room.x + room.width) // _CELL) + 1):
        for row in range(int(room.y // _CELL), int((room.y + room.height) // _CELL) + 1):
            yield column, row


def _meet(one: Place, other: Place) -> bool:
    apart = one.x + one.width <= other.x or other.x + other.width <= one.x
    return not (apart or one.y + one.height <= other.y or other.y + other.height <= one.y)
