"""Findings on how many people duties rest on: one alone, one for everything, one for too much, one without deputy."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from govdesk.domain.findings import Finding, Severity
from govdesk.domain.records import Relation
from govdesk.domain.responsibility.ground import SYSTEMS_PER_PERSON, Ground, is_person, stakes
from govdesk.domain.responsibility.links import NEED_ACCEPTANCE, Links, covers
from govdesk.domain.responsibility.owners import checked
from govdesk.domain.responsibility.standing import acting
from govdesk.domain.responsibility.steps import read_aloud
from govdesk.domain.said import count, listed

_KINDS = ("accountable", "responsible")
Fallen = Mapping[str, Mapping[str, tuple[str, ...]]]
"""By subject and person: which of its duties nobody answers for once this person is gone."""


def rests(found: Ground) -> Fallen:
    """Work out which persons leave a subject without anybody accountable or responsible when they go."""
    ties = found.ties
    subjects = sorted({one.target for one in ties.relations if one.kind in _KINDS and checked(ties, one.target)})
    return {id_: fallen for id_ in subjects if (fallen := _fallen(ties, id_))}


def _fallen(ties: Links, subject: str) -> dict[str, tuple[str, ...]]:
    held = {kind: answering(ties, subject, kind) for kind in _KINDS}
    fallen: dict[str, tuple[str, ...]] = {}
    for person in sorted(set().union(*held.values())):
        if is_person(ties, person):
            without = replace(ties, gone=ties.gone | {person})
            lost = tuple(kind for kind in _KINDS if held[kind] and not answering(without, subject, kind))
            fallen |= {person: lost} if lost else {}
    return fallen


def answering(ties: Links, subject: str, kind: str) -> frozenset[str]:
    """Give who answers for the whole of a subject; to whom accountability is delegated counts as responsible."""
    found = {party for duty in _whole(ties, subject, kind) for party, _ in acting(ties, duty)}
    if kind == "responsible":
        found |= set(_delegates(ties, subject))
    return frozenset(found)


def _whole(ties: Links, subject: str, kind: str) -> Iterator[Relation]:
    return (duty for duty in ties.into(subject, kind) if not duty.scope)


def _delegates(ties: Links, subject: str) -> Iterator[str]:
    for duty in _whole(ties, subject, "accountable"):
        for party, _ in acting(ties, duty):
            for relation in ties.out(party, "delegates_to"):
                if relation.target != party and covers(relation, "", subject) and not ties.absence(relation.target):
                    yield relation.target


def sole_person(found: Ground, fallen: Fallen) -> Iterator[Finding]:
    """G-05: without one person nobody is accountable, or nobody responsible, for what is or may be critical."""
    ties = found.ties
    for subject, people in fallen.items():
        for person, kinds in people.items():
            if weight := stakes(found, subject):
                says = (
                    f"Without {ties.name(person)} nobody would be {listed(kinds, word='or')} for {ties.name(subject)}: "
                    "no deputy stands in. An absence of one day leaves nobody to decide or to act. "
                )
                mend = "Name a deputy, or give part of the work to somebody else."
                duties = (one.id for kind in kinds for one in ties.into(subject, kind) if one.source == person)
                yield Finding("G-05", weight[0], subject, says + weight[1], mend, (person, *duties))


def all_on_one(found: Ground, fallen: Fallen) -> Iterator[Finding]:
    """G-18: without one person, each of at least two systems in service that anybody answers for loses an answer."""
    ties = found.ties
    held = [id_ for id_ in sorted(found.live) if any(answering(ties, id_, kind) for kind in _KINDS)]
    if len(held) > 1:
        for person in sorted(set.intersection(*(set(fallen.get(id_, ())) for id_ in held))):
            says = (
                f"Everything rests on {ties.name(person)}: each of the {len(held)} systems in service that anybody "
                "answers for would lose who is accountable or responsible. High, because one absence stops them all."
            )
            mend = "Name a deputy, and hand some of the duties over."
            yield Finding("G-18", Severity.HIGH, person, says, mend, tuple(held))


def overload(found: Ground) -> Iterator[Finding]:
    """G-14: one person is accountable for more systems in service than the house default."""
    ties = found.ties
    held: defaultdict[str, set[str]] = defaultdict(set)
    for system in found.live:
        for party in answering(ties, system, "accountable"):
            held[party].add(system)
    for person, systems in sorted(held.items()):
        if is_person(ties, person) and len(systems) > SYSTEMS_PER_PERSON:
            says = (
                f"{ties.name(person)} is accountable for {len(systems)} systems in service, more than "
                f"{SYSTEMS_PER_PERSON} (a house default, not a law). Accountability needs time to look and to stop. "
                "Medium, because who answers for too much watches none of it."
            )
            mend = "Hand some of these duties over."
            yield Finding("G-14", Severity.MEDIUM, person, says, mend, tuple(sorted(systems)))


def no_deputy(found: Ground, fallen: Fallen) -> Iterator[Finding]:
    """G-19: without one person nobody holds a duty that this person holds on what is or may be critical.

    Not where G-05 says so of the same person; who holds the duty for the whole holds it for each requirement.
    """
    ties = found.ties
    alone: defaultdict[str, list[Relation]] = defaultdict(list)
    for duty in ties.relations:
        said = duty.source in fallen.get(duty.target, ())
        if duty.kind in NEED_ACCEPTANCE and checked(ties, duty.target) and not said and _alone(ties, duty):
            alone[duty.target].append(duty)
    for subject, duties in sorted(alone.items()):
        if weight := stakes(found, subject):
            yield _undeputed(ties, subject, duties, weight)


def _alone(ties: Links, duty: Relation) -> bool:
    if ties.absence(duty.source) or not is_person(ties, duty.source):
        return False
    without = replace(ties, gone=ties.gone | {duty.source})
    if duty.kind in _KINDS and answering(without, duty.target, duty.kind):
        return False
    same = (one for one in ties.into(duty.target, duty.kind) if covers(one, duty.scope))
    return (duty.kind not in _KINDS or duty.scope != "") and not any(acting(without, one) for one in same)


def _undeputed(ties: Links, subject: str, duties: list[Relation], weight: tuple[Severity, str]) -> Finding:
    says = f"Nobody stands in for {count(len(duties), 'duty', 'duties')}: {_read(ties, duties)}. "
    mend = "Name a deputy for each, or give the duty to a second party too."
    people = dict.fromkeys(duty.source for duty in duties)
    return Finding("G-19", weight[0], subject, says + weight[1], mend, (*people, *(duty.id for duty in duties)))


def _read(ties: Links, duties: Iterable[Relation]) -> str:
    return listed([read_aloud(ties, duty) for duty in duties], 3)
