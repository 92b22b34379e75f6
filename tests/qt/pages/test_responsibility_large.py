"""Pictures of more boxes than can be read at once: drawn on the worker, stopped, replaced by newer ones."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from govdesk.domain.change import Change, put
from govdesk.domain.layout.layered import Box, Edge, layered
from govdesk.domain.layout.net import Watch
from govdesk.domain.picture.choice import LIMIT
from govdesk.domain.picture.text import SMALL_SIZE, TITLE_SIZE, Measure
from govdesk.domain.records import Component, Relation
from govdesk.qt.bench import Bench
from govdesk.qt.graph import style
from govdesk.qt.pages.responsibility import drawing
from govdesk.qt.pages.responsibility.page import ResponsibilityPage
from tests.window_tools import ByHand

MANY = 260


@pytest.fixture
def executor() -> ByHand:
    return ByHand()


@pytest.fixture
def page(bench: Bench, executor: ByHand) -> ResponsibilityPage:
    things = [Component(f"comp-{number:03}", f"Model {number}", "model") for number in range(MANY)]
    ties = [
        Relation(f"rel-x{number:03}", "derived_from", f"comp-{number:03}", f"comp-{number // 5:03}")
        for number in range(1, MANY)
    ]
    assert not bench.desk.do(Change("Add models", tuple(put(None, one) for one in (*things, *ties))))
    bench.go("page", "responsibility")
    executor.run()
    QTest.qWait(1)
    made = bench.pages["responsibility"]
    assert isinstance(made, ResponsibilityPage)
    return made


def press(page: ResponsibilityPage, name: str) -> None:
    button = {"all": page.pane.saying.all, "few": page.pane.saying.few, "cancel": page.pane.saying.cancel}[name]
    assert button.isVisible()
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)


def boxes(page: ResponsibilityPage) -> set[str]:
    return set(page.view.picture_scene.items_by_id)


def test_show_all_draws_on_the_worker_while_the_picture_before_stays_and_then_shows_everything(
    page: ResponsibilityPage, executor: ByHand
) -> None:
    before = boxes(page)
    assert len(before) == LIMIT
    whole = page.pane.saying.all.text()
    press(page, "all")
    assert page.says.text().startswith("Drawing ")
    assert boxes(page) == before
    assert page.pane.saying.cancel.hasFocus()
    page.look("sys-claims-chatbot")
    assert page.detail.subject == "sys-claims-chatbot"
    executor.run()
    QTest.qWait(1)
    assert len(boxes(page)) > MANY
    assert whole == f"Show all {len(boxes(page)):,}"
    assert "left out" not in page.says.text()
    assert page.rows.find(lambda row: row.source == f"comp-{MANY - 1:03}") >= 0
    assert page.pane.saying.few.hasFocus()
    press(page, "few")
    assert len(boxes(page)) == LIMIT


def test_cancel_stops_the_drawing_and_leaves_what_can_be_read(page: ResponsibilityPage, executor: ByHand) -> None:
    press(page, "all")
    press(page, "cancel")
    assert len(boxes(page)) == LIMIT
    assert "left out" in page.says.text()
    executor.run()
    QTest.qWait(1)
    assert len(boxes(page)) == LIMIT
    assert not page.pane.saying.bar.isVisible()


def test_a_newer_picture_takes_the_place_of_an_older_one_and_only_it_is_drawn(
    page: ResponsibilityPage, executor: ByHand, bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[object] = []
    plain = drawing.drawn

    def counted(wanted: drawing.Wanted, measure: Measure, watch: Watch) -> drawing.Drawn:
        made.append(wanted)
        return plain(wanted, measure, watch)

    press(page, "all")
    for number in range(3):
        assert not bench.desk.do(Change("Add", (put(None, Component(f"comp-new{number}", "New", "model")),)))
        bench.refresh_now()
    monkeypatch.setattr(drawing, "drawn", counted)
    executor.run()
    QTest.qWait(1)
    assert {f"comp-new{number}" for number in range(3)} < boxes(page)
    assert len(made) == 1


def test_another_day_takes_the_place_of_a_drawing_that_is_not_ready(
    page: ResponsibilityPage, executor: ByHand, bench: Bench
) -> None:
    press(page, "all")
    slider = page.slide.slider
    slider.setFocus()
    QTest.keyClick(slider, Qt.Key.Key_Left)
    assert bench.snapshot.past
    then = boxes(page)
    assert "comp-000" not in then
    executor.run()
    QTest.qWait(1)
    assert boxes(page) == then
    assert not page.pane.saying.bar.isVisible()
    QTest.keyClick(slider, Qt.Key.Key_End)
    assert page.says.text().startswith("Drawing ")
    executor.run()
    QTest.qWait(1)
    assert len(boxes(page)) > MANY


def test_a_layout_that_is_watched_stops_where_the_watcher_raises() -> None:
    class Enough(Exception):
        """Stop."""

    calls = 0

    def watch() -> None:
        nonlocal calls
        calls += 1
        if calls == 40:
            raise Enough

    things = [Box(f"b{number:03}", 100, 40) for number in range(60)]
    lines = [Edge(f"e{number:03}", f"b{number:03}", f"b{number // 2:03}") for number in range(1, 60)]
    with pytest.raises(Enough):
        layered(things, lines, watch=watch)
    assert calls == 40
    assert layered(things, lines, watch=lambda: None) == layered(things, lines)


@pytest.mark.parametrize("text", ["Claims chatbot", "Zürich Übersetzung", "AVAVAV To. fi", "模型 7B"])
def test_the_ruler_of_the_worker_is_as_long_as_the_font_or_hardly_longer(qapp: object, text: str) -> None:
    measured = style.ruler(text)
    for size in (TITLE_SIZE, SMALL_SIZE):
        font = style.measure(text, size)
        assert font - 0.5 <= measured(text, size) <= font * 1.12 + 1


def names(page: ResponsibilityPage) -> set[str]:
    signs = page.view.picture_scene.signs
    return {id_ for placed in signs._placed.values() for id_, _ in placed}


def test_from_far_away_the_names_of_the_most_linked_are_painted_and_none_over_another(
    page: ResponsibilityPage, executor: ByHand
) -> None:
    press(page, "all")
    executor.run()
    QTest.qWait(1)
    page.view.fit()
    assert page.view.zoom < style.FAR
    page.view.viewport().grab()
    signs = page.view.picture_scene.signs
    (rooms,) = signs._placed.values()
    assert len(rooms) > 10
    for place, (_, one) in enumerate(rooms):
        assert not any(one.intersects(other) for _, other in rooms[place + 1 :])
    assert "comp-001" in names(page)
    leaf = next(id_ for id_ in sorted(boxes(page)) if id_ not in names(page))
    page.look(leaf)
    page.view.fit()
    page.view.viewport().grab()
    assert leaf in names(page)
