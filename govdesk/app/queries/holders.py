"""Who holds what on a date, indexed once for a whole table."""

from __future__ import annotations

from dataclasses import dataclass

from govdesk.app.queries.words import NOBODY
from govdesk.app.snapshot import Snapshot
from govdesk.domain.records import Answer, Relation, System
from govdesk.domain.responsibility.links import MADE_OF, Links, acceptance, covers
from govdesk.domain.state import State


@dataclass(frozen=True, slots=True)
class Holders:
    """The duties that hold on a date. For the whole path of one thing, with its sources, ask domain.who."""

    ties: Links

    def of(self, target: str, kind: str = "accountable", requirement: str = "") -> tuple[Relation, ...]:
        """Give the duties of a kind on a record, held by parties that are there; narrower scopes win."""
        here = [tie for tie in self.ties.into(target, kind) if not self.ties.absence(tie.source)]
        narrow = [tie for tie in here if requirement and tie.scope == requirement]
        return tuple(narrow or [tie for tie in here if covers(tie, requirement)])

    def names(self, target: str, kind: str = "accountable", requirement: str = "") -> str:
        """Name who holds a duty; one who has not accepted it says so."""
        held = self.of(target, kind, requirement)
        return ", ".join(self._name(tie) for tie in held) or NOBODY

    def _name(self, tie: Relation) -> str:
        waits = acceptance(tie, self.ties.on) == "proposed"
        return f"{self.ties.name(tie.source)} (not accepted)" if waits else self.ties.name(tie.source)

    def answering(self, state: State, subject: str) -> str:
        """Name who is accountable for a record, or for the systems that stand on it or rest on it as evidence."""
        own = self.names(subject)
        if own != NOBODY or state.get(System, subject) is not None:
            return own
        named = {answer.system for answer in state.all(Answer).values() if subject in answer.evidence}
        found = [self.names(system) for system in sorted(named or self._users(subject))]
        return ", ".join(dict.fromkeys(name for name in found if name != NOBODY)) or NOBODY

    def _users(self, subject: str) -> set[str]:
        """Give everything that is made of a component, at any depth."""
        seen, ahead = {subject}, [subject]
        while ahead:
            users = {tie.source for tie in self.ties.into(ahead.pop(), *MADE_OF)} - seen
            seen |= users
            ahead += users
        return seen - {subject}


def holders(snapshot: Snapshot) -> Holders:
    """Index the duties that hold on the date of a snapshot."""
    return Holders(snapshot.ties)
