"""Coordinates for ordered layers: every node as near to its neighbours as order and distance allow.

Each layer in turn is the exact least-squares answer to "stand where your neighbours stand, keep your order and your
distance": isotonic regression by pooling adjacent violators (Ayer et al. 1955). Nothing can overlap.
"""

from __future__ import annotations

from govdesk.domain.layout.net import Net

GAP = 28.0
LANE_GAP = 6.0
_SWEEPS = 10
_STRAIGHT = 8.0


def across(net: Net) -> list[float]:
    """Give the centre x of every node of a net whose layers are ordered; the leftmost edge is at 0."""
    rooms = [offsets(net, layer) for layer in net.layers]
    x = [0.0] * len(net.widths)
    for layer, offset in zip(net.layers, rooms, strict=True):
        shift = -(offset[-1] / 2 if offset else 0.0)
        for node, place in zip(layer, offset, strict=True):
            x[node] = place + shift
    for turn in range(_SWEEPS):
        rows = range(len(net.layers))
        for row in rows if turn % 2 == 0 else reversed(rows):
            _settle(net, row, rooms[row], x, both=turn > 1, downwards=turn % 2 == 0)
    left = min([x[node] - net.widths[node] / 2 for node in range(len(x))], default=0.0)
    return [value - left for value in x]


def offsets(net: Net, layer: list[int]) -> list[float]:
    """Give how far each node of an ordered layer stands at least from the first one, centre to centre."""
    places, at = [], 0.0
    for before, node in zip([-1, *layer], layer, strict=False):
        if before >= 0:
            room = sum([LANE_GAP if one >= net.boxes else GAP for one in (before, node)])
            at += (net.widths[before] + net.widths[node] + room) / 2
        places.append(at)
    return places


def _settle(net: Net, row: int, offset: list[float], x: list[float], *, both: bool, downwards: bool) -> None:
    net.watch()
    layer = net.layers[row]
    wishes, weights = [], []
    for node in layer:
        wish, weight = _wish(net, node, x, both=both, downwards=downwards)
        wishes.append(wish)
        weights.append(weight)
    starts = pooled([wish - place for wish, place in zip(wishes, offset, strict=True)], weights)
    for node, start, place in zip(layer, starts, offset, strict=True):
        x[node] = start + place


def _wish(net: Net, node: int, x: list[float], *, both: bool, downwards: bool) -> tuple[float, float]:
    near = net.up[node] if downwards else net.down[node]
    if both or not near:
        near = net.up[node] + net.down[node]
    if not near:
        return x[node], 0.01
    if node < net.boxes:
        return sum([x[other] for other in near]) / len(near), float(len(near))
    pulls = [_STRAIGHT if other >= net.boxes else 1.0 for other in near]
    return sum([x[other] * pull for other, pull in zip(near, pulls, strict=True)]) / sum(pulls), sum(pulls)


def pooled(values: list[float], weights: list[float]) -> list[float]:
    """Give the non-decreasing sequence that is nearest to `values` in weighted least squares."""
    blocks: list[tuple[float, float, int]] = []
    for value, weight in zip(values, weights, strict=True):
        mean, mass, count = value, weight, 1
        while blocks and blocks[-1][0] >= mean:
            before, more, members = blocks.pop()
            mean = (before * more + mean * mass) / (more + mass)
            mass, count = more + mass, count + members
        blocks.append((mean, mass, count))
    return [mean for mean, _, count in blocks for _ in range(count)]
