"""Weights files: known by their bytes, split over several, hashed while somebody waits."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from govdesk.intake.proposal import Proposal
from govdesk.intake.read import read
from tests.intake.intake_making import (
    WEIGHTS,
    fact,
    gguf,
    info,
    pair,
    proposal,
    refusal,
    safetensors,
    tensors,
    told,
)


class Counter:
    """Hears progress; cancels after so many steps."""

    def __init__(self, steps: int = 10**9) -> None:
        self.steps, self.heard = steps, [(0, 0)][:0]

    def step(self, done_bytes: int, total_bytes: int) -> bool:
        self.heard.append((done_bytes, total_bytes))
        return len(self.heard) < self.steps


def test_weights_under_other_names_are_known_by_their_bytes(tmp_path: Path) -> None:
    (tmp_path / "a.bin").write_bytes(WEIGHTS)
    (tmp_path / "b.dat").write_bytes(gguf([pair("general.name", "N")]))
    assert proposal(tmp_path / "a.bin").component.parameters == 12
    assert proposal(tmp_path / "b.dat").component.name == "N"


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "empty"),
        (b"\x80\x04\x95abc", "can run code"),
        (b"PK\x03\x04abc", "can run code"),
        (b"tjgg" + bytes(40), "old GGML"),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:beef\n", "damaged"),
        (b"hello", "says it is"),
    ],
)
def test_other_files_named_as_weights(tmp_path: Path, content: bytes, why: str) -> None:
    (tmp_path / "x.safetensors").write_bytes(content + (b" world and more" if content == b"hello" else b""))
    assert why in refusal(tmp_path / "x.safetensors")


def test_pickles_are_hashed_and_told_and_not_opened(model: Path) -> None:
    (model / "pytorch_model.bin").write_bytes(b"\x80\x04cos\nsystem\n(S'false'\ntR.")
    (model / "training_args.bin").write_bytes(b"PK\x03\x04")
    found = proposal(model)
    assert fact(found, "model.pickles") == ("pytorch_model.bin", "training_args.bin")
    assert sum("can run code" in problem.says for problem in found.problems) == 2
    assert [line.split()[0] for line in found.component.hashes] == ["model.safetensors", "pytorch_model.bin"]


def shards(folder: Path, *, total: int | None = None, names: dict[str, str] | None = None) -> None:
    one, two = tensors({"a.weight": ("F16", (2, 2))}), tensors({"b.weight": ("F16", (5,))})
    (folder / "model-00001-of-00002.safetensors").write_bytes(safetensors(one))
    (folder / "model-00002-of-00002.safetensors").write_bytes(safetensors(two))
    weight_map = names or {
        "a.weight": "model-00001-of-00002.safetensors",
        "b.weight": "model-00002-of-00002.safetensors",
    }
    index = {"metadata": {"total_size": 18 if total is None else total}, "weight_map": weight_map}
    (folder / "model.safetensors.index.json").write_text(json.dumps(index))


def test_a_split_model_is_added_up(tmp_path: Path) -> None:
    shards(tmp_path)
    found = proposal(tmp_path)
    assert found.component.parameters == 9
    assert len(found.component.hashes) == 2
    assert {fact.key for fact in found.facts if fact.key.startswith("file.")} == {
        "file.sha256:model-00001-of-00002.safetensors",
        "file.sha256:model-00002-of-00002.safetensors",
    }
    assert found.problems == ()


def test_a_split_model_without_index_is_added_up_where_it_is_whole(tmp_path: Path) -> None:
    shards(tmp_path)
    (tmp_path / "model.safetensors.index.json").unlink()
    assert proposal(tmp_path).component.parameters == 9
    (tmp_path / "model-00001-of-00002.safetensors").unlink()
    found = proposal(tmp_path)
    assert found.component.parameters is None
    assert found.problems


def test_a_missing_part_leaves_the_count_open(tmp_path: Path) -> None:
    shards(tmp_path)
    (tmp_path / "model-00002-of-00002.safetensors").unlink()
    found = proposal(tmp_path)
    assert found.component.parameters is None
    assert "named in the index and is not here" in found.problems[0].says


def test_one_part_alone_does_not_pass_for_the_model(tmp_path: Path) -> None:
    shards(tmp_path)
    found = proposal(tmp_path / "model-00001-of-00002.safetensors")
    assert found.component.parameters is None
    assert "one of 2 parts" in found.problems[0].says
    assert found.component.name == tmp_path.name


def test_an_index_that_disagrees_with_its_files_is_told(tmp_path: Path) -> None:
    shards(tmp_path, total=20)
    assert "The index says 20 bytes of tensors; its files hold 18." in told(tmp_path)[0]
    shards(tmp_path, names={"a.weight": "model-00001-of-00002.safetensors", "c": "model-00002-of-00002.safetensors"})
    assert any("disagree about 2 tensors" in line for line in told(tmp_path))


@pytest.mark.parametrize("name", ["../secret.safetensors", "/etc/passwd", "..", "C:\\x", "a/b.safetensors", "a\0b", ""])
def test_an_index_that_climbs_out_is_refused(model: Path, name: str) -> None:
    (model.parent / "secret.safetensors").write_bytes(WEIGHTS)
    (model / "model.safetensors.index.json").write_text(json.dumps({"weight_map": {"a": name}}))
    found = proposal(model)
    assert "not a plain name in this folder" in found.problems[0].says
    assert found.problems[0].where == "model.safetensors.index.json:weight_map"
    assert found.component.parameters is None


def test_split_gguf_is_added_up(tmp_path: Path) -> None:
    one = gguf([pair("general.name", "N"), pair("split.count", 2)], [info("a", (32,), 2, 0)], data=32)
    two = gguf([pair("split.count", 2)], [info("b", (64,), 2, 0)], data=64)
    (tmp_path / "m-00001-of-00002.gguf").write_bytes(one)
    (tmp_path / "m-00002-of-00002.gguf").write_bytes(two)
    found = proposal(tmp_path)
    assert (found.component.name, found.component.parameters) == ("N", 96)
    assert found.problems == ()


def test_a_part_of_a_split_gguf_is_not_counted_as_the_model(tmp_path: Path) -> None:
    (tmp_path / "m-00001-of-00002.gguf").write_bytes(
        gguf([pair("general.name", "N")], [info("a", (4,), 0, 0)], data=16)
    )
    for path in (tmp_path, tmp_path / "m-00001-of-00002.gguf"):
        found = proposal(path)
        assert (found.component.name, found.component.parameters) == ("N", None)
        assert "one of 2 parts" in found.problems[0].says


def test_gguf_variants_side_by_side_are_told(tmp_path: Path) -> None:
    for name in ("q4.gguf", "q8.gguf"):
        (tmp_path / name).write_bytes(gguf([pair("general.name", name)], [info("a", (4,), 0, 0)], data=16))
    found = proposal(tmp_path)
    assert found.component.name == "q4.gguf"
    assert found.problems[0].says.startswith("2 GGUF files stand side by side")


@pytest.mark.parametrize("make", [lambda folder: folder, lambda folder: folder / "model.safetensors"])
def test_progress_counts_to_the_end(model: Path, make: Callable[[Path], Path]) -> None:
    content = safetensors(tensors({"a": ("F32", (3_000_000,))}))
    (model / "model.safetensors").write_bytes(content)
    counter = Counter()
    assert isinstance(read(make(model), counter), Proposal)
    assert counter.heard[-1] == (len(content), len(content))
    assert len(counter.heard) == 3
    assert counter.heard == sorted(counter.heard)


def test_reading_can_be_cancelled(model: Path) -> None:
    (model / "model.safetensors").write_bytes(safetensors(tensors({"a": ("F32", (3_000_000,))})))
    found = read(model, Counter(steps=1))
    assert [str(problem) for problem in found] == ["our-model: Reading was cancelled; nothing was taken over."]  # type: ignore[union-attr]
