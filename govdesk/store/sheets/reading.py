"""Reads the tables of a workbook as a pack: rows become the values of a pack file, with the place of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from govdesk.domain.law.given import Path
from govdesk.domain.law.packs import Pack
from govdesk.domain.law.read_pack import parse_pack
from govdesk.domain.problems import Problem, Problems
from govdesk.store.sheets.cells import Cell, read_cell
from govdesk.store.sheets.columns import CASE_TABLE, CASES, PACK, PACK_KEYS, REQUIREMENTS, TABLES, UNREAD, Column, Table
from govdesk.store.sheets.grid import MAX_COLUMNS, MAX_ROWS, Grid, blank, header, letter

_USE = {
    "id": "in_use",
    "title": "Use",
    "kind": "first",
    "options": [{"value": "in_use", "label": "Applies as it was taken into use", "tone": "neutral"}],
}
"""The outcome of a pack that has none of its own."""
_TEXT = "?"
_STANDS_IN: Mapping[str, object] = {"condition": {"always": True}, "plain": [], "pairs": [{"?": "?"}]}
"""What stands for a needed cell that could not be read, so that the rest is read and nothing is said twice."""


@dataclass(slots=True)
class _Reading:
    """What is read so far: the values, the place of each, and what is wrong."""

    values: dict[str, object] = field(default_factory=dict)
    places: dict[Path, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def cell(self, into: dict[str, object], grid: Grid, row: int, column: Column, value: Cell) -> None:
        """Read one cell; a problem is noted, and what is needed has something that stands in for it."""
        read = read_cell(value, column.form)
        if not isinstance(read, Problem):
            into[column.key] = read
            return
        self.problems.append(Problem(grid.place(row, column.head), read.says, read.mend))
        if column.needed or column.form == "pairs":
            into[column.key] = _stands_in(column)

    def row(self, grid: Grid, number: int, cells: Sequence[Cell], columns: Mapping[int, Column]) -> dict[str, object]:
        """Read one row by the columns of its table."""
        found: dict[str, object] = {}
        for at, value in enumerate(cells):
            column = columns.get(at)
            if column is not None and not blank(value):
                self.cell(found, grid, number, column, value)
            elif column is None and not blank(value):
                where = grid.place(number, letter(at))
                self.problems.append(Problem(where, "This cell stands below no column name.", "Take it out."))
        for column in columns.values():
            if column.needed and column.key not in found:  # blank: a bad one has its stand-in
                mend = f"Wanted is: {column.says}." if column.says else ""
                self.problems.append(Problem(grid.place(number, column.head), "This cell is empty.", mend))
                found[column.key] = _stands_in(column)
        return found

    def table(self, grid: Grid, table: Table) -> None:
        """Read one sheet into its section."""
        top = header(grid, table)
        self.problems += top.problems
        self.places[table.section,] = grid.name
        items: list[dict[str, object]] = []
        if top.problems:
            return
        seen: dict[str, int] = {}
        for number, cells in grid.filled():
            if number > top.row:
                item = self.row(grid, number, cells, top.columns)
                self._once(grid, number, table, item, seen)
                key = self._key(grid, number, table, item, len(items))
                self.places[table.section, key] = grid.place(number)
                for column in top.columns.values():
                    self.places[table.section, key, column.key] = grid.place(number, column.head)
                items.append(item)
        names = [str(item.pop("name")) for item in items] if table.keyed else []
        self.values[table.section] = dict(zip(names, items, strict=True)) if table.keyed else items

    def _once(self, grid: Grid, number: int, table: Table, item: dict[str, object], seen: dict[str, int]) -> None:
        """Note an id that stands in a row above, too; it is told apart, so that it is said once."""
        id_ = str(item.get("id", "")).strip()
        if table.distinct and seen.setdefault(id_, number) != number and id_ != _TEXT:
            says = f"The id “{id_}” stands in row {seen[id_]}, too."
            self.problems.append(Problem(grid.place(number, "id"), says, "Give each row an id of its own."))
            item["id"] = f"{id_} {number}"

    def _key(self, grid: Grid, number: int, table: Table, item: Mapping[str, object], count: int) -> str | int:
        """Give the path of an item: its name or its number. Of two with one name the later is wrong."""
        first = table.columns[0]
        if not table.keyed:
            return count
        name = str(item[first.key])
        if (table.section, name) in self.places:
            self.problems.append(Problem(grid.place(number, first.head), f"There are two rows “{name}”."))
        return name

    def pack_sheet(self, grid: Grid) -> None:
        """Read the sheet of keys and values; a third column is for notes."""
        known = {column.head: column for column in PACK_KEYS}
        for number, row in grid.filled():
            key = "_".join(str("" if row[0] is None else row[0]).split()).casefold()
            if (key, "_".join(str(row[1]).split()).casefold() if len(row) > 1 else "") == ("key", "value"):
                continue
            column = known.get(key, Column(key, key, "plain"))
            self.places[key,] = grid.place(number, "value") if key in known else grid.place(number)
            if key in self.values:
                self.problems.append(Problem(grid.place(number), f"The key “{key}” stands here twice."))
            if len(row) > 1 and not blank(row[1]):
                self.cell(self.values, grid, number, replace(column, head="value"), row[1])


def _stands_in(column: Column) -> object:
    return _STANDS_IN.get(column.form, "2000-01-01" if column.form in ("day", "dates") else _TEXT)


def read_tables(grids: Sequence[Grid], keys: Mapping[str, str]) -> Pack | Problems:
    """Read a pack out of sheets. keys: id, version and title for a workbook without a sheet Pack."""
    reading = _Reading()
    named = _named(grids, reading)
    if PACK in named:
        reading.places[()] = PACK
        reading.pack_sheet(named[PACK])
    else:
        reading.places[()] = named[REQUIREMENTS.name].name if REQUIREMENTS.name in named else "Pack"
        reading.values.update(keys)
    for table in TABLES:
        if table.name in named:
            reading.table(named[table.name], table)
    if REQUIREMENTS.name not in named:
        reading.problems.append(Problem(REQUIREMENTS.name, "There is no sheet “Requirements”."))
    if "outcomes" not in reading.values and "headline" not in reading.values:
        reading.values |= {"outcomes": [_USE], "headline": _USE["id"]}
    return _parsed(reading)


def _parsed(reading: _Reading) -> Pack | Problems:
    pack = parse_pack(reading.values, reading.places)
    order = {place: number for number, place in enumerate(reading.places.values())}
    found = (*reading.problems, *(pack if isinstance(pack, tuple) else ()))
    if not found:
        return pack
    return tuple(sorted(dict.fromkeys(found), key=lambda one: order.get(one.where, -1)))


def _named(grids: Sequence[Grid], reading: _Reading) -> dict[str, Grid]:
    """Give the sheets by the names that they should have; a single one of another name holds the requirements."""
    known = {name.casefold(): name for name in (PACK, CASES, *UNREAD, *(table.name for table in TABLES))}
    named: dict[str, Grid] = {}
    for grid in grids:
        name = known.get(grid.name.strip().casefold())
        if name is None and len(grids) == 1:
            name = REQUIREMENTS.name
        if name is not None:
            named[name] = grid
        elif any(True for _ in grid.filled()):
            mend = f"Sheets are: {', '.join(known.values())}; {' and '.join(UNREAD)} are not read."
            reading.problems.append(Problem(grid.name, "A sheet of this name is not known.", mend))
        _bounded(grid, reading)
    return named


def _bounded(grid: Grid, reading: _Reading) -> None:
    if len(grid.rows) > MAX_ROWS:
        reading.problems.append(Problem(grid.place(MAX_ROWS + 1), f"A sheet may have {MAX_ROWS:,} rows, not more."))
    if any(not blank(cell) for row in grid.rows for cell in row[MAX_COLUMNS:]):
        reading.problems.append(Problem(grid.name, f"A sheet may have {MAX_COLUMNS} columns, not more."))


def read_case_sheet(grids: Sequence[Grid]) -> dict[str, object] | Problems:
    """Read the worked cases of a workbook as a case file has them; no sheet of cases gives none."""
    reading = _Reading()
    for grid in grids:
        if grid.name.strip().casefold() == CASES.casefold():
            reading.table(grid, CASE_TABLE)
    return tuple(reading.problems) or {"cases": reading.values.get("cases", [])}
