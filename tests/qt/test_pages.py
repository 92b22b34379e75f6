"""The pages of register, intake and journal, the overview and the palette, over the example organization."""

from __future__ import annotations

import json
import struct
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from govdesk.domain.records import Component, Fact, Party, Relation, System
from govdesk.qt.bench import Bench
from govdesk.qt.search import Palette
from govdesk.qt.table import Table
from govdesk.qt.window import Window
from tests.window_tools import ByHand, Executor


def texts(table: Table, column: int = 0) -> list[str]:
    return [table.model().index(row, column).data() for row in range(table.model().rowCount())]


def model_folder(folder: Path, licence: str = "apache-2.0") -> Path:
    """Make a small model folder: card, configuration, weights."""
    folder.mkdir()
    card = f"---\nlicense: {licence}\nbase_model: acme/base-1b\nlanguage: en\n---\n# Kestrel tiny\n"
    (folder / "README.md").write_text(card)
    (folder / "config.json").write_text(json.dumps({"model_type": "llama", "max_position_embeddings": 2048}))
    header = json.dumps({"w": {"dtype": "F32", "shape": [2, 2], "data_offsets": [0, 16]}}).encode()
    (folder / "model.safetensors").write_bytes(struct.pack("<Q", len(header)) + header + bytes(16))
    return folder


