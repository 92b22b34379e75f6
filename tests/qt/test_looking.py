"""A large workspace is checked on the worker: the window says so, and what was asked for follows."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from govdesk.domain.change import Change, put
from govdesk.domain.records import System
from govdesk.qt import looking
from govdesk.qt.bench import Bench
from govdesk.qt.window import Window
from tests.window_tools import ByHand


@pytest.fixture
def executor() -> ByHand:
    return ByHand()


@pytest.fixture
def large(window: Window, bench: Bench, executor: ByHand) -> Bench:
    """Give a bench whose workspace has more systems than are checked at once."""
    many = (System(f"sys-{number:03}", name=f"System {number}") for number in range(looking._QUICK_SYSTEMS + 1))
    bench.desk.session.do(Change("Add many", tuple(put(None, one) for one in many)))
    bench.refresh_now()
    return bench


def work(executor: ByHand) -> None:
    executor.run()
    QApplication.processEvents()


def test_while_systems_are_checked_the_window_says_so(large: Bench, executor: ByHand) -> None:
    assert large.stack.currentWidget() is large.waiting
    work(executor)
    assert large.stack.currentWidget() is large.pages["overview"]
    assert large.waiting.says.text().startswith("Checking 31 systems")
    assert large.pages["overview"].tiles.systems.figure.text() == "31"


def test_a_record_that_was_asked_for_meanwhile_is_opened_afterwards(large: Bench, executor: ByHand) -> None:
    large.go("system", "sys-007")
    assert large.stack.currentWidget() is large.waiting
    work(executor)
    assert large.stack.currentWidget() is large.pages["register"]
    assert large.pages["register"].record.id == "sys-007"


def test_a_change_made_meanwhile_is_seen_afterwards(large: Bench, executor: ByHand) -> None:
    record = large.desk.session.state.get(System, "sys-007")
    changed = System("sys-007", name="New name")
    large.desk.do(Change("Rename", (put(record, changed),)))
    work(executor)
    large.go("system", "sys-007")
    assert large.pages["register"].record.name == "New name"
    assert large.looking.snapshot() is not None


def test_after_one_change_nothing_waits(large: Bench, executor: ByHand) -> None:
    work(executor)
    record = large.desk.session.state.get(System, "sys-007")
    large.desk.do(Change("Rename", (put(record, System("sys-007", name="New name")),)))
    large.refresh_now()
    assert executor.waiting == []
    assert large.stack.currentWidget() is large.pages["overview"]


def test_going_to_another_day_stops_the_work(large: Bench, executor: ByHand) -> None:
    large.look_at(date(2026, 3, 14))
    assert large.stack.currentWidget() is large.waiting
    work(executor)
    assert large.stack.currentWidget() is large.pages["overview"]
    assert large.snapshot.on == date(2026, 3, 14)
    assert large.pages["overview"].tiles.systems.figure.text() == "5"


def test_many_bytes_of_kept_files_are_looked_at_on_the_worker_and_once(
    window: Window, bench: Bench, executor: ByHand, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = bench.desk.session
    session._broken = None
    monkeypatch.setattr(looking, "_QUICK_BYTES", session.unchecked_bytes() - 1)
    bench.looking.move()
    assert bench.looking.snapshot() is None
    work(executor)
    assert bench.looking.snapshot() is not None
    assert session.unchecked_bytes() == 0
