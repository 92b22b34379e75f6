"""CycloneDX BOMs: the real ones, broken ones, and any JSON."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, strategies as st

from govdesk.domain.records import Component
from govdesk.intake.bom.cyclonedx import read_bom
from govdesk.intake.bounded import Refused
from govdesk.intake.found import Found


def bom(tmp_path: Path, **said: Any) -> Found:
    path = tmp_path / "bom.json"
    path.write_text(json.dumps({"bomFormat": "CycloneDX", "specVersion": "1.6", **said}))
    return read_bom(path)


def told(found: Found) -> set[tuple[str, str, str]]:
    by_id = {item.record.id: item.record.name for item in found.items}
    return {(by_id[one.source], one.kind, by_id[one.target]) for one in found.relations}


def model(name: str, **said: Any) -> dict[str, Any]:
    return {"type": "machine-learning-model", "name": name, "bom-ref": name, **said}


def test_a_real_model_with_its_data(samples: Path) -> None:
    found = read_bom(samples / "cyclonedx" / "granite-4.1-30b-base.cdx.json")
    thing = found.items[0].record
    assert isinstance(thing, Component)
    assert (thing.name, thing.kind, thing.licence) == ("ibm-granite/granite-4.1-30b-base", "model", "apache-2.0")
    assert thing.parameters == 28_865_728_512
    kinds = [kind for _, kind, _ in told(found)]
    assert kinds.count("trained_on") == 29
    assert {one.since for one in found.relations if one.source == thing.id} == {date(2026, 4, 29)}
    assert ("IBM", "provides", thing.name) in told(found)
    assert ("Hugging Face", "distributes", thing.name) in told(found)
    facts = {fact.key: fact.at for fact in found.items[0].facts}
    assert facts["model.licence"] == "/metadata/component/licenses"


@pytest.mark.parametrize(
    ("file", "items", "relations"),
    [
        ("aibom-squad-ai-app-1.0.json", 13, 13),
        ("aibom-squad-ai-app-1.2.json", 9, 9),
        ("hunyuan.aibom.json", 3, 3),
        ("k8s-vllm.aibom.json", 5, 4),
        ("valid-machine-learning-1.5.json", 2, 1),
        ("valid-machine-learning-1.6.json", 3, 2),
        ("valid-machine-learning-1.7.json", 3, 2),
        ("valid-ml-env-1.7.json", 3, 2),
    ],
)
def test_every_real_bom_is_read(samples: Path, file: str, items: int, relations: int) -> None:
    found = read_bom(samples / "cyclonedx" / file)
    assert (len(found.items), len(found.relations)) == (items, relations)
    assert all(one.document.startswith(f"{file}: /") for one in found.relations)


@pytest.mark.parametrize(
    ("file", "says"),
    [
        ("mlbom-opensource-model.BROKEN.json", "BROKEN.json:9: This is not valid JSON"),
        ("valid-attestation-1.6.json", "names no component"),
    ],
)
def test_what_is_no_list_of_parts_is_refused_with_its_place(samples: Path, file: str, says: str) -> None:
    with pytest.raises(Refused) as refused:
        read_bom(samples / "cyclonedx" / file)
    assert says in str(refused.value.problem(file))


def test_relations_follow_what_both_ends_are(tmp_path: Path) -> None:
    data = {"type": "data", "name": "corpus", "bom-ref": "d"}
    tests = {
        "type": "data",
        "name": "exam",
        "bom-ref": "e",
        "properties": [{"name": "x:dataset:stage", "value": "evaluation"}],
    }
    found = bom(
        tmp_path,
        metadata={"component": {"type": "application", "name": "app", "bom-ref": "a"}},
        components=[model("tuned", pedigree={"ancestors": [model("base")]}), data, tests],
        dependencies=[{"ref": "a", "dependsOn": ["tuned"]}, {"ref": "tuned", "dependsOn": ["d", "e"]}],
    )
    assert told(found) == {
        ("app", "uses", "tuned"),
        ("tuned", "derived_from", "base"),
        ("tuned", "trained_on", "corpus"),
        ("tuned", "evaluated_on", "exam"),
    }


def test_a_reference_to_nothing_is_said_and_makes_nothing(tmp_path: Path) -> None:
    found = bom(tmp_path, components=[model("tuned")], dependencies=[{"ref": "tuned", "dependsOn": ["gone"]}])
    assert found.relations == ()
    assert "gone" in str(found.problems[0])
    assert "not known" in str(found.problems[0])


def test_authors_are_people_and_makers_are_not(tmp_path: Path) -> None:
    said = model("m", authors=[{"name": "Ada", "email": "ada@x.example"}, {"name": "Acme"}], supplier={"name": "Acme"})
    found = bom(tmp_path, components=[said])
    assert {item.record.name: item.record.kind for item in found.items} == {
        "m": "model",
        "Ada": "person",
        "Acme": "organization",
    }
    assert [item.keys for item in found.items if item.keys] == [("mail:ada@x.example", "name:ada")]


@pytest.mark.parametrize("version", ["1.4", "2.0", "", "1.61", "x"])
def test_versions_that_are_not_read_are_refused(tmp_path: Path, version: str) -> None:
    with pytest.raises(Refused, match=r"1\.5 to 1\.7"):
        bom(tmp_path, specVersion=version, components=[model("m")])


def test_components_nested_without_end_are_refused(tmp_path: Path) -> None:
    deep = model("m")
    for _ in range(80):
        deep = model("m", components=[deep])
    with pytest.raises(Refused, match="nested"):
        bom(tmp_path, components=[deep])


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(
        ["name", "type", "bom-ref", "components", "services", "licenses", "license", "id", "hashes", "authors", "supplier",
         "modelCard", "modelParameters", "datasets", "ref", "dependsOn", "pedigree", "ancestors", "properties", "purl"]
    ), inner, max_size=6),
    max_leaves=25,
)  # fmt: skip


@given(st.fixed_dictionaries(dict.fromkeys(("metadata", "components", "services", "dependencies"), JSON)))
def test_any_json_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, said: dict[str, Any]) -> None:
    with suppress(Refused):
        found = bom(tmp_path_factory.mktemp("any"), **said)
        ids = {item.record.id for item in found.items}
        assert all({one.source, one.target} <= ids and one.source != one.target for one in found.relations)


@pytest.mark.parametrize("inline", [False, True])
def test_a_duty_that_a_bom_tells_of_is_only_proposed(tmp_path: Path, inline: bool) -> None:  # noqa: FBT001 - a parameter
    governance = {"owners": [{"organization": {"name": "Acme"}}], "stewards": [{"contact": {"email": "ada@x.example"}}]}
    data = {"type": "dataset", "name": "corpus", "governance": governance}
    if inline:
        found = bom(tmp_path, components=[model("m", modelCard={"modelParameters": {"datasets": [data]}})])
    else:
        found = bom(tmp_path, components=[{"type": "data", "name": "corpus", "data": [data]}])
    duties = {(source, kind) for source, kind, target in told(found) if target == "corpus" and kind != "trained_on"}
    assert duties == {("Acme", "accountable"), ("ada", "responsible")}
    assert {one.state for one in found.relations if one.kind in {"accountable", "responsible"}} == {"proposed"}
