"""Headers of GGUF files: what they say of a model, and the lies that are refused."""

from __future__ import annotations

import io
import struct
import time
import tracemalloc
from pathlib import Path

import pytest

from govdesk.intake.bounded import Refused
from govdesk.intake.proposal import Reading
from govdesk.intake.weights.gguf import GgufHeader, read_header
from govdesk.intake.weights.gguf_model import of_parts
from tests.intake.intake_making import gguf, info, pair, text


def header_of(content: bytes) -> GgufHeader:
    return read_header(io.BytesIO(content), len(content))


def reading(*pairs: bytes, infos: tuple[bytes, ...] = (), data: int = 0) -> Reading:
    content = gguf(pairs, infos, data)
    size = len(content)
    return of_parts([("f.gguf", read_header(io.BytesIO(content), size), size)])


def says(content: bytes) -> str:
    with pytest.raises(Refused) as refused:
        header_of(content)
    return refused.value.says


def value(found: Reading, key: str) -> object:
    (fact,) = [fact for fact in found.facts if fact.key == key]
    return fact.value


@pytest.mark.parametrize("version", [2, 3])
def test_both_versions_are_read(version: int) -> None:
    content = gguf([pair("general.name", "N")], version=version)
    assert header_of(content).values == {"general.name": "N"}


def test_quantised_tensors_count_by_shape() -> None:
    found = reading(
        pair("general.file_type", 15), infos=(info("a", (256, 3), 12, 0), info("b", (7,), 0, 448)), data=480
    )
    assert value(found, "model.parameters") == 256 * 3 + 7
    assert value(found, "model.quantization") == "Q4_K_M"
    assert value(found, "model.tensor_types") == ("Q4_K 768", "F32 7")
    assert found.problems == ()


def test_licence_languages_and_datasets() -> None:
    found = reading(
        pair("general.license", "other"),
        pair("general.license.name", "Llama 3.1 Community License"),
        pair("general.languages", ["en", "de"]),
        pair("general.dataset.count", 1),
        pair("general.dataset.0.repo_url", "https://huggingface.co/org/data"),
    )
    assert value(found, "model.licence") == "llama3.1"
    assert value(found, "model.languages") == ("en", "de")
    assert value(found, "model.datasets") == ("org/data",)


def bases(*pairs: bytes) -> list[tuple[str, str]]:
    return [(base.name, base.how) for base in reading(*pairs).bases]


def test_base_models_and_how() -> None:
    one = [pair("general.base_model.count", 1), pair("general.base_model.0.repo_url", "https://huggingface.co/a/b")]
    assert bases(*one) == [("a/b", "")]
    assert bases(*one, pair("general.finetune", "Instruct")) == [("a/b", "finetune")]
    assert bases(*one, pair("general.type", "adapter")) == [("a/b", "adapter")]
    two = [
        pair("general.base_model.count", 2),
        pair("general.base_model.0.name", "A"),
        pair("general.base_model.1.name", "B"),
    ]
    assert bases(*two) == [("A", "merge"), ("B", "merge")]
    source = pair("general.source.repo_url", "https://huggingface.co/a/c")
    assert bases(source, pair("general.file_type", 15)) == [("a/c", "quantized")]
    assert bases(source, pair("general.file_type", 1)) == [("a/c", "")]


def test_a_path_as_base_is_told_and_is_no_name() -> None:
    found = reading(pair("general.base_model.count", 1), pair("general.base_model.0.name", "/root/models/x"))
    assert found.bases == ()
    assert "folder on somebody's machine" in found.problems[-1].says


@pytest.mark.parametrize("name", ["D:\\Diverses\\models", "/tmp/x", "1ee8b0e1bf0dcfb0e9fd3c4f3fb7a6c2d9cf3b4a"])
def test_names_that_are_none_are_not_read(name: str) -> None:
    assert not [fact for fact in reading(pair("general.name", name)).facts if fact.key == "model.name"]


