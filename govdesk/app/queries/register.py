"""The rows of the register: systems with class, owner and progress; components, parties, relations, evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from govdesk.app.names import relation_words
from govdesk.app.queries.checklist import EvidenceRow, evidence_row, progress
from govdesk.app.queries.classes import ClassLabel, headline
from govdesk.app.queries.holders import Holders, holders
from govdesk.app.snapshot import Snapshot
from govdesk.domain.findings import Finding
from govdesk.domain.records import Component, Evidence, Party, Relation, System
from govdesk.domain.words import (
    COMPONENT_KINDS,
    DUTY_STATES,
    OPENNESS,
    PARTY_KINDS,
    RELATION_KINDS,
    STATUSES,
    label,
)


@dataclass(frozen=True, slots=True)
class SystemRow:
    """One system. closed of total requirements that apply; unknown: may apply. worst: severity value or ""."""

    id: str
    name: str
    purpose: str
    status: str
    class_: ClassLabel
    owner: str
    closed: int
    total: int
    unknown: int
    overdue: int
    open_questions: int
    findings: int
    worst: str


@dataclass(frozen=True, slots=True)
class ComponentRow:
    """One component. used_by: names of the systems and components that stand on it directly."""

    id: str
    name: str
    kind: str
    version: str
    openness: str
    licence: str
    parameters: int | None
    used_by: tuple[str, ...]
    findings: int


@dataclass(frozen=True, slots=True)
class PartyRow:
    """One party. duties: how many it holds on the date. here: it has joined and not left."""

    id: str
    name: str
    kind: str
    title: str
    inside: bool | None
    here: bool
    duties: int
    findings: int


@dataclass(frozen=True, slots=True)
class RelationRow:
    """One relation, read aloud and in parts. holds: on the date asked about."""

    id: str
    words: str
    kind: str
    kind_label: str
    source: str
    source_name: str
    target: str
    target_name: str
    scope: str
    since: date | None
    until: date | None
    state: str
    state_label: str
    document: str
    holds: bool
    article: str = ""


def system_rows(snapshot: Snapshot, ids: Iterable[str] | None = None) -> tuple[SystemRow, ...]:
    """Give systems as rows, in the order of `ids`, or all of them by id."""
    held = holders(snapshot)
    wanted = list(snapshot.state.all(System)) if ids is None else list(ids)
    found = [snapshot.state.get(System, id_) for id_ in wanted]
    return tuple(_system_row(snapshot, system, held) for system in found if system is not None)


def _system_row(snapshot: Snapshot, system: System, held: Holders) -> SystemRow:
    assessments = snapshot.assessments(system.id)
    done = [progress(assessment) for assessment in assessments]
    findings = snapshot.findings(system.id)
    return SystemRow(
        id=system.id,
        name=system.name,
        purpose=system.purpose,
        status=label(STATUSES, system.status),
        class_=headline(snapshot, system.id),
        owner=held.names(system.id),
        closed=sum(one.closed for one in done),
        total=sum(one.total for one in done),
        unknown=sum(one.unknown for one in done),
        overdue=sum(one.overdue for one in done),
        open_questions=sum(len(assessment.open_questions) for assessment in assessments),
        findings=len(findings),
        worst=worst(findings),
    )


def worst(findings: Iterable[Finding]) -> str:
    """Name the worst severity: high, medium, low, or "" without findings (which come worst first)."""
    return next((finding.severity.value for finding in findings), "")


def component_rows(snapshot: Snapshot, ids: Iterable[str] | None = None) -> tuple[ComponentRow, ...]:
    """Give components as rows."""
    ties, counts = holders(snapshot).ties, _finding_counts(snapshot)
    all_ = snapshot.state.all(Component)
    kinds = ("uses", "deploys", "derived_from", "trained_on", "evaluated_on")
    return tuple(
        ComponentRow(
            component.id,
            component.name,
            label(COMPONENT_KINDS, component.kind),
            component.version,
            label(OPENNESS, component.openness),
            component.licence,
            component.parameters,
            tuple(sorted({ties.name(tie.source) for tie in ties.into(component.id, *kinds)})),
            counts[component.id],
        )
        for component in (all_[id_] for id_ in (all_ if ids is None else ids) if id_ in all_)
    )


def party_rows(snapshot: Snapshot, ids: Iterable[str] | None = None) -> tuple[PartyRow, ...]:
    """Give parties as rows."""
    ties, counts = holders(snapshot).ties, _finding_counts(snapshot)
    all_ = snapshot.state.all(Party)
    duties = ("accountable", "responsible", "approves", "oversees", "consulted", "informed")
    return tuple(
        PartyRow(
            party.id,
            party.name,
            label(PARTY_KINDS, party.kind),
            party.title,
            party.inside,
            not ties.absence(party.id),
            len(ties.out(party.id, *duties)),
            counts[party.id],
        )
        for party in (all_[id_] for id_ in (all_ if ids is None else ids) if id_ in all_)
    )


def relation_rows(snapshot: Snapshot, ids: Iterable[str] | None = None) -> tuple[RelationRow, ...]:
    """Give relations as rows: the table twin of the graph, with those that no longer hold marked as such."""
    ties = holders(snapshot).ties
    holding = {tie.id for tie in ties.relations}
    all_ = snapshot.state.all(Relation)
    return tuple(
        RelationRow(
            one.id,
            relation_words(snapshot.state, one),
            one.kind,
            label(RELATION_KINDS, one.kind),
            one.source,
            ties.name(one.source),
            one.target,
            ties.name(one.target),
            one.scope,
            one.since,
            one.until,
            one.state,
            label(DUTY_STATES, one.state) if one.state else "",
            one.document,
            one.id in holding,
            one.article,
        )
        for one in (all_[id_] for id_ in (all_ if ids is None else ids) if id_ in all_)
    )


def evidence_rows(snapshot: Snapshot) -> tuple[EvidenceRow, ...]:
    """Give the evidence files as rows."""
    return tuple(evidence_row(snapshot, id_) for id_ in snapshot.state.all(Evidence))


def _finding_counts(snapshot: Snapshot) -> Counter[str]:
    return Counter(finding.subject for finding in snapshot.findings())
