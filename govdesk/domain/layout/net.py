"""The proper layered graph behind a layout: every edge cut into segments between neighbouring layers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TypeAlias

Watch: TypeAlias = Callable[[], None]
"""Called again and again while a layout is worked out. Whoever wants it to stop raises here."""

LANE = 10.0
_NARROW = 2.0
_MANY = 1_000
"""With more edges than this, lanes are narrow: a wide picture of empty lanes cannot be read."""


def unwatched() -> None:
    """Let a layout be worked out to its end."""


@dataclass(slots=True)
class Net:
    """Nodes by number: boxes first, then one dummy for each layer that a long edge passes.

    layers: nodes in order from left to right. up, down: neighbours in the layer above and below. chains: for each edge
    that leaves its layer its nodes from top to bottom, by edge number. Widths in the unit of the boxes.
    """

    widths: list[float]
    layer: list[int]
    layers: list[list[int]]
    boxes: int
    up: list[list[int]] = field(default_factory=list)
    down: list[list[int]] = field(default_factory=list)
    chains: dict[int, list[int]] = field(default_factory=dict)
    watch: Watch = unwatched


def build(widths: list[float], layer: list[int], edges: list[tuple[int, int]], watch: Watch = unwatched) -> Net:
    """Build the net of boxes (width and layer by number) and edges; edges within one layer are left to the router."""
    count = max(layer, default=-1) + 1
    net = Net(list(widths), list(layer), [[] for _ in range(count)], len(widths), watch=watch)
    net.up, net.down = [[] for _ in widths], [[] for _ in widths]
    lane = LANE if len(edges) <= _MANY else _NARROW
    for number, (source, target) in enumerate(edges):
        watch()
        if layer[source] != layer[target]:
            top, bottom = (source, target) if layer[source] < layer[target] else (target, source)
            net.chains[number] = _chain(net, top, bottom, lane)
    for node, level in enumerate(net.layer):
        net.layers[level].append(node)
    return net


def _chain(net: Net, top: int, bottom: int, lane: float) -> list[int]:
    chain = [top]
    for level in range(net.layer[top] + 1, net.layer[bottom]):
        chain.append(len(net.widths))
        net.widths.append(lane)
        net.layer.append(level)
        net.up.append([])
        net.down.append([])
    chain.append(bottom)
    for above, below in pairwise(chain):
        net.down[above].append(below)
        net.up[below].append(above)
    return chain
