"""Counting who signed commits: as author, as committer, from which day to which."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from govdesk.domain.said import counted
from govdesk.intake.wording import one_line

_NOREPLY = re.compile(r"^(?:\d+\+)?([\w.\[\]-]+)@users\.noreply\.(?:github|gitlab)\.com$", re.IGNORECASE)
_BOT_NAME = re.compile(
    r"\[bot\]$|^(?:dependabot|renovate|greenkeeper|github.actions?|pre-commit-ci|copybara|mergify|codecov|snyk)\b"
    r"|(?:^|[-_ ])bot$|^github$|^web-flow$",
    re.IGNORECASE,
)
_BOT_MAIL = re.compile(
    r"\[bot\]@|^noreply@github\.com$|^(?:actions|action)@github\.com$|^bot@|[-_.]bot@", re.IGNORECASE
)
MAX_MAIL = 254


@dataclass(frozen=True, slots=True)
class Signature:
    """One name under one commit. on: the signer's own calendar day, None where the date is impossible."""

    name: str
    mail: str
    on: date | None


Signed: TypeAlias = tuple[Signature, ...]
"""Who signed one commit: its author, its committer, and those whom its message names as co-authors."""


@dataclass(frozen=True, slots=True)
class Signer:
    """All that one address signed; `name` is the one it used last."""

    mail: str
    name: str
    authored: int = 0
    committed: int = 0
    helped: int = 0
    first: date | None = None
    last: date | None = None

    @property
    def bot(self) -> bool:
        """Tell whether a program signs so."""
        return is_bot(self.name, self.mail)

    @property
    def handle(self) -> str:
        """Give the account behind a no-reply address, small letters, or ""."""
        return handle_of(self.mail)

    @property
    def keys(self) -> tuple[str, ...]:
        """Say what tells this signer apart, the surest first."""
        handle = (f"handle:{self.handle}",) if self.handle else ()
        mail = f"mail:{self.mail}" if self.mail else f"unsigned:{self.name.casefold()}"
        return (mail, *handle, f"name:{self.name.casefold()}")

    def says(self) -> str:
        """Say it in words: 213 commits, 40 of others committed, 2021-01-03 to 2024-05-06."""
        commits = counted(self.authored, "commit")
        others = f", {self.committed:,} committed" if self.committed else ""
        helped = f", {self.helped:,} co-authored" if self.helped else ""
        return f"{commits}{others}{helped}{period(self.first, self.last)}"


def period(first: date | None, last: date | None) -> str:
    """Say from when to when, with a comma before it; "" where no day is known."""
    if first is None or last is None:
        return ""
    return f", {first.isoformat()} to {last.isoformat()}" if first != last else f", {first.isoformat()}"


def is_bot(name: str, mail: str = "") -> bool:
    """Tell whether a name or an address is that of a program."""
    return bool(_BOT_NAME.search(name) or _BOT_MAIL.search(mail))


def handle_of(mail: str) -> str:
    """Give the account behind a no-reply address, small letters, or ""."""
    found = _NOREPLY.match(mail)
    return found[1].casefold() if found else ""


def signature(name: str, mail: str, on: date | None) -> Signature:
    """Make a signature of what a file says: on one line, addresses in small letters."""
    return Signature(one_line(name)[:200], one_line(mail)[:MAX_MAIL].casefold(), on)


def tally(signed: Iterable[Signed]) -> tuple[Signer, ...]:
    """Count the signatures of commits, newest first, by address; who authored most stands first."""
    found: dict[str, Signer] = {}
    for author, committer, *others in signed:
        _count(found, author, authored=1)
        _count(found, committer, committed=1)
        for other in others:
            _count(found, other, helped=1)
    order = sorted(found.values(), key=lambda one: (-one.authored, -one.helped, -one.committed, one.mail, one.name))
    return tuple(order)


def _count(found: dict[str, Signer], by: Signature, *, authored: int = 0, committed: int = 0, helped: int = 0) -> None:
    if not by.mail and not by.name:
        return
    key = by.mail or f" {by.name.casefold()}"
    old = found.get(key) or Signer(by.mail, by.name or by.mail)
    days = [day for day in (old.first, old.last, by.on) if day is not None]
    found[key] = Signer(
        old.mail,
        old.name,
        old.authored + authored,
        old.committed + committed,
        old.helped + helped,
        min(days, default=None),
        max(days, default=None),
    )
