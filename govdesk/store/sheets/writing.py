"""Writes a pack as tables, from its canonical text and without loss."""

from __future__ import annotations

from collections.abc import Mapping

from govdesk.domain.law.read_pack import iso
from govdesk.store.sheets.cells import write_cell
from govdesk.store.sheets.columns import CASE_TABLE, HELP, PACK, PACK_KEYS, REQUIREMENTS, TABLES, Column, Table
from govdesk.store.sheets.grid import Grid

_MORE = (
    "The first row of each sheet names its columns. Rows may be blank. Only Requirements and Pack are needed.",
    "Formulas are not worked out. Sheets named Help or Notes are not read.",
    "A condition is: always; fact = value; fact != value; fact > 5 (also >=, <, <=); rule ID.",
    "For dates: fact is before 2026-01-01 (is after, is on or before, is on or after).",
    "For lists and closed words: fact has value; fact has any of a, b; fact is one of a, b.",
    "For what may be missing: fact is empty; fact is not empty; fact is unclear.",
    "Conditions are joined so: all: one; two. any: one; two. not: one.",
    "Inner groups stand in parentheses: all: one; (any: two; three).",
    "Wherever a pack file holds more than a text, a cell also takes the same YAML, beginning with { or [.",
)


def pack_grids(plain: Mapping[str, object], cases: object = None, *, whole: bool = False) -> tuple[Grid, ...]:
    """Put a pack, as its canonical text has it, into sheets. whole: with every column, and with the sheet Help."""
    rest = {key: value for key, value in plain.items() if key not in _SECTIONS or not _is_rows(value)}
    grids = [_grid(table, plain[table.section], whole=whole) for table in TABLES if _is_rows(plain.get(table.section))]
    if not any(grid.name == REQUIREMENTS.name for grid in grids):
        grids.insert(0, _grid(REQUIREMENTS, [], whole=whole))
        rest.pop(REQUIREMENTS.section, None)
    grids.insert(0, _pack(rest))
    grids += [_grid(CASE_TABLE, cases, whole=whole)] if _is_rows(cases) else []
    return (*grids, _help()) if whole else tuple(grids)


_SECTIONS = frozenset(table.section for table in TABLES)


def _is_rows(value: object) -> bool:
    return isinstance(value, list | dict)


def _pack(rest: Mapping[str, object]) -> Grid:
    columns = {column.key: column for column in PACK_KEYS}
    order = [key for key in columns if key in rest] + [key for key in rest if key not in columns]
    rows = []
    for key in order:
        column = columns.get(key, Column(key, key, "plain"))
        rows.append((key, write_cell(rest[key], column.form), column.says))
    return Grid(PACK, (("key", "value", "what it is"), *rows))


def _grid(table: Table, section: object, *, whole: bool) -> Grid:
    if table.keyed and isinstance(section, dict):
        section = [{table.columns[0].key: name, **item} for name, item in section.items()]
    items = [item for item in section if isinstance(item, dict)] if isinstance(section, list) else []
    used = {key for item in items for key in item}
    columns = [column for column in table.columns if whole or column.needed or column.key in used]
    rows = [tuple(write_cell(item[c.key], c.form) if c.key in item else "" for c in columns) for item in items]
    return Grid(table.name, (tuple(column.head for column in columns), *rows))


def _help() -> Grid:
    rows = [("sheet", "column", "what stands there")]
    rows += [(PACK, column.head, column.says) for column in PACK_KEYS]
    for table in (*TABLES, CASE_TABLE):
        rows += [(table.name, one.head, _says(one)) for one in table.columns if one.says]
    rows += [("", "", text) for text in _MORE]
    return Grid(HELP, tuple(rows))


def _says(column: Column) -> str:
    return f"Needed. {column.says}" if column.needed else column.says


def cases_of(plain: object) -> object:
    """Give the list of cases of a case file that was read, for the sheet Cases; None where a row cannot hold one."""
    cases = iso(plain.get("cases")) if isinstance(plain, Mapping) else None
    keys = {column.key for column in CASE_TABLE.columns}
    fit = isinstance(cases, list) and all(isinstance(case, dict) and case.keys() <= keys for case in cases)
    return cases if fit else None
