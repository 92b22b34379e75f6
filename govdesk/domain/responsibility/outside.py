"""Findings on duties that leave the organization."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from govdesk.domain.findings import Finding, Severity
from govdesk.domain.records import Evidence, Organization, Party, Relation, System
from govdesk.domain.responsibility.knowledge import inside
from govdesk.domain.responsibility.links import NEED_ACCEPTANCE, Links, reached
from govdesk.domain.responsibility.owners import checked
from govdesk.domain.responsibility.steps import read_aloud
from govdesk.domain.said import listed


def without_contract(ties: Links) -> Iterator[Finding]:
    """G-15: a duty goes to a party outside that is there, and no contract with it is recorded on the day.

    By delegation from inside, or as a duty on a system that its holder must accept. A contract is one between anybody
    inside and the party, or a body that it is a member of, written from either side.
    """
    for relation in ties.relations:
        party = _taker(ties, relation)
        if party and not inside(ties, party) and not ties.absence(party) and not contracted(ties, party):
            says = (
                f"{read_aloud(ties, relation)}, which stands outside, and no contract with {ties.name(party)} is "
                "recorded. Without one the duty cannot be enforced and stays with the organization. "
                "Medium, because the work may be done all the same."
            )
            mend = "Record the contract, with its document; or give the duty to somebody inside."
            subject = party if relation.kind == "delegates_to" else relation.target
            yield Finding("G-15", Severity.MEDIUM, subject, says, mend, (party, relation.id))


def unproven(ties: Links, kept: Mapping[str, Evidence]) -> Iterator[Finding]:
    """G-24: of whoever takes a duty over as in G-15, or by delegation inside, no evidence of competence is fresh.

    A team can do what all its members who are there can, or what is shown for it as a whole. Evidence counts from the
    day on which it was added to its last day. Without any it is not known, which is no fault yet.
    """
    takers: defaultdict[str, list[str]] = defaultdict(list)
    for relation in ties.relations:
        party = _taker(ties, relation)
        if party and not ties.absence(party) and (relation.kind == "delegates_to" or not inside(ties, party)):
            takers[party].append(relation.id)
    for party, relations in sorted(takers.items()):
        shown = {one: _shown(ties, kept, one) for one in _people(ties, party)}
        if "fresh" in (_shown(ties, kept, party), *(shown.values() if set(shown.values()) == {"fresh"} else ())):
            continue
        yield _unproven(ties, party, tuple(relations), _shown(ties, kept, party), shown)


def _unproven(ties: Links, party: str, relations: tuple[str, ...], own: str, shown: Mapping[str, str]) -> Finding:
    stale = [ties.name(id_) for id_, says in {party: own, **shown}.items() if says == "stale"]
    dark = [ties.name(id_) for id_, says in shown.items() if not says] or [ties.name(party)]
    mend = "Record what shows it: evidence, as competence of the party; or give the duty to somebody who is trained."
    if stale:
        says = f"What shows the competence of {listed(stale, 3)} has run out. Medium, because it was shown once."
        return Finding("G-24", Severity.MEDIUM, party, f"{_takes(ties, party)} {says}", mend, relations)
    says = f"Whether {listed(dark, 3)} can do it is not known: no evidence of competence is recorded. "
    why = "Low, because nothing is known either way."
    return Finding("G-24", Severity.LOW, party, f"{_takes(ties, party)} {says}{why}", mend, relations)


def _takes(ties: Links, party: str) -> str:
    return f"{ties.name(party)} has taken over a duty."


def _people(ties: Links, party: str) -> tuple[str, ...]:
    """Give the members of a body who are there on the day; none for a person."""
    return tuple(dict.fromkeys(one.source for one in ties.into(party, "member_of") if not ties.absence(one.source)))


def _shown(ties: Links, kept: Mapping[str, Evidence], party: str) -> str:
    """Tell whether competence is shown on the day: fresh, stale, or "" where nothing is recorded."""
    thing = ties.things.get(party)
    proof = kept.get(thing.competence) if isinstance(thing, Party) else None
    if proof is None or (proof.added is not None and proof.added > ties.on):
        return ""
    return "stale" if proof.expires is not None and proof.expires < ties.on else "fresh"


def _taker(ties: Links, relation: Relation) -> str:
    """Give the party to which a relation takes a duty of the organization, or ""."""
    if relation.kind == "delegates_to":
        return relation.target if inside(ties, relation.source) else ""
    on_system = isinstance(ties.things.get(relation.target), System) and checked(ties, relation.target)
    return relation.source if on_system and relation.kind in NEED_ACCEPTANCE else ""


def contracted(ties: Links, party: str) -> bool:
    """Tell whether a contract ties a party, or a body that it is a member of, to anybody inside on the day."""
    bodies = reached(party, lambda at: (one.target for one in ties.out(at, "member_of"))) | {party}
    ends = (
        *(one.target for body in bodies for one in ties.out(body, "contract_with")),
        *(one.source for body in bodies for one in ties.into(body, "contract_with")),
    )
    return any(inside(ties, end) and isinstance(ties.things.get(end), Party | Organization) for end in ends)
