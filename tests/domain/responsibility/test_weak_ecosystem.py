"""Weak points of a real graph: the assets of ecosystem-graphs, of which most references dangle."""

from datetime import date
from pathlib import Path

import pytest
from graph_ecosystem import read_assets, records
from graph_weak import MADE
from graph_weak_oracle import Weak

from govdesk.domain.findings import Finding
from govdesk.domain.records import Component, Organization, Record, Relation, System
from govdesk.domain.responsibility.findings import responsibility_findings
from govdesk.domain.state import MemoryState

ON = date(2026, 3, 14)
SERVED = 40


@pytest.fixture(scope="module")
def state(samples: Path) -> MemoryState:
    """Put the first assets that depend on something to use, each by a system of our own, and archive every tenth."""
    found: list[Record] = [Organization("org", "House"), *records(read_assets(samples / "ecosystem-graphs"))]
    depending = sorted({one.source for one in found if isinstance(one, Relation) and one.kind in MADE})
    for number, asset in enumerate(depending[:SERVED]):
        found.append(System(f"sys-{number:02}", f"System {number}", status="live", critical=number % 3 == 0))
        found.append(Relation(f"use-{number:02}", "uses", f"sys-{number:02}", asset))
    parts = [one for one in found if isinstance(one, Component)]
    old = [Component(one.id, one.name, one.kind, archived=date(2025, 1, 1)) for one in parts[::10]]
    return MemoryState([*found, *old])


@pytest.fixture(scope="module")
def found(state: MemoryState) -> tuple[Finding, ...]:
    return responsibility_findings(state, ON)


def test_the_sample_has_the_shape_that_it_is_said_to_have(samples: Path) -> None:
    every = records(read_assets(samples / "ecosystem-graphs"))
    parts = {one.id for one in every if isinstance(one, Component)}
    made = [one for one in every if isinstance(one, Relation) and one.kind in MADE]
    assert len(read_assets(samples / "ecosystem-graphs")) == 155
    assert (len(made), len([one for one in made if one.target not in parts])) == (223, 124)


def test_every_chain_ends_where_a_name_is_all_that_is_known(state: MemoryState, found: tuple[Finding, ...]) -> None:
    oracle = Weak(state, ON)
    ends = {one.subject: one for one in found if one.id == "G-11"}
    assert len(ends) == SERVED  # no asset of the set is in the register with licence and contact
    for system, one in ends.items():
        assert set(one.related) == {part for part in oracle.below(system) if one_step(oracle, system, part)}


def one_step(oracle: Weak, system: str, part: str) -> bool:
    return any((one.source, one.target) == (system, part) for one in oracle.holding())


def test_what_dangles_is_a_risk_that_nobody_owns(state: MemoryState, found: tuple[Finding, ...]) -> None:
    oracle = Weak(state, ON)
    below = {part for system in oracle.live() for part in oracle.below(system)}
    dangling = {part for part in below if state.get(Component, part) is None}
    named = {id_ for one in found if one.id == "G-10" for id_ in (one.subject, *one.related)}
    risky = {part for part in below if oracle.archived(part) or "origin" in oracle.unknown(part)}
    assert dangling
    assert named - set(state.all(System)) == risky >= dangling


def test_archived_assets_and_circles_are_found(state: MemoryState, found: tuple[Finding, ...]) -> None:
    oracle = Weak(state, ON)
    below = {part for system in oracle.live() for part in oracle.below(system)}
    assert {one.subject for one in found if one.id == "G-20"} == {part for part in below if oracle.archived(part)}
    rings = {id_ for one in found if one.id == "G-12" for id_ in one.related if state.get(Component, id_)}
    made = [kind for kind in MADE if kind != "evaluated_on"]
    assert rings == {id_ for id_ in state.all(Component) if id_ in oracle.reach(id_, made)}
