"""One record from all sides: fields, relations in words, facts with provenance and conflicts, findings, history."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from govdesk.app.names import find_record, kind_words, title_of
from govdesk.app.queries.asked import questions
from govdesk.app.queries.journal import JournalRow, history_rows, touching
from govdesk.app.queries.register import RelationRow, relation_rows
from govdesk.app.queries.words import field_text
from govdesk.app.snapshot import Snapshot
from govdesk.domain.findings import Finding
from govdesk.domain.journal import Entry
from govdesk.domain.law.questions import Question
from govdesk.domain.plain import field_infos
from govdesk.domain.records import KINDS, Fact, Record, Relation, Value, kind_of
from govdesk.domain.said import in_words
from govdesk.domain.sources import rivals
from govdesk.domain.words import ORIGINS, label


@dataclass(frozen=True, slots=True)
class FactRow:
    """One fact with where it comes from. conflict: others disagree and nobody has chosen.

    ask, said: the question that it answers and the value in that question's words; without one, "" and the value.
    """

    id: str
    subject: str
    key: str
    ask: str
    value: Value
    text: str
    origin: str
    origin_label: str
    source: str
    at: str
    on: date | None
    chosen: bool
    reason: str
    conflict: bool
    said: str


@dataclass(frozen=True, slots=True)
class RecordView:
    """A record as its detail shows it. fields: (name, label, text), unknown ones with "" text."""

    kind: str
    kind_label: str
    id: str
    title: str
    record: Record
    fields: tuple[tuple[str, str, str], ...]
    out: tuple[RelationRow, ...]
    into: tuple[RelationRow, ...]
    facts: tuple[FactRow, ...]
    findings: tuple[Finding, ...]
    history: tuple[JournalRow, ...]


def record_view(
    snapshot: Snapshot, id_: str, kind: str = "", history: Iterable[Entry] | None = None
) -> RecordView | None:
    """Give a record from all sides; None when there is none of this id.

    history: the journal entries of the record (Session.history); without them those among the snapshot's latest.
    """
    record = snapshot.state.get(KINDS[kind], id_) if kind else find_record(snapshot.state, id_)
    if record is None:
        return None
    name = kind_of(record)
    entries = touching(snapshot.entries, name, id_) if history is None else tuple(history)
    seen = tuple(entry for entry in entries if entry.number <= snapshot.number)
    infos = field_infos(type(record)).items()
    return RecordView(
        kind=name,
        kind_label=kind_words(name),
        id=id_,
        title=title_of(snapshot.state, record),
        record=record,
        fields=tuple((field, info.label, field_text(snapshot.state, record, field)) for field, info in infos),
        out=_relations(snapshot, "source", id_),
        into=_relations(snapshot, "target", id_),
        facts=fact_rows(snapshot, id_),
        findings=tuple(f for f in snapshot.findings() if id_ == f.subject or id_ in f.related),
        history=history_rows(snapshot.state, seen, name, id_),
    )


def _relations(snapshot: Snapshot, end: str, id_: str) -> tuple[RelationRow, ...]:
    return relation_rows(snapshot, [relation.id for relation in snapshot.state.where(Relation, end, id_)])


def fact_rows(snapshot: Snapshot, subject: str) -> tuple[FactRow, ...]:
    """Give the facts about one record, by key; conflicting ones stand together."""
    facts = sorted(snapshot.state.where(Fact, "subject", subject), key=lambda fact: (fact.key, fact.id))
    by_key: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        by_key[fact.key].append(fact)
    asked = questions(snapshot)
    return tuple(_fact_row(fact, asked.get(fact.key), by_key[fact.key]) for fact in facts)


def _fact_row(fact: Fact, question: Question | None, alike: list[Fact]) -> FactRow:
    return FactRow(
        fact.id,
        fact.subject,
        fact.key,
        question.ask if question else "",
        fact.value,
        in_words(fact.value),
        fact.origin,
        label(ORIGINS, fact.origin),
        fact.source,
        fact.at,
        fact.on,
        bool(fact.chosen),
        fact.reason,
        conflict=bool(rivals(alike)),
        said=question.words(fact.value) if question and fact.value is not None else in_words(fact.value),
    )
