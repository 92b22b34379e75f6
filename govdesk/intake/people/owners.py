"""Files of owners: CODEOWNERS, OWNERS, OWNERS_ALIASES, MAINTAINERS, and what GOVERNANCE says of deciding.

CODEOWNERS: docs.github.com, "About code owners"; docs.gitlab.com, "Code Owners syntax": a path may have no owner.
OWNERS, OWNERS_ALIASES: kubernetes.dev, "OWNERS files": YAML. MAINTAINERS has no format: tables and lists of names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from govdesk.domain.problems import Problem
from govdesk.intake.bounded import refuse, text_of
from govdesk.intake.people.mention import MAX_MENTIONS, Mention, Named, by_handle, by_name
from govdesk.intake.yaml_text import Yaml, parse_yaml

MAX_LINES = 50_000
_PATHS = 3
_LINK = re.compile(r"\[([^\]]*)\]\(([^)]*)\)")
_PROFILE = re.compile(r"^https?://(?:www\.)?git(?:hub|lab)\.com/([\w-]+)/?$", re.IGNORECASE)
_MAIL = re.compile(r"<?([\w.+-]+@[\w-]+(?:\.[\w-]+)+)>?")
_HANDLE = re.compile(r"(?<![\w/.])@([\w-]+(?:/[\w.-]+)?)")
_BULLET = re.compile(r"^\s*(?:[-*+]|\d+\.)\s+")
_NAME_LIKE = re.compile(r"^[^\W\d_][\w.'’ -]{2,80}$")
_ORGANIZATION = re.compile(r"organi[sz]ation|company|affiliation|employer", re.IGNORECASE)
_WHO = re.compile(r"name|maintainer|github|handle|user|who|login", re.IGNORECASE)
_SECTION = re.compile(r"^\^?\[([^\]]*)\](?:\[\d+\])?")
_HINTS = {
    "consensus": "consensus",
    "majority": "majority votes",
    "2/3": "two-thirds votes",
    "steering committee": "a steering committee",
    "technical committee": "a technical committee",
    "benevolent dictator": "one person who decides",
    "maintainers": "maintainers",
    "working group": "working groups",
}


def read_codeowners(content: bytes, file: str) -> Named:
    """Read who owns which paths; comments and paths without owner name nobody. Raises Refused."""
    owned: dict[str, tuple[Mention, list[str]]] = {}
    problems = []
    for number, line in _lines(content):
        words = _SECTION.sub(_in_one_word, line.partition("#")[0].strip()).split()
        alone = len(words) == 1
        if alone and not words[0].startswith("@"):
            if not any(mark in words[0] for mark in "/*.["):
                says = f"This line names a path that nobody owns. An owner needs an @: @{words[0][:60]}."
                problems.append(Problem(f"{file}:{number}", says))
            continue
        names = words if alone else words[1:]
        for name in names:
            mention = by_handle(name, file, f"line {number}", "maintains")
            if mention is None:
                problems.append(Problem(f"{file}:{number}", "This line names an owner that is none."))
            else:
                owned.setdefault(mention.reach, (mention, []))[1].append("nothing named" if alone else words[0])
    return Named(tuple(replace(one, says=_of(paths)) for one, paths in owned.values()), problems=tuple(problems))


def _in_one_word(section: re.Match[str]) -> str:
    """Make one word of a section of GitLab, which may have owners for all paths in it."""
    return f"[{'_'.join(section[1].split())}]"


def _of(paths: list[str]) -> str:
    more = f" and {len(paths) - _PATHS} more paths" if len(paths) > _PATHS else ""
    return f"owns {', '.join(path[:80] for path in paths[:_PATHS])}{more}"


def read_owners(content: bytes, file: str) -> Named:
    """Read OWNERS (approvers, reviewers) or OWNERS_ALIASES (groups and their members). Raises Refused."""
    found = parse_yaml(text_of(content))
    if not isinstance(found, dict):
        refuse("This is not a mapping of owners.")
    aliases = found.get("aliases")
    mentions = list(_aliases(aliases, file)) if isinstance(aliases, dict) else []
    for role in ("approvers", "reviewers"):
        for index, name in enumerate(_texts(found.get(role))):
            mention = by_handle(name, file, f"{role}[{index}]", "maintains")
            if mention is not None:
                mentions.append(replace(mention, says=role.removesuffix("s")))
    return Named(tuple(mentions[:MAX_MENTIONS]))


def _aliases(aliases: dict[str, Yaml], file: str) -> Iterator[Mention]:
    for group, members in aliases.items():
        yield Mention(str(group), "team", file, f"aliases.{group}")
        for index, name in enumerate(_texts(members)):
            mention = by_handle(name, file, f"aliases.{group}[{index}]", "")
            if mention is not None:
                yield replace(mention, of=str(group), of_kind="team")


def _texts(value: Yaml) -> list[str]:
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []


def read_maintainers(content: bytes, file: str) -> Named:
    """Read a table or a list of maintainers. What is neither is no name. Raises Refused."""
    mentions: list[Mention] = []
    head: list[str] = []
    for number, line in _lines(content):
        if line.lstrip().startswith("|"):
            cells = [cell.strip().strip("*_` ") for cell in line.strip().strip("|").split("|")]
            if not head:
                head = cells
            elif not set(line) <= set("|-: \t"):
                mentions += _row(head, cells, file, number)
            continue
        head = []
        mention = _listed(line, file, number)
        if mention is not None:
            mentions.append(mention)
    problems = () if mentions else (Problem(file, "No table and no list of names was found in it."),)
    return Named(tuple(mentions[:MAX_MENTIONS]), problems=problems)


def _row(head: list[str], cells: list[str], file: str, number: int) -> list[Mention]:
    by = dict(zip(head, cells, strict=False))
    group = next((_plain(cell) for title, cell in by.items() if _ORGANIZATION.search(title)), "")
    who = " ".join(cell for title, cell in by.items() if _WHO.search(title) and not _ORGANIZATION.search(title))
    mention = _person(who or cells[0], file, number)
    return [replace(mention, of=group)] if mention is not None else []


def _listed(line: str, file: str, number: int) -> Mention | None:
    bullet = _BULLET.match(line)
    if bullet is None and not _MAIL.search(line):
        return None
    return _person(line[bullet.end() if bullet else 0 :], file, number)


def _person(text: str, file: str, number: int) -> Mention | None:
    """Read NAME, NAME <mail>, NAME (@handle), [NAME](profile) out of a cell or an item."""
    at = f"line {number}"
    profile = next((found[1] for _, url in _LINK.findall(text) if (found := _PROFILE.match(url))), "")
    handle = _HANDLE.search(_MAIL.sub("", text))
    mail = _MAIL.search(text)
    name = re.split(r"[<(,;:|@\[]|\s[-–—]\s", _plain(text), maxsplit=1)[0].strip("*_` ")
    account = profile or (handle[1] if handle else "")
    keys = (
        *((f"mail:{mail[1].casefold()}",) if mail else ()),
        *((f"handle:{account.casefold()}",) if account else ()),
    )
    if _NAME_LIKE.match(name) and len(name.split()) <= 5:  # noqa: PLR2004 - more words are a sentence
        reach = mail[1].casefold() if mail else (f"@{account}" if account else "")
        named = by_name(name, file, at, "maintains")
        return replace(named, reach=reach, keys=(*keys, *named.keys)) if keys or " " in name else None
    who = f"@{account}" if account else (mail[1] if mail else "")
    return by_handle(who, file, at, "maintains") if who else None


def _plain(text: str) -> str:
    return _LINK.sub(lambda found: found[1], text).strip()


def read_governance(content: bytes, file: str) -> Named:
    """Say by which words a governance file speaks of deciding, with the first line of each. Raises Refused."""
    hints: dict[str, int] = {}
    for number, line in _lines(content):
        low = line.casefold()
        for word, says in _HINTS.items():
            if word in low:
                hints.setdefault(says, number)
    if not hints:
        return Named()
    told = ", ".join(f"{says} (line {number})" for says, number in hints.items())
    return Named(notes=(f"{file} speaks of {told}. Read it: who decides there is not read out of a text.",))


def _lines(content: bytes) -> Iterator[tuple[int, str]]:
    lines = text_of(content).splitlines()
    if len(lines) > MAX_LINES:
        refuse(f"This has more than {MAX_LINES:,} lines, which no real file of its kind has.")
    yield from enumerate((line[:4_000] for line in lines), 1)
