"""Who answers, as a sentence for a court: day, name, role, document, acceptance, and where the register holds it."""

from __future__ import annotations

from govdesk.app.snapshot import Snapshot
from govdesk.domain.responsibility.links import MADE_OF
from govdesk.domain.responsibility.who import Holder, Who, who_among
from govdesk.domain.said import listed
from govdesk.domain.scopes import WHOLE, Asked


def court(snapshot: Snapshot, subject: str, asked: Asked = WHOLE) -> str:
    """Say who was accountable for a thing on the date of a snapshot, and by which records of which journal entries."""
    return told(snapshot, who_among(snapshot.ties, subject, asked))


def told(snapshot: Snapshot, answer: Who) -> str:
    """Add to an answer's sentence its source in the register; an answer that names nobody has none."""
    if not answer.accountable:
        return answer.sentence
    ids = dict.fromkeys(id_ for holder in answer.accountable for id_ in _duties(holder))
    sources = listed([_source(snapshot, id_) for id_ in ids])
    return f"{answer.sentence.removesuffix('.')}; source: {sources}."


def _duties(holder: Holder) -> tuple[str, ...]:
    """Give the relations that make a holder one: the duty, and whom else it fell to."""
    return tuple(one.relation for one in holder.path if one.relation and one.kind not in MADE_OF)


def _source(snapshot: Snapshot, relation: str) -> str:
    """Name a record with the journal entry that it stands on; without one where the entry lies too far back."""
    last = next(iter(snapshot.recorded(relation)), None)
    return f"record {relation}" + (f", journal entry {last.number}" if last else "")
