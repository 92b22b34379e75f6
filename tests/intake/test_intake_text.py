"""YAML, JSON and front matter from strangers: read as plain text, refused in bounded time and memory."""

from __future__ import annotations

import time
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import pytest
import yaml
from hypothesis import given, strategies as st

from govdesk.intake import json_text, yaml_text
from govdesk.intake.bounded import Refused, text_of
from govdesk.intake.folder import front_matter
from govdesk.intake.json_text import parse_json
from govdesk.intake.wording import clean, file_name, hide_user, is_local_path, quoted
from govdesk.intake.yaml_text import parse_yaml

MEGABYTE = 2**20


@contextmanager
def bounds(seconds: float, megabytes: float) -> Iterator[None]:
    """Fail where the body takes longer or needs more memory. Tracing memory slows it down about fourfold."""
    tracemalloc.start()
    begun = time.process_time()
    try:
        yield
        taken, peak = time.process_time() - begun, tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert taken < seconds
    assert peak < megabytes * MEGABYTE


def says(parse: Callable[[], object]) -> str:
    with pytest.raises(Refused) as refused:
        parse()
    return str(refused.value.problem("F"))


def test_yaml_scalars_stay_text() -> None:
    found = parse_yaml("language: no\ndate: 2024-01-02\nn: 0x10\nempty:\ntilde: ~\nquoted: ''\nlist: [yes, 1.0]\n")
    assert found == {
        "language": "no",
        "date": "2024-01-02",
        "n": "0x10",
        "empty": None,
        "tilde": None,
        "quoted": "",
        "list": ["yes", "1.0"],
    }


def test_yaml_tags_run_nothing() -> None:
    assert parse_yaml("a: !!python/object/apply:os.system ['false']") == {"a": ["false"]}


def test_yaml_aliases_stand_for_their_anchor() -> None:
    assert parse_yaml("a: &x [1, {b: 2}]\nc: *x") == {"a": ["1", {"b": "2"}], "c": ["1", {"b": "2"}]}


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        ("a: 1\nb: 2\na: 3", 3, "stands twice"),
        ("a: 1\n? [x]\n: 2", 2, "not text"),
        ("a: 1\n? &k {x: 1}\n: 2", 2, "not text"),
        ("a: &x [*x]", 1, "nothing before it"),
        ("a: *x", 1, "nothing before it"),
        ("a: 1\nb: [1\nc: 2", 3, "not valid YAML"),
        ("a: b: c", 1, "not valid YAML"),
        ("\n" * 5 + "[" * 40, 6, "nested more than 32 deep"),
    ],
)
def test_yaml_faults_name_the_line(text: str, line: int, why: str) -> None:
    said = says(lambda: parse_yaml(text))
    assert said.startswith(f"F:{line}: ")
    assert why in said


def laughs(levels: int) -> str:
    first = "a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n"
    return first + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, levels))


@pytest.mark.parametrize(
    "text",
    [
        laughs(10),
        "[" * 100_000,
        "{a: " * 100_000,
        "- " * 100_000,
        "? " * 100_000,
        "- a\n" * 300_000,
        "a: &b " * 50_000,
        "a" * 2_000_000 + ": [",
        'a: "' + "\\u0041" * 300_000,
        "a: \0",
        "a: \ud800",
        "%YAML 1.1\n" * 100_000,
        "a: [" + "'" * 1_000_000,
        "!" * 1_000_000,
        "*" * 1_000_000,
    ],
)
def test_hostile_yaml_is_fast_and_small(text: str) -> None:
    with bounds(seconds=4, megabytes=60), suppress(Refused):
        parse_yaml(text)


def test_ten_to_the_ninth_laughs_are_counted_not_built() -> None:
    assert "more than 100,000 values" in says(lambda: parse_yaml(laughs(10)))


LETTERS = st.text(st.characters(exclude_categories=("C", "Zl", "Zp")))  # PyYAML's own writer loses some others


@given(st.recursive(LETTERS | st.none(), lambda inner: st.lists(inner) | st.dictionaries(LETTERS, inner), max_leaves=8))
def test_yaml_reads_what_a_writer_of_yaml_wrote(value: object) -> None:
    written = yaml.safe_dump(value, allow_unicode=True)
    assert parse_yaml(written) == value


@given(st.text(alphabet="-:[]{}&*!|>'\"%#?,\n ab\t", max_size=60))
def test_any_text_is_yaml_or_refused(text: str) -> None:
    with suppress(Refused):
        parse_yaml(text)


