"""The plain definitions behind the findings on weak points, by brute force and without the code under test."""

from datetime import date

from graph_oracle import Oracle, delegated, takes
from graph_weak import DONE, MADE

from govdesk.domain.records import Component, Organization, Party, Relation, System
from govdesk.domain.state import MemoryState


class Weak(Oracle):
    """The oracle, with somebody taken away, and with what the weak points need."""

    def __init__(self, state: MemoryState, on: date, gone: str = "") -> None:
        super().__init__(state, on)
        self.gone = gone

    def present(self, id_: str, on: date | None = None) -> bool:
        return id_ != self.gone and super().present(id_, on)

    def live(self) -> list[str]:
        return [id_ for id_ in self.systems() if self.state.all(System)[id_].status not in ("planned", "testing")]

    def below(self, id_: str) -> set[str]:
        return self.reach(id_, MADE) - {id_}

    def critical(self, id_: str) -> bool | None:
        """Tell whether the thing, or a system above it, is critical; None is not known."""
        flags = [self.state.all(System)[s].critical for s in self.systems() if s == id_ or id_ in self.below(s)]
        if self.state.get(System, id_):
            flags = [self.state.all(System)[id_].critical]
        return True if True in flags else None if None in flags else False

    def inside(self, id_: str) -> bool:
        party = self.state.get(Party, id_)
        if not party:
            return bool(self.state.get(Organization, id_))
        return party.kind in ("person", "team") if party.inside is None else party.inside

    def held(self, subject: str, kind: str) -> bool:
        """Tell whether anybody answers for the whole of a subject."""
        whole = [r for r in self.duties(kind) if r.target == subject and not r.scope]
        owned = [r for r in self.duties("accountable") if r.target == subject and not r.scope]
        return bool(whole) or (kind == "responsible" and any(delegated(self, duty) for duty in owned))

    def persons(self) -> list[str]:
        return [party.id for party in self.state.all(Party).values() if party.kind == "person"]

    def lost_without(self, person: str, subject: str) -> list[str]:
        rest = Weak(self.state, self.on, person)
        kinds = ("accountable", "responsible")
        return [kind for kind in kinds if self.held(subject, kind) and not rest.held(subject, kind)]

    def makers(self, id_: str) -> list[str]:
        return [
            r.source
            for r in self.holding()
            if r.kind in DONE and r.target == id_ and (self.state.get(Party, r.source) or r.source == "org")
        ]

    def unknown(self, id_: str) -> set[str]:
        if self.state.get(System, id_):
            return set()
        part = self.state.get(Component, id_)
        if not part:
            return {"origin", "licence", "contact"}
        makers = self.makers(id_)
        reached = [m for m in makers if self.inside(m) or self.state.all(Party)[m].contact]
        lacking = {"origin": makers, "licence": part.licence, "contact": reached or part.security_contact}
        return {name for name, known in lacking.items() if not known}

    def archived(self, id_: str) -> bool:
        part = self.state.get(Component, id_)
        return bool(part and part.archived and part.archived <= self.on)


def acting(oracle: Weak, duty: Relation) -> set[str]:
    """Give whoever of the nearest ring of deputies is present."""
    ring, seen = {duty.source}, set()
    while ring and not any(oracle.present(party) for party in ring):
        seen |= ring
        deputies = [r for r in oracle.holding() if r.kind == "deputy_of" and r.target in ring]
        ring = {r.source for r in deputies if takes(r.scope, duty.scope, duty.target)} - seen
    return {party for party in ring if oracle.present(party)}
