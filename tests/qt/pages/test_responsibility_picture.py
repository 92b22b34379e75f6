"""What one can do with the picture: kinds, groups, ways, days; and that it stays where it was."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from govdesk.app.queries.responsibility import turning_days
from govdesk.domain.change import Change, put
from govdesk.domain.records import Component, Relation
from govdesk.qt.bench import Bench
from govdesk.qt.pages.responsibility.page import ResponsibilityPage

CHATBOT, TEAM = "sys-claims-chatbot", "party-platform"


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
    bench.refresh_now()
    after = page.view.picture_scene.items_by_id
    assert "comp-new" in after
    moved = [id_ for id_, at in before.items() if abs(after[id_].middle().x() - at.x()) > 160]
    assert len(moved) <= len(before) / 10


def drag(page: ResponsibilityPage, source: str, target: str) -> None:
    view = page.view
    view.fit()
    start, end = (view.mapFromScene(view.picture_scene.items_by_id[one].middle()) for one in (source, target))
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier, start)
    QTest.mouseMove(view.viewport(), (start + end) / 2)
    view.grab()
    QTest.mouseMove(view.viewport(), end)
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier, end)


def test_a_line_drawn_from_a_party_to_a_system_opens_the_duty_form_with_both(page: ResponsibilityPage) -> None:
    drag(page, "party-tomasz-wrona", CHATBOT)
    assert page.detail.currentWidget() is page.detail.form
    given = page.detail.form.duty_form.values()
    assert given["party"] == "party-tomasz-wrona"
    assert page.detail.subject == CHATBOT


def test_a_line_drawn_from_a_system_is_refused_with_a_sentence(page: ResponsibilityPage) -> None:
    said: list[str] = []
    page.problems.connect(said.append)
    drag(page, CHATBOT, "party-tomasz-wrona")
    assert said == ["A duty begins at a person, a team or a body: draw the line from there."]
    assert page.detail.currentWidget() is not page.detail.form


def test_the_small_picture_leads_to_what_is_out_of_sight(page: ResponsibilityPage) -> None:
    view, small = page.view, page.view.minimap
    view.zoom_by(1.0 / view.zoom)
    assert small.isVisible()
    before = view.mapToScene(view.viewport().rect().center())
    QTest.mouseClick(small, Qt.MouseButton.LeftButton, pos=small.rect().topLeft() + QPoint(6, 6))
    after = view.mapToScene(view.viewport().rect().center())
    assert after.x() < before.x()
    view.fit()
    assert not small.isVisible()
