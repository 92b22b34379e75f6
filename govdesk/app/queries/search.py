"""Search over everything: records, requirements, questions, journal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from govdesk.app.names import kind_words, title_of
from govdesk.app.queries.asked import questions
from govdesk.app.queries.words import field_text
from govdesk.app.snapshot import Snapshot
from govdesk.domain.law.questions import Question
from govdesk.domain.plain import field_infos
from govdesk.domain.records import KINDS, Fact, Record, System
from govdesk.domain.state import State

_ORDER = ("system", "party", "component", "organization", "relation", "answer", "evidence", "fact", "pack")


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where the text was found.

    kind: a record kind, or requirement (id SYSTEM/REQUIREMENT), question (id SYSTEM/FACT), entry (id: its number).
    where: the field, in words. detail: the text around.
    """

    kind: str
    kind_label: str
    id: str
    title: str
    where: str
    detail: str


def search(snapshot: Snapshot, text: str, limit: int = 60) -> tuple[Hit, ...]:
    """Find a text, caselessly: names first, then other fields, then the law, then the journal."""
    wanted = text.strip().casefold()
    if not wanted:
        return ()
    found = list(islice(_records(snapshot, wanted), 10 * limit))
    found.sort(key=lambda hit: wanted not in hit.title.casefold())
    return tuple(islice((*found, *_law(snapshot, wanted), *_journal(snapshot, wanted)), limit))


def _records(snapshot: Snapshot, wanted: str) -> Iterator[Hit]:
    state, asked = snapshot.state, questions(snapshot)
    for kind in _ORDER:
        for id_ in state.select(KINDS[kind], wanted):
            record = state.get(KINDS[kind], id_)
            if record is not None:
                where, detail = _place(state, record, wanted)
                yield Hit(kind, kind_words(kind), id_, _title(state, record, asked), where, detail)


def _title(state: State, record: Record, asked: Mapping[str, Question]) -> str:
    """Say which record this is; a fact that answers a question says both."""
    question = asked.get(record.key) if isinstance(record, Fact) else None
    if question is None or not isinstance(record, Fact):
        return title_of(state, record)
    return f"{question.ask} {question.words(record.value)}"


def _place(state: State, record: Record, wanted: str) -> tuple[str, str]:
    """Find the field that holds the text."""
    for name, info in field_infos(type(record)).items():
        said = field_text(state, record, name)
        if wanted in said.casefold():
            return info.label, around(said, wanted)
    return "Id", record.id


def around(text: str, wanted: str, width: int = 90) -> str:
    """Cut the part of a text that holds what was searched."""
    at = text.casefold().find(wanted)
    start = max(0, at - width // 3)
    cut = " ".join(text[start : start + width].split())
    return ("…" if start else "") + cut + ("…" if start + width < len(text) else "")


def _law(snapshot: Snapshot, wanted: str) -> Iterator[Hit]:
    """Find requirements and questions; they lead to the first system, where they can be answered."""
    systems = list(snapshot.state.all(System))
    for pack in snapshot.packs if systems else ():
        for one in pack.requirements:
            if wanted in f"{one.id} {one.title} {one.cite} {one.text}".casefold():
                detail = around(f"{one.cite}: {one.text}", wanted)
                yield Hit("requirement", "requirement", f"{systems[0]}/{one.id}", one.title, pack.title, detail)
        for question in pack.questions:
            if wanted in f"{question.id} {question.ask} {question.cite}".casefold():
                id_ = f"{systems[0]}/{question.id}"
                yield Hit("question", "question", id_, question.ask, pack.title, question.cite)


def _journal(snapshot: Snapshot, wanted: str) -> Iterator[Hit]:
    for entry in snapshot.entries:
        said = f"{entry.verb} {entry.reason}"
        if wanted in f"{said} {entry.person}".casefold():
            detail = f"{entry.at[:10]} {entry.person}"
            yield Hit("entry", "journal entry", str(entry.number), entry.verb, "Journal", detail)
