"""Layers that are too wide to read, broken into rows that stand staggered below each other."""

from __future__ import annotations

from math import ceil

from govdesk.domain.layout.net import Watch, build, unwatched
from govdesk.domain.layout.order import roughly
from govdesk.domain.layout.place import GAP


def staggered(
    widths: list[float], levels: list[int], edges: list[tuple[int, int]], wide: float, watch: Watch = unwatched
) -> list[int]:
    """Give new layers in which no row of boxes is much wider than `wide`; every old layer stays above the next.

    Neighbours go to different rows in turn, so that every row spans the whole width and edges stay short.
    """
    net = build(widths, levels, edges, watch)
    roughly(net)
    found, first = [0] * len(widths), 0
    for layer in net.layers:
        boxes = [node for node in layer if node < net.boxes]
        count = max(ceil(sum([widths[node] + GAP for node in boxes]) / wide), 1)
        for place, node in enumerate(boxes):
            found[node] = first + place % count
        first += count
    return found
