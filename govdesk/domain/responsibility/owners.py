"""Findings on who holds a duty: nobody, two at once, nobody who works, nobody for an obligation, not accepted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from govdesk.domain.findings import Finding, Severity
from govdesk.domain.records import Component, Relation, System
from govdesk.domain.responsibility.links import Links, acceptance, covers, in_life
from govdesk.domain.responsibility.standing import acting
from govdesk.domain.responsibility.steps import read_aloud
from govdesk.domain.said import listed
from govdesk.domain.scopes import includes, said


@dataclass(frozen=True, slots=True)
class Obligation:
    """A requirement that applies to a system: its id and title, and the role that usually bears it, in words."""

    system: str
    requirement: str
    title: str
    bearer: str = ""


def weight(ties: Links, subject: str) -> tuple[Severity, str]:
    """Say how bad it is that nobody answers for something, and why."""
    thing = ties.things.get(subject)
    if not isinstance(thing, System):
        return Severity.MEDIUM, "Medium, because a component reaches people only through a system."
    if thing.status in ("planned", "testing"):
        return Severity.MEDIUM, "Medium, because the system is not in service yet."
    return Severity.HIGH, "High, because the system is in service or may be."


def checked(ties: Links, subject: str) -> bool:
    """Tell whether a subject is looked at: every component, and every system that is not retired on the day."""
    thing = ties.things.get(subject)
    return isinstance(thing, Component) or (isinstance(thing, System) and in_life(thing, ties.on))


def standing(ties: Links, kind: str) -> dict[tuple[str, str], list[Relation]]:
    """Give the duties of a kind that somebody can answer for, by target and scope."""
    found: defaultdict[tuple[str, str], list[Relation]] = defaultdict(list)
    for duty in ties.relations:
        if duty.kind == kind and checked(ties, duty.target) and acting(ties, duty):
            found[duty.target, duty.scope].append(duty)
    return dict(sorted(found.items()))


def owners(ties: Links) -> Iterator[Finding]:
    """G-01: a system in life has no accountable duty for the whole whose holder or deputy is present."""
    held = standing(ties, "accountable")
    parts = {target for target, _ in held}
    for id_, thing in sorted(ties.things.items()):
        if isinstance(thing, System) and checked(ties, id_) and (id_, "") not in held:
            severity, reason = weight(ties, id_)
            whole = " as a whole" if id_ in parts else ""
            says = f"Nobody is accountable for {ties.name(id_)}{whole}. {reason}"
            yield Finding("G-01", severity, id_, says, "Assign one accountable party and let it accept.")


def two_owners(ties: Links) -> Iterator[Finding]:
    """G-02: more than one party holds accountability for the same thing and scope at the same time."""
    for (target, scope), duties in standing(ties, "accountable").items():
        holders = sorted({duty.source for duty in duties})
        if len(holders) > 1:
            names = listed([ties.name(holder) for holder in holders])
            says = (
                f"{len(holders)} parties are accountable for {_whole(ties, target, scope)} at the same time: {names}. "
                "Shared accountability lets each point to the other. "
            )
            severity, reason = weight(ties, target)
            mend = "Keep one, and end the others or make them responsible; or split it by requirement, phase or region."
            related = (*holders, *(duty.id for duty in duties))
            yield Finding("G-02", severity, target, says + reason, mend, related)


def _whole(ties: Links, target: str, scope: str) -> str:
    return f"{said(scope)} of {ties.name(target)}" if scope else ties.name(target)


def idle(ties: Links) -> Iterator[Finding]:
    """G-03: a thing and scope has somebody accountable, and nobody is responsible for that scope or a wider one.

    A present party to whom an accountable one delegates counts as responsible.
    """
    working: defaultdict[str, set[str]] = defaultdict(set)
    for target, scope in standing(ties, "responsible"):
        working[target].add(scope)
    for (target, scope), duties in standing(ties, "accountable").items():
        if any(includes(wide, scope) for wide in working[target]):
            continue
        if any(_delegated(ties, duty, scope) for duty in duties):
            continue
        holders = sorted({ties.name(duty.source) for duty in duties})
        are = "are" if len(holders) > 1 else "is"
        says = (
            f"{listed(holders)} {are} accountable for {_whole(ties, target, scope)}, but nobody is responsible for the "
            "work. Medium, because somebody answers while nobody acts."
        )
        mend = "Assign a responsible party, or let the accountable one delegate."
        yield Finding("G-03", Severity.MEDIUM, target, says, mend, tuple(sorted({duty.source for duty in duties})))


def _delegated(ties: Links, duty: Relation, scope: str) -> bool:
    return any(
        covers(relation, scope, duty.target) and relation.target != party and not ties.absence(relation.target)
        for party, _ in acting(ties, duty)
        for relation in ties.out(party, "delegates_to")
    )


def unborne(ties: Links, obligations: Iterable[Obligation]) -> Iterator[Finding]:
    """G-16: nobody is accountable or responsible for a requirement that applies, nor for its system as a whole."""
    held = standing(ties, "accountable").keys() | standing(ties, "responsible").keys()
    bare: defaultdict[str, list[Obligation]] = defaultdict(list)
    for duty in obligations:
        if (duty.system, duty.requirement) not in held and (duty.system, "") not in held:
            bare[duty.system].append(duty)
    for system, duties in sorted(bare.items()):
        ordered = sorted(duties, key=lambda duty: duty.requirement)
        titles = listed([duty.title or duty.requirement for duty in ordered], 3)
        severity, reason = weight(ties, system)
        count = "1 obligation" if len(ordered) == 1 else f"{len(ordered)} obligations"
        says = f"Nobody bears {count} of {ties.name(system)}: {titles}. {reason}"
        mend = "Assign somebody accountable or responsible, for the whole or for each of them."
        yield Finding("G-16", severity, system, says, mend, tuple(duty.requirement for duty in ordered))


def not_accepted(ties: Links) -> Iterator[Finding]:
    """G-17: a duty holds whose present holder has not accepted it by the day."""
    for duty in ties.relations:
        if acceptance(duty, ties.on) != "proposed" or not checked(ties, duty.target) or ties.absence(duty.source):
            continue
        says = (
            f"Proposed, not accepted: {read_aloud(ties, duty)}. "
            "Low, because the duty is named; until accepted it can be disputed."
        )
        mend = "Let the holder accept or decline."
        yield Finding("G-17", Severity.LOW, duty.target, says, mend, (duty.source, duty.id))
