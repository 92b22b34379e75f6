"""Who made, supplied, published and wrote a component of a CycloneDX BOM."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from govdesk.intake.json_text import Json, object_at, text_at

_ROLES = (("owners", "accountable"), ("stewards", "responsible"), ("custodians", "responsible"))
_MAX_NAME = 300
_MAX_AUTHORS = 1_000


@dataclass(frozen=True, slots=True)
class Actor:
    """One who is named. does: the kind of relation to the component."""

    name: str
    kind: str
    does: str
    at: str
    mail: str = ""
    url: str = ""

    @property
    def keys(self) -> tuple[str, ...]:
        """Say what tells a person apart; () for an organization."""
        if self.kind != "person":
            return ()
        return (*((f"mail:{self.mail}",) if self.mail else ()), f"name:{self.name.casefold()}")


def actors(said: Mapping[str, Json]) -> Iterator[Actor]:
    """Give them. Who made it provides it; a supplier beside another maker only hands it on."""
    makers: list[Actor] = []
    for key in ("manufacturer", "manufacture", "publisher"):
        name = text_at(object_at(said, key), "name") or text_at(said, key)
        if name:
            makers.append(Actor(name[:_MAX_NAME], "organization", "provides", key, url=_url(object_at(said, key))))
    names = {maker.name.casefold() for maker in makers}
    for key in ("supplier", "provider"):
        found = object_at(said, key)
        name = text_at(found, "name")
        if name and name.casefold() not in names:
            does = "distributes" if makers and key == "supplier" else "provides"
            makers.append(Actor(name[:_MAX_NAME], "organization", does, key, url=_url(found)))
    yield from {maker.name.casefold(): maker for maker in reversed(makers)}.values()
    names = {maker.name.casefold() for maker in makers} | {text_at(said, "group").casefold()}
    yield from _authors(said, names)
    yield from _governance(said)


def _authors(said: Mapping[str, Json], organizations: set[str]) -> Iterator[Actor]:
    """Give the authors; one who is called like the maker or the group is an organization."""
    authors = said.get("authors")
    named = [(f"authors/{index}", one) for index, one in enumerate(authors if isinstance(authors, list) else [])]
    if text_at(said, "author"):
        named.append(("author", {"name": text_at(said, "author")}))
    for at, one in named[:_MAX_AUTHORS]:
        entry = one if isinstance(one, dict) else {}
        mail = text_at(entry, "email").casefold()
        name = (text_at(entry, "name") or mail.partition("@")[0])[:_MAX_NAME]
        if name:
            kind = "organization" if name.casefold() in organizations else "person"
            yield Actor(name, kind, "contributes", at, mail if kind == "person" else "")


def _governance(said: Mapping[str, Json]) -> Iterator[Actor]:
    """Give who owns, tends and keeps data. A file can only propose a duty."""
    data = said.get("data")
    described = [(f"data/{index}/", one) for index, one in enumerate(data if isinstance(data, list) else [])]
    for before, one in (*described, ("", dict(said))):
        governance = object_at(one, "governance") if isinstance(one, dict) else {}
        for role, does in _ROLES:
            people = governance.get(role)
            for place, entry in enumerate((people if isinstance(people, list) else [])[:_MAX_AUTHORS]):
                at = f"{before}governance/{role}/{place}"
                for key, kind in (("organization", "organization"), ("contact", "person")):
                    found = object_at(entry, key) if isinstance(entry, dict) else {}
                    mail = text_at(found, "email").casefold()
                    name = (text_at(found, "name") or mail.partition("@")[0])[:_MAX_NAME]
                    if name:
                        yield Actor(name, kind, does, at, mail if kind == "person" else "", _url(found))


def _url(said: Mapping[str, Json]) -> str:
    urls = said.get("url")
    first = urls[0] if isinstance(urls, list) and urls else urls
    return first[:500] if isinstance(first, str) else ""
