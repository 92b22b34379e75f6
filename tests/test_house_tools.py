"""Ruff and mypy, so that one command says everything."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest


def run(root: Path, *command: str) -> str:
    """Run a tool of this environment in the checkout; "" where it is content, else what it says."""
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=root, capture_output=True, text=True, encoding="utf-8", check=False
    )
    return "" if done.returncode == 0 else f"{done.stdout}\n{done.stderr}"


def test_ruff_finds_nothing(root: Path) -> None:
    assert not run(root, "ruff", "check", "--output-format", "concise", ".")


def test_the_format_is_ruffs(root: Path) -> None:
    assert not run(root, "ruff", "format", "--check", ".")


@pytest.mark.slow
def test_types_are_strict(root: Path) -> None:
    assert not run(root, "mypy")


def lines_with(root: Path, pattern: str) -> list[str]:
    """Give each line of ours that a pattern is found in, with its place."""
    return [
        f"{path.relative_to(root)}:{number}: {line.strip()}"
        for folder in ("govdesk", "bench", "packaging")
        for path in sorted((root / folder).rglob("*.py"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if re.search(pattern, line)
    ]


def test_every_exception_from_a_rule_has_its_reason(root: Path) -> None:
    mark = r"#\s*(noqa|type:\s*ignore|pragma)"
    reason = r"(?!:?\s*[\w, ]*(\[[\w, -]+\])?\s+(-|#)\s+\w.{8})"
    assert not lines_with(root, mark + reason), "say why, as in `# noqa: S608 - the table names are ours`"


def test_nothing_is_left_for_later(root: Path) -> None:
    assert not lines_with(root, r"\b(TODO|FIXME|XXX)\b")
