"""The order of a net part by part: what is not connected stands side by side, the largest part first."""

from __future__ import annotations

from govdesk.domain.layout.net import Net
from govdesk.domain.layout.order import effort_for, untangle


def arrange(net: Net) -> int:
    """Order the layers of a net in place; give the number of crossings left."""
    parts = sorted(connected(net), key=lambda part: (-len(part), part))
    effort = effort_for(net) / max(len(net.widths), 1)
    layers: list[list[int]] = [[] for _ in net.layers]
    total = 0
    for part in parts:
        alone = _alone(net, part)
        total += untangle(alone, round(effort * len(part)))
        for layer, ordered in zip(layers, alone.layers, strict=True):
            layer += [part[node] for node in ordered]
    net.layers[:] = layers
    return total


def connected(net: Net) -> list[list[int]]:
    """Give the nodes of each connected part of a net, in order."""
    part_of = [-1] * len(net.widths)
    parts: list[list[int]] = []
    for root in range(len(part_of)):
        if part_of[root] < 0:
            part_of[root] = len(parts)
            found = [root]
            for node in found:
                for other in (*net.up[node], *net.down[node]):
                    if part_of[other] < 0:
                        part_of[other] = len(parts)
                        found.append(other)
            parts.append(sorted(found))
    return parts


def _alone(net: Net, part: list[int]) -> Net:
    """Make a net of one part, its nodes numbered anew in their order; routes are not asked of it."""
    number = {node: place for place, node in enumerate(part)}
    alone = Net(
        [net.widths[node] for node in part],
        [net.layer[node] for node in part],
        [[] for _ in net.layers],
        0,
        watch=net.watch,
    )
    alone.up = [[number[other] for other in net.up[node]] for node in part]
    alone.down = [[number[other] for other in net.down[node]] for node in part]
    for node, layer in enumerate(alone.layer):
        alone.layers[layer].append(node)
    return alone
