from datetime import date

from graph_states import DAYS, registers
from hypothesis import given, settings, strategies as st

from govdesk.domain.records import Component, Organization, Party, Relation, System
from govdesk.domain.responsibility.graph import Node, kind_in_words, responsibility_graph
from govdesk.domain.responsibility.links import holds
from govdesk.domain.state import MemoryState

ON = date(2026, 3, 14)
WORLD = (
    Organization("org", "Example"),
    Party("ada", "Ada", "person"),
    Component("model", "Model", "model"),
    System("sys", "Chatbot", status="live"),
)


def test_nodes_are_every_record_that_can_be_an_end_and_what_dangles() -> None:
    graph = responsibility_graph(MemoryState([*WORLD, Relation("r1", "uses", "sys", "lost")]), ON)
    assert dict(graph.nodes("node")) == {
        "ada": Node("ada", "party", "Ada", "person"),
        "lost": Node("lost", "missing", "lost"),
        "model": Node("model", "component", "Model", "model"),
        "org": Node("org", "organization", "Example"),
        "sys": Node("sys", "system", "Chatbot", "live"),
    }
    assert [kind_in_words(node) for _, node in graph.nodes("node")] == [
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
    graph = responsibility_graph(MemoryState([*WORLD, *relations]), ON)
    assert [(a, b, key) for a, b, key in graph.edges(keys=True)] == [
        ("ada", "sys", "r1"),
        ("ada", "sys", "r2"),
        ("ada", "ada", "r3"),
    ]
    assert graph.edges["ada", "sys", "r1"] == {"relation": relations[0], "undated": False}
    assert graph.edges["ada", "sys", "r2"]["undated"]


@given(registers(), st.sampled_from(DAYS))
@settings(max_examples=50)
def test_only_relations_that_hold_on_the_day_are_edges(state: MemoryState, on: date) -> None:
    graph = responsibility_graph(state, on)
    assert {key for _, _, key in graph.edges(keys=True)} == {r.id for r in state.all(Relation).values() if holds(r, on)}
    assert all(data["node"].id == id_ for id_, data in graph.nodes(data=True))
