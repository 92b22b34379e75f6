"""A sheet as it was found: its name, and its rows with their numbers, as a person sees them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from string import ascii_uppercase

from govdesk.domain.problems import Problem, Problems
from govdesk.store.sheets.cells import Cell
from govdesk.store.sheets.columns import Column, Table

MAX_ROWS = 5_000
MAX_COLUMNS = 64
_HEADER = "The first row names the columns; titles and merged cells do not belong above or among them."


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet. rows: from row 1 on, none left out."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]

    def filled(self) -> Iterator[tuple[int, tuple[Cell, ...]]]:
        """Give the rows that are not blank, with their numbers."""
        for number, row in enumerate(self.rows, 1):
            if not all(map(blank, row)):
                yield number, row

    def place(self, row: int = 0, head: str = "") -> str:
        """Say where something is: "Requirements, row 7, column from"."""
        parts = (self.name, f"row {row}" if row else "", f"column {head}" if head else "")
        return ", ".join(filter(None, parts))


def blank(cell: Cell) -> bool:
    """Tell whether nothing stands in a cell."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def letter(number: int) -> str:
    """Name a column as a spreadsheet does; the first one is 0."""
    before, last = divmod(number, len(ascii_uppercase))
    return (letter(before - 1) if before else "") + ascii_uppercase[last]


@dataclass(frozen=True, slots=True)
class Header:
    """Where the columns of a table stand in a grid, by their place; and what is wrong with that."""

    row: int
    columns: Mapping[int, Column]
    problems: Problems


def header(grid: Grid, table: Table) -> Header:
    """Find the columns of a table by the first row that is not blank."""
    number, row = next(grid.filled(), (1, ()))
    found: dict[int, Column] = {}
    problems: list[Problem] = []
    for at, cell in enumerate(row):
        if blank(cell):
            continue
        name = " ".join(str(cell).split())
        column = table.heads.get(name.casefold())
        if column is None:
            known = ", ".join(one.head for one in table.columns)
            says = f"The column “{name[:60]}” is not known here."
            problems.append(Problem(grid.place(number, letter(at)), says, f"Known are: {known}."))
        elif column in found.values():
            problems.append(Problem(grid.place(number, letter(at)), f"There are two columns “{column.head}”."))
        else:
            found[at] = column
    missing = [one.head for one in table.columns if one.needed and one not in found.values()]
    if missing and len(missing) == sum(one.needed for one in table.columns):
        return Header(number, found, (Problem(grid.place(number), "This row does not name the columns.", _HEADER),))
    problems += [Problem(grid.place(number), f"The column “{head}” is missing.", _HEADER) for head in missing]
    return Header(number, found, tuple(problems))
