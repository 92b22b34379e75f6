from __future__ import annotations

from concurrent.futures import Executor
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from govdesk.app.commands import register
from govdesk.domain.change import Change
from govdesk.qt.bench import Bench
from govdesk.qt.pages.reports.page import ReportsPage
from govdesk.reports.kinds import render
from tests.page_tools import checked
from tests.window_tools import Answers, ByHand


@pytest.fixture
def page(bench: Bench) -> ReportsPage:
    bench.go("page", "reports")
    made = bench.pages["reports"]
    assert isinstance(made, ReportsPage)
    return made


def test_the_bytes_shown_are_those_of_the_command_line_and_those_saved(
    page: ReportsPage, bench: Bench, dialogs: Answers, qtbot: QtBot, tmp_path: Path
) -> None:
    assert bench.pages["reports"].open_record("report", "summary")
    qtbot.waitUntil(page.preview.isVisible)
    assert page.preview.document.pageCount() == 1
    dialogs.saved = tmp_path / "summary"
    page.save.click()
    written = (tmp_path / "summary.pdf").read_bytes()
    assert written == render("summary", checked(bench.desk.session))
    assert "Risk summary" in page.preview.document.getAllText(0).text()
    assert page.folder.isEnabled()


def test_a_dossier_is_searched_turned_and_enlarged(page: ReportsPage, qtbot: QtBot) -> None:
    page.open_record("system", "sys-claims-chatbot")
    qtbot.waitUntil(page.preview.isVisible)
    preview = page.preview
    assert preview.document.pageCount() > 5
    preview.search.setText("Jonas Petersen")
    preview.search.searched.emit("Jonas Petersen")
    qtbot.waitUntil(lambda: preview.hits.text() not in {"", "0 found"}, timeout=10000)
    assert preview.view.currentSearchResultIndex() >= 0
    before = preview.view.currentSearchResultIndex()
    preview.step(1)
    assert preview.view.currentSearchResultIndex() == before + 1
    preview.page.setText("3")
    qtbot.keyClick(preview.page, Qt.Key.Key_Return)
    assert preview.view.pageNavigator().currentPage() == 2
    preview.zoom_by(1.2)
    larger = preview.view.zoomFactor()
    preview.zoom_by(1.2)
    assert preview.view.zoomFactor() == pytest.approx(larger * 1.2)
    preview.fit()
    assert preview.view.zoomMode() is preview.view.ZoomMode.FitToWidth


def test_what_cannot_be_made_says_so_beside_the_field(page: ReportsPage) -> None:
    page.system.put("sys-gone")
    page.build()
    QApplication.processEvents()
    assert "no system with this id" in page.wrong.text()
    page.system.put("")
    page.build()
    QApplication.processEvents()
    assert "about one system" in page.form.problem_text("system")
    assert not page.preview.isVisible()


def test_a_file_that_cannot_be_written_says_so(
    page: ReportsPage, dialogs: Answers, qtbot: QtBot, tmp_path: Path
) -> None:
    page.open_record("report", "summary")
    qtbot.waitUntil(page.preview.isVisible)
    dialogs.saved = tmp_path / "no" / "folder" / "summary.pdf"
    page.save.click()
    assert "cannot be written" in page.wrong.text()
    assert not page.folder.isEnabled()


def test_a_change_marks_the_report_as_of_before(page: ReportsPage, bench: Bench, qtbot: QtBot) -> None:
    page.open_record("report", "summary")
    qtbot.waitUntil(page.preview.isVisible)
    made = register.save(bench.desk.session.state, "party", {"name": "Somebody", "kind": "person"})
    assert isinstance(made, Change)
    bench.desk.do(made)
    bench.refresh_now()
    assert page.says.text().endswith("The workspace has changed since this was made.")


def test_another_day_is_no_change(page: ReportsPage, bench: Bench, qtbot: QtBot) -> None:
    page.open_record("report", "summary")
    qtbot.waitUntil(page.preview.isVisible)
    said = page.says.text()
    bench.desk.look_at(date(2026, 3, 1))
    bench.desk.look_at(None)
    assert page.says.text() == said


def test_other_options_must_be_made_before_they_are_saved(page: ReportsPage, qtbot: QtBot) -> None:
    page.open_record("report", "summary")
    qtbot.waitUntil(page.preview.isVisible)
    assert page.save.isEnabled()
    before = page.says.text()
    qtbot.keyClicks(page.marking.line, "Secret")
    assert not page.save.isEnabled()
    assert "Make the report again" in page.says.text()
    page.marking.line.selectAll()
    qtbot.keyClick(page.marking.line, Qt.Key.Key_Delete)
    assert page.save.isEnabled()
    assert page.says.text() == before
    page.status.box.setCurrentIndex(page.status.box.findData("final"))
    page.status.edited.emit()
    assert not page.save.isEnabled()
    page.make.click()
    qtbot.waitUntil(page.save.isEnabled)
    assert "DRAFT" not in page.preview.document.getAllText(0).text()
    page.kind.put("dossier")
    page.kind.edited.emit()
    assert not page.save.isEnabled()


class TestByHand:
    """Work that the test runs when it wants to."""

    @pytest.fixture
    def executor(self) -> Executor:
        return ByHand()

    def test_work_shows_progress_and_can_be_cancelled(self, page: ReportsPage, executor: ByHand, qtbot: QtBot) -> None:
        page.open_record("report", "summary")
        assert page.progress.isVisible()
        assert page.cancel.isVisible()
        assert not page.make.isEnabled()
        page.cancel.click()
        executor.run()
        qtbot.waitUntil(lambda: not page.progress.isVisible())
        assert page.says.text() == "Nothing was made: it was cancelled."
        assert not page.preview.isVisible()
        assert page.make.isEnabled()

    def test_a_change_made_meanwhile_is_printed_under_its_own_seal(
        self, page: ReportsPage, bench: Bench, executor: ByHand, qtbot: QtBot, dialogs: Answers, tmp_path: Path
    ) -> None:
        page.open_record("report", "summary")
        made = register.save(bench.desk.session.state, "system", {"name": "Late arrival"})
        assert isinstance(made, Change)
        bench.desk.do(made)
        executor.run()
        qtbot.waitUntil(page.preview.isVisible)
        dialogs.saved = tmp_path / "summary.pdf"
        page.save.click()
        assert dialogs.saved.read_bytes() == render("summary", checked(bench.desk.session))
