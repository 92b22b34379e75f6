"""Two programs on one file, a dead holder, a full disk, a folder that refuses, a kill in the middle."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from store.store_reading import sentence, whole

from govdesk.app.session import Session
from govdesk.domain.change import Change, put
from govdesk.domain.records import Party, System
from govdesk.store import files, lock
from govdesk.store.workspace import Workspace

NOW = "2026-11-24T12:00:00.000"
Clock = Callable[[], datetime]


def test_the_second_one_is_told_who_holds_it_and_can_read(closed: Path, clock: Clock) -> None:
    first = Session.open(closed, "Ana", clock)
    second = Session.open(closed, "Bo", clock)
    assert isinstance(first, Session)
    assert isinstance(second, Session)

    assert (second.read_only, f"process {os.getpid()}" in second.held_by) == (True, True)
    assert len(second.state.all(System)) == 60
    assert "reading only" in sentence(second.do(Change("Add", (put(None, Party("p")),))))
    second.close()
    assert lock.read(closed) is not None
    first.close()
    assert lock.read(closed) is None


def test_a_lock_of_a_dead_process_is_taken_over(closed: Path, clock: Clock) -> None:
    gone = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, check=True)
    import platform

    dead = ["Ana", platform.node(), int(gone.stdout), "2026-01-01"]
    lock.lock_path(closed).write_text(json.dumps(dead))
    opened = Session.open(closed, "Bo", clock)

    assert isinstance(opened, Session)
    assert not opened.read_only
    opened.close()


def test_a_lock_nobody_can_read_counts_as_held(closed: Path, clock: Clock) -> None:
    lock.lock_path(closed).write_bytes(b"\xff")
    opened = Session.open(closed, "Bo", clock)

    assert isinstance(opened, Session)
    assert opened.read_only
    opened.close()


def test_a_full_disk_leaves_nothing_half_written(closed: Path) -> None:
    opened = files.open_workspace(closed, NOW)
    assert isinstance(opened, Workspace)
    pages = opened._db.execute("PRAGMA page_count").fetchone()[0]
    opened._db.execute(f"PRAGMA max_page_count={pages}").fetchall()
    huge = Change("Add", (put(None, Party("p", note="x" * 10_000_000)),), blobs=(b"y" * 1_000_000,))

    assert "Nothing was written" in sentence(opened.write(huge, NOW, "Ana"))
    assert opened.state.get(Party, "p") is None
    opened.close()
    assert (whole(closed).in_order, whole(closed).entries) == (True, 61)


def test_a_folder_without_write_permission_opens_for_reading(closed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_path: Path, _now: str) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(lock, "take", refuse)
    opened = files.open_workspace(closed, NOW)

    assert isinstance(opened, Workspace)
    assert (opened.read_only, "Permission denied" in opened.held_by) == (True, True)
    opened.close()


WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from govdesk.app.session import Session
from govdesk.domain.change import Change, put
from govdesk.domain.records import Party, System
session = Session.open(Path(sys.argv[1]), "Ana", lambda: datetime(2026, 11, 24, 12, tzinfo=UTC))
for number in range(1000, 1200):
    pair = (put(None, System(f"sys-{number}", note="x" * 3000)), put(None, Party(f"party-{number}")))
    entry = session.do(Change(f"Pair {number}", pair, blobs=(b"%d" % number * 500,)))
    print(entry.number, flush=True)
"""


def test_a_killed_writer_leaves_each_change_whole_or_absent(closed: Path, root: Path, clock: Clock) -> None:
    content, chance = closed.read_bytes(), random.Random(3)
    for _ in range(10):
        closed.write_bytes(content)
        told = _kill_after(chance.randrange(1, 199), closed, root)
        opened = Session.open(closed, "Bo", clock)
        assert isinstance(opened, Session)
        assert not opened.read_only
        pairs = opened.number - 61
        assert pairs >= told - 61
        assert len(opened.state.all(Party)) == pairs
        assert len(opened.state.all(System)) == 60 + pairs
        opened.close()
        assert whole(closed).in_order


def _kill_after(lines: int, path: Path, root: Path) -> int:
    """Start a writer, kill it after it has told of some changes; give the last number that it told."""
    with subprocess.Popen([sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, cwd=root) as writer:
        assert writer.stdout is not None
        told = [int(writer.stdout.readline()) for _ in range(lines)]
        writer.send_signal(signal.SIGKILL)
    return told[-1]