def drop(bench: Bench, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    position = QPointF(400, 300)
    none = Qt.KeyboardModifier.NoModifier
    event = QDropEvent(position, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, none)
    bench.dropEvent(event)
    QApplication.processEvents()


# ---- overview


def test_the_overview_shows_what_must_be_decided_and_goes_there(bench: Bench) -> None:
    page = bench.pages["overview"]
    assert page.stack.currentIndex() == 1
    assert page.tiles.systems.figure.text() == "5"
    severities = texts(page.findings)
    assert severities == sorted(severities, key=["High", "Medium", "Low"].index)
    finding = page.findings.rows.row(0)
    page.findings.opened.emit(finding)
    assert bench.current == "register"
    assert bench.pages["register"].record.id == finding.subject


def test_an_empty_workspace_says_what_to_do_first(window: Window, tmp_path: Path) -> None:
    window.first.start_new()
    form = window.first.form.form
    for name, text in {"name": "Kestrel", "person": "Ada", "file": str(tmp_path / "k.govdesk")}.items():
        form.fields[name].put(text)
    window.first.form.panel.save()
    page = window.bench.pages["overview"]
    assert page.stack.currentIndex() == 0
    page.begin.click()
    assert window.bench.current == "register"
    assert window.bench.pages["register"].editor is not None
    window.bench.go("page", "overview")
    page.read.click()
    assert window.bench.current == "intake"


# ---- register


def test_a_system_is_added_changed_and_removed(bench: Bench) -> None:
    bench.go("system", "new")
    page, session = bench.pages["register"], bench.desk.session
    page.editor.form.fields["markets"].put("DE, AT")
    page.editor.save()
    assert page.editor.form.problem_text("name")
    page.editor.form.fields["name"].put("Test desk")
    page.editor.save()
    bench.refresh_now()
    assert page.record.name == "Test desk"
    assert page.detail.field_value("Markets") == "DE, AT"
    page.edit()
    page.editor.form.fields["status"].put("live")
    page.editor.save()
    bench.refresh_now()
    assert page.detail.field_value("Status") == "Live"
    assert page.detail.history.model().rowCount() == 2
    page.remove()
    assert session.state.get(System, "sys-test-desk") is None


def test_what_hangs_on_a_record_is_named_and_it_stays(bench: Bench) -> None:
    relation = next(iter(bench.desk.session.state.all(Relation).values()))
    bench.go("relation", relation.id)
    kind = "party" if relation.source.startswith("party") else "component"
    bench.go(kind if relation.source.startswith(("party", "comp")) else "system", relation.source)
    page = bench.pages["register"]
    page.remove()
    assert bench.message.isVisible()
    assert "cannot go" in bench.message.text.text()
    assert page.record.id == relation.source


def test_a_system_is_made_of_a_component_in_one_entry(bench: Bench) -> None:
    session = bench.desk.session
    component = next(one for one in session.state.all(Component).values() if one.kind == "model")
    bench.go("component", component.id)
    page = bench.pages["register"]
    number = session.number
    page.make_system()
    page.editor.form.fields["name"].put("Letter helper")
    page.editor.save()
    assert session.number == number + 1
    used = [one.target for one in session.state.where(Relation, "source", "sys-letter-helper") if one.kind == "uses"]
    assert used == [component.id]
    bench.refresh_now()
    assert (page.kind, page.record.id) == ("system", "sys-letter-helper")


def test_what_is_typed_survives_a_change_from_elsewhere(bench: Bench) -> None:
    from govdesk.app.commands import register

    bench.go("party", "new")
    page = bench.pages["register"]
    page.editor.form.fields["name"].put("Half typed")
    change = register.save(bench.desk.session.state, "party", {"name": "Other", "kind": "team"})
    assert bench.desk.do(change) == ()
    bench.refresh_now()
    assert page.editor.form.fields["name"].text() == "Half typed"
    assert page.side.currentWidget() is page.editor


def test_the_list_is_searched_and_keeps_the_selection_when_sorted(bench: Bench) -> None:
    bench.go("page", "register")
    page = bench.pages["register"]
    page.bar.setCurrentIndex(2)
    everybody = page.lists.currentWidget()
    count = everybody.table.model().rowCount()
    everybody.box.setText(page.record.name)
    everybody.box.searched.emit(page.record.name)
    assert 0 < everybody.table.model().rowCount() < count
    everybody.box.searched.emit("nobody has this name")
    assert everybody.table.model().rowCount() == 0


def test_of_two_sources_that_disagree_one_is_chosen_with_a_reason(bench: Bench) -> None:
    session = bench.desk.session
    from govdesk.app.commands import facts

    system = next(iter(session.state.all(System)))
    for person, value in (("Ada", True), ("Grace", False)):
        assert bench.desk.do(facts.say(session.state, system, "test.key", value, person, session.today)) == ()
    bench.go("system", system)
    panel = bench.pages["register"].detail.facts
    bench.pages["register"].detail.tabs.setCurrentWidget(panel)
    rows = panel.table.rows
    at = rows.find(lambda row: row.key == "test.key")
    assert rows.row(at).conflict
    panel.table.stand_on(at)
    assert panel.choose_button.isVisible()
    panel.choose()
    assert "reason" in panel.wrong.text()
    panel.reason.setText("Ada runs it.")
    panel.choose()
    bench.refresh_now()
    chosen = [fact for fact in session.state.where(Fact, "subject", system) if fact.key == "test.key" and fact.chosen]
    assert len(chosen) == 1
    assert chosen[0].reason.startswith("Ada runs it.")
    assert not rows.row(rows.find(lambda row: row.key == "test.key")).conflict


# ---- intake


def test_a_dropped_folder_is_read_corrected_and_accepted(bench: Bench, tmp_path: Path) -> None:
    number = bench.desk.session.number
    drop(bench, model_folder(tmp_path / "kestrel-tiny"))
    page = bench.pages["intake"]
    view = page.proposal
    assert view is not None
    assert bench.desk.session.number == number
    assert view.form.fields["licence"].text() == "apache-2.0"
    assert view.form.fields["parameters"].text() == "4"
    assert "model.licence" in texts(view.facts)
    view.form.fields["version"].put("r1")
    view.panel.save()
    assert bench.desk.session.number == number + 1
    assert bench.current == "register"
    record = bench.pages["register"].record
    assert (record.name, record.version, record.licence) == ("Kestrel tiny", "r1", "apache-2.0")
    assert len(record.hashes) == 1


def test_discarding_writes_nothing(bench: Bench, tmp_path: Path) -> None:
    number = bench.desk.session.number
    drop(bench, model_folder(tmp_path / "kestrel-tiny"))
    bench.pages["intake"].proposal.panel.cancel.click()
    assert bench.desk.session.number == number
    assert bench.pages["intake"].stack.currentWidget() is bench.pages["intake"].asking


def test_several_things_are_read_one_after_the_other(bench: Bench, tmp_path: Path) -> None:
    drop(bench, model_folder(tmp_path / "first-model"), model_folder(tmp_path / "second-model"))
    page = bench.pages["intake"]
    seen = []
    while page.proposal is not None:
        seen.append(page.proposal.proposal.path.name)
        page.proposal.panel.cancel.click()
        QApplication.processEvents()
    assert seen == ["first-model", "second-model"]


def test_a_file_that_says_nothing_is_refused_in_one_sentence(bench: Bench, tmp_path: Path) -> None:
    path = tmp_path / "holiday.jpg"
    path.write_bytes(b"\xff\xd8\xff\xe0" + bytes(100))
    drop(bench, path)
    page = bench.pages["intake"]
    assert page.refused.isVisible()
    assert "holiday.jpg" in page.refused.text.text()
    assert page.proposal is None


class TestSlowReading:
    @pytest.fixture
    def executor(self) -> Executor:
        return ByHand()

    def test_reading_shows_progress_and_can_be_cancelled(self, bench: Bench, tmp_path: Path, executor: ByHand) -> None:
        drop(bench, model_folder(tmp_path / "kestrel-tiny"))
        page = bench.pages["intake"]
        assert page.stack.currentWidget() is page.reading
        assert "kestrel-tiny" in page.doing.text()
        page.cancel.click()
        executor.run()
        QApplication.processEvents()
        assert page.stack.currentWidget() is page.asking
        assert "cancelled" in page.refused.text.text()
        drop(bench, tmp_path / "kestrel-tiny")
        executor.run()
        QApplication.processEvents()
        assert page.proposal is not None


# ---- journal


def test_an_entry_says_before_and_after_in_plain_words(bench: Bench) -> None:
    from govdesk.app.commands import register

    session = bench.desk.session
    party = next(iter(session.state.all(Party).values()))
    bench.desk.do(register.save(session.state, "party", {"contact": "room 7"}, party.id).because("They moved."))
    bench.go("entry", str(session.number))
    page = bench.pages["journal"]
    assert page.list.table.row.number == session.number
    change = page.changes.rows.row(0)
    assert (change.label, change.after) == ("Contact", "room 7")
    assert page._why.text() == "They moved."
    page.changes.opened.emit(change)
    assert bench.pages["register"].record.id == party.id


def test_the_journal_is_verified(bench: Bench) -> None:
    page_result = None
    bench.go("entry", "verify")
    QApplication.processEvents()
    page_result = bench.pages["journal"].result
    assert page_result.isVisible()
    assert f"All {bench.desk.session.number} journal entries" in page_result.text.text()


def test_a_past_day_shows_the_journal_of_that_day(bench: Bench) -> None:
    from datetime import date

    bench.go("page", "journal")
    page = bench.pages["journal"]
    count = page.list.table.model().rowCount()
    bench.desk.look_at(date(2026, 3, 1))
    assert 0 < page.list.table.model().rowCount() < count
    assert all(page.model.row(n).at < "2026-03-02" for n in range(page.model.rowCount()))


# ---- palette


def test_the_palette_finds_records_and_actions(window: Window, bench: Bench, qtbot: QtBot) -> None:
    system = next(iter(bench.desk.session.state.all(System).values()))
    palette = Palette(window, bench, window.actions_)
    palette.show()
    palette.offer("journal")
    assert "Action" in texts(palette.table)
    palette.box.setText(system.name)
    qtbot.keyClick(palette.box, Qt.Key.Key_Return)
    assert bench.current == "register"
    assert bench.pages["register"].record.id == system.id


def test_the_arrows_move_in_what_was_found(window: Window, bench: Bench, qtbot: QtBot) -> None:
    palette = Palette(window, bench, window.actions_)
    palette.show()
    palette.offer("a")
    assert palette.table.currentIndex().row() == 0
    qtbot.keyClick(palette.box, Qt.Key.Key_Down)
    assert palette.table.currentIndex().row() == 1
    palette.offer("no such text anywhere")
    assert "Nothing" in palette.none.text()
    palette.close()
