"""A small organization with a small pack of its own, for tests of reports."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from govdesk.app.snapshot import Snapshot
from govdesk.domain.change import Change, put
from govdesk.domain.journal import GENESIS, Entry, sealed
from govdesk.domain.law.packs import Pack
from govdesk.domain.law.read_pack import parse_pack
from govdesk.domain.records import (
    Answer,
    Component,
    Evidence,
    Fact,
    Organization,
    PackUse,
    Party,
    Record,
    Relation,
    System,
)
from govdesk.domain.state import MemoryState

ON = date(2026, 11, 24)
HOSTILE = "<b>=cmd|' /C calc'!A0</b> & {0} %s"
_FACTS = {
    "employment": ("bool", "Does it rank people who apply for a job?"),
    "chat": ("bool", "Does it talk with people?"),
}


_YES = {"rule": "high"}
_DUTY = {"who": "deployer", "text": "Do it, and write down how.", "area": "care", "when": _YES}
_NOW, _LATER = date(2026, 8, 2), date(2027, 12, 2)
_DETERMINATIONS = [
    {"id": "high", "title": "Work", "cite": "Point 2", "when": {"all": [{"fact": "employment", "is": True}]}},
    {"id": "talk", "title": "Talks", "cite": "Point 3", "when": {"fact": "chat", "is": True}},
    {"id": "never", "title": "Banned", "cite": "Point 4", "when": {"not": {"fact": "employment", "is": True}}},
]
_CLASS = {
    "id": "class",
    "title": "Risk class",
    "kind": "first",
    "options": [
        {"value": "high", "label": "High risk", "tone": "bad", "when": _YES, "cite": "Point 2"},
        {"value": "low", "label": "Low risk", "tone": "good"},
    ],
    "unclear": {"value": "unclear", "label": "Not settled yet", "tone": "warn"},
}
_REQUIREMENTS = [
    {**_DUTY, "id": "hp-1", "title": "Oversight", "cite": "Point 5", "since": _NOW},
    {**_DUTY, "id": "hp-2", "title": "Logs", "cite": "Point 6", "since": _LATER, "literal": _NOW},
    {**_DUTY, "id": "hp-3", "title": "Notice", "cite": "Point 7", "when": {"rule": "talk"}, "evidence": ["a note"]},
    {**_DUTY, "id": "hp-4", "title": "Stop", "cite": "Point 8", "when": {"rule": "never"}},
    {**_DUTY, "id": "hp-5", "title": "Test", "cite": "Point 9", "since": _NOW, "bearer": "data science"},
]


def pack(**instead: object) -> Pack:
    """Make a house policy with three determinations and five requirements; any part of it may be another."""
    found = parse_pack(
        {
            "id": "house/policy",
            "version": "1.0",
            "title": "House policy",
            "publisher": "Nordlicht",
            "verified_through": date(2026, 11, 1),
            "headline": "class",
            "questions": pack_questions(),
            "determinations": _DETERMINATIONS,
            "outcomes": [_CLASS],
            "requirements": _REQUIREMENTS,
            "milestones": [{"on": _LATER, "title": "The rest applies", "cite": "Point 10"}],
            **instead,
        }
    )
    assert isinstance(found, Pack), found
    return found


def pack_questions() -> list[dict[str, str]]:
    """Give the questions of the house policy as a pack has them."""
    return [{"id": key, "type": type_, "ask": ask, "cite": "Point 1"} for key, (type_, ask) in _FACTS.items()]


def pack_requirements() -> list[dict[str, object]]:
    """Give the pack's requirements, to be given other ones."""
    return [dict(one) for one in _REQUIREMENTS]


def pack_determinations() -> list[dict[str, object]]:
    """Give the determinations of the house policy as a pack has them."""
    return [dict(one) for one in _DETERMINATIONS]


def records() -> tuple[Record, ...]:
    """Make the records of the organization."""
    return (*_register(), *_relations(), *_said())


def _register() -> tuple[Record, ...]:
    weights = ("model.safetensors sha256:" + "1" * 64,)
    return (
        Organization("org-n", "Nordlicht Versicherung AG", "DE", "large", "private"),
        Party("party-mara", "Mara Vogt", "person", "Head of Hiring", inside=True),
        Party("party-emb", "Embertide", "community"),
        Component("comp-base", "Base 7B", "model", "abc123", "open", "apache-2.0", "public", hashes=weights),
        Component("comp-tuned", "Screening 7B", "model", "v2", "open"),
        System("sys-hire", "Application screening", HOSTILE, "Recruiters", "Applicants", ("DE",), "live"),
        System("sys-chat", "Claims chatbot", "Answers questions about claims.", status="planned"),
    )


def _relations() -> tuple[Record, ...]:
    return (
        Relation("rel-1", "uses", "sys-hire", "comp-tuned", since=date(2026, 1, 1)),
        Relation("rel-2", "derived_from", "comp-tuned", "comp-base", "finetune"),
        Relation(
            "rel-3",
            "accountable",
            "party-mara",
            "sys-hire",
            since=date(2026, 2, 1),
            state="proposed",
            document="Board minutes",
        ),
        Relation("rel-4", "maintains", "party-emb", "comp-base"),
    )


def _said() -> tuple[Record, ...]:
    mara, policy = "Mara Vogt", "house/policy"
    return (
        Fact("fact-1", "sys-hire", "employment", value=True, origin="person", source=mara, on=date(2026, 3, 1)),
        Fact("fact-2", "sys-hire", "chat", value=True, origin="person", source=mara),
        Fact("fact-3", "sys-hire", "chat", value=False, origin="file", source="README.md", at="tags"),
        Evidence("ev-1", "oversight Ελλ.pdf", "2" * 64, 1234, date(2026, 5, 1), date(2026, 6, 1)),
        Answer("sys-hire/hp-1", "sys-hire", "hp-1", policy, "met", HOSTILE, mara, date(2026, 5, 2), ("ev-1",)),
        Answer("sys-hire/hp-2", "sys-hire", "hp-2", policy, "not_met", "Nobody had time.", mara, date(2026, 5, 3)),
        PackUse(policy, "1.0", "3" * 64, date(2026, 1, 1)),
    )


def entries(made: tuple[Record, ...]) -> tuple[Entry, ...]:
    """Seal one entry for each record, newest first."""
    previous, found = GENESIS, []
    for number, record in enumerate(made, 1):
        entry = sealed(
            number,
            "2026-05-02T10:00:00+00:00",
            "Mara Vogt",
            Change(f"add {record.id}", (put(None, record),), "why"),
            previous,
        )
        previous = entry.seal
        found.append(entry)
    return tuple(reversed(found))


def snapshot(*more: Record) -> Snapshot:
    """Look at the organization, with more records, on 24 November 2026."""
    made = (*records(), *more)
    log = entries(made)
    return Snapshot(MemoryState(made), (pack(),), ON, ON, log[0].seal, log[0].number, log)


def empty() -> Snapshot:
    """Look at a workspace in which nothing is registered."""
    return replace(snapshot(), state=MemoryState(), packs=(), entries=(), seal="", number=0)
