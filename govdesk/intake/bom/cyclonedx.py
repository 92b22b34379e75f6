"""CycloneDX BOMs in JSON, 1.5 to 1.7, as records and relations. Format: cyclonedx.org/docs; ECMA-424.

Read are components, services and data sets, what depends on what, what a thing descends from, licences, hashes, and
who made, supplied or wrote it. What a BOM says of vulnerabilities, quality and attestations is not read.
A relation holds since the release, or else the date of the BOM: from then on it is known to hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from govdesk.domain.problems import Problem
from govdesk.domain.records import Party, Relation
from govdesk.domain.said import listed
from govdesk.domain.words import DUTIES
from govdesk.intake.bom.parts import Part, component_of, day, facts_of, part_of, released, stage_of
from govdesk.intake.bom.suppliers import actors
from govdesk.intake.bounded import MAX_JSON_BYTES, bytes_of, name_of, refuse
from govdesk.intake.found import Found, Ids, Item, place
from govdesk.intake.json_text import Json, object_at, parse_json, text_at
from govdesk.intake.wording import one_line, quoted

MAX_PARTS = 20_000
MAX_RELATIONS = 100_000
_READ = re.compile(r"^1\.[5-7]$")
_OLDER = re.compile(r"^1\.[0-4]$")
_TRAINED = "The BOM does not tell training from evaluation here."


def is_bom(document: dict[str, Json]) -> bool:
    """Tell a CycloneDX document from other JSON."""
    return document.get("bomFormat") == "CycloneDX"


@dataclass(slots=True)
class _Bom:
    file: str
    on: date | None
    ids: Ids = field(default_factory=Ids)
    items: dict[str, Item] = field(default_factory=dict)
    parts: dict[str, Part] = field(default_factory=dict)  # by id
    refs: dict[str, str] = field(default_factory=dict)  # bom-ref -> id
    relations: dict[tuple[str, str, str], Relation] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def relate(self, kind: str, source: str, target: str, at: str, more: Relation | None = None) -> None:
        """Add a relation once; nothing is related to itself."""
        if source == target or (kind, source, target) in self.relations:
            return
        if len(self.relations) >= MAX_RELATIONS:
            refuse(f"This BOM names more than {MAX_RELATIONS:,} relations.")
        since = (released(self.parts[source]) if source in self.parts else None) or self.on
        id_ = f"l{len(self.relations) + 1}"
        base = more or Relation("", "", "", "")
        made = replace(
            base, id=id_, kind=kind, source=source, target=target, since=since, document=place(self.file, at)
        )
        self.relations[kind, source, target] = made


def read_bom(path: Path, content: bytes | None = None) -> Found:
    """Read a CycloneDX file. Raises Refused."""
    document = parse_json(bytes_of(path, MAX_JSON_BYTES) if content is None else content)
    if not is_bom(document):
        refuse("This is no CycloneDX BOM.")
    version = text_at(document, "specVersion")
    if not _READ.match(version):
        older = "Convert it with cyclonedx-cli." if _OLDER.match(version) else ""
        refuse(f"This is CycloneDX {quoted(version)}; 1.5 to 1.7 are read here.", older, at="/specVersion")
    metadata = object_at(document, "metadata")
    bom = _Bom(name_of(path), day(text_at(metadata, "timestamp")))
    root = _add(bom, metadata.get("component"), "/metadata/component")
    top = _add_all(bom, document.get("components"), "/components")
    top += _add_all(bom, document.get("services"), "/services", "service")
    if not bom.parts:
        refuse("This BOM names no component.")
    for id_ in _growing(bom.parts):
        _card(bom, id_)
        _ancestors(bom, id_)
        _actors(bom, id_)
    told = set(_dependencies(bom, document.get("dependencies")))
    if root and root not in told:
        for id_ in top:
            _depend(bom, root, id_, "/metadata/component")
    title = f"Parts of {bom.items[root].record.name}" if root else f"Parts named in {bom.file}"
    return Found(
        path,
        title,
        tuple(bom.items.values()),
        tuple(bom.relations.values()),
        subject=root,
        problems=tuple(bom.problems),
    )


def _growing(parts: dict[str, Part]) -> Iterator[str]:
    """Give every id, also those of parts that are found in other parts meanwhile."""
    done = 0
    while done < len(parts):
        for id_ in list(parts)[done:]:
            done += 1
            yield id_


def _add_all(bom: _Bom, said: Json, at: str, kind: str = "") -> list[str]:
    found = (_add(bom, one, f"{at}/{index}", kind) for index, one in enumerate(said if isinstance(said, list) else []))
    return [id_ for id_ in found if id_]


def _add(bom: _Bom, said: Json, at: str, kind: str = "") -> str:
    """Add a component and what is nested in it; give its id, or "" where it is none."""
    part = part_of(said, at, kind)
    if part is None:
        if said is not None:
            bom.problems.append(Problem(f"{bom.file}:{at}", "This component has no name."))
        return ""
    if len(bom.parts) >= MAX_PARTS:
        refuse(f"This BOM names more than {MAX_PARTS:,} components.")
    draft = component_of(part, "")
    id_ = bom.ids("c", draft.kind, draft.name, draft.version)
    if part.ref and bom.refs.setdefault(part.ref, id_) != id_:
        bom.problems.append(Problem(f"{bom.file}:{at}/bom-ref", f"The reference {quoted(part.ref)} stands twice."))
    if id_ not in bom.parts:
        bom.parts[id_] = part
        record = replace(draft, id=id_)
        says = one_line(text_at(part.said, "description"))[:200]
        bom.items[id_] = Item(record, bom.file, at, says, facts=tuple(facts_of(part, record, bom.file)))
    for nested in _add_all(bom, part.said.get("components"), f"{at}/components"):
        _depend(bom, id_, nested, f"{at}/components")
    return id_


def _depend(bom: _Bom, source: str, target: str, at: str) -> None:
    """Relate by what both are. A dependency of a model on data is training unless the BOM says otherwise."""
    ours, theirs = bom.parts[source].kind, bom.parts[target].kind
    if (ours, theirs) == ("model", "dataset"):
        stage = stage_of(bom.parts[target])
        note = f"Stage: {stage}." if stage else _TRAINED
        kind = "evaluated_on" if "eval" in stage or "test" in stage else "trained_on"
        other = "trained_on" if kind == "evaluated_on" else "evaluated_on"
        if (other, source, target) not in bom.relations:
            bom.relate(kind, source, target, at, Relation("", "", "", "", note=note))
    elif (ours, theirs) in {("model", "model"), ("dataset", "dataset")}:
        bom.relate("derived_from", source, target, at)
    else:
        bom.relate("uses", source, target, at)


def _dependencies(bom: _Bom, said: Json) -> Iterator[str]:
    """Relate what depends; give the ids of which the BOM says it. What names nothing known is said, not made up."""
    dangling: list[str] = []
    for index, one in enumerate(said if isinstance(said, list) else []):
        if not isinstance(one, dict):
            continue
        at = f"/dependencies/{index}"
        source = bom.refs.get(text_at(one, "ref"), "")
        if not source:
            dangling.append(text_at(one, "ref"))
            continue
        targets = one.get("dependsOn")
        for number, ref in enumerate(targets if isinstance(targets, list) else []):
            target = bom.refs.get(one_line(ref), "") if isinstance(ref, str) else ""
            if target:
                yield source
                _depend(bom, source, target, f"{at}/dependsOn/{number}")
            else:
                dangling.append(one_line(str(ref))[:80])
    if dangling:
        says = f"These references name no component, so what stands there is not known: {listed(dangling, 5)}."
        bom.problems.append(Problem(f"{bom.file}:/dependencies", says))


def _card(bom: _Bom, id_: str) -> None:
    """Relate a model to the data sets of its card, by reference or described in place."""
    part = bom.parts[id_]
    said = object_at(object_at(part.said, "modelCard"), "modelParameters").get("datasets")
    for index, one in enumerate(said if isinstance(said, list) else []):
        at = f"{part.at}/modelCard/modelParameters/datasets/{index}"
        if not isinstance(one, dict):
            continue
        ref = text_at(one, "ref")
        target = (
            bom.refs.get(ref, "") if ref else _add(bom, {**one, "externalReferences": _contents(one)}, at, "dataset")
        )
        if target:
            _depend(bom, id_, target, at)
        elif ref:
            says = f"The data set {quoted(ref)} is not described in this BOM, so it is not known."
            bom.problems.append(Problem(f"{bom.file}:{at}", says))


def _contents(said: dict[str, Json]) -> Json:
    url = text_at(object_at(said, "contents"), "url")
    return [{"type": "distribution", "url": url}] if url else []


def _ancestors(bom: _Bom, id_: str) -> None:
    part = bom.parts[id_]
    said = object_at(part.said, "pedigree").get("ancestors")
    for index, one in enumerate(said if isinstance(said, list) else []):
        target = _add(bom, one, f"{part.at}/pedigree/ancestors/{index}")
        if target:
            kind = "derived_from" if part.kind in {"model", "dataset"} else "uses"
            bom.relate(kind, id_, target, f"{part.at}/pedigree/ancestors/{index}")


def _actors(bom: _Bom, id_: str) -> None:
    for actor in actors(bom.parts[id_].said):
        at = f"{bom.parts[id_].at}/{actor.at}"
        party = bom.ids("p", actor.kind, actor.mail or actor.name.casefold())
        if party not in bom.items:
            record = Party(party, actor.name, actor.kind, inside=False, contact=actor.mail or actor.url)
            bom.items[party] = Item(record, bom.file, at, keys=actor.keys)
        duty = actor.does in dict(DUTIES)
        bom.relate(actor.does, party, id_, at, Relation("", "", "", "", state="proposed") if duty else None)
