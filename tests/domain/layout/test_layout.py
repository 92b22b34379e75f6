from itertools import combinations, pairwise
from random import Random

from hypothesis import given, settings, strategies as st

from govdesk.domain.layout.layered import Box, Edge, Layout, Place, Point, layered
from govdesk.domain.layout.net import build
from govdesk.domain.layout.order import crossings
from govdesk.domain.layout.parts import arrange, connected
from govdesk.domain.layout.place import GAP, pooled
from govdesk.domain.layout.switch import gain

EPSILON = 1e-6
Graph = tuple[list[Box], list[Edge]]


@st.composite
def graphs(draw: st.DrawFn, most: int = 12) -> Graph:
    count = draw(st.integers(1, most))
    given_layers = draw(st.booleans())
    sizes = st.tuples(st.sampled_from([40.0, 90.0, 160.0]), st.sampled_from([20.0, 44.0, 61.5]))
    boxes = []
    for place in range(count):
        width, height = draw(sizes)
        boxes.append(Box(f"n{place}", width, height, draw(st.integers(0, 4)) if given_layers else None))
    ends = st.integers(0, count - 1)
    pairs = draw(st.lists(st.tuples(ends, ends), max_size=2 * count))
    return boxes, [Edge(f"e{place}", f"n{a}", f"n{b}") for place, (a, b) in enumerate(pairs)]


def overlap(one: Place, other: Place) -> bool:
    return (
        one.x < other.x + other.width - EPSILON
        and other.x < one.x + one.width - EPSILON
        and one.y < other.y + other.height - EPSILON
        and other.y < one.y + one.height - EPSILON
    )


def runs_through(first: Point, second: Point, box: Place) -> bool:
    """Clip a segment at a box that is a hair smaller (Liang and Barsky): what is left runs through it."""
    low, high = 0.0, 1.0
    dx, dy = second.x - first.x, second.y - first.y
    left, top = box.x + EPSILON, box.y + EPSILON
    right, bottom = box.x + box.width - EPSILON, box.y + box.height - EPSILON
    for step, room in ((-dx, first.x - left), (dx, right - first.x), (-dy, first.y - top), (dy, bottom - first.y)):
        if step == 0:
            if room <= 0:
                return False
        elif step < 0:
            low = max(low, room / step)
        else:
            high = min(high, room / step)
    return low < high


def on_border(point: Point, box: Place) -> bool:
    inside_x = box.x - EPSILON <= point.x <= box.x + box.width + EPSILON
    inside_y = box.y - EPSILON <= point.y <= box.y + box.height + EPSILON
    on_x = min(abs(point.x - box.x), abs(point.x - box.x - box.width)) < EPSILON
    on_y = min(abs(point.y - box.y), abs(point.y - box.y - box.height)) < EPSILON
    return inside_x and inside_y and (on_x or on_y)


def check(layout: Layout, boxes: list[Box], edges: list[Edge]) -> None:
    assert layout.places.keys() == {box.id for box in boxes}
    assert layout.routes.keys() == {edge.id for edge in edges}
    for box in boxes:
        place = layout.places[box.id]
        assert (place.width, place.height) == (box.width, box.height)
        assert -EPSILON <= place.x <= layout.width - place.width + EPSILON
        assert -EPSILON <= place.y <= layout.height - place.height + EPSILON
    for one, other in combinations(layout.places.values(), 2):
        assert not overlap(one, other)
    for edge in edges:
        route = layout.routes[edge.id]
        assert len(route) > 1
        assert on_border(route[0], layout.places[edge.source])
        assert on_border(route[-1], layout.places[edge.target])
        assert all(-EPSILON <= point.x <= layout.width + EPSILON for point in route)
        assert all(-EPSILON <= point.y <= layout.height + EPSILON for point in route)
        for id_, place in layout.places.items():
            assert not any(runs_through(first, second, place) for first, second in pairwise(route)), (edge, id_)


@given(graphs())
@settings(max_examples=120, deadline=None)
def test_no_box_overlaps_and_no_edge_runs_through_a_box(graph: Graph) -> None:
    boxes, edges = graph
    check(layered(boxes, edges), boxes, edges)


