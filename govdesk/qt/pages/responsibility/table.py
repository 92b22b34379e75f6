"""The table twin of the picture: one row for each edge, and one for each box that no edge touches."""

from __future__ import annotations

from dataclasses import dataclass

from govdesk.domain import words
from govdesk.domain.findings import Severity
from govdesk.domain.picture.picture import Picture, PictureEdge, PictureNode
from govdesk.domain.records import Relation
from govdesk.domain.state import State
from govdesk.qt.graph import style
from govdesk.qt.pages.overview.dates import shown
from govdesk.qt.parts.models import Column
from govdesk.qt.parts.palette import Tone

_NEEDS = frozenset(words.values(words.DUTIES))


@dataclass(frozen=True, slots=True)
class TwinRow:
    """One edge in words, or one lone box (target "")."""

    id: str
    source: str
    source_name: str
    kind: str
    target: str
    target_name: str
    how: str
    since: str
    until: str
    standing: str
    document: str
    worst: Severity | None


def twin_rows(picture: Picture, state: State) -> tuple[TwinRow, ...]:
    """Say a picture in rows, in the order of the picture."""
    nodes = {node.id: node for node in picture.nodes}
    rows = [_edge_row(edge, nodes, state.get(Relation, edge.id)) for edge in picture.edges]
    linked = {end for edge in picture.edges for end in (edge.source, edge.target)}
    return (*rows, *(_lone_row(node) for node in picture.nodes if node.id not in linked))


def _edge_row(edge: PictureEdge, nodes: dict[str, PictureNode], relation: Relation | None) -> TwinRow:
    source, target = nodes[edge.source], nodes[edge.target]
    how, since, until, document = "", "", "", ""
    if relation is not None:
        how = ", ".join(
            filter(None, (words.label(words.DERIVATIONS, relation.how) if relation.how else "", relation.scope))
        )
        since, until, document = shown(relation.since), shown(relation.until), relation.document
    marks = [severity for node in (source, target) if (severity := style.worst(node)) is not None]
    return TwinRow(
        edge.id,
        source.id,
        source.title,
        words.label(words.RELATION_KINDS, edge.kind),
        target.id,
        target.title,
        how,
        since,
        until,
        _standing(edge, relation),
        document,
        min(marks, key=list(Severity).index, default=None),
    )


def _standing(edge: PictureEdge, relation: Relation | None) -> str:
    if edge.kind not in _NEEDS or relation is None:
        return ""
    return "Proposed" if edge.dashed else words.label(words.DUTY_STATES, relation.state)


def _lone_row(node: PictureNode) -> TwinRow:
    return TwinRow(node.id, node.id, node.title, "stands alone", "", "", "", "", "", "", "", style.worst(node))


_STANDINGS: dict[str, Tone] = {"Accepted": "good", "Proposed": "warn"}


def _standing_tone(row: TwinRow) -> Tone | None:
    return _STANDINGS.get(row.standing)


def _worst_tone(row: TwinRow) -> Tone | None:
    return None if row.worst is None else style.tone_of(row.worst)


def _worst_tip(row: TwinRow) -> str:
    return f"The worst finding at either end is {row.worst.value}" if row.worst else "No finding at either end"


def _worst_key(row: TwinRow) -> str:
    return "" if row.worst is None else str(len(Severity) - list(Severity).index(row.worst))


def _when(row: TwinRow) -> str:
    return f"{row.since} – {row.until}" if row.until else row.since


COLUMNS: tuple[Column[TwinRow], ...] = (
    Column("From", lambda row: row.source_name, width=22),
    Column("Relation", lambda row: f"{row.kind} ({row.how})" if row.how else row.kind, width=15),
    Column("To", lambda row: row.target_name, width=22),
    Column(
        "Findings",
        lambda row: row.worst.value if row.worst else "",
        tone=_worst_tone,
        tip=_worst_tip,
        key=_worst_key,
        width=8,
    ),
    Column("Acceptance", lambda row: row.standing, tone=_standing_tone, width=10),
    Column("When", _when, width=10),
    Column("Source", lambda row: row.document, width=12),
)
