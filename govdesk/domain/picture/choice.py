"""Which nodes a picture shows: a neighbourhood, or as much of all as can be read."""

from __future__ import annotations

from collections.abc import Iterable

from govdesk.domain.findings import Finding, Severity
from govdesk.domain.responsibility.graph import Node
from govdesk.domain.responsibility.links import Links

LIMIT = 150


def chosen(
    ties: Links, every: tuple[Node, ...], focus: str, depth: int, findings: tuple[Finding, ...], limit: int
) -> tuple[frozenset[str], int]:
    """Give the ids to show, and how many more there would have been."""
    if focus:
        starts = [node.id for node in every if node.id == focus]
        wanted = _spread(ties, starts, depth)
    else:
        starts = _systems(every, findings)
        wanted = [*_spread(ties, starts, len(every))]
        wanted += _rest(ties, every, wanted)
    if not focus and len(wanted) <= limit:
        return frozenset(wanted), 0
    return frozenset(wanted[:limit]), max(len(wanted) - limit, 0)


def _rest(ties: Links, every: tuple[Node, ...], found: list[str]) -> list[str]:
    """List what no system leads to, around the nodes with most neighbours first."""
    seen, rest = set(found), []
    for node in sorted(every, key=lambda node: (-len(_neighbours(ties, node.id)), node.id)):
        if node.id not in seen:
            near = [id_ for id_ in _spread(ties, [node.id], len(every)) if id_ not in seen]
            seen.update(near)
            rest += near
    return rest


def _systems(every: tuple[Node, ...], findings: tuple[Finding, ...]) -> list[str]:
    """Order the systems: those with the worst findings first."""
    worst = {id_: len(Severity) for id_ in (node.id for node in every if node.kind == "system")}
    ranks = {severity: place for place, severity in enumerate(Severity)}
    for finding in findings:
        if finding.subject in worst:
            worst[finding.subject] = min(worst[finding.subject], ranks[finding.severity])
    return sorted(worst, key=lambda id_: (worst[id_], id_))


def _spread(ties: Links, starts: Iterable[str], depth: int) -> list[str]:
    """List what is within `depth` relations of the starts, nearest first. This organization leads nowhere further."""
    found = list(starts)
    seen, level = set(found), found
    for _ in range(depth):
        near = {end for id_ in level if id_ != ties.organization or id_ in starts for end in _neighbours(ties, id_)}
        level = sorted(near - seen)
        if not level:
            break
        seen |= near
        found = [*found, *level]
    return found


def _neighbours(ties: Links, id_: str) -> set[str]:
    return {relation.target for relation in ties.leaving.get(id_, ())} | {
        relation.source for relation in ties.arriving.get(id_, ())
    }
