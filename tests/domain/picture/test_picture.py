from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from graph_ecosystem import read_assets, records
from graph_states import DAYS, registers
from hypothesis import given, settings, strategies as st

from govdesk.domain.findings import Finding, Severity
from govdesk.domain.layout.layered import Box, Edge, Place, layered
from govdesk.domain.picture.picture import Picture, picture
from govdesk.domain.picture.text import MOST_WIDTH, TITLE_SIZE, average, box_size, fitted
from govdesk.domain.records import Component, Organization, Party, Record, Relation, System
from govdesk.domain.responsibility.graph import responsibility_graph
from govdesk.domain.responsibility.links import links
from govdesk.domain.said import day
from govdesk.domain.state import MemoryState

ON = date(2026, 3, 14)
ORG = Organization("org", "Example")
ADA = Party("ada", "Ada", "person", "Head of Claims", inside=True)
MAKER = Party("maker", "Maker", "community", inside=False)
DATA = Component("data", "Letters", "dataset")
BASE = Component("base", "Base", "model")
TUNED = Component("tuned", "Fine-tune", "model", "v2")
CHAT = System("sys", "Chatbot", status="live")
RELATIONS = [
    Relation("r1", "provides", "maker", "base"),
    Relation("r2", "derived_from", "tuned", "base", since=ON),
    Relation("r3", "trained_on", "tuned", "data"),
    Relation("r4", "uses", "sys", "tuned"),
    Relation("r5", "accountable", "ada", "sys", state="proposed"),
    Relation("r6", "member_of", "ada", "org"),
    Relation("r7", "uses", "sys", "lost"),
]
WORLD = MemoryState([ORG, ADA, MAKER, DATA, BASE, TUNED, CHAT, *RELATIONS])


def test_rows_run_from_upstream_over_what_is_built_to_systems_and_people() -> None:
    places = picture(WORLD, ON).layout.places
    middle = {id_: place.y + place.height / 2 for id_, place in places.items()}
    assert middle["maker"] < middle["base"] < middle["tuned"] < middle["sys"] < middle["ada"] < middle["org"]
    assert middle["data"] < middle["tuned"]
    assert middle["lost"] < middle["sys"]


def test_nodes_say_kind_title_and_findings() -> None:
    findings = [Finding("G-17", Severity.LOW, "sys", "", ""), Finding("G-01", Severity.HIGH, "sys", "", "")]
    nodes = {node.id: node for node in picture(WORLD, ON, findings=findings).nodes}
    assert (nodes["sys"].kind, nodes["sys"].subtitle, nodes["sys"].marks) == (
        "system",
        "System · Live",
        ("high", "low"),
    )
    assert (nodes["ada"].kind, nodes["ada"].subtitle, nodes["ada"].marks) == ("person", "Person · Head of Claims", ())
    assert (nodes["tuned"].kind, nodes["tuned"].subtitle) == ("model", "Model · v2")
    assert (nodes["lost"].kind, nodes["lost"].subtitle) == ("missing", "Not in the register")
    assert [nodes[id_].inside for id_ in ("ada", "maker", "org")] == [True, False, True]


def test_who_has_left_or_is_still_to_come_is_drawn_as_such() -> None:
    gone, later = replace(ADA, left=ON - timedelta(days=1)), replace(ADA, joined=ON + timedelta(days=1))
    said = {}
    for one in (gone, later):
        drawn = picture(MemoryState([ORG, one, CHAT, *RELATIONS]), ON).nodes
        said[one] = next(node.subtitle for node in drawn if node.id == "ada")
    assert said[gone] == f"Person · left on {day(ON - timedelta(days=1))}"
    assert said[later].startswith("Person · joins only on ")


def test_a_proposed_duty_is_dashed_and_an_undated_relation_is_marked() -> None:
    edges = {edge.id: edge for edge in picture(WORLD, ON).edges}
    assert edges["r5"].dashed
    assert not edges["r4"].dashed
    assert (edges["r2"].undated, edges["r3"].undated) == (False, True)
    assert edges["r4"].label == "uses"


def test_a_focus_shows_its_neighbourhood_and_not_all_behind_the_organization() -> None:
    assert {node.id for node in picture(WORLD, ON, "ada", 1).nodes} == {"ada", "sys", "org"}
    far = Party("far", "Far", "person")
    state = MemoryState(
        [ORG, ADA, far, Relation("r1", "member_of", "ada", "org"), Relation("r2", "member_of", "far", "org")]
    )
    assert {node.id for node in picture(state, ON, "ada", 3).nodes} == {"ada", "org"}
    assert {node.id for node in picture(state, ON, "org", 1).nodes} == {"ada", "org", "far"}
    assert picture(state, ON, "nobody").nodes == ()


def many_systems() -> MemoryState:
    found = [ORG]
    for number in range(60):
        found += [
            System(f"s{number:02}", f"System {number}"),
            Component(f"c{number:02}", f"Component {number}", "model"),
            Component(f"d{number:02}", f"Data {number}", "dataset"),
            Relation(f"u{number:02}", "uses", f"s{number:02}", f"c{number:02}"),
            Relation(f"t{number:02}", "trained_on", f"c{number:02}", f"d{number:02}"),
        ]
    return MemoryState(found)


def test_too_many_nodes_are_cut_systems_first_and_what_is_left_out_is_counted() -> None:
    shown = picture(many_systems(), ON)
    kinds = [node.kind for node in shown.nodes]
    assert (len(kinds), kinds.count("system"), kinds.count("model"), shown.left_out) == (150, 60, 60, 31)
    worst = Finding("G-01", Severity.HIGH, "s59", "", "")
    few = picture(many_systems(), ON, findings=[worst], limit=10)
    assert "s59" in {node.id for node in few.nodes}
    assert few.left_out == 171


