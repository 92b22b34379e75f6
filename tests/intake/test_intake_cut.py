"""Files that are cut anywhere, and ten thousand that are spoiled at random: read or refused, never more, and fast."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from govdesk.domain.problems import Problem
from govdesk.intake.proposal import Proposal
from govdesk.intake.read import read
from tests.intake.intake_making import gguf, info, pair, safetensors, tensors

EVERY_BYTE = 1_200  # files up to this size are cut at every byte
CUTS = 60  # places at which a larger one is cut
VARIANTS = 10_000
SEED = 20_261_124

MADE = {
    "card.md": b"---\nlicense: [mit, apache-2.0]\nbase_model:\n- a/b\n- c/d\nlanguage: no\nx: &a [1]\ny: *a\n---\n# A name\n",
    "model.safetensors": safetensors(tensors({"a.weight": ("F16", (3, 4)), "b": ("I64", (2,))})),
    "model.gguf": gguf(
        [
            pair("general.architecture", "llama"),
            pair("general.name", "Some model"),
            pair("general.license", "apache-2.0"),
            pair("general.file_type", 15),
            pair("llama.context_length", 4096),
            pair("general.tags", ["a", "b"]),
            pair("tokenizer.ggml.tokens", ["x"] * 20),
        ],
        [info("a.weight", (32, 2), 2, 0), info("b.weight", (4,), 0, 64)],
        data=80,
    ),
}


def outcome(path: Path) -> str:
    """Read; whatever comes back must be a proposal or sentences that name the file."""
    found = read(path)
    if isinstance(found, Proposal):
        assert found.component.name
        said = found.problems
    else:
        assert found
        said = found
    for problem in said:
        assert isinstance(problem, Problem)
        assert problem.where
        assert problem.says.endswith(".")
        assert len(problem.says) < 400
        str(problem).encode()  # nothing that cannot be printed
    return "read" if isinstance(found, Proposal) else "refused"


def originals(samples: Path) -> Iterator[tuple[str, bytes]]:
    yield from MADE.items()
    for path in sorted(samples.glob("model-cards/**/*.md")):
        yield path.name, path.read_bytes()
    for path in sorted(samples.glob("model-folders/*/*")):
        if path.is_file():
            yield path.name, path.read_bytes()


@pytest.mark.parametrize("name", MADE)
def test_made_files_cut_at_every_byte(tmp_path: Path, name: str) -> None:
    content, path = MADE[name], tmp_path / name
    seen = set()
    for end in range(len(content) + 1):
        path.write_bytes(content[:end])
        seen.add(outcome(path))
    assert seen == {"read", "refused"}


def test_real_cards_and_headers_cut_in_many_places(samples: Path, tmp_path: Path) -> None:
    cuts = 0
    for name, content in originals(samples):
        path = tmp_path / name
        step = 1 if len(content) <= EVERY_BYTE else max(len(content) // CUTS, 1)
        for end in range(0, len(content), step):
            path.write_bytes(content[:end])
            outcome(path)
            cuts += 1
        path.unlink()
    assert cuts > 4_000


def test_real_folders_with_one_file_cut(samples: Path, tmp_path: Path) -> None:
    for folder in sorted((samples / "model-folders").iterdir()):
        here = tmp_path / folder.name
        here.mkdir()
        whole = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
        for name, content in whole.items():
            (here / name).write_bytes(content)
        for name, content in whole.items():
            for end in range(0, len(content), max(len(content) // 12, 1)):
                (here / name).write_bytes(content[:end])
                outcome(here)
            (here / name).write_bytes(content)


@pytest.mark.parametrize("name", ["gemma-3-270m-q4_k_m.header.gguf", "ggml-vocab-bert-bge.gguf"])
def test_real_gguf_headers_cut(samples: Path, tmp_path: Path, name: str) -> None:
    content = (samples / "gguf" / name).read_bytes()
    path = tmp_path / name
    ends = [*range(400), *range(400, len(content), len(content) // 40)]
    for end in ends:
        path.write_bytes(content[:end])
        assert outcome(path) == "refused" or end > len(content) * 0.9


def spoiled(content: bytes, dice: random.Random) -> bytes:
    """Change a file in one of the ways in which files go wrong, up to four times."""
    data = bytearray(content[: dice.choice((len(content), 4_096, 30_000))])
    for _ in range(dice.randint(1, 4)):
        at = dice.randrange(len(data) + 1)
        match dice.randrange(7):
            case 0 if at < len(data):
                data[at] ^= 1 << dice.randrange(8)
            case 1:
                data[at : at + dice.randint(0, 40)] = dice.randbytes(dice.randint(0, 40))
            case 2:
                data[at:at] = dice.choice(NASTY)
            case 3:
                del data[at : at + dice.randint(1, 400)]
            case 4:
                start = dice.randrange(len(data) + 1)
                data[at:at] = data[start : start + dice.randint(1, 200)]
            case 5 if len(data) > 8:
                eight = dice.randrange(len(data) - 7)
                data[eight : eight + 8] = dice.choice(NUMBERS)
            case _:
                del data[dice.randrange(len(data) + 1) :]
    return bytes(data)


NASTY = (
    b"---\n", b"\r\n", b"\xef\xbb\xbf", b"\0", b"\xff\xfe", b"\xed\xa0\x80", b"&a [*a, *a]\n", b"*a", b"? ", b"- - - -", b"[[[[[[",
    b"{{{{{{", b"!!python/object/apply:os.system [x]\n", b"<<: *a\n", b"license: mit\n", b"base_model: /root/x\n", b"NaN", b"1e999",
    b'"a":1,"a":2', b"-9", b'"\\ud800"', b": ", b"\t", b"%YAML 9.9\n", b"# Model Card for \n", "\u202e\ufb00\U0001f600".encode(), b"|\n  x", b">-\n", b"'", b'"',
)  # fmt: skip
NUMBERS = tuple(
    number.to_bytes(8, "little") for number in (0, 1, 2**31, 2**32 - 1, 2**53, 2**62, 2**63, 2**64 - 1, 10**6, 8)
)


def test_ten_thousand_spoiled_files(samples: Path, tmp_path: Path) -> None:
    dice = random.Random(SEED)
    files = [pair for pair in originals(samples) if not pair[0].endswith(".json")]
    files += [(name, content) for name, content in MADE.items() for _ in range(15)]
    seen = {"read": 0, "refused": 0}
    for _ in range(VARIANTS):
        name, content = dice.choice(files)
        path = tmp_path / name
        path.write_bytes(spoiled(content, dice))
        seen[outcome(path)] += 1
    assert min(seen.values()) > 1_000


def test_spoiled_configurations_in_a_folder(samples: Path, tmp_path: Path) -> None:
    dice = random.Random(SEED + 1)
    folder = samples / "model-folders" / "biotech-lora"
    whole = {path.name: path.read_bytes() for path in folder.iterdir() if path.suffix in {".json", ".md"}}
    whole["config.json"] = (samples / "model-folders" / "all-MiniLM-L6-v2" / "config.json").read_bytes()
    whole["model.safetensors.index.json"] = b'{"metadata": {"total_size": 24}, "weight_map": {"a": "one.safetensors"}}'
    for name, content in whole.items():
        (tmp_path / name).write_bytes(content)
    for _ in range(600):
        name = dice.choice(sorted(whole))
        (tmp_path / name).write_bytes(spoiled(whole[name], dice))
        outcome(tmp_path)
        (tmp_path / name).write_bytes(whole[name])
