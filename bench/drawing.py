"""The layout of the responsibility graph: its speed, its crossings, and how far an edit moves what stood.

Four edges to three nodes as in the example, in ten layers. Times are of the processor: a layout is one thread, and a
busy machine says nothing about it.
"""

from __future__ import annotations

import random
import shutil
import statistics
import subprocess
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise
from math import sqrt
from pathlib import Path

from bench.measure import Line
from govdesk.domain.layout.layered import Box, Edge, Layout, layered
from govdesk.domain.layout.net import build
from govdesk.domain.layout.order import crossings, roughly
from govdesk.domain.layout.parts import arrange

LAYERS, NEAR, FAR, WIDTH, TRIALS = 10, 30, 20, 160.0, 100
Graph = tuple[list[Box], list[Edge]]


def graph(nodes: int) -> Graph:
    """Make up a graph of ten layers whose edges run to nodes nearby, with some far ones; the same on every run."""
    chance = random.Random(nodes)
    boxes = [Box(f"n{number:05}", WIDTH, 44, number % LAYERS) for number in range(nodes)]
    ends = []
    for number in range(nodes * 4 // 3):
        reach = nodes if number % FAR == 0 else NEAR
        source = number % nodes
        ends.append((source, min(max(source + chance.randint(-reach, reach), 0), nodes - 1)))
    return boxes, [Edge(f"e{place:05}", boxes[a].id, boxes[b].id) for place, (a, b) in enumerate(ends)]


def lines(_folder: Path) -> Iterator[Line]:
    """Measure three sizes; the aims are our own, but for Graphviz where it is installed."""
    for nodes, runs, aim in ((50, 5, 0.25), (500, 5, 1.0), (5_000, 1, 10.0)):
        boxes, edges = graph(nodes)
        took = statistics.median(_worked(partial(layered, boxes, edges, wide=_wide(nodes))) for _ in range(runs))
        yield Line(f"lay out {nodes:,} nodes, {len(edges):,} edges", took, aim_seconds=aim, note="processor time")
    yield from (_crossings(nodes) for nodes in (50, 500))
    yield from (_against_dot(nodes) for nodes in (50, 500))
    yield from (_stability(nodes) for nodes in (50, 500))


def _wide(nodes: int) -> float:
    return max(sqrt(nodes * 188 * 108 * 1.6) * max(sqrt(nodes / 750), 1.0), 1400.0)


def _worked(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def _orders(nodes: int) -> tuple[int, int]:
    """Count the crossings of our order and of six plain median sweeps."""
    boxes, edges = graph(nodes)
    number = {box.id: place for place, box in enumerate(boxes)}
    net = build(
        [box.width for box in boxes],
        [box.layer or 0 for box in boxes],
        [(number[edge.source], number[edge.target]) for edge in edges],
    )
    roughly(net)
    plain = crossings(net)
    return arrange(net), plain


def _crossings(nodes: int) -> Line:
    ours, plain = _orders(nodes)
    what = f"crossings of {nodes} nodes; floor: plain median sweeps"
    return Line(what, ours, plain, aim_ratio=0.9, note="crossings, not seconds")


def _against_dot(nodes: int) -> Line:
    ours, _ = _orders(nodes)
    what = f"crossings of {nodes} nodes; floor: Graphviz dot"
    if (dot := shutil.which("dot")) is None:
        return Line(what, ours, note="not compared: dot is not installed")
    text = _written(*graph(nodes))
    said = subprocess.run([dot, "-v", "-Tplain"], input=text, capture_output=True, text=True, check=True)
    return Line(what, ours, _counted(said.stderr), aim_ratio=1.05, note="crossings, not seconds")


def _written(boxes: list[Box], edges: list[Edge]) -> str:
    """Write a graph for dot: our layers, edges downwards, none within a layer because we do not count these."""
    layer = {box.id: box.layer or 0 for box in boxes}
    ranks = [[box.id for box in boxes if box.layer == row] for row in range(LAYERS)]
    text = [f"{{rank=same; {'; '.join(ids)}}}" for ids in ranks]
    text += [f"{ids[0]} -> {below[0]} [style=invis, weight=0]" for ids, below in pairwise(ranks)]
    for edge in edges:
        ends = sorted((edge.source, edge.target), key=layer.__getitem__)
        if layer[ends[0]] != layer[ends[1]]:
            text.append(f"{ends[0]} -> {ends[1]}")
    return "digraph { " + "\n".join(text) + " }"


def _counted(said: str) -> int:
    """Read the crossings out of what dot says of itself: "mincross G: 12 crossings, 0.01 secs."."""
    found = [line for line in said.splitlines() if line.startswith("mincross") and "crossings" in line]
    return int(found[-1].split(":")[1].split()[0])


def _stability(nodes: int) -> Line:
    """Say which part of the boxes a new one moves by more than a box: the median of the trials."""
    boxes, edges = graph(nodes)
    before = layered(boxes, edges, wide=_wide(nodes))
    moved = [_moved(boxes, edges, before, random.Random(trial)) / nodes for trial in range(TRIALS)]
    what = f"part of {nodes} nodes that one more moves by over a node"
    return Line(what, statistics.median(moved), 1.0, aim_ratio=0.1, note=f"worst of {TRIALS} trials: {max(moved):.3f}")


def _moved(boxes: list[Box], edges: list[Edge], before: Layout, chance: random.Random) -> int:
    new = Box(f"{chance.choice(boxes).id}-new", WIDTH, 44, chance.randrange(LAYERS))
    above, below = chance.sample(boxes, 2)
    more = [*edges, Edge("new-a", above.id, new.id), Edge("new-b", new.id, below.id)]
    after = layered([*boxes, new], more, wide=_wide(len(boxes)), before=before).places
    return sum(max(abs(at.x - after[id_].x), abs(at.y - after[id_].y)) > WIDTH for id_, at in before.places.items())
