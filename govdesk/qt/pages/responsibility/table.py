"""The table twin of the picture: one row for each edge, and one for each box that no edge touches."""

from __future__ import annotations

from dataclasses import dataclass

from govdesk.app.names import is_duty
from govdesk.app.queries.responsibility import Standing, standing
from govdesk.domain import words
from govdesk.domain.findings import Severity
from govdesk.domain.picture.picture import Picture, PictureEdge, PictureNode
from govdesk.domain.records import Relation
from govdesk.domain.responsibility.links import Links
from govdesk.domain.scopes import short
from govdesk.qt.graph import style
from govdesk.qt.parts.dates import shown
from govdesk.qt.parts.models import Column
from govdesk.qt.parts.palette import Tone


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
    standing: Standing | None
    document: str
    source_worst: Severity | None
    target_worst: Severity | None = None


def twin_rows(picture: Picture, ties: Links) -> tuple[TwinRow, ...]:
    """Say a picture in rows, in the order of the picture."""
    nodes = {node.id: node for node in picture.nodes}
    relations = {relation.id: relation for relation in ties.relations}
    rows = [_edge_row(edge, nodes, relations[edge.id], ties) for edge in picture.edges]
    linked = {end for edge in picture.edges for end in (edge.source, edge.target)}
    return (*rows, *(_lone_row(node) for node in picture.nodes if node.id not in linked))


def _edge_row(edge: PictureEdge, nodes: dict[str, PictureNode], relation: Relation, ties: Links) -> TwinRow:
    source, target = nodes[edge.source], nodes[edge.target]
    how = words.label(words.DERIVATIONS, relation.how) if relation.how else ""
    return TwinRow(
        edge.id,
        source.id,
        source.title,
        words.label(words.RELATION_KINDS, edge.kind),
        target.id,
        target.title,
        ", ".join(filter(None, (how, short(relation.scope)))),
        shown(relation.since),
        shown(relation.until),
        standing(ties, relation) if is_duty(relation) else None,
        relation.document,
        style.worst(source),
        style.worst(target),
    )


def _lone_row(node: PictureNode) -> TwinRow:
    return TwinRow(node.id, node.id, node.title, "stands alone", "", "", "", "", "", None, "", style.worst(node))


def _tone(worst: Severity | None) -> Tone | None:
    return None if worst is None else worst.tone


def _tip(name: str, worst: Severity | None) -> str:
    return name if worst is None else f"{name}: the worst finding here is {worst.value}"


def _when(row: TwinRow) -> str:
    return f"{row.since} – {row.until}" if row.until else row.since


COLUMNS: tuple[Column[TwinRow], ...] = (
    Column(
        "From",
        lambda row: row.source_name,
        tone=lambda row: _tone(row.source_worst),
        tip=lambda row: _tip(row.source_name, row.source_worst),
        width=24,
    ),
    Column("Relation", lambda row: f"{row.kind} ({row.how})" if row.how else row.kind, width=13),
    Column(
        "To",
        lambda row: row.target_name,
        tone=lambda row: _tone(row.target_worst),
        tip=lambda row: _tip(row.target_name, row.target_worst),
        width=24,
    ),
    Column(
        "Acceptance",
        lambda row: row.standing.says if row.standing else "",
        tone=lambda row: row.standing.tone if row.standing else None,
        width=13,
    ),
    Column("When", _when, width=10),
    Column("Source", lambda row: row.document, width=12),
)
