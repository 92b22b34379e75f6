"""Heights of layers and routes of edges: no box stands between layers, and through a layer an edge goes upright."""

from __future__ import annotations

from dataclasses import dataclass

from govdesk.domain.layout.net import Net

ROW_GAP = 64.0
_MOST_GAP = 220.0
_LOOP = 9.0
_FLAT = 14.0


@dataclass(frozen=True, slots=True)
class Rows:
    """Top and bottom of each layer, and the height of it all."""

    top: list[float]
    bottom: list[float]
    height: float


def rows(net: Net, heights: list[float]) -> Rows:
    """Stack the layers; where many edges run between two of them they stand farther apart."""
    top, bottom, at = [], [], _FLAT
    for layer in net.layers:
        tall = max([heights[node] for node in layer if node < net.boxes], default=0.0)
        top.append(at)
        bottom.append(at + tall)
        busy = sum([len(net.down[node]) for node in layer])
        at += tall + min(ROW_GAP + 1.5 * busy, _MOST_GAP)
    return Rows(top, bottom, (bottom[-1] if bottom else 0.0) + _FLAT)


@dataclass(frozen=True, slots=True)
class Plan:
    """All that a route needs: the net, its rows, centre x by node, box heights, and the edges by number."""

    net: Net
    rows: Rows
    x: list[float]
    heights: list[float]
    edges: list[tuple[int, int]]

    def top(self, node: int) -> float:
        """Give the y of the upper side of a box, or of the row that a dummy passes."""
        return self._side(node, -1)

    def bottom(self, node: int) -> float:
        """Give the y of the lower side of a box, or of the row that a dummy passes."""
        return self._side(node, 1)

    def _side(self, node: int, sign: int) -> float:
        row = self.net.layer[node]
        top, bottom = self.rows.top[row], self.rows.bottom[row]
        half = self.heights[node] / 2 if node < self.net.boxes else (bottom - top) / 2
        return (top + bottom) / 2 + sign * half


def routes(plan: Plan) -> list[list[tuple[float, float]]]:
    """Give the points of every edge, from source to target, by edge number."""
    ports = _ports(plan)
    flat = _flat_lanes(plan)
    found = []
    for number, (source, target) in enumerate(plan.edges):
        plan.net.watch()
        if source == target:
            found.append(_loop(plan, source))
        elif number in plan.net.chains:
            points = _long(plan, number, ports)
            found.append(points if plan.net.chains[number][0] == source else points[::-1])
        else:
            found.append(_flat(plan, source, target, flat[number]))
    return found


def _ports(plan: Plan) -> dict[tuple[int, int], float]:
    """Spread the ends of edges over the side of their box, in the order of where they go: (edge, box) -> x."""
    sides: dict[tuple[int, bool], list[tuple[float, int]]] = {}
    for number, chain in plan.net.chains.items():
        sides.setdefault((chain[0], True), []).append((plan.x[chain[1]], number))
        sides.setdefault((chain[-1], False), []).append((plan.x[chain[-2]], number))
    ports = {}
    for (box, _), ends in sides.items():
        room = plan.net.widths[box] * 0.8
        for place, (_, number) in enumerate(sorted(ends)):
            ports[number, box] = plan.x[box] + room * ((place + 0.5) / len(ends) - 0.5)
    return ports


def _long(plan: Plan, number: int, ports: dict[tuple[int, int], float]) -> list[tuple[float, float]]:
    chain = plan.net.chains[number]
    first, last = chain[0], chain[-1]
    start, end = ports[number, first], ports[number, last]
    points = [(start, plan.bottom(first)), (start, plan.rows.bottom[plan.net.layer[first]])]
    for node in chain[1:-1]:
        points += [(plan.x[node], plan.top(node)), (plan.x[node], plan.bottom(node))]
    points += [(end, plan.rows.top[plan.net.layer[last]]), (end, plan.top(last))]
    return _lean(points)


def _lean(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Leave out points that repeat the one before or stand on an upright line between two others."""
    kept: list[tuple[float, float]] = []
    for point in points:
        if kept and kept[-1] == point:
            continue
        if len(kept) > 1 and kept[-2][0] == kept[-1][0] == point[0]:
            kept.pop()
        kept.append(point)
    return kept


def _loop(plan: Plan, node: int) -> list[tuple[float, float]]:
    side, middle = plan.x[node] + plan.net.widths[node] / 2, (plan.top(node) + plan.bottom(node)) / 2
    reach = plan.heights[node] / 4
    out = side + _LOOP
    return [(side, middle - reach), (out, middle - reach), (out, middle + reach), (side, middle + reach)]


def _flat_lanes(plan: Plan) -> dict[int, float]:
    """Give every edge within a layer a height of its own above the boxes of that layer."""
    by_row: dict[int, list[int]] = {}
    for number, (source, target) in enumerate(plan.edges):
        if source != target and number not in plan.net.chains:
            by_row.setdefault(plan.net.layer[source], []).append(number)
    return {
        number: plan.rows.top[row] - _FLAT * (place + 1) / (len(numbers) + 1)
        for row, numbers in by_row.items()
        for place, number in enumerate(numbers)
    }


def _flat(plan: Plan, source: int, target: int, lane: float) -> list[tuple[float, float]]:
    sign = 1 if plan.x[source] < plan.x[target] else -1
    start = plan.x[source] + sign * 0.45 * plan.net.widths[source]
    end = plan.x[target] - sign * 0.45 * plan.net.widths[target]
    return [(start, plan.top(source)), (start, lane), (end, lane), (end, plan.top(target))]
