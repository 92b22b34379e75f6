"""The law page: what is in use, what is offered, and taking a pack into use and back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from govdesk.domain.law.packs import Pack
from govdesk.domain.records import PackUse, System
from govdesk.qt.bench import Bench
from govdesk.qt.pages.law.page import LawPage
from govdesk.store.packs import at_start, load_pack, shipped
from tests.page_tools import press, texts
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
    qtbot.waitUntil(lambda: page.mistakes.isVisibleTo(page))
    assert texts(page.mistakes.table) == ["pack.yaml:15", "pack.yaml:11"]
    dialogs.file.write_text(OWN, encoding="utf-8")
    page.mistakes.retry.click()
    qtbot.waitUntil(lambda: page.table.isVisibleTo(page))
    button = take(page)
    assert button is not None
    button.click()
    assert bench.desk.session.state.get(PackUse, "house/policy") is not None


def written(page: LawPage, dialogs: Answers, path: Path) -> Path:
    dialogs.saved = path
    page.empty.click()
    assert path.is_file()
    return path


def read(page: LawPage, dialogs: Answers, qtbot: QtBot, path: Path) -> None:
    dialogs.file = path
    page.own.click()
    qtbot.waitUntil(lambda: page.rows.find(lambda one: one.id == "own/ai-policy") >= 0)


@pytest.mark.parametrize("ending", [".xlsx", ".csv", ".yaml"])
def test_an_example_is_written_and_read(
    bench: Bench, dialogs: Answers, qtbot: QtBot, tmp_path: Path, ending: str
) -> None:
    page = page_of(bench, qtbot)
    path = written(page, dialogs, tmp_path / f"ai-policy{ending}")
    read(page, dialogs, qtbot, path)
    assert page.table.row.id == "own/ai-policy"
    assert take(page) is not None


def test_a_name_without_an_ending_gets_one(bench: Bench, dialogs: Answers, qtbot: QtBot, tmp_path: Path) -> None:
    page = page_of(bench, qtbot)
    dialogs.saved = tmp_path / "ai.policy"
    page.empty.click()
    assert (tmp_path / "ai.policy.xlsx").is_file()


def test_a_file_that_cannot_be_written_is_told(bench: Bench, dialogs: Answers, qtbot: QtBot, tmp_path: Path) -> None:
    page = page_of(bench, qtbot)
    dialogs.saved = tmp_path / "nowhere" / "policy.xlsx"
    with qtbot.waitSignal(bench.desk.said) as said_:
        page.empty.click()
    assert "cannot be written" in said_.args[0]


def test_mistakes_are_all_shown_and_copied(bench: Bench, dialogs: Answers, qtbot: QtBot, tmp_path: Path) -> None:
    page = page_of(bench, qtbot)
    path = tmp_path / "rules.csv"
    path.write_text("id,title,text,cite,who,applies when,from\n" + "a,,,1,all,never,soon\n" * 9, encoding="utf-8")
    dialogs.file = path
    page.own.click()
    qtbot.waitUntil(lambda: page.mistakes.isVisibleTo(page))
    places = texts(page.mistakes.table)
    assert len(places) == 9 * 4 + 8
    assert places[:4] == [f"rules.csv, row 2, column {head}" for head in ("title", "text", "applies when", "from")]
    assert str(len(places)) in page.mistakes.head.text.text()
    page.mistakes.copy.click()
    copied = QApplication.clipboard().text().splitlines()
    assert len(copied) == len(places) + 1
    assert copied[1].split("\t") == [
        "rules.csv, row 2, column title",
        "This cell is empty.",
        "Wanted is: the requirement in a few words, as the list shows it.",
    ]
    page.mistakes.back.click()
    assert page.table.isVisibleTo(page)


def test_a_pack_is_tried_on_each_system_and_nothing_is_written(
    bench: Bench, dialogs: Answers, qtbot: QtBot, tmp_path: Path
) -> None:
    page = page_of(bench, qtbot)
    read(page, dialogs, qtbot, written(page, dialogs, tmp_path / "policy.xlsx"))
    before = bench.desk.session.seal
    press(page.detail, "Try it")
    trial = page.trial
    assert trial.isVisibleTo(page)
    assert texts(trial.table, 1) == ["applies", "applies", "open", "open", "open"]
    assert texts(trial.table, 2)[0] == "2026-01-01"
    assert "2 of 5 requirements would apply, 3 would be open" in trial.says.text()
    assert trial.system.box.count() == len(bench.desk.session.state.all(System)) + 1
    trial.system.box.setCurrentIndex(2)
    trial.system.box.activated.emit(2)
    assert len(texts(trial.table)) == 5
    assert bench.desk.session.seal == before
    trial.back.click()
    assert page.table.isVisibleTo(page)


def test_what_stands_in_the_way_is_said_before_it_is_tried_to_adopt(
    bench: Bench, dialogs: Answers, qtbot: QtBot, tmp_path: Path
) -> None:
    """Two packs with one id of a requirement cannot both be in use; the trial says so, and takes nothing."""
    page = page_of(bench, qtbot)
    path = written(page, dialogs, tmp_path / "policy.yaml")
    read(page, dialogs, qtbot, path)
    press(page.detail, "Take into use")
    bench.refresh_now()
    path.write_text(path.read_text(encoding="utf-8").replace("own/ai-policy", "own/other"), encoding="utf-8")
    dialogs.file = path
    page.own.click()
    qtbot.waitUntil(lambda: page.rows.find(lambda one: one.id == "own/other") >= 0)
    press(page.detail, "Try it")
    assert page.trial.against.isVisibleTo(page)
    assert "policy-delete" in page.trial.against.text.text()
    assert not page.trial.take.isEnabled()


def test_a_pack_in_use_is_exported_whole(bench: Bench, dialogs: Answers, qtbot: QtBot, tmp_path: Path) -> None:
    page = page_of(bench, qtbot)
    assert page.open_record("pack", "eu/ai-act")
    for name in ("act.xlsx", "act.yaml"):
        dialogs.saved = tmp_path / name
        press(page.detail, "Export…")
        back, shipped_ = load_pack(tmp_path / name), load_pack("eu/ai-act")
        assert isinstance(back, Pack)
        assert isinstance(shipped_, Pack)
        assert back.text == shipped_.text


def test_a_library_is_read_through_the_same_door(bench: Bench, dialogs: Answers, qtbot: QtBot, samples: Path) -> None:
    page = page_of(bench, qtbot)
    dialogs.file = samples / "ciso-assistant" / "google-saif.yaml"
    page.own.click()
    qtbot.waitUntil(lambda: page.rows.find(lambda one: one.id == "intuitem/google-saif") >= 0)
    assert "Copyright: © Google" in said(page)
    press(page.detail, "Try it")
    assert set(texts(page.trial.table, 1)) == {"applies"}
