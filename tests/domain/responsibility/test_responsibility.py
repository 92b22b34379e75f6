from collections.abc import Iterable
from datetime import date, timedelta
from itertools import product

from graph_oracle import SCOPES, Oracle, delegated, takes
from graph_states import DAYS, registers
from hypothesis import given, settings, strategies as st

from govdesk.domain.findings import Finding, Severity
from govdesk.domain.records import Component, Organization, Party, System
from govdesk.domain.responsibility.findings import RULES, Obligation, responsibility_findings
from govdesk.domain.state import MemoryState

on_days = st.sampled_from(DAYS[3:])
many = settings(max_examples=100)


def findings(state: MemoryState, on: date, rule: str, obligations: Iterable[Obligation] = ()) -> list[Finding]:
    return [finding for finding in responsibility_findings(state, on, obligations) if finding.id == rule]


def subjects(state: MemoryState, on: date, rule: str, obligations: Iterable[Obligation] = ()) -> list[str]:
    return sorted(finding.subject for finding in findings(state, on, rule, obligations))


@given(registers(kinds=["accountable", "accountable", "deputy_of", "responsible"]), on_days)
@many
def test_no_accountable_party(state: MemoryState, on: date) -> None:
    oracle = Oracle(state, on)
    held = {r.target for r in oracle.duties("accountable") if r.scope == ""}
    assert subjects(state, on, "G-01") == sorted(set(oracle.systems()) - held)


@given(registers(kinds=["accountable", "accountable", "deputy_of"]), on_days)
@many
def test_more_than_one_accountable_party(state: MemoryState, on: date) -> None:
    oracle = Oracle(state, on)
    expected = []
    for subject, scope in product(oracle.subjects(), SCOPES):
        holders = {r.source for r in oracle.duties("accountable") if (r.target, r.scope) == (subject, scope)}
        if len(holders) > 1:
            expected.append((subject, tuple(sorted(holders))))
    found = [
        (f.subject, tuple(id_ for id_ in f.related if not id_.startswith("r"))) for f in findings(state, on, "G-02")
    ]
    assert sorted(found) == sorted(expected)


@given(registers(kinds=["accountable", "responsible", "delegates_to", "deputy_of"]), on_days)
@many
def test_accountable_but_nobody_works(state: MemoryState, on: date) -> None:
    oracle = Oracle(state, on)
    expected = []
    for subject, scope in product(oracle.subjects(), SCOPES):
        duties = [r for r in oracle.duties("accountable") if (r.target, r.scope) == (subject, scope)]
        working = [r for r in oracle.duties("responsible") if r.target == subject and takes(r.scope, scope)]
        if duties and not working and not any(delegated(oracle, duty) for duty in duties):
            expected.append(subject)
    assert subjects(state, on, "G-03") == sorted(expected)


@given(registers(kinds=["uses", "derived_from", "trained_on", "accountable", "responsible", "deploys"]), on_days)
@many
def test_orphan_component(state: MemoryState, on: date) -> None:
    oracle = Oracle(state, on)
    made = ["uses", "derived_from", "trained_on", "evaluated_on", "deploys"]
    not_made_of = [*state.all(Party), *state.all(Organization)]
    used = {
        r.target for r in oracle.holding() if r.kind in made and r.source != r.target and r.source not in not_made_of
    }
    held = {r.target for kind in ("accountable", "responsible") for r in oracle.duties(kind)}
    assert subjects(state, on, "G-04") == sorted(set(state.all(Component)) - used - held)


def shared(one: str, other: str) -> bool:
    """Tell whether two scopes have something in common, as far as they can be compared."""
    sort = {scope: scope.partition(":")[0] if ":" in scope else "requirement" for scope in (one, other)}
    return takes(one, other) or takes(other, one) or sort[one] != sort[other]


@given(
    registers(kinds=["approves", "approves", "contributes", "maintains", "responsible", "uses", "derived_from"]),
    on_days,
)
@many
def test_approver_is_also_the_maker(state: MemoryState, on: date) -> None:
    oracle = Oracle(state, on)
    expected = []
    for approval in oracle.holding():
        if (
            approval.kind != "approves"
            or approval.target not in oracle.subjects()
            or not oracle.present(approval.source)
        ):
            continue
        below = oracle.reach(approval.target, ["uses", "derived_from", "trained_on", "evaluated_on", "deploys"])
        for work in oracle.holding():
            if work.source == approval.source and work.kind in ("contributes", "maintains", "responsible"):
                same = work.target == approval.target
                meets = shared(work.scope, approval.scope)
                if (same and meets) or (not same and work.target in below):
                    expected.append(approval.id)
                    break
    assert sorted(f.related[1] for f in findings(state, on, "G-07")) == sorted(expected)


