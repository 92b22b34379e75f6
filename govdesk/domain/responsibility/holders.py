"""The holders of a duty on a subject: direct, as deputy, by delegation, or through what is made of a component."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from govdesk.domain.records import Party, Relation, System
from govdesk.domain.responsibility.links import Links, acceptance, in_life
from govdesk.domain.responsibility.standing import Chain, acting
from govdesk.domain.responsibility.steps import Step, escalation, step, upwards
from govdesk.domain.scopes import WHOLE, Asked, in_order, includes, narrowest


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a duty. path: from the subject to the holder. escalation: from the holder upwards.

    kind: accountable or responsible. subject: what the duty stands on (the system, where a component was asked for).
    scope: the requirement, phase or region that the duty is narrowed to.
    by: direct, deputy or delegate; for the last two instead_of names whose duty it is. Document, dates and acceptance
    are those of the duty, for a delegate those of the delegation.
    """

    party: str
    name: str
    title: str
    kind: str
    subject: str
    scope: str
    document: str
    since: date | None
    until: date | None
    acceptance: str
    accepted_by: str
    accepted_on: date | None
    by: str
    instead_of: str
    path: tuple[Step, ...]
    escalation: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Search:
    """What was found on a subject. gaps: holders who could not answer, in words."""

    accountable: tuple[Holder, ...] = ()
    responsible: tuple[Holder, ...] = ()
    gaps: tuple[str, ...] = ()

    def joined(self, other: Search) -> Search:
        """Put two findings together, each holder once for the same subject."""
        return Search(
            _ranked(_once((*self.accountable, *other.accountable))),
            _ranked(_once((*self.responsible, *other.responsible))),
            (*self.gaps, *other.gaps),
        )


def _once(holders: tuple[Holder, ...]) -> tuple[Holder, ...]:
    return tuple({(holder.party, holder.subject, holder.scope): holder for holder in reversed(holders)}.values())[::-1]


def found_on(ties: Links, subject: str, asked: Asked = WHOLE, way: Chain = ()) -> Search:
    """Find who holds duties on a subject itself; `way` leads from what was asked to it."""
    gaps: list[str] = []
    accountable = _holders(ties, subject, asked, "accountable", way, gaps)
    responsible = _holders(ties, subject, asked, "responsible", way, gaps)
    delegates = _delegates(ties, (*accountable, *responsible), asked, gaps)
    return Search(_ranked(_once(accountable)), _ranked(_once((*responsible, *delegates))), tuple(gaps))


def through_users(ties: Links, component: str, asked: Asked = WHOLE) -> Search:
    """Find who answers for a component through what is made of it: the nearest on every way; not retired systems."""
    found = Search()
    walk = upwards(ties, component)
    answered: bool | None = None
    while True:
        try:
            thing, way = walk.send(answered)
        except StopIteration:
            return found
        system = ties.things.get(thing)
        retired = isinstance(system, System) and not in_life(system, ties.on)
        here = Search() if retired else found_on(ties, thing, asked, way)
        answered = bool(here.accountable)
        found = found.joined(here)


def _ranked(holders: tuple[Holder, ...]) -> tuple[Holder, ...]:
    return tuple(sorted(holders, key=lambda holder: holder.acceptance == "proposed"))


def _holders(ties: Links, subject: str, asked: Asked, kind: str, way: Chain, gaps: list[str]) -> tuple[Holder, ...]:
    """Give who answers by the narrowest duties that take in what is asked, and add who of these or narrower cannot."""
    duties = [duty for duty in ties.into(subject, kind) if asked.within(duty.scope)]
    decided = narrowest(duty.scope for duty in duties if acting(ties, duty))
    found: list[Holder] = []
    for scope in in_order(duty.scope for duty in duties):
        if any(scope != one and includes(scope, one) for one in decided):
            continue
        for duty in duties:
            if duty.scope == scope:
                gaps.extend(_absences(ties, duty))
                found += [_of_duty(ties, duty, party, way, chain) for party, chain in acting(ties, duty)]
    return tuple(found)


def _absences(ties: Links, duty: Relation) -> Iterator[str]:
    if reason := ties.absence(duty.source):
        rest = "" if acting(ties, duty) else ", and no deputy stands in"
        yield f"{ties.name(duty.source)}, named as {duty.kind} for {ties.name(duty.target)}, {reason}{rest}."


def _of_duty(ties: Links, duty: Relation, party: str, way: Chain, deputies: Chain) -> Holder:
    path = tuple(step(ties, relation) for relation in (*way, duty, *deputies))
    return _holder(ties, duty, party, path, by="deputy" if deputies else "direct", subject=duty.target)


def _delegates(ties: Links, holders: tuple[Holder, ...], asked: Asked, gaps: list[str]) -> tuple[Holder, ...]:
    seen = {holder.party for holder in holders}
    found = list(holders)
    for holder in found:
        for relation in ties.out(holder.party, "delegates_to"):
            if relation.target in seen or not (asked.within(relation.scope) or relation.scope == holder.subject):
                continue
            seen.add(relation.target)
            if reason := ties.absence(relation.target):
                gaps.append(f"{holder.name} delegated to {ties.name(relation.target)}, who {reason}.")
                continue
            path = (*holder.path, step(ties, relation))
            found.append(_holder(ties, relation, relation.target, path, by="delegate", subject=holder.subject))
    return tuple(found[len(holders) :])


def _holder(ties: Links, shown: Relation, party: str, path: tuple[Step, ...], *, by: str, subject: str) -> Holder:
    thing = ties.things.get(party)
    return Holder(
        party=party,
        name=ties.name(party),
        title=thing.title if isinstance(thing, Party) else "",
        kind="responsible" if by == "delegate" else shown.kind,
        subject=subject,
        scope=shown.scope if shown.scope != subject else "",
        document=shown.document,
        since=shown.since,
        until=shown.until,
        acceptance=acceptance(shown, ties.on),
        accepted_by=ties.name(shown.accepted_by) if shown.accepted_by else "",
        accepted_on=shown.accepted_on,
        by=by,
        instead_of=shown.source if by != "direct" else "",
        path=path,
        escalation=escalation(ties, party),
    )
