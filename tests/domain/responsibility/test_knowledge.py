"""Where the known chain ends and what stands on a component, against definitions written plainly."""

import itertools
from datetime import date

from graph_states import COMPONENTS, DAYS, SYSTEMS, registers
from hypothesis import given, settings, strategies as st

from govdesk.domain.records import Component, Party, Record, Relation, System
from govdesk.domain.responsibility.knowledge import MOST_PATHS, horizon, path_ends, standing_on
from govdesk.domain.responsibility.links import Links, holds, links
from govdesk.domain.state import MemoryState

ON = date(2026, 3, 14)
MADE = {"derived_from", "trained_on", "evaluated_on", "uses", "deploys"}
BY = {"provides", "licenses", "maintains", "contributes"}


def ties(*records: Record) -> Links:
    return links(MemoryState(records), ON)


def _paths(down: dict[str, list[str]], way: list[str]) -> list[list[str]]:
    """Every way down that repeats nothing, as long as it can be made."""
    onward = [one for one in down.get(way[-1], []) if one not in way]
    return [path for one in onward for path in _paths(down, [*way, one])] if onward else [way]


def _dark(state: MemoryState, id_: str, on: date) -> set[str]:
    thing = next((found for kind in (System, Component, Party) if (found := state.get(kind, id_))), None)
    if thing is None:
        return {"origin", "licence", "contact"} if id_ != "org" else set()
    if not isinstance(thing, Component):
        return set()
    tied = [one for one in state.all(Relation).values() if one.target == id_ and one.kind in BY and holds(one, on)]
    makers = [one.source for one in tied if one.source == "org" or state.get(Party, one.source)]
    found = set() if makers else {"origin"}
    found |= set() if thing.licence else {"licence"}
    reached = [one for one in makers if one == "org" or _reached(state.get(Party, one))]
    return found | (set() if reached else {"contact"})


def _reached(party: Party | None) -> bool:
    inside = party is not None and (party.inside or (party.inside is None and party.kind in ("person", "team")))
    return party is not None and bool(party.contact or inside)


@given(registers(), st.sampled_from(DAYS), st.sampled_from(SYSTEMS))
@settings(max_examples=200, deadline=None)
def test_each_path_ends_at_the_first_thing_of_which_something_is_not_known(
    state: MemoryState, on: date, system: str
) -> None:
    down: dict[str, list[str]] = {}
    for one in state.all(Relation).values():
        if one.kind in MADE and holds(one, on):
            down.setdefault(one.source, []).append(one.target)
    expected = set()
    for path in _paths(down, [system]):
        at = next((number for number in range(1, len(path)) if _dark(state, path[number], on)), len(path) - 1)
        if at:
            expected.add((tuple(path[1 : at + 1]), frozenset(_dark(state, path[at], on))))
    found = path_ends(links(state, on), system)
    target = {one.id: one.target for one in state.all(Relation).values()}
    circles = {(tuple(target[id_] for id_ in one.relations), frozenset(one.lacks)) for one in found}
    for way, lacks in circles ^ expected:
        assert lacks == {"origin"} or (way, frozenset({"origin"})) in circles  # a path that ends in a circle
        assert set(down.get(way[-1], [])) <= {system, *way}
        assert down.get(way[-1])
    assert [bool(one.lacks) for one in found] == sorted((bool(one.lacks) for one in found), reverse=True)


@given(registers(), st.sampled_from(DAYS), st.sampled_from(COMPONENTS))
@settings(max_examples=200, deadline=None)
def test_a_system_stands_on_a_component_when_steps_lead_from_one_to_the_other(
    state: MemoryState, on: date, component: str
) -> None:
    held = [one for one in state.all(Relation).values() if one.kind in MADE and holds(one, on)]
    above, grown = {component}, True
    while grown:
        more = {one.source for one in held if one.target in above and state.get(Component, one.target)} - above
        above |= (more := {one for one in more if state.get(Component, one) or state.get(System, one)})
        grown = bool(more)
    found = standing_on(links(state, on), component)
    assert {one.system for one in found} == {id_ for id_ in above if state.get(System, id_)}
    for one in found:
        assert one.steps[0].target == component
        assert one.steps[-1].source == one.system
        assert all(low.source == high.target for low, high in zip(one.steps, one.steps[1:], strict=False))


def test_a_chain_of_thousands_is_followed_to_its_end() -> None:
    parts = [Component(f"c{n:04}", f"C{n}", "model", licence="mit") for n in range(3000)]
    maker = Party("p", "Maker", "organization", inside=False, contact="https://maker.example")
    down = [Relation(f"r{n:04}", "derived_from", f"c{n:04}", f"c{n + 1:04}") for n in range(2999)]
    by = [Relation(f"m{n:04}", "provides", "p", f"c{n:04}") for n in range(2999)]
    (end,) = path_ends(ties(System("s", "S"), *parts, maker, *down, *by, Relation("r", "uses", "s", "c0000")), "s")
    assert (end.at, end.depth, end.lacks) == ("c2999", 3000, ("origin", "contact"))


def test_more_ways_than_anybody_can_read_are_cut_and_end() -> None:
    records: list[Record] = [System("s", "S"), Party("p", "Maker", "organization", contact="x")]
    layers = [["s"], *([f"c{n}-{side}" for side in "abc"] for n in range(12))]
    for above, level in itertools.pairwise(layers):
        records += [Component(id_, id_, "model", licence="mit") for id_ in level]
        records += [Relation(f"{low}-by", "provides", "p", low) for low in level]
        records += [Relation(f"{up}>{low}", "uses", up, low) for up in above for low in level]
    assert len(path_ends(ties(*records), "s")) == MOST_PATHS
    gap = Component("z", "Gap", "model", licence="mit")
    found = path_ends(ties(*records, gap, Relation("zz", "uses", "c0-c", "z")), "s")
    assert (found[0].at, found[0].depth) == ("z", 2)  # also where it is the last way that would be followed


def test_the_sentence_names_the_shallowest_gap_and_never_a_pass_for_nothing() -> None:
    known = Component("c", "Base", "model", licence="mit")
    world = (System("s", "S"), known, Party("p", "Maker", "organization", contact="mail"))
    uses, made = Relation("r", "uses", "s", "c"), Relation("m", "provides", "p", "c")
    assert horizon(path_ends(ties(*world), "s")).startswith("Nothing is recorded")
    assert "at Base: origin and contact not known" in horizon(path_ends(ties(*world, uses), "s"))
    assert horizon(path_ends(ties(*world, uses, made), "s")).startswith("Origin, licence and contact are known")
    ring = Relation("l", "derived_from", "c", "s")
    assert "at Base: origin not known" in horizon(path_ends(ties(*world, uses, made, ring), "s"))
