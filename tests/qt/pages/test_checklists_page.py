from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from govdesk.app.queries.checklist import ChecklistRow
from govdesk.domain.records import Answer, Evidence
from govdesk.domain.truth import Truth
from govdesk.qt.bench import Bench
from govdesk.qt.pages.checklists.page import ChecklistsPage
from govdesk.qt.pages.checklists.requirements import RequirementsPanel
from govdesk.qt.pages.checklists.rows import Area, passes
from tests.window_tools import PERSON, Answers

SCREENING = "sys-cv-screening"
TODAY = date(2026, 11, 24)


@pytest.fixture
def page(bench: Bench) -> ChecklistsPage:
    bench.go("page", "checklists")
    made = bench.pages["checklists"]
    assert isinstance(made, ChecklistsPage)
    made.table.stand_on(made.rows.find(lambda row: row.system == SCREENING))
    return made


@pytest.fixture
def panel(page: ChecklistsPage) -> RequirementsPanel:
    page.requirements.table.setFocus()
    return page.requirements


def rows_of(panel: RequirementsPanel) -> list[ChecklistRow]:
    shown = [panel.model.row(number) for number in range(panel.model.rowCount())]
    return [row for row in shown if isinstance(row, ChecklistRow)]


def stand_on_an_open_one(panel: RequirementsPanel) -> ChecklistRow:
    row = next(row for row in rows_of(panel) if row.state == "not_started" and row.applies is Truth.YES)
    panel.table.stand_on(panel.model.place(row.id))
    return row


