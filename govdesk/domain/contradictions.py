"""Findings on answers of "met" to which a check of the program says no."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from govdesk.domain.claims import Claims
from govdesk.domain.findings import Finding, Severity
from govdesk.domain.law.assessment import Assessed
from govdesk.domain.law.checks.told import Checked, Sense
from govdesk.domain.said import listed
from govdesk.domain.truth import Truth

_NAMED = 3


def contradictions(
    claims: Iterable[Claims], seen: Callable[[str, Assessed], tuple[Checked, ...]]
) -> tuple[Finding, ...]:
    """Find answers of "met" against a check: one finding for each. seen: the checks of a requirement of a system."""
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
    related = (asked.answer.id,) if asked.answer is not None else ()
    return Finding("met-against-check", severity, claims.system, says, mend, related)
