"""Background work: one thread, progress, cancel, and the result delivered on the GUI thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from threading import Event
from time import monotonic
from typing import TYPE_CHECKING, Generic, TypeAlias, TypeVar, cast

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal, Slot

if TYPE_CHECKING:
    from concurrent.futures import Executor

T = TypeVar("T")
_PAUSE = 0.05
"""Seconds between two reports of progress."""


@dataclass(frozen=True, slots=True)
class Done(Generic[T]):
    """The work came to its end with this value."""

    value: T


@dataclass(frozen=True, slots=True)
class Failed:
    """The work raised: a bug, or the outer world."""

    error: Exception


@dataclass(frozen=True, slots=True)
class Cancelled:
    """A person stopped the work, and it has stopped."""


Outcome: TypeAlias = "Done[T] | Failed | Cancelled"


class Job(QObject):
    """One running piece of work. `progressed(done, total)` is emitted on the GUI thread; `over` once it has ended."""

    progressed = Signal(object, object)
    _done = Signal(object)

    def __init__(self, ended: Callable[[Job, object], None], parent: QObject) -> None:
        """Take what is called on the GUI thread with the outcome."""
        super().__init__(parent)
        self._stop = Event()
        self._told = -_PAUSE
        self._ended = ended
        self.over = False
        self._done.connect(self._end, Qt.ConnectionType.QueuedConnection)

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._stop.set()

    @property
    def cancelled(self) -> bool:
        """Tell whether somebody asked it to stop."""
        return self._stop.is_set()

    def step(self, done: int, total: int) -> bool:
        """Report progress from the worker, not more often than an eye can follow; False tells the work to stop."""
        now = monotonic()
        if now - self._told >= _PAUSE or done >= total:
            self._told = now
            self.progressed.emit(done, total)
        return not self._stop.is_set()

    def finish(self, outcome: object) -> None:
        """Hand the outcome over, from whatever thread."""
        self._done.emit(outcome)

    @Slot(object)
    def _end(self, outcome: object) -> None:
        self.over = True
        self._ended(self, outcome)
        self.deleteLater()


class Jobs(QObject):
    """The one runner. Work must take and give plain values: only the GUI thread writes to a session."""

    def __init__(self, executor: Executor | None = None, parent: QObject | None = None) -> None:
        """Use a thread of its own, or the executor that a test steps by hand."""
        super().__init__(parent)
        self._given = executor
        self._executor = executor
        self._running: set[Job] = set()

    def run(self, work: Callable[[Job], T], ended: Callable[[Outcome[T]], None]) -> Job:
        """Start `work(job)`; it calls `job.step(done, total)` and returns early when that says False.

        `ended` is called on the GUI thread, never before this returns.
        """
        if self._executor is None:
            from concurrent.futures import ThreadPoolExecutor

            self._executor = ThreadPoolExecutor(1, thread_name_prefix="govdesk")

        def deliver(job: Job, outcome: object) -> None:
            self._running.discard(job)
            ended(cast("Outcome[T]", outcome))

        job = Job(deliver, self)
        self._running.add(job)
        self._executor.submit(_perform, job, work)
        return job

    @property
    def busy(self) -> bool:
        """Tell whether work is going on."""
        return bool(self._running)

    def close(self) -> None:
        """Stop everything and wait for it; what it gave is told to nobody any more."""
        for job in self._running:
            job.cancel()
        if self._executor is not None and self._given is None:
            self._executor.shutdown(wait=True, cancel_futures=True)
        for job in self._running:
            QCoreApplication.removePostedEvents(job)
        self._running.clear()


def _perform(job: Job, work: Callable[[Job], T]) -> None:
    outcome: Outcome[T]
    try:
        value = work(job)
    except Exception as error:  # noqa: BLE001 - handed to the GUI thread, which raises it there
        outcome = Failed(error)
    else:
        outcome = Cancelled() if job.cancelled else Done(value)
    job.finish(outcome)
