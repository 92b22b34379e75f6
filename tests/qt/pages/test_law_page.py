"""The law page: what is in use, what is offered, and taking a pack into use and back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from govdesk.domain.records import PackUse
from govdesk.qt.bench import Bench
from govdesk.qt.pages.law.page import LawPage
from govdesk.store.packs import at_start, load_pack, shipped
from tests.window_tools import Answers

OWN = """id: house/policy
version: "1"
title: House policy on language models
headline: use
outcomes:
  - id: use
    title: Use
    kind: first
    options: [{value: house, label: House rules}]
requirements:
  - id: house-1
    title: Name a reviewer
    text: Name who reads what the model writes before it leaves the house.
    cite: House policy 1
    who: everyone
    when: {fact: as_of, on_or_after: 2026-01-01}
    since: 2026-01-01
"""


def page_of(bench: Bench, qtbot: QtBot) -> LawPage:
    bench.go("page", "law")
    page = bench.pages["law"]
    assert isinstance(page, LawPage)
    qtbot.waitUntil(lambda: page.rows.rowCount() == len(shipped()))
    return page


def said(page: LawPage) -> str:
    return "\n".join(found.text() for found in page.detail.findChildren(QLabel))


def take(page: LawPage) -> QPushButton | None:
    QApplication.processEvents()
    found = page.detail.findChildren(QPushButton)
    return next((one for one in found if one.text() == "Take into use" and one.isVisibleTo(page.detail)), None)


def test_the_pack_in_use_says_how_sure_it_is_and_what_it_rests_on(bench: Bench, qtbot: QtBot) -> None:
    page = page_of(bench, qtbot)
    pack = load_pack("eu/ai-act")
    assert not isinstance(pack, tuple)
    assert page.open_record("pack", "eu/ai-act")
    assert take(page) is None
    text = said(page)
    assert str(pack.verified_through) in text
    assert pack.status in text
    for determination in pack.determinations:
        assert (f"{determination.title}: {determination.confidence} confidence" in text) is bool(
            determination.confidence
        )
    for source in pack.sources:
        assert source.title in text
    for milestone in pack.milestones:
        assert milestone.title in text


def test_a_pack_is_taken_into_use_asked_of_the_systems_and_given_back(bench: Bench, qtbot: QtBot) -> None:
    page = page_of(bench, qtbot)
    new = next(id_ for id_ in shipped() if id_ not in at_start())
    assert page.open_record("pack", new)
    button = take(page)
    assert button is not None
    button.click()
    bench.refresh_now()
    state = bench.desk.session.state
    assert state.get(PackUse, new) is not None
    assert take(page) is None
    bench.go("page", "checklists")
    box = bench.pages["checklists"].pack.box
    assert new in [box.itemData(at) for at in range(box.count())]
    assert bench.desk.undo() == ()
    bench.refresh_now()
    bench.go("page", "law")
    assert page.open_record("pack", new)
    assert take(page) is not None
    assert bench.desk.session.state.get(PackUse, new) is None


def test_a_pack_of_the_organization_is_read_or_its_mistakes_are_said_by_line(
    bench: Bench, dialogs: Answers, qtbot: QtBot, tmp_path: Path
) -> None:
    page = page_of(bench, qtbot)
    dialogs.file = tmp_path / "pack.yaml"
    dialogs.file.write_text(OWN.replace("    who: everyone\n", "    hwo: everyone\n"), encoding="utf-8")
    page.own.click()
    assert page.wrong.isVisibleTo(page)
    assert "pack.yaml:" in page.wrong.text.text()
    dialogs.file.write_text(OWN, encoding="utf-8")
    page.own.click()
    assert not page.wrong.isVisibleTo(page)
    button = take(page)
    assert button is not None
    button.click()
    assert bench.desk.session.state.get(PackUse, "house/policy") is not None
