"""The picture of the responsibility graph, that the window paints and reports print."""

from __future__ import annotations

from dataclasses import dataclass

from govdesk.domain.layout import Layout


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


@dataclass(frozen=True, slots=True)
class PictureEdge:
    """One relation. dashed: a duty that is proposed, not accepted. undated: nobody knows since when it holds."""

    id: str
    source: str
    target: str
    kind: str
    label: str
    dashed: bool = False
    undated: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """Boxes and edges with their places. left_out: how many nodes were too many to show."""

    nodes: tuple[PictureNode, ...]
    edges: tuple[PictureEdge, ...]
    layout: Layout
    left_out: int = 0
