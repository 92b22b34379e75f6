"""The tab of the three models: every system, one side by side, a component, and the way to what would cover a gap."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from govdesk.app.queries.models import three_models
from govdesk.domain.records import System
from govdesk.qt.bench import Bench
from govdesk.qt.pages.reports.page import ReportsPage
from govdesk.qt.pages.responsibility.page import ResponsibilityPage
from govdesk.reports.kinds import render
from tests.page_tools import checked

LETTERS, BASE = "sys-letter-drafts", "comp-mistral-7b-instruct-v0-2"


@pytest.fixture
def page(bench: Bench) -> ResponsibilityPage:
    bench.go("page", "responsibility")
    made = bench.pages["responsibility"]
    assert isinstance(made, ResponsibilityPage)
    made.tabs.setCurrentWidget(made.three)
    return made


def shown(page: ResponsibilityPage) -> str:
    QApplication.processEvents()
    return "\n".join(one.text() for one in page.three.findChildren(QLabel) if one.isVisible())


def buttons(page: ResponsibilityPage) -> dict[str, QPushButton]:
    QApplication.processEvents()
    return {one.accessibleName(): one for one in page.three.findChildren(QPushButton) if one.isVisible()}


def test_all_systems_are_summed_up_and_one_is_looked_at_by_keyboard(
    page: ResponsibilityPage, bench: Bench, qtbot: QtBot
) -> None:
    for system in bench.snapshot.state.all(System):
        found = three_models(bench.snapshot, system)
        assert all(f"{one.title}: {one.summary}" in shown(page) for one in found.models)
    look = buttons(page)["Look at Letter drafting (proprietary service) under the three models"]
    look.setFocus()
    qtbot.keyClick(look, Qt.Key.Key_Space)
    assert page.subject.text() == LETTERS
    assert three_models(bench.snapshot, LETTERS).says in shown(page)


@pytest.mark.parametrize(
    ("title", "kind"),
    [("Corvus Text 2 API (invented)", "accountable"), ("Who can stop it", "oversees")],
)
def test_a_gap_leads_to_the_form_that_covers_it(page: ResponsibilityPage, title: str, kind: str) -> None:
    page.look(LETTERS, focus=True)
    buttons(page)[f"Go to where this is recorded: {title}"].click()
    QApplication.processEvents()
    assert page.detail.isVisible()
    assert page.detail.form.isVisible()
    assert page.detail.form.duty_form.kind.text() == kind


def test_a_role_that_nobody_has_leads_to_its_form(page: ResponsibilityPage) -> None:
    page.look(LETTERS, focus=True)
    buttons(page)["Go to where this is recorded: Deployer under EU AI Act"].click()
    QApplication.processEvents()
    assert page.detail.role_form.isVisible()


def test_a_component_shows_what_stands_on_it_and_where_knowledge_ends(page: ResponsibilityPage) -> None:
    page.look(BASE, focus=True)
    assert "Claims chatbot uses Mistral-7B-Instruct-v0.2" in shown(page)
    assert "Our knowledge ends 1 step down, at mistralai/Mistral-7B-v0.2" in shown(page)
    page.look("party-meta", focus=True)
    assert "A party has no models of its own" in shown(page)


def test_the_panel_beside_is_there_again_after_the_tab(page: ResponsibilityPage, bench: Bench) -> None:
    assert not page.detail.isVisible()
    page.tabs.setCurrentIndex(0)
    assert page.detail.isVisible()
    page.tabs.setCurrentWidget(page.three)
    bench.go("who", LETTERS)
    QApplication.processEvents()
    assert page.detail.isVisible()


def test_a_past_day_shows_what_was_recorded_then_and_offers_no_deed(page: ResponsibilityPage, bench: Bench) -> None:
    from datetime import date

    page.look("sys-cv-screening", focus=True)
    bench.desk.look_at(date(2026, 3, 14))
    assert "nobody was accountable for Application screening" in shown(page)
    assert not [name for name in buttons(page) if name.startswith("Go to")]


def test_the_reports_page_offers_both_reports_of_one_system_or_of_all(
    bench: Bench, page: ResponsibilityPage, qtbot: QtBot
) -> None:
    assert page.tabs.count() >= 3
    bench.go("report", "responsibility")
    made = bench.pages["reports"]
    assert isinstance(made, ReportsPage)
    qtbot.waitUntil(made.preview.isVisible)
    assert made.system.isEnabled()
    for system, name in ((made.system.text(), "one"), ("", "all")):
        made.system.put(system)
        made.build()
        qtbot.waitUntil(lambda: made._job is None)
        assert made._made == render("responsibility", checked(bench.desk.session), system), name
    assert made.system.box.currentText() == "All systems"
    made.kind.put("statement")
    made.kind.edited.emit()
    assert made.system.box.currentText() == "Choose a system"
    made.build()
    qtbot.waitUntil(lambda: "Name the system" in made.form._says["system"].text())
    made.system.put(LETTERS)
    made.build()
    qtbot.waitUntil(lambda: "nobody can sign" in made.form._says["system"].text())
