"""Packs go to a workbook and to YAML and come back as they were."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from govdesk.domain.law.packs import Pack
from govdesk.domain.law.read_pack import parse_pack
from govdesk.store.pack_files import pack_file
from govdesk.store.pack_template import ENDINGS, template
from govdesk.store.packs import load_pack, shipped, versions
from govdesk.store.sheets.workbook import MAX_CELL
from tests.pack_shapes import packs


def of(plain: dict[str, Any]) -> Pack:
    pack = parse_pack(plain)
    assert isinstance(pack, Pack), pack
    return pack


def there_and_back(pack: Pack, ending: str, folder: Path) -> Pack:
    content = pack_file(pack, ending)
    assert isinstance(content, bytes), content
    path = folder / f"pack{ending}"
    path.write_bytes(content)
    back = load_pack(path)
    assert isinstance(back, Pack), back
    return back


@given(packs)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_pack_comes_back_as_it_was(tmp_path: Path, plain: dict[str, Any]) -> None:
    pack = of(plain)
    for ending in (".xlsx", ".yaml"):
        assert there_and_back(pack, ending, tmp_path).text == pack.text


@pytest.mark.parametrize("id_", [name for id_ in shipped() for name in versions(id_)])
@pytest.mark.parametrize("ending", [".xlsx", ".yaml"])
def test_every_shipped_pack_comes_back_as_it_was(id_: str, ending: str, tmp_path: Path) -> None:
    pack = load_pack(id_)
    assert isinstance(pack, Pack)
    assert there_and_back(pack, ending, tmp_path) == pack


def test_a_text_that_no_cell_holds_is_not_cut() -> None:
    rule = {"id": "r-1", "title": "T", "cite": "1", "who": "all", "when": {"always": True}}
    outcome = {"id": "use", "title": "Use", "kind": "first", "options": [{"value": "a", "label": "A"}]}
    rule["text"] = "x" * (MAX_CELL + 1)
    plain = {"id": "a/b", "version": "1", "title": "T", "headline": "use", "outcomes": [outcome]}
    pack = of({**plain, "requirements": [rule]})
    found = pack_file(pack, ".xlsx")
    assert isinstance(found, tuple)
    assert found[0].where == "Requirements, row 2"
    assert isinstance(pack_file(pack, ".yaml"), bytes)


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_example_reads_without_a_mistake(ending: str, tmp_path: Path) -> None:
    content = template(ending)
    assert isinstance(content, bytes)
    path = tmp_path / f"our policy{ending}"
    path.write_bytes(content)
    pack = load_pack(path)
    assert isinstance(pack, Pack), pack
    assert len(pack.requirements) == (2 if ending == ".csv" else 5)


def test_the_workbook_and_the_yaml_of_the_example_are_one_pack(tmp_path: Path) -> None:
    texts = set()
    for ending in (".xlsx", ".yaml"):
        path = tmp_path / f"one{ending}"
        content = template(ending)
        assert isinstance(content, bytes)
        path.write_bytes(content)
        pack = load_pack(path)
        assert isinstance(pack, Pack)
        texts.add(pack.text)
    assert len(texts) == 1
