"""Ecosystem graphs: a catalogue of models, datasets and applications with what each depends on, as YAML assets.

Format: stanford-crfm/ecosystem-graphs, js/schemas.yaml; Bommasani et al. 2023, arXiv:2303.15772. Real graphs have
dependencies that name nothing known, names that stand twice, cycles and assets that depend on themselves. All of that
is kept as it is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TypeAlias

from govdesk.domain.problems import Problem, Problems
from govdesk.domain.records import Component, Party, Relation
from govdesk.intake.bounded import MAX_CARD_BYTES, Refused, bytes_of, entries, name_of, refuse, text_of
from govdesk.intake.licence.names import licence_id
from govdesk.intake.wording import clean, quoted
from govdesk.intake.yaml_text import Yaml, parse_yaml

_KINDS = {"model": "model", "dataset": "dataset", "application": "software"}
_ACCESS = {"open": "public", "limited": "restricted", "closed": "closed"}
# (kind of the asset, kind of what it depends on) -> relation. Everything else, also what is not known, is "uses".
_RELATIONS = {
    ("model", "model"): "derived_from",
    ("model", "dataset"): "trained_on",
    ("dataset", "dataset"): "derived_from",
}
_SUFFIXES = (".yaml", ".yml")
Asset: TypeAlias = dict[str, Yaml]


@dataclass(frozen=True, slots=True)
class EcosystemGraph:
    """What a catalogue says. Where a relation's target is no record, the catalogue does not know it."""

    records: tuple[Component | Party, ...] = ()
    relations: tuple[Relation, ...] = ()
    problems: Problems = ()
    places: Mapping[str, tuple[str, str]] = field(default_factory=dict)  # id of a record -> file and place
    missing: Mapping[str, str] = field(default_factory=dict)  # id that no record has -> name


@dataclass(slots=True)
class _Catalogue:
    assets: dict[str, Asset] = field(default_factory=dict)  # by name, the first that has it
    files: dict[str, str] = field(default_factory=dict)
    at: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    ids: dict[tuple[str, str], str] = field(default_factory=dict)  # (prefix, name) -> id
    taken: set[str] = field(default_factory=set)

    def id_of(self, prefix: str, name: str) -> str:
        """Give a name its id, the same one each time, readable and unique."""
        if (prefix, name) not in self.ids:
            stem = f"{prefix}-{re.sub(r'[^a-z0-9]+', '-', name.lower()).strip('-') or 'unnamed'}"[:80]
            id_, number = stem, 1
            while id_ in self.taken:
                number += 1
                id_ = f"{stem}-{number}"
            self.taken.add(id_)
            self.ids[prefix, name] = id_
        return self.ids[prefix, name]


def read(path: Path) -> EcosystemGraph:
    """Read one file of assets, or all of a folder. What cannot be read becomes a problem; the rest is read."""
    catalogue = _Catalogue()
    try:
        files = [entry for entry in entries(path) if entry.suffix in _SUFFIXES] if path.is_dir() else [path]
    except Refused as refused:
        return EcosystemGraph(problems=(refused.problem(name_of(path)),))
    for file in files:
        try:
            _add_file(catalogue, file, name_of(file))
        except Refused as refused:
            catalogue.problems.append(refused.problem(name_of(file)))
    components = [_component(catalogue, name, asset) for name, asset in catalogue.assets.items()]
    parties = {party.id: party for asset in catalogue.assets.values() for party in _providers(catalogue, asset)}
    relations = tuple(_relations(catalogue))
    missing = {id_: name for (prefix, name), id_ in catalogue.ids.items() if prefix == "missing"}
    records: tuple[Component | Party, ...] = (*components, *parties.values())
    return EcosystemGraph(records, relations, tuple(catalogue.problems), _places(catalogue), missing)


def _places(catalogue: _Catalogue) -> dict[str, tuple[str, str]]:
    places: dict[str, tuple[str, str]] = {}
    for name, asset in catalogue.assets.items():
        file, at = catalogue.files[name], catalogue.at[name]
        places[catalogue.id_of("comp", name)] = (file, at)
        for party in _providers(catalogue, asset):
            places.setdefault(party.id, (file, f"{at}.organization"))
    return places


def _add_file(catalogue: _Catalogue, path: Path, file: str) -> None:
    found = parse_yaml(text_of(bytes_of(path, MAX_CARD_BYTES)))
    if not isinstance(found, list):
        refuse("This is not a list of assets.")
    for index, asset in enumerate(found):
        at = f"{file}:[{index}]"
        name = _text(asset.get("name")) if isinstance(asset, dict) else ""
        if not isinstance(asset, dict) or not name or _text(asset.get("type")) not in _KINDS:
            catalogue.problems.append(
                Problem(at, "This asset has no name, or is neither model, dataset nor application.")
            )
        elif name in catalogue.assets:
            says = f"The name {quoted(name)} stands twice; the first one, in {catalogue.files[name]}, is kept."
            catalogue.problems.append(Problem(at, says))
        else:
            catalogue.assets[name], catalogue.files[name], catalogue.at[name] = asset, file, f"[{index}]"


def _component(catalogue: _Catalogue, name: str, asset: Asset) -> Component:
    kind = _KINDS[_text(asset.get("type"))]
    access = _ACCESS.get(_text(asset.get("access")).lower(), "")
    return Component(
        id=catalogue.id_of("comp", name),
        name=name,
        kind=kind,
        licence=licence_id(_text(asset.get("license"))),
        weights=access if kind == "model" else "",
        data=access if kind == "dataset" else "",
        location=_text(asset.get("url")),
    )


def _providers(catalogue: _Catalogue, asset: Asset) -> Iterator[Party]:
    for name in _texts(asset.get("organization")):
        yield Party(catalogue.id_of("party", name), name, kind="organization", inside=False)


def _relations(catalogue: _Catalogue) -> Iterator[Relation]:
    number = 0
    for name, asset in catalogue.assets.items():
        since, place = _day(asset), f"{catalogue.files[name]}: {catalogue.at[name]}"
        ends = [("provides", party.id, catalogue.id_of("comp", name)) for party in _providers(catalogue, asset)]
        ends += [(kind, catalogue.id_of("comp", name), target) for kind, target in _dependencies(catalogue, asset)]
        for kind, source, target in dict.fromkeys(ends):
            number += 1
            document = f"{place}.{'organization' if kind == 'provides' else 'dependencies'}"
            yield Relation(f"rel-{number}", kind, source, target, since=since, document=document)


def _dependencies(catalogue: _Catalogue, asset: Asset) -> Iterator[tuple[str, str]]:
    """Give (relation, id of the target). What names nothing known gets an id that no record has."""
    own = _KINDS[_text(asset.get("type"))]
    for name in _texts(asset.get("dependencies")):
        known: Mapping[str, Yaml] | None = catalogue.assets.get(name)
        target = _KINDS[_text(known.get("type"))] if known else ""
        yield _RELATIONS.get((own, target), "uses"), catalogue.id_of("comp" if known else "missing", name)


def _day(asset: Asset) -> date | None:
    try:
        return date.fromisoformat(_text(asset.get("created_date")))
    except ValueError:
        return None


def _plain(value: Yaml) -> Yaml:
    """Take the value out of {value, explanation}, the long form of every field."""
    return value.get("value") if isinstance(value, dict) else value


def _text(value: Yaml) -> str:
    plain = _plain(value)
    return clean(plain) if isinstance(plain, str) else ""


def _texts(value: Yaml) -> Sequence[str]:
    plain = _plain(value)
    items = plain if isinstance(plain, list) else [plain]
    return [text for text in map(_text, items) if text]
