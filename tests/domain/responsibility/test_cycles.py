from hypothesis import given, strategies as st

from govdesk.domain.responsibility.cycles import components

graphs = st.integers(1, 9).flatmap(
    lambda size: st.lists(st.lists(st.integers(0, size - 1), max_size=4), min_size=size, max_size=size)
)


@given(graphs)
def test_two_nodes_share_a_component_when_each_leads_to_the_other(successors: list[list[int]]) -> None:
    size = len(successors)
    reach = [[one == other or other in successors[one] for other in range(size)] for one in range(size)]
    for middle in range(size):
        for one in range(size):
            for other in range(size):
                reach[one][other] |= reach[one][middle] and reach[middle][other]
    expected = {tuple(n for n in range(size) if reach[n][node] and reach[node][n]) for node in range(size)}
    found = components(successors)
    assert {tuple(ring) for ring in found} == expected
    assert sum(len(ring) for ring in found) == size
    place = {node: at for at, ring in enumerate(found) for node in ring}
    assert all(place[target] <= place[node] for node in range(size) for target in successors[node])


def test_a_long_chain_does_not_exhaust_the_stack() -> None:
    assert len(components([[node + 1] for node in range(20_000)] + [[]])) == 20_001
