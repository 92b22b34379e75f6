"""Keep evidence files by their SHA-256."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from govdesk.app.commands.checks import UNCHANGED, hanging_on, missing
from govdesk.domain.change import Change, Edit, drop, put
from govdesk.domain.problems import Problem, Problems
from govdesk.domain.records import Evidence
from govdesk.domain.state import State

LIMIT = 50 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class EvidenceFile:
    """A file to keep: its name without folders, its bytes, and what a person says of it."""

    name: str
    content: bytes
    expires: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """Files made ready for a change: the ids of their records, the edits that add them, the bytes for the vault."""

    ids: tuple[str, ...] = ()
    edits: tuple[Edit, ...] = ()
    blobs: tuple[bytes, ...] = ()


def evidence_id(content: bytes) -> str:
    """Give the id of a file by its content."""
    return "ev-" + hashlib.sha256(content).hexdigest()[:12]


def keep(state: State, files: Iterable[EvidenceFile], on: date) -> Kept | Problems:
    """Make files ready to be kept; one that is there already is not kept twice. Problems name the file."""
    wanted = {evidence_id(file.content): file for file in files}
    problems = tuple(problem for file in wanted.values() for problem in _file_problems(file))
    if problems:
        return problems
    new = {id_: file for id_, file in wanted.items() if state.get(Evidence, id_) is None}
    edits = tuple(put(None, _record(file, on)) for file in new.values())
    return Kept(tuple(wanted), edits, tuple(file.content for file in new.values()))


def _file_problems(file: EvidenceFile) -> Problems:
    if not file.name.strip() or "/" in file.name or "\\" in file.name:
        return (Problem(file.name, "A file name without folders is expected."),)
    if not file.content:
        return (Problem(file.name, "The file is empty, so it shows nothing."),)
    if len(file.content) > LIMIT:
        says = f"The file has {len(file.content):,} bytes; evidence may have {LIMIT:,}."
        return (Problem(file.name, says, "Keep an extract, or a note that says where the file lies."),)
    return ()


def _record(file: EvidenceFile, on: date) -> Evidence:
    digest = hashlib.sha256(file.content).hexdigest()
    return Evidence(f"ev-{digest[:12]}", file.name, digest, len(file.content), on, file.expires, file.note)


def add(state: State, files: tuple[EvidenceFile, ...], on: date) -> Change | Problems:
    """Keep files as evidence that no answer names yet."""
    kept = keep(state, files, on)
    if isinstance(kept, tuple):
        return kept
    if not kept.edits:
        return (UNCHANGED,)
    return Change(f"Keep {', '.join(file.name for file in files)} as evidence", kept.edits, "", kept.blobs)


def describe(state: State, id_: str, *, note: str | None = None, expires: date | None = None) -> Change | Problems:
    """Say what a kept file shows and until when it is fresh; `note` None keeps the note."""
    before = state.get(Evidence, id_)
    if before is None:
        return missing(state, "evidence", id_, "id")
    after = replace(before, note=before.note if note is None else note.strip(), expires=expires)
    return (UNCHANGED,) if before == after else Change(f"Describe evidence {before.name}", (put(before, after),))


def remove(state: State, id_: str) -> Change | Problems:
    """Take evidence out of use. Refused while answers name it. The vault keeps the bytes, as the journal names them."""
    record = state.get(Evidence, id_)
    if record is None:
        return missing(state, "evidence", id_, "id")
    hanging = hanging_on(state, record)
    if hanging:
        return (Problem("id", f"{record.name} cannot go while it is named by: {'; '.join(hanging)}."),)
    return Change(f"Remove evidence {record.name}", (drop(record),))
