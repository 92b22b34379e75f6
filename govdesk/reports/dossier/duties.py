"""Every requirement that applies or may apply, with its date, bearer, state, answer and evidence."""

from __future__ import annotations

from collections.abc import Iterator

from govdesk.app.queries.checklist import ChecklistRow, EvidenceRow, checklist
from govdesk.app.queries.words import NOBODY
from govdesk.app.snapshot import Snapshot
from govdesk.domain.law.assessment import Assessed, Assessment
from govdesk.domain.records import System
from govdesk.domain.said import count
from govdesk.domain.truth import Truth
from govdesk.domain.words import ANSWER_STATES, TO_CONFIRM, label
from govdesk.reports.content import (
    Block,
    Callout,
    Cell,
    Column,
    Heading,
    Line,
    Row,
    Span,
    Table,
    Text,
    cell,
    code,
    line,
    small,
    strong,
)
from govdesk.reports.dossier.overlaps import twice
from govdesk.reports.reading import STATE_TONES, day

_COLUMNS = (
    Column("Article", 1.05),
    Column("Requirement, answer, evidence with SHA-256", 5.25),
    Column("From", 1.1),
    Column("Who answers", 1.3),
    Column("State", 1.4),
)


def applying(snapshot: Snapshot, system: System) -> Iterator[Block]:
    """List the requirements that apply, by pack and area; count those that do not."""
    for assessment in snapshot.assessments(system.id):
        rows = checklist(snapshot, system.id, assessment.pack.id)
        yield Heading(2, assessment.pack.title)
        yield Text(line(_counted(assessment)))
        notes = _notes(rows)
        if notes:
            yield Callout("warn", "Suspended dates", tuple(line(f"Note {n}. {said}") for said, n in notes.items()))
        yield from _by_area(assessment, [row for row in rows if row.applies is Truth.YES], notes)
        yield from _answered(assessment, rows, notes)
    yield from twice(snapshot, system)


def _answered(assessment: Assessment, rows: tuple[ChecklistRow, ...], notes: dict[str, int]) -> Iterator[Block]:
    """List what was answered all the same: it does not apply, or the version in use asks it no longer."""
    beside = [row for row in rows if row.applies is Truth.NO]
    for title, gone in (
        ("Answered, although they do not apply", False),
        (f"Answered, and no longer asked by version {assessment.pack.version}", True),
    ):
        found = tuple(_row(assessment, row, notes) for row in beside if row.gone is gone)
        if found:
            yield Heading(3, title)
            yield Table(_COLUMNS, found)


def _counted(assessment: Assessment) -> str:
    found = [one.applies for one in assessment.requirements]
    yes, no, open_ = (found.count(truth) for truth in (Truth.YES, Truth.NO, Truth.UNKNOWN))
    apply = "applies" if yes == 1 else "apply"
    return (
        f"{yes} of {count(len(found), 'requirement')} {apply}, {no} do not, and of {open_} it is not known yet; "
        "these stand in the next chapter."
    )


def _notes(rows: tuple[ChecklistRow, ...]) -> dict[str, int]:
    """Give a number to each sentence that says why requirements are suspended: many rows share one."""
    said = dict.fromkeys(row.conditional for row in rows if row.conditional)
    return {text: number for number, text in enumerate(said, 1)}


def _by_area(assessment: Assessment, rows: list[ChecklistRow], notes: dict[str, int]) -> Iterator[Block]:
    areas = list(dict.fromkeys(row.area for row in rows))
    for area in areas:
        if area and len(areas) > 1:
            yield Heading(3, area[:1].upper() + area[1:])
        yield Table(_COLUMNS, tuple(_row(assessment, row, notes) for row in rows if row.area == area))


def unknown(snapshot: Snapshot, system: System) -> Iterator[Block]:
    """List the requirements of which nobody can say yet whether they apply: not known is not no."""
    yield Text(line("Not known is not no: each of these may bind until the open questions are answered."), "lead")
    for assessment in snapshot.assessments(system.id):
        every = checklist(snapshot, system.id, assessment.pack.id)
        notes = _notes(every)
        rows = [row for row in every if row.applies is Truth.UNKNOWN]
        yield Heading(2, f"{assessment.pack.title}: not known yet")
        yield Table(
            _COLUMNS, tuple(_row(assessment, row, notes) for row in rows), "None: of every requirement it is known."
        )


