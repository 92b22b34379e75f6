"""Which layer a box stands in, where nobody says: longest path, then shorter edges."""

from __future__ import annotations

from math import isqrt

_ROUNDS = 8


def layers(count: int, edges: list[tuple[int, int]]) -> list[int]:
    """Give each of `count` nodes a layer from 0 on, so that edges run downwards but for one edge in each cycle."""
    down, up = acyclic(count, edges)
    level = longest_paths(down, up)
    for _ in range(_ROUNDS):
        if not _tighten(level, up, down):
            break
    _stack_loners(level, up, down)
    return closed(level)


def acyclic(count: int, edges: list[tuple[int, int]]) -> tuple[list[list[int]], list[list[int]]]:
    """Give successors and predecessors with the edges turned round that close a cycle (depth first, by number)."""
    plain = sorted({edge for edge in edges if edge[0] != edge[1]})
    rank = _finish_order(count, plain)
    down: list[list[int]] = [[] for _ in range(count)]
    up: list[list[int]] = [[] for _ in range(count)]
    for source, target in plain:
        above, below = (source, target) if rank[source] < rank[target] else (target, source)
        down[above].append(below)
        up[below].append(above)
    return down, up


def _finish_order(count: int, edges: list[tuple[int, int]]) -> list[int]:
    out: list[list[int]] = [[] for _ in range(count)]
    entered = [0] * count
    for source, target in edges:
        out[source].append(target)
        entered[target] += 1
    rank, clock, seen = [0] * count, count, [False] * count
    for root in sorted(range(count), key=lambda node: (entered[node] > 0, node)):
        clock = _descend(root, out, seen, rank, clock)
    return rank


def _descend(root: int, out: list[list[int]], seen: list[bool], rank: list[int], clock: int) -> int:
    if seen[root]:
        return clock
    seen[root] = True
    work = [(root, iter(out[root]))]
    while work:
        node, following = work[-1]
        new = next((other for other in following if not seen[other]), None)
        if new is None:
            work.pop()
            clock -= 1
            rank[node] = clock
        else:
            seen[new] = True
            work.append((new, iter(out[new])))
    return clock


def longest_paths(down: list[list[int]], up: list[list[int]]) -> list[int]:
    """Give each node of an acyclic graph the length of the longest path that leads to it (Kahn 1962)."""
    waiting = [len(above) for above in up]
    level = [0] * len(down)
    ready = [node for node, number in enumerate(waiting) if number == 0]
    for node in ready:
        for below in down[node]:
            level[below] = max(level[below], level[node] + 1)
            waiting[below] -= 1
            if waiting[below] == 0:
                ready.append(below)
    return level


def _tighten(level: list[int], up: list[list[int]], down: list[list[int]]) -> bool:
    moved = False
    for node in sorted(range(len(level)), key=lambda node: -level[node]):
        above, below = up[node], down[node]
        if len(below) > len(above) and below:
            best = min([level[other] for other in below]) - 1
        elif len(above) > len(below):
            best = max([level[other] for other in above]) + 1
        else:
            continue
        moved |= best != level[node]
        level[node] = best
    return moved


def _stack_loners(level: list[int], up: list[list[int]], down: list[list[int]]) -> None:
    loners = [node for node in range(len(level)) if not up[node] and not down[node]]
    others = set(range(len(level))) - set(loners)
    first = max([level[node] for node in others], default=-1) + 1
    across = max(isqrt(4 * len(loners)), 1)
    for place, node in enumerate(loners):
        level[node] = first + place // across


def closed(level: list[int]) -> list[int]:
    """Renumber layers from 0 without holes."""
    number = {value: place for place, value in enumerate(sorted(set(level)))}
    return [number[value] for value in level]
