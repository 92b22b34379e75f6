"""Somebody whom a file names, and what they do for the thing that the file is about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from govdesk.domain.problems import Problems
from govdesk.domain.records import Component
from govdesk.intake.people.signatures import is_bot
from govdesk.intake.wording import one_line

MAX_MENTIONS = 20_000
MAX_SAID = 300


@dataclass(frozen=True, slots=True)
class Mention:
    """One who is named. does: kind of relation to the thing, "" for none. of: the group it belongs to, and its kind.

    reach: address or account, kept as contact. keys: see Item; () for groups.
    """

    name: str
    kind: str
    file: str
    at: str
    does: str = ""
    reach: str = ""
    keys: tuple[str, ...] = ()
    says: str = ""
    since: date | None = None
    of: str = ""
    of_kind: str = "organization"

    @property
    def bot(self) -> bool:
        """Tell whether a program is named."""
        return self.kind == "person" and is_bot(self.name, self.reach)


@dataclass(frozen=True, slots=True)
class Named:
    """What one file names. about: what it says of the thing itself. notes: said beside it."""

    mentions: tuple[Mention, ...] = ()
    about: Component | None = None
    at: str = ""
    notes: tuple[str, ...] = ()
    problems: Problems = ()


def by_handle(handle: str, file: str, at: str, does: str) -> Mention | None:
    """Name a person or team by an account: @user, @org/team, user, or a mail address; None where it is none."""
    text = one_line(handle).strip(",;")
    if "@" in text.removeprefix("@"):
        mail = text.casefold()
        return Mention(text.partition("@")[0], "person", file, at, does, mail, (f"mail:{mail}",))
    name = text.removeprefix("@")
    if not name or len(name) > MAX_SAID or any(mark in name for mark in " *[]()<>"):
        return None
    if "/" in name:
        owner = name.partition("/")[0]
        return Mention(name, "team", file, at, does, f"@{name}", of=owner)
    return Mention(name, "person", file, at, does, f"@{name}", (f"handle:{name.casefold()}",))


def by_name(name: str, file: str, at: str, does: str, of: str = "") -> Mention:
    """Name a person by what it is called."""
    text = one_line(name)[:MAX_SAID]
    return Mention(text, "person", file, at, does, keys=(f"name:{text.casefold()}",), of=one_line(of)[:MAX_SAID])
