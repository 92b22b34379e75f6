from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from govdesk.app.commands.packs import adopt
from govdesk.app.queries.checklist import ChecklistRow
from govdesk.domain.records import Answer
from govdesk.qt.bench import Bench
from govdesk.qt.pages.checklists.coverage import CoveragePanel
from govdesk.qt.pages.checklists.page import ChecklistsPage
from govdesk.qt.pages.checklists.requirements import RequirementsPanel
from govdesk.store.packs import load_pack
from tests.page_tools import texts
from tests.window_tools import PERSON

SCREENING = "sys-cv-screening"
HERE = f"{SCREENING}/aia-14-p"
PRACTICES = "govdesk/practices"


def take(bench: Bench, id_: str) -> None:
    """Take a pack into use."""
    pack = load_pack(id_)
    assert not isinstance(pack, tuple)
    session = bench.desk.session
    assert bench.desk.do(adopt(session.state, pack, session.today)) == ()
    bench.refresh_now()


@pytest.fixture
def panel(bench: Bench) -> RequirementsPanel:
    """Stand on a requirement that is met, with the practices in use."""
    take(bench, PRACTICES)
    bench.go("requirement", HERE)
    made = bench.pages["checklists"]
    assert isinstance(made, ChecklistsPage)
    made.requirements.table.setFocus()
    return made.requirements


def answers(bench: Bench) -> dict[str, Answer]:
    return dict(bench.desk.session.state.all(Answer))


def button_of(panel: RequirementsPanel, text: str) -> QPushButton:
    return next(one for one in panel.findChildren(QPushButton) if one.text().startswith(text) and one.isVisible())


def test_an_answer_is_taken_over_with_the_keyboard_alone_and_undone_at_once(
    panel: RequirementsPanel, bench: Bench, qtbot: QtBot
) -> None:
    before = answers(bench)
    assert button_of(panel, "Overlaps (5)").isEnabled()
    qtbot.keyClick(panel.table, Qt.Key.Key_O)
    boxes = panel.overlaps.boxes
    assert list(boxes) == ["exp-01", "acc-02", "acc-05", "mis-06", "mon-04"]
    assert panel.overlaps.ticked == ()
    assert not panel.overlaps.take.isEnabled()
    assert boxes["exp-01"].box.hasFocus()
    qtbot.keyClick(boxes["acc-05"].box, Qt.Key.Key_Space)
    assert panel.overlaps.take.text() == "Take over to 1 ticked"
    qtbot.keyClick(panel.overlaps.take, Qt.Key.Key_Space)
    bench.refresh_now()
    new = answers(bench)[f"{SCREENING}/acc-05"]
    source = before[HERE]
    assert (new.state, new.pack, new.person, new.evidence) == ("met", PRACTICES, PERSON, source.evidence)
    assert new.reason == f"Taken over from aia-14-p “Human oversight by design” (Art 14): {source.reason}"
    assert answers(bench) == {**before, new.id: new}
    assert panel.overlaps.ticked == ()
    assert not panel.overlaps.boxes["acc-05"].box.isEnabled()
    bench.desk.undo()
    assert answers(bench) == before


def test_escape_leads_back_to_the_list_and_another_requirement_shows_its_own_overlaps(
    panel: RequirementsPanel, bench: Bench, qtbot: QtBot
) -> None:
    qtbot.keyClick(panel.table, Qt.Key.Key_O)
    panel.overlaps.boxes["exp-01"].tick(on=True)
    qtbot.keyClick(panel.table, Qt.Key.Key_Down)
    assert "mis-03" in panel.overlaps.boxes
    assert panel.overlaps.ticked == ()
    qtbot.keyClick(panel.overlaps, Qt.Key.Key_Escape)
    assert panel.under.currentWidget() is not panel.overlaps
    assert panel.table.hasFocus()


def test_what_is_ticked_stays_ticked_when_something_else_changes(panel: RequirementsPanel, bench: Bench) -> None:
    panel.show_overlaps()
    panel.overlaps.boxes["exp-01"].tick(on=True)
    bench.refresh_now()
    assert panel.overlaps.ticked == ("exp-01",)


