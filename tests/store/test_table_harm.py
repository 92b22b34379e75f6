"""Workbooks that mean harm, or are spoilt: problems, never harm."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st
from openpyxl import Workbook, load_workbook

from govdesk.domain.law.packs import Pack
from govdesk.store.packs import load_pack
from govdesk.store.sheets.grid import MAX_ROWS
from govdesk.store.sheets.workbook import MAX_UNPACKED
from tests.table_tools import GOOD, book, problems, row, sheets


def with_part(path: Path, part: str, change: Callable[[bytes], bytes]) -> Path:
    """Exchange one part of a workbook."""
    out = BytesIO()
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for info in source.infolist():
            content = source.read(info)
            target.writestr(info.filename, change(content) if info.filename == part else content)
    path.write_bytes(out.getvalue())
    return path


SHEET = "xl/worksheets/sheet1.xml"


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = with_part(book(tmp_path, GOOD), SHEET, lambda content: content + b" " * MAX_UNPACKED)
    assert path.stat().st_size < 100_000
    (found,) = problems(path)
    assert "unpacks to more than" in found.says


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_do_not_grow(tmp_path: Path, encoding: str) -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    head = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE x [<!ENTITY l0 "ha">{laughs}]>'
    body = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/></worksheet>'
    (found,) = problems(with_part(book(tmp_path, GOOD), SHEET, lambda _: (head + body).encode(encoding)))
    assert "document type" in found.says


def test_what_a_sheet_says_of_its_size_counts_for_nothing(tmp_path: Path) -> None:
    def lie(content: bytes) -> bytes:
        return content.replace(b'<dimension ref="A1:I2"', b'<dimension ref="A1:XFD1048576"')

    path = with_part(book(tmp_path, GOOD), SHEET, lie)
    assert b"XFD1048576" in zipfile.ZipFile(path).read(SHEET)
    assert isinstance(load_pack(path), Pack)


def test_far_away_cells_are_told_not_walked_to(tmp_path: Path) -> None:
    def far(made: Workbook) -> None:
        made.worksheets[0].cell(1_048_576, 1).value = "x"

    assert any("rows" in one.says for one in problems(book(tmp_path, GOOD, change=far)))

    def wide(made: Workbook) -> None:
        made.worksheets[0].cell(2, 16_384).value = "x"

    assert any("columns" in one.says for one in problems(book(tmp_path, GOOD, change=wide)))


def test_too_many_rows_are_told(tmp_path: Path) -> None:
    found = problems(book(tmp_path, *[row(id=f"p-{number}") for number in range(MAX_ROWS + 5)]))
    assert any(f"{MAX_ROWS:,} rows" in one.says for one in found)


def test_two_sheets_that_are_one_part_are_refused(tmp_path: Path) -> None:
    path = book(tmp_path, GOOD, change=sheets(Notes=(("x",),)))
    with_part(path, "xl/_rels/workbook.xml.rels", lambda content: content.replace(b"sheet2.xml", b"sheet1.xml"))
    (found,) = problems(path)
    assert "one and the same part" in found.says


@pytest.mark.parametrize("content", [b"", b"PK", b"PK\x03\x04" + b"\0" * 40, b"\xd0\xcf\x11\xe0" + b"\0" * 600])
def test_what_is_no_workbook_gives_a_problem(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(content)
    assert problems(path)


@given(st.binary(max_size=40), st.integers(0, 10**6))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_spoilt_workbook_gives_problems_or_a_pack(tmp_path: Path, noise: bytes, at: int) -> None:
    content = book(tmp_path, GOOD).read_bytes()
    place = at % len(content)
    path = tmp_path / "spoilt.xlsx"
    path.write_bytes(content[:place] + noise + content[place + len(noise) :])
    assert isinstance(load_pack(path), Pack | tuple)


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml", SHEET])
@pytest.mark.parametrize("content", [b"", b"<a/>", b"<worksheet>", b"\xff", b"<sst><si><t>x"])
def test_spoilt_parts_give_problems(tmp_path: Path, part: str, content: bytes) -> None:
    found = load_pack(with_part(book(tmp_path, GOOD), part, lambda _: content))
    assert isinstance(found, Pack | tuple)


def test_control_characters_and_escapes_survive(tmp_path: Path) -> None:
    """A spreadsheet writes a line end of old as _x000D_; the text between is what counts."""
    pack = load_pack(book(tmp_path, row(text="one_x000D_\ntwo")))
    assert isinstance(pack, Pack)
    assert pack.requirements[0].text == "one\r\ntwo"
    assert load_workbook(book(tmp_path, GOOD)).sheetnames == ["Requirements"]
