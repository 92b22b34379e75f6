"""Each finding on weak points against its plain definition, by brute force, on random registers of up to 12 things."""

from datetime import date
from itertools import product

from graph_oracle import takes
from graph_states import DAYS
from graph_weak import BETWEEN, DONE, HELD, MADE, weak_registers
from graph_weak_oracle import Weak, acting
from hypothesis import given, settings, strategies as st

from govdesk.domain.findings import Finding, Severity
from govdesk.domain.records import Component, Organization, Party, Relation, System
from govdesk.domain.responsibility.findings import responsibility_findings
from govdesk.domain.state import MemoryState

on_days = st.sampled_from(DAYS[3:])
many = settings(max_examples=150)
PEOPLE = ["accountable", "accountable", "responsible", "responsible", "deputy_of", "deputy_of", "delegates_to"]


def findings(state: MemoryState, on: date, rule: str) -> list[Finding]:
    return [finding for finding in responsibility_findings(state, on) if finding.id == rule]


@given(weak_registers(PEOPLE), on_days)
@many
def test_single_point_of_failure_person(state: MemoryState, on: date) -> None:
    oracle = Weak(state, on)
    expected = {
        (subject, person)
        for subject, person in product(oracle.subjects(), oracle.persons())
        if oracle.critical(subject) is not False and oracle.lost_without(person, subject)
    }
    found = findings(state, on, "G-05")
    assert {(f.subject, f.related[0]) for f in found} == expected
    assert len(found) == len(expected)
    for finding in found:
        assert (finding.severity is Severity.LOW) == (oracle.critical(finding.subject) is None)
        for kind in oracle.lost_without(finding.related[0], finding.subject):
            assert kind in finding.says


@given(weak_registers(PEOPLE, components=1, systems=5), on_days)
@many
def test_everything_on_one_person(state: MemoryState, on: date) -> None:
    oracle = Weak(state, on)
    held = [s for s in oracle.live() if oracle.held(s, "accountable") or oracle.held(s, "responsible")]
    expected = [p for p in oracle.persons() if len(held) >= 2 and all(oracle.lost_without(p, s) for s in held)]
    assert sorted(f.subject for f in findings(state, on, "G-18")) == sorted(expected)


@given(
    weak_registers(["accountable", "accountable", "deputy_of"], parties=2, components=0, systems=9, most=30), on_days
)
@many
def test_overload(state: MemoryState, on: date) -> None:
    oracle = Weak(state, on)
    expected = []
    for person in oracle.persons():
        rest = [
            system
            for system in oracle.live()
            if any(
                person in acting(oracle, r) for r in oracle.duties("accountable") if r.target == system and not r.scope
            )
        ]
        if len(rest) > 5:
            expected.append((person, tuple(sorted(rest))))
    assert sorted((f.subject, f.related) for f in findings(state, on, "G-14")) == sorted(expected)


@given(weak_registers([*HELD, *HELD, "deputy_of"], parties=3, components=1, systems=1), on_days)
@many
def test_no_deputy(state: MemoryState, on: date) -> None:
    oracle = Weak(state, on)
    expected = set()
    for duty in oracle.holding():
        kind, subject, person = duty.kind, duty.target, duty.source
        if kind not in HELD or subject not in oracle.subjects() or person not in oracle.persons():
            continue
        if not oracle.present(person) or oracle.critical(subject) is False or oracle.lost_without(person, subject):
            continue
        rest = Weak(state, on, person)
        same = [r for r in rest.duties(kind) if r.target == subject and takes(r.scope, duty.scope)]
        whole = kind in ("accountable", "responsible") and (not duty.scope or rest.held(subject, kind))
        if not same and not whole:
            expected.add(duty.id)
    found = findings(state, on, "G-19")
    assert {id_ for f in found for id_ in f.related if id_.startswith("r")} == expected
    assert len({f.subject for f in found}) == len(found)


@given(
    weak_registers([*MADE, "uses", "uses", "fallback_for", "fallback_for"], components=5, systems=6, parties=0), on_days
)
@settings(max_examples=300)
def test_single_point_of_failure_asset(state: MemoryState, on: date) -> None:
    oracle = Weak(state, on)
    things = [*state.all(Component), *state.all(System)]
    needs = {
        (r.source, r.target)
        for r in oracle.holding()
        if (r.kind in ("uses", "deploys") or (r.kind == "derived_from" and r.how == "adapter")) and r.source in things
    }
    working = [*state.all(Component), *oracle.systems()]
    backed = {(r.target, r.source) for r in oracle.holding() if r.kind == "fallback_for" and r.source in working}
    expected = set()
    for asset in [*things, "ghost"]:
        down = {asset}
        while True:
            stopped = {thing for thing in down if not any(t == thing and f not in down for t, f in backed)}
            more = {user for user, used in needs if used in stopped} - down
            if not more:
                break
            down |= more
        systems = tuple(sorted((down - {asset}) & set(oracle.live())))
        if len(systems) >= 3:
            expected.add((asset, systems))
    assert {(f.subject, f.related) for f in findings(state, on, "G-06")} == expected


