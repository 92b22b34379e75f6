"""What a system stands on: the records whose defects are defects of the system too."""

from __future__ import annotations

from datetime import date

from govdesk.domain.records import Answer
from govdesk.domain.responsibility.links import DUTIES, Links, links
from govdesk.domain.state import State


def foundation(state: State, system: str, on: date) -> frozenset[str]:
    """Give the ids of a system, its components down to the last one, who holds duties on these, and its evidence."""
    return foundation_among(links(state, on), state, system)


def foundation_among(ties: Links, state: State, system: str) -> frozenset[str]:
    """Give the same from relations that are indexed already; for many systems on one day."""
    made_of = {system, *ties.made_of(system)}
    holders = {relation.source for id_ in made_of for relation in ties.into(id_, *DUTIES)}
    evidence = {id_ for answer in state.where(Answer, "system", system) for id_ in answer.evidence}
    return frozenset(made_of | holders | evidence)
