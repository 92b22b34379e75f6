"""What the program itself sees: each check of a requirement that applies, its result, and what it looked at."""

from __future__ import annotations

from collections.abc import Iterator

from govdesk.app.queries.checks import WORDS, CheckRow, check_rows
from govdesk.app.snapshot import Snapshot
from govdesk.domain.law.assessment import Assessment
from govdesk.domain.records import System
from govdesk.domain.said import count
from govdesk.domain.truth import Truth
from govdesk.reports.content import (
    Block,
    Cell,
    Column,
    Heading,
    Line,
    Row,
    Table,
    Text,
    Tone,
    cell,
    code,
    line,
    small,
    strong,
)

_COLUMNS = (
    Column("Check", 3.2),
    Column("Result", 1.2),
    Column("What was looked at, limits, what would settle it", 5.7),
)
_TONES: dict[Truth, Tone] = {Truth.YES: "good", Truth.NO: "bad", Truth.UNKNOWN: "open"}
_MOST = 4


def has_checks(snapshot: Snapshot) -> bool:
    """Tell whether any pack in use has checks."""
    return any(requirement.checks for pack in snapshot.packs for requirement in pack.requirements)


def seen(snapshot: Snapshot, system: System) -> Iterator[Block]:
    """List the checks by pack."""
    says = "Checks read the records on the day asked about. They answer for nobody."
    yield Text(line(says), "lead")
    for assessment in snapshot.assessments(system.id):
        rows = tuple(_rows(snapshot, system, assessment))
        if any(one.checks for one in assessment.pack.requirements):
            yield Heading(2, f"{assessment.pack.title}: what GovDesk sees")
            yield Text(line(_counted(rows)))
            yield Table(_COLUMNS, tuple(map(_row, rows)), "No requirement with checks applies.")


def _rows(snapshot: Snapshot, system: System, assessment: Assessment) -> Iterator[CheckRow]:
    for one in assessment.requirements:
        if one.applies is Truth.YES:
            yield from check_rows(snapshot, system.id, one.requirement.id)


def _counted(rows: tuple[CheckRow, ...]) -> str:
    yes, no, open_ = (sum(row.truth is truth for row in rows) for truth in (Truth.YES, Truth.NO, Truth.UNKNOWN))
    return f"{count(len(rows), 'check')}: {yes} yes, {no} no, {open_} not known. Not known is not yes."


def _row(one: CheckRow) -> Row:
    result = cell(WORDS[one.truth], tone=_TONES[one.truth])
    return Row((cell(strong(one.title), code(one.id)), result, Cell(tuple(_words(one)))), f"{one.system}/{one.id}")


def _words(one: CheckRow) -> Iterator[Line]:
    for said in one.seen[:_MOST]:
        yield line(said)
    if len(one.seen) > _MOST:
        yield line(small(f"And {len(one.seen) - _MOST} more."))
    for said in (*one.limits, one.settle):
        if said:
            yield line(small(said))