@given(graphs(), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_the_order_of_the_input_does_not_matter(graph: Graph, random: Random) -> None:
    boxes, edges = graph
    again_boxes, again_edges = list(boxes), list(edges)
    random.shuffle(again_boxes)
    random.shuffle(again_edges)
    assert layered(boxes, edges) == layered(again_boxes, again_edges)


@given(graphs())
@settings(max_examples=60, deadline=None)
def test_given_layers_stand_one_below_the_other(graph: Graph) -> None:
    boxes, edges = graph
    if any(box.layer is None for box in boxes):
        return
    layout = layered(boxes, edges)
    for one, other in combinations(boxes, 2):
        above, below = layout.places[one.id], layout.places[other.id]
        if one.layer < other.layer:
            assert above.y + above.height < below.y


def test_without_given_layers_edges_run_downwards_but_one_of_each_cycle() -> None:
    boxes = [Box(id_, 60, 30) for id_ in "abcde"]
    edges = [Edge(f"{a}{b}", a, b) for a, b in ("ab", "bc", "cd", "db", "ae")]
    places = layered(boxes, edges).places
    upwards = [edge.id for edge in edges if places[edge.source].y >= places[edge.target].y]
    assert upwards == ["db"]


def test_nothing_gives_an_empty_layout() -> None:
    layout = layered([], [])
    assert (dict(layout.places), dict(layout.routes), layout.width) == ({}, {}, 0.0)


def test_neighbours_keep_their_distance_and_a_single_child_stands_below_its_parent() -> None:
    boxes = [Box("a", 100, 30, 0), Box("b", 40, 30, 1), Box("c", 60, 30, 0), Box("d", 60, 30, 1)]
    places = layered(boxes, [Edge("ab", "a", "b"), Edge("cd", "c", "d")]).places
    assert places["a"].x + 50 == places["b"].x + 20
    assert abs(places["c"].x - places["a"].x) >= GAP


def test_parallel_edges_are_drawn_side_by_side() -> None:
    layout = layered([Box("a", 100, 30), Box("b", 100, 30)], [Edge("1", "a", "b"), Edge("2", "a", "b")])
    one, other = layout.routes["1"], layout.routes["2"]
    assert one[0].x < other[0].x
    assert one[-1].x < other[-1].x


def test_a_planar_graph_is_drawn_without_a_crossing() -> None:
    pairs = [((place - 1) // 2, place) for place in range(1, 31)]
    net = build([60.0] * 31, [(place + 1).bit_length() - 1 for place in range(31)], pairs)
    for layer in net.layers:
        layer.sort(key=lambda node: node * 7 % 31)
    assert crossings(net) > 0
    assert arrange(net) == 0


@given(st.lists(st.lists(st.integers(0, 5), max_size=4), min_size=2, max_size=6))
@settings(max_examples=100, deadline=None)
def test_crossings_are_counted_as_by_looking_at_every_pair(rows: list[list[int]]) -> None:
    pairs = [(upper, len(rows) + lower) for upper, row in enumerate(rows) for lower in row]
    net = build([10.0] * (len(rows) + 6), [0] * len(rows) + [1] * 6, pairs)
    plain = sum((a - c) * (b - d) < 0 for (a, b), (c, d) in combinations(pairs, 2))
    assert crossings(net) == plain
    assert arrange(net) <= plain


@given(st.lists(st.integers(0, 9)), st.lists(st.integers(0, 9)))
def test_gain_is_the_difference_of_crossings(left: list[int], right: list[int]) -> None:
    left, right = sorted(left), sorted(right)
    now = sum(a > b for a in left for b in right)
    then = sum(b > a for a in left for b in right)
    assert gain(left, right) == now - then


@given(st.lists(st.tuples(st.integers(-50, 50), st.integers(1, 5)), min_size=1, max_size=6))
@settings(max_examples=60, deadline=None)
def test_pooling_gives_the_nearest_rising_sequence(wishes: list[tuple[int, int]]) -> None:
    values, weights = [float(value) for value, _ in wishes], [float(weight) for _, weight in wishes]
    found = pooled(values, weights)
    assert all(one <= other + EPSILON for one, other in pairwise(found))

    def cost(sequence: list[float]) -> float:
        return sum(w * (x - v) ** 2 for x, v, w in zip(sequence, values, weights, strict=True))

    for place in range(len(found)):
        for step in (-0.5, 0.5):
            for until in range(place + 1, len(found) + 1):
                moved = [x + step if place <= at < until else x for at, x in enumerate(found)]
                if all(one <= other for one, other in pairwise(moved)):
                    assert cost(moved) >= cost(found) - 1e-4


def test_what_is_not_connected_stands_side_by_side_the_largest_first() -> None:
    pairs = [(0, 3), (1, 4), (2, 5), (2, 4)]
    net = build([60.0] * 6, [0, 0, 0, 1, 1, 1], pairs)
    assert connected(net) == [[0, 3], [1, 2, 4, 5]]
    assert arrange(net) == 0
    assert [sorted(layer[:2]) for layer in net.layers] == [[1, 2], [4, 5]]
