"""Findings on what answers claim: against the rules, without anything that shows it, to what was changed since."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from govdesk.domain.findings import Finding, Severity
from govdesk.domain.law.assessment import Assessed
from govdesk.domain.said import listed
from govdesk.domain.truth import Truth
from govdesk.domain.words import TO_CONFIRM

_NAMED = 3


@dataclass(frozen=True, slots=True)
class Claims:
    """The requirements of one system as they are assessed, from every pack in use."""

    system: str
    name: str
    requirements: tuple[Assessed, ...]


def claim_findings(claims: Iterable[Claims]) -> tuple[Finding, ...]:
    """Find answers that the rules contradict or that nothing shows: one finding of each kind for a system."""
    return tuple(finding for one in claims for finding in (*_waived(one), *_bare(one), *_changed(one)))


def _waived(claims: Claims) -> Iterator[Finding]:
    found = [one for one in claims.requirements if one.applies is Truth.YES and one.state == "not_applicable"]
    if found:
        says = f"The rules say yes, the answer says not applicable, for {claims.name}: {_named(found)}."
        mend = "Correct the fact that the rule rests on, with its source, or answer the requirement."
        yield Finding("waived-though-applies", Severity.MEDIUM, claims.system, says, mend, _answers(found))


def _bare(claims: Claims) -> Iterator[Finding]:
    found = [
        one
        for one in claims.requirements
        if one.applies is Truth.YES and one.state == "met" and one.answer is not None and not one.answer.evidence
    ]
    if found:
        severity = Severity.MEDIUM if any(one.due for one in found) else Severity.LOW
        says = f"Answered as met without any evidence file, for {claims.name}: {_named(found)}."
        yield Finding(
            "met-without-evidence", severity, claims.system, says, "Add a file that shows it.", _answers(found)
        )


def _changed(claims: Claims) -> Iterator[Finding]:
    found = [one for one in claims.requirements if one.applies is not Truth.NO and one.state == TO_CONFIRM]
    if found:
        severity = Severity.MEDIUM if any(one.due for one in found) else Severity.LOW
        says = f"The requirement changed after it was answered, for {claims.name}: {_named(found)}."
        mend = "Read what changed, then confirm the answer as it stands or answer anew."
        yield Finding("answer-to-confirm", severity, claims.system, says, mend, _answers(found))


def _named(found: list[Assessed]) -> str:
    return listed([f"{one.requirement.title} ({one.requirement.cite})" for one in found], _NAMED)


def _answers(found: list[Assessed]) -> tuple[str, ...]:
    return tuple(one.answer.id for one in found if one.answer is not None)
