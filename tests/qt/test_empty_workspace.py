"""A workspace that holds nothing yet: each page says what to do first."""

from __future__ import annotations

from pathlib import Path

import pytest

from govdesk.cli import main as command_line
from govdesk.qt.bench import Bench
from govdesk.qt.pages.register.page import RegisterPage
from govdesk.qt.pages.reports.page import ReportsPage
from govdesk.qt.pages.responsibility.page import ResponsibilityPage
from govdesk.qt.window import Window
from tests.page_tools import press, shown


@pytest.fixture
def fresh(window: Window, tmp_path: Path) -> Bench:
    file = tmp_path / "new.govdesk"
    assert command_line(["new", str(file), "--organization", "Acme"]) == 0
    assert window.open_file(file) == ()
    assert window.bench is not None
    return window.bench


def test_responsibility_leads_to_the_first_system(fresh: Bench) -> None:
    fresh.go("page", "responsibility")
    page = fresh.pages["responsibility"]
    assert isinstance(page, ResponsibilityPage)
    assert "Register one first" in shown(page.detail)
    assert page.sieve.width() < page.view.width() // 2
    page.tabs.setCurrentWidget(page.three)
    assert "Register one first" in shown(page.three)
    press(page.three, "Register a system")
    register = fresh.pages["register"]
    assert fresh.current == "register"
    assert isinstance(register, RegisterPage)
    assert register.editor is not None


def test_a_report_about_a_system_says_that_there_is_none(fresh: Bench) -> None:
    fresh.go("page", "reports")
    page = fresh.pages["reports"]
    assert isinstance(page, ReportsPage)
    for kind, lacks in (("summary", False), ("statement", True), ("raci", False), ("dossier", True)):
        page.kind.put(kind)
        page.kind.edited.emit()
        assert ("No system is registered yet" in page.says.text()) is lacks
