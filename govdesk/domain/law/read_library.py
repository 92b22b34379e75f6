"""Reads a library of CISO Assistant as a pack: its assessable nodes become requirements of a voluntary framework.

Of a library are taken: urn, name, description, copyright, version, provider, publication_date, and the nodes of its
frameworks. The text stays that of its owner: it lives in the workspace of who has the file, and its copyright line
stands in the note. Mappings, threats, controls and translations are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from govdesk.domain.law.given import Given, Path, Sheet
from govdesk.domain.law.packs import Pack
from govdesk.domain.law.read_pack import parse_pack
from govdesk.domain.plain import Plain
from govdesk.domain.problems import Problems

_TITLE = 90
_USE = {
    "id": "use",
    "title": "Use",
    "kind": "first",
    "options": [{"value": "voluntary", "label": "Voluntary: applies as you took it into use", "tone": "neutral"}],
}


def is_library(mapping: Mapping[str, object]) -> bool:
    """Tell a library by its keys, which no pack has."""
    return "objects" in mapping and str(mapping.get("urn", "")).startswith("urn:")


def parse_library(mapping: Mapping[str, object], places: Mapping[Path, str] | None = None) -> Pack | Problems:
    """Read a library as a pack; problems name the line of the library, as `places` has it."""
    sheet = Sheet(places or {})
    given = Given(mapping, (), sheet)
    nodes = [node for node in _nodes(given) if node.is_mapping(node.names(), ("urn",))]
    by_urn = {node.text("urn"): node for node in nodes}
    asked = [node for node in nodes if node.flag("assessable", default=False)]
    if not asked:
        given.at("objects").wrong("No framework with assessable requirements is in this library.")
    plain = _head(given) | {"requirements": [_requirement(node, given, by_urn) for node in asked]}
    if sheet.problems:
        return tuple(sheet.problems)
    lines: dict[Path, str] = {("requirements", at): sheet.where(node.path) for at, node in enumerate(asked)}
    return parse_pack(plain, {(): sheet.where(()), **lines})


def _nodes(given: Given) -> Iterator[Given]:
    """Walk the nodes of the framework, or of each of several."""
    for key in ("framework", "frameworks"):
        found = given.at("objects").at(key)
        frameworks = found.items() if isinstance(found.value, list) else [found] if found.value is not None else ()
        for framework in frameworks:
            yield from framework.each("requirement_nodes")


def _head(given: Given) -> Plain:
    given.is_mapping(given.names(), ("urn", "name", "version"))
    urn = given.text("urn").split(":")
    rights = given.text("copyright")
    note = (
        given.text("description"),
        f"Copyright: {rights}" if rights else "",
        f"Taken from the CISO Assistant library {given.text('urn')}",
    )
    return {
        "id": f"{_slug(urn[1] if len(urn) > 1 else '')}/{_slug(urn[-1])}",
        "version": given.text("version"),
        "title": _words(given.text("name")),
        "publisher": _words(given.text("provider")),
        "status": "Voluntary; taken from a library of CISO Assistant",
        "as_of": given.at("publication_date").value,
        "note": " ".join(f"{_words(one).rstrip('.')}." for one in note if one.strip()),
        "headline": _USE["id"],
        "outcomes": [_USE],
    }


def _requirement(node: Given, library: Given, by_urn: Mapping[str, Given]) -> Plain:
    name, text = _words(node.text("name")), _words(node.text("description"))
    if not (name or text):
        node.wrong("This node has neither a name nor a description.")
    cite = " ".join(filter(None, (library.text("ref_id") or library.text("name"), node.text("ref_id"))))
    plain: Plain = {
        "id": _slug("-".join(node.text("urn").split(":")[4:]) or node.text("urn")),
        "title": _short(name or text),
        "text": text or name,
        "cite": _words(cite),
        "who": "organization that took the framework into use",
        "when": {"always": True},
        "area": _area(node, by_urn),
        "status": "voluntary",
    }
    note = _words(node.text("annotation"))
    shown = [_words(line).lstrip("-•* ") for line in node.text("typical_evidence").splitlines()]
    more = {"note": note, "evidence": [line for line in shown if line]}
    return plain | {key: value for key, value in more.items() if value}


def _area(node: Given, by_urn: Mapping[str, Given]) -> str:
    """Name the node above, by its number and its name."""
    parent = by_urn.get(node.text("parent_urn"))
    if parent is None:
        if node.has("parent_urn"):
            node.at("parent_urn").wrong(f"There is no node “{node.text('parent_urn')}” in this library.")
        return ""
    said = _short(_words(parent.text("name") or parent.text("description"))).rstrip(".")
    return ": ".join(filter(None, (_words(parent.text("ref_id")), said)))


def _words(text: str) -> str:
    return " ".join(text.split())


def _short(text: str) -> str:
    """Cut a text at a word where it is too long for a title."""
    if len(text) <= _TITLE:
        return text
    space = text.rfind(" ", _TITLE // 2, _TITLE)
    return f"{text[: space if space > 0 else _TITLE].rstrip(' ,;:')}…"


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9.]+", "-", text.casefold()).strip("-") or "library"
