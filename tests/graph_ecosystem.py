"""The ecosystem-graphs samples (Stanford CRFM) as a register: assets as components, publishers as parties."""

from pathlib import Path

import yaml

from govdesk.domain.records import Component, Party, Relation


def read_assets(folder: Path) -> list[dict[str, object]]:
    """Give every asset of the sample files, in order of files."""
    files = sorted(path for path in folder.glob("*.yaml") if path.name != "SCHEMA.yaml")
    return [asset for path in files for asset in yaml.safe_load(path.read_text(encoding="utf-8"))]


def records(assets: list[dict[str, object]]) -> list[Component | Party | Relation]:
    """Make records of assets; names are ids as in the data, so that what dangles there dangles here."""
    found: list[Component | Party | Relation] = []
    kinds = {"dataset": "dataset", "model": "model", "application": "service"}
    for number, asset in enumerate(assets):
        name = str(asset["name"])
        found.append(Component(name, name, kinds[str(asset["type"])]))
        for place, other in enumerate(_plain(asset.get("dependencies")) or []):
            kind = "trained_on" if asset["type"] == "model" else "uses"
            found.append(Relation(f"d{number:03}-{place:02}", kind, name, str(other)))
        if maker := str(asset.get("organization") or ""):
            found.append(Party(f"by {maker}", maker, "organization", inside=False))
            found.append(Relation(f"p{number:03}", "provides", f"by {maker}", name))
    return found


def _plain(value: object) -> list[object]:
    """Unwrap a value that the data gives with an explanation."""
    return value["value"] if isinstance(value, dict) else value
