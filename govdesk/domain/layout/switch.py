"""Fewer crossings by moving nodes within their layer: exchanging neighbours, and carrying one node along.

Transposing: Gansner, Koutsofios, North and Vo, A Technique for Drawing Directed Graphs, 1993. Sifting: Matuszewski,
Schönfeld and Molitor 1999.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from govdesk.domain.layout.net import Net

_REPEATS = 6


@dataclass(slots=True)
class Effort:
    """How many comparisons of two nodes are still allowed. Counted, not timed, so that results do not differ."""

    left: int


def gain(left: list[int], right: list[int]) -> int:
    """Say how many crossings vanish when two neighbouring nodes change places, given their neighbours' places."""
    if not left or not right:
        return 0
    if len(left) == 1 and len(right) == 1:
        return (left[0] > right[0]) - (left[0] < right[0])
    if len(left) > len(right):
        return -gain(right, left)
    many = len(right)
    return sum([bisect_left(right, end) + bisect_right(right, end) - many for end in left])


def transpose(net: Net, position: list[int], effort: Effort, *, level: bool) -> int:
    """Exchange neighbours in all layers while crossings vanish; give how many did.

    level: also exchange neighbours where nothing is won or lost, which leads out of dead ends.
    """
    open_ = [True] * len(net.layers)
    total = 0
    while effort.left > 0:
        won = 0
        for row in range(len(net.layers)):
            if open_[row]:
                open_[row] = False
                here = _pass(net, row, position, effort, level=level)
                if here:
                    open_[max(row - 1, 0) : row + 2] = [True] * len(open_[max(row - 1, 0) : row + 2])
                won += here
        total += won
        if not won:
            break
    return total


def _pass(net: Net, row: int, position: list[int], effort: Effort, *, level: bool) -> int:
    net.watch()
    layer = net.layers[row]
    ups = [_places(net.up[node], position) for node in layer]
    downs = [_places(net.down[node], position) for node in layer]
    total = 0
    for _ in range(_REPEATS):
        effort.left -= len(layer)
        won = _exchange(layer, ups, downs, level=level)
        total += won
        if not won or effort.left <= 0:
            break
    for place, node in enumerate(layer):
        position[node] = place
    return total


def _exchange(layer: list[int], ups: list[list[int]], downs: list[list[int]], *, level: bool) -> int:
    won = 0
    least = 0 if level else 1
    above, below = (ups[0], downs[0]) if layer else ([], [])
    for at in range(1, len(layer)):
        up, down = ups[at], downs[at]
        if len(above) == len(below) == len(up) == len(down) == 1:
            (a,), (b,), (c,), (d,) = above, below, up, down
            value = (a > c) - (a < c) + (b > d) - (b < d)
        else:
            value = gain(above, up) + gain(below, down)
        if value >= least:
            ups[at - 1], ups[at], downs[at - 1], downs[at] = up, above, down, below
            layer[at - 1], layer[at] = layer[at], layer[at - 1]
            won += value
        else:
            above, below = up, down
    return won


def _places(nodes: list[int], position: list[int]) -> list[int]:
    if len(nodes) == 1:
        return [position[nodes[0]]]
    return sorted([position[node] for node in nodes])


def sift(net: Net, position: list[int], effort: Effort, window: int, only: frozenset[int] | None = None) -> int:
    """Carry each node to where it crosses least within `window` places of its own; give how many crossings vanished.

    only: carry these nodes alone, None for all.
    """
    won = 0
    for layer in net.layers:
        carried = layer if only is None else [node for node in layer if node in only]
        if not carried:
            continue
        ups = {node: _places(net.up[node], position) for node in layer}
        downs = {node: _places(net.down[node], position) for node in layer}
        for node in list(carried):
            if effort.left <= 0:
                return won
            effort.left -= 2 * min(window, len(layer))
            won += _carry(layer, node, position, (ups, downs), window)
    return won


_Ends = tuple[dict[int, list[int]], dict[int, list[int]]]


def _carry(layer: list[int], node: int, position: list[int], ends: _Ends, window: int) -> int:
    at = position[node]
    left = [(layer[place], place) for place in range(at - 1, max(at - window, 0) - 1, -1)]
    right = [(layer[place], place) for place in range(at + 1, min(at + window, len(layer) - 1) + 1)]
    best, goal = max(_best(node, left, ends, -1), _best(node, right, ends, 1), key=lambda found: found[0])
    if best <= 0:
        return 0
    layer.insert(goal, layer.pop(at))
    for place in range(min(at, goal), max(at, goal) + 1):
        position[layer[place]] = place
    return best


def _best(node: int, others: list[tuple[int, int]], ends: _Ends, sign: int) -> tuple[int, int]:
    ups, downs = ends
    up, down = ups[node], downs[node]
    best, goal, total = 0, -1, 0
    for other, place in others:
        total += sign * (gain(up, ups[other]) + gain(down, downs[other]))
        if total > best:
            best, goal = total, place
    return best, goal
