"""Reading the commits of a local git repository. No network, no hook, no configuration, nothing outside the folder.

dulwich reads the indexes of packs; refs and objects are read here, since its Repo would follow what a stranger's
configuration includes, and inflate whatever a pack holds. Formats: gitrepository-layout(5), git-commit-tree(1).
"""

from __future__ import annotations

import heapq
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import islice
from pathlib import Path

from govdesk.intake.bounded import bytes_of, refuse
from govdesk.intake.people.objects import Objects, objects_of
from govdesk.intake.people.signatures import Signature, Signed, signature
from govdesk.intake.proposal import Progress
from govdesk.intake.weights.hashing import Cancelled

MAX_COMMITS = 200_000
_MAX_REFS_BYTES = 64 * 2**20
_MAX_SMALL = 64 * 2**10
_MAX_HOPS = 5
_PAUSE = 500
_SHA = re.compile(rb"^[0-9a-f]{40}$")
_REF = re.compile(r"^refs/[\w./+@-]+$")
_SIGNED = re.compile(rb"^(author|committer) ([^<\n]*)<([^\n]*)> ?(-?\d{1,12}) ([+-]\d{4})?[ \t\r]*$", re.MULTILINE)
_PARENT = re.compile(rb"^parent ([0-9a-f]{40})$", re.MULTILINE)
_HELPED = re.compile(rb"^co-authored-by:([^<>\n]*)<([^<>\n]+)>[ \t]*$", re.IGNORECASE | re.MULTILINE)
_MAX_HELPED = 100
_URL = re.compile(r"\s*url\s*=\s*(\S+)")
_LOGIN = re.compile(r"(?<=://)[^/@]*@")


@dataclass(frozen=True, slots=True)
class History:
    """The commits behind HEAD, newest first. cut: the history is longer than what lies here or than what is read."""

    head: str
    branch: str
    commits: tuple[Signed, ...]
    cut: bool = False
    unread: int = 0


def git_folder(path: Path) -> Path | None:
    """Give the folder that holds the objects of a repository: path/.git, or path itself; None where it is none."""
    for folder in (path,) if is_linked(path) else (path / ".git", path):
        if (folder / "objects").is_dir() and (folder / "HEAD").is_file():
            return folder
    return None


def is_linked(path: Path) -> bool:
    """Tell whether the .git of a folder only says where the history lies."""
    return (path / ".git").is_symlink() or (path / ".git").is_file()


def origin(folder: Path) -> str:
    """Give the address that the repository was copied from, without any login in it, or ""."""
    config = folder / "config"
    if not _own(folder, config):
        return ""
    inside = False
    for line in bytes_of(config, _MAX_SMALL).decode("utf-8", "replace").split("\n"):
        if line.lstrip().startswith("["):
            inside = line.strip() == '[remote "origin"]'
        elif inside and (found := _URL.match(line)):
            return _LOGIN.sub("", found[1])
    return ""


def _own(folder: Path, path: Path) -> bool:
    """Tell whether a file is there, and lies within the folder."""
    return path.is_file() and path.resolve().is_relative_to(folder.resolve())


def history(folder: Path, progress: Progress | None = None) -> History:
    """Read all commits behind HEAD. Raises Refused, and Cancelled where `progress` says so."""
    branch, head = _head(folder)
    with objects_of(folder) as objects:
        return _walk(objects, branch, head, progress)


def _head(folder: Path) -> tuple[str, bytes]:
    name = "HEAD"
    for _ in range(_MAX_HOPS):
        content = _ref(folder, name)
        if _SHA.match(content):
            return name.removeprefix("refs/heads/"), content
        name = content.removeprefix(b"ref:").strip().decode("utf-8", "replace")
        if not content.startswith(b"ref:") or not _REF.match(name) or ".." in name:
            break
    return refuse("HEAD of this repository names no commit, so it has no history to read.")


def _ref(folder: Path, name: str) -> bytes:
    path = folder / name
    if _own(folder, path):
        return bytes_of(path, _MAX_SMALL).strip()
    packed = folder / "packed-refs"
    lines = bytes_of(packed, _MAX_REFS_BYTES) if _own(folder, packed) else b""
    found = re.search(rb"^([0-9a-f]{40}) %b[ \t\r]*$" % re.escape(name.encode()), lines, re.MULTILINE)
    return found[1] if found else b""


def _walk(objects: Objects, branch: str, head: bytes, progress: Progress | None) -> History:
    commits: list[Signed] = []
    seen, cut, unread = {head}, False, 0
    waiting = [(0, head)]  # the newest first, by the committer's clock
    while waiting:
        if len(commits) >= MAX_COMMITS:
            cut = True
            break
        _go_on(progress, len(commits))
        _, sha = heapq.heappop(waiting)
        raw = objects.commit(sha)
        if raw is None:
            cut = True  # a shallow copy ends here
            continue
        read = _read(raw)
        if read is None:
            unread += 1
            continue
        signed, parents = read
        commits.append(signed)
        at = -_when(raw)
        for parent in parents:
            if parent not in seen:
                seen.add(parent)
                heapq.heappush(waiting, (at, parent))
    if not commits:
        refuse("No commit of this repository can be read.")
    return History(head.decode(), branch, tuple(commits), cut, unread)


def _go_on(progress: Progress | None, read: int) -> None:
    if progress is not None and read % _PAUSE == 0 and not progress.step(0, 0):
        raise Cancelled


def _read(raw: bytes) -> tuple[Signed, list[bytes]] | None:
    head, _, message = raw.partition(b"\n\n")
    signed: dict[bytes, Signature] = {}
    for found in islice(_SIGNED.finditer(head), _MAX_HELPED):
        signed[found[1]] = signature(_text(found[2]), _text(found[3]), _day(int(found[4]), found[5]))
    if len(signed) != len({b"author", b"committer"}):
        return None
    author = signed[b"author"]
    helped = (found.groups() for found in islice(_HELPED.finditer(message), _MAX_HELPED))
    others = [signature(_text(name), _text(mail), author.on) for name, mail in helped]
    parents = _PARENT.findall(head)
    return (author, signed[b"committer"], *(other for other in others if other.mail != author.mail)), parents


def _when(raw: bytes) -> int:
    found = (match for match in _SIGNED.finditer(raw.partition(b"\n\n")[0]) if match[1] == b"committer")
    return next((int(one[4]) for one in found), 0)


def _day(seconds: int, zone: bytes | None) -> date | None:
    """Give the signer's calendar day; None where no calendar has it, or it lies before there was git's clock."""
    hours, minutes = (int(zone[:3]), int(zone[0:1] + zone[3:])) if zone else (0, 0)
    try:
        offset = timezone(timedelta(hours=hours, minutes=minutes))
        return datetime.fromtimestamp(seconds, UTC).astimezone(offset).date() if seconds > 0 else None
    except (ValueError, OverflowError, OSError):
        return None


def _text(content: bytes) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("latin-1")  # what git itself falls back to