@given(registers(), st.sampled_from(DAYS), st.sampled_from(["", "s0", "p1"]))
@settings(max_examples=60)
def test_a_picture_places_every_node_and_edge_that_it_shows(state: MemoryState, on: date, focus: str) -> None:
    shown = picture(state, on, focus)
    assert shown.layout.places.keys() == {node.id for node in shown.nodes}
    assert shown.layout.routes.keys() == {edge.id for edge in shown.edges}
    assert shown == picture(state, on, focus)
    ids = {node.id for node in shown.nodes}
    assert all(edge.source in ids and edge.target in ids for edge in shown.edges)
    rooms = [*shown.layout.places.values(), *shown.labels.values()]
    assert not any(meet(one, other) for one, other in combinations(rooms, 2))


def meet(one: Place, other: Place) -> bool:
    apart = one.x + one.width <= other.x + 1e-6 or other.x + other.width <= one.x + 1e-6
    return not (apart or one.y + one.height <= other.y + 1e-6 or other.y + other.height <= one.y + 1e-6)


@given(st.text(max_size=80))
def test_lines_fit_the_box(text: str) -> None:
    lines = fitted(text, TITLE_SIZE, average)
    width, _ = box_size(lines, "", average)
    assert len(lines) <= 2
    assert all(average(line, TITLE_SIZE) <= min(width, MOST_WIDTH) for line in lines)
    whole = "".join(lines).replace(" ", "")
    plain = "".join(character for character in text if character.isprintable()).replace(" ", "")
    assert whole == plain or (whole.endswith("…") and plain.startswith(whole[:-1]))


def test_the_measure_decides_the_width_of_boxes() -> None:
    wide = picture(WORLD, ON, measure=lambda text, size: 2 * average(text, size))
    assert wide.layout.places["sys"].width > picture(WORLD, ON).layout.places["sys"].width


# ---- the ecosystem graph: real assets, most references dangling, some cycles ------------------------------------


@pytest.fixture(scope="module")
def assets(samples: Path) -> list[dict[str, object]]:
    return read_assets(samples / "ecosystem-graphs")


def spoiled(found: list[Record]) -> list[Record]:
    """Add what the whole set has and the sample lacks: a cycle, a self-loop, a name that is there twice."""
    first, second, third = [record.id for record in found if isinstance(record, Component)][:3]
    return [
        *found,
        Relation("x1", "derived_from", first, second),
        Relation("x2", "derived_from", second, third),
        Relation("x3", "derived_from", third, first),
        Relation("x4", "derived_from", first, first),
        Component("twin", first, "model"),
        replace(found[0], note="again"),
    ]


def test_the_samples_are_what_they_are_said_to_be(assets: list[dict[str, object]]) -> None:
    graph = responsibility_graph(links(MemoryState(records(assets)), ON))
    references = [key for _, _, key in graph.edges(keys=True) if key.startswith("d")]
    dangling = [
        a for a, b, key in graph.edges(keys=True) if key.startswith("d") and graph.nodes[b]["kind"] == "missing"
    ]
    assert (len(assets), len(references), len(dangling)) == (155, 223, 124)


def test_the_ecosystem_is_laid_out_whole_without_overlap_or_edge_through_a_box(assets: list[dict[str, object]]) -> None:
    shown = picture(MemoryState(spoiled(records(assets))), ON, limit=10_000)
    assert shown.left_out == 0
    assert len(shown.nodes) > 250
    clear(shown)


def clear(shown: Picture) -> None:
    places = shown.layout.places
    assert not any(meet(one, other) for one, other in combinations(places.values(), 2))
    for edge in shown.edges:
        for first, second in pairwise(shown.layout.routes[edge.id]):
            left, right = sorted((first.x, second.x))
            top, bottom = sorted((first.y, second.y))
            for id_, place in places.items():
                beside = right <= place.x + 1e-6 or left >= place.x + place.width - 1e-6
                if beside or bottom <= place.y + 1e-6 or top >= place.y + place.height - 1e-6:
                    continue
                assert id_ in (edge.source, edge.target)


def test_the_ecosystem_opens_on_what_can_be_read(assets: list[dict[str, object]]) -> None:
    shown = picture(MemoryState(records(assets)), ON)
    assert len(shown.nodes) == 150
    assert shown.left_out == len(responsibility_graph(links(MemoryState(records(assets)), ON))) - 150


def test_layers_found_by_the_layout_stand_the_ecosystem_too(assets: list[dict[str, object]]) -> None:
    found = spoiled(records(assets))
    graph = responsibility_graph(links(MemoryState(found), ON))
    boxes = [Box(id_, 120, 40) for id_ in graph]
    edges = [Edge(key, b, a) for a, b, key in graph.edges(keys=True)]
    places = layered(boxes, edges).places
    assert not any(meet(one, other) for one, other in combinations(places.values(), 2))
    upwards = [e.id for e in edges if e.source != e.target and places[e.source].y > places[e.target].y]
    assert len(upwards) == 1


def test_where_systems_alone_would_fill_the_picture_half_of_it_is_what_is_around_them() -> None:
    systems = [System(f"sys-{number:03}", name=f"S {number}") for number in range(400)]
    models = [Component(f"comp-{number:03}", f"M {number}", "model") for number in range(400)]
    ties = [Relation(f"rel-{n:03}", "deploys", f"sys-{n:03}", f"comp-{n:03}") for n in range(400)]
    shown = picture(MemoryState([*systems, *models, *ties]), ON)
    kinds = [node.kind for node in shown.nodes]
    assert (kinds.count("system"), kinds.count("model"), len(shown.edges)) == (75, 75, 75)
