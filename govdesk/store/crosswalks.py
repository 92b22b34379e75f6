"""Crosswalk files: those that come with the program."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from govdesk import resources
from govdesk.domain.law.crosswalk import Crosswalk, Overlaps
from govdesk.domain.law.packs import Pack
from govdesk.domain.law.read_crosswalk import parse_crosswalk
from govdesk.domain.problems import Problem, Problems
from govdesk.store.packs import load_pack, read_yaml_file

COMMON = "govdesk/practices"
"""The pack of house practices to which every other one is mapped."""


def load_crosswalk(path: Path) -> Crosswalk | Problems:
    """Read a crosswalk file; problems name file and line."""
    read = read_yaml_file(path)
    if isinstance(read, tuple):
        return read
    if not isinstance(read.value, Mapping):
        return (Problem(path.name, "A crosswalk is a mapping of keys to values."),)
    return parse_crosswalk(read.value, read.places)


@cache
def crosswalks() -> tuple[Crosswalk, ...]:
    """Read the crosswalks that come with the program, once. Raises ValueError where our own file is spoilt."""
    read = [load_crosswalk(path) for path in sorted(resources.path("crosswalks").glob("*.yaml"))]
    for problem in (one[0] for one in read if isinstance(one, tuple)):
        raise ValueError(str(problem))
    return tuple(one for one in read if isinstance(one, Crosswalk))


@cache
def overlaps() -> Overlaps:
    """Give all overlaps that come with the program, found from both sides."""
    return Overlaps(crosswalks())


@cache
def common() -> Pack:
    """Give the practices that come with the program. Raises ValueError where our own file is spoilt."""
    pack = load_pack(COMMON)
    if isinstance(pack, Pack):
        return pack
    raise ValueError(str(pack[0]))
