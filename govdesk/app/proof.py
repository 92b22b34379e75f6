"""Is the journal behind a report as it was sealed? The answer is data, so that a report stays a pure function."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from govdesk.store.verify import verify


@dataclass(frozen=True, slots=True)
class Proof:
    """What a check of a workspace found. entries: how many are as they were sealed. says: the result in a sentence.

    sound: the chain is whole, and records and kept files agree with it. first_break: the first bad entry, if any.
    """

    entries: int
    says: str
    sound: bool
    first_break: int | None = None

    def covers(self, number: int) -> bool:
        """Tell whether all is in order and the check reached an entry."""
        return self.sound and self.entries >= number


def proof_of(path: Path) -> Proof:
    """Check a workspace file: chain, records, kept files. What cannot be read is not sound."""
    found = verify(path)
    if isinstance(found, tuple):
        return Proof(0, str(found[0]), sound=False)
    return Proof(found.entries, found.says, found.in_order, found.first_break)
