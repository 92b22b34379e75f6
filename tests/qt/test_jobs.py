from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QThread
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from govdesk.qt.jobs import Cancelled, Done, Failed, Job, Jobs


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.close()


def test_the_result_comes_on_the_thread_of_the_window(jobs: Jobs, qtbot: QtBot) -> None:
    seen = []
    worked = []

    def work(job: Job) -> object:
        worked.append(threading.current_thread())
        return 42

    jobs.run(work, lambda outcome: seen.append((outcome, QThread.currentThread(), threading.current_thread())))
    qtbot.waitUntil(lambda: bool(seen))
    assert seen[0][0] == Done(42)
    assert seen[0][2] is threading.main_thread()
    assert worked[0] is not threading.main_thread()
    assert not jobs.busy


def test_what_work_raises_is_handed_over(jobs: Jobs, qtbot: QtBot) -> None:
    seen = []
    error = ValueError("broken")

    def work(job: Job) -> object:
        raise error

    jobs.run(work, seen.append)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [Failed(error)]


def test_work_stops_at_its_next_step_when_it_is_cancelled(jobs: Jobs, qtbot: QtBot) -> None:
    seen, steps = [], []
    begun, go = threading.Event(), threading.Event()

    def work(job: Job) -> object:
        for number in range(1000):
            begun.set()
            go.wait(5)
            if not job.step(number, 1000):
                return number
        return -1

    job = jobs.run(work, seen.append)
    job.progressed.connect(lambda done, total: steps.append((done, total)))
    begun.wait(5)
    job.cancel()
    go.set()
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [Cancelled()]
    assert len(steps) <= 1


def test_work_is_done_one_after_the_other(jobs: Jobs, qtbot: QtBot) -> None:
    seen = []
    for number in range(5):
        jobs.run(lambda _job, number=number: number, seen.append)
    qtbot.waitUntil(lambda: len(seen) == 5)
    assert seen == [Done(number) for number in range(5)]


def test_closing_waits_for_the_work(qapp: QApplication) -> None:
    jobs = Jobs()
    ended = []

    def work(job: Job) -> object:
        while job.step(0, 1):
            pass
        ended.append(True)

    jobs.run(work, lambda outcome: None)
    jobs.close()
    assert ended == [True]
