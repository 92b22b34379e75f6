"""One component of a CycloneDX BOM as a component of the register, with where each value stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import unquote

from govdesk.domain.records import Component
from govdesk.intake.json_text import Json, object_at, text_at
from govdesk.intake.licence.names import licence_id
from govdesk.intake.proposal import ReadFact
from govdesk.intake.wording import stated

_KINDS = {"machine-learning-model": "model", "data": "dataset"}
_HUB = re.compile(r"^pkg:huggingface/([^@?#]+)")
_PLACES = ("distribution", "website", "vcs", "model-card", "documentation")
_NOTHING = {"NOASSERTION", "NONE"}
_SHA256 = re.compile(r"^[0-9a-fA-F]{64}$")
_COUNTS = {"cdx:ai-ml:model:parameter:count"}
_MAX_TEXT = 500


@dataclass(frozen=True, slots=True)
class Part:
    """A component as it stands in the BOM: its JSON, where that is, its reference ("" where it has none)."""

    said: Mapping[str, Json]
    at: str
    ref: str
    kind: str


def part_of(said: Json, at: str, kind: str = "") -> Part | None:
    """Take a component or service; None where it has no name."""
    if not isinstance(said, dict) or not text_at(said, "name"):
        return None
    ref = said.get("bom-ref")
    kind = kind or _KINDS.get(text_at(said, "type"), "software")
    return Part(said, at, stated(ref) if isinstance(ref, str) else "", kind)


def component_of(part: Part, id_: str) -> Component:
    """Make the record."""
    said = part.said
    name = text_at(said, "name")
    hub = _HUB.match(text_at(said, "purl"))
    if hub and "#" not in text_at(said, "purl") and "/" in hub[1]:
        name = unquote(hub[1])
    return Component(
        id_,
        name[:_MAX_TEXT],
        part.kind,
        version=text_at(said, "version")[:_MAX_TEXT],
        licence=_licence(said)[:_MAX_TEXT],
        parameters=_parameters(said),
        hashes=tuple(_hashes(said, name)),
        location=_location(said)[:_MAX_TEXT],
    )


def facts_of(part: Part, component: Component, file: str) -> Iterator[ReadFact]:
    """Say where each value stands in the file."""
    places = {
        "name": "name",
        "version": "version",
        "licence": "licenses",
        "parameters": "properties",
        "hashes": "hashes",
        "location": "externalReferences",
    }
    for key, place in places.items():
        value = getattr(component, key)
        if value not in ("", (), None):
            yield ReadFact(f"model.{key}", value, file, f"{part.at}/{place}")


def _licence(said: Mapping[str, Json]) -> str:
    """Give the licence where there is one; several, of which all or one holds, stay as they are said."""
    found: list[str] = []
    for choice in _objects(said.get("licenses")):
        licence = object_at(choice, "license")
        text = text_at(choice, "expression") or text_at(licence, "id") or text_at(licence, "name")
        if text and text not in _NOTHING:
            found.append(licence_id(text))
    return ", ".join(dict.fromkeys(found))


def _location(said: Mapping[str, Json]) -> str:
    hub = _HUB.match(text_at(said, "purl"))
    references = list(_objects(said.get("externalReferences")))
    by_type = {text_at(one, "type"): text_at(one, "url") for one in reversed(references)}
    url = next((by_type[place] for place in _PLACES if by_type.get(place)), "")
    if not url and hub:
        url = f"https://huggingface.co/{unquote(hub[1])}"
    return url or next((text_at(object_at(one, "contents"), "url") for one in _objects(said.get("data"))), "")


def _hashes(said: Mapping[str, Json], name: str) -> Iterator[str]:
    for one in _objects(said.get("hashes")):
        digest = text_at(one, "content")
        if text_at(one, "alg") == "SHA-256" and _SHA256.match(digest):
            yield f"{name} sha256:{digest.lower()}"


def _parameters(said: Mapping[str, Json]) -> int | None:
    for one in _objects(said.get("properties")):
        if text_at(one, "name") in _COUNTS and re.fullmatch(r"\d{1,18}", text_at(one, "value")):
            return int(text_at(one, "value"))
    return None


def stage_of(part: Part) -> str:
    """Give what a dataset was used for, as the BOM says it: pre-training, evaluation, …, or ""."""
    pairs = ((text_at(one, "name"), text_at(one, "value")) for one in _objects(part.said.get("properties")))
    return next((value for name, value in pairs if name.endswith("dataset:stage")), "")


def released(part: Part) -> date | None:
    """Give the day of its release where the BOM says it."""
    return day(text_at(object_at(part.said, "releaseNotes"), "timestamp"))


def day(text: str) -> date | None:
    """Give the day of a timestamp, or None."""
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def _objects(value: Json) -> Iterator[dict[str, Json]]:
    yield from (one for one in (value if isinstance(value, list) else []) if isinstance(one, dict))
