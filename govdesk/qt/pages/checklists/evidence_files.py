"""Evidence files on their way into an answer: read, hashed, and put in words."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from govdesk.app.commands.evidence import LIMIT, EvidenceFile
from govdesk.app.queries.checklist import EvidenceRow
from govdesk.qt.jobs import Job
from govdesk.qt.parts.palette import Tone


@dataclass(frozen=True, slots=True)
class Held:
    """One file of the list: kept already (`kept`), or new (`new`, its bytes)."""

    name: str
    sha256: str
    size: int | None
    kept: EvidenceRow | None = None
    new: EvidenceFile | None = None


def as_new(file: EvidenceFile) -> Held:
    """Put a file that is not kept yet on the list."""
    return Held(file.name, hashlib.sha256(file.content).hexdigest(), len(file.content), new=file)


def read_files(job: Job, paths: tuple[Path, ...]) -> list[EvidenceFile | str]:
    """Read files; a sentence stands for each that cannot be taken."""
    found: list[EvidenceFile | str] = []
    for number, path in enumerate(paths):
        if not job.step(number, len(paths)):
            break
        found.append(_read_one(path))
    return found


def _read_one(path: Path) -> EvidenceFile | str:
    try:
        if not path.is_file():
            return f"{path.name} is no file."
        if path.stat().st_size > LIMIT:
            return f"{path.name} is larger than {LIMIT // 1024 // 1024} MB; keep an extract."
        content = path.read_bytes()
    except OSError as error:
        return f"{path.name} cannot be read: {error.strerror}."
    return EvidenceFile(path.name, content) if content else f"{path.name} is empty, so it shows nothing."


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
