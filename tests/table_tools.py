"""Workbooks with a policy in them, made for tests."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from govdesk.domain.problems import Problem
from govdesk.store.packs import load_pack

HEADS = ("id", "title", "text", "cite", "who", "applies when", "from", "until", "evidence")
GOOD = ("p-1", "Owner", "Name an owner.", "1", "all", "always", "2026-01-01", None, "list; minutes")
Row = tuple[Any, ...]


def book(tmp_path: Path, *rows: Row, heads: Row = HEADS, change: Callable[[Workbook], None] | None = None) -> Path:
    made = Workbook()
    sheet = made.worksheets[0]
    sheet.title = "Requirements"
    for row in (heads, *rows):
        sheet.append(row)
    if change:
        change(made)
    path = tmp_path / "policy.xlsx"
    made.save(path)
    return path


def problems(path: Path) -> tuple[Problem, ...]:
    found = load_pack(path)
    assert isinstance(found, tuple), "no mistake was found"
    return found


def row(**changed: object) -> Row:
    return tuple(changed.get(head.replace(" ", "_"), cell) for head, cell in zip(HEADS, GOOD, strict=True))


def sheets(**named: tuple[Row, ...]) -> Callable[[Workbook], None]:
    def add(made: Workbook) -> None:
        for name, rows in named.items():
            sheet = made.create_sheet(name)
            for one in rows:
                sheet.append(one)

    return add
