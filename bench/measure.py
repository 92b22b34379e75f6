"""What the measurements share: take the time, print a line, make a big workspace."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from govdesk.app.session import Session
from govdesk.domain.change import Change, put
from govdesk.domain.records import Answer, Organization, Record, System

START = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
DAY = date(2026, 11, 24)


@dataclass(frozen=True, slots=True)
class Line:
    """One result: seconds of ours and of the floor (0 where there is none), and what was aimed at, with its verdict."""

    what: str
    ours: float
    floor: float = 0.0
    aim_ratio: float = 0.0
    aim_seconds: float = 0.0
    note: str = ""

    @property
    def text(self) -> str:
        """Write the line of the table."""
        ratio = f"{self.ours / self.floor:8.2f}x" if self.floor else " " * 9
        floor = f"{self.floor:10.4f}" if self.floor else " " * 10
        return f"{self.what:<58}{self.ours:10.4f}{floor}{ratio}  {self._verdict:<22}{self.note}".rstrip()

    @property
    def _verdict(self) -> str:
        if self.aim_ratio:
            return f"aim {self.aim_ratio:g}x: {'met' if self.ours <= self.aim_ratio * self.floor else 'MISSED'}"
        if self.aim_seconds:
            return f"aim {self.aim_seconds:g} s: {'met' if self.ours <= self.aim_seconds else 'MISSED'}"
        return ""


HEAD = f"{'':<58}{'ours s':>10}{'floor s':>10}{'ratio':>9}"


def once(work: Callable[[], object]) -> float:
    """Give the seconds that one run takes."""
    gc.collect()
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def median(work: Callable[[], object], runs: int = 5) -> float:
    """Give the median seconds of several runs."""
    return statistics.median(once(work) for _ in range(runs))


def pairs(ours: Callable[[], object], floor: Callable[[], object], runs: int = 5) -> tuple[float, float]:
    """Give the medians of ours and the floor, run in turns so that a busy machine slows both."""
    taken = [(once(ours), once(floor)) for _ in range(runs)]
    return statistics.median(pair[0] for pair in taken), statistics.median(pair[1] for pair in taken)


def clock() -> datetime:
    """Say always the same moment."""
    return START


def need(result: object) -> Session:
    """Take a session out of what create or open gave."""
    if not isinstance(result, Session):
        message = f"no workspace: {result}"
        raise TypeError(message)
    return result


@contextmanager
def opened(path: Path) -> Iterator[Session]:
    """Open a workspace as its user does."""
    session = need(Session.open(path, "Bench", clock))
    try:
        yield session
    finally:
        session.close()


def made(path: Path, records: tuple[Record, ...]) -> Session:
    """Make a workspace with an organization and some records."""
    first = (Organization(id="org-bench", name="Bench plc", country="DE"), *records)
    return need(Session.create(path, Change("Set up", tuple(put(None, record) for record in first)), "Bench", clock))


def system(number: int) -> System:
    """Make up a system."""
    return System(id=f"sys-{number:04}", name=f"System {number}", purpose="Answers letters", status="live", started=DAY)


def answers(number: int, requirements: tuple[tuple[str, str], ...]) -> tuple[Answer, ...]:
    """Make up the answers of one system; a requirement is (pack, id)."""
    states = ("met", "partly_met", "not_met", "in_progress", "not_applicable")
    return tuple(
        Answer(
            id=f"sys-{number:04}/{requirement}",
            system=f"sys-{number:04}",
            requirement=requirement,
            pack=pack,
            state=states[(number + place) % len(states)],
            reason="Done as the procedure of the year says; see the minutes.",
            person="Ada Lind",
            on=DAY,
        )
        for place, (pack, requirement) in enumerate(requirements)
    )
