"""What a person sees of the checklists at the smallest size, in both looks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea

from govdesk.qt.bench import Bench
from govdesk.qt.pages.checklists.page import ChecklistsPage
from govdesk.qt.pages.checklists.requirements import RequirementsPanel
from govdesk.qt.parts.palette import DARK, LIGHT, Colours
from tests.qt.test_theme import LEAST, contrast


@pytest.fixture
def page(bench: Bench) -> ChecklistsPage:
    bench.go("page", "checklists")
    made = bench.pages["checklists"]
    assert isinstance(made, ChecklistsPage)
    made.table.stand_on(made.rows.find(lambda row: row.system == "sys-cv-screening"))
    return made


@pytest.fixture
def panel(page: ChecklistsPage) -> RequirementsPanel:
    page.requirements.table.setFocus()
    return page.requirements


def test_all_of_an_answer_is_seen_at_the_smallest_size(panel: RequirementsPanel, bench: Bench) -> None:
    QApplication.processEvents()
    assert bench.window().size().toTuple() == (1280, 720)
    area = panel.answer.form.parentWidget().parentWidget()
    assert isinstance(area, QScrollArea)
    assert area.verticalScrollBar().maximum() == 0
    on = panel.answer.form.fields["on"].control
    assert isinstance(on, QLineEdit)
    assert on.fontMetrics().horizontalAdvance("2026-08-03") + 10 <= on.width()
    assert [column.title for column in panel.model.columns] == [
        "Requirement",
        "Article",
        "State",
        "Checks",
        "From",
        "Usual bearer",
    ]


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_the_heads_of_areas_can_be_read(panel: RequirementsPanel, bench: Bench, colours: Colours) -> None:
    bench.desk.theme.turn(dark=colours is DARK)
    ink = panel.model.index(panel.model.heads()[0], 0).data(Qt.ItemDataRole.ForegroundRole)
    assert isinstance(ink, QColor)
    assert contrast(ink.name(), colours.surface) >= LEAST
    bench.desk.theme.turn(dark=False)


def test_another_requirement_is_read_from_its_top_and_the_same_stays(panel: RequirementsPanel, bench: Bench) -> None:
    QApplication.processEvents()
    area = panel.detail.parentWidget().parentWidget()
    assert isinstance(area, QScrollArea)
    bar = area.verticalScrollBar()
    assert bar.maximum() > 20
    bar.setValue(20)
    bench.pages["checklists"].show_snapshot(bench.snapshot)
    for _ in range(8):
        QApplication.processEvents()
    assert bar.value() == 20
    panel.table.stand_on(panel.model.after(panel.table.currentIndex().row()))
    QApplication.processEvents()
    assert bar.value() == 0


def test_systems_stand_by_name(page: ChecklistsPage) -> None:
    names = [page.rows.index(number, 0).data() for number in range(page.rows.rowCount())]
    assert names == sorted(names, key=str.casefold)
