"""Search in the picture: with the keys alone, from one match to the next, also into folded groups."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from govdesk.qt.pages.responsibility.page import ResponsibilityPage

TEAM, MEMBER = "party-platform", "party-tomasz-wrona"


def seek(page: ResponsibilityPage, text: str) -> None:
    QTest.keyClick(page.view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.pane.finder.box.hasFocus()
    QTest.keyClicks(page.pane.finder.box, text)


def press(page: ResponsibilityPage, key: Qt.Key, *, shift: bool = False) -> None:
    held = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(page.pane.finder.box, key, held)


def marked(page: ResponsibilityPage) -> set[str]:
    return {id_ for id_, item in page.view.picture_scene.items_by_id.items() if item.found}


def image(page: ResponsibilityPage) -> QImage:
    return page.view.viewport().grab().toImage()


def test_enter_and_f3_go_round_the_matches_and_back_and_say_where_one_stands(page: ResponsibilityPage) -> None:
    before = image(page)
    seek(page, "sys-")
    press(page, Qt.Key.Key_Return)
    systems = {id_ for id_ in page.view.picture_scene.items_by_id if "sys-" in id_}
    assert len(systems) > 2
    assert marked(page) == systems
    assert image(page) != before
    says, scene = page.pane.finder.says, page.view.picture_scene
    assert says.text() == f"1 of {len(systems)}"
    visited = [scene.chosen]
    for _ in range(len(systems) - 1):
        press(page, Qt.Key.Key_F3)
        visited.append(scene.chosen)
    assert set(visited) == systems
    assert says.text() == f"{len(systems)} of {len(systems)}"
    press(page, Qt.Key.Key_F3)
    assert scene.chosen == visited[0]
    press(page, Qt.Key.Key_F3, shift=True)
    assert scene.chosen == visited[-1]
    press(page, Qt.Key.Key_Return, shift=True)
    assert scene.chosen == visited[-2]
    assert page.detail.subject == visited[-2]


def test_a_name_is_found_whatever_its_capitals_and_the_view_goes_there(page: ResponsibilityPage) -> None:
    page.view.zoom_by(2.0 / page.view.zoom)
    seek(page, "WRONA tomasz")
    press(page, Qt.Key.Key_Return)
    assert page.view.picture_scene.chosen == MEMBER
    seen = page.view.mapToScene(page.view.viewport().rect()).boundingRect()
    assert seen.contains(page.view.picture_scene.items_by_id[MEMBER].middle())


def test_who_is_folded_away_is_marked_on_the_group_and_unfolded_when_gone_to(page: ResponsibilityPage) -> None:
    page.look(TEAM)
    page.sieve.fold.click()
    assert MEMBER not in page.view.picture_scene.items_by_id
    seek(page, MEMBER)
    page.pane.finder.box.searched.emit(MEMBER)
    assert marked(page) == {TEAM}
    assert page.pane.finder.says.text() == "1 found"
    press(page, Qt.Key.Key_Return)
    assert page.view.picture_scene.chosen == MEMBER
    assert marked(page) == {MEMBER}
    assert page.pane.finder.says.text() == "1 of 1"


def test_nothing_found_is_said_and_so_is_what_lies_outside_the_picture(page: ResponsibilityPage) -> None:
    seek(page, "no such thing")
    press(page, Qt.Key.Key_Return)
    assert page.pane.finder.says.text() == "Nothing found."
    assert not marked(page)
    assert not page.pane.finder.after.isEnabled()
    people = next(one for one in page.sieve.menu.actions() if one.text() == "Person")
    people.trigger()
    page.pane.finder.box.clear()
    seek(page, MEMBER)
    press(page, Qt.Key.Key_Return)
    assert page.pane.finder.says.text() == "Not in this picture; 1 match outside it: look for it in Subject."
    assert page.pane.finder.box.accessibleDescription() == page.pane.finder.says.text()


def test_escape_closes_the_search_and_gives_the_picture_the_keys_back(page: ResponsibilityPage) -> None:
    seek(page, "sys-")
    press(page, Qt.Key.Key_Return)
    press(page, Qt.Key.Key_Escape)
    assert page.pane.finder.isHidden()
    assert not marked(page)
    assert page.view.hasFocus()
    QTest.keyClick(page.view, Qt.Key.Key_F3)
    assert marked(page)


def test_beside_the_table_the_search_stands_on_the_row_that_names_it(page: ResponsibilityPage) -> None:
    page.tabs.setCurrentWidget(page.table)
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(page.pane.finder.box, MEMBER)
    press(page, Qt.Key.Key_Return)
    row = page.rows.row(page.table.currentIndex().row())
    assert row is not None
    assert MEMBER in {row.source, row.target}
    assert page.detail.subject == MEMBER
