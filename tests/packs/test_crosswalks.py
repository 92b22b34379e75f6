"""The crosswalks that come with the program, against the packs that do."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from govdesk.domain.law.packs import Pack
from govdesk.domain.law.read_crosswalk import crosswalk_problems
from govdesk.store.crosswalks import COMMON, crosswalks, load_crosswalk, overlaps
from govdesk.store.packs import load_pack, shipped


@pytest.fixture(scope="module")
def packs() -> Mapping[str, Pack]:
    read = {id_: load_pack(id_) for id_ in shipped()}
    return {id_: pack for id_, pack in read.items() if isinstance(pack, Pack)}


def test_each_requirement_is_there_and_no_pair_stands_twice(packs: Mapping[str, Pack]) -> None:
    assert len(packs) == len(shipped())
    assert crosswalk_problems(crosswalks(), packs) == ()
    assert sum(len(one.pairs) for one in crosswalks()) > 1000


def test_every_practice_is_mapped_and_every_other_pack_is_reached(packs: Mapping[str, Pack]) -> None:
    found = {id_: overlaps().of(COMMON, id_) for id_ in packs[COMMON].duties}
    assert len(found) == 45
    assert [id_ for id_, pairs in found.items() if not pairs] == []
    assert {pair.second[0] for pairs in found.values() for pair in pairs} == set(packs) - {COMMON}


def test_every_pair_is_found_from_both_sides_with_its_kind_turned() -> None:
    turned = {"overlaps": "overlaps", "narrower": "wider", "wider": "narrower"}
    for pair in (pair for one in crosswalks() for pair in one.pairs):
        there = [one for one in overlaps().of(*pair.first) if one.second == pair.second]
        back = [one for one in overlaps().of(*pair.second) if one.second == pair.first]
        assert [one.kind for one in there] == [pair.kind]
        assert [one.kind for one in back] == [turned[pair.kind]]
        assert back[0].source == pair.source != ""


def test_no_file_says_that_one_requirement_does_for_another(root: Path) -> None:
    files = sorted((root / "resources" / "crosswalks").glob("*.yaml"))
    assert len(files) == len(crosswalks())
    for file in files:
        text = file.read_text(encoding="utf-8").lower()
        assert not any(word in text for word in ("satisf", "complies", "fulfil", "equivalent")), file.name


def test_the_list_of_practices_is_followed_reference_by_reference(samples: Path) -> None:
    listed = samples.parent / "facts" / "practices.yaml"
    if not listed.is_file():
        pytest.skip("the list of practices is not here: ../shared/facts is absent")
    columns = {
        "nist": lambda id_: f"rmf-{id_.lower().replace(' ', '-')}",
        "genai_actions": lambda id_: f"gai-{id_.lower()}",
        "iso42001": lambda id_: f"iso-{id_.lower()}",
        "owasp_llm": lambda id_: f"owasp-{id_.lower()}",
    }
    practices: list[dict[str, Any]] = yaml.safe_load(listed.read_text(encoding="utf-8"))["practices"]
    for practice in practices:
        mine = {pair.second[1] for pair in overlaps().of(COMMON, practice["id"].lower())}
        wanted = {made(id_) for column, made in columns.items() for id_ in practice["map"][column]}
        assert wanted <= mine, practice["id"]
        heads = tuple(id_.split(".")[0].split("-")[1].lstrip("0") for id_ in mine if id_.startswith("aia-"))
        articles = {article for article in practice["map"]["eu_ai_act"] if article not in {"2", "16", "25", "87"}}
        assert articles <= set(heads), practice["id"]


HEAD = "title: T\nfrom: a/a\nto: b/b\nsource: S\nconfidence: medium\npairs:\n"


@pytest.mark.parametrize(
    ("text", "where", "says"),
    [
        (HEAD + "  - {from: x, to: [y], kind: satisfies}\n", "c.yaml:7", "satisfies"),
        (HEAD + "  - {from: x, to: [y]}\n  - {from: x, to: [z, y]}\n", "c.yaml:8", "a pair already, at c.yaml:7"),
        (HEAD + "  - {from: x, to: []}\n", "c.yaml:7", "No requirement is named"),
        (HEAD + "  - {from: x, to: [y], confidence: sure}\n", "c.yaml:7", "sure"),
        (HEAD + "  - {from: x, too: [y]}\n", "c.yaml:7", "too"),
        (HEAD.replace("b/b", "a/a") + "  - {from: x, to: [y]}\n", "c.yaml:3", "two different packs"),
        (HEAD.replace("source: S\n", ""), "c.yaml:1", "“source” is missing"),
        ("- 1\n", "c.yaml", "mapping"),
        ("a: [\n", "c.yaml:2", "not YAML"),
    ],
)
def test_what_is_wrong_in_a_file_is_told_with_its_line(tmp_path: Path, text: str, where: str, says: str) -> None:
    file = tmp_path / "c.yaml"
    file.write_text(text, encoding="utf-8")
    found = load_crosswalk(file)
    assert isinstance(found, tuple)
    assert any(problem.where == where and says in str(problem) for problem in found), found


def test_a_requirement_that_no_pack_has_is_named_with_its_line(tmp_path: Path, packs: Mapping[str, Pack]) -> None:
    file = tmp_path / "c.yaml"
    text = HEAD.replace("a/a", "govdesk/practices").replace("b/b", "eu/ai-act")
    file.write_text(text + "  - {from: bia-01, to: [aia-99-p]}\n", encoding="utf-8")
    found = load_crosswalk(file)
    assert not isinstance(found, tuple)
    problems = crosswalk_problems((*crosswalks(), found), packs)
    assert [str(one) for one in problems] == ["c.yaml:7: The pack “eu/ai-act” has no requirement “aia-99-p”."]
