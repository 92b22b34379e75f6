"""Model folders: several sources at once, what they dispute, links and pipes, split weights, the hub's caches."""

from __future__ import annotations

import hashlib
import json
import os
import socket
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from govdesk.intake.proposal import Proposal
from govdesk.intake.read import read
from tests.intake.intake_making import fact, gguf, info, pair, proposal, refusal, safetensors, tensors

COMMIT = "8b3219a92973c328a8e22fadcfa821b5dc75636a"
WEIGHTS = safetensors(tensors({"a.weight": ("F16", (3, 4))}))
CARD = "---\nlicense: apache-2.0\nbase_model: org/base\n---\n# Our model\n"


class Counter:
    """Hears progress; cancels after so many steps."""

    def __init__(self, steps: int = 10**9) -> None:
        self.steps, self.heard = steps, [(0, 0)][:0]

    def step(self, done_bytes: int, total_bytes: int) -> bool:
        self.heard.append((done_bytes, total_bytes))
        return len(self.heard) < self.steps


@pytest.fixture
def model(tmp_path: Path) -> Path:
    folder = tmp_path / "our-model"
    folder.mkdir()
    (folder / "README.md").write_text(CARD)
    (folder / "config.json").write_text(
        '{"model_type": "llama", "max_position_embeddings": 4096, "auto_map": {"A": "b.C"}}'
    )
    (folder / "model.safetensors").write_bytes(WEIGHTS)
    return folder


def told(path: Path) -> list[str]:
    return [str(problem) for problem in proposal(path).problems]


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


def test_a_card_under_another_name_is_known_by_its_metadata(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text(CARD)
    assert proposal(tmp_path / "notes.txt").component.licence == "apache-2.0"
    (tmp_path / "other.txt").write_text("---\ntitle: a page\n---\n")
    assert "neither a model card nor a weights file" in refusal(tmp_path / "other.txt")


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


# ---- links, pipes, devices ----------------------------------------------------------------------------------------


def test_links_that_leave_the_folder_are_not_followed(model: Path) -> None:
    secret = model.parent / "secret.json"
    secret.write_text('{"model_type": "stolen"}')
    (model / "config.json").unlink()
    (model / "config.json").symlink_to(secret)
    found = proposal(model)
    assert "stolen" not in str(found.facts)
    assert str(found.problems[0]) == "config.json: This link leads out of the folder; it is not followed."


def test_links_inside_the_folder_are_followed(model: Path) -> None:
    (model / "config.json").rename(model / "kept.json")
    (model / "config.json").symlink_to("kept.json")
    assert fact(proposal(model), "model.architecture") == "llama"


def test_links_in_a_circle_are_told(model: Path) -> None:
    (model / "LICENSE").symlink_to("COPYING")
    (model / "COPYING").symlink_to("LICENSE")
    assert sum("in a circle" in line for line in told(model)) == 2
    loop = model.parent / "loop"
    loop.symlink_to(loop)
    assert refusal(loop)


def test_links_to_the_folder_itself_end(model: Path) -> None:
    (model / "again").symlink_to(model)
    assert told(model) == ["again: This subfolder holds weights of its own; they are not read. Read it by itself."]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_pipes_and_sockets_are_not_opened(model: Path) -> None:
    os.mkfifo(model / "LICENSE")
    (model / "README.md").unlink()
    os.mkfifo(model / "README.md")
    begun = time.perf_counter()
    assert sum("is a pipe" in line for line in told(model)) == 2
    assert "is a pipe" in refusal(model / "LICENSE")
    assert time.perf_counter() - begun < 2


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="this system has no sockets in folders")
def test_sockets_are_not_opened(model: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(model)  # the path of a socket may be only so long
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("config.json.sock")
        assert any("is a pipe, device or socket" in line for line in told(model))


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="this system has no /dev/zero")
def test_devices_are_not_read() -> None:
    assert "is a pipe, device or socket" in refusal(Path("/dev/zero"))


def test_a_folder_where_a_file_belongs(model: Path) -> None:
    (model / "config.json").unlink()
    (model / "config.json").mkdir()
    assert proposal(model).component.licence == "apache-2.0"


@pytest.mark.parametrize("path", ["/nowhere/at/all", "a\0b", ""])
def test_paths_that_are_none(path: str) -> None:
    found = read(Path(path))
    assert isinstance(found, Proposal) or found[0].says


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may read everything")
def test_files_that_may_not_be_read(model: Path) -> None:
    (model / "config.json").chmod(0)
    assert any("permission denied" in line for line in told(model))


def test_names_that_are_not_utf8(model: Path) -> None:
    name = b"LICENSE\xff.txt".decode("utf-8", "surrogateescape")
    try:
        (model / name).write_text("x")
    except OSError:
        pytest.skip("this file system wants UTF-8")
    str(told(model)).encode()


def test_larger_than_any_real_card(tmp_path: Path) -> None:
    path = tmp_path / "README.md"
    with path.open("wb") as file:
        file.truncate(2**40)  # a hole, which takes no room
    begun = time.perf_counter()
    assert "larger than 2,097,152 bytes" in refusal(path)
    assert time.perf_counter() - begun < 2


# ---- progress -----------------------------------------------------------------------------------------------------


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


# ---- the hub's folders --------------------------------------------------------------------------------------------


def test_a_cache_of_the_hub(tmp_path: Path) -> None:
    store = tmp_path / "models--org--name"
    snapshot = store / "snapshots" / COMMIT
    snapshot.mkdir(parents=True)
    (store / "blobs").mkdir()
    (store / "refs").mkdir()
    (store / "refs" / "main").write_text(COMMIT)
    (store / "blobs" / "abc").write_bytes(WEIGHTS)
    (snapshot / "model.safetensors").symlink_to("../../blobs/abc")
    (snapshot / "README.md").symlink_to(tmp_path / "outside.md")
    (tmp_path / "outside.md").write_text(CARD)
    for path in (store, snapshot):
        found = proposal(path)
        assert found.component.name == "org/name"
        assert found.component.version == COMMIT
        assert found.component.parameters == 12
        assert [problem.where for problem in found.problems] == ["README.md"]
    (store / "refs" / "main").write_text("../../..")
    assert proposal(store).component.version == COMMIT


def receipt(model: Path, etag: str) -> None:
    folder = model / ".cache" / "huggingface" / "download"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "model.safetensors.metadata").write_text(f"{COMMIT}\n{etag}\n1732000000.0\n")


def test_a_download_that_is_what_was_fetched(model: Path) -> None:
    receipt(model, hashlib.sha256(WEIGHTS).hexdigest())
    found = proposal(model)
    assert found.component.version == COMMIT
    assert found.problems == ()


def test_a_download_that_was_changed_is_told(model: Path) -> None:
    receipt(model, "0" * 64)
    (line,) = told(model)
    assert line.startswith("model.safetensors: The file is not what was fetched")
