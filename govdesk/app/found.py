"""The findings of a snapshot that rest on records, rules and licences alone; those of checks rest on these."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govdesk.domain.claims import Claims, claim_findings
from govdesk.domain.findings import Finding, Severity
from govdesk.domain.law.appointed import appointed_findings
from govdesk.domain.law.roles import role_findings
from govdesk.domain.records import System
from govdesk.domain.said import day
from govdesk.domain.truth import Truth
from govdesk.domain.upkeep import upkeep_findings

if TYPE_CHECKING:
    from govdesk.app.snapshot import Snapshot
    from govdesk.domain.responsibility.findings import Obligation


def own_findings(seen: Snapshot) -> tuple[Finding, ...]:
    """Give all findings but those that rest on checks."""
    from govdesk.domain.licences.findings import licence_findings
    from govdesk.domain.responsibility.findings import responsibility_findings
    from govdesk.store.licences import licences

    graph = responsibility_findings(seen.state, seen.on, obligations(seen))
    asked = {question.id: question for pack in seen.packs for question in pack.questions}
    upkeep = upkeep_findings(seen.state, seen.on, seen.broken, asked)
    held = licence_findings(seen.state, seen.ties, licences())
    return (
        *graph,
        *upkeep,
        *held,
        *claim_findings(claims(seen)),
        *_roles(seen),
        *_unread_packs(seen),
        *_past_packs(seen),
    )


def claims(seen: Snapshot) -> Iterator[Claims]:
    """Give what is answered for each system."""
    for system in seen.state.all(System).values():
        found = tuple(one for assessment in seen.assessments(system.id) for one in assessment.requirements)
        yield Claims(system.id, system.name or system.id, found)


def obligations(seen: Snapshot) -> tuple[Obligation, ...]:
    """Give the requirements that apply to systems on the date."""
    from govdesk.domain.responsibility.findings import Obligation

    return tuple(
        Obligation(system, one.requirement.id, one.requirement.title, one.requirement.bearer)
        for system in seen.state.all(System)
        for assessment in seen.assessments(system)
        for one in assessment.requirements
        if one.applies is Truth.YES
    )


def _roles(seen: Snapshot) -> Iterator[Finding]:
    for system in seen.state.all(System):
        yield from role_findings(seen.ties, system, seen.roles(system))
        yield from appointed_findings(seen.ties, system, seen.assessments(system))


def _unread_packs(seen: Snapshot) -> Iterator[Finding]:
    mend = "Open a copy or a backup of this workspace; until then nothing is checked against this pack."
    for id_, reason in seen.unread:
        yield Finding("pack-unread", Severity.HIGH, id_, reason, mend)


def _past_packs(seen: Snapshot) -> Iterator[Finding]:
    """Say which rule packs in use are no longer the law on the day asked about."""
    mend = "Put the newer version in its place; no answer is lost by that."
    for pack in seen.packs:
        if pack.stood_until is not None and pack.is_past(seen.on):
            says = (
                f"{pack.title}, version {pack.version}, stood until {day(pack.stood_until)}. High, because what it "
                "concludes for a later day is not the law of that day."
            )
            yield Finding("pack-past", Severity.HIGH, pack.id, says, mend)
