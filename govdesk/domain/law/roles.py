"""Roles in law: what the packs conclude of this organization, beside what the register records, and where they differ.

A role is a relation from an actor to a system: who, which role, since and until when, by which article, on which
grounds. Which conclusion makes which role is said by the pack.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from govdesk.domain import words
from govdesk.domain.findings import Finding, Severity
from govdesk.domain.law.assessment import Assessment
from govdesk.domain.records import Organization, Party, Relation
from govdesk.domain.responsibility.knowledge import inside
from govdesk.domain.responsibility.links import Links
from govdesk.domain.said import count, listed
from govdesk.domain.truth import Truth

ROLE_KINDS = frozenset(words.ROLE_RELATIONS.values())
ROLE_OF = {kind: role for role, kind in words.ROLE_RELATIONS.items()}


@dataclass(frozen=True, slots=True)
class RoleStanding:
    """One role on one system on a day.

    concluded: whether the rules make it a role of this organization; None where no pack in use says anything on it.
    own: relations by which the organization, or a part of it, has the role. others: those of anybody else. duties: how
    many requirements that apply name it as theirs.
    """

    role: str
    cite: str
    concluded: Truth | None
    own: tuple[Relation, ...]
    others: tuple[Relation, ...]
    duties: int = 0

    @property
    def label(self) -> str:
        """Give the shown name of the role."""
        return words.label(words.ROLES, self.role)


def is_role(relation: Relation, ties: Links) -> bool:
    """Tell whether a relation is a role in law: an actor on a system or component."""
    source = ties.things.get(relation.source)
    return relation.kind in ROLE_KINDS and isinstance(source, Party | Organization)


def standings(ties: Links, system: str, assessments: Iterable[Assessment]) -> tuple[RoleStanding, ...]:
    """Give each role that is concluded, open or recorded on a system on the day of `ties`."""
    asked = tuple(assessments)
    found = (_standing(ties, system, role, asked) for role, _ in words.ROLES)
    return tuple(one for one in found if one.own or one.others or one.concluded not in (None, Truth.NO))


def _standing(ties: Links, system: str, role: str, asked: tuple[Assessment, ...]) -> RoleStanding:
    tied = [one for one in ties.into(system, words.ROLE_RELATIONS[role]) if is_role(one, ties)]
    own = tuple(one for one in tied if inside(ties, one.source))
    concluded = [found for one in asked if (found := tuple(_concluded(one, role)))]
    truths = [found[0][0] for found in concluded]
    truth = next((one for one in (Truth.YES, Truth.UNKNOWN, Truth.NO) if one in truths), None)
    cites = dict.fromkeys(cite for found in concluded if found[0][0] is truth for held, cite in found if held is truth)
    others = tuple(one for one in tied if one not in own)
    return RoleStanding(role, listed(tuple(cites)), truth, own, others, sum(_duties(one, role) for one in asked))


def _concluded(assessment: Assessment, role: str) -> Iterator[tuple[Truth, str]]:
    """Evaluate the options of a pack that make a role: the first decides, what else holds adds its article."""
    for outcome in assessment.pack.outcomes:
        for option in outcome.options:
            if option.role == role and option.when is not None:
                yield assessment.holds(option.when), option.cite


def _duties(assessment: Assessment, role: str) -> int:
    """Count the requirements that apply and are for this role, of packs that name roles at all."""
    named = any(option.role == role for outcome in assessment.pack.outcomes for option in outcome.options)
    name = role.replace("_", " ")
    mine = (one for one in assessment.requirements if one.applies is Truth.YES and name in one.requirement.who.lower())
    return sum(1 for _ in mine) if named else 0


def role_findings(ties: Links, system: str, found: Iterable[RoleStanding]) -> tuple[Finding, ...]:
    """Find roles that nobody recorded, that the rules contradict, or that the register gives to somebody else."""
    return tuple(_findings(ties, system, tuple(found)))


def _findings(ties: Links, system: str, found: tuple[RoleStanding, ...]) -> Iterator[Finding]:
    name = ties.name(system)
    bare = [one for one in found if one.concluded is Truth.YES and not one.own]
    unrecorded = [one for one in bare if not (one.role == "provider" and one.others)]
    if unrecorded:
        roles = listed([f"{one.label.lower()} ({one.cite})" for one in unrecorded])
        says = f"The rules make this organization {roles} of {name}; the register records nobody inside in that role."
        yield Finding("R-01", Severity.LOW, system, says, "Record the role, with its article and its grounds.")
    for one in found:
        if one in bare and one not in unrecorded:
            yield _elsewhere(ties, system, one)
        elif one.own and one.concluded is Truth.NO:
            yield _contradicted(ties, system, one)


def _elsewhere(ties: Links, system: str, one: RoleStanding) -> Finding:
    who = listed([ties.name(tie.source) for tie in one.others])
    duties = f" {count(one.duties, 'requirement')} for it are asked of this organization." if one.duties else ""
    says = (
        f"The register says that {who} is {one.label.lower()} of {ties.name(system)}, the rules say this organization."
    )
    mend = f"If {who} is, the duties lie there: correct the facts. If not, let the role change hands."
    return Finding("R-03", Severity.MEDIUM, system, f"{says}{duties}", mend, tuple(tie.id for tie in one.others))


def _contradicted(ties: Links, system: str, one: RoleStanding) -> Finding:
    who = listed([ties.name(tie.source) for tie in one.own])
    says = f"{who} is recorded as {one.label.lower()} of {ties.name(system)}; by the answers given, the rules say no."
    mend = "Correct the answers that the rule rests on, or end the role."
    return Finding("R-02", Severity.MEDIUM, system, says, mend, tuple(tie.id for tie in one.own))
