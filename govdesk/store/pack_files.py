"""Packs of other people as files: a workbook, a CSV file, a library of CISO Assistant; and packs written to files."""

from __future__ import annotations

import hashlib
import json
import re
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from govdesk.domain.law.packs import Pack
from govdesk.domain.law.read_pack import KEYS, parse_pack
from govdesk.domain.problems import Problem, Problems
from govdesk.store.sheets.columns import TABLES
from govdesk.store.sheets.csv_text import read_csv
from govdesk.store.sheets.grid import Grid
from govdesk.store.sheets.reading import read_case_sheet, read_tables
from govdesk.store.sheets.workbook import read_workbook, write_workbook
from govdesk.store.sheets.writing import cases_of, pack_grids
from govdesk.store.yaml_text import MAX_BYTES, YamlText, plain_scalar, read_yaml

_TABLES = (".xlsx", ".xlsm", ".csv", ".xls", ".ods")
"""The last two cannot be read, and are told so."""
OWN = "own"
"""Before the id of a pack that has none of its own: own/ai-policy."""


def is_table(path: Path) -> bool:
    """Tell a workbook or a CSV file by its ending."""
    return path.suffix.casefold() in _TABLES


def read_table_pack(path: Path, keys: Mapping[str, str] | None = None) -> Pack | Problems:
    """Read a pack from a workbook or a CSV file.

    keys: id, version and title where the file gives none. Without them they come from the name of the file, and the
    version from its contents, so that another text is never called the same.
    """
    content = read_bytes(path)
    if isinstance(content, tuple):
        return content
    grids = _grids(path, content)
    if isinstance(grids, list):
        return read_tables(grids, {**_named_by(path, content), **(keys or {})})
    return grids


def read_table_cases(path: Path) -> dict[str, object] | Problems:
    """Read the worked cases in the sheet Cases of a workbook, as a case file has them."""
    content = read_bytes(path)
    if isinstance(content, tuple):
        return content
    grids = _grids(path, content)
    return read_case_sheet(grids) if isinstance(grids, list) else grids


def read_bytes(path: Path) -> bytes | Problems:
    """Read a file that is not too large."""
    try:
        if not stat.S_ISREG(path.stat().st_mode) and not path.is_dir():
            return (Problem(path.name, "This is a pipe, device or socket, not a file; it is not opened."),)
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError as error:
        return (Problem(str(path), f"The file cannot be read: {error.strerror or error}."),)
    if len(content) > MAX_BYTES:
        return (Problem(path.name, f"The file is larger than {MAX_BYTES // 1_000_000} MB."),)
    return content


def _grids(path: Path, content: bytes) -> list[Grid] | Problems:
    if path.suffix.casefold() == ".csv":
        grid = read_csv(content, path.name)
        return [grid] if isinstance(grid, Grid) else grid
    found = read_workbook(content, path.name)
    grids = [one for one in found if isinstance(one, Grid)]
    problems = tuple(one for one in found if isinstance(one, Problem))
    return problems or grids


def _named_by(path: Path, content: bytes) -> dict[str, str]:
    words = re.sub(r"[^a-z0-9]+", "-", path.stem.casefold()).strip("-") or "pack"
    version = hashlib.sha256(content).hexdigest()[:8]
    return {"id": f"{OWN}/{words}", "version": version, "title": " ".join(path.stem.replace("_", " ").split())}


def pack_file(pack: Pack, ending: str, cases: object = None, *, whole: bool = False) -> bytes | Problems:
    """Write a pack as .xlsx or .yaml. What is written reads back as the same pack; what would not is not written.

    cases: a case file that was read, for the sheet Cases. whole: with all columns and the sheet Help.
    """
    plain: dict[str, Any] = json.loads(pack.text)
    if ending == ".yaml":
        return _checked(pack, yaml_text(plain))
    grids = pack_grids(plain, cases_of(cases), whole=whole)
    content = write_workbook(grids)
    if isinstance(content, tuple):
        return content
    read = read_workbook(content, pack.id)
    back = read_tables([one for one in read if isinstance(one, Grid)], {})
    return content if isinstance(back, Pack) and back.text == pack.text else _LOSS


_LOSS = (Problem("pack", "This pack cannot be written to such a file without loss.", "Try the other kind of file."),)


def _checked(pack: Pack, text: str) -> bytes | Problems:
    read = read_yaml(text, pack.id)
    back = parse_pack(read.value) if isinstance(read, YamlText) and isinstance(read.value, dict) else None
    return text.encode() if isinstance(back, Pack) and back.text == pack.text else _LOSS


class _Dumper(yaml.SafeDumper):
    """Quotes every text that our reader would take for something else than a text."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - as in the parent
        """Write everything out."""
        return True


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
    style = None if plain_scalar(text) == text else '"'
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)


def yaml_text(plain: Mapping[str, object]) -> str:
    """Write a pack as YAML, its keys in the order in which a person reads them."""
    order = {key: number for number, key in enumerate(KEYS)}
    sorted_: dict[str, object] = {key: plain[key] for key in sorted(plain, key=lambda key: order.get(key, 99))}
    for table in TABLES:
        section = sorted_.get(table.section)
        if isinstance(section, list):
            keys = [column.key for column in table.columns]
            sorted_[table.section] = [{key: item[key] for key in keys if key in item} for item in section]
    return yaml.dump(sorted_, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=120)
