"""Tables of a report as CSV (RFC 4180) for spreadsheets, with text that cannot run as a formula."""

from __future__ import annotations

import csv
import io

from govdesk.reports.content import Beside, Block, Cell, Document, Table

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # noqa: RUF001 - full-width signs start formulas too
_QUOTE = "'"


def sheet(table: Table) -> str:
    """Write one table as CSV: heads, then rows; lines end in CR LF. Paragraphs of a field stand on lines of their own.

    A `record` column names the record of each row. Text that a spreadsheet would run as a formula gets an apostrophe.
    """
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([*(harmless(column.title) for column in table.columns), "record"])
    for row in table.rows:
        writer.writerow([*(harmless(text_of(cell)) for cell in row.cells), harmless(row.record)])
    return out.getvalue()


def harmless(text: str) -> str:
    """Keep a text from being read as a formula: an apostrophe goes before = + - @, a tab or the end of a line.

    Blanks before such a sign do not hide it (CWE-1236; OWASP, CSV injection). Other text stays as it is.
    """
    stripped = text.lstrip(" \u00a0")
    return _QUOTE + text if stripped.startswith(_FORMULA) or text.startswith(_FORMULA) else text


def text_of(cell: Cell) -> str:
    """Give the words of a field, a line for each paragraph."""
    return "\n".join("".join(span.text for span in line) for line in cell.lines)


def tables(document: Document) -> tuple[Table, ...]:
    """Give the tables of a document in order, those that stand beside each other too."""
    return tuple(table for block in document.blocks for table in _tables(block))


def _tables(block: Block) -> tuple[Table, ...]:
    if isinstance(block, Beside):
        return tuple(table for side in (block.left, block.right) for one in side for table in _tables(one))
    return (block,) if isinstance(block, Table) else ()
