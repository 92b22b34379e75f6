"""Findings on what answers claim: not applicable against the rules, met without evidence or against a check."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from govdesk.domain.findings import Finding, Severity
from govdesk.domain.law.assessment import Assessed
from govdesk.domain.law.checks.told import Checked, Sense
from govdesk.domain.said import listed
from govdesk.domain.truth import Truth

_NAMED = 3


@dataclass(frozen=True, slots=True)
class Claims:
    """The requirements of one system as they are assessed, from every pack in use."""

    system: str
    name: str
    requirements: tuple[Assessed, ...]


def claim_findings(claims: Iterable[Claims]) -> tuple[Finding, ...]:
    """Find answers that the rules contradict or that nothing shows: one finding of each kind for a system."""
    return tuple(finding for one in claims for finding in (*_waived(one), *_bare(one)))


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


def contradictions(
    claims: Iterable[Claims], seen: Callable[[str, Assessed], tuple[Checked, ...]]
) -> tuple[Finding, ...]:
    """Find answers of "met" to which a check says no: one finding for each. seen: the checks of a requirement."""
    return tuple(
        _against(one, asked, refuted)
        for one in claims
        for asked in one.requirements
        if asked.applies is Truth.YES and asked.state == "met"
        if (refuted := [check for check in seen(one.system, asked) if check.truth is Truth.NO])
    )


def _against(claims: Claims, asked: Assessed, refuted: list[Checked]) -> Finding:
    first = refuted[0]
    shown = next((str(sight) for sight in first.sights if sight.sense is Sense.AGAINST), "")
    what = listed([f"“{one.check.title}”" for one in refuted], _NAMED)
    say = f"the check {what} says no" if len(refuted) == 1 else f"the checks {what} say no"
    title = f"{asked.requirement.title} ({asked.requirement.cite})"
    says = f"{title} is answered as met for {claims.name}, but {say}. {shown}".rstrip()
    mend = f"{first.settle} Or answer the requirement as it stands."
    severity = Severity.HIGH if asked.due else Severity.MEDIUM
    return Finding("met-against-check", severity, claims.system, says, mend, _answers([asked]))


def _named(found: list[Assessed]) -> str:
    return listed([f"{one.requirement.title} ({one.requirement.cite})" for one in found], _NAMED)


def _answers(found: list[Assessed]) -> tuple[str, ...]:
    return tuple(one.answer.id for one in found if one.answer is not None)