def _row(assessment: Assessment, row: ChecklistRow, notes: dict[str, int]) -> Row:
    assessed = assessment.requirement(row.requirement)
    cells = (
        cell(strong(row.cite), code(row.requirement)),
        Cell((*_words(row), *_hints(assessed))),
        _from(row, assessed, notes),
        cell(
            row.who if row.who != NOBODY else Span(NOBODY, tone="bad"),
            small(f"usually {row.bearer}") if row.bearer else "",
        ),
        _state(row),
    )
    return Row(cells, row.id, f"req-{row.id}")


def _words(row: ChecklistRow) -> Iterator[Line]:
    if row.title and row.title not in {row.text, row.cite}:
        yield line(strong(row.title))
    yield line(row.text)
    if row.reason or row.person:
        said = f"   {row.person}, {day(row.on) or 'day not known'}" if row.person else ""
        yield line(Span("Answer: ", "strong"), row.reason or "no reason given", small(said))
    if row.state == TO_CONFIRM:
        before = label(ANSWER_STATES, row.given).lower()
        yield line(Span(f"Answered as {before} before the requirement changed; not confirmed since.", "strong", "warn"))
    for kept in row.evidence:
        yield _evidence(kept)
    if row.expected and not row.evidence:
        yield line(small(f"Usually shown by: {', '.join(row.expected)}"))


def _hints(assessed: Assessed | None) -> Iterator[Line]:
    """Say what the pack notes on a requirement, and how sure its reading is."""
    if assessed is None:
        return
    sure = assessed.requirement.confidence
    words = (assessed.requirement.note, f"{sure.capitalize()} confidence in this reading" if sure else "")
    said = [f"{one.rstrip('.')}." for one in words if one]
    if said:
        yield line(small(" ".join(said)))


def _evidence(kept: EvidenceRow) -> Line:
    flags = "".join(
        words
        for holds, words in ((kept.broken, " (hash is wrong or file missing)"), (kept.expired, " (no longer fresh)"))
        if holds
    )
    flag = Span(flags, "strong", "bad" if kept.broken else "warn") if flags else ""
    return line(Span("Evidence: ", "strong"), kept.name, flag, code(f"   {kept.id}\n{kept.sha256 or 'no hash'}"))


def _from(row: ChecklistRow, assessed: Assessed | None, notes: dict[str, int]) -> Cell:
    lines: list[Line] = [line(day(row.since) or Span("Not dated", "quiet"))]
    if assessed and row.since and row.since not in {one.on for one in assessed.requirement.since}:
        lines.append(line(small("when the system began")))
    if assessed and assessed.since_open:
        lines.append(line(small("or later: not settled yet")))
    if row.literal and row.literal != row.since:
        lines.append(line(small(f"{day(row.literal)} by the letter")))
    if row.conditional:
        lines.append(line(small(f"suspended: note {notes[row.conditional]}")))
    return Cell(tuple(lines))


def _state(row: ChecklistRow) -> Cell:
    if row.gone:
        return cell(row.state_label, small("counts no more"), tone="neutral")
    late = Span("Due now", "strong", "bad") if row.overdue else ""
    if not late and row.due is False and row.applies is Truth.YES and row.state != "not_applicable":
        late = small("Not due yet")
    doubt = _doubt(row)
    tone = "warn" if doubt else STATE_TONES.get(row.state, "neutral")
    return cell(row.state_label, small(doubt), late, tone=tone)


def _doubt(row: ChecklistRow) -> str:
    """Say why an answer that closes a requirement is not plainly in order."""
    if row.state == "not_applicable" and row.applies is Truth.YES:
        return "although the rules say yes"
    if row.state != "met":
        return ""
    if not row.evidence:
        return "no evidence file"
    return "evidence is broken" if any(kept.broken for kept in row.evidence) else ""
