"""XLSX files, which may come from anybody, as grids; and grids as XLSX.

Bounded: the file, what its parts unpack to (a zip bomb tells its size, and no more than that is unpacked), the number
of parts, sheets, rows and columns. A part that declares a document type is refused, so that no entity can grow.
"""

from __future__ import annotations

import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from itertools import islice
from typing import TYPE_CHECKING, Any
from xml.parsers import expat

from govdesk.domain.problems import Problem, Problems
from govdesk.store.sheets.cells import Bad, Cell
from govdesk.store.sheets.grid import MAX_COLUMNS, MAX_ROWS, Grid

if TYPE_CHECKING:
    from openpyxl import Workbook

MAX_UNPACKED = 12_000_000
MAX_PARTS = 500
MAX_SHEETS = 16
MAX_DEPTH = 100
"""Elements that stand in each other; a sheet needs less than ten."""
MAX_CELL = 32_767
"""Characters that a spreadsheet keeps in one cell."""
_TEXT = "@"
_OLD = b"\xd0\xcf\x11\xe0"
_READ = (".xml", ".rels", ".vml")
"""What is unpacked; pictures are not."""
_CHUNK = 2**20
_FAULTS = (
    *(OSError, ValueError, TypeError, LookupError, AttributeError, SyntaxError, ArithmeticError, AssertionError),
    *(EOFError, RuntimeError, NotImplementedError, zipfile.BadZipFile, zlib.error, RecursionError, MemoryError),
)
"""What the reader of workbooks raises on files that are none."""
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_UNSAYABLE = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")


class _TooDeepError(Exception):
    """Reading stops here; never leaves this module."""


_BEYOND = Bad("A cell stands too far to the right.")


def read_workbook(content: bytes, name: str, widest: int = MAX_COLUMNS) -> tuple[Grid, ...] | Problems:
    """Read the sheets of an XLSX file; `name` stands in problems. widest: how many columns are read."""
    if content.startswith(_OLD):
        says = "This workbook is of the old kind (.xls), or protected with a password."
        return (Problem(name, says, "Save it as .xlsx without a password."),)
    try:
        refused = _refused(content)
        return (Problem(name, refused),) if refused else _grids(content, widest)
    except _FAULTS:
        return (Problem(name, "This is not a workbook that can be read.", "Save it as .xlsx."),)


def _refused(content: bytes) -> str:
    """Say why the zip is not unpacked, or ""."""
    with zipfile.ZipFile(BytesIO(content)) as packed:
        if len(packed.infolist()) > MAX_PARTS:
            return f"This workbook has more than {MAX_PARTS} parts."
        parts = [part for part in packed.infolist() if part.filename.casefold().endswith(_READ)]
        if sum(part.file_size for part in parts) > MAX_UNPACKED:
            return f"This workbook unpacks to more than {MAX_UNPACKED // 1_000_000} MB."
        if any(_declares(packed, part) for part in parts):
            return "This workbook holds a document type declaration, which no workbook needs."
        if any(_too_deep(packed, part) for part in parts):
            return "A part of this workbook is nested deeper than any workbook needs."
    return ""


def _declares(packed: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    """Tell whether a part declares a document type, in whatever encoding: it must stand before the first element."""
    with packed.open(part) as stream:
        return b"<!DOCTYPE" in stream.read(_CHUNK).replace(b"\0", b"")


def _too_deep(packed: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    """Tell whether elements stand in each other without end: the reader of workbooks would keep them all in memory."""
    depth = 0

    def opens(_tag: str, _attributes: object) -> None:
        nonlocal depth
        depth += 1
        if depth > MAX_DEPTH:
            raise _TooDeepError

    def closes(_tag: str) -> None:
        nonlocal depth
        depth -= 1

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = opens, closes
    try:
        with packed.open(part) as stream:
            parser.ParseFile(stream)
    except _TooDeepError:
        return True
    except expat.ExpatError:
        return False  # no XML; where it is needed, the reader of workbooks says so
    return False


def _grids(content: bytes, widest: int) -> tuple[Grid, ...] | Problems:
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of features that it leaves out, which are not read here
        book = load_workbook(BytesIO(content), read_only=True, keep_links=False)
        try:
            sheets: list[Any] = list(book.worksheets)
            if len(sheets) > MAX_SHEETS:
                return (Problem("", f"A workbook may have {MAX_SHEETS} sheets, not more."),)
            if len({sheet._worksheet_path for sheet in sheets}) < len(sheets):  # noqa: SLF001 - nothing else tells it
                return (Problem("", "Two sheets of this workbook are one and the same part of the file."),)
            return tuple(Grid(sheet.title, tuple(_rows(sheet, widest))) for sheet in sheets)
        finally:
            book.close()


def _rows(sheet: Any, widest: int) -> Iterator[tuple[Cell, ...]]:  # noqa: ANN401 - a sheet opened to be read has no type of its own
    sheet.reset_dimensions()  # what a file says of its own size counts for nothing
    for row in islice(sheet.iter_rows(max_row=MAX_ROWS + 1), MAX_ROWS + 1):
        cells = [_cell(cell.data_type, cell.value) for cell in row[:widest]]
        if any(cell.value is not None for cell in row[widest:]):
            cells.append(_BEYOND)
        while cells and cells[-1] is None:
            cells.pop()
        yield tuple(cells)


def _cell(kind: str, value: object) -> Cell:
    if kind == "f":
        return Bad("A formula stands here, and formulas are not worked out.", "Put its result in as a value.")
    if kind == "e":
        return Bad(f"The error {str(value)[:20]} stands here.")
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), value) if isinstance(value, str) else value


def write_workbook(grids: tuple[Grid, ...]) -> bytes | Problems:
    """Write grids of texts as XLSX; the first row of each is its head. What a cell cannot hold gives a Problem."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    for grid in grids:
        for number, row in enumerate(grid.rows, 1):
            if any(len(str(cell)) > MAX_CELL for cell in row):
                says = f"A text is longer than the {MAX_CELL:,} characters that a cell holds."
                return (Problem(grid.place(number), says, "Write a .yaml file instead."),)
        _fill(book, grid)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _fill(book: Workbook, grid: Grid) -> None:
    from openpyxl.styles import Alignment, Font

    sheet = book.create_sheet(grid.name)
    head, top = Font(bold=True), Alignment(wrap_text=True, vertical="top")
    for number, row in enumerate(grid.rows, 1):
        for at, text in enumerate(row, 1):
            if text:
                cell = sheet.cell(number, at)
                cell.value = _UNSAYABLE.sub(lambda found: f"_x{ord(found[0]):04X}_", str(text))
                cell.data_type = "s"  # a text that begins with = stays a text
                cell.quotePrefix = str(text).startswith(("=", "+", "-", "@"))
                cell.number_format = _TEXT
                cell.alignment = top
                if number == 1:
                    cell.font = head
    for at, width in enumerate(_widths(grid)):
        column = sheet.column_dimensions[_letter(at)]
        column.width, column.number_format = width, _TEXT  # what is typed there stays text: 2026.10 keeps its zero
    sheet.freeze_panes = "A2"


def _letter(at: int) -> str:
    from openpyxl.utils import get_column_letter

    return get_column_letter(at + 1)


def _widths(grid: Grid) -> list[int]:
    """Give each column the room of its longest text, within reason."""
    columns = zip(*grid.rows, strict=False) if grid.rows else ()
    return [min(max(max(len(str(cell or "")) for cell in column) + 2, 10), 50) for column in columns]
