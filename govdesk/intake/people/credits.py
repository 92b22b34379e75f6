"""Lists of those who are to be named: CITATION.cff and .all-contributorsrc.

Formats: citation-file-format.github.io 1.2.0; allcontributors.org, "Configuration file".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from govdesk.domain.records import Component
from govdesk.intake.bounded import refuse, text_of
from govdesk.intake.json_text import parse_json, text_at, texts_at
from govdesk.intake.licence.names import licence_id
from govdesk.intake.people.mention import MAX_MENTIONS, Mention, Named, by_handle, by_name
from govdesk.intake.wording import stated
from govdesk.intake.yaml_text import Yaml, parse_yaml


def read_citation(content: bytes, file: str) -> Named:
    """Read a CITATION.cff: its authors as contributors, its title, version, licence and address. Raises Refused."""
    found = parse_yaml(text_of(content))
    if not isinstance(found, dict) or not isinstance(found.get("authors"), list):
        refuse("This is no citation file: it has no list of authors.")
    since = _day(found.get("date-released"))
    mentions = tuple(replace(one, since=since) for one in _authors(found["authors"], file))
    title = _text(found, "title")
    kind = "dataset" if _text(found, "type") == "dataset" else "software"
    about = Component(
        "",
        title,
        kind,
        version=_text(found, "version"),
        licence=licence_id(_text(found, "license")),
        location=_text(found, "repository-code") or _text(found, "url"),
    )
    return Named(mentions[:MAX_MENTIONS], about if title else None, "title")


def _authors(authors: Yaml, file: str) -> Iterator[Mention]:
    for index, author in enumerate(authors if isinstance(authors, list) else []):
        if not isinstance(author, dict):
            continue
        at = f"authors[{index}]"
        parts = [_text(author, key) for key in ("given-names", "name-particle", "family-names", "name-suffix")]
        person, entity = " ".join(filter(None, parts)), _text(author, "name")
        if person:
            mention = by_name(person, file, at, "contributes", _text(author, "affiliation"))
            mail = _text(author, "email").casefold()
            yield replace(mention, reach=mail, keys=(f"mail:{mail}", *mention.keys)) if mail else mention
        elif entity:
            yield Mention(entity, "organization", file, at, "contributes", _text(author, "website"))
        elif _text(author, "alias"):
            mention_ = by_handle(_text(author, "alias"), file, at, "contributes")
            if mention_ is not None:
                yield mention_


def read_all_contributors(content: bytes, file: str) -> Named:
    """Read an .all-contributorsrc: accounts, names and what each contributed. Raises Refused."""
    found = parse_json(content)
    people = found.get("contributors")
    if not isinstance(people, list):
        refuse("This is no list of contributors.")
    mentions: list[Mention] = []
    for index, one in enumerate(people[:MAX_MENTIONS]):
        entry = one if isinstance(one, dict) else {}
        mention = by_handle(text_at(entry, "login"), file, f"contributors[{index}]", "contributes")
        if mention is None:
            continue
        name = text_at(entry, "name")
        keys = (*mention.keys, *((f"name:{name.casefold()}",) if name else ()))
        work = ", ".join(texts_at(entry, "contributions")[:20])
        mentions.append(replace(mention, name=name or mention.name, keys=keys, says=work))
    project = text_at(found, "projectName")
    owner = text_at(found, "projectOwner")
    host = text_at(found, "repoHost") or "https://github.com"
    place = f"{host.rstrip('/')}/{owner}/{project}" if owner and project else ""
    about = Component("", project, "software", location=place) if project else None
    return Named(tuple(mentions), about, "projectName")


def _text(found: dict[str, Yaml], key: str) -> str:
    value = found.get(key)
    return stated(value) if isinstance(value, str) else ""


def _day(value: Yaml) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
