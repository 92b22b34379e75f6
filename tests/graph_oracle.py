"""The plain definitions behind the findings of responsibility, by brute force and without the code under test."""

from collections.abc import Sequence
from datetime import date

from govdesk.domain.records import Component, Organization, Party, Relation, System
from govdesk.domain.state import MemoryState

SCOPES = ["", "q1", "q2", "s0", "phase:operation", "phase:design", "region:EU", "region:DE", "region:CH"]
"""All scopes that the random registers use; one of them is inside another."""
WIDER = {("region:EU", "region:DE"), *(("", scope) for scope in SCOPES), *((scope, scope) for scope in SCOPES)}


def takes(wide: str, *narrow: str) -> bool:
    """Tell whether a scope takes in one of some others."""
    return any((wide, one) in WIDER or wide == one for one in narrow)


class Oracle:
    """What holds, who is present and who answers on a day."""

    def __init__(self, state: MemoryState, on: date) -> None:
        self.state, self.on = state, on
        self.relations = list(state.all(Relation).values())

    def holding(self, on: date | None = None) -> list[Relation]:
        on = on or self.on
        return [
            r
            for r in self.relations
            if r.state != "declined"
            and not (r.state == "ended" and not r.until)
            and (r.since or date.min) <= on <= (r.until or date.max)
        ]

    def present(self, id_: str, on: date | None = None) -> bool:
        on = on or self.on
        if self.state.get(Organization, id_):
            return True
        party = self.state.get(Party, id_)
        return bool(party) and (party.joined or date.min) <= on <= (party.left or date.max)

    def answered(self, duty: Relation, on: date | None = None) -> bool | None:
        """Tell whether the holder or, over any number of deputies, somebody is present."""
        chain = {duty.source}
        while True:
            if any(self.present(party, on) for party in chain):
                return True
            more = {
                r.source
                for r in self.holding(on)
                if r.kind == "deputy_of" and r.target in chain and takes(r.scope, duty.scope, duty.target)
            }
            if more <= chain:
                return False
            chain |= more

    def alive(self, system: System) -> bool:
        return system.ended >= self.on if system.ended else system.status != "retired"

    def systems(self) -> list[str]:
        return [s.id for s in self.state.all(System).values() if self.alive(s)]

    def subjects(self) -> list[str]:
        return self.systems() + list(self.state.all(Component))

    def duties(self, kind: str) -> list[Relation]:
        return [r for r in self.holding() if r.kind == kind and r.target in self.subjects() and self.answered(r)]

    def reach(self, start: str, kinds: Sequence[str]) -> set[str]:
        found, waiting = set(), {start}
        while waiting:
            waiting = {r.target for r in self.holding() if r.kind in kinds and r.source in waiting} - found
            found |= waiting
        return found


def delegated(oracle: Oracle, duty: Relation) -> bool:
    """Tell whether the holder, or whoever of the nearest present deputies acts, delegates to another that is present."""
    ring, seen = {duty.source}, set()
    while ring and not any(oracle.present(party) for party in ring):
        seen |= ring
        ring = {
            r.source
            for r in oracle.holding()
            if r.kind == "deputy_of" and r.target in ring and takes(r.scope, duty.scope, duty.target)
        } - seen
    return any(
        r.kind == "delegates_to"
        and r.source in ring
        and oracle.present(r.source)
        and r.target != r.source
        and oracle.present(r.target)
        and takes(r.scope, duty.scope, duty.target)
        for r in oracle.holding()
    )
