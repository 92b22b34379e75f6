"""Take in many things that a file describes: records, relations, facts, in one change."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import fields, replace
from datetime import date
from typing import TypeVar

from govdesk.app.commands.checks import record_problems
from govdesk.app.commands.intake import is_called, put_facts
from govdesk.app.commands.register import relation_naming
from govdesk.app.draft import Draft
from govdesk.domain.change import Change
from govdesk.domain.entry import new_id
from govdesk.domain.problems import Problem, Problems
from govdesk.domain.records import Component, Party, Relation, kind_of
from govdesk.domain.said import number
from govdesk.domain.state import State
from govdesk.intake.bounded import name_of
from govdesk.intake.found import Found, Item, Named

N = TypeVar("N", Component, Party)
NOTHING_NEW: Problems = (Problem("", "Nothing of it is new, so nothing was written."),)


def proposed(found: Found) -> frozenset[str]:
    """Give the ids of what is proposed."""
    return frozenset(item.record.id for item in found.items if item.taken)


def placed(state: State, found: Found, about: str = "") -> dict[str, str]:
    """Give the id that each item has, or would get, in the register. about: the component that `subject` is."""
    draft, known = Draft(state), _Known(state)
    ids: dict[str, str] = {}
    for item in found.items:
        local = item.record.id
        there = about if about and local == found.subject else known.of(item.record)
        id_ = there or new_id(draft, kind_of(item.record), item.record.name)
        if not there:
            draft.put(replace(item.record, id=id_))
        ids[local] = id_
    return ids


def bring(
    state: State, found: Found, taken: Collection[str], on: date, *, about: str = "", system: str = ""
) -> Change | Problems:
    """Register what was chosen, as it was treated. One that is registered gets only what is not known of it.

    taken: ids of items. about: the id of a registered component that stands for `found.subject`. system: the id of a system that uses
    the subject.
    """
    if about and state.get(Component, about) is None:
        return (Problem("about", f"There is no component with the id “{about}”."),)
    draft, ids = Draft(state), placed(state, found, about)
    chosen = [item for item in found.items if item.record.id in taken or item.record.id == found.subject]
    for item in chosen:
        problems = _take(draft, item, ids[item.record.id], on, fill=not (about and item.record.id == found.subject))
        if problems:
            return problems
    kept = {item.record.id for item in chosen}
    for relation in found.relations:
        if relation.source in kept and relation.target in kept:
            problems = _relate(draft, relation, ids)
            if problems:
                return problems
    if system and found.subject:
        uses = Relation("", "uses", "system", found.subject)
        problems = _relate(draft, uses, {**ids, "system": system})
        if problems:
            return problems
    edits = draft.edits
    if not edits:
        return NOTHING_NEW
    records = sum(edit.kind in {"party", "component"} for edit in edits)
    relations = sum(edit.kind == "relation" for edit in edits)
    counted = f"{number(records)} records and {number(relations)} relations"
    return Change(f"Take in {counted} from {name_of(found.path)}", edits)


class _Known:
    """Finds the registered record that an item is."""

    def __init__(self, state: State) -> None:
        self._parties: dict[str, list[Party]] = _by_name(state.all(Party).values())
        self._components: dict[str, list[Component]] = _by_name(state.all(Component).values())
        self._placed = [one for one in state.all(Component).values() if "/" in one.location]

    def of(self, record: Named) -> str:
        """Give its id, or "". People of one name are one only where the contact does not speak against it."""
        if isinstance(record, Party):
            alike = [one for one in self._parties.get(record.name.casefold(), ()) if one.kind == record.kind]
            fitting = [one for one in alike if one.contact == record.contact or record.kind != "person"]
            return fitting[0].id if fitting else ""
        named = self._components.get(record.name.casefold(), [])
        located = [one for one in self._placed if is_called(one, record.name)]
        same = [one for one in (*named, *located) if _same_component(one, record)]
        return same[0].id if same else ""


def _same_component(known: Component, read: Component) -> bool:
    return known.kind == read.kind and (not known.version or not read.version or known.version == read.version)


def _by_name(records: Iterable[N]) -> dict[str, list[N]]:
    found: dict[str, list[N]] = {}
    for record in records:
        found.setdefault(record.name.casefold(), []).append(record)
    return found


def _take(draft: Draft, item: Item, id_: str, on: date, *, fill: bool) -> Problems:
    known = draft.get(type(item.record), id_)
    record = replace(item.record, id=id_)
    if known is not None:
        record = _filled(known, record) if fill else known
    place = f"{item.file}: {item.at}"
    problems = record_problems(draft, record, place)
    if not problems:
        draft.put(record)
        if fill:
            put_facts(draft, item.facts, id_, on)
    return problems


def _filled(known: Named, read: Named) -> Named:
    """Add what is not known; what is known stays, and the facts tell where a file disagrees."""
    values = {
        field.name: getattr(read, field.name) for field in fields(known) if getattr(known, field.name) in ("", (), None)
    }
    return replace(known, **values)


def _relate(draft: Draft, relation: Relation, ids: Mapping[str, str]) -> Problems:
    source, target = ids[relation.source], ids[relation.target]
    made = replace(relation, source=source, target=target)
    there = [
        one for one in draft.where(Relation, "source", source) if (one.kind, one.target) == (relation.kind, target)
    ]
    ours = next((one for one in there if one.document.partition(": ")[0] == relation.document.partition(": ")[0]), None)
    if source == target or (there and ours is None and any(one.until is None for one in there)):
        return ()
    id_ = ours.id if ours else new_id(draft, "relation", relation_naming(source, relation.kind, target))
    after = replace(made, id=id_)
    problems = record_problems(draft, after, relation.document)
    if not problems:
        draft.put(after)
    return problems
