"""The requirements of a system with their answers, and how far they are met."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from govdesk.app.queries.checks import verdict
from govdesk.app.queries.former import NO_LONGER, gone
from govdesk.app.queries.holders import Holders, holders
from govdesk.app.snapshot import Snapshot
from govdesk.domain.entry import name_of
from govdesk.domain.law.assessment import CLOSED, Assessed, Assessment
from govdesk.domain.law.checks.kinds import EvidenceCheck
from govdesk.domain.records import Answer, Evidence, System
from govdesk.domain.truth import Truth
from govdesk.domain.words import SHOWN_STATES, label


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """One evidence file of an answer. broken: the kept bytes no longer match. expired: no longer fresh on the date."""

    id: str
    name: str
    sha256: str
    size: int | None
    expires: date | None
    note: str
    broken: bool
    expired: bool
    kind: str = ""


@dataclass(frozen=True, slots=True)
class ChecklistRow:
    """One requirement for one system.

    applies: yes, no or unknown. since: the day from which it applies. literal: the day in the text, where another one
    counts. conditional: why it is not due although it applies. bearer: the function that usually owns it. who: the
    accountable party here, or "Nobody". overdue: it is due by now and is neither met nor shown not to apply. given: the
    state that a person gave, also where it is to be confirmed. gone: the pack in use asks it no longer. seen: what its
    checks come to, None where it has none. kinds: of evidence that they look for.
    """

    system: str
    system_name: str
    pack: str
    requirement: str
    title: str
    text: str
    cite: str
    area: str
    applies: Truth
    since: date | None
    literal: date | None
    conditional: str
    bearer: str
    who: str
    state: str
    state_label: str
    reason: str
    person: str
    on: date | None
    evidence: tuple[EvidenceRow, ...]
    expected: tuple[str, ...]
    due: bool
    overdue: bool
    given: str = ""
    gone: bool = False
    seen: Truth | None = None
    kinds: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Name the row as answers do: SYSTEM/REQUIREMENT."""
        return f"{self.system}/{self.requirement}"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a system is with a pack. total: requirements that apply. closed: met or not applicable with reason.

    The closed ones are shown (met, with evidence files that are all there and unspoilt), bare (met, without) or waived
    (declared not applicable, although the rules say that they apply).
    unknown: requirements of which it is not known whether they apply. overdue: apply by now and are not closed.
    """

    system: str
    pack: str
    total: int
    closed: int
    unknown: int
    overdue: int
    states: tuple[tuple[str, int], ...]
    shown: int = 0
    bare: int = 0
    waived: int = 0

    @property
    def share(self) -> float:
        """Give the closed share, 0 to 1; 0 when nothing applies yet."""
        return self.closed / self.total if self.total else 0.0


def checklist(
    snapshot: Snapshot, system: str, pack: str = "", *, everything: bool = False, held: Holders | None = None
) -> tuple[ChecklistRow, ...]:
    """Give the requirements of one system that apply or may apply, and what was answered all the same, by pack.

    pack: only that pack. everything: also the requirements that do not apply. held: who holds what, where the caller
    asks for many systems and has indexed it once.
    """
    held = held or holders(snapshot)
    return tuple(
        _row(snapshot, assessment, one, held)
        for assessment in snapshot.assessments(system)
        if pack in ("", assessment.pack.id)
        for one in _asked(snapshot, assessment, everything=everything)
    )


def _asked(snapshot: Snapshot, assessment: Assessment, *, everything: bool) -> Iterator[Assessed]:
    for one in assessment.requirements:
        if everything or one.applies is not Truth.NO or one.answer is not None:
            yield one
    yield from gone(snapshot, assessment.system, assessment.pack)


def checklist_row(snapshot: Snapshot, system: str, requirement: str) -> ChecklistRow | None:
    """Give one requirement of a system, whether it applies or not; None when no pack in use has it."""
    rows = checklist(snapshot, system, everything=True)
    return next((row for row in rows if row.requirement == requirement), None)


def _row(snapshot: Snapshot, assessment: Assessment, one: Assessed, held: Holders) -> ChecklistRow:
    answer, asked = one.answer, one.requirement
    no_longer = asked.id not in assessment.pack.duties
    return ChecklistRow(
        system=assessment.system,
        system_name=name_of(snapshot.state, assessment.system),
        pack=assessment.pack.id,
        requirement=asked.id,
        title=asked.title,
        text=asked.text,
        cite=asked.cite,
        area=NO_LONGER if no_longer else asked.area,
        applies=one.applies,
        since=one.since,
        literal=one.literal,
        conditional=one.conditional,
        bearer=asked.bearer,
        who=held.names(assessment.system, "accountable", asked.id),
        state=one.state,
        state_label=label(SHOWN_STATES, one.state),
        reason=answer.reason if answer else "",
        person=answer.person if answer else "",
        on=answer.on if answer else None,
        evidence=tuple(evidence_row(snapshot, id_) for id_ in (answer.evidence if answer else ())),
        expected=asked.evidence,
        due=one.due,
        overdue=is_overdue(one),
        given=answer.state if answer else "",
        gone=no_longer,
        seen=None if no_longer else verdict(snapshot, assessment.system, asked),
        kinds=tuple(one.kind for one in asked.checks if isinstance(one, EvidenceCheck)),
    )


def is_overdue(one: Assessed) -> bool:
    """Tell whether a requirement is due by now and is neither met nor shown not to apply."""
    return one.due and one.state not in CLOSED


def evidence_row(snapshot: Snapshot, id_: str) -> EvidenceRow:
    """Describe an evidence file; one that is missing has no hash and counts as broken."""
    kept = snapshot.state.get(Evidence, id_)
    if kept is None:
        return EvidenceRow(
            id_, id_, "", None, None, "The workspace does not hold this file.", broken=True, expired=False
        )
    broken = kept.sha256 in snapshot.broken
    expired = kept.expires is not None and kept.expires < snapshot.on
    return EvidenceRow(id_, kept.name, kept.sha256, kept.size, kept.expires, kept.note, broken, expired, kept.kind)


def unsound(snapshot: Snapshot) -> frozenset[str]:
    """Name the evidence that answers rest on and that is missing, or whose kept file is no longer what was added."""
    kept = snapshot.state.all(Evidence)
    named = {id_ for answer in snapshot.state.all(Answer).values() for id_ in answer.evidence}
    return frozenset(id_ for id_ in named if id_ not in kept or kept[id_].sha256 in snapshot.broken)


def is_shown(one: Assessed, unsound: frozenset[str]) -> bool:
    """Tell whether an answer of "met" rests on evidence files, all of them there and unspoilt."""
    files = one.answer.evidence if one.answer else ()
    return one.state == "met" and bool(files) and unsound.isdisjoint(files)


def progress(assessment: Assessment, unsound: frozenset[str] = frozenset()) -> Progress:
    """Count how far a system is with a pack. unsound: evidence that shows nothing, see there."""
    applying = [one for one in assessment.requirements if one.applies is Truth.YES]
    states = Counter(one.state for one in applying)
    shown = sum(is_shown(one, unsound) for one in applying)
    return Progress(
        assessment.system,
        assessment.pack.id,
        len(applying),
        sum(count for state, count in states.items() if state in CLOSED),
        sum(1 for one in assessment.requirements if one.applies is Truth.UNKNOWN),
        sum(1 for one in applying if is_overdue(one)),
        tuple((state, states[state]) for state, _ in SHOWN_STATES if states[state]),
        shown,
        states["met"] - shown,
        states["not_applicable"],
    )


def systems(snapshot: Snapshot) -> tuple[System, ...]:
    """Give all systems, ordered by id."""
    return tuple(snapshot.state.all(System).values())
