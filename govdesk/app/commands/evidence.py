"""Keep evidence files by their SHA-256."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from govdesk.domain.change import Edit, put
from govdesk.domain.problems import Problem, Problems
from govdesk.domain.records import Evidence
from govdesk.domain.state import State
from govdesk.intake.bounded import Refused, name_of, plain_file

LIMIT = 50 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class EvidenceFile:
    """A file to keep: its name without folders, its bytes, and what a person says of it; kind: as checks name it."""

    name: str
    content: bytes
    expires: date | None = None
    note: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """Files made ready for a change: the ids of their records, the edits that add them, the bytes for the vault."""

    ids: tuple[str, ...] = ()
    edits: tuple[Edit, ...] = ()
    blobs: tuple[bytes, ...] = ()


def read_evidence(path: Path, named: str) -> EvidenceFile | Problem:
    """Read a file to keep. No plain file, an empty or a too large one: a Problem at `named`."""
    try:
        with plain_file(path) as (stream, size):
            if size > LIMIT:
                return _too_large(named, size)
            content = stream.read(LIMIT + 1)
    except Refused as refused:
        return refused.problem(named)
    file = EvidenceFile(name_of(path), content)
    return next((replace(one, where=named) for one in _file_problems(file)), file)


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
    return (_too_large(file.name, len(file.content)),) if len(file.content) > LIMIT else ()


def _too_large(where: str, size: int) -> Problem:
    says = f"The file has {size:,} bytes; evidence may have {LIMIT:,}."
    return Problem(where, says, "Keep an extract, or a note that says where the file lies.")


def _record(file: EvidenceFile, on: date) -> Evidence:
    digest = hashlib.sha256(file.content).hexdigest()
    return Evidence(f"ev-{digest[:12]}", file.name, digest, len(file.content), on, file.expires, file.note, file.kind)
