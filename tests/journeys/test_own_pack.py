"""A policy of one's own: written from the example, mended, tried, taken into use, answered."""

from __future__ import annotations

from pathlib import Path

from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from govdesk.cli import main as command_line
from govdesk.domain.records import Answer, PackUse
from govdesk.qt.bench import Bench
from govdesk.qt.pages.law.page import LawPage
from tests.page_tools import press, texts
from tests.window_tools import Answers

PACK, SYSTEM = "acme/llm-policy", "sys-claims-chatbot"


def write(path: Path, sheet: str, row: int, column: str, text: str) -> None:
    """Type into a cell, as a person does in a spreadsheet."""
    book = load_workbook(path)
    heads = [cell.value for cell in book[sheet][1]]
    book[sheet].cell(row, heads.index(column) + 1).value = text
    book.save(path)


def test_a_policy_becomes_a_checklist(bench: Bench, dialogs: Answers, qtbot: QtBot, tmp_path: Path) -> None:
    bench.go("page", "law")
    page = bench.pages["law"]
    assert isinstance(page, LawPage)
    path = dialogs.saved = dialogs.file = tmp_path / "llm-policy.xlsx"
    page.empty.click()
    write(path, "Pack", 2, "value", PACK)
    write(path, "Requirements", 2, "title", "A named owner and a deputy")
    write(path, "Requirements", 4, "from", "31/12/2026")

    page.own.click()
    qtbot.waitUntil(lambda: page.mistakes.isVisibleTo(page))
    assert texts(page.mistakes.table) == ["Requirements, row 4, column from"]
    write(path, "Requirements", 4, "from", "2026-10-01")
    page.mistakes.retry.click()
    qtbot.waitUntil(lambda: page.rows.find(lambda one: one.id == PACK) >= 0)

    press(page.detail, "Try it")
    page.trial.system.put(SYSTEM)
    page.trial.system.edited.emit()
    assert texts(page.trial.table)[0] == "A named owner and a deputy"
    assert bench.desk.session.state.get(PackUse, PACK) is None
    press(page.trial, "Take into use")
    bench.refresh_now()
    assert bench.desk.session.state.get(PackUse, PACK) is not None

    answer(bench, qtbot)
    file = bench.desk.session.path
    assert command_line(["verify", str(file)]) == 0


def answer(bench: Bench, qtbot: QtBot) -> None:
    bench.go("requirement", f"{SYSTEM}/policy-owner")
    QApplication.processEvents()
    panel = bench.pages["checklists"].requirements
    assert any(one.text() == "Always: it depends on no fact." for one in panel.findChildren(QLabel))
    qtbot.keyClick(panel.table, Qt.Key.Key_3)
    panel.answer.reason.put("The head of claims signed on 3 March.")
    panel.answer.save()
    bench.refresh_now()
    found = [one for one in bench.desk.session.state.all(Answer).values() if one.pack == PACK]
    assert [(one.system, one.requirement) for one in found] == [(SYSTEM, "policy-owner")]
