"""A leader goes from the tile to the reasoning; an officer records a role and lets one change hands."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from govdesk.app.commands import register
from govdesk.app.queries.exposure import exposures, laws, sentence
from govdesk.domain.records import Relation
from govdesk.domain.state import organization
from govdesk.qt.bench import Bench
from govdesk.qt.pages.checklists.page import ChecklistsPage
from govdesk.qt.pages.overview.page import OverviewPage
from govdesk.qt.pages.responsibility.page import ResponsibilityPage
from govdesk.qt.window import Window
from tests.page_tools import press, shown

BOT, CREDIT, SUPPLIER = "sys-claims-chatbot", "sys-credit-check", "party-corvus"


@pytest.fixture
def checklists(bench: Bench) -> ChecklistsPage:
    bench.go("page", "checklists")
    page = bench.pages["checklists"]
    assert isinstance(page, ChecklistsPage)
    return page


@pytest.fixture
def who(bench: Bench) -> ResponsibilityPage:
    bench.go("page", "responsibility")
    page = bench.pages["responsibility"]
    assert isinstance(page, ResponsibilityPage)
    return page


def test_the_tile_leads_to_the_reasoning(bench: Bench, checklists: ChecklistsPage, qtbot: QtBot) -> None:
    bench.go("page", "overview")
    overview = bench.pages["overview"]
    assert isinstance(overview, OverviewPage)
    tile = overview.tiles.exposure
    assert tile.figure.text() == "Up to EUR 57 m"
    assert "4 open, EU AI Act" in tile.accessibleName()
    tile.setFocus()
    qtbot.keyClick(tile, Qt.Key.Key_Return)
    assert checklists.isVisible()
    worst = laws(bench.snapshot)[0].worst
    assert worst is not None
    assert checklists.system == worst.system
    text = shown(checklists.exposure)
    found = exposures(bench.snapshot, worst.system)[0]
    assert sentence(found) in text
    assert all(step in text for charge in found.charges for step in charge.cap.steps)


def test_an_open_duty_leads_to_its_requirement(bench: Bench, checklists: ChecklistsPage) -> None:
    bench.go("exposure", f"{CREDIT}/eu/ai-act")
    press(checklists.exposure, "Go to the requirement")
    assert checklists.tabs.currentIndex() == 0
    assert checklists.system == CREDIT


def test_without_turnover_the_page_says_so_and_leads_to_the_field(bench: Bench, checklists: ChecklistsPage) -> None:
    own = organization(bench.desk.session.state)
    assert own is not None
    change = register.save(bench.desk.session.state, "organization", {"turnover": ""}, own.id)
    assert not isinstance(change, tuple)
    assert bench.desk.do(change) == ()
    bench.go("exposure", f"{CREDIT}/eu/ai-act")
    text = shown(checklists.exposure)
    assert "upper end not known" in text
    assert "Of the organization, the yearly turnover is not known." in text
    press(checklists.exposure, "Fill it in")
    assert bench.pages["register"].isVisible()


def test_a_pack_without_fines_says_so(bench: Bench, checklists: ChecklistsPage) -> None:
    bench.go("exposure", f"{CREDIT}/eu/ai-act")
    checklists.exposure.show_system(bench.snapshot, CREDIT, "nist/ai-rmf")
    assert "This pack names no fines." in shown(checklists.exposure)
    assert "EUR" not in shown(checklists.exposure)


def test_a_role_that_the_rules_conclude_is_recorded(bench: Bench, who: ResponsibilityPage) -> None:
    assert findings(bench, CREDIT) == {"R-01"}
    bench.go("who", CREDIT)
    for role in ("provider", "deployer"):
        press(who.detail, "Record it…")
        form = who.detail.role_form
        assert form.role_form.fields["role"].text() == role
        press(form, "Record the role")
    assert findings(bench, CREDIT) == set()
    own = organization(bench.desk.session.state)
    assert own is not None
    kept = [one for one in bench.desk.session.state.where(Relation, "source", own.id) if one.target == CREDIT]
    assert {(one.kind, one.article) for one in kept} == {("provides", "Art 3(3)"), ("deploys", "Art 3(4)")}


def test_a_role_changes_hands_and_comes_back_by_undo(bench: Bench, who: ResponsibilityPage, window: Window) -> None:
    bench.go("who", BOT)
    press(who.detail, "Role changes hands…")
    form = who.detail.role_form.role_form
    form.put({"party": SUPPLIER, "role": "provider", "since": "2026-11-01", "article": "Art 25(1)(b)"})
    press(who.detail, "Let it change hands")
    state = bench.desk.session.state
    told = {one.source: one for one in state.where(Relation, "target", BOT) if one.kind == "provides"}
    own = organization(state)
    assert own is not None
    assert told[own.id].until == date(2026, 10, 31)
    assert (told[SUPPLIER].since, told[SUPPLIER].article) == (date(2026, 11, 1), "Art 25(1)(b)")
    assert findings(bench, BOT) == {"R-03", "R-05"}
    assert "Provider: Corvus Cloud AI Inc. (invented)" in shown(who.detail)
    window.actions_["undo"].trigger()
    assert findings(bench, BOT) == set()


def test_what_is_wrong_stands_beside_the_field(bench: Bench, who: ResponsibilityPage) -> None:
    bench.go("role", f"//{'/'}{BOT}")
    form = who.detail.role_form
    press(form, "Record the role")
    assert form.role_form.problem_text("party") == "Somebody must be named."
    assert form.role_form.problem_text("role") == "A role must be chosen."
    form.leave()


def findings(bench: Bench, system: str) -> set[str]:
    """Give the findings on roles of a system."""
    return {one.id for one in bench.snapshot.findings() if one.subject == system and one.id.startswith("R-")}
