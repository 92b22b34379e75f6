"""Who of the people in a file is kept under which name: joined where a person says so, masked where from outside."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from govdesk.domain.records import Party, Relation
from govdesk.domain.state import State
from govdesk.intake.found import Found, Item
from govdesk.intake.people.pseudonym import pseudonym

SAYS_WHO = ("mail:", "handle:")


@dataclass(frozen=True, slots=True)
class Treatment:
    """How people are taken in. names: keep the names of those outside. inside: mail domains of this organization.

    joined: numbers (from 1) of the offers in Found.same that a person accepted.
    """

    names: bool = False
    inside: tuple[str, ...] = ()
    joined: frozenset[int] = frozenset()


def treated(state: State, found: Found, how: Treatment, key: bytes) -> Found:
    """Give what was found with people joined and masked, as it would be kept. key: of this workspace."""
    joined = _joined(found, how.joined)
    parties = state.all(Party).values()
    known = {one.contact.casefold(): one for one in parties if one.contact and one.kind == "person"}
    masked = {party.name for party in parties if not party.contact}
    items = tuple(_treated(item, how, _Known(known, masked), key) for item in joined.items)
    return replace(joined, items=items)


@dataclass(frozen=True, slots=True)
class _Known:
    reached: Mapping[str, Party]  # by contact
    unreached: Collection[str]  # names


def _treated(item: Item, how: Treatment, known: _Known, key: bytes) -> Item:
    """Keep who is registered as registered, those inside by name, the others under a pseudonym unless asked not to.

    One who was taken in under a pseudonym before keeps it, so that no one stands twice.
    """
    record = item.record
    if not item.keys or not isinstance(record, Party):
        return item
    there = next((known.reached[reach] for reach in _reaches(item.keys) if reach in known.reached), None)
    if there is not None:
        return replace(item, record=replace(there, id=record.id))
    masked = pseudonym(key, item.keys[0])
    inside = any(_within(reach, how.inside) for reach in _reaches(item.keys))
    if (inside or how.names) and masked not in known.unreached:
        return replace(item, record=replace(record, inside=inside))
    return replace(item, record=replace(record, name=masked, contact="", inside=inside))


def _reaches(keys: Iterable[str]) -> list[str]:
    """Give addresses and accounts as contacts hold them."""
    texts = [key.partition(":") for key in keys if key.startswith(SAYS_WHO)]
    return [f"@{value}" if kind == "handle" else value for kind, _, value in texts]


def _within(reach: str, domains: Iterable[str]) -> bool:
    domain = reach.rpartition("@")[2] if not reach.startswith("@") else ""
    wanted = [one.strip().lstrip("@").casefold() for one in domains]
    return any(one and (domain == one or domain.endswith(f".{one}")) for one in wanted)


def _joined(found: Found, numbers: frozenset[int]) -> Found:
    """Join the people of accepted offers into the first of each."""
    into: dict[str, str] = {}
    for number, same in enumerate(found.same, 1):
        if number in numbers:
            into |= dict.fromkeys(same.ids[1:], same.ids[0])
    if not into:
        return found
    by_id = {item.record.id: item for item in found.items}
    items = {id_: item for id_, item in by_id.items() if id_ not in into}
    for old, new in into.items():
        items[new] = _both(items[new], by_id[old])
    relations: dict[tuple[str, str, str], Relation] = {}
    for one in found.relations:
        moved = replace(one, source=into.get(one.source, one.source), target=into.get(one.target, one.target))
        ends = (moved.kind, moved.source, moved.target)
        relations[ends] = _earlier(relations[ends], moved) if ends in relations else moved
    left = tuple(same for number, same in enumerate(found.same, 1) if number not in numbers)
    return replace(found, items=tuple(items.values()), relations=tuple(relations.values()), same=left)


def _both(kept: Item, other: Item) -> Item:
    says = "; ".join(filter(None, (kept.says, other.says)))[:300]
    keys = tuple(dict.fromkeys((*kept.keys, *other.keys)))
    return replace(kept, says=says, keys=keys, taken=kept.taken or other.taken)


def _earlier(one: Relation, other: Relation) -> Relation:
    days = [day for day in (one.since, other.since) if day is not None]
    note = " ".join(filter(None, (one.note, other.note)))[:500]
    document = one.document if one.document == other.document else f"{one.document}; {other.document}"[:500]
    return replace(one, since=min(days, default=None), note=note, document=document)
