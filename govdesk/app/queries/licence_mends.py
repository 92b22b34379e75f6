"""The deeds that mend findings on licences."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice

from govdesk.app.queries.places import OPENED, Mend
from govdesk.domain.findings import Finding
from govdesk.domain.records import Component, Relation
from govdesk.domain.state import State

LICENCES = "licences"
"""Where a record's licences stand, and what is asked about them."""


def _licence(finding: Finding, state: State) -> tuple[Mend, ...]:
    """Lead to the first component of a finding whose licence is not recorded."""
    named = (state.get(Component, id_) for id_ in (finding.subject, *finding.related))
    bare = next((one for one in named if one is not None and not one.licence), None)
    return (Mend("go", f"Record the licence of {bare.name}…", ("component", bare.id)),) if bare else ()


def unread(finding: Finding, state: State) -> tuple[Mend, ...]:
    """Lead to the licence that is not recorded, or to where the text of one that nobody knows is kept."""
    thing = state.get(Component, finding.subject)
    if thing is None or not thing.licence:
        return _licence(finding, state)
    return (Mend("go", f"Keep its text: {thing.name}…", (LICENCES, thing.id)),)


def texts(finding: Finding, state: State) -> tuple[Mend, ...]:
    """Lead to the parts whose text is not kept."""
    return _parts("Keep the text of", finding, state)


def notices(finding: Finding, state: State) -> tuple[Mend, ...]:
    """Lead to where it is said where a notice stands, and whether something is passed on."""
    if state.get(Component, finding.subject) is not None:
        return (Mend("go", "Say where the notice stands…", (LICENCES, finding.subject)),)
    return _parts("Say of", finding, state)


def _parts(start: str, finding: Finding, state: State) -> tuple[Mend, ...]:
    """Lead to the first few parts that a finding names."""
    named = (state.get(Component, id_) for id_ in finding.related)
    first = islice((one for one in named if one is not None), OPENED)
    return tuple(Mend("go", f"{start} {one.name}…", (LICENCES, one.id)) for one in first)


def naming(finding: Finding, _state: State) -> tuple[Mend, ...]:
    """Lead to the name, and to where it is said whether it is passed on."""
    asked = Mend("go", "Say whether it is passed on…", (LICENCES, finding.subject))
    return (Mend("go", "Change its name…", ("component", finding.subject)), asked)


def outputs(finding: Finding, state: State) -> tuple[Mend, ...]:
    """Lead to where a lawyer's word is recorded, and first to the relation that does not say how."""
    ties = state.where(Relation, "source", finding.subject)
    unsaid = [one for one in ties if one.kind == "derived_from" and not one.how and one.target in finding.related]
    how = (Mend("go", "Say how it was made…", ("relation", one.id)) for one in unsaid[:1])
    return (*how, Mend("go", "Record what the lawyer says…", (LICENCES, finding.subject)))


def ask_here(text: str) -> Callable[[Finding, State], tuple[Mend, ...]]:
    """Lead to what is asked about the licences of the record itself."""
    return lambda finding, _state: (Mend("go", text, (LICENCES, finding.subject)),)
