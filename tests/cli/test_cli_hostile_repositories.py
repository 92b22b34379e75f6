"""Git repositories that mean harm: read or refused soon, and nothing outside them is read."""

from __future__ import annotations

import hashlib
import time
import zlib
from pathlib import Path

import pytest
from cli.cli_run import Run
from dulwich.pack import write_pack_index_v2
from hypothesis import given, strategies as st

from govdesk.intake.people.packed import SpentError, Work

SOON = 5.0
TREE = b"tree " + b"0" * 40 + b"\n"
SIGNED = b"author A <a@x.org> 1700000000 +0000\ncommitter A <a@x.org> 1700000000 +0000\n"
MANY = 2**20 - 2000


def empty(folder: Path, head: str) -> Path:
    git = folder / ".git"
    for name in ("objects/pack", "refs/heads"):
        (git / name).mkdir(parents=True)
    (git / "HEAD").write_text("ref: refs/heads/main\n")
    (git / "refs/heads/main").write_text(head)
    return folder


def loose(folder: Path, body: bytes) -> Path:
    """Make a repository of one commit of these bytes."""
    raw = b"commit %d\0" % len(body) + body
    sha = hashlib.sha1(raw, usedforsecurity=False).hexdigest()
    path = empty(folder, sha) / ".git/objects" / sha[:2] / sha[2:]
    path.parent.mkdir()
    path.write_bytes(zlib.compress(raw))
    return folder


def number(value: int) -> bytes:
    low, value = value & 0x7F, value >> 7
    return bytes([low | 0x80]) + number(value) if value else bytes([low])


def headed(kind: int, size: int) -> bytes:
    low, size = kind << 4 | size & 15, size >> 4
    return bytes([low | 0x80]) + number(size) if size else bytes([low])


def back(distance: int) -> bytes:
    out, distance = bytes([distance & 0x7F]), distance >> 7
    while distance:
        distance -= 1
        out, distance = bytes([0x80 | distance & 0x7F]) + out, distance >> 7
    return out


def stacked(folder: Path, body: bytes, delta: bytes, high: int) -> Path:
    """Make a repository whose one commit is a delta upon a delta, so many of them."""
    pack, at = bytearray(b"PACK" + bytes([0, 0, 0, 2, 0, 0, 0, 0])), 12
    pack += headed(1, len(body)) + zlib.compress(body)
    for _ in range(high):
        at, last = len(pack), at
        pack += headed(6, len(delta)) + back(at - last) + zlib.compress(delta)
    empty(folder, "1" * 40)
    (folder / ".git/objects/pack/pack-a.pack").write_bytes(pack)
    with (folder / ".git/objects/pack/pack-a.idx").open("wb") as file:
        write_pack_index_v2(file, [(b"\x11" * 20, at, 0)], bytes(20))
    return folder


@pytest.mark.parametrize(
    "body",
    [
        TREE + b"author " + b"<" * MANY + b"\n" + SIGNED,
        TREE + b"author " + b"<> " * (MANY // 3) + b"\n" + SIGNED,
        TREE + b"author " + b" " * MANY + b"\n" + SIGNED,
        TREE + SIGNED + b"\nco-authored-by: " + b" " * MANY,
        TREE + SIGNED + b"\n" + b"co-authored-by: a <b>\n" * (MANY // 22),
    ],
)
def test_a_commit_of_endless_words_is_read_soon(run: Run, file: Path, tmp_path: Path, body: bytes) -> None:
    began = time.process_time()
    said = run("intake", file, loose(tmp_path / "kestrel", body), "--dry-run")
    assert said.status == 0, said.err
    assert "1 commit" in said.out
    assert time.process_time() - began < SOON


def test_deltas_without_end_are_given_up(run: Run, file: Path, tmp_path: Path) -> None:
    body = TREE + SIGNED + b"\n" + b"w" * 10_000
    step = number(len(body)) * 2 + bytes([0x90 | 0x20, len(body) & 0xFF, len(body) >> 8])
    tame = stacked(tmp_path / "tame", body, step, 150)
    assert "1 commit" in run("intake", file, tame, "--dry-run").out
    wild = stacked(tmp_path / "wild", body, step + b"\x90\x01" * 400_000, 199)
    began = time.process_time()
    said = run("intake", file, wild, "--dry-run")
    assert (said.status, said.out) == (2, "")
    assert "No commit of this repository can be read" in said.err
    assert time.process_time() - began < 4 * SOON


def test_references_without_end_are_not_walked(run: Run, file: Path, tmp_path: Path) -> None:
    where = loose(tmp_path / "kestrel", TREE + SIGNED)
    main = where / ".git/refs/heads/main"
    sha = main.read_text()
    main.unlink()
    (where / ".git/packed-refs").write_text("\n" * 2**25 + f"{sha} refs/heads/main\n")
    began = time.process_time()
    assert "1 commit" in run("intake", file, where, "--dry-run").out
    assert time.process_time() - began < SOON


def test_a_configuration_of_empty_lines_is_read_soon(run: Run, file: Path, tmp_path: Path) -> None:
    where = loose(tmp_path / "kestrel", TREE + SIGNED)
    (where / ".git/config").write_text('[remote "origin"]\n' + "\n" * 60_000 + "\turl = https://u:p@x.org/k.git\n")
    began = time.process_time()
    said = run("intake", file, where, "--dry-run", "--json")
    assert '"https://x.org/k.git"' in said.out
    assert "u:p" not in said.out
    assert time.process_time() - began < SOON / 2


def test_a_history_that_lies_elsewhere_is_not_read(run: Run, file: Path, tmp_path: Path) -> None:
    private, lure = loose(tmp_path / "private", TREE + SIGNED), tmp_path / "lure"
    lure.mkdir()
    (lure / ".git").symlink_to(private / ".git")
    said = run("intake", file, lure, "--dry-run")
    assert (said.status, said.out) == (2, "")
    assert "its history lies in another folder" in said.err


@given(st.lists(st.integers(0, 2**29), max_size=20))
def test_work_is_given_up_exactly_when_it_is_spent(parts: list[int]) -> None:
    work = Work()
    try:
        for one in parts:
            work.spend(one)
    except SpentError:
        assert sum(parts) > 2**31
    else:
        assert sum(parts) <= 2**31
