"""What if this party leaves: what falls open, who deputizes, which findings would come."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from govdesk.app.draft import Draft
from govdesk.app.found import obligations
from govdesk.app.snapshot import Snapshot
from govdesk.domain.entry import name_of
from govdesk.domain.findings import Finding
from govdesk.domain.records import Party
from govdesk.domain.responsibility.findings import responsibility_findings
from govdesk.domain.responsibility.leaving import Leaving, Left, leaving
from govdesk.domain.said import count, day, listed
from govdesk.domain.state import State


@dataclass(frozen=True, slots=True)
class Leaves:
    """What would become of everything; says: in one sentence. came: findings of the graph that there are not now."""

    leaving: Leaving
    says: str
    came: tuple[Finding, ...]
    names: dict[str, str]

    @property
    def open(self) -> int:
        """Count the duties for which nobody would answer, its own and those for which it stands in."""
        return sum(one.open for one in self.leaving.duties) + len(self.leaving.stood_in)

    def stays(self, left: Left) -> str:
        """Say who would answer for a duty."""
        parts = [f"{listed([self.names[one] for one in left.instead])} as deputy"] if left.instead else []
        parts += [f"{listed([self.names[one] for one in left.beside])} beside it"] if left.beside else []
        return " and ".join(parts) or "falls open"


def leaves(snapshot: Snapshot, party: str, on: date | None = None) -> Leaves:
    """Say what it would mean if a party were not there from a day on, None for the date of a snapshot.

    Nothing is written. Requirements count as they apply on the date of the snapshot.
    """
    day_ = snapshot.on if on is None else on
    found = leaving(snapshot.state, party, day_)
    came = _came(snapshot, party, day_)
    near = {one for left in found.duties for one in (*left.instead, *left.beside)}
    names = {id_: name_of(snapshot.state, id_) for id_ in near}
    return Leaves(found, _sentence(snapshot.state, found), came, names)


def _came(snapshot: Snapshot, party: str, on: date) -> tuple[Finding, ...]:
    state, asked = snapshot.state, obligations(snapshot)
    thing = state.get(Party, party)
    if thing is None or on == date.min or (thing.left is not None and thing.left < on):
        return ()
    draft = Draft(state)
    draft.put(replace(thing, left=date.fromordinal(on.toordinal() - 1)))
    now = {(one.id, one.subject, one.related) for one in responsibility_findings(state, on, asked)}
    then = responsibility_findings(draft, on, asked)
    return tuple(one for one in then if (one.id, one.subject, one.related) not in now)


def _sentence(state: State, found: Leaving) -> str:
    name, on = name_of(state, found.party), day(found.on)
    open_ = sum(one.open for one in found.duties) + len(found.stood_in)
    if not (found.duties or found.stood_in or found.ways or found.later):
        return f"Nothing rests on {name} on {on}."
    held = count(len(found.duties), "duty", "duties")
    if found.stood_in:
        held += f", and {count(len(found.stood_in), 'duty', 'duties')} of others for which it stands in"
    return f"Without {name} from {on} on: {held}; {open_ or 'none'} would fall open."