@pytest.mark.parametrize("count", [2**31, 2**63, 2**64 - 1])
def test_absurd_counts_are_refused(count: int) -> None:
    assert "which no real file has" in says(b"GGUF" + struct.pack("<IQQ", 3, count, 0))
    assert "which no real file has" in says(b"GGUF" + struct.pack("<IQQ", 3, 0, count))
    assert "bytes follow" in says(gguf([text("k") + struct.pack("<I", 8) + struct.pack("<Q", count)]))
    assert "bytes" in says(gguf([text("k") + struct.pack("<IIQ", 9, 4, count)]))
    assert "texts" in says(gguf([text("k") + struct.pack("<IIQ", 9, 8, count)]))
    assert "lists" in says(gguf([text("k") + struct.pack("<IIQ", 9, 9, min(count, 3_000_000))]))
    assert "bytes long" in says(b"GGUF" + struct.pack("<IQQQ", 3, 0, 1, count))


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"GGUF", "says that 4 bytes follow"),
        (b"NOPE" + bytes(20), "does not begin"),
        (b"GGUF" + struct.pack("<I", 1) + bytes(16), "version 1"),
        (b"GGUF" + struct.pack(">I", 3) + bytes(16), "big-endian"),
        (gguf([pair("a", "x"), pair("a", "y")]), "stands twice"),
        (gguf([text("a") + struct.pack("<I", 99)]), "unknown type 99"),
        (gguf([text("a") + struct.pack("<IIQ", 9, 99, 1)]), "unknown type 99"),
        (gguf([text("a") + struct.pack("<IB", 7, 2)]), "neither yes nor no"),
        (gguf([text(b"\xff") + struct.pack("<II", 4, 1)]), "not UTF-8"),
        (gguf([pair("general.name", "x")[:-1] + b"\xff"]), "not UTF-8"),
        (gguf([text("k" * 2_000) + struct.pack("<II", 4, 1)]), "is the most that is read"),
        (gguf([text("a") + struct.pack("<IIQ", 9, 9, 1) + struct.pack("<IQ", 9, 1) * 9]), "nested more than 4 deep"),
        (gguf(infos=[info("a", (4,) * 5, 0, 0)]), "5 dimensions"),
        (gguf(infos=[info("a", (2**40, 2**40), 0, 0)]), "says it holds"),
        (gguf(infos=[info("a", (33,), 2, 0)]), "do not fill blocks of 32"),
        (gguf(infos=[info("a", (4,), 0, 0), info("b", (4,), 0, 0)], data=64), "overlaps"),
        (gguf(infos=[info("a", (4,), 0, 3)], data=64), "multiple of 32"),
        (gguf(infos=[info("a", (4,), 0, 0), info("a", (4,), 0, 32)], data=64), "one name"),
        (gguf([pair("general.alignment", 0)], [info("a", (4,), 0, 0)], data=64), "alignment"),
        (gguf([pair("general.alignment", "x")], [info("a", (4,), 0, 0)], data=64), "alignment"),
    ],
)
def test_lies_are_refused(content: bytes, why: str) -> None:
    assert why in says(content)


def test_a_cut_file_keeps_its_header() -> None:
    content = gguf([pair("general.name", "N")], [info("a", (100,), 0, 0)], data=400)
    assert header_of(content[:-100]).missing == 100
    assert header_of(content).missing == 0


def test_large_vocabularies_are_passed_over_quickly_and_not_kept() -> None:
    content = gguf([pair("tokenizer.ggml.tokens", [f"token{n}" for n in range(500_000)]), pair("general.name", "N")])
    begun = time.process_time()
    assert header_of(content).values == {"general.name": "N"}
    assert time.process_time() - begun < 4
    tracemalloc.start()
    header_of(content)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < len(content) + 5 * 2**20


def test_a_long_text_that_is_passed_over_is_not_read_into_memory(tmp_path: Path) -> None:
    long = 2**30
    head = text("tokenizer.ggml.tokens") + struct.pack("<IIQ", 9, 8, 1) + struct.pack("<Q", long)
    path = tmp_path / "long.gguf"
    with path.open("wb") as file:
        file.write(gguf([head])[: 24 + len(head)])
        file.truncate(24 + len(head) + long)
    tracemalloc.start()
    with path.open("rb") as file:
        read_header(file, path.stat().st_size)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 5 * 2**20


def test_long_kept_texts_are_bounded_together() -> None:
    assert "is the most that is read" in says(gguf([pair(f"general.{n}", "x" * 2**20) for n in range(6)]))
