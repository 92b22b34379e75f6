"""Model folders and cards: several sources at once, and what they dispute."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from govdesk.intake.proposal import Proposal
from govdesk.intake.read import read
from tests.intake.intake_making import (
    CARD,
    WEIGHTS,
    fact,
    gguf,
    pair,
    proposal,
    refusal,
    told,
)


def test_a_plain_folder(model: Path) -> None:
    found = proposal(model)
    digest = hashlib.sha256(WEIGHTS).hexdigest()
    assert found.component.hashes == (f"model.safetensors sha256:{digest}",)
    assert found.component.parameters == 12
    assert fact(found, "model.remote_code") is True
    assert fact(found, "file.sha256") == digest
    assert [(base.name, base.how, base.at) for base in found.bases] == [("org/base", "", "base_model")]
    assert found.problems == ()
    assert found.conflicts == ()


def test_reading_writes_nothing(model: Path) -> None:
    before = {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in model.rglob("*") if path.is_file()}
    read(model)
    assert {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in model.rglob("*") if path.is_file()} == before


def test_licence_of_card_file_and_header_are_compared(model: Path, samples: Path) -> None:
    (model / "LICENSE").write_bytes((samples / "licences" / "deepseek-code.LICENSE").read_bytes())
    (model / "m.gguf").write_bytes(gguf([pair("general.license", "Apache 2.0"), pair("llama.context_length", 8192)]))
    found = proposal(model)
    assert found.component.licence == ""
    assert found.component.openness == ""
    assert found.conflicts == (
        "Licence: README.md (license) says apache-2.0; LICENSE (whole text) says mit.",
        "Context length: config.json (max_position_embeddings) says 4,096; m.gguf (llama.context_length) says 8,192.",
    )
    said = [(fact.value, fact.file) for fact in found.facts if fact.key == "model.licence"]
    assert said == [("apache-2.0", "README.md"), ("mit", "LICENSE"), ("apache-2.0", "m.gguf")]


def test_sources_that_agree_in_other_words_do_not_conflict(model: Path) -> None:
    (model / "m.gguf").write_bytes(
        gguf(
            [
                pair("general.license", "Apache License 2.0"),
                pair("general.base_model.count", 1),
                pair("general.base_model.0.name", "Base"),
            ]
        )
    )
    found = proposal(model)
    assert found.component.licence == "apache-2.0"
    assert found.conflicts == ()
    assert [(said.key, said.value) for said in found.facts if said.key.startswith("model.base")] == [
        ("model.base", "org/base"),
        ("model.base:m.gguf", "Base"),
    ]


def test_bases_that_differ_conflict(model: Path) -> None:
    (model / "adapter_config.json").write_text('{"base_model_name_or_path": "org/other", "r": 8}')
    found = proposal(model)
    assert found.component.kind == "adapter"
    assert found.conflicts == (
        "Base model: README.md (base_model) says org/base; adapter_config.json (base_model_name_or_path) says org/other.",
    )
    assert [(base.name, base.how) for base in found.bases] == [("org/base", "adapter"), ("org/other", "adapter")]


@pytest.mark.parametrize(
    ("lines", "licence", "problems"),
    [
        ("license: other\nlicense_name: yi-license\nlicense_link: LICENSE", "yi-license", 0),
        ("license: other", "", 1),
        ("license: unknown", "", 1),
        ("license: [mit]", "mit", 0),
        ("license: [mit, apache-2.0]", "", 1),
        ("license: MIT License", "mit", 0),
        ("license: {a: b}", "", 1),
        ("language: en", "", 0),
        ("license: mit\nlicense_name: MIT", "mit", 0),
    ],
)
def test_licence_in_cards(tmp_path: Path, lines: str, licence: str, problems: int) -> None:
    card = tmp_path / "card.md"
    card.write_text(f"---\n{lines}\n---\n# A\n")
    found = proposal(card)
    assert found.component.licence == licence
    assert len(found.problems) == problems


def test_licence_name_that_contradicts_the_licence(tmp_path: Path) -> None:
    (tmp_path / "card.md").write_text("---\nlicense: mit\nlicense_name: llama2\n---\n")
    found = proposal(tmp_path / "card.md")
    assert found.conflicts == ("Licence: card.md (license) says mit; card.md (license_name) says llama2.",)


@pytest.mark.parametrize(
    ("lines", "bases"),
    [
        ("base_model: a/b", [("a/b", "")]),
        ("base_model: a/b\nbase_model_relation: quantized", [("a/b", "quantized")]),
        ("base_model: [a/b]\nbase_model_relation: finetune", [("a/b", "finetune")]),
        ("base_model: [a/b, c/d]", [("a/b", "merge"), ("c/d", "merge")]),
        ("base_model: https://huggingface.co/a/b/tree/main", [("a/b", "")]),
        ("base_model: a/b\nlibrary_name: peft", [("a/b", "adapter")]),
        ("base_model: /root/checkpoints/7b", []),
        ("base_model: [./out, a/b]\nbase_model_relation: merge", [("a/b", "merge")]),
        ("base_model:", []),
    ],
)
def test_bases_in_cards(tmp_path: Path, lines: str, bases: list[tuple[str, str]]) -> None:
    (tmp_path / "card.md").write_text(f"---\ntags: [x]\n{lines}\n---\n# A\n")
    found = proposal(tmp_path / "card.md")
    assert [(base.name, base.how) for base in found.bases] == bases
    assert len(found.problems) == ("/root" in lines or "./out" in lines)


def test_datasets_that_are_paths_are_told_and_are_no_names(tmp_path: Path) -> None:
    (tmp_path / "card.md").write_text("---\ndatasets: [org/set, /home/jane/data]\n---\n# A\n")
    found = proposal(tmp_path / "card.md")
    assert found.datasets == ("org/set",)
    assert "jane" not in str(found)
    (problem,) = found.problems
    assert problem.where == "card.md:datasets"


def test_a_card_under_another_name_is_known_by_its_metadata(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text(CARD)
    assert proposal(tmp_path / "notes.txt").component.licence == "apache-2.0"
    (tmp_path / "other.txt").write_text("---\ntitle: a page\n---\n")
    assert "neither a model card nor a weights file" in refusal(tmp_path / "other.txt")


def test_a_hostile_weights_file_spoils_nothing_else(model: Path) -> None:
    (model / "model.safetensors").write_bytes((2**63).to_bytes(8, "little") + b"{}")
    found = proposal(model)
    assert found.component.licence == "apache-2.0"
    assert found.component.parameters is None
    assert found.component.hashes == ()
    assert "9,223,372,036,854,775,808 bytes long" in found.problems[0].says


def test_a_folder_of_which_nothing_can_be_read_is_refused(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").write_bytes((2**63).to_bytes(8, "little") + b"{}")
    found = read(tmp_path)
    assert not isinstance(found, Proposal)
    assert found[0].where == "model.safetensors"


def test_folders_without_a_model_are_refused(tmp_path: Path) -> None:
    assert "holds no model card" in refusal(tmp_path)
    (tmp_path / "LICENSE").write_text("x")
    assert "holds no model card" in refusal(tmp_path)


def test_subfolders_are_not_entered_and_their_weights_are_told(model: Path) -> None:
    inner = model / "original"
    inner.mkdir()
    (inner / "consolidated.safetensors").write_bytes(WEIGHTS)
    (model / "assets").mkdir()
    assert told(model) == ["original: This subfolder holds weights of its own; they are not read. Read it by itself."]


def test_a_folder_with_absurdly_many_entries_is_refused(model: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("govdesk.intake.bounded.MAX_ENTRIES", 2)
    assert "more than 2 entries" in refusal(model)
