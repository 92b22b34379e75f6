"""The responsibility graph of a day as files for other programs, by networkx: JSON (node-link) and GraphML."""

from __future__ import annotations

import json
from io import BytesIO

from govdesk.domain.responsibility.graph import responsibility_graph
from govdesk.domain.responsibility.links import Links
from govdesk.reports.graph.xml_text import clean


def graph_json(ties: Links) -> str:
    """Write the graph as JSON in networkx's node-link form (`edges`, keyed by relation id); same state, same text."""
    import networkx as nx

    document = nx.node_link_data(responsibility_graph(ties), edges="edges")
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def graphml(ties: Links) -> bytes:
    """Write the graph as GraphML (Brandes et al. 2002), edges with the ids of relations; same state, same text."""
    import networkx as nx

    graph = nx.relabel_nodes(responsibility_graph(ties), clean)
    for _, said in graph.nodes(data=True):
        said.update({key: clean(value) for key, value in said.items()})
    for _, _, said in graph.edges(data=True):
        said.update({key: clean(value) for key, value in said.items() if isinstance(value, str)})
    written = BytesIO()
    nx.write_graphml_xml(graph, written, named_key_ids=True)
    return written.getvalue()
