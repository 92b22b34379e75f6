"""CSV files, which may come from anybody, as one grid; and a grid as CSV."""

from __future__ import annotations

import csv
from io import StringIO
from itertools import islice

from govdesk.domain.problems import Problem, Problems
from govdesk.domain.spreadsheet import harmless
from govdesk.store.sheets.grid import MAX_ROWS, Grid

_MARKS = ",;\t"


def read_csv(content: bytes, name: str) -> Grid | Problems:
    """Read a CSV file in UTF-8 with commas, semicolons or tabs between, by its first line."""
    try:
        text = content.decode("utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError:
        return (Problem(name, "The file is not text in UTF-8.", "Save it as “CSV UTF-8”."),)
    first = next((line for line in text.splitlines() if line.strip()), "")
    mark = max(_MARKS, key=first.count)
    reader = csv.reader(StringIO(text, newline=""), delimiter=mark, strict=True)
    rows: list[tuple[str, ...]] = []
    try:
        rows.extend(tuple(row) for row in islice(reader, MAX_ROWS + 1))
    except csv.Error as error:
        return (Problem(f"{name}, row {len(rows) + 1}", f"This is not CSV: {error}.", "Quotes must be closed."),)
    return Grid(name, tuple(rows))


def write_csv(grid: Grid) -> bytes:
    """Write a grid as CSV in UTF-8 with the mark that spreadsheets look for; no cell runs there as a formula."""
    out = StringIO(newline="")
    csv.writer(out).writerows([harmless(str(cell or "")) for cell in row] for row in grid.rows)
    return out.getvalue().encode("utf-8-sig")
