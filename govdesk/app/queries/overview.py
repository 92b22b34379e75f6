"""The first page: what do we run, what must be decided, what is wrong, what comes next."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from govdesk.app.queries.checklist import Progress, progress, unsound
from govdesk.app.queries.classes import headline
from govdesk.app.queries.dates import DateRow, next_dates
from govdesk.app.queries.decisions import Decision, decisions
from govdesk.app.queries.exposure import LawExposure, laws
from govdesk.app.snapshot import Snapshot
from govdesk.domain.findings import Finding
from govdesk.domain.records import System
from govdesk.domain.state import organization


@dataclass(frozen=True, slots=True)
class ClassCount:
    """How many systems fall in one class. value "unclear": nothing is settled yet."""

    value: str
    label: str
    tone: str
    systems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unknowns:
    """How much is not known: systems without a settled class, questions open, requirements that may apply."""

    systems: int
    questions: int
    requirements: int


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything that the first page shows."""

    organization: str
    systems: int
    classes: tuple[ClassCount, ...]
    decisions: tuple[Decision, ...]
    findings: tuple[Finding, ...]
    severities: tuple[tuple[str, int], ...]
    dates: tuple[DateRow, ...]
    progress: tuple[Progress, ...]
    unknowns: Unknowns
    exposure: tuple[LawExposure, ...] = ()


def overview(snapshot: Snapshot) -> Overview:
    """Work out the first page."""
    found = organization(snapshot.state)
    systems = tuple(snapshot.state.all(System))
    findings, lost = snapshot.findings(), unsound(snapshot)
    counts: dict[str, int] = defaultdict(int)
    for finding in findings:
        counts[finding.severity.value] += 1
    return Overview(
        organization=found.name if found else "",
        systems=len(systems),
        classes=class_counts(snapshot),
        decisions=decisions(snapshot),
        findings=findings,
        severities=tuple((name, counts[name]) for name in ("high", "medium", "low")),
        dates=next_dates(snapshot),
        progress=tuple(progress(one, lost) for system in systems for one in snapshot.assessments(system)),
        unknowns=_unknowns(snapshot, systems),
        exposure=laws(snapshot),
    )


def class_counts(snapshot: Snapshot) -> tuple[ClassCount, ...]:
    """Count systems by class, worst tone first; a class that may still change counts where it stands now."""
    groups: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for system in snapshot.state.all(System):
        found = headline(snapshot, system)
        groups[found.value, found.label, found.tone].append(system)
    order = ["bad", "warn", "neutral", "good"]
    keys = sorted(groups, key=lambda key: (order.index(key[2]) if key[2] in order else len(order), key[1]))
    return tuple(ClassCount(*key, tuple(groups[key])) for key in keys)


def _unknowns(snapshot: Snapshot, systems: tuple[str, ...]) -> Unknowns:
    assessments = [one for system in systems for one in snapshot.assessments(system)]
    return Unknowns(
        sum(1 for system in systems if headline(snapshot, system).open),
        sum(len(one.open_questions) for one in assessments),
        sum(progress(one).unknown for one in assessments),
    )
