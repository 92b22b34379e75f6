"""The responsibility graph: parties, components and systems, and the relations that hold between them on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from govdesk.domain import words
from govdesk.domain.plain import to_plain
from govdesk.domain.records import Component, Organization, Party, Relation, kind_of
from govdesk.domain.responsibility.links import Links, Thing, acceptance, undated

if TYPE_CHECKING:
    import networkx as nx


_SAID = ("kind", "how", "scope", "since", "until", "acceptance", "accepted_by", "accepted_on", "document", "note")


@dataclass(frozen=True, slots=True)
class Node:
    """One node. kind: organization, party, component, system, or missing for an id that the register does not know.

    detail: the narrower kind as kept (person, model, live …), "" where not known.
    """

    id: str
    kind: str
    name: str
    detail: str = ""


def responsibility_graph(ties: Links) -> nx.MultiDiGraph[str]:
    """Build the graph of a day, in order of ids; edge keys are relation ids.

    Node attributes: kind, name, detail. Edge attributes: what is known of the relation, as text; how it stands with its
    `acceptance`; and `undated`, true where nobody knows since when it holds.
    """
    import networkx as nx

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(on=ties.on.isoformat())
    for node in nodes(ties):
        graph.add_node(node.id, kind=node.kind, name=node.name, detail=node.detail)
    for relation in ties.relations:
        graph.add_edge(relation.source, relation.target, key=relation.id, **_said(relation, ties.on))
    return graph


def _said(relation: Relation, on: date) -> dict[str, object]:
    plain = to_plain(relation) | {"acceptance": acceptance(relation, on)}
    return {key: plain[key] for key in _SAID if plain.get(key)} | {"undated": undated(relation)}


def nodes(ties: Links) -> tuple[Node, ...]:
    """Give all nodes ordered by id: every record that may be an end, and what dangling ends point to."""
    ends = {end for relation in ties.relations for end in (relation.source, relation.target)}
    missing = {id_: Node(id_, "missing", id_) for id_ in ends - ties.things.keys()}
    known = {id_: _node(thing) for id_, thing in ties.things.items()}
    return tuple(node for _, node in sorted((known | missing).items()))


def _node(thing: Thing) -> Node:
    if isinstance(thing, Organization):
        return Node(thing.id, "organization", thing.name or thing.id)
    detail = thing.kind if isinstance(thing, (Party, Component)) else thing.status
    return Node(thing.id, kind_of(thing), thing.name or thing.id, detail)


def kind_in_words(node: Node) -> str:
    """Say the kind of a node as a person reads it: Model, Person, System."""
    if node.kind == "component":
        return words.label(words.COMPONENT_KINDS, node.detail) if node.detail else "Component"
    if node.kind == "party":
        return words.label(words.PARTY_KINDS, node.detail) if node.detail else "Party"
    return {"organization": "This organization", "system": "System", "missing": "Not in the register"}[node.kind]
