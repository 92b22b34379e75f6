"""Every check of every shipped pack: reachable in all three results, and never a pass because something is missing."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given, strategies as st

from govdesk.domain.law.checks.kinds import Check, DistinctCheck, EvaluationCheck, FindingCheck
from govdesk.domain.law.checks.told import Sense
from govdesk.domain.licences.findings import licence_findings
from govdesk.domain.records import Answer, Evidence, Fact, Record, Relation
from govdesk.domain.responsibility.findings import RULES
from govdesk.domain.truth import Truth
from govdesk.domain.words import DUTIES
from tests import check_worlds as worlds

CHECKS = worlds.every_check()


def by_id(check: Check) -> str:
    return check.id


@pytest.mark.parametrize("check", CHECKS, ids=by_id)
def test_each_check_says_yes_no_and_unknown(check: Check) -> None:
    assert worlds.looked(worlds.yes(check), check).truth is Truth.YES
    refused = worlds.looked(worlds.no(check), check)
    assert refused.truth is Truth.NO, refused
    assert any(sight.sense is Sense.AGAINST for sight in refused.sights)
    bare = worlds.looked(worlds.unknown(check), check)
    assert bare.truth is Truth.UNKNOWN, bare
    assert bare.settle


def removable(record: Record) -> bool:
    """Tell whether a record only says something; without a system, a part or a party it is another question."""
    return isinstance(record, Fact | Evidence | Answer) or (
        isinstance(record, Relation) and record.kind in dict(DUTIES)
    )


@pytest.mark.parametrize("check", CHECKS, ids=by_id)
@pytest.mark.parametrize("world", ["yes", "no"])
def test_no_record_that_does_not_speak_against_turns_a_check_to_yes_by_its_absence(check: Check, world: str) -> None:
    records = worlds.yes(check) if world == "yes" else worlds.no(check)
    whole = worlds.looked(records, check)
    against = {sight.record for sight in whole.sights if sight.sense is Sense.AGAINST}
    for record in records:
        if removable(record) and record.id not in against and not hidden(check, whole.truth):
            fewer = worlds.looked(without(records, record), check)
            assert whole.truth is Truth.YES or fewer.truth is not Truth.YES, record


@given(data=st.data())
def test_the_same_holds_of_any_mixture_of_what_speaks_for_and_against(data: st.DataObject) -> None:
    check = data.draw(st.sampled_from([one for one in CHECKS if not isinstance(one, FindingCheck)]), label="check")
    said = [one for one in (*worlds.yes(check), *worlds.apart(worlds.no(check))) if removable(one)]
    mixture = data.draw(st.lists(st.sampled_from(said), unique_by=lambda one: one.id), label="said") if said else []
    things = [one for one in (*worlds.no(check), *worlds.yes(check)) if not removable(one)]
    whole = worlds.looked((*things, *mixture), check)
    against = {sight.record for sight in whole.sights if sight.sense is Sense.AGAINST}
    for record in mixture:
        if record.id not in against and whole.truth is not Truth.YES:
            fewer = worlds.looked((*things, *without(mixture, record)), check)
            assert fewer.truth is not Truth.YES, record


def hidden(check: Check, truth: Truth) -> bool:
    """Tell where records may stand behind the one that a finding names: duties that make it up."""
    return isinstance(check, FindingCheck) and truth is Truth.NO


def without(records: Iterable[Record], gone: Record) -> tuple[Record, ...]:
    return tuple(one for one in records if one is not gone)


@pytest.mark.parametrize("check", CHECKS, ids=by_id)
def test_a_yes_rests_on_what_speaks_for_it_and_goes_with_it(check: Check) -> None:
    records = worlds.yes(check)
    whole = worlds.looked(records, check)
    resting = {sight.record for sight in whole.sights if sight.sense is Sense.FOR and sight.record}
    assert resting
    fewer = tuple(one for one in records if one.id not in resting or one.id in {"sys", "org"})
    left = worlds.looked(fewer, check)
    gone = {one.id for one in records} - {one.id for one in fewer}
    assert not gone or left.truth is not Truth.YES


def test_shipped_checks_name_findings_that_the_program_has() -> None:
    named = {finding for check in CHECKS if isinstance(check, FindingCheck) for finding in check.findings}
    assert licence_findings.__doc__
    assert named <= {*RULES, *(f"L-{number:02}" for number in range(1, 11))}


def test_every_practice_with_a_limit_says_that_it_is_a_house_default() -> None:
    limited = [check for check in CHECKS if isinstance(check, EvaluationCheck) and check.limit is not None]
    assert limited
    assert {check.basis for check in limited} == {"house default"}
    assert any(isinstance(check, DistinctCheck) for check in CHECKS)
