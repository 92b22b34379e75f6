"""What lies in a folder and is no plain file: links, pipes, sockets, devices; and folders of the hub."""

from __future__ import annotations

import hashlib
import os
import socket
import time
from pathlib import Path

import pytest

from govdesk.intake.proposal import Proposal
from govdesk.intake.read import read
from tests.intake.intake_making import (
    CARD,
    WEIGHTS,
    fact,
    proposal,
    refusal,
    told,
)

COMMIT = "8b3219a92973c328a8e22fadcfa821b5dc75636a"


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
    assert told(model) == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_pipes_and_sockets_are_not_opened(model: Path) -> None:
    os.mkfifo(model / "LICENSE")
    (model / "README.md").unlink()
    os.mkfifo(model / "README.md")
    begun = time.process_time()
    assert sum("is a pipe" in line for line in told(model)) == 2
    assert "is a pipe" in refusal(model / "LICENSE")
    assert time.process_time() - begun < 2


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
    begun = time.process_time()
    assert "larger than 2,097,152 bytes" in refusal(path)
    assert time.process_time() - begun < 2


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
