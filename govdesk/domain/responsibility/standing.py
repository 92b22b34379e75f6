"""Who stands behind a duty on a day: its holder, or the deputies when the holder is absent."""

from __future__ import annotations

from collections.abc import Iterator

from govdesk.domain.records import Relation
from govdesk.domain.responsibility.links import Links, covers

Chain = tuple[Relation, ...]


def acting(ties: Links, duty: Relation) -> tuple[tuple[str, Chain], ...]:
    """Give the parties that can answer for a duty, each with the deputy relations that lead to it.

    The holder alone where present (empty chain); else the nearest present deputies whose scope takes the duty in, in
    order of their relations; nobody where all are absent.
    """
    if not ties.absence(duty.source):
        return ((duty.source, ()),)
    reached: list[tuple[str, Chain]] = [(duty.source, ())]
    seen = {duty.source}
    while reached:
        stand_ins = [
            (relation, (*way, relation)) for party, way in reached for relation in _deputies(ties, party, duty)
        ]
        fresh = {relation.source: chain for relation, chain in reversed(stand_ins) if relation.source not in seen}
        present = {party: chain for party, chain in fresh.items() if not ties.absence(party)}
        if present:
            return tuple(sorted(present.items(), key=lambda pair: pair[1][-1].id))
        seen |= fresh.keys()
        reached = sorted(fresh.items(), key=lambda pair: pair[1][-1].id)
    return ()


def _deputies(ties: Links, party: str, duty: Relation) -> Iterator[Relation]:
    for relation in ties.into(party, "deputy_of"):
        if relation.source != party and covers(relation, duty.scope, duty.target):
            yield relation


def answered(ties: Links, target: str, kind: str, scope: str) -> tuple[Relation, ...]:
    """Give the duties of one kind on a target for exactly one scope ("" for the whole) that somebody answers for."""
    return tuple(duty for duty in ties.into(target, kind) if duty.scope == scope and acting(ties, duty))
