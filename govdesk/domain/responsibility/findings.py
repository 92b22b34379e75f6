"""Findings on the responsibility graph of a day: where the chain of answerable people breaks.

Rule ids are those of the graph rules, G-01 … G-24. Each rule has one plain definition, which its
function says and its test checks by brute force.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from govdesk.domain.findings import Finding, in_order
from govdesk.domain.records import Evidence
from govdesk.domain.responsibility.assets import dependency_circles, sole_asset
from govdesk.domain.responsibility.chain import circles, four_eyes, orphans
from govdesk.domain.responsibility.ground import ground
from govdesk.domain.responsibility.holding import all_on_one, no_deputy, overload, rests, sole_person
from govdesk.domain.responsibility.links import links
from govdesk.domain.responsibility.outside import unproven, without_contract
from govdesk.domain.responsibility.owners import Obligation, idle, not_accepted, owners, two_owners, unborne
from govdesk.domain.responsibility.parts import parts_left
from govdesk.domain.responsibility.times import departed, time_gaps
from govdesk.domain.responsibility.upstream import abandoned, horizons, no_security_contact, unowned
from govdesk.domain.state import State

__all__ = ["RULES", "Obligation", "responsibility_findings"]

RULES = {
    "G-01": "No accountable party",
    "G-02": "More than one accountable party",
    "G-03": "Accountable, but nobody does the work",
    "G-04": "Orphan component",
    "G-05": "One person alone",
    "G-06": "One asset alone",
    "G-07": "Approver is also the maker",
    "G-08": "Gap in time",
    "G-09": "Cycle of delegation or reporting",
    "G-10": "Upstream risk that nobody owns",
    "G-11": "Where the known chain ends",
    "G-12": "Circle of dependency",
    "G-13": "Holder has left",
    "G-14": "Accountable for too much",
    "G-15": "Duty outside without a contract",
    "G-16": "Obligation without a bearer",
    "G-17": "Duty not accepted",
    "G-18": "Everything on one person",
    "G-19": "No deputy",
    "G-20": "Archived upstream",
    "G-21": "No security contact upstream",
    "G-22": "Phase that nobody answers for",
    "G-23": "Market that nobody answers for",
    "G-24": "Competence for a duty not shown",
}


def responsibility_findings(state: State, on: date, obligations: Iterable[Obligation] = ()) -> tuple[Finding, ...]:
    """Give all findings of a day, worst first. Obligations are the requirements that apply to systems on it."""
    ties = links(state, on)
    base = ground(ties)
    fallen = rests(base)
    found = (
        *owners(ties),
        *two_owners(ties),
        *idle(ties),
        *parts_left(ties),
        *orphans(ties),
        *four_eyes(ties),
        *time_gaps(state, on),
        *circles(ties),
        *departed(ties),
        *unborne(ties, obligations),
        *not_accepted(ties),
        *sole_person(base, fallen),
        *all_on_one(base, fallen),
        *overload(base),
        *no_deputy(base, fallen),
        *sole_asset(base),
        *dependency_circles(ties),
        *unowned(base),
        *horizons(base),
        *abandoned(base),
        *no_security_contact(base),
        *without_contract(ties),
        *unproven(ties, state.all(Evidence)),
    )
    return tuple(sorted(found, key=in_order))
