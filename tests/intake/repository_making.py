"""Makes git repositories for tests, with dulwich and no git program."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from dulwich.objects import Commit, Tree
from dulwich.repo import Repo

Signed = tuple[str, str]  # "Name <mail>", ISO date or time


def repository(
    folder: Path, commits: Iterable[Signed | tuple[str, str, str]], files: dict[str, str] | None = None
) -> Path:
    """Make a repository of (author, time[, committer]) commits, the oldest first; `files` lie in its working tree."""
    folder.mkdir(parents=True, exist_ok=True)
    repo = Repo.init(str(folder))
    tree = Tree()
    repo.object_store.add_object(tree)
    parents: list[bytes] = []
    for number, (author, time, *committer) in enumerate(commits):
        made = _commit(tree, parents, author, time, committer[0] if committer else author, number)
        repo.object_store.add_object(made)
        parents = [made.id]
    repo.refs[b"refs/heads/main"] = parents[0]
    repo.refs.set_symbolic_ref(b"HEAD", b"refs/heads/main")
    repo.close()
    for name, text in (files or {}).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def _commit(tree: Tree, parents: Sequence[bytes], author: str, time: str, committer: str, number: int) -> Commit:
    moment = datetime.fromisoformat(time)
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC, hour=12)
    zone = int((moment.utcoffset() or moment - moment).total_seconds())
    made = Commit()
    made.tree, made.parents = tree.id, list(parents)
    made.author, made.committer = author.encode(), committer.encode()
    made.author_time = made.commit_time = int(moment.timestamp())
    made.author_timezone = made.commit_timezone = zone
    made.message = f"Change {number}".encode()
    return made


def packed(folder: Path) -> Path:
    """Put the loose objects of a repository into one pack."""
    repo = Repo(str(folder))
    repo.object_store.pack_loose_objects()
    repo.close()
    return folder
