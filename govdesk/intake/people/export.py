"""A history as a table: tab-separated, with a head that names author, email and date (git log, exported)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from govdesk.intake.bounded import refuse, text_of
from govdesk.intake.people.git import MAX_COMMITS, History
from govdesk.intake.people.signatures import Signature, Signed, signature

_NEEDED = ("author", "email", "date")


def is_export(opening: bytes) -> bool:
    """Tell by the first line."""
    head = opening.partition(b"\n")[0].decode("utf-8", "replace").rstrip("\r").casefold().split("\t")
    return all(name in head for name in _NEEDED)


def read_export(content: bytes) -> History:
    """Read the commits of an export; who committed is known only where it has those columns too. Raises Refused."""
    lines = text_of(content).split("\n")
    head = lines[0].rstrip("\r").casefold().split("\t")
    commits: list[Signed] = []
    unread, newest = 0, ""
    for line in lines[1 : MAX_COMMITS + 1]:
        cells = line.rstrip("\r").split("\t")
        if len(cells) < len(head):
            unread += bool(line.strip())
            continue
        row = dict(zip(head, cells, strict=False))
        newest = newest or row.get("commit", "")[:40]
        author = _signed(row, "author", "email", "date")
        nobody = Signature("", "", None)
        commits.append((author, _signed(row, "committer", "committer_email", "date") if "committer" in row else nobody))
    if not commits:
        refuse("This export holds no commit.")
    return History(newest, "", tuple(commits), len(lines) > MAX_COMMITS + 1, unread)


def _signed(row: Mapping[str, str], name: str, mail: str, day: str) -> Signature:
    try:
        on = date.fromisoformat(row.get(day, "")[:10])
    except ValueError:
        on = None
    return signature(row.get(name, ""), row.get(mail, ""), on)
