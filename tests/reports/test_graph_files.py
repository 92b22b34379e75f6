import io
import json
from datetime import date

import networkx as nx
from graph_states import DAYS, registers
from hypothesis import given, settings, strategies as st

from govdesk.domain.records import Party, Relation, System
from govdesk.domain.responsibility.graph import responsibility_graph
from govdesk.domain.responsibility.links import links
from govdesk.domain.state import MemoryState
from govdesk.reports.graph.files import graph_json, graphml

ON = date(2026, 3, 14)
STATE = MemoryState(
    [
        Party("ada", "Ada <&> \x00", "person"),
        System("sys", "Chatbot"),
        Relation(
            "r1", "accountable", "ada", "sys", since=ON, state="accepted", accepted_on=ON, document='"Minute" <7>'
        ),
        Relation("r2", "uses", "sys", "lost"),
    ]
)


def test_json_is_node_link_data_with_the_facts_of_each_relation() -> None:
    content = json.loads(graph_json(links(STATE, ON)))
    assert content["graph"] == {"on": "2026-03-14"}
    assert content["edges"][0] == {
        "source": "ada",
        "target": "sys",
        "key": "r1",
        "kind": "accountable",
        "since": "2026-03-14",
        "acceptance": "accepted",
        "accepted_on": "2026-03-14",
        "document": '"Minute" <7>',
        "undated": False,
    }
    assert {"id": "lost", "kind": "missing", "name": "lost", "detail": ""} in content["nodes"]


def test_graphml_keeps_names_documents_and_what_is_missing() -> None:
    graph = nx.read_graphml(io.BytesIO(graphml(links(STATE, ON))), force_multigraph=True)
    assert graph.nodes["ada"]["name"] == "Ada <&> \ufffd"
    assert graph.nodes["lost"]["kind"] == "missing"
    assert graph.edges["ada", "sys", "r1"]["document"] == '"Minute" <7>'
    assert graph.edges["sys", "lost", "r2"]["undated"] is True


@given(registers(), st.sampled_from(DAYS))
@settings(max_examples=40)
def test_both_files_are_read_back_as_the_same_graph(state: MemoryState, on: date) -> None:
    graph = responsibility_graph(links(state, on))
    again = nx.node_link_graph(json.loads(graph_json(links(state, on))), edges="edges")
    other = nx.read_graphml(io.BytesIO(graphml(links(state, on))), force_multigraph=True)
    assert set(again.edges(keys=True)) == set(other.edges(keys=True)) == set(graph.edges(keys=True))
    assert set(again) == set(other) == set(graph)
    assert graph_json(links(state, on)) == graph_json(links(state, on))
    assert graphml(links(state, on)) == graphml(links(state, on))
