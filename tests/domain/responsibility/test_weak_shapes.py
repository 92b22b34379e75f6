"""Weak points in small registers: at the limit, mended, and where a circle must not keep anybody looking."""

from dataclasses import replace
from datetime import date

from govdesk.domain.findings import Severity
from govdesk.domain.records import Component, Organization, Party, Record, Relation, System
from govdesk.domain.responsibility.findings import responsibility_findings
from govdesk.domain.state import MemoryState

ON = date(2026, 3, 14)
ADA = Party("ada", "Ada", "person", inside=True)
BEN = Party("ben", "Ben", "person", inside=True)
ORG = Organization("org", "House")
MODEL = Component("model", "Model", "model", licence="mit", security_contact="security@example.org")


def tie(kind: str, source: str, target: str, scope: str = "", how: str = "") -> Relation:
    return Relation(f"{source}-{kind}-{target}{scope}", kind, source, target, scope=scope, how=how, state="")


def system(number: int, *, critical: bool | None = False) -> System:
    return System(f"s{number}", f"System {number}", status="live", critical=critical)


def found(rule: str, *records: Record) -> list[tuple[str, Severity]]:
    every = responsibility_findings(MemoryState([ORG, ADA, BEN, *records]), ON)
    return [(one.subject, one.severity) for one in every if one.id == rule]


def test_five_systems_are_not_too_many_and_six_are() -> None:
    five = [record for n in range(5) for record in (system(n), tie("accountable", "ada", f"s{n}"))]
    assert found("G-14", *five) == []
    assert found("G-14", *five, system(5), tie("accountable", "ada", "s5")) == [("ada", Severity.MEDIUM)]
    assert found("G-14", *five, system(5), tie("accountable", "ben", "s5")) == []


def test_two_systems_do_not_make_an_asset_a_weak_point_and_three_do() -> None:
    two = [MODEL, *(record for n in range(2) for record in (system(n), tie("uses", f"s{n}", "model")))]
    third = (system(2), tie("uses", "s2", "model"))
    assert found("G-06", *two) == []
    assert found("G-06", *two, *third) == [("model", Severity.MEDIUM)]
    assert found("G-06", *two, replace(system(2), critical=True), third[1]) == [("model", Severity.HIGH)]


def test_a_fallback_helps_only_where_it_does_not_need_the_same() -> None:
    base = [*(record for n in range(3) for record in (system(n), tie("uses", f"s{n}", "adapter"))), MODEL]
    base += [Component("adapter", "Adapter", "adapter"), tie("derived_from", "adapter", "model", how="adapter")]
    other = Component("other", "Other", "model")
    assert [id_ for id_, _ in found("G-06", *base)] == ["adapter", "model"]
    backed = [*base, other, tie("fallback_for", "other", "adapter")]
    assert found("G-06", *backed) == []
    assert [id_ for id_, _ in found("G-06", *backed, tie("uses", "other", "model"))] == ["model"]
    late = [*backed, Component("deep", "Deep", "service"), tie("uses", "other", "deep"), tie("uses", "deep", "model")]
    assert [id_ for id_, _ in found("G-06", *late)] == ["model"]


def test_who_oversees_the_whole_stands_in_for_one_requirement_but_not_the_other_way() -> None:
    narrow, wide = tie("oversees", "ada", "s0", "q1"), tie("oversees", "ben", "s0")
    assert found("G-19", system(0, critical=True), narrow) == [("s0", Severity.HIGH)]
    both = responsibility_findings(MemoryState([ADA, BEN, system(0, critical=True), narrow, wide]), ON)
    assert [one.related for one in both if one.id == "G-19"] == [("ben", wide.id)]
    assert found("G-19", system(0), narrow) == []
    assert found("G-19", system(0, critical=None), narrow) == [("s0", Severity.LOW)]


def test_a_duty_for_one_requirement_does_not_own_a_risk() -> None:
    base = [system(0), MODEL, tie("uses", "s0", "model")]
    assert found("G-10", *base, tie("responsible", "ada", "model", "q1")) == [("model", Severity.MEDIUM)]
    assert found("G-10", *base, tie("responsible", "ada", "model")) == []


def test_a_risk_that_nobody_owns_is_high_only_where_it_is_real_and_the_system_critical() -> None:
    old = replace(MODEL, archived=date(2026, 3, 14))
    above = (system(0, critical=True), tie("uses", "s0", "model"))
    assert found("G-10", MODEL, *above) == [("model", Severity.MEDIUM)]
    assert found("G-10", old, *above) == [("model", Severity.HIGH)]
    assert found("G-20", old, *above) == [("model", Severity.HIGH)]
    assert found("G-10", old, system(0), above[1]) == [("model", Severity.MEDIUM)]
    assert found("G-20", replace(old, archived=date(2026, 3, 15)), *above) == []


def test_a_chain_that_is_known_down_to_a_circle_has_no_horizon() -> None:
    twin = replace(MODEL, id="twin", name="Twin")
    circle = [tie("derived_from", "model", "twin"), tie("derived_from", "twin", "model")]
    made = [tie("provides", "org", "model"), tie("provides", "org", "twin")]
    base = [system(0), MODEL, twin, tie("uses", "s0", "model"), *circle, *made]
    assert found("G-11", *base) == []
    assert found("G-12", *base) == [("model", Severity.MEDIUM)]
    assert found("G-12", *base[:-3]) == []
    assert found("G-11", *base[:-1]) == [("s0", Severity.LOW)]


def test_a_contract_with_the_firm_covers_its_people_until_it_ends() -> None:
    firm, guest = Party("firm", "Firm", "organization", inside=False), Party("guest", "Guest", "person", inside=False)
    base = [firm, guest, tie("delegates_to", "ada", "guest"), tie("member_of", "guest", "firm")]
    contract = tie("contract_with", "org", "firm")
    assert found("G-15", *base) == [("guest", Severity.MEDIUM)]
    assert found("G-15", *base, contract) == []
    assert found("G-15", *base, replace(contract, until=date(2026, 3, 13))) == [("guest", Severity.MEDIUM)]
    assert found("G-15", *base, tie("contract_with", "firm", "ben")) == []
