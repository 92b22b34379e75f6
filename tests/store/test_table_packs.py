"""Packs in workbooks and CSV files: every mistake is told with sheet, row and column, and no file does harm."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from govdesk.domain.law.packs import Pack
from govdesk.store.packs import load_pack
from tests.table_tools import GOOD, HEADS, Row, book, problems, row, sheets


def test_a_single_sheet_is_a_pack_named_by_its_file(tmp_path: Path) -> None:
    pack = load_pack(book(tmp_path, GOOD, (), (None, "  "), row(id="p-2 ", **{"from": date(2026, 7, 1)})))
    assert isinstance(pack, Pack), pack
    assert (pack.id, pack.title) == ("own/policy", "policy")
    assert [one.id for one in pack.requirements] == ["p-1", "p-2"]
    assert pack.requirements[0].evidence == ("list", "minutes")
    assert [one.since[0].on for one in pack.requirements] == [date(2026, 1, 1), date(2026, 7, 1)]
    other = load_pack(book(tmp_path, row(text="Name two owners.")))
    assert isinstance(other, Pack)
    assert other.version != pack.version, "another text must not be called the same"


WRONG: tuple[tuple[str, object, str, str], ...] = (
    ("id", None, "id", "empty"),
    ("title", "   ", "title", "empty"),
    ("applies_when", None, "applies when", "empty"),
    ("applies_when", "sometimes", "applies when", "not a condition"),
    ("applies_when", "colour = red", "applies when", "no question “colour”"),
    ("applies_when", "rule strict", "applies when", "no determination “strict”"),
    ("applies_when", "{fact: [", "applies when", "not YAML"),
    ("applies_when", "all: a = 1; (any: b = 2", "applies when", "not closed"),
    ("from", "31/12/2026", "from", "not a date of the calendar"),
    ("from", "2026-02-30", "from", "not a date of the calendar"),
    ("from", datetime(2026, 1, 1, 9, 30), "from", "time of day"),  # noqa: DTZ001 - cells know no zone
    ("until", True, "until", "should be a text"),
    ("title", "=A1&B1", "title", "formula"),
    ("cite", 2026.1, "cite", "lost digits"),
    ("id", datetime(2026, 1, 2), "id", "made the date"),  # noqa: DTZ001 - cells know no zone
    ("evidence", "json: {", "evidence", "no JSON"),
    ("evidence", "json: [1]", "evidence", "should be a text"),
)


@pytest.mark.parametrize(("key", "value", "column", "says"), WRONG)
def test_a_wrong_cell_is_told_by_row_and_column(
    tmp_path: Path, key: str, value: object, column: str, says: str
) -> None:
    found = problems(book(tmp_path, GOOD, (), row(**{"id": "p-2", key: value})))
    assert len(found) == 1, found
    assert found[0].where == f"Requirements, row 4, column {column}"
    assert says in found[0].says


def test_all_mistakes_are_told_at_once_in_the_order_of_the_sheet(tmp_path: Path) -> None:
    found = problems(
        book(tmp_path, row(title=None), GOOD, row(**{"from": "soon", "who": None}), row(applies_when="x", cite=1.5))
    )
    assert [one.where.removeprefix("Requirements, ") for one in found] == [
        "row 2, column title",
        "row 3, column id",
        "row 4, column id",
        "row 4, column who",
        "row 4, column from",
        "row 5, column id",
        "row 5, column cite",
        "row 5, column applies when",
    ]


def test_an_id_that_stands_twice_names_both_rows_even_beside_another_mistake(tmp_path: Path) -> None:
    found = problems(book(tmp_path, row(applies_when="nonsense"), row(id="p-2"), row(id=" p-1 ")))
    assert [one.where for one in found] == [
        "Requirements, row 2, column applies when",
        "Requirements, row 4, column id",
    ]
    assert "row 2" in found[1].says


def test_columns_are_checked(tmp_path: Path) -> None:
    missing = problems(book(tmp_path, GOOD[:5], heads=HEADS[:5]))
    assert [(one.where, "applies when" in one.says) for one in missing] == [("Requirements, row 1", True)]
    (unknown,) = problems(book(tmp_path, (*GOOD, "x"), heads=(*HEADS, "Comment")))
    assert unknown.where == "Requirements, row 1, column J"
    (twice,) = problems(book(tmp_path, (*GOOD, "x"), heads=(*HEADS, "Title")))
    assert "two columns “title”" in twice.says
    (bare,) = problems(book(tmp_path, (*GOOD, "x")))
    assert (bare.where, "no column name" in bare.says) == ("Requirements, row 2, column J", True)


def test_a_merged_title_above_the_columns_is_told(tmp_path: Path) -> None:
    def merge(made: Workbook) -> None:
        made.worksheets[0].merge_cells("A1:I1")

    (found,) = problems(book(tmp_path, HEADS, GOOD, heads=("Our policy", *[None] * 8), change=merge))
    assert found.where == "Requirements, row 1"
    assert "merged" in found.mend


def test_heads_may_be_written_in_capitals_and_with_blanks(tmp_path: Path) -> None:
    heads = tuple(f" {head.upper()} " for head in HEADS)
    assert isinstance(load_pack(book(tmp_path, GOOD, heads=heads)), Pack)


PACK: tuple[Row, ...] = (("key", "value"), ("id", "acme/policy"), ("version", "1"), ("title", "Policy"))
ASKED: tuple[Row, ...] = (("id", "type", "ask", "cite", "values"), ("kind", "enum", "Which?", "1", "a: A; b: B"))


def test_the_other_sheets_are_read(tmp_path: Path) -> None:
    change = sheets(Pack=(*PACK, ("As of", date(2026, 1, 1))), Questions=ASKED, Notes=(("anything",),))
    pack = load_pack(book(tmp_path, row(applies_when="kind is one of a, b"), change=change))
    assert isinstance(pack, Pack), pack
    assert (pack.id, pack.version, pack.as_of) == ("acme/policy", "1", date(2026, 1, 1))
    assert pack.questions[0].values == (("a", "A"), ("b", "B"))


@pytest.mark.parametrize(
    ("change", "where", "says"),
    [
        (sheets(Pack=PACK[:-1]), "Pack", "“title” is missing"),
        (sheets(Pack=(*PACK, ("owner", "x"))), "Pack, row 5", "“owner” is not known"),
        (sheets(Pack=(*PACK, ("title", "x"))), "Pack, row 5", "stands here twice"),
        (sheets(Pack=(*PACK, ("as_of", "1.1.2026"))), "Pack, row 5, column value", "not a date"),
        (sheets(Pack=PACK, Question=ASKED), "Question", "not known"),
        (
            sheets(Pack=PACK, Questions=(ASKED[0], ("k", "enum", "W?", "1", "a"))),
            "Questions, row 2, column values",
            "v",
        ),
        (sheets(Pack=PACK, Questions=(ASKED[0], ("k", "many", "W?", "1"))), "Questions, row 2, column type", "“many”"),
        (
            sheets(Pack=PACK, Schedules=(("name", "dates"), ("a", "2026-01-01"), ("a", "2026-01-01"))),
            "Schedules, row 3, column name",
            "two rows “a”",
        ),
    ],
)
def test_mistakes_of_the_other_sheets_are_told_there(
    tmp_path: Path, change: Callable[[Workbook], None], where: str, says: str
) -> None:
    (found,) = problems(book(tmp_path, GOOD, change=change))
    assert found.where == where
    assert says in found.says


def test_a_workbook_without_requirements_is_told(tmp_path: Path) -> None:
    def rename(made: Workbook) -> None:
        made.worksheets[0].title = "Questions"
        sheets(Pack=PACK)(made)

    found = problems(book(tmp_path, heads=ASKED[0], change=rename))
    assert any("no sheet “Requirements”" in one.says for one in found)


# ---- CSV -----------------------------------------------------------------------------------------------------------


def csv_file(tmp_path: Path, text: str, encoding: str = "utf-8") -> Path:
    path = tmp_path / "AI policy.csv"
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_csv_is_read_with_any_usual_mark(tmp_path: Path, mark: str, encoding: str) -> None:
    lines = [mark.join(HEADS[:7]), mark.join(["p-1", "Prüfer", '"Nenne\neinen."', "1", "alle", "always", "2026-01-01"])]
    pack = load_pack(csv_file(tmp_path, "\n".join(lines), encoding))
    assert isinstance(pack, Pack), pack
    assert (pack.id, pack.title, pack.requirements[0].title) == ("own/ai-policy", "AI policy", "Prüfer")


def test_csv_mistakes_have_row_and_column(tmp_path: Path) -> None:
    text = "\n".join([",".join(HEADS[:7]), "", "p-1,T,D,1,all,always,1 May"])
    (found,) = problems(csv_file(tmp_path, text))
    assert found.where == "AI policy.csv, row 3, column from"


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"id,title\n\xff", b'id,title\n"open', b"\0\0\0", b"\n\n"])
def test_what_is_no_csv_gives_problems(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(content)
    assert problems(path)
