"""YAML from anybody: plain values with their lines, everything else refused in one sentence with its line."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, strategies as st

from govdesk.store.yaml_text import MAX_BYTES, YamlText, read_yaml


def value(text: str) -> object:
    read = read_yaml(text, "f.yaml")
    assert isinstance(read, YamlText), read
    return read.value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("yes", "yes"),
        ("no", "no"),
        ("on", "on"),
        ("12", 12),
        ("-3", -3),
        ("1_000", 1000),
        ("1.5", 1.5),
        ("1e23", 1e23),
        ("5.0e+19", 5e19),
        ("2026-11-23", date(2026, 11, 23)),
        ("2026-02-30", "2026-02-30"),
        ("'2026-11-23'", "2026-11-23"),
        ("'12'", "12"),
        ("1a", "1a"),
        ("50(2)", "50(2)"),
        ("0x1f", "0x1f"),
        ("1:30", "1:30"),
    ],
)
def test_scalars(text: str, expected: object) -> None:
    found = value(f"key: {text}")
    assert found == {"key": expected}
    assert type(found["key"]) is type(expected)


def test_keys_are_texts_and_every_value_knows_its_line() -> None:
    read = read_yaml("on: 1\nlist:\n  - a: x\n    b: y\n  - z\n", "f.yaml")
    assert isinstance(read, YamlText)
    assert read.value == {"on": 1, "list": [{"a": "x", "b": "y"}, "z"]}
    assert read.places["list", 0, "b"] == "f.yaml:4"
    assert read.places["list", 1] == "f.yaml:5"


@pytest.mark.parametrize(
    ("text", "where", "says"),
    [
        ("a: 1\nb: 2\na: 3", "f.yaml:3", "second time"),
        ("a: {x: 1, x: 2}", "f.yaml:1", "second time"),
        ("a: &n 1\nb: *n", "f.yaml:1", "Anchors"),
        ("b: *n", "f.yaml:1", ""),
        ("x: 1\na: !!python/object:os.system 1", "f.yaml:2", "tag"),
        ("a: !!set {x}", "f.yaml:1", "tag"),
        ("<<: {a: 1}", "f.yaml:1", "Merge"),
        ("? [a]\n: 1", "f.yaml:1", "key"),
        ("a: 1\n---\nb: 2", "f.yaml:2", "second document"),
        ("a: 'x", "f.yaml:1", "not YAML"),
        ("a:\n  - b\n c: d", "f.yaml:3", "not YAML"),
        ("a: \x01", "f.yaml", "not YAML"),
        ("- " * 100 + "x", "f.yaml:1", "deep"),
        ("[" * 50_000, "f.yaml:1", "deep"),
        ("{a: " * 50_000, "f.yaml:1", "deep"),
        ("x" * (MAX_BYTES + 1), "f.yaml", "larger"),
    ],
)
def test_what_is_refused(text: str, where: str, says: str) -> None:
    problems = read_yaml(text, "f.yaml")
    assert isinstance(problems, tuple)
    assert [problem.where for problem in problems] == [where]
    assert says in problems[0].says


def test_a_billion_laughs_is_refused_at_once() -> None:
    lines = ["a: &a [x, x]"] + [f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]" for n in range(20)]
    assert isinstance(read_yaml("\n".join(lines), "f.yaml"), tuple)


@given(st.text(max_size=60))
def test_any_text_gives_a_value_or_problems(text: str) -> None:
    read = read_yaml(text, "f.yaml")
    assert isinstance(read, YamlText) or (read and all(problem.where.startswith("f.yaml") for problem in read))
