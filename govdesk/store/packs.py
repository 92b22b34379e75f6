"""Pack files: those shipped, those of the organization, and the canonical text that the vault keeps."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from govdesk import resources
from govdesk.domain.law.packs import Pack
from govdesk.domain.law.read_library import is_library, parse_library
from govdesk.domain.law.read_pack import parse_pack
from govdesk.domain.problems import Problem, Problems
from govdesk.store.pack_files import is_table, read_bytes, read_table_cases, read_table_pack
from govdesk.store.yaml_text import YamlText, read_yaml

PACK_FILE = "pack.yaml"
START_FILE = "start.yaml"
CASES_FILE = "cases.yaml"


def shipped() -> tuple[str, ...]:
    """List the ids of the packs that come with the program, sorted: "eu/ai-act"."""
    root = resources.path("packs")
    return tuple(sorted(found.parent.relative_to(root).as_posix() for found in root.glob(f"*/*/{PACK_FILE}")))


def versions(pack_id: str) -> tuple[str, ...]:
    """List the shipped versions of a pack, newest first, by the names that `load_pack` reads.

    The version in force lies in the pack's own folder and has the pack's id as its name; an older text lies in a folder
    below it, named after its year ("eu/ai-act/2024"). What is not shipped has none.
    """
    if pack_id not in shipped():
        return ()
    older = resources.path("packs", *pack_id.split("/")).glob(f"*/{PACK_FILE}")
    return (pack_id, *(f"{pack_id}/{year}" for year in sorted((one.parent.name for one in older), reverse=True)))


def _is_shipped(name: str) -> bool:
    return name in shipped() or name in versions(name.rpartition("/")[0])


@cache
def at_start() -> tuple[str, ...]:
    """List the ids of the packs that a new workspace begins with. Raises ValueError where our own file is spoilt."""
    read = read_yaml_file(resources.path("packs", START_FILE))
    found = read.value if isinstance(read, YamlText) else None
    if isinstance(found, list):
        return tuple(map(str, found))
    message = f"{START_FILE} should be a list of packs"
    raise ValueError(message)


def shipped_cases(id_: str) -> Path | None:
    """Give the file of worked cases that comes with a shipped pack or an older version of one, or None."""
    found = resources.path("packs", *id_.split("/"), CASES_FILE)
    return found if _is_shipped(id_) and found.is_file() else None


def load_pack(path_or_id: Path | str, keys: Mapping[str, str] | None = None) -> Pack | Problems:
    """Read a pack: a shipped one by its id or the name of a version, any other by the path of its file or folder.

    A file is a pack.yaml, a library of CISO Assistant, a workbook or a CSV file; keys: id, version and title for a
    table that gives none.
    """
    if _is_shipped(str(path_or_id)):
        return _from_file(resources.path("packs", *str(path_or_id).split("/"), PACK_FILE))
    path = Path(path_or_id)
    if path.is_dir():
        path /= PACK_FILE
    if not path.is_file():
        return (Problem(str(path_or_id), "There is no such pack.", f"Shipped are: {', '.join(shipped())}."),)
    return read_table_pack(path, keys) if is_table(path) else _from_file(path)


def _from_file(path: Path) -> Pack | Problems:
    read = read_yaml_file(path)
    if isinstance(read, tuple):
        return read
    if not isinstance(read.value, Mapping):
        return (Problem(path.name, "A pack is a mapping of keys to values."),)
    parse = parse_library if is_library(read.value) else parse_pack
    return parse(read.value, read.places)


def load_cases(path: Path) -> object | Problems:
    """Read a file of worked cases, or the sheet Cases of a workbook: what `run_cases` takes as a mapping."""
    if is_table(path):
        return read_table_cases(path)
    read = read_yaml_file(path)
    return read.value if isinstance(read, YamlText) else read


def read_yaml_file(path: Path) -> YamlText | Problems:
    """Read a YAML file with the line of every value; places and problems carry the file's name."""
    content = read_bytes(path)
    if isinstance(content, tuple):
        return content
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return (Problem(path.name, "The file is not text in UTF-8."),)
    return read_yaml(text, path.name)


def pack_from_text(text: str) -> Pack | Problems:
    """Read the canonical text of a pack, as the vault keeps it."""
    try:
        plain = json.loads(text)
    except (ValueError, RecursionError):
        return (Problem("pack", "The kept text of the pack is not JSON."),)
    if not isinstance(plain, dict):
        return (Problem("pack", "The kept text of the pack is not a mapping."),)
    return parse_pack(plain)
