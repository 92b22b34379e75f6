"""Folders as the model hub's client leaves them: which model and which revision they hold, without asking the network.

Layout: huggingface_hub, "Understand caching": models--ORG--NAME/{refs,snapshots/COMMIT,blobs}; a download to a folder
of one's own leaves .cache/huggingface/download/FILE.metadata with commit, hash and time, one a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from govdesk.domain.problems import Problem
from govdesk.intake.bounded import Refused, bytes_of, entries, inside, refuse, text_of
from govdesk.intake.proposal import ReadFact, Reading

_COMMIT = re.compile(r"[0-9a-f]{40}")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_STORE = re.compile(r"models--([^/]+?)--([^/]+)")
RECEIPTS = Path(".cache/huggingface/download")
_MAX_SMALL = 4_096  # bytes of a ref or receipt; real ones have under 200


@dataclass(frozen=True, slots=True)
class Place:
    """A model folder: where its files are, and within which folders its links may lead."""

    folder: Path
    roots: tuple[Path, ...]
    known: Reading = field(default_factory=Reading)


def locate(path: Path) -> Place:
    """Find the model in a folder that a person pointed at. A cache store leads to its main snapshot. Raises Refused."""
    try:
        folder = path.resolve(strict=True)
    except (OSError, RuntimeError, ValueError):
        refuse("This folder cannot be found.")
    if _STORE.fullmatch(folder.name) and (folder / "snapshots").is_dir():
        folder = _main_snapshot(folder)
    if folder.parent.name == "snapshots" and _STORE.fullmatch(folder.parent.parent.name):
        return _snapshot(folder)
    return Place(folder, (folder,))


def _main_snapshot(store: Path) -> Path:
    ref = store / "refs" / "main"
    snapshots = store / "snapshots"
    if ref.is_file():
        inside(ref, (store,))
        named = snapshots / text_of(bytes_of(ref, _MAX_SMALL)).strip()
        if _COMMIT.fullmatch(named.name) and named.parent == snapshots and named.is_dir() and not named.is_symlink():
            return named
    found = [entry for entry in entries(snapshots) if entry.is_dir() and not entry.is_symlink()]
    if len(found) != 1:
        says = f"This cache holds {len(found)} snapshots of the model and no word on which is in use."
        refuse(says, "Read one of them.")
    return found[0]


def _snapshot(folder: Path) -> Place:
    store = folder.parent.parent
    found = _STORE.fullmatch(store.name)
    facts = [ReadFact("model.name", f"{found[1]}/{found[2]}", store.name, "folder name")] if found else []
    if _COMMIT.fullmatch(folder.name):
        facts.append(ReadFact("model.revision", folder.name, f"snapshots/{folder.name}", "folder name"))
    return Place(folder, (folder, store / "blobs"), Reading(tuple(facts)))


def of_file(path: Path) -> Reading:
    """Give what the place of one file says: in a snapshot of the cache, which model and revision it is of."""
    folder = path.parent
    if folder.parent.name == "snapshots" and _STORE.fullmatch(folder.parent.parent.name):
        return _snapshot(folder).known
    return Reading()


def blobs(files: Mapping[str, Path], hashes: Mapping[str, str]) -> Reading:
    """Compare hashed files of the cache with the hash that the cache keeps them under."""
    problems = []
    for file, here in hashes.items():
        kept = files[file].readlink().name if files[file].is_symlink() else ""
        if _SHA256.fullmatch(kept) and kept != here:
            problems.append(_changed(file, f"the cache keeps it as sha256 {kept}", here))
    return Reading(problems=tuple(problems))


def receipts(folder: Path, files: Iterable[str], hashes: Mapping[str, str]) -> Reading:
    """Read the receipts of a download: the revision, and whether each hashed file is still what was fetched.

    hashes: file -> SHA-256 of the file as it is here.
    """
    commits: dict[str, str] = {}
    problems: list[Problem] = []
    if not (folder / RECEIPTS).is_dir():
        return Reading()
    for file in files:
        try:
            commit, etag = _receipt(folder, file)
        except Refused as refused:
            problems.append(refused.problem(f"{RECEIPTS.as_posix()}/{file}.metadata"))
            continue
        if commit:
            commits.setdefault(commit, file)
        if file in hashes and _SHA256.fullmatch(etag) and etag != hashes[file]:
            problems.append(_changed(file, f"the download's receipt says sha256 {etag}", hashes[file]))
    found = {commit: f"{RECEIPTS.as_posix()}/{file}.metadata" for commit, file in sorted(commits.items())}
    facts = tuple(ReadFact("model.revision", commit, receipt, "1") for commit, receipt in found.items())
    return Reading(facts, problems=tuple(problems))


def _changed(file: str, expected: str, here: str) -> Problem:
    says = f"The file is not what was fetched: {expected}, the file has {here}."
    return Problem(file, says, "Fetch it again, or find out who changed it.")


def _receipt(folder: Path, file: str) -> tuple[str, str]:
    path = folder / RECEIPTS / f"{file}.metadata"
    if not path.exists():
        return "", ""
    inside(path, (folder,))
    lines = text_of(bytes_of(path, _MAX_SMALL)).splitlines()
    commit, etag = (*lines, "", "")[:2]
    return (commit if _COMMIT.fullmatch(commit) else ""), etag
