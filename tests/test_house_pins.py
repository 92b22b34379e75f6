"""The dependencies are those that work on each Python, and every one of them is locked by hash."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

PYTHONS = ("3.11", "3.12", "3.13")


@pytest.fixture(scope="module")
def asked(root: Path) -> list[Requirement]:
    """Give every requirement of the project and of its development group."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    return [Requirement(line) for line in (*project["project"]["dependencies"], *project["dependency-groups"]["dev"])]


@pytest.fixture(scope="module")
def locked(root: Path) -> dict[str, list[tuple[Requirement, int]]]:
    """Give what the lock holds: name -> (requirement, number of hashes)."""
    found: dict[str, list[tuple[Requirement, int]]] = {}
    for block in re.split(r"\n(?=\S)", (root / "requirements.lock").read_text(encoding="utf-8")):
        line = block.split("\\\n")[0].strip()
        if line and not line.startswith("#"):
            requirement = Requirement(line)
            found.setdefault(canonicalize_name(requirement.name), []).append((requirement, block.count("--hash=")))
    return found


def applies(requirement: Requirement, python: str) -> bool:
    """Ask a requirement's marker about Linux and one Python version."""
    environment = {"python_version": python, "python_full_version": f"{python}.0", "sys_platform": "linux"}
    return requirement.marker is None or requirement.marker.evaluate(environment)


@pytest.mark.parametrize("python", PYTHONS)
def test_qt_never_loses_references_of_none(locked: dict[str, list[tuple[Requirement, int]]], python: str) -> None:
    """PySide6 6.12.0 aborts on Python 3.11 after some thousand calls; 6.11 has QtPdf in the add-ons, 6.12 apart."""
    names = {name for name, pins in locked.items() if any(applies(pin, python) for pin, _ in pins)}
    (pin,) = [str(pin.specifier) for pin, _ in locked["pyside6-essentials"] if applies(pin, python)]
    version = Version(pin.removeprefix("=="))
    assert (version < Version("6.12")) == (python == "3.11")
    assert ("pyside6-addons" in names) == (python == "3.11")
    assert ("pyside6-pdf" in names) == (python != "3.11")


@pytest.mark.parametrize("python", PYTHONS)
def test_the_lock_meets_what_the_project_asks(
    asked: list[Requirement], locked: dict[str, list[tuple[Requirement, int]]], python: str
) -> None:
    wanted = [requirement for requirement in asked if applies(requirement, python)]
    assert len(wanted) > 12
    for requirement in wanted:
        pins = [pin for pin, _ in locked[canonicalize_name(requirement.name)] if applies(pin, python)]
        assert len(pins) == 1, f"{requirement} on {python}: {pins}"
        version = Version(str(pins[0].specifier).removeprefix("=="))
        assert version in requirement.specifier


def test_every_locked_file_has_its_hash(locked: dict[str, list[tuple[Requirement, int]]]) -> None:
    assert len(locked) > 30
    for name, pins in locked.items():
        assert all(hashes for _, hashes in pins), f"{name} has no hash"
        assert all(str(pin.specifier).startswith("==") for pin, _ in pins), f"{name} is not pinned"
