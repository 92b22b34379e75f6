"""The answer in words: the sentence for a court, and what is missing."""

from __future__ import annotations

from collections.abc import Iterator

from govdesk.domain.records import Component, Organization, Party
from govdesk.domain.responsibility.holders import Holder, Search
from govdesk.domain.responsibility.links import Links, holds
from govdesk.domain.said import day, listed
from govdesk.domain.scopes import Asked, in_order, named, said, sort_of

_PROPOSED = " (proposed, not accepted)"


def not_a_subject(ties: Links, subject: str) -> str:
    """Say that nobody can be asked to answer for this."""
    if subject in ties.things:
        return f"{ties.name(subject)} is a party: ask who answers for a system or a component."
    return f"{subject} is not in the register, so nobody can be named."


def sentence(ties: Links, subject: str, asked: Asked, search: Search) -> str:
    """Say the answer in one or two plain sentences, with day, name, title, document and acceptance."""
    on, thing = day(ties.on), named(ties.name(subject), asked)
    if not search.accountable:
        return f"On {on} nobody was accountable for {thing}.{_workers(search)}"
    if len(search.accountable) == 1:
        return f"On {on} {_named(ties, search.accountable[0], subject, asked)}."
    held = "; ".join(_one_of(ties, holder, subject, asked) for holder in search.accountable)
    return f"On {on} {len(search.accountable)} parties were accountable for {thing}: {held}."


def _one_of(ties: Links, holder: Holder, subject: str, asked: Asked) -> str:
    through = "" if holder.subject == subject else f" through {ties.name(holder.subject)}"
    return f"{_who(ties, holder)}{through}{_decided(holder, asked)}{_source(holder)} ({_accepted(holder)})"


def _decided(holder: Holder, asked: Asked) -> str:
    """Say by a duty of which scope a holder answers, where it is not the one that was asked for."""
    if asked.scopes in ((), (holder.scope,)):
        return ""
    return f", by a duty for {said(holder.scope)}," if holder.scope else ", as part of the whole,"


def _workers(search: Search) -> str:
    if not search.responsible:
        return " Nobody was responsible for the work either."
    names = listed([f"{one.name}{_PROPOSED if one.acceptance == 'proposed' else ''}" for one in search.responsible], 3)
    return f" Responsible for the work: {names}."


def _named(ties: Links, holder: Holder, subject: str, asked: Asked) -> str:
    role = "was named as accountable" if holder.acceptance == "proposed" else "was accountable"
    through = "" if holder.subject == subject else f" through {ties.name(holder.subject)}"
    comma = "," if holder.title or holder.by == "deputy" else ""
    thing = f"{named(ties.name(subject), asked)}{through}{_decided(holder, asked)}"
    return f"{_who(ties, holder)}{comma} {role} for {thing}{_source(holder)}; {_accepted(holder)}"


def _who(ties: Links, holder: Holder) -> str:
    deputy = f"deputy of {ties.name(holder.instead_of)}" if holder.by == "deputy" else ""
    return ", ".join(part for part in (holder.name, holder.title, deputy) if part)


def _source(holder: Holder) -> str:
    return f" under {holder.document}" if holder.document else " (no document is recorded)"


def _accepted(holder: Holder) -> str:
    if holder.acceptance == "proposed":
        return "proposed, not accepted"
    by = f" by {holder.accepted_by}" if holder.accepted_by and holder.accepted_by != holder.name else ""
    return f"accepted on {day(holder.accepted_on)}{by}"


def missing(ties: Links, subject: str, asked: Asked, search: Search) -> Iterator[str]:
    """Say which answer is missing altogether, or comes only through something else."""
    thing, on = named(ties.name(subject), asked), day(ties.on)
    if not search.accountable:
        yield f"Nobody is accountable for {thing} on {on}."
        yield from _narrower(ties, subject, asked)
    elif all(holder.subject != subject for holder in search.accountable):
        names = listed(list(dict.fromkeys(ties.name(holder.subject) for holder in search.accountable)), 3)
        yield f"Nobody has taken on {thing} itself; it is answered for through {names}."
    elif len({holder.party for holder in search.accountable}) > 1:
        names = listed([holder.name for holder in search.accountable])
        yield f"{len(search.accountable)} parties are accountable for {thing} at the same time: {names}."
        yield from _unranked(search)
    if not search.responsible:
        yield f"Nobody is responsible for the work on {thing} on {on}."
    if isinstance(ties.things.get(subject), Component):
        yield from _upstream(ties, subject)


def _narrower(ties: Links, subject: str, asked: Asked) -> Iterator[str]:
    """Say for what else somebody is accountable; other requirements than the one asked for are no help."""
    scopes = {duty.scope for duty in ties.into(subject, "accountable") if not asked.within(duty.scope)}
    if asked.requirement:
        scopes = {one for one in scopes if sort_of(one) != "requirement"}
    if scopes:
        yield f"Accountability is given only for {listed([said(one) for one in in_order(scopes)], 5)}."


def _unranked(search: Search) -> Iterator[str]:
    """Say that neither of two scopes goes before the other."""
    scopes = in_order(holder.scope for holder in search.accountable)
    if len(scopes) > 1:
        yield f"The register does not say which goes first: the duty for {listed([said(one) for one in scopes])}."


def _upstream(ties: Links, component: str) -> Iterator[str]:
    for relation in ties.into(component, "provides", "maintains", "licenses"):
        party = ties.things.get(relation.source)
        taken = ties.into(component, "accountable", "responsible")
        if isinstance(party, Party) and party.inside is False and not taken:
            yield f"{party.name}, outside this organization, {relation.kind} it; nobody inside has taken it over."
            return


def _may_accept(ties: Links, holder: Holder) -> bool:
    """Tell whether the duty was accepted by its holder or one who was a member of it then, or by nobody named."""
    party, then = holder.instead_of or holder.party, holder.accepted_on or ties.on
    members = [tie.source for tie in ties.memberships.get(party, ()) if holds(tie, then)]
    names = {ties.name(one) for one in (party, *members)}
    return not holder.accepted_by or holder.accepted_by in names


def doubts(ties: Links, search: Search) -> Iterator[str]:
    """Say what makes a named holder doubtful: not accepted, no date, no document, no natural person."""
    for holder in (*search.accountable, *search.responsible):
        duty = f"{holder.name} as {holder.kind} for {ties.name(holder.subject)}"
        if holder.acceptance == "proposed":
            yield f"{duty}: proposed, not accepted."
        if holder.acceptance == "accepted" and not _may_accept(ties, holder):
            yield f"{duty}: accepted by {holder.accepted_by}, who was neither the holder nor a member of it then."
        if holder.since is None:
            yield f"{duty}: since when is not known."
        if not holder.document:
            yield f"{duty}: no document is recorded."
    for holder in search.accountable:
        thing = ties.things.get(holder.party)
        if isinstance(thing, Organization) or (isinstance(thing, Party) and thing.kind != "person"):
            yield f"{holder.name} is not a natural person; no person is named as accountable."
