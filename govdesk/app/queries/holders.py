"""Who holds what on a date, indexed once for a whole table."""

from __future__ import annotations

from dataclasses import dataclass

from govdesk.app.queries.words import NOBODY
from govdesk.app.snapshot import Snapshot
from govdesk.domain.records import Answer, Relation, System
from govdesk.domain.responsibility.links import Links, acceptance
from govdesk.domain.responsibility.standing import acting, answered
from govdesk.domain.state import State


@dataclass(frozen=True, slots=True)
class Holders:
    """The duties that hold on a date. For the whole path of one thing, with its sources, ask domain.who."""

    ties: Links

    def of(self, target: str, kind: str = "accountable", requirement: str = "") -> tuple[Relation, ...]:
        """Give the duties of a kind on a record that a holder or deputy answers for; narrower scopes win."""
        narrow = answered(self.ties, target, kind, requirement) if requirement else ()
        return narrow or answered(self.ties, target, kind, "")

    def names(self, target: str, kind: str = "accountable", requirement: str = "") -> str:
        """Name who answers for a duty; a deputy, and one whose duty is not accepted, says so."""
        held = self.of(target, kind, requirement)
        named = [self._name(duty, party) for duty in held for party, _ in acting(self.ties, duty)]
        return ", ".join(dict.fromkeys(named)) or NOBODY

    def _name(self, duty: Relation, party: str) -> str:
        notes = [f"deputy of {self.ties.name(duty.source)}"] if party != duty.source else []
        notes += ["not accepted"] if acceptance(duty, self.ties.on) == "proposed" else []
        name = self.ties.name(party)
        return f"{name} ({', '.join(notes)})" if notes else name

    def answering(self, state: State, subject: str) -> str:
        """Name who is accountable for a record, or for the systems that stand on it or rest on it as evidence."""
        own = self.names(subject)
        if own != NOBODY or state.get(System, subject) is not None:
            return own
        named = {answer.system for answer in state.all(Answer).values() if subject in answer.evidence}
        found = [self.names(system) for system in sorted(named or self.ties.made_into(subject))]
        return ", ".join(dict.fromkeys(name for name in found if name != NOBODY)) or NOBODY


def holders(snapshot: Snapshot) -> Holders:
    """Index the duties that hold on the date of a snapshot."""
    return Holders(snapshot.ties)
