"""Reading files by a drop on the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from govdesk.qt.bench import Bench
from tests.page_tools import drop, model_folder, texts
from tests.window_tools import ByHand, Executor


def test_a_dropped_folder_is_read_corrected_and_accepted(bench: Bench, tmp_path: Path) -> None:
    number = bench.desk.session.number
    drop(bench, model_folder(tmp_path / "kestrel-tiny"))
    page = bench.pages["intake"]
    view = page.proposal
    assert view is not None
    assert bench.desk.session.number == number
    assert view.form.fields["licence"].text() == "apache-2.0"
    assert view.form.fields["parameters"].text() == "4"
    assert "Licence" in texts(view.facts)
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
