"""What the report rests on: the facts with their sources, the journal entries, the seals."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from govdesk.app.queries.journal import FieldChange, journal_row
from govdesk.app.snapshot import Snapshot
from govdesk.domain.entry import name_of
from govdesk.domain.journal import Entry
from govdesk.domain.law.facts import provenance
from govdesk.domain.law.packs import Pack
from govdesk.domain.law.questions import Question
from govdesk.domain.records import Answer, Evidence, Fact, Organization, PackUse, Party, System
from govdesk.domain.responsibility.foundation import foundation
from govdesk.domain.said import count, in_words
from govdesk.reports.content import (
    Block,
    Cell,
    Column,
    Heading,
    KeyValues,
    Line,
    Row,
    Span,
    Table,
    Text,
    cell,
    code,
    line,
    small,
    strong,
)
from govdesk.reports.options import checked, known_until, warning
from govdesk.reports.reading import NOT_KNOWN, day, read_on

_FACTS = (Column("Fact", 5), Column("Value", 2.6), Column("Source", 2.8))
_CHANGES = (
    Column("Entry", 0.7, "right"),
    Column("When (UTC), who", 1.8),
    Column("What changed", 6.4),
    Column("Seal", 1.1),
)
_ENDS = ("source", "target", "subject", "system")
MOST_ENTRIES = 60
_MOST_RECORDS = 12
_IN_TITLE = {
    "answer": {"system", "requirement", "pack"},
    "relation": {"kind", "source", "target", "how", "scope"},
    "evidence": {"name"},
    "system": {"name"},
    "component": {"name"},
    "party": {"name"},
}
"""Fields that the title of a record already says."""


def facts(snapshot: Snapshot, system: System) -> Iterator[Block]:
    """List the facts on the system, its components and the organization, each with who or which file says so."""
    subjects = [system.id, *sorted(foundation(snapshot.state, system.id, snapshot.on) - {system.id})]
    subjects += list(snapshot.state.all(Organization))
    asked = {question.id: question for pack in snapshot.packs for question in pack.questions}
    order = {key: place for place, key in enumerate(asked)}
    found = False
    for subject in subjects:
        said = snapshot.state.where(Fact, "subject", subject)
        if said:
            found = True
            yield Heading(3, name_of(snapshot.state, subject), record=subject)
            by_place = sorted(said, key=lambda fact: (order.get(fact.key, len(order)), fact.key, fact.id))
            yield Table(_FACTS, tuple(_fact(fact, asked.get(fact.key)) for fact in by_place))
    if not found:
        yield Text(line("Nobody has said anything about this system, and no file was read."))


def _fact(fact: Fact, question: Question | None) -> Row:
    words = cell(question.ask, code(f"{fact.key}  {fact.id}")) if question else cell(fact.key, code(fact.id))
    value = question.words(fact.value) if question else in_words(fact.value)
    chosen = small(f"Decides between sources: {fact.reason}") if fact.chosen else ""
    return Row((words, cell(strong(value)), cell(provenance(fact), read_on(fact), chosen)), fact.id)


def changes(snapshot: Snapshot, system: System) -> Iterator[Block]:
    """List the journal entries that touch the system's records, newest first."""
    scope = _scope(snapshot, system)
    found = [entry for entry in snapshot.entries if _touches(entry, scope)]
    shown = found[:MOST_ENTRIES]
    rows = tuple(_entry(snapshot, entry, scope) for entry in shown)
    yield Table(_CHANGES, rows, "No journal entry touches this system.")
    older = snapshot.number - len(snapshot.entries)
    if len(found) > len(shown):
        yield Text(
            line(f"{len(found) - len(shown)} older entries that touch this system stand in the journal."), "small"
        )
    if older > 0:
        yield Text(
            line(f"The {count(older, 'oldest entry', 'oldest entries')} of the journal were not searched."), "small"
        )


@dataclass(frozen=True, slots=True)
class _Scope:
    """The records of one system. parts: itself and its components; ids: also who holds its duties, and its evidence."""

    parts: frozenset[str]
    ids: frozenset[str]

    def covers(self, edit: Mapping[str, Any]) -> bool:
        """Tell whether an edit of a journal entry is of one of the records, also of one that is gone since."""
        sides = [side for side in (edit["before"], edit["after"]) if side]
        return any(side["id"] in self.ids or any(side.get(end) in self.parts for end in _ENDS) for side in sides)


