"""Opening other people's files within limits: plain files only, inside the folder only, only so many bytes."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, NoReturn

from govdesk.domain.problems import Problem
from govdesk.intake.wording import file_name, quoted

MAX_CARD_BYTES = 2 * 2**20  # the largest of 1,008 real cards has 0.2 MB
MAX_JSON_BYTES = 32 * 2**20  # the index of a model with 91,000 tensors has 9 MB
MAX_LICENCE_BYTES = 2**20  # the longest licence in use has 35 kB; some files hold many
MAX_NAME = 255  # characters; no file system allows longer names
MAX_ENTRIES = 10_000  # files in one folder; the most split models have under 300

_OPEN = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


class Refused(Exception):
    """A file that is not read, with the sentence to say. Raised while parsing; at the edge it becomes a Problem."""

    def __init__(self, says: str, mend: str = "", at: str = "") -> None:
        super().__init__(says)
        self.says, self.mend, self.at = says, mend, at

    def problem(self, file: str) -> Problem:
        """Say it of a file."""
        return Problem(f"{file}:{self.at}" if self.at else file, self.says, self.mend)


def refuse(says: str, mend: str = "", at: str = "") -> NoReturn:
    """Stop reading a file. Raises Refused."""
    raise Refused(says, mend, at)


def reason(error: OSError) -> Refused:
    """Word what the system says when a file cannot be read."""
    return Refused(f"This cannot be read: {(error.strerror or 'the system gives no reason').lower()}.")


@contextmanager
def plain_file(path: Path) -> Iterator[tuple[BinaryIO, int]]:
    """Open a plain file; gives its stream and its size in bytes. Raises Refused for pipes, devices and folders.

    It is looked at before it is opened, since opening a device can do something, and after, since it can be exchanged.
    """
    try:
        _refuse_special(path.stat().st_mode)
        handle = os.open(path, _OPEN)
    except OSError as error:
        raise reason(error) from error
    except ValueError:  # a path with a NUL
        refuse("This is not a path.")
    with open(handle, "rb", buffering=2**18) as stream:  # noqa: PTH123 - a descriptor, not a path
        found = os.fstat(handle)
        _refuse_special(found.st_mode)
        try:
            yield stream, found.st_size
        except OSError as error:
            raise reason(error) from error


def check_plain(path: Path) -> None:
    """Make sure that a path is a plain file, without opening it. Raises Refused."""
    try:
        _refuse_special(path.stat().st_mode)
    except OSError as error:
        raise reason(error) from error


def _refuse_special(mode: int) -> None:
    if stat.S_ISDIR(mode):
        refuse("A folder stands where a file should be.")
    if not stat.S_ISREG(mode):
        refuse("This is a pipe, device or socket, not a file; it is not opened.")


def bytes_of(path: Path, limit: int) -> bytes:
    """Read a whole file. Raises Refused where it is larger than `limit` bytes."""
    with plain_file(path) as (stream, _):
        content = stream.read(limit + 1)
    if len(content) > limit:
        refuse(f"This is larger than {limit:,} bytes, which no real file of its kind is.")
    return content


def text_of(content: bytes) -> str:
    """Decode UTF-8, with or without a byte order mark. Raises Refused with the place of the first bad byte."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        refuse(f"This is not UTF-8 text: byte {error.start:,} cannot be read.")


def inside(path: Path, roots: tuple[Path, ...]) -> None:
    """Refuse a path that, links followed, leaves all of the (resolved) roots. Raises Refused."""
    try:
        real = path.resolve(strict=True)
    except (OSError, RuntimeError, ValueError):
        refuse("This link leads nowhere or in a circle.")
    if not any(real.is_relative_to(root) for root in roots):
        refuse("This link leads out of the folder; it is not followed.")


def entries(folder: Path) -> list[Path]:
    """List a folder by name. Raises Refused where it holds too many entries or cannot be listed."""
    found: list[Path] = []
    try:
        with os.scandir(folder) as listing:
            for entry in listing:
                found.append(Path(entry.path))
                if len(found) > MAX_ENTRIES:
                    refuse(f"This folder holds more than {MAX_ENTRIES:,} entries; a model folder does not.")
    except OSError as error:
        raise reason(error) from error
    return sorted(found)


def plain_name(name: str, *, at: str) -> str:
    """Check a file name that another file gives: one name, no way out of the folder. Raises Refused."""
    if not name or name in {".", ".."} or len(name) > MAX_NAME or any(mark in name for mark in "/\\:\0"):
        refuse(f"It names the file {quoted(name)}, which is not a plain name in this folder.", at=at)
    return name


def name_of(path: Path) -> str:
    """Give the name to show for a path: its last part, made safe to print and keep."""
    return file_name(path.name) or file_name(str(path)) or "?"
