"""The layout of the responsibility graph: 50, 500 and 5,000 nodes, four edges to three nodes as in the example."""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from bench.measure import Line, median
from govdesk.domain.layout.layered import Box, Edge, layered

LAYERS, NEAR, FAR = 10, 30, 20


def graph(nodes: int) -> tuple[list[Box], list[Edge]]:
    """Make up a graph of ten layers whose edges run to nodes nearby, with some far ones; the same on every run."""
    chance = random.Random(nodes)
    boxes = [Box(f"n{number:05}", 160, 44, number % LAYERS) for number in range(nodes)]
    ends = []
    for number in range(nodes * 4 // 3):
        reach = nodes if number % FAR == 0 else NEAR
        source = number % nodes
        ends.append((source, min(max(source + chance.randint(-reach, reach), 0), nodes - 1)))
    return boxes, [Edge(f"e{place:05}", boxes[a].id, boxes[b].id) for place, (a, b) in enumerate(ends)]


def lines(_folder: Path) -> Iterator[Line]:
    """Measure the layout of three sizes; the aims are our own."""
    for nodes, runs, aim in ((50, 5, 0.25), (500, 5, 1.0), (5_000, 1, 10.0)):
        boxes, edges = graph(nodes)
        took = median(partial(layered, boxes, edges), runs)
        yield Line(f"lay out {nodes:,} nodes, {len(edges):,} edges", took, aim_seconds=aim)
