"""Findings on duties that leave the organization."""

from __future__ import annotations

from collections.abc import Iterator

from govdesk.domain.findings import Finding, Severity
from govdesk.domain.records import Organization, Party, Relation, System
from govdesk.domain.responsibility.knowledge import inside
from govdesk.domain.responsibility.links import NEED_ACCEPTANCE, Links, reached
from govdesk.domain.responsibility.owners import checked
from govdesk.domain.responsibility.steps import read_aloud


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