@given(registers(kinds=["accountable", "accountable", "deputy_of"]), on_days)
@settings(max_examples=300)
def test_gap_in_time_day_by_day(state: MemoryState, on: date) -> None:
    oracle = Oracle(state, on)
    expected = []
    for system in state.all(System).values():
        duties = [r for r in oracle.relations if r.kind == "accountable" and r.target == system.id and r.scope == ""]
        start = system.started or min([r.since for r in duties if r.since], default=None)
        end = min(on, system.ended or date.max)
        if start is None:
            continue
        days = [start + timedelta(n) for n in range((end - start).days + 1)]
        bare = [day for day in days if not any(r in oracle.holding(day) and oracle.answered(r, day) for r in duties)]
        runs = []
        for day in bare:
            if runs and runs[-1][-1] == day - timedelta(1):
                runs[-1].append(day)
            else:
                runs.append([day])
        expected += [(system.id, len(run)) for run in runs if not (run[-1] == end and oracle.alive(system))]
    found = [(f.subject, int(f.says.split("(")[1].split()[0])) for f in findings(state, on, "G-08")]
    assert sorted(found) == sorted(expected)


@given(registers(kinds=["delegates_to", "delegates_to", "reports_to", "escalates_to"]), on_days)
@many
def test_circles_of_delegation_and_reporting(state: MemoryState, on: date) -> None:
    oracle = Oracle(state, on)
    expected = set()
    for kind, scope in product(["delegates_to", "reports_to", "escalates_to"], SCOPES):
        edges = {(r.source, r.target) for r in oracle.holding() if r.kind == kind and takes(r.scope, scope)}
        reach = set(edges)
        while more := {(a, d) for a, b in reach for c, d in reach if b == c} - reach:
            reach |= more
        for node in {end for edge in edges for end in edge}:
            ring = {
                other for other in {end for edge in edges for end in edge} if {(node, other), (other, node)} <= reach
            }
            if ring:
                expected.add((kind, tuple(sorted(ring))))
    words = {"delegates_to": "delegation", "reports_to": "reporting", "escalates_to": "escalation"}
    found = [
        (f.says.split(". ")[0].rsplit(" ", 1)[1], tuple(id_ for id_ in f.related if not id_.startswith("r")))
        for f in findings(state, on, "G-09")
    ]
    assert sorted(found) == sorted((words[kind], ring) for kind, ring in expected)


@given(registers(), on_days)
@many
def test_departed_holder(state: MemoryState, on: date) -> None:
    oracle = Oracle(state, on)
    gone = {party.id for party in state.all(Party).values() if party.left and party.left < on}
    expected = []
    for r in oracle.holding():
        if r.kind in ("accountable", "responsible", "consulted", "informed", "approves", "oversees"):
            if r.source in gone and r.target in oracle.subjects():
                expected.append(r.id)
        elif (r.kind == "deputy_of" and r.source in gone and r.target not in gone) or (
            r.kind in ("delegates_to", "escalates_to", "reports_to") and r.target in gone and r.source not in gone
        ):
            expected.append(r.id)
    assert sorted(f.related[1] for f in findings(state, on, "G-13")) == sorted(expected)


@given(
    registers(kinds=["accountable", "responsible", "deputy_of"]),
    on_days,
    st.sets(st.tuples(st.sampled_from(["s0", "s1"]), st.sampled_from(["q1", "q2", "q3"]))),
)
@many
def test_obligation_without_a_bearer(state: MemoryState, on: date, wanted: set[tuple[str, str]]) -> None:
    oracle = Oracle(state, on)
    held = {(r.target, r.scope) for kind in ("accountable", "responsible") for r in oracle.duties(kind)}
    bare = {(s, q) for s, q in wanted if (s, q) not in held and (s, "") not in held}
    found = findings(state, on, "G-16", [Obligation(s, q, f"Title {q}", "deployer") for s, q in wanted])
    assert {(f.subject, q) for f in found for q in f.related} == bare
    assert len({f.subject for f in found}) == len(found)


@given(registers(), on_days)
@many
def test_duty_not_accepted(state: MemoryState, on: date) -> None:
    oracle = Oracle(state, on)
    expected = []
    for r in oracle.holding():
        needs = r.kind in ("accountable", "responsible", "approves", "oversees") or r.state
        yes = r.state == "accepted" or (r.state == "ended" and r.accepted_on)
        accepted = yes and (r.accepted_on is None or r.accepted_on <= on)
        if needs and not accepted and r.target in oracle.subjects() and oracle.present(r.source):
            expected.append(r.id)
    assert sorted(f.related[1] for f in findings(state, on, "G-17")) == sorted(expected)


@given(registers(), on_days)
@many
def test_findings_are_whole_ordered_and_the_same_again(state: MemoryState, on: date) -> None:
    found = responsibility_findings(state, on)
    assert found == responsibility_findings(state, on)
    order = [list(Severity).index(finding.severity) for finding in found]
    assert order == sorted(order)
    assert len(set(found)) == len(found)
    for finding in found:
        assert finding.id in RULES
        assert finding.says
        assert finding.mend
        assert finding.severity.value in finding.says.lower()
