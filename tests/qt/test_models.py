from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from govdesk.domain.records import Party
from govdesk.domain.state import MemoryState
from govdesk.qt.bench import Bench
from govdesk.qt.pages.journal.entries import Entries
from govdesk.qt.parts.models import Column, Records, Rows
from govdesk.qt.parts.table import SearchTable, Table
from govdesk.qt.tools import Tools

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal
COLUMNS = (
    Column("Name", lambda row: row[0]),
    Column("Size", lambda row: str(row[1]), key=lambda row: row[1], right=True),
)
ROWS = (("b", 10), ("a", 9), ("c", 100))


def parties(count: int) -> MemoryState:
    return MemoryState(
        Party(f"party-{n:05}", f"Person {count - n:05}", "person", title="odd" * (n % 2)) for n in range(count)
    )


def names(model: Rows) -> list[str]:
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_rows_sort_by_their_key_and_keep_the_selected_row(tools: Tools) -> None:
    model = Rows(COLUMNS, tools.theme)
    tester = QAbstractItemModelTester(model, FATAL)
    model.show(ROWS)
    table = Table(model, "Test")
    table.stand_on(0)
    table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    assert names(model) == ["a", "b", "c"]
    assert table.row == ("b", 10)
    table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    assert names(model) == ["c", "b", "a"]
    assert table.row == ("b", 10)
    model.show(ROWS[:1])
    assert names(model) == ["b"]
    del tester


def test_records_are_searched_and_sorted_by_the_state(tools: Tools) -> None:
    columns = (Column("Name", lambda row: row.name, order="name"), Column("Title", lambda row: row.title))
    model = Records(Party, columns, tools.theme)
    tester = QAbstractItemModelTester(model, FATAL)
    model.look(parties(300))
    assert model.rowCount() == 300
    assert names(model)[0] == "Person 00001"  # by name, not by id
    model.sort(0)
    assert names(model)[0] == "Person 00001"
    model.search("odd")
    assert model.rowCount() == 150
    assert model.place("party-00001") == 149
    assert model.place("party-00000") == -1
    model.search("nobody at all")
    assert model.rowCount() == 0
    assert model.row(0) is None
    del tester


def test_a_long_list_reads_only_what_is_painted(tools: Tools, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    state = parties(20_000)
    asked = []
    get = state.get
    monkeypatch.setattr(state, "get", lambda kind, id_: asked.append(id_) or get(kind, id_))
    model = Records(Party, (Column("Name", lambda row: row.name, order="name"),), tools.theme)
    table = Table(model, "Parties")
    qtbot.addWidget(table)
    table.resize(400, 400)
    table.show()
    model.look(state)
    qtbot.waitUntil(lambda: bool(asked))
    table.scrollToBottom()
    table.repaint()
    assert len(set(asked)) < 200


def test_journal_entries_are_read_page_by_page(bench: Bench) -> None:
    from govdesk.app.commands import register

    session = bench.desk.session
    for number in range(450 - session.number):
        session.do(register.save(session.state, "party", {"name": f"Temp {number}", "kind": "team"}))
    model = Entries(bench.desk.theme)
    tester = QAbstractItemModelTester(model, FATAL)
    model.look(session.entries, session.number)
    assert model.rowCount() == 200
    assert model.canFetchMore(QModelIndex())
    model.fetchMore(QModelIndex())
    assert model.rowCount() == 400
    assert model.reach(1)
    assert [model.row(n).number for n in range(model.rowCount())] == list(range(session.number, 0, -1))
    model.search("Temp 7")
    assert 0 < model.rowCount() < 30
    assert not model.reach(1)
    del tester


def test_copying_gives_titles_and_cells_by_tabs(tools: Tools, qtbot: QtBot) -> None:
    model = Rows(COLUMNS, tools.theme)
    model.show(ROWS)
    table = Table(model, "Test")
    table.selectAll()
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Name\tSize\nb\t10\na\t9\nc\t100"


def test_what_is_copied_stays_in_its_cell_and_runs_nowhere(tools: Tools, qtbot: QtBot) -> None:
    model = Rows(COLUMNS, tools.theme)
    model.show(
        (("two\nlines\tand\r\nmore\u2028here", 1), ("=cmd|' /C calc'!A0", 2), ("@SUM(1)", 3), ("  +1", 4), ("-2", 5))
    )
    table = Table(model, "Test")
    table.selectAll()
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().split("\n") == [
        "Name\tSize",
        "two lines and more here\t1",
        "'=cmd|' /C calc'!A0\t2",
        "'@SUM(1)\t3",
        "'+1\t4",
        "'-2\t5",
    ]


def test_enter_opens_the_row(tools: Tools, qtbot: QtBot) -> None:
    model = Rows(COLUMNS, tools.theme)
    model.show(ROWS)
    table = Table(model, "Test")
    table.stand_on(2)
    with qtbot.waitSignal(table.opened) as told:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert told.args == [("c", 100)]


def test_the_search_box_narrows_when_the_typing_pauses(tools: Tools, qtbot: QtBot) -> None:
    model = Rows(COLUMNS, tools.theme)
    model.show(ROWS)
    asked = []
    shown = SearchTable(Table(model, "Test"), asked.append, "Search")
    qtbot.addWidget(shown)
    qtbot.keyClicks(shown.box, "abc")
    assert asked == []
    qtbot.waitUntil(lambda: asked == ["abc"])
    qtbot.keyClick(shown.box, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: asked == ["abc", ""])


def test_widths_that_a_person_set_are_remembered(tools: Tools, qtbot: QtBot) -> None:
    first = Table(Rows(COLUMNS, tools.theme), "Test", "test", tools.settings)
    first.setColumnWidth(0, 222)
    tools.settings.keep_shape("table/test", first.horizontalHeader().saveState())
    second = Table(Rows(COLUMNS, tools.theme), "Test", "test", tools.settings)
    qtbot.addWidget(second)
    second.resize(900, 300)
    second.show()
    assert second.columnWidth(0) == 222
