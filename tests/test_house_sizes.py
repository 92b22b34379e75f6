"""Small enough to read: no file over 250 lines, no function over 40, no class over 200."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

FILE, FUNCTION, CLASS = 250, 40, 200
FOLDERS = ("govdesk", "tests", "bench", "packaging")
MEND = "Split it where the words change: a second noun is a second file, a second 'and' is a second function."


def too_long(path: Path) -> Iterator[str]:
    """Give one sentence for each thing in a Python file that is longer than the house allows."""
    text = path.read_text(encoding="utf-8")
    lines = text.count("\n")
    if lines > FILE:
        yield f"{path}: {lines} lines, at most {FILE}"
    for node in ast.walk(ast.parse(text)):
        most = CLASS if isinstance(node, ast.ClassDef) else FUNCTION
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > most:
                yield f"{path}:{node.lineno}: {node.name} has {length} lines, at most {most}"


def test_everything_is_small(root: Path) -> None:
    files = [path for folder in FOLDERS for path in sorted((root / folder).rglob("*.py"))]
    assert len(files) > 60, "the files were not seen"
    found = [says for path in files for says in too_long(path)]
    assert not found, "\n".join([*found, MEND])


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("x = 1\n" * 251, "251 lines"),
        ("def f():\n" + "    x = 1\n" * 40, "f has 41 lines"),
        ("class C:\n" + "    x = 1\n" * 200, "C has 201 lines"),
        ("class C:\n    async def g(self):\n" + "        x = 1\n" * 40, "g has 41 lines"),
    ],
)
def test_what_is_too_long_is_named(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "long.py"
    path.write_text(text, encoding="utf-8")
    assert [line for line in too_long(path) if says in line]


def test_what_is_just_short_enough_passes(tmp_path: Path) -> None:
    path = tmp_path / "short.py"
    path.write_text("def f():\n" + "    x = 1\n" * 39 + "x = 1\n" * 210, encoding="utf-8")
    assert list(too_long(path)) == []
