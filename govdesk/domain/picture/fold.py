"""Groups drawn as one box: a body with its members, a component with those outside who only work on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from govdesk.domain.picture.layers import is_inside
from govdesk.domain.records import Component, Party, Relation
from govdesk.domain.responsibility.graph import Node
from govdesk.domain.responsibility.links import Links


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a picture: a relation between the boxes that its ends stand in, and how many it stands for."""

    relation: Relation
    count: int = 1


def members(ties: Links, nodes: Iterable[Node], folded: frozenset[str]) -> Mapping[str, str]:
    """Give the group that each node is drawn in, of those that are folded; a folded group may stand in another one.

    Nobody is drawn in two: who belongs to several goes with the first by id.
    """
    known = {node.id: node for node in nodes}
    found: dict[str, str] = {}
    for group in sorted(folded & known.keys()):
        for id_ in group_of(ties, group):
            if id_ in known:
                found.setdefault(id_, group)
    return {id_: last for id_ in found if (last := _last(found, id_)) != id_}


def group_of(ties: Links, id_: str) -> tuple[str, ...]:
    """Give who would be drawn within a body or component, were it folded; nobody where it is no group."""
    if isinstance(ties.things.get(id_), Component):
        near = {relation.source for relation in ties.arriving.get(id_, ())}
        return tuple(sorted(one for one in near if _only_here(ties, one, id_)))
    return tuple(sorted({relation.source for relation in ties.into(id_, "member_of")} - {id_}))


def _only_here(ties: Links, id_: str, component: str) -> bool:
    thing = ties.things.get(id_)
    if not isinstance(thing, Party) or is_inside(ties, Node(id_, "party", thing.name)):
        return False
    ends = {relation.target for relation in ties.leaving.get(id_, ())}
    return ends == {component} and not ties.arriving.get(id_)


def _last(found: Mapping[str, str], id_: str) -> str:
    seen = set()
    while id_ in found and id_ not in seen:
        seen.add(id_)
        id_ = found[id_]
    return id_


def drawn_lines(relations: Iterable[Relation], within: Mapping[str, str]) -> tuple[Line, ...]:
    """Let relations end at the groups that their ends are drawn in: none within a group, one for many of a kind."""
    found: dict[object, Line] = {}
    for relation in relations:
        source, target = within.get(relation.source, relation.source), within.get(relation.target, relation.target)
        moved = (source, target) != (relation.source, relation.target)
        if moved and source == target:
            continue
        key: object = (source, target, relation.kind) if moved else relation.id
        old = found.get(key)
        found[key] = Line(old.relation, old.count + 1) if old else Line(replace(relation, source=source, target=target))
    return tuple(found.values())
