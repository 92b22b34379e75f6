"""Accept what intake read: a component, its facts, what it comes from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from govdesk.app.commands.checks import missing, record_problems
from govdesk.app.commands.facts import fact_id
from govdesk.app.commands.register import relation_naming
from govdesk.app.draft import Draft
from govdesk.domain.change import Change, Edit, drop
from govdesk.domain.entry import new_id, parse
from govdesk.domain.problems import Problem, Problems
from govdesk.domain.records import Component, Fact, Relation, System
from govdesk.domain.state import State
from govdesk.intake.bounded import name_of

if TYPE_CHECKING:
    from govdesk.intake.proposal import Proposal, ReadFact


def accept(
    state: State, proposal: Proposal, values: Mapping[str, object], on: date, *, system: str = ""
) -> Change | Problems:
    """Register a read component with its facts, base models and datasets; a reading of the same thing updates it.

    What one of the files said at an earlier reading and says no longer is taken back, and its relations end.

    values: fields of the component as the person corrected them. system: the id of a system that uses it.
    """
    if system and state.get(System, system) is None:
        return missing(state, "system", system, "system")
    draft = Draft(state)
    component = _component(draft, proposal, values)
    if not isinstance(component, Component):
        return component
    before = state.get(Component, component.id)
    draft.put(component)
    stated = put_facts(draft, proposal.facts, component.id, on)
    for base in proposal.bases:
        document = f"{base.file}: {base.at}" if base.at else base.file
        _link(draft, component.id, "derived_from", _other(draft, base.name, "model"), base.how, document)
    for dataset in proposal.datasets:
        _link(draft, component.id, "trained_on", _other(draft, dataset, "dataset"), "", name_of(proposal.path))
    if system:
        _link(draft, system, "uses", component.id, "", "")
    files = {read.file for read in proposal.facts} | {base.file for base in proposal.bases}
    unsaid = _unsaid(state, component.id, files, stated)
    _end_unsaid(draft, proposal, component.id, files, on)
    verb = "Take in" if before is None else "Read again"
    return Change(f"{verb} {component.kind} {component.name} from {name_of(proposal.path)}", (*draft.edits, *unsaid))


def same_component(state: State, proposal: Proposal) -> Component | None:
    """Find the component that was read from the same thing: same kind, name and revision, and nothing against it.

    Two folders can give their models one name ("Chat"). They are the same where the name says whose it is (OWNER/NAME),
    where they lie in a folder of one name, or where a file is the same by its hash; or where nothing was read before.
    """
    read = proposal.component
    alike = [other for other in state.where(Component, "name", read.name) if other.kind == read.kind]
    fitting = [other for other in alike if not read.version or other.version in {read.version, ""}]
    return next((other for other in fitting if _may_be(state, other, proposal)), None)


def _may_be(state: State, known: Component, proposal: Proposal) -> bool:
    if "/" in known.name or known.location in {"", name_of(proposal.path)}:
        return True
    told = {(fact.key, fact.value) for fact in proposal.facts if _is_digest(fact.key)}
    return any((fact.key, fact.value) in told for fact in state.where(Fact, "subject", known.id))


def _is_digest(key: str) -> bool:
    return key == "model.card" or key.startswith("file.sha256")


def _component(state: State, proposal: Proposal, values: Mapping[str, object]) -> Component | Problems:
    known = same_component(state, proposal)
    read = {field.name: getattr(proposal.component, field.name) for field in fields(Component)}
    kept = {} if known is None else {field.name: getattr(known, field.name) for field in fields(Component)}
    said = {name: value for name, value in read.items() if value not in ("", (), None)}
    place = {} if known and known.location else {"location": name_of(proposal.path)}
    given = {**read, **kept, **said, **place, **values}
    given["id"] = known.id if known else new_id(state, "component", str(given["name"]))
    record = parse("component", given)
    if isinstance(record, Component):
        problems = record_problems(state, record)
        return problems or record
    return record if isinstance(record, tuple) else (Problem("", "This is no component."),)


def put_facts(draft: Draft, facts: Iterable[ReadFact], subject: str, on: date) -> set[str]:
    """Add what the files say and give the ids; one file that says two things at two places gives two facts."""
    seen: set[str] = set()
    for read in facts:
        id_ = fact_id(subject, read.key, read.file)
        if id_ in seen:
            id_ = fact_id(subject, read.key, f"{read.file}: {read.at}")
        seen.add(id_)
        old = draft.get(Fact, id_)
        if old is None or (old.value, old.at) != (read.value, read.at):
            draft.put(Fact(id_, subject, read.key, read.value, "file", read.file, read.at, on))
    return seen


def _unsaid(state: State, subject: str, files: set[str], stated: set[str]) -> tuple[Edit, ...]:
    """Take back the facts that files which were just read said before and say no longer."""
    before = state.where(Fact, "subject", subject)
    return tuple(
        drop(fact) for fact in before if fact.origin == "file" and fact.source in files and fact.id not in stated
    )


def _end_unsaid(draft: Draft, proposal: Proposal, component: str, files: set[str], on: date) -> None:
    """End the relations to base models and datasets that the files just read named before and name no longer."""
    named = {"derived_from": {base.name for base in proposal.bases}, "trained_on": set(proposal.datasets)}
    for relation in draft.where(Relation, "source", component):
        told = relation.document.partition(": ")[0]
        other = draft.get(Component, relation.target)
        if relation.kind not in named or relation.until is not None or other is None:
            continue
        ours = told in files if relation.kind == "derived_from" else told == name_of(proposal.path)
        if ours and not any(is_called(other, name) for name in named[relation.kind]):
            draft.put(replace(relation, until=on - timedelta(days=1)))


def _other(draft: Draft, name: str, kind: str) -> str:
    """Find the component of this name or registry address, or register it with nothing but its name and kind."""
    kinds = {kind, "adapter"} if kind == "model" else {kind}
    known = [other for other in draft.all(Component).values() if other.kind in kinds and is_called(other, name)]
    if known:
        return known[0].id
    new = Component(new_id(draft, "component", name), name, kind)
    draft.put(new)
    return new.id


def is_called(component: Component, name: str) -> bool:
    """Compare caselessly: with the name, or with the end of the place where it lies (hub/OWNER/NAME)."""
    wanted, place = name.casefold(), component.location.casefold().rstrip("/")
    return component.name.casefold() == wanted or ("/" in wanted and place.endswith(f"/{wanted}"))


def _link(draft: Draft, source: str, kind: str, target: str, how: str, document: str) -> None:
    known = [other for other in draft.where(Relation, "source", source) if (other.kind, other.target) == (kind, target)]
    if source == target or any(other.until is None for other in known):
        return
    id_ = new_id(draft, "relation", relation_naming(source, kind, target))
    draft.put(Relation(id_, kind, source, target, how, document=document))
