"""Several boxes at once: selected with the mouse and with the keys alone, looked at, hidden, exported, given duties."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from govdesk.domain.records import Relation
from govdesk.domain.state import State
from govdesk.qt.bench import Bench
from govdesk.qt.pages.responsibility.page import ResponsibilityPage
from tests.window_tools import Answers

CHATBOT, SCREENING, WRONA, TEAM = "sys-claims-chatbot", "sys-cv-screening", "party-tomasz-wrona", "party-platform"
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def page(bench: Bench) -> ResponsibilityPage:
    bench.go("page", "responsibility")
    made = bench.pages["responsibility"]
    assert isinstance(made, ResponsibilityPage)
    made.view.fit()
    return made


def boxes(page: ResponsibilityPage) -> set[str]:
    return set(page.view.picture_scene.items_by_id)


def picked(page: ResponsibilityPage) -> frozenset[str]:
    return page.view.picture_scene.picked


def click(page: ResponsibilityPage, *ids: str, held: Qt.KeyboardModifier = CTRL) -> None:
    for id_ in ids:
        at = page.view.mapFromScene(page.view.picture_scene.items_by_id[id_].middle())
        QTest.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, held, at)


def offered(page: ResponsibilityPage) -> dict[str, QPushButton]:
    QTest.qWait(1)  # what was put into the panel is shown with the next turn of the event loop
    return {one.text(): one for one in page.detail.several.findChildren(QPushButton) if one.isVisible()}


def press(page: ResponsibilityPage, text: str) -> None:
    QTest.keyClick(offered(page)[text], Qt.Key.Key_Space)


def test_ctrl_and_a_click_adds_and_takes_away_and_the_panel_says_what_is_selected(page: ResponsibilityPage) -> None:
    click(page, CHATBOT, WRONA, SCREENING)
    assert picked(page) == {CHATBOT, WRONA, SCREENING}
    assert list(offered(page)) == [
        "Show what is around them",
        "Show only these",
        "Hide these",
        "Export them…",
        "Assign a duty on 2…",
        "Hand over from 1 party…",
    ]
    click(page, WRONA)
    assert picked(page) == {CHATBOT, SCREENING}
    assert "Hand over from 1 party…" not in offered(page)
    click(page, SCREENING)
    assert page.detail.subject == CHATBOT
    assert not picked(page)


def test_the_keys_alone_select_several_and_let_go(page: ResponsibilityPage) -> None:
    view = page.view
    page.look(CHATBOT)
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Down, CTRL)
    there = view.picture_scene.chosen
    assert there != CHATBOT
    assert page.detail.subject == CHATBOT
    QTest.keyClick(view, Qt.Key.Key_Space, CTRL)
    assert picked(page) == {CHATBOT, there}
    QTest.keyClick(view, Qt.Key.Key_A, CTRL)
    assert picked(page) == boxes(page)
    assert view.accessibleDescription().startswith(f"{len(boxes(page))} selected.")
    QTest.keyClick(view, Qt.Key.Key_Space, CTRL)
    assert picked(page) == boxes(page) - {there}
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert not picked(page)
    assert not any(item.chosen for item in view.picture_scene.items_by_id.values())
    assert not page.detail.several.isVisible()


def drag(page: ResponsibilityPage, start: QPoint, end: QPoint, held: Qt.KeyboardModifier) -> None:
    port = page.view.viewport()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, held, start)
    QTest.mouseMove(port, (start + end) / 2)
    page.view.grab()
    QTest.mouseMove(port, end)
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, held, end)


def test_a_band_with_shift_selects_what_it_touches_and_a_bare_drag_still_moves_the_picture(
    page: ResponsibilityPage,
) -> None:
    view = page.view
    systems = {id_: item for id_, item in view.picture_scene.items_by_id.items() if item.node.kind == "system"}
    room = next(iter(systems.values())).box
    for item in systems.values():
        room = room.united(item.box)
    corners = [
        view.mapFromScene(QPointF(*at)) for at in ((room.left() - 4, room.top() - 4), (room.right(), room.bottom()))
    ]
    assert not view.picture_scene.node_at(view.mapToScene(corners[0]))
    drag(page, corners[0], corners[1], SHIFT)
    assert systems.keys() <= picked(page)
    assert WRONA not in picked(page)
    before = picked(page)
    view.zoom_by(3)
    at = view.horizontalScrollBar().value()
    ground = next(
        QPoint(x, y)
        for x in range(20, 400, 7)
        for y in range(20, 300, 7)
        if not view.picture_scene.node_at(view.mapToScene(QPoint(x, y)))
    )
    drag(page, ground, ground - QPoint(60, 0), Qt.KeyboardModifier.NoModifier)
    assert view.horizontalScrollBar().value() != at
    assert picked(page) == before


def test_only_these_then_all_again_then_hidden_then_around_them(page: ResponsibilityPage) -> None:
    before = boxes(page)
    click(page, CHATBOT, WRONA)
    press(page, "Show only these")
    assert boxes(page) == {CHATBOT, WRONA}
    assert "only 2 selected" in page.says.text()
    assert {row.source for row in (page.rows.row(n) for n in range(page.rows.rowCount())) if row} <= {CHATBOT, WRONA}
    QTest.keyClick(page.sieve.again, Qt.Key.Key_Space)
    assert boxes(page) == before
    assert picked(page) == {CHATBOT, WRONA}
    press(page, "Hide these")
    assert boxes(page) == before - {CHATBOT, WRONA}
    assert page.sieve.again.isVisible()
    page.look(WRONA, focus=True)
    assert WRONA in boxes(page)
    page.look("", focus=True)
    page.view.fit()
    click(page, CHATBOT, SCREENING, held=CTRL)
    press(page, "Show what is around them")
    page.reach.put("1")
    page.reach.edited.emit()
    assert {CHATBOT, SCREENING} < boxes(page) < before
    assert page.reach.isVisible()


def test_rows_of_the_table_select_what_they_name(page: ResponsibilityPage) -> None:
    page.tabs.setCurrentWidget(page.table)
    page.table.setFocus()
    page.table.stand_on(0)
    QTest.keyClick(page.table, Qt.Key.Key_Down, SHIFT)
    QTest.keyClick(page.table, Qt.Key.Key_Down, SHIFT)
    assert "Show only these" in offered(page)
    rows = [row for row in map(page.rows.row, range(3)) if row is not None]
    assert picked(page) == {end for row in rows for end in (row.source, row.target)} - {""}


def holding(state: State, target: str, party: str) -> list[Relation]:
    held = state.where(Relation, "target", target)
    return [one for one in held if one.source == party and one.kind == "oversees"]


def test_one_duty_on_two_systems_is_one_change_that_one_undo_takes_back(page: ResponsibilityPage, bench: Bench) -> None:
    session = bench.desk.session
    entries = session.number
    click(page, CHATBOT, SCREENING)
    press(page, "Assign a duty on 2…")
    form = page.detail.form
    form.duty_form.put({**form.duty_form.values(), "party": WRONA, "kind": "oversees"})
    form.save()
    bench.refresh_now()
    for system in (CHATBOT, SCREENING):
        (made,) = holding(session.state, system, WRONA)
        assert made.state == "proposed"
    assert session.number == entries + 1
    assert picked(page) == {CHATBOT, SCREENING}
    assert page.detail.several.isVisible()
    bench.desk.undo()
    assert not holding(session.state, CHATBOT, WRONA)
    assert not holding(session.state, SCREENING, WRONA)


def test_what_rests_on_two_parties_goes_to_a_third_in_one_change(page: ResponsibilityPage, bench: Bench) -> None:
    session = bench.desk.session
    entries, taker = session.number, "party-jonas-petersen"
    click(page, WRONA, TEAM)
    press(page, "Hand over from 2 parties…")
    panel = page.detail.handover
    listed = [panel.handover_form.list.item(n).text() for n in range(panel.handover_form.list.count())]
    assert len(listed) == len(set(listed)) > 1
    panel.handover_form.target.put(taker)
    panel.handover_form.fill()
    panel.save()
    assert session.number == entries + 1
    today = session.today
    for party in (WRONA, TEAM):
        assert all(
            one.until is not None and one.until < today
            for one in session.state.where(Relation, "source", party)
            if one.kind in {"accountable", "responsible"}
        )
    (entry,) = session.entries(limit=1)
    assert taker in str(entry.edits)


@pytest.mark.parametrize("name", ["some.svg", "some.pdf", "some.graphml", "some.json", "some.prov.json"])
def test_what_is_selected_is_exported_and_nothing_else(
    page: ResponsibilityPage, dialogs: Answers, tmp_path: Path, name: str
) -> None:
    click(page, CHATBOT, WRONA)
    dialogs.saved = tmp_path / name
    press(page, "Export them…")
    for _ in range(5):
        QTest.qWait(1)
    content = (tmp_path / name).read_bytes()
    if name == "some.pdf":
        assert content.startswith(b"%PDF")
        return
    text = content.decode()
    assert CHATBOT in text
    assert SCREENING not in text
    if name == "some.json":
        assert {node["id"] for node in json.loads(text)["nodes"]} == {CHATBOT, WRONA}
