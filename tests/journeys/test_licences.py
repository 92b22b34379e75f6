"""A model under a community licence: its findings lead to where each is mended, and nothing is left of them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from govdesk.app.queries.mends import mends
from govdesk.cli import main as command_line
from govdesk.domain.findings import Finding
from govdesk.domain.records import Evidence
from govdesk.qt.bench import Bench
from govdesk.qt.pages.register.page import RegisterPage
from tests.window_tools import Answers

SYSTEM, MODEL, BASE = "sys-meeting-notes", "comp-meta-llama-3-8b-instruct", "comp-meta-llama-3-8b"
LLAMA = Path(__file__).parents[1] / "intake" / "licences" / "llama3.txt"


def press(inside: QWidget, name: str) -> None:
    QApplication.processEvents()
    found = [one for one in inside.findChildren(QPushButton) if one.accessibleName() == name and one.isVisible()]
    assert found, name
    found[0].click()
    QApplication.processEvents()


def of(bench: Bench, rule: str, subject: str) -> list[Finding]:
    return [one for one in bench.snapshot.findings() if (one.id, one.subject) == (rule, subject)]


def follow(bench: Bench, rule: str, subject: str, text: str) -> RegisterPage:
    """Go where a mend of a finding leads, as its button does."""
    (finding,) = of(bench, rule, subject)
    (mend,) = [one for one in mends(finding, bench.desk.session.state) if one.text.startswith(text)]
    bench.go(*mend.place)
    page = bench.pages["register"]
    assert isinstance(page, RegisterPage)
    assert page.detail.tabs.currentWidget().isAncestorOf(page.detail.licences)
    return page


def words(page: RegisterPage) -> list[str]:
    return [one.text() for one in page.detail.licences.findChildren(QLabel)]


def test_each_finding_on_a_licence_is_mended_where_it_leads(
    bench: Bench, dialogs: Answers, qtbot: QtBot, tmp_path: Path
) -> None:
    page = follow(bench, "L-08", SYSTEM, "Say what the use policy carries")
    ask = "Does the acceptable use policy of this system carry the use restrictions of llama3?"
    assert f"{ask} Nobody has said." in words(page)
    press(page, f"No: {ask}")
    assert of(bench, "L-08", SYSTEM)
    assert f"{ask} Said: no." in words(page)
    press(page, f"Yes: {ask}")
    assert not of(bench, "L-08", SYSTEM)

    page = follow(bench, "L-05", MODEL, "Say where the notice stands")
    (box,) = page.detail.licences.asks.findChildren(QLineEdit)
    qtbot.keyClicks(box, "NOTICE file, and the page About")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert not of(bench, "L-05", MODEL)

    dialogs.chosen = dialogs.file = tmp_path / "LICENSE"
    dialogs.file.write_bytes((LLAMA.parent / "llama3.1.txt").read_bytes())
    page = follow(bench, "L-10", SYSTEM, "Keep the text of")
    said: list[str] = []
    page.problems.connect(said.append)
    press(page, "Keep the licence text of Meta-Llama-3-8B-Instruct")
    assert "This is the text of llama3.1, and llama3 is recorded for Meta-Llama-3-8B-Instruct." in said[0]
    dialogs.file.write_bytes(LLAMA.read_bytes())
    press(page, "Keep the licence text of Meta-Llama-3-8B-Instruct")
    assert not of(bench, "L-10", SYSTEM)
    assert [one.kind for one in bench.desk.session.state.all(Evidence).values() if one.name == "LICENSE"] == [
        "licence text"
    ]

    assert command_line(["verify", str(bench.desk.session.path)]) == 0


def test_any_licence_is_looked_up_by_words_and_shown_in_full(bench: Bench, qtbot: QtBot) -> None:
    bench.go("licences", MODEL)
    page = bench.pages["register"]
    assert isinstance(page, RegisterPage)
    press(page, "All that llama3 says")
    assert any(text.startswith("It forbids: Anything that the law forbids") for text in words(page))
    assert "Limit of users: 700,000,000 active a month." in words(page)
    box = page.detail.licences.lookup.box
    box.clear()
    qtbot.keyClicks(box, "gated revenue")
    shown = [one.text() for one in page.detail.licences.lookup.findChildren(QPushButton)]
    assert shown
    box.clear()
    qtbot.keyClicks(box, "no such words anywhere")
    assert "The register has no licence with these words." in words(page)


def test_a_past_day_is_read_and_not_answered(bench: Bench) -> None:
    from datetime import date

    bench.desk.look_at(date(2026, 1, 15))
    bench.go("licences", SYSTEM)
    page = bench.pages["register"]
    assert isinstance(page, RegisterPage)
    names = [one.accessibleName() for one in page.detail.licences.findChildren(QPushButton)]
    assert "All that llama3 says" in names
    assert not [one for one in names if one.startswith(("Yes", "No", "Keep", "Say so"))]
