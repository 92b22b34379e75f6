"""Findings on the responsibility graph of a day: where the chain of answerable people breaks.

Rule ids are those of the graph rules, G-01 … G-17. Each rule has one plain definition, which its
function says and its test checks by brute force.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from govdesk.domain.findings import Finding, in_order
from govdesk.domain.responsibility.chain import circles, four_eyes, orphans
from govdesk.domain.responsibility.links import links
from govdesk.domain.responsibility.owners import Obligation, idle, not_accepted, owners, two_owners, unborne
from govdesk.domain.responsibility.times import departed, time_gaps
from govdesk.domain.state import State

__all__ = ["RULES", "Obligation", "responsibility_findings"]

RULES = {
    "G-01": "No accountable party",
    "G-02": "More than one accountable party",
    "G-03": "Accountable, but nobody does the work",
    "G-04": "Orphan component",
    "G-07": "Approver is also the maker",
    "G-08": "Gap in time",
    "G-09": "Cycle of delegation or reporting",
    "G-13": "Holder has left",
    "G-16": "Obligation without a bearer",
    "G-17": "Duty not accepted",
}


def responsibility_findings(state: State, on: date, obligations: Iterable[Obligation] = ()) -> tuple[Finding, ...]:
    """Give all findings of a day, worst first. Obligations are the requirements that apply to systems on it."""
    ties = links(state, on)
    found = (
        *owners(ties),
        *two_owners(ties),
        *idle(ties),
        *orphans(ties),
        *four_eyes(ties),
        *time_gaps(state, on),
        *circles(ties),
        *departed(ties),
        *unborne(ties, obligations),
        *not_accepted(ties),
    )
    return tuple(sorted(found, key=in_order))
