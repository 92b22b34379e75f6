from datetime import date

from graph_states import DAYS, registers
from hypothesis import given, settings, strategies as st

from govdesk.domain.records import Component, Organization, Party, Relation, System
from govdesk.domain.responsibility.graph import Node, kind_in_words, nodes, responsibility_graph
from govdesk.domain.responsibility.links import holds, links
from govdesk.domain.state import MemoryState

ON = date(2026, 3, 14)
WORLD = (
    Organization("org", "Example"),
    Party("ada", "Ada", "person"),
    Component("model", "Model", "model"),
    System("sys", "Chatbot", status="live"),
)


def test_nodes_are_every_record_that_can_be_an_end_and_what_dangles() -> None:
    ties = links(MemoryState([*WORLD, Relation("r1", "uses", "sys", "lost")]), ON)
    assert nodes(ties) == (
        Node("ada", "party", "Ada", "person"),
        Node("lost", "missing", "lost"),
        Node("model", "component", "Model", "model"),
        Node("org", "organization", "Example"),
        Node("sys", "system", "Chatbot", "live"),
    )
    assert responsibility_graph(ties).nodes["ada"] == {"kind": "party", "name": "Ada", "detail": "person"}
    assert [kind_in_words(node) for node in nodes(ties)] == [
        "Person",
        "Not in the register",
        "Model",
        "This organization",
        "System",
    ]


def test_edges_are_keyed_by_relation_and_parallel_ones_are_kept() -> None:
    relations = [
        Relation("r1", "accountable", "ada", "sys", since=ON),
        Relation("r2", "approves", "ada", "sys"),
        Relation("r3", "reports_to", "ada", "ada"),
    ]
    graph = responsibility_graph(links(MemoryState([*WORLD, *relations]), ON))
    assert [(a, b, key) for a, b, key in graph.edges(keys=True)] == [
        ("ada", "sys", "r1"),
        ("ada", "sys", "r2"),
        ("ada", "ada", "r3"),
    ]
    assert graph.edges["ada", "sys", "r1"] == {
        "kind": "accountable",
        "since": "2026-03-14",
        "acceptance": "proposed",
        "undated": False,
    }
    assert graph.edges["ada", "sys", "r2"]["undated"]


@given(registers(), st.sampled_from(DAYS))
@settings(max_examples=50)
def test_only_relations_that_hold_on_the_day_are_edges(state: MemoryState, on: date) -> None:
    graph = responsibility_graph(links(state, on))
    assert {key for _, _, key in graph.edges(keys=True)} == {r.id for r in state.all(Relation).values() if holds(r, on)}
    assert list(graph) == [node.id for node in nodes(links(state, on))]