def test_after_saving_the_offer_is_made_and_leads_to_the_overlaps(
    panel: RequirementsPanel, bench: Bench, qtbot: QtBot
) -> None:
    assert panel.offer.isHidden()
    qtbot.keyClick(panel.table, Qt.Key.Key_2)
    qtbot.keyClick(panel.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    bench.refresh_now()
    assert "Human oversight by design” may be true of 5 other requirements" in panel.offer.text.text()
    panel.offer.show_them.click()
    assert panel.offer.isHidden()
    assert panel.under.currentWidget() is panel.overlaps
    assert "Would be: In progress" in panel.overlaps.boxes["exp-01"].said


def test_nothing_is_offered_for_what_does_not_apply_and_the_panel_says_why(
    panel: RequirementsPanel, bench: Bench, qtbot: QtBot
) -> None:
    panel.answer.choose("not_applicable")
    panel.answer.reason.put("Not for us")
    panel.answer.save()
    bench.refresh_now()
    assert panel.offer.isHidden()
    panel.show_overlaps()
    assert not any(box.box.isEnabled() for box in panel.overlaps.boxes.values())
    assert panel.overlaps.take.isHidden()
    assert panel.overlaps.back.hasFocus()


def test_nothing_can_be_ticked_on_a_past_day(panel: RequirementsPanel, bench: Bench) -> None:
    bench.desk.on = bench.desk.session.today.replace(day=23)
    panel.show_overlaps()
    assert len(panel.overlaps.boxes) == 5
    assert not any(box.box.isEnabled() for box in panel.overlaps.boxes.values())
    assert panel.overlaps.take.isHidden()


@pytest.fixture
def covered(panel: RequirementsPanel, bench: Bench) -> CoveragePanel:
    page = bench.pages["checklists"]
    assert isinstance(page, ChecklistsPage)
    page.tabs.setCurrentWidget(page.coverage)
    page.coverage.table.setFocus()
    return page.coverage


def stand_on(covered: CoveragePanel, practice: str, column: int) -> None:
    place = covered.table.rows.find(lambda row: row.practice.id == practice)
    covered.table.setCurrentIndex(covered.table.rows.index(place, column))


def test_coverage_has_a_line_for_each_practice_and_a_column_for_each_pack(covered: CoveragePanel) -> None:
    QAbstractItemModelTester(covered.table.rows, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert [" ".join(one.title.split()) for one in covered.table.rows.columns] == [
        "Practice",
        "EU AI Act",
        "GovDesk practices",
    ]
    assert covered.table.rows.rowCount() == 45
    cells = dict(zip(texts(covered.table, 0), texts(covered.table, 1), strict=True))
    assert cells["Ownership of output settled in writing"] == "–"
    assert cells["Human oversight with power to stop"] == "2 met"
    assert cells["Openness of each model classified"] == "none applies"


def test_enter_on_a_cell_opens_its_least_far_requirement(covered: CoveragePanel, bench: Bench, qtbot: QtBot) -> None:
    stand_on(covered, "acc-01", 1)
    assert texts(covered.places) == [
        "Quality management",
        "Name people who oversee",
        "One accountable person for each asset",
    ]
    qtbot.keyClick(covered.table, Qt.Key.Key_Return)
    page = bench.pages["checklists"]
    assert isinstance(page, ChecklistsPage)
    row = page.requirements.table.row
    assert isinstance(row, ChecklistRow)
    assert row.id == f"{SCREENING}/aia-17-p"
    assert page.tabs.currentWidget() is page.requirements
    assert page.left.isVisible()


def test_moving_along_a_line_points_to_what_lies_behind_the_cell(covered: CoveragePanel, qtbot: QtBot) -> None:
    stand_on(covered, "ipr-04", 0)
    found = []
    for _ in range(3):
        found.append(covered.places.currentIndex().row())
        qtbot.keyClick(covered.table, Qt.Key.Key_Right)
    assert texts(covered.places, 1) == ["GovDesk practices"]
    assert found == [0, -1, 0]


def test_a_line_below_opens_its_requirement_in_another_pack(covered: CoveragePanel, bench: Bench, qtbot: QtBot) -> None:
    stand_on(covered, "acc-01", 0)
    covered.places.stand_on(2)
    qtbot.keyClick(covered.places, Qt.Key.Key_Return)
    page = bench.pages["checklists"]
    assert isinstance(page, ChecklistsPage)
    assert page.pack.text() == PRACTICES


def test_all_systems_show_the_one_that_is_least_far_and_the_choice_stays(covered: CoveragePanel, bench: Bench) -> None:
    covered.of.put("")
    covered.of.edited.emit()
    bench.refresh_now()
    assert covered.of.text() == ""
    cells = dict(zip(texts(covered.table, 0), texts(covered.table, 1), strict=True))
    assert cells["Human oversight with power to stop"] == "2 unknown"
    assert "Credit-scoring assistant" in texts(covered.places, 4)


def test_another_system_chosen_there_is_the_one_of_the_page(covered: CoveragePanel, bench: Bench) -> None:
    covered.of.put("sys-claims-chatbot")
    covered.of.edited.emit()
    page = bench.pages["checklists"]
    assert isinstance(page, ChecklistsPage)
    assert page.system == "sys-claims-chatbot"
    page.tabs.setCurrentIndex(0)
    assert all(row.system == "sys-claims-chatbot" for row in page.requirements._all)


def test_a_pack_taken_into_use_gets_its_column(covered: CoveragePanel, bench: Bench) -> None:
    take(bench, "owasp/llm-top-10")
    assert covered.table.rows.columnCount() == 4
    assert "OWASP Top 10\nfor LLM" in covered.table.rows.columns[3].title
