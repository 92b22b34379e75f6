"""Findings on the shape of the graph: orphans, approvers of their own work, circles."""

from __future__ import annotations

from collections.abc import Iterator

from govdesk.domain.findings import Finding, Severity
from govdesk.domain.records import Component, Relation
from govdesk.domain.responsibility.links import Links, covers
from govdesk.domain.responsibility.owners import checked, standing
from govdesk.domain.responsibility.steps import users
from govdesk.domain.said import listed
from govdesk.domain.scopes import meets

_MAKES = ("contributes", "maintains", "responsible")


def orphans(ties: Links) -> Iterator[Finding]:
    """G-04: nothing else is made of a component, and nobody present is accountable or responsible for it."""
    held = {target for kind in ("accountable", "responsible") for target, _ in standing(ties, kind)}
    for id_, thing in sorted(ties.things.items()):
        if isinstance(thing, Component) and id_ not in held and not users(ties, id_):
            says = f"{ties.name(id_)} is used by nothing, and nobody answers for it. Low, because nothing stands on it."
            mend = "Relate it to what uses it, assign somebody, or remove it from the register."
            yield Finding("G-04", Severity.LOW, id_, says, mend)


def four_eyes(ties: Links) -> Iterator[Finding]:
    """G-07: a party approves a thing and contributes to, maintains or is responsible for it, or for what it is made of.

    Two requirements, two phases, or two regions apart do not meet. Upstream work counts whatever its scope.
    """
    for approval in ties.relations:
        if approval.kind != "approves" or not checked(ties, approval.target) or ties.absence(approval.source):
            continue
        made = [work for work in ties.out(approval.source, *_MAKES) if _meets(ties, approval, work)]
        if made:
            yield _own_work(ties, approval, made)


def _meets(ties: Links, approval: Relation, work: Relation) -> bool:
    if work.target == approval.target:
        return meets(work.scope, approval.scope)
    return work.target in ties.made_of(approval.target)


def _own_work(ties: Links, approval: Relation, made: list[Relation]) -> Finding:
    same = any(work.target == approval.target for work in made)
    severity = Severity.HIGH if same else Severity.MEDIUM
    reason = "High, because nobody else looks at it." if same else "Medium, because the work lies upstream."
    works = listed(sorted({ties.name(work.target) for work in made}), 3)
    says = f"{ties.name(approval.source)} approves {ties.name(approval.target)} and made or runs {works}. {reason}"
    mend = "Let somebody else approve, or take the approver out of the work."
    related = (approval.source, approval.id, *(work.id for work in made))
    return Finding("G-07", severity, approval.target, says, mend, related)


_CIRCLES = {"delegates_to": "delegation", "escalates_to": "escalation", "reports_to": "reporting"}


def circles(ties: Links) -> Iterator[Finding]:
    """G-09: parties delegate, escalate or report to each other in a circle, or one to itself, within one scope."""
    for kind, name in _CIRCLES.items():
        relations = [relation for relation in ties.relations if relation.kind == kind]
        seen: set[tuple[str, ...]] = set()
        for scope in sorted({relation.scope for relation in relations} | {""}):
            for members in rings([relation for relation in relations if covers(relation, scope)]):
                if members not in seen:
                    seen.add(members)
                    yield _circle(ties, name, members, relations)


def rings(relations: list[Relation]) -> list[tuple[str, ...]]:
    """Give the circles that relations make: all that lead to each other, and each that leads to itself."""
    if not relations:
        return []
    import networkx as nx

    graph: nx.DiGraph[str] = nx.DiGraph([(relation.source, relation.target) for relation in relations])
    rings = (tuple(sorted(ring)) for ring in nx.strongly_connected_components(graph))
    return sorted(ring for ring in rings if len(ring) > 1 or graph.has_edge(ring[0], ring[0]))


def _circle(ties: Links, name: str, members: tuple[str, ...], relations: list[Relation]) -> Finding:
    inside = tuple(relation.id for relation in relations if relation.source in members and relation.target in members)
    severity = Severity.HIGH if name == "delegation" else Severity.MEDIUM
    reason = (
        "High, because the work never arrives anywhere."
        if name == "delegation"
        else "Medium, because a question never reaches anybody above."
    )
    names = listed([ties.name(member) for member in members], 6)
    who = f"{names} form a circle" if len(members) > 1 else f"{names} stands in a circle with itself"
    says = f"{who} of {name}. {reason}"
    return Finding("G-09", severity, members[0], says, "End one of these relations.", (*members, *inside))
