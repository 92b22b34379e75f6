"""What somebody must decide or do, by when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from govdesk.app.names import title
from govdesk.app.queries.classes import headline
from govdesk.app.queries.holders import Holders, holders
from govdesk.app.snapshot import Snapshot
from govdesk.domain.findings import Severity
from govdesk.domain.law.assessment import CLOSED, Assessed
from govdesk.domain.records import System
from govdesk.domain.said import count, day, listed
from govdesk.domain.truth import Truth

_AHEAD = 366
_CITED = 3
_NAMED = 2


@dataclass(frozen=True, slots=True)
class Decision:
    """One thing to decide. by: the last day, None for "now". who: the accountable party, or "Nobody".

    kind: finding, class, requirements. refers: rule id of the finding, or requirement ids. late: the day is past.
    """

    kind: str
    subject: str
    subject_name: str
    what: str
    why: str
    by: date | None
    late: bool
    who: str
    refers: tuple[str, ...] = ()


def decisions(snapshot: Snapshot) -> tuple[Decision, ...]:
    """Give what must be decided within a year: first what is wrong now, then what is late, then what comes.

    Before all of that stands what is about a system of the gravest class, such as a prohibited one.
    """
    held = holders(snapshot)
    found = [*_from_findings(snapshot, held), *_from_classes(snapshot, held), *_from_requirements(snapshot, held)]
    grave = {system for system in snapshot.state.all(System) if headline(snapshot, system).tone == "bad"}
    return tuple(sorted(found, key=lambda one: (one.subject not in grave, _place(one))))


def _place(one: Decision) -> tuple[date, int, str, str]:
    return (one.by or date.min, ["finding", "class", "requirements"].index(one.kind), one.subject, one.what)


def _from_findings(snapshot: Snapshot, held: Holders) -> Iterator[Decision]:
    for finding in snapshot.findings():
        if finding.severity is Severity.HIGH:
            name = title(snapshot.state, finding.subject)
            who = held.answering(snapshot.state, finding.subject)
            yield Decision("finding", finding.subject, name, finding.mend, finding.says, None, True, who, (finding.id,))


def _from_classes(snapshot: Snapshot, held: Holders) -> Iterator[Decision]:
    for system in snapshot.state.all(System).values():
        class_ = headline(snapshot, system.id)
        if class_.open:
            open_ = sum(len(one.open_questions) for one in snapshot.assessments(system.id))
            what = f"Settle its class: {count(open_, 'open question')}, those first that settle most."
            why = "Until then nobody can say which rules apply."
            yield Decision("class", system.id, system.name, what, why, None, False, held.names(system.id))


def _from_requirements(snapshot: Snapshot, held: Holders) -> Iterator[Decision]:
    """Gather, for each system and day, the requirements that apply from then on and are not closed."""
    for system in snapshot.state.all(System).values():
        groups: dict[date, list[Assessed]] = defaultdict(list)
        for assessment in snapshot.assessments(system.id):
            for one in assessment.requirements:
                if one.since is not None and _to_do(one, snapshot.on):
                    groups[one.since].append(one)
        for due, found in sorted(groups.items()):
            yield _requirements(snapshot, system, due, found, held)


def _to_do(one: Assessed, on: date) -> bool:
    """Tell whether a requirement is due, or will be within a year, and is not closed."""
    coming = one.since is not None and 0 < (one.since - on).days <= _AHEAD and not one.conditional
    return one.applies is Truth.YES and one.state not in CLOSED and (one.due or coming)


def _requirements(snapshot: Snapshot, system: System, due: date, found: list[Assessed], held: Holders) -> Decision:
    late = due <= snapshot.on
    bad = sum(1 for one in found if one.state == "not_met")
    why = f"{'Apply' if len(found) > 1 else 'Applies'} since {day(due)}" if late else f"Due from {day(due)}"
    why += f"; {bad} of {len(found)} not met." if bad and len(found) > 1 else "; not met." if bad else "."
    ids = tuple(one.requirement.id for one in found)
    return Decision("requirements", system.id, system.name, _what(found), why, due, late, held.names(system.id), ids)


def _what(found: list[Assessed]) -> str:
    """Name up to two requirements by their titles; count more, with the first citations."""
    if len(found) <= _NAMED:
        return f"{listed([f'{one.requirement.title} under {one.requirement.cite}' for one in found])}."
    cited = listed(list(dict.fromkeys(one.requirement.cite for one in found)), _CITED)
    return f"Meet {count(len(found), 'requirement')} ({cited})."
