"""Tables as CSV: nothing that a spreadsheet would run, nothing lost."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, strategies as st
from reports import reports_sample as sample

from govdesk.reports.content import Beside, Column, Document, Row, Table, Text, cell, line
from govdesk.reports.kinds import document
from govdesk.reports.options import Options
from govdesk.reports.sheet import harmless, sheet, tables


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "  =1", "\u00a0=1", "\uff1d1"])
def test_formulas_become_text(text: str) -> None:
    assert harmless(text) == "'" + text


@pytest.mark.parametrize("text", ["", "plain", "a=b", "1-2", "mail@example.org"])
def test_other_text_stays(text: str) -> None:
    assert harmless(text) == text


@given(
    st.lists(
        st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1), min_size=1, max_size=5
    )
)
def test_fields_come_back_whole_and_none_starts_a_formula(texts: list[str]) -> None:
    made = sheet(Table((Column("A", 1),), tuple(Row((cell(text),), "id-1") for text in texts)))
    rows = list(csv.reader(io.StringIO(made, newline="")))
    assert rows[0] == ["A", "record"]
    assert [
        row[0].removeprefix("'") if harmless(text) != text else row[0]
        for row, text in zip(rows[1:], texts, strict=True)
    ] == texts
    assert not any(row[0].lstrip(" \u00a0").startswith(("=", "+", "-", "@")) for row in rows[1:])


def test_all_tables_of_a_report_are_found() -> None:
    found = document("dossier", sample.snapshot(), "sys-hire", Options())
    assert isinstance(found, Document)
    texts = [sheet(table) for table in tables(found)]
    assert any("hp-2" in text and "Nobody had time." in text for text in texts)
    inner = Table((Column("A", 1),), ())
    beside = Document("", "", found.meta, (Beside((Text(line("x")),), (inner,)),))
    assert tables(beside) == (inner,)
