"""Take in many things that a file describes: records, relations, facts, in one change."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import fields, replace
from datetime import date
from typing import TypeVar

from govdesk.app.commands.checks import missing, record_problems
from govdesk.app.commands.intake import is_called, put_facts
from govdesk.app.commands.register import relation_naming
from govdesk.app.draft import Draft
from govdesk.domain.change import Change
from govdesk.domain.entry import new_id, show
from govdesk.domain.plain import field_infos
from govdesk.domain.problems import Problem, Problems
from govdesk.domain.records import Component, Party, Record, Relation, kind_of
from govdesk.domain.said import counted
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

    taken: ids of items. about: the id of a registered component that stands for `found.subject`, of which only an
    unknown security contact is filled in. system: the id of a system that uses the subject.
    """
    problems = missing(state, "component", about, "about") if about else ()
    problems += missing(state, "system", system, "system") if system else ()
    if problems:
        return problems
    draft, ids = Draft(state), placed(state, found, about)
    kept = {item.record.id for item in found.items if item.record.id in taken or item.record.id == found.subject}
    for item in found.items:
        if about and item.record.id == found.subject:
            _govern(draft, item, about, on)
        elif item.record.id in kept:
            problems += _take(draft, item, ids[item.record.id], on)
    uses = (Relation("", "uses", system, ids[found.subject]),) if system and found.subject else ()
    between = [one for one in found.relations if one.source in kept and one.target in kept]
    moved = [replace(one, source=ids[one.source], target=ids[one.target]) for one in between]
    for relation in (*uses, *moved):
        problems += _relate(draft, relation)
    return problems or _change(found, draft)


def _change(found: Found, draft: Draft) -> Change | Problems:
    edits = draft.edits
    if not edits:
        return NOTHING_NEW
    records = sum(edit.kind in {"party", "component"} for edit in edits)
    relations = sum(edit.kind == "relation" for edit in edits)
    told = f"{counted(records, 'record')} and {counted(relations, 'relation')}"
    return Change(f"Take in {told} from {name_of(found.path)}", edits)


def disagreements(state: State, found: Found, about: str = "") -> tuple[tuple[str, str], ...]:
    """Say where a file contradicts the register, as (id, sentence).

    The register stays as it is; facts keep what was read.
    """
    ids = placed(state, found, about)
    pairs = [(item, state.get(type(item.record), ids[item.record.id])) for item in found.items]
    return tuple(
        (
            known.id,
            f"{known.name}: {label} is {show(known, name)} in the register, {show(item.record, name)} in {place}.",
        )
        for item, known in pairs
        if known is not None and not (about and item.record.id == found.subject)
        for name, label in _comparable(type(known))
        for place in (f"{item.file}: {item.at}",)
        if not {getattr(known, name), getattr(item.record, name)} & {"", (), None}
        and getattr(known, name) != getattr(item.record, name)
    )


def _comparable(kind: type[Record]) -> list[tuple[str, str]]:
    return [(name, info.label) for name, info in field_infos(kind).items() if name not in {"name", "kind", "note"}]


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


def _take(draft: Draft, item: Item, id_: str, on: date) -> Problems:
    known = draft.get(type(item.record), id_)
    record = replace(item.record, id=id_) if known is None else _filled(known, item.record)
    problems = record_problems(draft, record, f"{item.file}: {item.at}")
    if not problems:
        draft.put(record)
        put_facts(draft, item.facts, id_, on)
    return problems


def _govern(draft: Draft, item: Item, about: str, on: date) -> None:
    """Tell a registered component where its weaknesses are reported, where nobody has said so."""
    known, read = draft.get(Component, about), item.record
    if known is not None and isinstance(read, Component) and read.security_contact and not known.security_contact:
        draft.put(replace(known, security_contact=read.security_contact))
        put_facts(draft, tuple(fact for fact in item.facts if fact.key == "model.security_contact"), about, on)


def _filled(known: Named, read: Named) -> Named:
    """Add what is not known; what is known stays, and the facts tell where a file disagrees."""
    values = {
        field.name: getattr(read, field.name) for field in fields(known) if getattr(known, field.name) in ("", (), None)
    }
    return replace(known, **values)


def _relate(draft: Draft, relation: Relation) -> Problems:
    """Add a relation, or bring the one up to date that the same file gave; what others said of it stays."""
    kind, source, target = relation.kind, relation.source, relation.target
    there = [one for one in draft.where(Relation, "source", source) if (one.kind, one.target) == (kind, target)]
    ours = next((one for one in there if _file(one) == _file(relation)), None)
    if source == target or (ours is None and any(one.until is None for one in there)):
        return ()
    id_ = ours.id if ours else new_id(draft, "relation", relation_naming(source, kind, target))
    after = replace(relation, id=id_)
    problems = record_problems(draft, after, relation.document)
    if not problems:
        draft.put(after)
    return problems


def _file(relation: Relation) -> str:
    return relation.document.partition(": ")[0]
