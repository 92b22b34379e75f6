"""What one can do with the picture: kinds, groups, ways, days; and that it stays where it was."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from govdesk.app.queries.responsibility import turning_days
from govdesk.domain.change import Change, put
from govdesk.domain.records import Component, Relation
from govdesk.qt.bench import Bench
from govdesk.qt.pages.responsibility.page import ResponsibilityPage

CHATBOT, TEAM = "sys-claims-chatbot", "party-platform"


@pytest.fixture
def page(bench: Bench) -> ResponsibilityPage:
    bench.go("page", "responsibility")
    made = bench.pages["responsibility"]
    assert isinstance(made, ResponsibilityPage)
    return made


def boxes(page: ResponsibilityPage) -> set[str]:
    return set(page.view.picture_scene.items_by_id)


def test_a_kind_is_hidden_and_shown_again_and_the_button_says_so(page: ResponsibilityPage) -> None:
    before = boxes(page)
    people = next(one for one in page.sieve.menu.actions() if one.text() == "Person")
    people.trigger()
    assert {item.node.kind for item in page.view.picture_scene.items_by_id.values()}.isdisjoint({"person"})
    assert page.sieve.kinds.text() == "Kinds (1 hidden)"
    assert page.rows.find(lambda row: row.source == "party-tomasz-wrona") < 0
    people.trigger()
    assert boxes(page) == before


def test_a_team_folds_with_its_members_and_unfolds_for_one_who_is_looked_for(
    page: ResponsibilityPage, bench: Bench
) -> None:
    member = "party-tomasz-wrona"
    assert not page.sieve.fold.isEnabled()
    page.look(TEAM)
    QTest.keyClick(page.sieve.fold, Qt.Key.Key_Space)
    assert member not in boxes(page)
    assert page.sieve.fold.text() == "Unfold"
    bench.go("who", member)
    assert member in boxes(page)
    assert page.view.picture_scene.chosen == member


def test_upstream_shows_what_a_system_is_made_of_and_downstream_what_stands_on_a_model(
    page: ResponsibilityPage,
) -> None:
    page.look(CHATBOT, focus=True)
    page.sieve.way.put("up")
    page.sieve.way.edited.emit()
    kinds = {item.node.kind for item in page.view.picture_scene.items_by_id.values()}
    systems = [one.node.id for one in page.view.picture_scene.items_by_id.values() if one.node.kind == "system"]
    assert systems == [CHATBOT]
    assert "model" in kinds


def test_the_slider_moves_the_picture_through_the_days_of_change(page: ResponsibilityPage, bench: Bench) -> None:
    slider = page.slide.slider
    days = turning_days(bench.desk.session.state, bench.desk.session.today)
    assert slider.maximum() == len([one for one in days if one < bench.desk.session.today])
    assert page.slide.says.text() == "Today"
    slider.setFocus()
    QTest.keyClick(slider, Qt.Key.Key_Left)
    assert bench.snapshot.on == days[-1]
    bench.look_at(days[2])
    assert slider.value() == 2
    QTest.keyClick(slider, Qt.Key.Key_End)
    assert not bench.snapshot.past


def test_what_is_added_leaves_the_rest_of_the_picture_where_it_was(page: ResponsibilityPage, bench: Bench) -> None:
    before = {id_: item.middle() for id_, item in page.view.picture_scene.items_by_id.items()}
    new = (Component("comp-new", "New model", "model"), Relation("rel-new", "uses", CHATBOT, "comp-new"))
    assert not bench.desk.do(Change("Add a model", tuple(put(None, one) for one in new)))
    QApplication.processEvents()
    after = page.view.picture_scene.items_by_id
    assert "comp-new" in after
    moved = [id_ for id_, at in before.items() if abs(after[id_].middle().x() - at.x()) > 160]
    assert len(moved) <= len(before) / 10
