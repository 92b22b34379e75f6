"""What a finding check rests on: each thing that is missing turns its yes to unknown, never to a pass."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from govdesk.domain.law.checks.kinds import NEEDS, FindingCheck
from govdesk.domain.law.checks.needs import named
from govdesk.domain.law.checks.told import Checked, Sense
from govdesk.domain.records import Party, Record, System
from govdesk.domain.truth import Truth
from tests import check_worlds as worlds
from tests.check_basis import STALE, related
from tests.check_defects import in_order

NEW = {"G-05", "G-06", "G-10", "G-11", "G-14", "G-15", "L-05", "L-06", "L-07", "L-08", "L-10"}
CHECKS = {one.id: one for one in worlds.every_check() if isinstance(one, FindingCheck)}


def looked(id_: str, *records: Record) -> Checked:
    return worlds.looked(records, CHECKS[id_])


def changed(id_: str, **more: object) -> tuple[Record, ...]:
    assert any(one.id == id_ for one in in_order())
    return tuple(replace(one, **more) if one.id == id_ else one for one in in_order())  # type: ignore[arg-type]


def without(*ids: str) -> tuple[Record, ...]:
    assert set(ids) <= {one.id for one in in_order()}
    return tuple(one for one in in_order() if one.id not in ids)


@pytest.mark.parametrize("id_", [id_ for id_, one in CHECKS.items() if NEW & set(one.findings)])
@pytest.mark.parametrize("how", [{"status": "retired"}, {"ended": STALE}])
def test_of_a_retired_system_nothing_is_said_because_the_findings_pass_over_it(
    id_: str, how: dict[str, object]
) -> None:
    assert looked(id_, *in_order()).truth is Truth.YES
    assert looked(id_, *changed("sys", **how)).truth is Truth.UNKNOWN


MISSING = {
    "acc-02.alone: who does the work": ("acc-02.alone", without("r-responsible-ben-sys-"), "responsible"),
    "acc-02.alone: accountable for a part only": (
        "acc-02.alone",
        (*without("r-accountable-ana-sys-"), related("accountable", "ana", "m")),
        "accountable",
    ),
    "acc-02.load: another system": ("acc-02.load", (*in_order(), System("two", "Two", status="live")), "Two"),
    "acc-04.fallback: another system": ("acc-04.fallback", (*in_order(), System("two", "Two")), "Two"),
    "acc-04.unowned: a part deep down": ("acc-04.unowned", without("r-responsible-ben-b-"), "Base"),
    "acc-04.contract: side of a holder": ("acc-04.contract", changed("ben", inside=None), "Ben"),
    "acc-04.contract: a delegate outside": (
        "acc-04.contract",
        (*in_order(), related("delegates_to", "ben", "maker")),
        "Maker",
    ),
    "acc-04.contract: a delegate of a delegate": (
        "acc-04.contract",
        (
            *in_order(),
            Party("dan", "Dan", "person"),
            related("delegates_to", "ben", "cia"),
            related("delegates_to", "cia", "dan"),
        ),
        "Dan",
    ),
    "mis-01.restrictions: a licence deep down": ("mis-01.restrictions", changed("d", licence=""), "Tables"),
    "com-02.texts: a licence deep down": ("com-02.texts", changed("b", licence=""), "Base"),
    "ipr-01.texts: a licence deep down": ("ipr-01.texts", changed("b", licence=""), "Base"),
    "ipr-02.notices: terms deep down": ("ipr-02.notices", changed("b", licence="house-rules-9"), "Base"),
    "ipr-02.names: terms deep down": ("ipr-02.names", changed("b", licence="house-rules-9"), "Base"),
    "ipr-02.names: no base": ("ipr-02.names", without("r-derived_from-m-b-"), "Kestrel"),
    "ipr-04.reuse: nobody said": ("ipr-04.reuse", without("f-m-model.trained_on_outputs_of_models"), "Kestrel"),
    "poi-04.circle: no parts": ("poi-04.circle", without("r-uses-sys-m-", "r-uses-sys-s-"), "Kiosk"),
}


@pytest.mark.parametrize("case", MISSING)
def test_what_is_missing_is_named_and_the_check_is_open(case: str) -> None:
    id_, records, name = MISSING[case]
    assert looked(id_, *in_order()).truth is Truth.YES
    seen = looked(id_, *records)
    assert seen.truth is Truth.UNKNOWN, seen
    told = " ".join(sight.says for sight in seen.sights if sight.sense is Sense.OPEN)
    assert name.casefold() in told.casefold() or name in seen.settle
    assert seen.settle.startswith("Record what it rests on: ")


def test_a_planned_system_is_not_asked_of_others() -> None:
    planned = System("two", "Two", status="planned")
    assert looked("acc-02.load", *in_order(), planned).truth is Truth.YES
    assert looked("acc-04.fallback", *in_order(), planned).truth is Truth.YES


def test_a_contract_settles_a_duty_that_goes_outside() -> None:
    outside = (*in_order(), related("responsible", "maker", "sys"))
    assert looked("acc-08.contract", *outside).truth is Truth.NO
    agreed = related("contract_with", "org", "maker", since=date(2026, 1, 1))
    assert looked("acc-08.contract", *outside, agreed).truth is Truth.YES


def test_every_named_need_is_used_by_a_shipped_check_and_named_for_people() -> None:
    used = {need for one in CHECKS.values() for need in one.needs}
    assert used >= set(NEEDS)
    assert all(named(need, None) == says for need, says in NEEDS.items())  # type: ignore[arg-type]
