"""The RACI matrix on paper: all systems, then the requirements on which somebody has a duty of its own."""

from __future__ import annotations

from collections.abc import Iterator

from govdesk.app.queries.matrix import Matrix, MatrixRow, matrix
from govdesk.app.snapshot import Snapshot
from govdesk.domain.entry import name_of
from govdesk.domain.findings import in_order
from govdesk.domain.responsibility.links import Links
from govdesk.domain.responsibility.matrix import LETTER_OF, LETTERS, of_scope
from govdesk.domain.said import day
from govdesk.reports.content import (
    Block,
    Cell,
    Column,
    Document,
    Heading,
    Row,
    Table,
    Text,
    Tone,
    cell,
    code,
    line,
    small,
)
from govdesk.reports.dossier.defects import FINDINGS, finding_row
from govdesk.reports.footing import footing, warned
from govdesk.reports.options import Options, meta_of

_WIDE = 6
"""So many parties stand beside each other on a page."""
_LEFT_OUT = (
    "Approving, overseeing, delegating and deputizing have no letter; the dossier of a system names them.",
    "Requirements on which nobody has a duty of its own are not listed: they rest on who holds the whole.",
)
_LEGEND = (
    f"{'; '.join(f'{letter} {kind}' for letter, kind in LETTERS.items())}. "
    "In brackets: proposed and not accepted yet, or the holder is absent."
)


def raci(snapshot: Snapshot, options: Options) -> Document:
    """Write the matrix of all systems in life on the date."""
    meta = meta_of(snapshot, options, _LEFT_OUT)
    shown = matrix(snapshot)
    blocks: list[Block] = [
        *warned(meta),
        Text(line(f"Who does the work, who answers, who is asked and who is told, on {day(snapshot.on)}."), "lead"),
        Text(line(_LEGEND), "small"),
        Heading(1, "Systems", "systems"),
        *_tables(shown, "System", "No system is in life on this day."),
    ]
    parts = [matrix(snapshot, row.target) for row in shown.rows if _narrower(snapshot.ties, row.target)]
    for one in parts:
        blocks.append(Heading(1, f"Parts of {name_of(snapshot.state, one.system)}", one.system))
        blocks += _tables(_held(one), "Part", "")
    found = dict.fromkeys(finding for one in (shown, *parts) for row in one.rows for finding in row.findings)
    wrong = tuple(finding_row(snapshot.state, one) for one in sorted(found, key=in_order))
    blocks += [Heading(1, "Findings", "findings"), Table(FINDINGS, wrong, "Nothing is wrong with these duties.")]
    blocks += [Heading(1, "What this rests on", "rests"), *footing(meta)]
    return Document("RACI matrix", f"AI systems of {meta.organization}", meta, tuple(blocks))


def _narrower(ties: Links, system: str) -> bool:
    return any(not of_scope(duty, "") for duty in ties.into(system, *LETTER_OF))


def _held(shown: Matrix) -> Matrix:
    """Leave out requirements on which nobody has a duty."""
    rows = tuple(row for row in shown.rows if row.cells or not row.scope)
    return Matrix(shown.system, shown.parties, shown.names, rows)


def _tables(shown: Matrix, head: str, empty: str) -> Iterator[Block]:
    """Put the parties beside each other, as many as a page takes; the others in further tables."""
    for first in range(0, max(len(shown.parties), 1), _WIDE):
        parties = shown.parties[first : first + _WIDE]
        rest = _WIDE - len(parties) if first else 0  # later tables keep the widths of the first
        columns = (Column(head, 2.4), *(Column(shown.names[one], 1) for one in parties))
        columns = (*columns, Column("", rest)) if rest else columns
        yield Table(columns, tuple(_row(row, parties, rest) for row in shown.rows), empty)


def _row(row: MatrixRow, parties: tuple[str, ...], rest: int) -> Row:
    title = cell(row.title, code(row.id), small(", ".join(dict.fromkeys(one.id for one in row.findings))))
    return Row((title, *(_cell(row, party) for party in parties), *([cell("")] if rest else [])), row.id)


def _cell(row: MatrixRow, party: str) -> Cell:
    marks = row.cells.get(party, ())
    doubtful = [one for one in marks if one.absence or one.acceptance == "proposed"]
    tone: Tone = ("bad" if any(one.absence for one in doubtful) else "warn") if doubtful else ""
    letters = [f"({one.letter})" if one in doubtful else one.letter for one in marks]
    return Cell((line(" ".join(letters)),), tone)
