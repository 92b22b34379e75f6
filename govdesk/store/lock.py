"""Who has a workspace open: a small file beside it, because two writers must not meet."""

from __future__ import annotations

import contextlib
import getpass
import json
import os
import platform
import stat
import time
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a workspace: user, host, process number, since when (UTC, ISO)."""

    user: str
    host: str
    pid: int
    since: str

    def __str__(self) -> str:
        """Say it to the second person."""
        return f"{self.user} has it open on {self.host} (process {self.pid}) since {self.since} UTC."

    @property
    def gone(self) -> bool:
        """Tell whether this holder is a process of this host that has ended, or never said who it is."""
        return self == _NOBODY or (self.host == platform.node() and not _alive(self.pid))


def _alive(pid: int) -> bool:
    """Ask for a process of this host. Windows has no harmless question, so there it counts as alive."""
    if os.name == "nt":
        return True
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return True


_STRANGER = Holder("Another program", "an unknown host", 0, "an unknown time")
_NOBODY = Holder("Nobody", "no host", 0, "an unfinished lock")
_LONGEST = 4096
"""Bytes of the longest lock that is read; ours have about a hundred."""
_FRESH = 10.0
"""Seconds for which a lock without a word in it may be one that is just being written."""


def lock_path(path: Path) -> Path:
    """Name the lock file of a workspace."""
    return path.with_name(path.name + ".lock")


def take(path: Path, now: str) -> Holder | None:
    """Take the lock. Gives None when it is ours now, else who holds it. Raises OSError where no file can be made."""
    lock = lock_path(path)
    me = Holder(_user(), platform.node(), os.getpid(), now)
    text = json.dumps([me.user, me.host, me.pid, me.since]).encode()
    for _ in range(3):
        try:
            _write(lock, text)
        except FileExistsError:
            holder = read(path)
            if holder is None:
                continue
            if not holder.gone:
                return holder
            _clear(lock, holder)
            continue
        return None
    return read(path) or _STRANGER


def _write(lock: Path, text: bytes) -> None:
    """Make the lock file whole or not at all. Raises FileExistsError where there is one, OSError where none can be."""
    handle = os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o644)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(text)
    except OSError:
        lock.unlink(missing_ok=True)
        raise


def _clear(lock: Path, dead: Holder) -> None:
    """Remove the lock that a dead process left, and only that one."""
    aside = lock.with_name(f"{lock.name}.{os.getpid()}")
    with contextlib.suppress(FileNotFoundError):
        lock.rename(aside)
        taken = _parse(aside)
        if taken is not None and taken != dead:
            with contextlib.suppress(FileExistsError):
                os.link(aside, lock)
        aside.unlink()


def read(path: Path) -> Holder | None:
    """Tell who holds a workspace, or None where nobody does. A lock that cannot be read is held by a stranger."""
    return _parse(lock_path(path))


def _parse(lock: Path) -> Holder | None:
    try:
        found = lock.lstat()
        if not stat.S_ISREG(found.st_mode):
            return _STRANGER
        if not found.st_size and time.time() - found.st_mtime > _FRESH:
            return _NOBODY
        with lock.open("rb") as file:
            user, host, pid, since = json.loads(file.read(_LONGEST))
        return Holder(str(user), str(host), int(pid), str(since))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError, OverflowError, RecursionError):
        return _STRANGER


def release(path: Path) -> None:
    """Give the lock back, if it is ours."""
    holder = read(path)
    if holder is not None and (holder.pid, holder.host) == (os.getpid(), platform.node()):
        lock_path(path).unlink(missing_ok=True)


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "Somebody"
