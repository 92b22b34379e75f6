"""The order of nodes within layers that crosses few edges: median sweeps from several starts, exchanges after each.

After Gansner, Koutsofios, North and Vo, A Technique for Drawing Directed Graphs, 1993 (Graphviz dot).
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import deque
from collections.abc import Iterator

from govdesk.domain.layout.net import Net
from govdesk.domain.layout.switch import Effort, sift, transpose

_LEAST_EFFORT = 600_000
_EFFORT_EACH = 60
_MOST_EFFORT = 2_000_000
_WELL_SPENT = 60
_MOST_STARTS = 8
_MOST_ROUNDS = 24
_PATIENCE = 8
_CONVERGED = 0.995
_WINDOW = 60
_ROUGH = 6


def effort_for(net: Net) -> int:
    """Say how many comparisons the order of a net is worth."""
    size = sum([1 + len(below) for below in net.down])
    return min(max(_LEAST_EFFORT, _EFFORT_EACH * size), _MOST_EFFORT)


def untangle(net: Net, left: int) -> int:
    """Order the layers of a connected net in place, the best of what was tried; give the number of crossings left.

    left: how many comparisons may be made, more or less.
    """
    size = sum([1 + len(below) for below in net.down])
    starts = max(1, min(_MOST_STARTS, left // (_WELL_SPENT * size + 1)))
    best, best_layers = -1, net.layers
    for start in range(starts):
        effort = Effort(left // (starts - start))
        left -= effort.left
        _begin(net, start)
        found = _improve(net, effort)
        left += max(effort.left, 0)
        if best < 0 or found < best:
            best, best_layers = found, [list(layer) for layer in net.layers]
        if best == 0:
            break
    net.layers[:] = best_layers
    return best


def roughly(net: Net) -> None:
    """Order the layers of a net in place in a few sweeps, good enough to tell who stands near whom."""
    _begin(net, 0)
    position = _positions(net)
    for turn in range(_ROUGH):
        _sweep(net, position, downwards=turn % 2 == 0, mirrored=False)


def _begin(net: Net, start: int) -> None:
    """Walk breadth first from the top or, every other time, the bottom; later starts mix the order of the walk."""
    upwards = start % 2 == 1
    onwards, back = (net.up, net.down) if upwards else (net.down, net.up)
    order = sorted(range(len(net.widths)), key=lambda node: _scattered(node, start // 2))
    rank = _inverse(order)
    seen = [False] * len(order)
    layers: list[list[int]] = [[] for _ in net.layers]
    for root in order:
        if not back[root] and not seen[root]:
            for node in _walk(root, onwards, seen, rank):
                layers[net.layer[node]].append(node)
    net.layers[:] = [layer[::-1] if upwards else layer for layer in layers]


def _scattered(node: int, start: int) -> int:
    """Mix a number (multiplicative hashing, Knuth 1973); another start, another order, the first one as it is."""
    return (node * 2_654_435_761 + start * 40_503 * (node + 7)) % 2**32 if start else node


def _inverse(order: list[int]) -> list[int]:
    rank = [0] * len(order)
    for place, node in enumerate(order):
        rank[node] = place
    return rank


def _walk(root: int, onwards: list[list[int]], seen: list[bool], rank: list[int]) -> Iterator[int]:
    seen[root] = True
    waiting = deque([root])
    while waiting:
        node = waiting.popleft()
        yield node
        for other in sorted(onwards[node], key=rank.__getitem__):
            if not seen[other]:
                seen[other] = True
                waiting.append(other)


def _improve(net: Net, effort: Effort) -> int:
    position = _positions(net)
    transpose(net, position, effort, level=False)
    best, best_layers, idle = crossings(net), [list(layer) for layer in net.layers], 0
    for turn in range(_MOST_ROUNDS):
        if best == 0 or idle >= _PATIENCE or effort.left <= 0:
            break
        mirrored = turn // 2 % 2 == 0
        effort.left -= len(position)
        _sweep(net, position, downwards=turn % 2 == 0, mirrored=mirrored)
        transpose(net, position, effort, level=not mirrored)
        found = crossings(net)
        idle = 0 if found < best * _CONVERGED else idle + 1
        if found <= best:
            best, best_layers = found, [list(layer) for layer in net.layers]
    net.layers[:] = best_layers
    position[:] = _positions(net)
    while effort.left > 0 and (won := sift(net, position, effort, _WINDOW)):
        best -= won
    return best


def _positions(net: Net) -> list[int]:
    position = [0] * len(net.widths)
    for layer in net.layers:
        for place, node in enumerate(layer):
            position[node] = place
    return position


def crossings(net: Net) -> int:
    """Count the crossings of segments between neighbouring layers."""
    position = _positions(net)
    total = 0
    for layer in net.layers:
        passed: list[int] = []
        for node in layer:
            ends = sorted([position[below] for below in net.down[node]])
            total += sum([len(passed) - bisect_right(passed, end) for end in ends])
            for end in ends:
                insort(passed, end)
    return total


def _sweep(net: Net, position: list[int], *, downwards: bool, mirrored: bool) -> None:
    """Sort each layer by the medians of its neighbours in the layer before; nodes without any keep their places.

    mirrored: of equal medians the right one goes first.
    """
    neighbours = net.up if downwards else net.down
    side = -1 if mirrored else 1
    for layer in net.layers[1:] if downwards else net.layers[-2::-1]:
        net.watch()
        keys = {node: _median(neighbours[node], position) for node in layer if neighbours[node]}
        following = iter(sorted(keys, key=lambda node: (keys[node], side * position[node])))
        layer[:] = [next(following) if node in keys else node for node in layer]
        for place, node in enumerate(layer):
            position[node] = place


def _median(neighbours: list[int], position: list[int]) -> float:
    """Give the median place; between two middle ones nearer to the side where the others stand closer."""
    if len(neighbours) == 1:
        return position[neighbours[0]]
    places = sorted([position[node] for node in neighbours])
    middle = len(places) // 2
    if len(places) % 2:
        return places[middle]
    left, right = places[middle - 1] - places[0], places[-1] - places[middle]
    if left + right == 0:
        return (places[middle - 1] + places[middle]) / 2
    return (places[middle - 1] * right + places[middle] * left) / (left + right)
