"""SHA-256 of large files, in pieces, with progress; whoever waits can cancel."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from govdesk.intake.bounded import plain_file, refuse
from govdesk.intake.proposal import Progress

PIECE = 2**22  # bytes between two steps of progress: about 3 ms of hashing, so cancelling is felt at once


class Cancelled(Exception):
    """The person does not want to wait."""


@dataclass(slots=True)
class Meter:
    """How many of `total` bytes are hashed. Raises Cancelled when the person says so."""

    total: int
    progress: Progress | None = None
    done: int = 0

    def add(self, count: int) -> None:
        """Count bytes and tell."""
        self.done += count
        if self.progress is not None and not self.progress.step(self.done, self.total):
            raise Cancelled


def sha256_of(path: Path, meter: Meter) -> str:
    """Hash a file as it is now, 64 hex digits. Raises Refused where it changes in length meanwhile, and Cancelled."""
    digest = hashlib.sha256()
    with plain_file(path) as (stream, size):
        left = size
        while left:
            piece = stream.read(min(PIECE, left))
            if not piece:
                refuse("The file became shorter while it was read.")
            digest.update(piece)
            left -= len(piece)
            meter.add(len(piece))
        if stream.read(1):
            refuse("The file grew while it was read.")
    return digest.hexdigest()
