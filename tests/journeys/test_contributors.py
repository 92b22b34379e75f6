"""A repository becomes the people behind a component: read, looked at, joined, taken in, found in the register."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from govdesk.domain.records import Component, Party, Relation
from govdesk.qt.bench import Bench
from govdesk.qt.pages.intake.page import IntakePage
from tests.intake.repository_making import repository
from tests.page_tools import drop, texts
from tests.window_tools import Answers

ADA, BEN = "Ada Lane <ada@acme.example>", "Ben Ode <ben@elsewhere.example>"
COMMITS = [(ADA, "2024-01-05"), (BEN, "2024-02-01"), ("Ben Ode <ben@home.example>", "2024-03-01")]


def test_a_repository_becomes_parties_of_a_component(bench: Bench, tmp_path: Path, qtbot: QtBot) -> None:
    state = bench.desk.session.state
    known, number = set(state.all(Party)), bench.desk.session.number
    about = min(state.all(Component))
    drop(bench, repository(tmp_path / "kestrel", COMMITS))
    page = bench.pages["intake"]
    assert isinstance(page, IntakePage)
    qtbot.waitUntil(lambda: page.many is not None)
    view = page.many
    assert view is not None
    assert [view.tabs.tabText(place) for place in range(3)] == ["Records 5 of 5", "Relations 4", "Perhaps one person 1"]
    assert texts(view.table, 2)[2:] == ["Ada Lane", "Ben Ode", "Ben Ode"]
    assert not any("Ben" in name or "Ada" in name for name in texts(view.table))

    view.domains.setText("acme.example")
    view.domains.editingFinished.emit()
    assert texts(view.table)[2] == "Ada Lane"
    view.same.tick({"1"}, on=True)
    assert view.tabs.tabText(0) == "Records 4 of 4"
    view.about.put(about)
    view.take.click()

    assert bench.desk.session.number == number + 1
    new = {id_: one for id_, one in bench.desk.session.state.all(Party).items() if id_ not in known}
    assert sorted(one.kind for one in new.values()) == ["community", "person", "person"]
    assert {one.name for one in new.values() if one.inside} == {"Ada Lane"}
    relations = [one for one in bench.desk.session.state.all(Relation).values() if one.source in new]
    assert {(one.kind, one.target) for one in relations} == {("contributes", about)}
    assert all(one.since and one.document.startswith("kestrel: commits up to ") for one in relations)
    assert bench.current == "register"
    assert bench.pages["register"].record.id == about
    bench.desk.session.undo()
    assert set(bench.desk.session.state.all(Party)) == known


def test_rows_are_ticked_by_the_keyboard(bench: Bench, tmp_path: Path, qtbot: QtBot) -> None:
    drop(bench, repository(tmp_path / "kestrel", COMMITS))
    page = bench.pages["intake"]
    qtbot.waitUntil(lambda: page.many is not None)
    view = page.many
    view.table.stand_on(2)
    QTest.keyClick(view.table, Qt.Key.Key_Space)
    assert view.tabs.tabText(0) == "Records 4 of 5"
    assert view.tabs.tabText(1) == "Relations 3"
    view.table.selectAll()
    QTest.keyClick(view.table, Qt.Key.Key_Space)
    assert view.tabs.tabText(0) == "Records 5 of 5"
    number = bench.desk.session.number
    QTest.keyClick(view.table, Qt.Key.Key_Escape)
    assert page.many is None
    assert bench.desk.session.number == number


def test_of_a_repository_that_holds_a_model_the_people_are_read_where_asked_for(
    bench: Bench, dialogs: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = repository(tmp_path / "kestrel", COMMITS, {"config.json": '{"model_type": "llama"}'})
    bench.go("page", "intake")
    page = bench.pages["intake"]
    drop(bench, folder)
    qtbot.waitUntil(lambda: page.proposal is not None)
    page.proposal.panel.cancel.click()
    dialogs.chosen = folder
    page.repository.click()
    qtbot.waitUntil(lambda: page.many is not None)
    assert page.many.found.title == "Contributors of kestrel"


def test_a_long_list_is_searched(bench: Bench, samples: Path, qtbot: QtBot) -> None:
    drop(bench, samples / "contributors" / "gpt-neox.gitlog.tsv")
    page = bench.pages["intake"]
    qtbot.waitUntil(lambda: page.many is not None)
    view = page.many
    view.search.box.setText("biderman")
    view.search.box.returnPressed.emit()
    assert set(texts(view.table, 2)) == {"Biderman", "Stella Biderman"}
    assert view.tabs.tabText(0) == "Records 27 of 144"
