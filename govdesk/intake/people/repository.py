"""The door to people: a local repository, or one file that names owners, maintainers, authors or contributors."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from govdesk.domain.problems import Problem
from govdesk.domain.records import Component
from govdesk.intake.bounded import (
    MAX_CARD_BYTES,
    MAX_JSON_BYTES,
    Refused,
    bytes_of,
    inside,
    name_of,
    refuse,
    text_of,
)
from govdesk.intake.found import Found
from govdesk.intake.people import export, git, owners
from govdesk.intake.people.credits import read_all_contributors, read_citation
from govdesk.intake.people.gather import Gathering
from govdesk.intake.people.mailmap import Mailmap
from govdesk.intake.people.mention import Named
from govdesk.intake.people.signatures import tally
from govdesk.intake.proposal import Progress
from govdesk.intake.wording import file_name

Reader = Callable[[bytes, str], Named]
_READERS: tuple[tuple[re.Pattern[str], Reader], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), reader)
    for pattern, reader in (
        (r"(^|\.)codeowners(\.\w+)?$", owners.read_codeowners),
        (r"(^|\.)owners(_aliases)?$", owners.read_owners),
        (r"(^|\.)maintainers(\.(md|rst|txt))?$", owners.read_maintainers),
        (r"(^|\.)governance(\.(md|rst|txt))?$", owners.read_governance),
        (r"(^|\.)citation\.cff$", read_citation),
        (r"\.?all-contributorsrc(\.json)?$", read_all_contributors),
    )
)
_PLACES = (".github", ".gitlab", "docs", "")
_POLICY = re.compile(r"security(\.(md|rst|txt))?", re.IGNORECASE)
_RULES = (
    "How many must review a change and who may merge is a setting of the host, which a repository does not hold: "
    "not known until somebody records it with the component."
)
_LINKED = "This is a linked working tree: its history lies in another folder."


def reader_of(name: str) -> Reader | None:
    """Give the reader of a file of owners or contributors, by its name."""
    return next((reader for pattern, reader in _READERS if pattern.search(name)), None)


def is_repository(path: Path) -> bool:
    """Tell whether a folder holds a git repository, bare or not."""
    return git.git_folder(path) is not None or git.is_linked(path)


def read_repository(path: Path, progress: Progress | None = None) -> Found:
    """Read the contributors of a local repository and its files of owners. Raises Refused, and Cancelled."""
    folder = git.git_folder(path)
    if folder is None:
        refuse(*((_LINKED, "Choose the main folder.") if git.is_linked(path) else ("This is no git repository.",)))
    shown = path.parent if path.name == ".git" else path
    name = file_name(shown.resolve().name.removesuffix(".git")) or "Repository"
    history = git.history(folder, progress)
    at = f"commits up to {history.head[:12]}"
    place = git.origin(folder)
    gathering = Gathering(path, Component("", name, "software", location=place), (name, ".git/config"))
    root = shown.resolve()
    _count(gathering, history, _mailmap(gathering, shown), name, at)
    if folder != shown:
        _files(gathering, shown, root)
        _security(gathering, shown)
        gathering.notes.append(_RULES)
    else:
        gathering.notes.append("This repository has no working files, so no file of owners was read.")
    return gathering.found(f"Contributors of {name}")


def _count(gathering: Gathering, history: git.History, mailmap: Mailmap, name: str, at: str) -> None:
    pairs = [tuple(map(mailmap.proper, signed)) for signed in history.commits]
    gathering.sign(tally(pairs), name, at, cut=history.cut)
    if history.cut:
        gathering.notes.append(
            "The history is cut: earlier commits do not lie here or are too many to read, so the first day"
            " of a contributor is not known."
        )
    if history.unread:
        says = f"{history.unread:,} commits are damaged; they and what lies before them were not counted."
        gathering.problems.append((Problem(name, says),))


def _mailmap(gathering: Gathering, root: Path) -> Mailmap:
    path = root / ".mailmap"
    try:
        if not path.is_file() or path.is_symlink():
            return Mailmap()
        mailmap = Mailmap(text_of(bytes_of(path, MAX_CARD_BYTES)))
    except Refused as refused:
        gathering.problems.append((refused.problem(".mailmap"),))
        return Mailmap()
    bad = tuple(Problem(f".mailmap:{line}", "This line is not NAME <ADDRESS>.") for line in mailmap.bad[:10])
    gathering.problems.append(bad)
    return mailmap


def _security(gathering: Gathering, root: Path) -> None:
    """Look whether there is a security policy where hosts look for one; it is named, not read."""
    for place in _PLACES:
        folder = root / place if place else root
        names = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
        for name in names:
            if _POLICY.fullmatch(name) and (folder / name).is_file() and not (folder / name).is_symlink():
                gathering.reports_to(f"{place}/{name}" if place else name)
                return


def _files(gathering: Gathering, root: Path, real: Path) -> None:
    """Read the files of owners where hosts look for them; git takes the first place that has one."""
    seen: set[Reader] = set()
    for place in _PLACES:
        folder = root / place if place else root
        if not folder.is_dir():
            continue
        for path in sorted(folder.iterdir()):
            reader = reader_of(path.name)
            if reader is None or (reader in seen and reader is not owners.read_owners) or not path.is_file():
                continue
            file = f"{place}/{name_of(path)}" if place else name_of(path)
            seen.add(reader)
            try:
                inside(path, (real,))
                _take(gathering, reader(bytes_of(path, MAX_JSON_BYTES), file))
            except Refused as refused:
                gathering.problems.append((refused.problem(file),))


def _take(gathering: Gathering, named: Named) -> None:
    gathering.name(named.mentions)
    gathering.notes.extend(named.notes)
    gathering.problems.append(named.problems)


def read_people_file(path: Path, reader: Reader) -> Found:
    """Read one file of owners or contributors that was chosen alone. Raises Refused."""
    name = name_of(path)
    named = reader(bytes_of(path, MAX_JSON_BYTES), name)
    thing = file_name(path.parent.name) or "Project"
    about = named.about or Component("", thing, "software")
    gathering = Gathering(path, about, (name, named.at or "name of its folder"))
    _take(gathering, named)
    found = gathering.found(f"People named in {name}")
    if not found and not found.notes:
        refuse("Nobody is named in it.")
    return found


def read_log(path: Path, content: bytes) -> Found:
    """Read a history that was exported as a table. Raises Refused."""
    name = name_of(path)
    history = export.read_export(content)
    thing = re.sub(r"([._-]git-?log)?\.\w+$", "", name, flags=re.IGNORECASE) or "Repository"
    gathering = Gathering(path, Component("", thing, "software"), (name, "file name"))
    _count(gathering, history, Mailmap(), name, f"commits up to {history.head[:12] or 'the first line'}")
    return gathering.found(f"Contributors of {thing}")
