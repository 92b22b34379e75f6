"""A layout under small edits: who stood somewhere stays there, and nothing overlaps."""

from itertools import pairwise
from random import Random
from statistics import median

import pytest
from hypothesis import given, settings, strategies as st

from govdesk.domain.layout.keep import Stood, kept_rows
from govdesk.domain.layout.layered import Box, Edge, Layout, layered

WIDTH, LAYERS = 160.0, 10
Graph = tuple[list[Box], list[Edge]]


def graph(nodes: int, seed: int = 0) -> Graph:
    chance = Random(nodes + seed)
    boxes = [Box(f"n{number:04}", WIDTH, 44, chance.randrange(LAYERS)) for number in range(nodes)]
    ends = [(chance.randrange(nodes), chance.randrange(-30, 31)) for _ in range(nodes * 4 // 3)]
    pairs = [(a, min(max(a + step, 0), nodes - 1)) for a, step in ends]
    return boxes, [Edge(f"e{place:04}", boxes[a].id, boxes[b].id) for place, (a, b) in enumerate(pairs)]


def with_one_more(given_: Graph, chance: Random) -> Graph:
    boxes, edges = given_
    new = Box(f"{chance.choice(boxes).id}-new", WIDTH, 44, chance.randrange(LAYERS))
    above, below = chance.sample(boxes, 2)
    return [*boxes, new], [*edges, Edge("new-a", above.id, new.id), Edge("new-b", new.id, below.id)]


def clear(layout: Layout, edges: list[Edge]) -> None:
    """Ask by corridors: the corners of a route turn only between rows, so a box is met by its own upright range."""
    rows: dict[float, list[str]] = {}
    for id_, place in layout.places.items():
        rows.setdefault(place.y, []).append(id_)
    for y, ids in rows.items():
        spans = sorted((layout.places[id_].x, layout.places[id_].x + layout.places[id_].width) for id_ in ids)
        assert all(one[1] <= other[0] for one, other in pairwise(spans)), y
    tops = sorted(rows)
    assert all(layout.places[rows[one][0]].height + one <= other for one, other in pairwise(tops))
    for edge in edges:
        for (x1, y1), (x2, y2) in pairwise(layout.routes[edge.id]):
            low, high, left, right = min(y1, y2), max(y1, y2), min(x1, x2), max(x1, x2)
            for y in tops:
                for id_ in rows[y] if low < y + 44 - 1e-6 and high > y + 1e-6 else ():
                    place = layout.places[id_]
                    beside = right <= place.x + 1e-6 or left >= place.x + place.width - 1e-6
                    assert beside or id_ in (edge.source, edge.target), (edge, id_)


@pytest.mark.parametrize("wide", [0.0, 4000.0])
@pytest.mark.parametrize("nodes", [50, 500])
def test_random_graphs_have_no_overlap_and_no_edge_through_a_box_also_after_an_edit(nodes: int, wide: float) -> None:
    given_ = graph(nodes)
    first = layered(*given_, wide=wide)
    clear(first, given_[1])
    more = with_one_more(given_, Random(1))
    clear(layered(*more, wide=wide, before=first), more[1])


@pytest.mark.parametrize(("nodes", "wide"), [(50, 0.0), (50, 1400.0), (200, 2500.0)])
def test_a_new_box_moves_hardly_any_other_by_more_than_a_box(nodes: int, wide: float) -> None:
    given_ = graph(nodes)
    first = layered(*given_, wide=wide)
    moved = []
    for trial in range(100):
        again = layered(*with_one_more(given_, Random(trial)), wide=wide, before=first)
        far = [id_ for id_, was in first.places.items() if shift(was, again.places[id_]) > WIDTH]
        moved.append(len(far) / nodes)
    assert median(moved) <= 0.1
    assert max(moved) <= 0.1


def shift(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    return max(abs(one[0] - other[0]), abs(one[1] - other[1]))


@given(st.integers(0, 10_000), st.sampled_from([0.0, 900.0]))
@settings(max_examples=40, deadline=None)
def test_ten_edits_and_as_many_removals_keep_boxes_apart(seed: int, wide: float) -> None:
    chance = Random(seed)
    boxes, edges = graph(30, seed)
    layout = layered(boxes, edges, wide=wide)
    for _ in range(10):
        boxes, edges = with_one_more((boxes, [edge for edge in edges if not edge.id.startswith("new")]), chance)
        if chance.random() < 0.5:
            gone = chance.choice(boxes).id
            boxes = [box for box in boxes if box.id != gone]
            edges = [edge for edge in edges if gone not in (edge.source, edge.target)]
        edges = [Edge(f"k{number}", edge.source, edge.target) for number, edge in enumerate(edges)]
        layout = layered(boxes, edges, wide=wide, before=layout)
        clear(layout, edges)


def test_nothing_changed_nothing_moves() -> None:
    boxes, edges = graph(50)
    first = layered(boxes, edges, wide=1400)
    again = layered(boxes, edges, wide=1400, before=first)
    assert max(shift(place, again.places[id_]) for id_, place in first.places.items()) < 1e-6


def test_another_graph_is_laid_out_as_if_nothing_had_been() -> None:
    boxes, edges = graph(40)
    other = (
        [Box(f"o{box.id}", box.width, box.height, box.layer) for box in boxes],
        [Edge(edge.id, f"o{edge.source}", f"o{edge.target}") for edge in edges],
    )
    assert layered(*other, before=layered(boxes, edges)) == layered(*other)


def test_a_box_that_came_to_another_level_joins_the_emptiest_row_there() -> None:
    stood = Stood([(0.0, 10.0), (50.0, 10.0), (100.0, 10.0), (0.0, 90.0), (0.0, 150.0), (50.0, 150.0), None], [])
    assert kept_rows([0, 0, 1, 1, 1, 1, 2], stood) == [0, 0, 1, 1, 2, 2, 3]
