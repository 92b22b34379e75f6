"""Catalogues of what depends on what, with all that real ones have: twins, loops, ends that lead nowhere."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from govdesk.domain.records import Component, Party
from govdesk.intake.ecosystem import EcosystemGraph, read

ASSETS = """
- {type: model, name: A, organization: Org, dependencies: [B, D, Nowhere, A, B], license: MIT, created_date: 2024-02-03,
   access: {value: limited, explanation: ask them}}
- {type: model, name: B, organization: {value: [Org, Other Org]}, dependencies: {value: [A], explanation: a cycle}}
- {type: dataset, name: D, organization: Org, dependencies: [], access: open, created_date: early 2021}
- {type: application, name: a, organization: Org, dependencies: A, license: {value: custom}}
- {type: model, name: B, organization: Twin, dependencies: [D]}
- {type: gadget, name: G}
- just text
"""


def graph(tmp_path: Path, text: str = ASSETS) -> EcosystemGraph:
    (tmp_path / "assets.yaml").write_text(text)
    return read(tmp_path)


def test_components_and_parties(tmp_path: Path) -> None:
    records = graph(tmp_path).records
    components = {record.id: record for record in records if isinstance(record, Component)}
    assert [(c.id, c.name, c.kind) for c in components.values()] == [
        ("comp-a", "A", "model"),
        ("comp-b", "B", "model"),
        ("comp-d", "D", "dataset"),
        ("comp-a-2", "a", "software"),
    ]
    assert (components["comp-a"].licence, components["comp-a"].weights) == ("mit", "restricted")
    assert components["comp-d"].data == "public"
    assert components["comp-a-2"].licence == ""
    assert [record.name for record in records if isinstance(record, Party)] == ["Org", "Other Org"]


def test_relations_keep_loops_cycles_and_dangling_ends(tmp_path: Path) -> None:
    found = graph(tmp_path).relations
    assert len({relation.id for relation in found}) == len(found)
    ends = [(relation.source, relation.kind, relation.target) for relation in found if relation.kind != "provides"]
    assert ends == [
        ("comp-a", "derived_from", "comp-b"),
        ("comp-a", "trained_on", "comp-d"),
        ("comp-a", "uses", "missing-nowhere"),
        ("comp-a", "derived_from", "comp-a"),
        ("comp-b", "derived_from", "comp-a"),
        ("comp-a-2", "uses", "comp-a"),
    ]
    assert {relation.since for relation in found if relation.source == "comp-a"} == {date(2024, 2, 3)}
    assert {relation.since for relation in found if relation.target == "comp-d" and relation.kind == "provides"} == {
        None
    }


def test_twins_and_strangers_are_told(tmp_path: Path) -> None:
    assert [str(problem) for problem in graph(tmp_path).problems] == [
        "assets.yaml:[4]: The name “B” stands twice; the first one, in assets.yaml, is kept.",
        "assets.yaml:[5]: This asset has no name, or is neither model, dataset nor application.",
        "assets.yaml:[6]: This asset has no name, or is neither model, dataset nor application.",
    ]


def test_what_cannot_be_read_is_told_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "broken.yaml").write_text("- {type: model, name: [")
    found = graph(tmp_path)
    assert len(found.records) == 6
    assert found.problems[-1].where.startswith("broken.yaml:")
    assert read(tmp_path / "nothing.yaml").problems[0].where == "nothing.yaml"
    assert read(tmp_path / "assets.yaml").records == found.records


def test_ids_never_clash_with_those_of_unknown_ends(tmp_path: Path) -> None:
    found = graph(tmp_path, "- {type: model, name: Nowhere!, dependencies: [nowhere, Nowhere]}\n")
    ids = {record.id for record in found.records}
    assert ids == {"comp-nowhere"}
    assert {relation.target for relation in found.relations} == {"missing-nowhere", "missing-nowhere-2"}
