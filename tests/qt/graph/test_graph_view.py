from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from govdesk.domain.findings import Finding, Severity
from govdesk.domain.layout.layered import Layout, Place, Point
from govdesk.domain.picture.picture import Picture, PictureEdge, PictureNode, picture
from govdesk.domain.records import Component, Party, Relation, System
from govdesk.domain.state import MemoryState
from govdesk.qt.graph import style
from govdesk.qt.graph.view import GraphView
from govdesk.qt.tools import Tools

TODAY = date(2026, 11, 24)
STATE = MemoryState(
    [
        System("sys-a", name="Chatbot", status="live"),
        Component("comp-m", name="Model", kind="model"),
        Party("party-p", name="Ada", kind="person"),
        Party("party-q", name="Bo", kind="person"),
        Relation("rel-d", "deploys", "sys-a", "comp-m"),
        Relation("rel-a", "accountable", "party-p", "sys-a", since=date(2026, 1, 1), state="accepted"),
        Relation("rel-r", "responsible", "party-q", "sys-a", since=date(2026, 1, 1), state="proposed"),
    ]
)
WRONG = Finding("G-01", Severity.HIGH, "sys-a", "Nobody.", "Assign.")


@pytest.fixture
def view(qtbot: QtBot, tools: Tools) -> GraphView:
    made = GraphView(tools.theme)
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    qtbot.waitExposed(made)
    made.show_picture(picture(STATE, TODAY, findings=[WRONG], measure=style.measure), fit=True)
    made.setFocus()
    return made


def where(view: GraphView, id_: str) -> QPoint:
    return view.mapFromScene(view.picture_scene.items_by_id[id_].middle())


def test_a_click_selects_and_a_click_on_the_ground_lets_go(view: GraphView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.chosen) as told:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where(view, "sys-a"))
    assert told.args == ["sys-a"]
    assert view.picture_scene.chosen == "sys-a"
    assert view.picture_scene.items_by_id["sys-a"].chosen
    with qtbot.waitSignal(view.chosen) as told:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    assert told.args == [""]


def test_a_click_on_an_edge_names_its_relation(view: GraphView, qtbot: QtBot) -> None:
    shape = next(shape for shape in view.picture_scene.edges.shapes if shape.edge.id == "rel-d")
    middle = view.mapFromScene(shape.path.pointAtPercent(0.3))
    with qtbot.waitSignal(view.edge_chosen) as told:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert told.args == ["rel-d"]


def test_arrow_keys_follow_the_edges_to_what_lies_that_way(view: GraphView, qtbot: QtBot) -> None:
    items = view.picture_scene.items_by_id
    view.choose("sys-a")
    up = items["comp-m"].middle().y() < items["sys-a"].middle().y()
    qtbot.keyClick(view, Qt.Key.Key_Up if up else Qt.Key.Key_Down)
    assert view.picture_scene.chosen == "comp-m"
    qtbot.keyClick(view, Qt.Key.Key_Down if up else Qt.Key.Key_Up)
    assert view.picture_scene.chosen == "sys-a"


def test_tab_visits_every_box_once_and_then_leaves_the_picture(qtbot: QtBot, tools: Tools) -> None:
    frame = QWidget()
    qtbot.addWidget(frame)
    made, line = GraphView(tools.theme), QLineEdit()
    layout = QVBoxLayout(frame)
    layout.addWidget(made)
    layout.addWidget(line)
    frame.show()
    made.show_picture(picture(STATE, TODAY), fit=True)
    made.setFocus()
    seen = []
    for _ in range(4):
        QTest.keyClick(made, Qt.Key.Key_Tab)
        seen.append(made.picture_scene.chosen)
    assert seen == made.picture_scene.reading_order()
    assert sorted(seen) == ["comp-m", "party-p", "party-q", "sys-a"]
    QTest.keyClick(made, Qt.Key.Key_Tab)
    assert frame.focusWidget() is line
    made.setFocus()
    QTest.keyClick(made, Qt.Key.Key_Backtab)
    assert made.picture_scene.chosen == seen[-2]


def test_enter_opens_and_escape_lets_go(view: GraphView, qtbot: QtBot) -> None:
    view.choose("party-p")
    with qtbot.waitSignal(view.opened) as told:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert told.args == ["party-p"]
    with qtbot.waitSignal(view.chosen) as told:
        qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert told.args == [""]
    with qtbot.waitSignal(view.opened) as told:
        qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where(view, "comp-m"))
    assert told.args == ["comp-m"]


@pytest.mark.parametrize(("boxes", "whole"), [(12, False), (220, True)])
def test_a_picture_much_too_large_begins_whole_and_what_is_chosen_is_shown_near(
    view: GraphView, boxes: int, *, whole: bool
) -> None:
    parts = [Component(f"c{at}", name=f"A model with a long name {at}", kind="model") for at in range(boxes)]
    ties = [Relation(f"r{at}", "derived_from", f"c{at}", f"c{at // 2}") for at in range(1, boxes)]
    view.resize(500, 300)
    view.show_picture(picture(MemoryState([*parts, *ties]), TODAY, measure=style.measure, limit=boxes), fit=True)
    shown = view.mapToScene(view.viewport().rect()).boundingRect()
    assert shown.contains(view.sceneRect().center())
    boxes_seen = [shown.contains(item.box) for item in view.picture_scene.items_by_id.values()]
    assert all(boxes_seen) == whole
    view.choose("c7")
    view.begin()
    view.refit()
    assert view.zoom >= 0.64


