"""The responsibility graph of a day as files for other programs: JSON (node-link) and GraphML."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date

from govdesk.domain.plain import to_plain
from govdesk.domain.records import Relation
from govdesk.domain.responsibility.graph import Node, nodes
from govdesk.domain.responsibility.links import acceptance, links, undated
from govdesk.domain.state import State
from govdesk.reports.graph.xml_text import attribute, content

_NODE_KEYS = ("kind", "name", "detail")
_EDGE_KEYS = ("kind", "how", "scope", "since", "until", "acceptance", "accepted_by", "accepted_on", "document", "note")


def graph_json(state: State, on: date) -> str:
    """Write the graph as JSON in networkx's node-link form (`edges`, keyed by relation id); same state, same text."""
    ties = links(state, on)
    document = {
        "directed": True,
        "multigraph": True,
        "graph": {"on": on.isoformat()},
        "nodes": [{"id": node.id, "kind": node.kind, "name": node.name, "detail": node.detail} for node in nodes(ties)],
        "edges": [
            {"source": relation.source, "target": relation.target, "key": relation.id, **_facts(relation, on)}
            for relation in ties.relations
        ],
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def _facts(relation: Relation, on: date) -> dict[str, object]:
    plain = to_plain(relation) | {"acceptance": acceptance(relation, on)}
    return {key: plain[key] for key in _EDGE_KEYS if plain.get(key)} | {"undated": undated(relation)}


def graphml(state: State, on: date) -> str:
    """Write the graph as GraphML (Brandes et al. 2002), all attributes as text; same state, same text."""
    ties = links(state, on)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
        *(f'<key id="n_{key}" for="node" attr.name="{key}" attr.type="string"/>' for key in _NODE_KEYS),
        *(f'<key id="e_{key}" for="edge" attr.name="{key}" attr.type="string"/>' for key in (*_EDGE_KEYS, "undated")),
        '<graph edgedefault="directed">',
        *(_node(node) for node in nodes(ties)),
        *(_edge(relation, on) for relation in ties.relations),
        "</graph>",
        "</graphml>",
    ]
    return "\n".join(lines) + "\n"


def _node(node: Node) -> str:
    values = {"kind": node.kind, "name": node.name, "detail": node.detail}
    return f"<node id={attribute(node.id)}>{''.join(_data('n', values))}</node>"


def _edge(relation: Relation, on: date) -> str:
    ends = f"source={attribute(relation.source)} target={attribute(relation.target)}"
    return f"<edge id={attribute(relation.id)} {ends}>{''.join(_data('e', _facts(relation, on)))}</edge>"


def _data(side: str, values: Mapping[str, object]) -> Iterator[str]:
    for key, value in values.items():
        text = ("yes" if value else "no") if isinstance(value, bool) else str(value)
        if text:
            yield f'<data key="{side}_{key}">{content(text)}</data>'
