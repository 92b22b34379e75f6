"""Places for boxes in layers and routes for edges between them (Sugiyama, Tagawa and Toda 1981).

Pure and deterministic: the same boxes and edges, in whatever order, give the same layout.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import starmap
from typing import NamedTuple

from govdesk.domain.layout.keep import Stood, keep, kept_rows
from govdesk.domain.layout.layers import closed, layers
from govdesk.domain.layout.net import Watch, build, unwatched
from govdesk.domain.layout.parts import arrange
from govdesk.domain.layout.place import across
from govdesk.domain.layout.route import Plan, routes, rows
from govdesk.domain.layout.rows import staggered

_SAME = 0.75
"""A layout before is kept to where this part of the boxes, of then and of now, is the same."""


class Point(NamedTuple):
    """A point; x grows to the right, y grows downwards, both in the unit of the boxes."""

    x: float
    y: float


class Place(NamedTuple):
    """Where a box stands: its upper left corner and its size."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Box:
    """What is to be placed. layer: 0 is on top; None lets the layout find the layers (of all boxes)."""

    id: str
    width: float
    height: float
    layer: int | None = None


@dataclass(frozen=True, slots=True)
class Edge:
    """What is to be routed, from box to box. Loops, parallel edges, cycles and edges inside a layer are allowed."""

    id: str
    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Layout:
    """Places by box id, routes by edge id (from source to target, at least two points), and the size of it all."""

    places: Mapping[str, Place]
    routes: Mapping[str, tuple[Point, ...]]
    width: float
    height: float


def layered(
    boxes: Iterable[Box],
    edges: Iterable[Edge],
    *,
    wide: float = 0.0,
    before: Layout | None = None,
    watch: Watch = unwatched,
) -> Layout:
    """Place boxes so that none overlap, and route edges so that none runs through a box that is not its end.

    wide: break layers whose boxes take up more width than this into rows, 0 for never. before: keep to this layout of
    much the same graph; where too much is new it is not looked at. Box ids must differ, and so must edge
    ids; an edge whose end is no box raises KeyError. watch: called now and then.
    """
    placed = sorted(boxes, key=lambda box: box.id)
    number = {box.id: place for place, box in enumerate(placed)}
    drawn = sorted(edges, key=lambda edge: (edge.source, edge.target, edge.id))
    pairs = [(number[edge.source], number[edge.target]) for edge in drawn]
    widths, levels = [box.width for box in placed], _levels(placed, pairs)
    heights = [box.height for box in placed]
    if before is not None and _much_the_same(placed, before):
        stood = _stood(placed, drawn, before)
        net = build(widths, closed(kept_rows(levels, stood)), pairs, watch)
        x = keep(net, stood)
    else:
        net = build(widths, closed(staggered(widths, levels, pairs, wide, watch)) if wide else levels, pairs, watch)
        arrange(net)
        x = across(net)
    plan = Plan(net, rows(net, heights), x, heights, pairs)
    paths = {edge.id: tuple(starmap(Point, path)) for edge, path in zip(drawn, routes(plan), strict=True)}
    places = {box.id: _place(plan, node) for node, box in enumerate(placed)}
    return Layout(places, paths, _width(places, paths), plan.rows.height)


def _much_the_same(boxes: list[Box], before: Layout) -> bool:
    shared = sum(box.id in before.places for box in boxes)
    return shared > 0 and shared >= _SAME * max(len(boxes), len(before.places))


def _stood(boxes: list[Box], edges: list[Edge], before: Layout) -> Stood:
    places = [before.places.get(box.id) for box in boxes]
    centres = [at and (at.x + at.width / 2, at.y + at.height / 2) for at in places]
    return Stood(centres, [before.routes.get(edge.id) for edge in edges])


def _levels(boxes: list[Box], pairs: list[tuple[int, int]]) -> list[int]:
    given = [box.layer for box in boxes if box.layer is not None]
    return closed(given) if len(given) == len(boxes) else layers(len(boxes), pairs)


def _place(plan: Plan, node: int) -> Place:
    width = plan.net.widths[node]
    return Place(plan.x[node] - width / 2, plan.top(node), width, plan.heights[node])


def _width(places: Mapping[str, Place], paths: Mapping[str, tuple[Point, ...]]) -> float:
    right = max([place.x + place.width for place in places.values()], default=0.0)
    return max([right, *(point.x for path in paths.values() for point in path)])
