"""Where one piece of work counts twice: the practices that requirements of several packs overlap with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from govdesk.app.queries.coverage import LEVELS, Cell as Covered, CoverageRow, coverage, level_label
from govdesk.app.snapshot import Snapshot
from govdesk.domain.law.packs import Pack
from govdesk.domain.records import System
from govdesk.reports.content import Block, Cell, Column, Heading, Line, Row, Table, Text, cell, line, small, strong

_COLUMNS = (Column("Practice", 3), Column("Requirements that apply or may apply, and their states", 7.1))
_MEANS = (
    "The requirements of a line address the same concern, so that one piece of work can count for several. "
    "None is met by another: each has a state of its own."
)
_SEVERAL = 2


def twice(snapshot: Snapshot, system: System) -> Iterator[Block]:
    """List the practices with requirements of more than one pack; nothing where there is none."""
    found = coverage(snapshot, system.id)
    packs = {pack.id: pack for pack in found.packs}
    rows = tuple(_row(row, packs) for row in found.rows if sum(bool(one.standings) for one in row.cells) >= _SEVERAL)
    if rows:
        yield Heading(2, "Where one piece of work counts twice")
        yield Text(line(_MEANS))
        yield Table(_COLUMNS, rows)


def _row(row: CoverageRow, packs: Mapping[str, Pack]) -> Row:
    practice = cell(strong(row.practice.title), small(row.practice.cite))
    said = tuple(_said(one, packs[one.pack]) for one in row.cells if one.standings)
    return Row((practice, Cell(said)))


def _said(covered: Covered, pack: Pack) -> Line:
    """Name the requirements by their states, the least first."""
    by_level: dict[str, list[str]] = {level: [] for level in LEVELS}
    for one in covered.standings:
        by_level[one.level].append(pack.duties[one.requirement].cite)
    said = (f"{level_label(level).lower()}: {'; '.join(cites)}." for level, cites in by_level.items() if cites)
    return line(strong(f"{pack.title} – "), " ".join(said))