@given(weak_registers(["uses", "uses", "provides", "responsible", "accountable"], components=2, systems=1), on_days)
@many
def test_upstream_risk_that_nobody_owns(state: MemoryState, on: date) -> None:
    oracle = Weak(state, on)
    expected = set()
    for system in oracle.live():
        for part in oracle.below(system):
            owned = [r for kind in ("accountable", "responsible") for r in oracle.duties(kind) if r.target == part]
            owned = [r for r in owned if not r.scope and any(oracle.inside(party) for party in acting(oracle, r))]
            if (oracle.archived(part) or "origin" in oracle.unknown(part)) and not owned:
                expected.add((system, part))
    found = set()
    for f in findings(state, on, "G-10"):
        systems = [id_ for id_ in f.related if id_ in oracle.live() and (id_, f.subject) in expected]
        parts = [f.subject, *(id_ for id_ in f.related if id_ not in systems)]
        assert not found & set(product(systems, parts))
        found |= set(product(systems, parts))
    assert found == expected


@given(weak_registers([*MADE, *MADE, *DONE, *DONE]), on_days)
@many
def test_where_the_known_chain_ends(state: MemoryState, on: date) -> None:
    oracle = Weak(state, on)
    expected = set()
    for system in oracle.systems():
        for part in oracle.below(system):
            if oracle.unknown(part):
                expected.add((system, distance(oracle, system, part), part))
    first = {system: min(depth for s, depth, _ in expected if s == system) for system, _, _ in expected}
    expected = {(s, depth, part) for s, depth, part in expected if first[s] == depth}
    found = findings(state, on, "G-11")
    assert {(f.subject, int(f.says.split()[0]), part) for f in found for part in f.related} == expected
    for f in found:
        assert (f.severity is Severity.MEDIUM) == (first[f.subject] == 1)
        for word in ("origin", "licence", "contact"):
            assert (word in f.says) == (word in oracle.unknown(f.related[0]))


def distance(oracle: Weak, start: str, end: str) -> int:
    """Count the steps of the shortest way down."""
    ring, steps = {start}, 0
    while end not in ring or not steps:
        ring = {r.target for r in oracle.holding() if r.kind in MADE and r.source in ring}
        steps += 1
    return steps


@given(weak_registers(MADE, parties=0), on_days)
@many
def test_circle_of_dependency(state: MemoryState, on: date) -> None:
    oracle = Weak(state, on)
    made = [kind for kind in MADE if kind != "evaluated_on"]
    things = [*state.all(Component), *state.all(System)]
    rings = {
        tuple(
            sorted(other for other in things if other in oracle.reach(id_, made) and id_ in oracle.reach(other, made))
        )
        for id_ in things
        if id_ in oracle.reach(id_, made)
    }
    found = findings(state, on, "G-12")
    assert sorted(tuple(id_ for id_ in f.related if not id_.startswith("r")) for f in found) == sorted(rings)


@given(weak_registers([*HELD, "delegates_to", "delegates_to", "member_of", "contract_with", "contract_with"]), on_days)
@many
def test_duty_outside_without_a_contract(state: MemoryState, on: date) -> None:
    oracle = Weak(state, on)
    agreed = {frozenset((r.source, r.target)) for r in oracle.holding() if r.kind == "contract_with"}
    mine = [id_ for id_ in ["org", *state.all(Party)] if oracle.inside(id_)]
    expected = []
    for r in oracle.holding():
        taker = ""
        if r.kind == "delegates_to" and r.source in mine:
            taker = r.target
        elif r.kind in HELD and r.target in oracle.systems():
            taker = r.source
        if taker and taker not in mine and oracle.present(taker):
            bodies = {taker} | oracle.reach(taker, ["member_of"])
            if not any(frozenset(pair) in agreed for pair in product(bodies, mine)):
                expected.append(r.id)
    assert sorted(f.related[1] for f in findings(state, on, "G-15")) == sorted(expected)


@given(weak_registers([*MADE, "uses", *DONE]), on_days)
@many
def test_archived_upstream_and_no_security_contact(state: MemoryState, on: date) -> None:
    oracle = Weak(state, on)
    live = [(system, oracle.below(system)) for system in oracle.live()]
    old = {part for _, parts in live for part in parts if oracle.archived(part)}
    assert sorted(f.subject for f in findings(state, on, "G-20")) == sorted(old)
    mute = set()
    for system, parts in live:
        for part in parts:
            thing = state.get(Component, part)
            mine = any(oracle.inside(maker) for maker in oracle.makers(part))
            if thing and thing.kind != "dataset" and not thing.security_contact and not mine:
                mute.add((system, part))
    assert {(f.subject, part) for f in findings(state, on, "G-21") for part in f.related} == mute


@given(weak_registers([*HELD, *MADE, *DONE, *BETWEEN, "fallback_for"], most=30), on_days)
@many
def test_every_finding_names_what_there_is_and_says_how_bad(state: MemoryState, on: date) -> None:
    known = {id_ for kind in (Organization, Party, Component, System, Relation) for id_ in state.all(kind)}
    for finding in responsibility_findings(state, on):
        assert {finding.subject, *finding.related} <= known | {"ghost", "nobody"}
        assert f"{finding.severity.value.title()}, because " in finding.says
        assert finding.mend.endswith(".")
