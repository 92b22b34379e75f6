"""Which row a node stands in: upstream parties, what is built, the systems, the people inside, their teams."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from govdesk.domain.layout.layers import acyclic, longest_paths
from govdesk.domain.records import Party, Relation
from govdesk.domain.responsibility.graph import Node
from govdesk.domain.responsibility.links import MADE_OF, Links

UPSTREAM, BUILT, SYSTEMS, INSIDE, HOUSE = range(5)
_PEOPLE = frozenset({"person", "team"})


def band(ties: Links, node: Node) -> int:
    """Give the band of rows of a node. A missing one stands where its relations would have it."""
    if node.kind == "system":
        return SYSTEMS
    if node.kind == "component":
        return BUILT
    if node.kind == "organization":
        return HOUSE
    if node.kind == "missing":
        made = any(relation.kind in MADE_OF for relation in ties.arriving.get(node.id, ()))
        return BUILT if made else UPSTREAM
    return INSIDE if is_inside(ties, node) else UPSTREAM


def is_inside(ties: Links, node: Node) -> bool:
    """Tell whether a party stands inside; where nobody said, a person or a team does."""
    thing = ties.things.get(node.id)
    if not isinstance(thing, Party):
        return node.kind != "missing"
    return thing.kind in _PEOPLE if thing.inside is None else thing.inside


def rows(ties: Links, nodes: Iterable[Node], relations: Iterable[Relation]) -> Mapping[str, int]:
    """Give each node its row from the top, bands one below the other, and within a band sources below their targets.

    Models stand below what they are derived from, people above the team that they belong to.
    """
    bands: defaultdict[int, list[str]] = defaultdict(list)
    of: dict[str, int] = {}
    for node in nodes:
        of[node.id] = band(ties, node)
        bands[of[node.id]].append(node.id)
    inner: defaultdict[int, list[tuple[str, str]]] = defaultdict(list)
    for relation in relations:
        if of[relation.source] == of[relation.target]:
            upside = of[relation.source] in (BUILT, SYSTEMS, UPSTREAM)
            pair = (relation.target, relation.source) if upside else (relation.source, relation.target)
            inner[of[relation.source]].append(pair)
    found: dict[str, int] = {}
    first = 0
    for number in sorted(bands):
        levels = _levels(sorted(bands[number]), inner[number])
        found |= {id_: first + level for id_, level in levels.items()}
        first += max(levels.values()) + 1
    return found


def _levels(ids: list[str], pairs: list[tuple[str, str]]) -> dict[str, int]:
    number = {id_: place for place, id_ in enumerate(ids)}
    down, up = acyclic(len(ids), [(number[above], number[below]) for above, below in pairs])
    return dict(zip(ids, longest_paths(down, up), strict=True))
