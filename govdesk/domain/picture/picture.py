"""The picture of the responsibility graph, that the window paints and reports print. Lengths are in points."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from math import sqrt

from govdesk.domain.findings import Finding, Severity
from govdesk.domain.layout.layered import Box, Edge, Layout, Place, layered
from govdesk.domain.layout.net import Watch, unwatched
from govdesk.domain.layout.place import GAP
from govdesk.domain.layout.route import ROW_GAP
from govdesk.domain.picture.choice import ALL, LIMIT, Shown, chosen, drawn_kind
from govdesk.domain.picture.fold import Line, drawn_lines, members
from govdesk.domain.picture.labels import label_places
from govdesk.domain.picture.layers import is_inside, rows
from govdesk.domain.picture.text import SMALL_SIZE, TITLE_SIZE, Measure, average, box_size, fitted
from govdesk.domain.records import Component, Party, System
from govdesk.domain.responsibility.graph import Node, kind_in_words, nodes
from govdesk.domain.responsibility.links import Links, acceptance, links, undated
from govdesk.domain.scopes import short
from govdesk.domain.state import State
from govdesk.domain.words import RELATION_KINDS, STATUSES, label

_SHAPE = 1.6
_LEAST_WIDE = 1400.0
_MANY_EDGES = 1_000


@dataclass(frozen=True, slots=True)
class PictureNode:
    """One box. marks: severities of the findings on it, worst first. lines: the title as it fits, then `small`.

    kind: organization, person, team, community, party (not known), model, adapter, dataset, prompt, software, service,
    component (not known), system, missing. inside: stands in this organization.
    """

    id: str
    kind: str
    title: str
    subtitle: str
    marks: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    small: str = ""
    inside: bool = True


@dataclass(frozen=True, slots=True)
class PictureEdge:
    """One relation, or several of a kind where a group is folded.

    dashed: a duty that is proposed, not accepted. undated: nobody knows since when it holds.
    """

    id: str
    source: str
    target: str
    kind: str
    label: str
    dashed: bool = False
    undated: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """Boxes and edges, each ordered by id, with their places.

    left_out: how many nodes were too many to show. labels: the room for the words of an edge, by edge id; an edge has
    none where there is no room. within: the box that each node of a folded group is drawn in.
    """

    nodes: tuple[PictureNode, ...]
    edges: tuple[PictureEdge, ...]
    layout: Layout
    left_out: int = 0
    labels: Mapping[str, Place] = field(default_factory=dict)
    within: Mapping[str, str] = field(default_factory=dict)


def picture(  # noqa: PLR0913 - what to draw, then how much of it
    state: State,
    on: date,
    focus: str = "",
    depth: int = 2,
    findings: Iterable[Finding] = (),
    *,
    measure: Measure = average,
    limit: int = LIMIT,
    shown: Shown = ALL,
    before: Layout | None = None,
    watch: Watch = unwatched,
    ties: Links | None = None,
) -> Picture:
    """Draw the graph of a day: all of it, or what lies within `depth` relations of the focus.

    More than `limit` nodes are cut: without a focus the systems with the worst findings and their neighbours come
    first, with one the nearest. A focus that is not in the graph gives an empty picture. before: its boxes keep their
    places as far as can be. watch: called now and then, as in `layered`. ties: the relations of that day, where they
    are indexed already.
    """
    ties, found = links(state, on) if ties is None else ties, tuple(findings)
    every = nodes(ties)
    kept, left_out = chosen(ties, every, focus, depth, found, limit, shown)
    within = members(ties, (node for node in every if node.id in kept), shown.folded)
    held = Counter(within.values())
    drawn = [node for node in every if node.id in kept and node.id not in within]
    linked = (relation for relation in ties.relations if relation.source in kept and relation.target in kept)
    lines = drawn_lines(linked, within)
    marks = _marks(found, within)
    boxes = tuple(_node(ties, node, marks.get(node.id, frozenset()), measure, held[node.id]) for node in drawn)
    edges = tuple(_edge(ties, one) for one in lines)
    row = rows(ties, drawn, [one.relation for one in lines])
    sizes = [Box(box.id, *box_size(box.lines, box.small, measure), row[box.id]) for box in boxes]
    routed = [Edge(edge.id, edge.source, edge.target) for edge in edges]
    layout = layered(sizes, routed, wide=_wide(sizes, len(edges)), before=before, watch=watch)
    labels = label_places(layout, {edge.id: edge.label for edge in edges}, measure)
    return Picture(boxes, edges, layout, left_out, labels, within)


def _wide(boxes: list[Box], edges: int) -> float:
    """Choose how wide rows may be, so that the picture has about the shape of a screen.

    Many edges need wider rows: each row more is a lane more for all that pass it.
    """
    area = sum([(box.width + GAP) * (box.height + ROW_GAP) for box in boxes])
    return max(sqrt(area * _SHAPE) * max(sqrt(edges / _MANY_EDGES), 1.0), _LEAST_WIDE)


def _marks(findings: tuple[Finding, ...], within: Mapping[str, str]) -> Mapping[str, frozenset[Severity]]:
    """Give the severities found on each box; what is found on a member is found on the group that it is drawn in."""
    found: dict[str, frozenset[Severity]] = {}
    for finding in findings:
        box = within.get(finding.subject, finding.subject)
        found[box] = found.get(box, frozenset()) | {finding.severity}
    return found


def _node(ties: Links, node: Node, marks: frozenset[Severity], measure: Measure, held: int) -> PictureNode:
    subtitle = _subtitle(ties, node) + (f" · and {held} more within" if held else "")
    return PictureNode(
        node.id,
        drawn_kind(node),
        node.name,
        subtitle,
        tuple(severity.value for severity in Severity if severity in marks),
        fitted(node.name, TITLE_SIZE, measure),
        "".join(fitted(subtitle, SMALL_SIZE, measure, most=1)),
        is_inside(ties, node),
    )


def _subtitle(ties: Links, node: Node) -> str:
    """Say the kind and what tells it from others: a role title, a version, a status; of one who is gone, since when."""
    thing = ties.things.get(node.id)
    more = ""
    if isinstance(thing, Party):
        more = ties.absence(node.id) or thing.title
    elif isinstance(thing, Component):
        more = thing.version
    elif isinstance(thing, System) and thing.status:
        more = label(STATUSES, thing.status)
    return " · ".join(part for part in (kind_in_words(node), more) if part)


def _edge(ties: Links, line: Line) -> PictureEdge:
    relation = line.relation
    several = f" ×{line.count}" if line.count > 1 else ""
    scope = f" ({short(relation.scope)})" if relation.scope else ""
    return PictureEdge(
        relation.id,
        relation.source,
        relation.target,
        relation.kind,
        label(RELATION_KINDS, relation.kind) + (several or scope),
        acceptance(relation, ties.on) == "proposed",
        undated(relation),
    )