def test_json_reads_an_object_with_and_without_byte_order_mark() -> None:
    assert parse_json(b'\xef\xbb\xbf{"a": [1, -2.5, true, null, "x"]}') == {"a": [1, -2.5, True, None, "x"]}


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (b'{"a": 1, "a": 2}', "“a” stands twice"),
        (b'{"b": {"a": 1, "a": 1}}', "“a” stands twice"),
        (b'{"a": NaN}', "NaN"),
        (b'{"a": -Infinity}', "-Infinity"),
        (b'{"a": 1e999}', "too large"),
        (b'{"a": ' + b"9" * 5_000 + b"}", "too large"),
        (b"[1]", "not an object"),
        (b'{"a": 1', "not valid JSON"),
        (b'{"a": 1}}', "not valid JSON"),
        (b"", "not valid JSON"),
        (b'{"a": "\xff"}', "byte 7 cannot be read"),
        (b'{"a":' * 65 + b"1" + b"}" * 65, "nested more than 64 deep"),
    ],
)
def test_json_faults(text: bytes, why: str) -> None:
    assert why in says(lambda: parse_json(text))


@pytest.mark.parametrize(
    "text",
    [
        b'{"a":' + b"[" * 100_000,
        b'{"a":' * 100_000,
        b'{"a":"' + b'["' * 4_000_000,
        b'"' + b'\\"' * 4_000_000,
        b'"' * 8_000_000,
        b'{"a":[' + b"[]," * 5_000_000,
        b'{"a":[' + b"1," * 5_000_000,
        b" " * 8_000_000,
        b"\\" * 8_000_000,
    ],
)
def test_hostile_json_is_refused_fast_and_small(text: bytes) -> None:
    with bounds(seconds=6, megabytes=60 + 3 * len(text) / MEGABYTE):
        says(lambda: parse_json(text))


def test_largest_json_that_is_read_needs_bounded_memory() -> None:
    text = b'{"a":[' + b'{"":1},' * (json_text.MAX_MARKS // 2 - 2) + b"1]}"
    with bounds(seconds=20, megabytes=400):
        parse_json(text)


def test_front_matter_is_cut_out_with_its_line() -> None:
    card = front_matter.split("\n\n---\r\na: 1\r\n--- \r\n# Body\r\n---\r\n")
    assert (card.block, card.first_line, card.body) == ("a: 1", 4, "# Body\n---\n")


@pytest.mark.parametrize("text", ["", "# A\n---\na: 1\n---\n", "----\na: 1\n----", " ---\na: 1\n---", "--- a\n---"])
def test_text_without_front_matter_is_all_body(text: str) -> None:
    assert front_matter.split(text).block is None


def test_front_matter_that_never_ends_is_refused() -> None:
    assert says(lambda: front_matter.split("\n---\na: 1\n# Body\n")) == (
        "F:2: The metadata block begins with three dashes and never ends."
    )


def test_huge_front_matter_is_refused() -> None:
    text = "---\na: " + "x" * front_matter.MAX_BYTES + "\n---\n"
    with bounds(seconds=2, megabytes=20):
        assert "larger than 1,048,576 bytes" in says(lambda: front_matter.split(text).metadata())


def test_limits_are_the_ones_that_refuse() -> None:
    fits = "- a\n" * (yaml_text.MAX_NODES - 1)
    assert len(parse_yaml(fits) or ()) == yaml_text.MAX_NODES - 1
    assert "more than 100,000" in says(lambda: parse_yaml(fits + "- a\n- a\n"))


def test_bad_utf8_names_the_byte() -> None:
    assert says(lambda: text_of(b"ab\xc3(")) == "F: This is not UTF-8 text: byte 2 cannot be read."


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_cleaned_text_can_be_kept_and_printed(text: str) -> None:
    assert "\0" not in clean(text)
    assert len(clean(text)) <= 2_000
    clean(text).encode()
    quoted(text).encode()
    assert "\n" not in quoted(text)


def test_names_on_disk_need_not_be_utf8() -> None:
    assert file_name(b"a\xff\nb".decode("utf-8", "surrogateescape")) == "a\N{REPLACEMENT CHARACTER} b"


@pytest.mark.parametrize(
    "path", ["/root/x", "./x", "../x", "~/x", "C:\\x", "c:/x", "file:///x", "\\\\host\\x", "a\\b", ".", ".."]
)
def test_paths_are_told_from_names(path: str) -> None:
    assert is_local_path(path)


@pytest.mark.parametrize("name", ["org/name", "gpt2", "https://huggingface.co/org/name", "Name 7B v0.1", ".hidden/x"])
def test_names_are_told_from_paths(name: str) -> None:
    assert not is_local_path(name)


def test_users_are_left_out_of_paths() -> None:
    assert (
        hide_user("/home/jane/m and C:\\Users\\jane\\m and /Users/jane") == "/home/…/m and C:\\Users\\…\\m and /Users/…"
    )
