"""Which deeds mend the findings on weak points: a deputy, a fallback, a contract, an owner, a record filled in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from govdesk.app.names import relation_words
from govdesk.app.queries.places import Mend, duty_place, tie_place
from govdesk.domain.entry import name_of
from govdesk.domain.findings import Finding
from govdesk.domain.records import Component, Party, Relation
from govdesk.domain.state import State

_MOST = 3


def deputies(finding: Finding, state: State) -> tuple[Mend, ...]:
    """Name a deputy of each person that something rests on, or hand a duty over."""
    people = [id_ for id_ in (finding.subject, *finding.related) if state.get(Party, id_)]
    offered = (Mend("go", f"Name a deputy of {name_of(state, id_)}…", tie_place(id_, "deputy_of")) for id_ in people)
    duties = (one for id_ in finding.related if (one := state.get(Relation, id_)))
    return (*islice(offered, _MOST), *_hand_over(state, islice(duties, 1)))


def _hand_over(state: State, duties: Iterable[Relation]) -> Iterator[Mend]:
    for duty in duties:
        yield Mend("go", f"Hand over: {relation_words(state, duty)}…", ("hand_over", duty.id))


def lighten(finding: Finding, state: State) -> tuple[Mend, ...]:
    """Hand over some of the duties of one person."""
    held = state.where(Relation, "source", finding.subject)
    duties = (one for one in held if one.kind == "accountable" and not one.scope and one.target in finding.related)
    return tuple(_hand_over(state, islice(duties, _MOST)))


def fallback(finding: Finding, _state: State) -> tuple[Mend, ...]:
    """Name what takes over when an asset fails."""
    return (Mend("go", "Name a fallback…", tie_place(finding.subject, "fallback_for")),)


def owner(finding: Finding, state: State) -> tuple[Mend, ...]:
    """Make somebody responsible for a component, or record what is not known of it."""
    assign = Mend("go", "Assign responsible…", duty_place(finding.subject, "responsible"))
    return (assign, *_record(state, (finding.subject,)))


def record(finding: Finding, state: State) -> tuple[Mend, ...]:
    """Record what is not known of the components of a finding."""
    return tuple(_record(state, finding.related))


def _record(state: State, ids: Iterable[str]) -> Iterator[Mend]:
    known = (one for id_ in ids if (one := state.get(Component, id_)))
    for one in islice(known, _MOST):
        yield Mend("go", f"Open the record of {one.name}", ("component", one.id))


def upkeep(finding: Finding, state: State) -> tuple[Mend, ...]:
    """Own a component whose makers left it, or name what takes over."""
    return (*owner(finding, state)[:1], *fallback(finding, state))


def contract(finding: Finding, state: State) -> tuple[Mend, ...]:
    """Record the contract with the party outside, or end what it was given."""
    party, relation = finding.related
    return (
        Mend("go", f"Record a contract with {name_of(state, party)}…", tie_place(party, "contract_with")),
        Mend("end", "End today", relation=relation),
    )


def competence(finding: Finding, state: State) -> tuple[Mend, ...]:
    """Record what shows that a party can do its duty, or end what it was given."""
    name = f"Record the competence of {name_of(state, finding.subject)}"
    ends = (Mend("end", "End today", relation=id_) for id_ in finding.related[:1])
    return (Mend("go", name, ("party", finding.subject)), *ends)