def test_plus_minus_and_zero_zoom_within_bounds(view: GraphView, qtbot: QtBot) -> None:
    fitted = view.zoom
    assert fitted <= 1
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    assert view.zoom == pytest.approx(fitted * 1.25)
    qtbot.keyClick(view, Qt.Key.Key_Minus)
    qtbot.keyClick(view, Qt.Key.Key_Minus)
    assert view.zoom == pytest.approx(fitted / 1.25)
    for _ in range(40):
        qtbot.keyClick(view, Qt.Key.Key_Plus)
    assert view.zoom == pytest.approx(4.0)
    qtbot.keyClick(view, Qt.Key.Key_0)
    assert view.zoom == pytest.approx(fitted)


def test_what_is_pointed_at_stands_out_with_its_neighbours(view: GraphView) -> None:
    view.picture_scene.hover("comp-m")
    near = {id_ for id_, item in view.picture_scene.items_by_id.items() if item.near}
    assert near == {"comp-m", "sys-a"}
    assert view.picture_scene.edges.near == {"rel-d"}
    view.picture_scene.hover("")
    assert all(item.near for item in view.picture_scene.items_by_id.values())


def test_the_selection_stays_over_a_new_picture_and_goes_with_its_node(view: GraphView) -> None:
    view.choose("party-q")
    view.show_picture(picture(STATE, TODAY), fit=False)
    assert view.picture_scene.chosen == "party-q"
    view.show_picture(picture(MemoryState([System("sys-z", name="Z")]), TODAY), fit=False)
    assert view.picture_scene.chosen == ""


def test_light_and_dark_paint_unlike_and_the_mark_is_seen(view: GraphView, tools: Tools) -> None:
    light = view.grab().toImage()
    item = view.picture_scene.items_by_id["sys-a"]
    corner = view.mapFromScene(item.bounds.topRight() + QPointF(-12, 12))
    colours = {light.pixelColor(corner + QPoint(x, y)).name() for x in range(-8, 8) for y in range(-8, 8)}
    assert tools.theme.strong("bad").name() in colours
    tools.theme.turn(dark=True)
    QApplication.processEvents()
    dark = view.grab().toImage()
    tools.theme.turn(dark=False)
    assert light.pixelColor(2, 2).name() == "#ffffff"
    assert dark.pixelColor(2, 2).lightness() < 60


def test_proposed_duties_are_dashed_and_worst_marks_come_first() -> None:
    drawn = picture(STATE, TODAY, findings=[WRONG, Finding("x", Severity.LOW, "sys-a", "", "")])
    assert {edge.id: edge.dashed for edge in drawn.edges} == {"rel-a": False, "rel-d": False, "rel-r": True}
    node = next(node for node in drawn.nodes if node.id == "sys-a")
    assert style.worst(node) is Severity.HIGH


def test_five_thousand_boxes_are_shown_and_moved(qtbot: QtBot, tools: Tools) -> None:
    side = 71
    nodes = tuple(PictureNode(f"n{n}", "model", f"Model {n}", "Model") for n in range(5000))
    places = {f"n{n}": Place(n % side * 200.0, n // side * 90.0, 160, 44) for n in range(5000)}
    edges, routes = [], {}
    for n in range(5000):
        for step in (1, side, side + 3):
            if n + step < 5000:
                a, b = places[f"n{n}"], places[f"n{n + step}"]
                edges.append(PictureEdge(f"e{n}-{step}", f"n{n}", f"n{n + step}", "uses", "uses"))
                routes[f"e{n}-{step}"] = (Point(a.x + 80, a.y + 44), Point(b.x + 80, b.y))
    view = GraphView(tools.theme)
    qtbot.addWidget(view)
    view.resize(800, 600)
    view.show()
    view.show_picture(Picture(nodes, tuple(edges), Layout(places, routes, side * 200.0, side * 90.0)), fit=True)
    view.grab()
    view.fit()
    view.grab()
    assert view.zoom < style.FAR
    view.choose("n2500")
    for _ in range(12):
        view.zoom_in()
    image = view.grab().toImage()
    assert view.zoom > style.NEAR
    assert len({image.pixelColor(x, y).name() for x in range(0, 800, 7) for y in range(0, 600, 7)}) > 3


def test_a_long_title_is_broken_between_words_and_after_the_signs_that_join_names(view: GraphView) -> None:
    from PySide6.QtGui import QFontMetricsF

    metrics = QFontMetricsF(style.font(9))
    wide = metrics.horizontalAdvance("mistralai/Mistral")
    assert style.broken("mistralai/Mistral-7B-v0.1", metrics, wide) == ["mistralai/", "Mistral-7B-v0.1"]
    assert style.broken("Sofia Lindqvist", metrics, metrics.horizontalAdvance("Sofia L")) == ["Sofia", "Lindqvist"]
    assert style.broken("Ada", metrics, 1.0) == ["Ada"]
    assert style.broken("", metrics, 1.0) == [""]
    assert style.broken("Ada Berg", metrics, 500.0) == ["Ada Berg"]