def _scope(snapshot: Snapshot, system: System) -> _Scope:
    state, below = snapshot.state, foundation(snapshot.state, system.id, snapshot.on)
    others = below & (set(state.all(Party)) | set(state.all(Evidence)) | set(state.all(Organization)))
    return _Scope(frozenset(below - others), below)


def _touches(entry: Entry, scope: _Scope) -> bool:
    return any(scope.covers(edit) for edit in json.loads(entry.edits))


def _mine(entry: Entry, scope: _Scope) -> set[str]:
    edits = [edit for edit in json.loads(entry.edits) if scope.covers(edit)]
    return {(edit["after"] or edit["before"])["id"] for edit in edits}


def _entry(snapshot: Snapshot, entry: Entry, scope: _Scope) -> Row:
    row = journal_row(snapshot.state, entry)
    mine = _mine(entry, scope)
    told: dict[str, list[FieldChange]] = {}
    for change in row.changes:
        if change.id in mine and (change.what == "changed" or change.field not in _IN_TITLE.get(change.kind, ())):
            told.setdefault(change.id, []).append(change)
    lines: list[Line] = [line(strong(row.verb), small(f"   {row.reason}") if row.reason else "")]
    lines += [_record(fields) for fields in list(told.values())[:_MOST_RECORDS]]
    if len(told) > _MOST_RECORDS:
        lines.append(line(small(f"and {count(len(told) - _MOST_RECORDS, 'more record')} of this system")))
    if len(row.touched) > len(mine):
        lines.append(line(small(f"The entry also touches {count(len(row.touched) - len(mine), 'other record')}.")))
    who = cell(row.at, small(row.person))
    return Row((cell(str(row.number)), who, Cell(tuple(lines)), cell(code(row.seal[:12]))), str(row.number))


def _record(changes: list[FieldChange]) -> Line:
    """Say in one paragraph what became of one record: its fields, or before and after where they changed."""
    first = changes[0]
    words = [
        f"{one.label}: {one.before or NOT_KNOWN.lower()} → {one.after or NOT_KNOWN.lower()}"
        if one.what == "changed"
        else f"{one.label}: {one.after or one.before}"
        for one in changes
    ]
    return line(Span(f"{first.title}, {first.what}. ", "italic"), "; ".join(words))


def seals(snapshot: Snapshot, system: System) -> Iterator[Block]:
    """Give the seals by which this report can be held against the workspace."""
    yield Text(
        line(
            "Each journal entry has a seal (SHA-256) that covers the one before. Whoever holds this report can ask "
            "for the workspace, run ",
            code(f"govdesk verify FILE --entry {snapshot.number}"),
            " and compare the seal of the entry named here.",
        )
    )
    pairs = [
        ("Verified", cell(checked(snapshot), tone="bad" if warning(snapshot) else "good")),
        ("Journal entry", cell(str(snapshot.number), small(f"{known_until(snapshot)}."))),
        ("Seal (SHA-256)", cell(code(snapshot.seal or "none"))),
    ]
    pairs += [(f"Pack {pack.id}", _pack(snapshot, pack)) for pack in snapshot.packs]
    held = sorted({id_ for answer in snapshot.state.where(Answer, "system", system.id) for id_ in answer.evidence})
    for id_ in held:
        kept = snapshot.state.get(Evidence, id_)
        size = f", {kept.size:,} bytes" if kept and kept.size is not None else ""
        text = f"{kept.name}{size}, added {day(kept.added) or 'on a day not known'}" if kept else "Not in the workspace"
        lost = kept is None or kept.sha256 in snapshot.broken
        broken = Span("Broken: the kept file is gone or no longer has this SHA-256", "strong", "bad")
        hash_ = line("SHA-256 ", code(kept.sha256)) if kept else line(small("no hash"))
        flag = broken if kept and lost else ""
        pairs.append((f"Evidence {id_}", cell(text, flag, hash_, tone="bad" if lost else "")))
    yield KeyValues(tuple(pairs))


def _pack(snapshot: Snapshot, pack: Pack) -> Cell:
    use = snapshot.state.get(PackUse, pack.id)
    return cell(f"{pack.title}, version {pack.version}", line("SHA-256 ", code(use.sha256 if use else "not recorded")))