def test_progress_has_met_open_and_unknown_in_columns_of_their_own(page: ChecklistsPage, bench: Bench) -> None:
    QAbstractItemModelTester(page.rows, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert [column.title for column in page.rows.columns] == ["System", "Met", "Open", "Unknown"]
    for number in range(page.rows.rowCount()):
        row = page.rows.row(number)
        assert row is not None
        found = bench.snapshot.assessment(row.system, page.pack.text()).requirements
        unknown = sum(1 for one in found if one.applies is Truth.UNKNOWN)
        applying = sum(1 for one in found if one.applies is Truth.YES)
        assert page.rows.index(number, 3).data() == str(unknown)
        assert page.rows.index(number, 1).data().endswith(f"/{applying}")


def test_areas_have_heads_that_nobody_stands_on(panel: RequirementsPanel, qtbot: QtBot) -> None:
    QAbstractItemModelTester(panel.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    heads = panel.model.heads()
    assert len(heads) > 1
    assert heads[0] == 0
    counted = sum(head.count for place in heads if isinstance(head := panel.model.row(place), Area))
    assert counted == len(rows_of(panel))
    panel.table.stand_on(heads[1] - 1)
    qtbot.keyClick(panel.table, Qt.Key.Key_Down)
    assert panel.table.currentIndex().row() == heads[1] + 1
    panel.model.sort(0)
    assert panel.model.heads() == []
    panel.model.sort(-1)
    assert panel.model.heads() == heads


def test_ten_requirements_are_answered_with_the_keyboard_alone(
    panel: RequirementsPanel, bench: Bench, qtbot: QtBot
) -> None:
    panel.state.put("todo")
    panel.state.edited.emit()
    stand_on_an_open_one(panel)
    answered = []
    for number in range(10):
        row = panel.table.row
        assert isinstance(row, ChecklistRow)
        answered.append(row.id)
        qtbot.keyClick(panel.table, Qt.Key.Key_2)
        qtbot.keyClick(panel.table, Qt.Key.Key_R)
        panel.answer.reason.box.selectAll()
        qtbot.keyClicks(panel.answer.reason.box, f"Step {number}")
        qtbot.keyClick(panel.answer.reason.box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        bench.refresh_now()
    assert len(set(answered)) == 10
    for number, id_ in enumerate(answered):
        requirement = id_.split("/", 1)[1]
        kept = bench.desk.session.state.get(Answer, id_)
        assert kept is not None
        assert (kept.requirement, kept.state, kept.reason) == (requirement, "in_progress", f"Step {number}")
        assert (kept.person, kept.on, kept.pack) == (PERSON, TODAY, "eu/ai-act")


def test_met_without_a_reason_is_refused_beside_the_field(panel: RequirementsPanel, bench: Bench, qtbot: QtBot) -> None:
    row = stand_on_an_open_one(panel)
    before = bench.desk.session.number
    for key in (Qt.Key.Key_3, Qt.Key.Key_6):
        qtbot.keyClick(panel.table, key)
        qtbot.keyClick(panel.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert "needs a reason" in panel.answer.form.problem_text("reason")
        panel.table.setFocus()
    assert bench.desk.session.number == before
    assert panel.table.row == row


def test_what_is_typed_stays_while_another_requirement_is_shown(
    panel: RequirementsPanel, bench: Bench, qtbot: QtBot
) -> None:
    row = stand_on_an_open_one(panel)
    before = bench.desk.session.number
    qtbot.keyClick(panel.table, Qt.Key.Key_4)
    panel.answer.reason.box.insertPlainText("half done")
    place = panel.table.currentIndex().row()
    panel.table.stand_on(panel.model.after(place))
    assert panel.answer.reason.text() != "half done"
    panel.table.stand_on(panel.model.place(row.id))
    assert panel.answer.reason.text() == "half done"
    assert panel.answer.state.text() == "partly_met"
    assert panel.answer.unsaved.isVisible()
    assert bench.desk.session.number == before


def test_evidence_is_kept_with_its_hash_verified_and_written_out(
    panel: RequirementsPanel,
    bench: Bench,
    qtbot: QtBot,
    dialogs: Answers,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("govdesk.qt.pages.checklists.evidence_files.QDesktopServices.openUrl", lambda _url: True)
    content = b"Minutes: the board took note."
    digest = hashlib.sha256(content).hexdigest()
    dialogs.file = tmp_path / "minutes.txt"
    dialogs.file.write_bytes(content)
    row = stand_on_an_open_one(panel)
    qtbot.keyClick(panel.table, Qt.Key.Key_E)
    qtbot.waitUntil(lambda: panel.answer.evidence.list.count() == 1)
    assert digest[:8] in panel.answer.evidence.list.item(0).text()
    assert not panel.answer.evidence.verify_button.isEnabled()
    panel.table.setFocus()
    qtbot.keyClick(panel.table, Qt.Key.Key_2)
    assert panel.answer.save()
    bench.refresh_now()
    kept = bench.desk.session.state.get(Answer, row.id)
    assert kept is not None
    record = bench.desk.session.state.get(Evidence, kept.evidence[0])
    assert record is not None
    assert bench.desk.session.undo_text.startswith(f"Answer “{row.title}” for")
    assert (record.name, record.sha256, record.size) == ("minutes.txt", digest, len(content))
    assert bench.desk.session.blob(digest) == content
    panel.answer.evidence.list.setCurrentRow(0)
    panel.answer.evidence.verify_button.click()
    assert digest in panel.answer.evidence.says.text()
    dialogs.saved = tmp_path / "copy.txt"
    panel.answer.evidence.copy_button.click()
    assert dialogs.saved.read_bytes() == content
    panel.answer.evidence.remove_button.click()
    assert panel.answer.save()
    assert bench.desk.session.state.get(Answer, row.id).evidence == ()  # type: ignore[union-attr]  # it is there


def test_files_are_dropped_and_empty_or_missing_ones_refused(
    panel: RequirementsPanel, qtbot: QtBot, tmp_path: Path
) -> None:
    stand_on_an_open_one(panel)
    good, empty = tmp_path / "good.csv", tmp_path / "empty.csv"
    good.write_text("a,b\n")
    empty.write_text("")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in (good, empty, tmp_path / "none.csv")])
    event = QDropEvent(
        QPointF(4, 4), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    panel.answer.evidence.dropEvent(event)
    qtbot.waitUntil(lambda: panel.answer.evidence.list.count() == 1)
    assert [file.name for file in panel.answer.evidence.new] == ["good.csv"]
    assert panel.answer.evidence.says.text() == (
        "empty.csv: The file is empty, so it shows nothing. none.csv: This cannot be read: no such file or directory."
    )


def test_filters_narrow_by_state_area_and_text(panel: RequirementsPanel) -> None:
    everything = rows_of(panel)
    panel.state.put("met")
    panel.state.edited.emit()
    met = rows_of(panel)
    assert met
    assert {row.state for row in met} == {"met"}
    panel.state.put("")
    panel.area.put(everything[-1].area)
    panel.area.edited.emit()
    assert {row.area for row in rows_of(panel)} == {everything[-1].area}
    panel.area.put("")
    panel.search.setText("literacy")
    panel.search.searched.emit("literacy")
    assert rows_of(panel) == [row for row in everything if passes(row, "", "", "literacy")] != []
    panel.search.setText("nothing has these words")
    panel.search.searched.emit("")
    assert rows_of(panel) == []
    assert not panel.answer.isVisible()
    assert panel.open_row(everything[3].id)
    assert panel.table.row == everything[3]
    assert panel.search.text() == ""


def test_an_answer_opens_by_its_id_with_its_history(page: ChecklistsPage, bench: Bench) -> None:
    answer = next(one for one in bench.desk.session.state.all(Answer).values() if one.evidence)
    bench.go("answer", answer.id)
    assert page.system == answer.system
    row = page.requirements.table.row
    assert isinstance(row, ChecklistRow)
    assert row.id == answer.id
    assert page.requirements.answer.reason.text() == answer.reason
    assert page.requirements.answer.evidence.keep == answer.evidence
    assert not page.open_record("answer", "sys-nothing/x")


def test_a_past_day_lets_nobody_answer(panel: RequirementsPanel, bench: Bench, qtbot: QtBot) -> None:
    bench.desk.look_at(date(2026, 10, 1))
    before = bench.desk.session.number
    panel.table.setFocus()
    qtbot.keyClick(panel.table, Qt.Key.Key_5)
    qtbot.keyClick(panel.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert bench.desk.session.number == before
    assert not panel.answer.save_next.isEnabled()


def test_a_requirement_says_how_sure_its_reading_is_and_which_text_it_comes_from(panel: RequirementsPanel) -> None:
    panel.table.stand_on(panel.model.place(next(one.id for one in rows_of(panel) if one.requirement == "aia-86-d")))
    said = {one.text() for one in panel.findChildren(QLabel)}
    assert "Medium confidence in this." in said
    assert any(text.startswith("Source: EU AI Act 2026.2, searched through 31 October 2026. In force") for text in said)
    panel.table.stand_on(panel.model.place(next(one.id for one in rows_of(panel) if one.requirement == "aia-04-pd")))
    shown = {one.text() for one in panel.detail.findChildren(QLabel) if one.isVisibleTo(panel.detail)}
    assert "Medium confidence in this." not in shown
