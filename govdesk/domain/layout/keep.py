"""A layout that keeps to the one before: who stood somewhere stays there, what is new finds its place between."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from govdesk.domain.layout.net import Net
from govdesk.domain.layout.place import offsets, pooled
from govdesk.domain.layout.switch import Effort, sift

Spot = tuple[float, float]
_LOOSE = 0.1
_ROUNDS, _WINDOW, _EFFORT = 3, 40, 400_000


class Stood(NamedTuple):
    """Where things stood: the centre of each box by number, the route of each edge by number; None for what is new."""

    boxes: list[Spot | None]
    routes: list[Sequence[Spot] | None]


def kept_rows(levels: list[int], stood: Stood) -> list[int]:
    """Give layers in which boxes of one level that stood in one row still do; new ones join the emptiest row there.

    A row belongs to the level of most of its boxes; a box that came to another level is like a new one there.
    """
    old = [None if spot is None else round(spot[1], 1) for spot in stood.boxes]
    votes: dict[float, Counter[int]] = {}
    for level, y in zip(levels, old, strict=True):
        if y is not None:
            votes.setdefault(y, Counter())[level] += 1
    owner = {y: min(counted, key=lambda level: (-counted[level], level)) for y, counted in votes.items()}
    room: dict[int, dict[float, int]] = {level: {} for level in levels}
    for y, level in sorted(owner.items()):
        room[level][y] = votes[y][level]
    number = {
        one: place for place, one in enumerate(sorted((at, y) for at, rows in room.items() for y in rows or (0.0,)))
    }
    found = []
    for level, y in zip(levels, old, strict=True):
        rows = room[level] or {0.0: 0}
        row = y if y is not None and y in rows else min(rows, key=lambda one: (rows[one], one))
        found.append(number[level, row])
    return found


def keep(net: Net, stood: Stood) -> list[float]:
    """Order the layers of a net in place as things stood, and give the centre x of every node.

    What is new goes where it crosses least. Boxes that stood give way only as far as room for it asks (least squares).
    """
    wishes, fresh = _wishes(net, stood)
    position = [0] * len(net.widths)
    for layer in net.layers:
        layer.sort(key=lambda node: (wishes[node], node))
        for place, node in enumerate(layer):
            position[node] = place
    effort = Effort(_EFFORT)
    for _ in range(_ROUNDS):
        if not fresh or not sift(net, position, effort, _WINDOW, fresh):
            break
    return _settled(net, wishes, fresh)


def _settled(net: Net, wishes: list[float], fresh: frozenset[int]) -> list[float]:
    x = list(wishes)
    for layer in net.layers:
        room = offsets(net, layer)
        starts = pooled(
            [wishes[node] - place for node, place in zip(layer, room, strict=True)],
            [_LOOSE if node in fresh else 1.0 for node in layer],
        )
        least = net.widths[layer[0]] / 2 if layer else 0.0
        for node, start, place in zip(layer, starts, room, strict=True):
            x[node] = max(start, least) + place
    return x


def _wishes(net: Net, stood: Stood) -> tuple[list[float], frozenset[int]]:
    """Give where each node would stand, and which nodes are new."""
    found: dict[int, float] = {node: spot[0] for node, spot in enumerate(stood.boxes) if spot is not None}
    heights = _old_heights(net, stood)
    for number, chain in net.chains.items():
        route = stood.routes[number]
        for node in chain[1:-1] if route else ():
            passed = _at(route or (), heights[net.layer[node]])
            if passed is not None:
                found[node] = passed
    fresh = frozenset(range(len(net.widths))) - found.keys()
    right = max(found.values(), default=0.0)
    for node in range(net.boxes):
        if node not in found:
            near = [found[other] for other in net.up[node] + net.down[node] if other in found]
            found[node] = sum(near) / len(near) if near else right
    for chain in net.chains.values():
        first, last = found[chain[0]], found[chain[-1]]
        for step, node in enumerate(chain):
            found.setdefault(node, first + (last - first) * step / (len(chain) - 1))
    return [found[node] for node in range(len(net.widths))], fresh


def _old_heights(net: Net, stood: Stood) -> list[float]:
    """Give the y at which each layer stood, the middle of its neighbours for a new one."""
    heights: list[float | None] = []
    for layer in net.layers:
        old = sorted(spot[1] for node in layer if node < net.boxes and (spot := stood.boxes[node]) is not None)
        heights.append(old[len(old) // 2] if old else None)
    known = [(row, y) for row, y in enumerate(heights) if y is not None] or [(0, 0.0)]
    filled = []
    for row, y in enumerate(heights):
        above = max((one for one in known if one[0] < row), default=known[0])
        below = min((one for one in known if one[0] > row), default=known[-1])
        filled.append((above[1] + below[1]) / 2 if y is None else y)
    return filled


def _at(route: Sequence[Spot], y: float) -> float | None:
    """Give the x at which a route passes a height, None where it does not."""
    for (x1, y1), (x2, y2) in pairwise(route):
        if min(y1, y2) <= y <= max(y1, y2):
            return x1 if y1 == y2 else x1 + (x2 - x1) * (y - y1) / (y2 - y1)
    return None
