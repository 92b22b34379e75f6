"""Findings on roles that somebody seated elsewhere must fill, as the `appoints` data of a pack's requirements says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from govdesk.domain import words
from govdesk.domain.findings import Finding, Severity
from govdesk.domain.law.assessment import Assessed, Assessment
from govdesk.domain.law.packs import Appoints
from govdesk.domain.law.roles import is_role
from govdesk.domain.records import Organization, Party, Relation
from govdesk.domain.responsibility.knowledge import inside
from govdesk.domain.responsibility.links import Links
from govdesk.domain.said import listed
from govdesk.domain.truth import Truth, known


def appointed_findings(ties: Links, system: str, assessments: Iterable[Assessment]) -> tuple[Finding, ...]:
    """Find roles that must be filled on a system of the day, and that nobody known to be seated there fills."""
    asked = [one for assessment in assessments for one in assessment.requirements if one.requirement.appoints]
    return tuple(dict.fromkeys((*_due(ties, system, asked), *_abroad(ties, system, asked))))


def _due(ties: Links, system: str, asked: Iterable[Assessed]) -> Iterator[Finding]:
    """R-04: the organization must appoint somebody, and nobody seated there is recorded in that role."""
    for one in asked:
        rule = one.requirement.appoints
        if rule is None or one.applies is not Truth.YES:
            continue
        held = _seats(ties, system, rule.role, rule)
        if Truth.YES not in held.values():
            yield _vacant(ties, system, one, rule, held)


def _vacant(ties: Links, system: str, one: Assessed, rule: Appoints, held: Mapping[Relation, Truth]) -> Finding:
    role = words.label(words.ROLES, rule.role).lower()
    severity, reason = _how_bad(ties, one, held)
    seated = rule.seat.words(rule.answer).lower()
    who = f"Only {listed([ties.name(tie.source) for tie in held])} is recorded" if held else "Nobody is recorded"
    rest = f", and not known to be seated there ({seated})" if held else f" ({seated})"
    says = (
        f"{who} as {role} of {ties.name(system)}{rest}, though it asks for one: {one.requirement.title} "
        f"({one.requirement.cite}). {reason}"
    )
    mend = "Appoint somebody seated there in writing, and record the role with its document and the country."
    return Finding("R-04", severity, system, says, mend, tuple(tie.id for tie in held))


def _how_bad(ties: Links, one: Assessed, held: Mapping[Relation, Truth]) -> tuple[Severity, str]:
    if Truth.UNKNOWN in held.values():
        return Severity.LOW, "Low, because only the country is not recorded."
    if one.since is not None and one.since > ties.on:
        return Severity.MEDIUM, "Medium, because it is not due yet."
    return Severity.HIGH, "High, because it is due already."


def _abroad(ties: Links, system: str, asked: Iterable[Assessed]) -> Iterator[Finding]:
    """R-05: somebody outside is recorded in the role that must appoint, seated elsewhere, and nobody is appointed."""
    for one in asked:
        rule = one.requirement.appoints
        if rule is None or one.applies is Truth.YES:
            continue
        filled = set(_seats(ties, system, rule.role, rule).values())
        for tie, seat in _seats(ties, system, rule.of, rule).items():
            if seat is Truth.NO and not inside(ties, tie.source) and filled <= {Truth.NO}:
                yield _unrepresented(ties, system, rule, tie)


def _unrepresented(ties: Links, system: str, rule: Appoints, tie: Relation) -> Finding:
    of, role = (words.label(words.ROLES, name).lower() for name in (rule.of, rule.role))
    says = (
        f"{ties.name(tie.source)} is recorded as {of} of {ties.name(system)} and is seated elsewhere (not: "
        f"{rule.seat.words(rule.answer).lower()}); nobody there is recorded as its {role}. Low, because it depends on "
        "the class of the system whether one is due, and whoever uses the system can only ask."
    )
    mend = "Ask for the mandate, and record who it names."
    return Finding("R-05", Severity.LOW, system, says, mend, (tie.source, tie.id))


def _seats(ties: Links, system: str, role: str, rule: Appoints) -> dict[Relation, Truth]:
    """Give who is recorded in a role and there on the day, and whether their country lies where it must."""
    tied = ties.into(system, words.ROLE_RELATIONS[role])
    return {tie: _seat(ties, tie.source, rule) for tie in tied if is_role(tie, ties) and not ties.absence(tie.source)}


def _seat(ties: Links, id_: str, rule: Appoints) -> Truth:
    thing, derive = ties.things.get(id_), rule.seat.derive
    country = thing.country if isinstance(thing, Party | Organization) else ""
    if not country or derive is None:
        return Truth.UNKNOWN
    return known(derive.mapping.get(country.casefold(), derive.otherwise) == rule.answer)
