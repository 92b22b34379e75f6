"""Evidence files on their way into an answer: read, hashed, and put in words."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from govdesk.app.commands.evidence import EvidenceFile, read_evidence
from govdesk.app.queries.checklist import EvidenceRow
from govdesk.domain.problems import Problem
from govdesk.intake.bounded import name_of
from govdesk.qt.jobs import Job
from govdesk.qt.parts.fields import Choice
from govdesk.qt.parts.palette import Tone


@dataclass(frozen=True, slots=True)
class Held:
    """One file of the list: kept already (`kept`), or new (`new`, its bytes)."""

    name: str
    sha256: str
    size: int | None
    kept: EvidenceRow | None = None
    new: EvidenceFile | None = None
    kind: str = ""


def as_kept(row: EvidenceRow) -> Held:
    """Put a file that the workspace keeps on the list."""
    return Held(row.name, row.sha256, row.size, kept=row, kind=row.kind)


def read_files(job: Job, paths: tuple[Path, ...]) -> list[Held | Problem]:
    """Read and hash files on the worker; a Problem stands for each that cannot be taken."""
    found: list[Held | Problem] = []
    for number, path in enumerate(paths):
        if not job.step(number, len(paths)):
            break
        file = read_evidence(path, name_of(path))
        found.append(file if isinstance(file, Problem) else _as_new(file))
    return found


def _as_new(file: EvidenceFile) -> Held:
    return Held(file.name, hashlib.sha256(file.content).hexdigest(), len(file.content), new=file)


def of_kind(held: Held, kind: str) -> Held:
    """Say of a file what kind of evidence it is."""
    return replace(held, kind=kind, new=replace(held.new, kind=kind) if held.new else None)


def standing(held: Held) -> tuple[Tone, str]:
    """Say how a file stands: not saved yet, kept, no longer fresh, or damaged."""
    if held.kept is None:
        return "neutral", "not saved yet"
    if held.kept.broken:
        return "bad", "hash is wrong"
    return ("warn", f"fresh until {held.kept.expires}") if held.kept.expired else ("good", "kept")


def size_text(size: int | None) -> str:
    """Say a size in bytes; "" where it is not known."""
    return "" if size is None else f"{size:,} bytes"


def write_copy(path: Path, content: bytes) -> tuple[str, str]:
    """Write a copy and open its folder; give a sentence for the person, and its role: muted or problem."""
    try:
        path.write_bytes(content)
    except OSError as error:
        return f"{path} cannot be written: {error.strerror}.", "problem"
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))
    return f"A copy was written to {path}.", "muted"


class KindChoice(Choice):
    """What kind of evidence a file is, out of those that checks of the requirement look for."""

    def __init__(self) -> None:
        """Start without kinds."""
        super().__init__((), "Kind of file not said")
        self.name("Kind of evidence", "What the chosen file is; checks look for it by its kind.")

    def stand(self, kinds: tuple[str, ...], held: Held | None, *, locked: bool, shown: bool) -> None:
        """Show the kind of a file."""
        self.offer((kind, kind) for kind in kinds)
        self.put(held.kind if held is not None else "")
        self.setEnabled(held is not None and not locked)
        self.setVisible(shown)
