"""The order of nodes within layers that crosses few edges: barycentre and median sweeps, then switching and sifting.

Barycentre: Sugiyama 1981. Median and transposing: Gansner et al., A Technique for Drawing Directed Graphs, 1993.
Sifting: Matuszewski, Schönfeld and Molitor 1999. All effort is counted, never timed, so that results do not differ.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort

from govdesk.domain.layout_net import Net

_EFFORT = 900_000
_MOST_ROUNDS = 24
_MOST_STARTS = 10
_PATIENCE = 6
_ROUGH = 6
_WINDOW = 40


def arrange(net: Net) -> int:
    """Order the layers of a net in place, the best of what was tried; give the number of crossings left."""
    size = len(net.widths) + sum(len(below) for below in net.down)
    rounds = max(4, min(_MOST_ROUNDS, _EFFORT // (2 * size + 1)))
    starts = max(1, min(_MOST_STARTS, _EFFORT // (4 * rounds * size + 1)))
    best, best_layers = -1, net.layers
    for start in range(starts):
        _begin(net, start)
        found = _improve(net, rounds, start)
        if best < 0 or found < best:
            best, best_layers = found, [list(layer) for layer in net.layers]
        if best == 0:
            break
    net.layers[:] = best_layers
    return best


def roughly(net: Net) -> None:
    """Order the layers of a net in place in a few sweeps, good enough to tell who stands near whom."""
    _depth_first(net)
    position = _positions(net)
    for turn in range(_ROUGH):
        _sweep(net, position, downwards=turn % 2 == 0, median=False)


def _begin(net: Net, start: int) -> None:
    if start == 0:
        _depth_first(net)
        return
    for layer in net.layers:
        layer.sort(key=lambda node: _scattered(node, start) if start > 1 else node)


def _scattered(node: int, start: int) -> int:
    """Mix a number (multiplicative hashing, Knuth 1973); another start, another order."""
    return (node * 2_654_435_761 + start * 40_503 * (node + 7)) % 2**32


def _depth_first(net: Net) -> None:
    seen = [False] * len(net.widths)
    layers: list[list[int]] = [[] for _ in net.layers]
    for root in sorted(range(len(net.widths)), key=lambda node: (net.layer[node], node)):
        stack = [root]
        while stack:
            node = stack.pop()
            if not seen[node]:
                seen[node] = True
                layers[net.layer[node]].append(node)
                stack.extend(reversed(net.up[node]))
                stack.extend(reversed(net.down[node]))
    net.layers[:] = layers


def _improve(net: Net, rounds: int, start: int) -> int:
    position = _positions(net)
    best, best_layers, idle = crossings(net), [list(layer) for layer in net.layers], 0
    for turn in range(start, start + rounds):
        if best == 0 or idle >= _PATIENCE:
            break
        _sweep(net, position, downwards=turn % 2 == 0, median=turn // 4 % 2 == 1)
        switch(net, position, 1)
        found = crossings(net)
        idle = 0 if found < best else idle + 1
        if found < best:
            best, best_layers = found, [list(layer) for layer in net.layers]
    net.layers[:] = best_layers
    position[:] = _positions(net)
    for _ in range(3):
        switch(net, position, _WINDOW)
    return crossings(net)


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


def _sweep(net: Net, position: list[int], *, downwards: bool, median: bool) -> None:
    neighbours = net.up if downwards else net.down
    order = net.layers[1:] if downwards else net.layers[-2::-1]
    for layer in order:
        keys = {node: _key(neighbours[node], position, median=median) for node in layer if neighbours[node]}
        moving = sorted(keys, key=lambda node: (keys[node], position[node]))
        following = iter(moving)
        layer[:] = [next(following) if node in keys else node for node in layer]
        for place, node in enumerate(layer):
            position[node] = place


def _key(neighbours: list[int], position: list[int], *, median: bool) -> float:
    if len(neighbours) == 1:
        return position[neighbours[0]]
    if not median:
        return sum([position[node] for node in neighbours]) / len(neighbours)
    places = sorted([position[node] for node in neighbours])
    middle = len(places) // 2
    if len(places) % 2:
        return places[middle]
    left, right = places[middle - 1] - places[0], places[-1] - places[middle]
    if left + right == 0:
        return (places[middle - 1] + places[middle]) / 2
    return (places[middle - 1] * right + places[middle] * left) / (left + right)


def switch(net: Net, position: list[int], window: int) -> None:
    """Move each node to where it crosses least within `window` places of its own, layer by layer."""
    for layer in net.layers:
        above = {node: sorted([position[other] for other in net.up[node]]) for node in layer}
        below = {node: sorted([position[other] for other in net.down[node]]) for node in layer}
        for node in list(layer):
            _sift(layer, node, position, above, below, window)


def _sift(
    layer: list[int],
    node: int,
    position: list[int],
    above: dict[int, list[int]],
    below: dict[int, list[int]],
    window: int,
) -> None:
    at = position[node]
    up, down = above[node], below[node]
    best, goal, total = 0, at, 0
    for place in range(at - 1, max(at - window, 0) - 1, -1):
        other = layer[place]
        total += gain(above[other], up) + gain(below[other], down)
        if total > best:
            best, goal = total, place
    total = 0
    for place in range(at + 1, min(at + window, len(layer) - 1) + 1):
        other = layer[place]
        total += gain(up, above[other]) + gain(down, below[other])
        if total > best:
            best, goal = total, place
    if goal != at:
        layer.insert(goal, layer.pop(at))
        for place in range(min(at, goal), max(at, goal) + 1):
            position[layer[place]] = place


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
