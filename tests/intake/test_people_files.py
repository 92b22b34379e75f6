"""Files of owners, maintainers, authors and contributors: the real ones, and any text."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from govdesk.domain.records import Component
from govdesk.intake.bounded import Refused
from govdesk.intake.found import Found
from govdesk.intake.people import owners
from govdesk.intake.people.credits import read_all_contributors, read_citation
from govdesk.intake.people.repository import read_people_file, reader_of


def read(path: Path) -> Found:
    reader = reader_of(path.name)
    assert reader is not None
    return read_people_file(path, reader)


def names(found: Found, kind: str) -> list[str]:
    return [item.record.name for item in found.items if item.record.kind == kind]


def told(found: Found) -> set[tuple[str, str, str]]:
    by_id = {item.record.id: item.record.name for item in found.items}
    return {(by_id[one.source], one.kind, by_id[one.target]) for one in found.relations}


@pytest.mark.parametrize(
    ("file", "kind", "number", "some"),
    [
        ("all-contributorsrc.json", "person", 116, "Kent C. Dodds"),
        ("gpt-neox.CITATION.cff", "person", 21, "Stella Biderman"),
        ("gpt-neox.CODEOWNERS", "person", 1, "Quentin-Anthony"),
        ("gpt-oss.CODEOWNERS", "team", 1, "openai/developer-experience"),
        ("kubernetes.OWNERS_ALIASES", "team", 44, "sig-apps-leads"),
        ("llama.cpp.CODEOWNERS", "person", 23, "ngxson"),
        ("safetensors.MAINTAINERS.md", "person", 2, "Daniël de Kok"),
        ("vllm.CODEOWNERS.excerpt", "person", 37, "youkaichao"),
    ],
)
def test_real_files_name_those_who_stand_in_them(samples: Path, file: str, kind: str, number: int, some: str) -> None:
    found = names(read(samples / "contributors" / file), kind)
    assert len(found) == number
    assert some in found


def test_who_belongs_where(samples: Path) -> None:
    assert ("Daniël de Kok", "member_of", "Hugging Face") in told(
        read(samples / "contributors" / "safetensors.MAINTAINERS.md")
    )
    aliases = told(read(samples / "contributors" / "kubernetes.OWNERS_ALIASES"))
    assert ("soltysh", "member_of", "sig-apps-leads") in aliases
    assert ("soltysh", "member_of", "sig-cli-leads") in aliases
    assert {kind for _, kind, _ in aliases} == {"member_of"}


def test_a_line_without_an_owner_names_nobody_and_is_said(samples: Path) -> None:
    found = read(samples / "contributors" / "gpt-oss.CODEOWNERS")
    assert names(found, "person") == []
    assert str(found.problems[0]).startswith("gpt-oss.CODEOWNERS:2: This line names a path that nobody owns.")


def test_comments_and_paths_without_owner_name_nobody() -> None:
    content = b"# @commented\n* @ada ben@example.com # @trailing\n/docs/\n/src/* @acme/core @ada\n"
    found = owners.read_codeowners(content, "CODEOWNERS").mentions
    assert [(one.name, one.kind, one.says) for one in found] == [
        ("ada", "person", "owns *, /src/*"),
        ("ben", "person", "owns *"),
        ("acme/core", "team", "owns /src/*"),
    ]


def test_sections_of_gitlab_may_have_owners() -> None:
    content = b"[Data Base][2] @acme/data\n^[Docs]\n/docs/ @ada\n"
    found = owners.read_codeowners(content, "CODEOWNERS")
    assert [(one.name, one.says) for one in found.mentions] == [
        ("acme/data", "owns [Data_Base]"),
        ("ada", "owns /docs/"),
    ]
    assert found.problems == ()


def test_a_citation_tells_of_the_thing_too(tmp_path: Path) -> None:
    path = tmp_path / "CITATION.cff"
    path.write_text(
        "title: Kestrel\nversion: 1.2\nlicense: Apache-2.0\ndate-released: 2024-05-06\nauthors:\n"
        "  - {given-names: Ada, family-names: Lane, email: ADA@example.org}\n  - name: Acme Labs\n"
    )
    found = read(path)
    thing = found.items[0].record
    assert isinstance(thing, Component)
    assert (thing.name, thing.version, thing.licence) == ("Kestrel", "1.2", "apache-2.0")
    assert {one.since for one in found.relations} == {date(2024, 5, 6)}
    assert told(found) == {("Ada Lane", "contributes", "Kestrel"), ("Acme Labs", "contributes", "Kestrel")}
    assert {one.document for one in found.relations} == {"CITATION.cff: authors[0]", "CITATION.cff: authors[1]"}


@pytest.mark.parametrize(
    ("line", "name", "reach"),
    [
        ("* Ada Lane <ada@example.org>", "Ada Lane", "ada@example.org"),
        ("- [Ada Lane](https://github.com/adal)", "Ada Lane", "@adal"),
        ("- Ada Lane (@adal), Acme", "Ada Lane", "@adal"),
        ("- @adal", "adal", "@adal"),
        ("M: Ada Lane <ada@example.org>", "ada", "ada@example.org"),
    ],
)
def test_lists_of_maintainers_in_their_many_forms(line: str, name: str, reach: str) -> None:
    (found,) = owners.read_maintainers(
        f"# Maintainers\n\nSee the governance.\n{line}\n".encode(), "MAINTAINERS"
    ).mentions
    assert (found.name, found.reach, found.does) == (name, reach, "maintains")


def test_governance_gives_hints_and_decides_nothing(samples: Path) -> None:
    found = read(samples / "contributors" / "safetensors.GOVERNANCE.md")
    assert found.relations == ()
    assert "a steering committee (line 19)" in found.notes[0]


READERS = [
    owners.read_codeowners,
    owners.read_owners,
    owners.read_maintainers,
    owners.read_governance,
    read_citation,
    read_all_contributors,
]


@pytest.mark.parametrize("reader", READERS)
@given(content=st.one_of(st.binary(max_size=300), st.text(max_size=300).map(str.encode)))
def test_any_content_is_read_or_refused(reader: owners.Named, content: bytes) -> None:
    with suppress(Refused):
        for one in reader(content, "FILE").mentions:
            assert one.name
            assert len(one.name) <= 500


@given(st.text(alphabet="@ab/ *#<>|.-\n(),:[]", max_size=200))
def test_texts_of_marks_are_read(text: str) -> None:
    for reader in READERS[:4]:
        with suppress(Refused):
            reader(text.encode(), "FILE")
