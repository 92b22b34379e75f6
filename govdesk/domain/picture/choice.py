"""Which nodes a picture shows: a neighbourhood, or as much of all as can be read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from govdesk.domain.findings import Finding, Severity
from govdesk.domain.records import Party
from govdesk.domain.responsibility.graph import Node
from govdesk.domain.responsibility.links import MADE_OF, Links

LIMIT, EVERYTHING = 150, 1_000_000
_ROOM_EACH = 2
"""Of a picture that is cut, systems take half, so that it also shows what is around them."""
BOTH, UPSTREAM, DOWNSTREAM = "", "up", "down"


@dataclass(frozen=True, slots=True)
class Shown:
    """What of the graph a picture shows.

    hidden: kinds of nodes that are left out, as `drawn_kind` names them; the focus always stays. way: around a focus
    BOTH ways, or what it is made of (UPSTREAM) or is made of it (DOWNSTREAM), each with the parties that act on it.
    folded: the groups that are drawn as one box, by id. without: single nodes that are left out. only: nothing but
    these nodes is drawn. around: these nodes together are the focus, in the place of one. None of them said is all.
    """

    hidden: frozenset[str] = frozenset()
    way: str = BOTH
    folded: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()
    only: frozenset[str] = frozenset()
    around: frozenset[str] = frozenset()

    @property
    def narrowed(self) -> bool:
        """Tell whether single nodes were chosen or left out."""
        return bool(self.without or self.only or self.around)

    def lets(self, node: Node) -> bool:
        """Tell whether a node may be drawn."""
        picked = not self.only or node.id in self.only
        return picked and node.id not in self.without and drawn_kind(node) not in self.hidden


ALL = Shown()


def drawn_kind(node: Node) -> str:
    """Give the kind of a node as a picture tells kinds apart."""
    return node.detail or node.kind if node.kind in ("party", "component") else node.kind


def chosen(  # noqa: PLR0913, PLR0917 - where to look, then how much of it
    ties: Links,
    every: tuple[Node, ...],
    focus: str,
    depth: int,
    findings: tuple[Finding, ...],
    limit: int,
    shown: Shown = ALL,
) -> tuple[frozenset[str], int]:
    """Give the ids to show, and how many more there would have been."""
    centre = shown.around or frozenset({focus} - {""})
    every = tuple(node for node in every if node.id in centre or shown.lets(node))
    seen = frozenset(node.id for node in every)
    if centre:
        starts = [node.id for node in every if node.id in centre]
        wanted = _spread(ties, starts, depth, seen, shown.way)
    else:
        starts = _systems(every, findings)[: max(limit // _ROOM_EACH, 1)]
        wanted = [*_spread(ties, starts, len(every), seen)]
        wanted += _rest(ties, every, wanted)
    if not centre and len(wanted) <= limit:
        return frozenset(wanted), 0
    return frozenset(wanted[:limit]), max(len(wanted) - limit, 0)


def how_many(
    ties: Links, every: tuple[Node, ...], focus: str, depth: int, findings: tuple[Finding, ...], shown: Shown = ALL
) -> int:
    """Count the nodes that a picture without a limit shows."""
    return len(chosen(ties, every, focus, depth, findings, EVERYTHING, shown)[0])


def _rest(ties: Links, every: tuple[Node, ...], found: list[str]) -> list[str]:
    """List what no system leads to, around the nodes with most neighbours first."""
    known = frozenset(node.id for node in every)
    seen, rest = set(found), []
    for node in sorted(every, key=lambda node: (-len(_neighbours(ties, node.id)), node.id)):
        if node.id not in seen:
            near = [id_ for id_ in _spread(ties, [node.id], len(every), known) if id_ not in seen]
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


def _spread(ties: Links, starts: Iterable[str], depth: int, shown: frozenset[str], way: str = BOTH) -> list[str]:
    """List what is shown within `depth` relations of the starts, nearest first.

    This organization leads nowhere further; one way only, parties do not either.
    """
    found = list(starts)
    seen, level = set(found), found
    for _ in range(depth):
        ahead = [id_ for id_ in level if id_ in starts or not _ends_here(ties, id_, way)]
        near = {end for id_ in ahead for end in _neighbours(ties, id_, way)} & shown
        level = sorted(near - seen)
        if not level:
            break
        seen |= near
        found = [*found, *level]
    return found


def _ends_here(ties: Links, id_: str, way: str) -> bool:
    return id_ == ties.organization or (way != BOTH and isinstance(ties.things.get(id_), Party))


def _neighbours(ties: Links, id_: str, way: str = BOTH) -> set[str]:
    leaving, arriving = ties.leaving.get(id_, ()), ties.arriving.get(id_, ())
    if way == UPSTREAM:
        arriving = tuple(relation for relation in arriving if relation.kind not in MADE_OF)
    elif way == DOWNSTREAM:
        leaving = tuple(relation for relation in leaving if relation.kind not in MADE_OF)
    return {relation.target for relation in leaving} | {relation.source for relation in arriving}
