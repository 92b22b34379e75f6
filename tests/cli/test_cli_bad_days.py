"""Bad days on the command line: the file is held, protected, full or killed; what was there stays whole."""

from __future__ import annotations

import json
import resource
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing, suppress
from pathlib import Path

import pytest
from cli.cli_run import Run

OLDER = "eu/ai-act/2024"
_LOOKS = 20_000


@pytest.fixture
def bom(tmp_path: Path) -> Path:
    """Write a BOM of two thousand models."""
    path = tmp_path / "many.cdx.json"
    parts = [{"type": "machine-learning-model", "name": f"m{at}", "bom-ref": f"m{at}"} for at in range(2000)]
    path.write_text(json.dumps({"bomFormat": "CycloneDX", "specVersion": "1.6", "components": parts}), encoding="utf-8")
    return path


def test_what_a_version_would_change_is_shown_where_nothing_can_be_written(run: Run, file: Path) -> None:
    file.with_name(file.name + ".lock").write_bytes(b"somebody")
    before = file.read_bytes()
    assert run("pack", "upgrade", file, OLDER, "--dry-run").status == 0
    said = run("pack", "upgrade", file, OLDER)
    assert (said.status, said.out) == (2, "")
    assert "open for reading only" in said.err
    assert file.read_bytes() == before


@pytest.mark.parametrize("json_", [(), ("--json",)])
def test_a_file_that_another_program_writes_to_is_said_to_be_held(
    run: Run, file: Path, monkeypatch: pytest.MonkeyPatch, json_: tuple[str, ...]
) -> None:
    monkeypatch.setattr("govdesk.store.connect._PATIENCE", 0.1)
    before = run("verify", file).out
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("PRAGMA journal_mode=WAL")
        other.execute("BEGIN IMMEDIATE")
        said = run("pack", "upgrade", file, OLDER, *json_)
    assert (said.status, said.out) == (2, "")
    assert "Nothing was written: another program is writing to this file." in said.err
    assert run("verify", file).out == before


def started(*arguments: object, most: int | None = None) -> subprocess.Popen[str]:
    def limit() -> None:
        if most is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

    # -B: Python itself would keep bytecode that is cut off at the limit.
    command = [sys.executable, "-B", "-m", "govdesk", *(str(one) for one in arguments)]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, preexec_fn=limit)  # noqa: PLW1509


def ended_within(process: subprocess.Popen[str], seconds: float) -> bool:
    """Tell whether it ends by itself within a time."""
    with suppress(subprocess.TimeoutExpired):
        process.wait(seconds)
    return process.poll() is not None


@pytest.mark.parametrize("part", [1, 3, 5, 7, 9])
@pytest.mark.parametrize("verb", ["upgrade", "intake"])
def test_a_kill_leaves_the_change_whole_or_undone(run: Run, file: Path, bom: Path, verb: str, part: int) -> None:
    entries = len(run("journal", file, "--json").json["entries"])
    wanted = ("pack", "upgrade", file, OLDER) if verb == "upgrade" else ("intake", file, bom)
    process = started(*wanted)
    side = file.with_name(file.name + "-wal")
    waited = 0
    while not ended_within(process, 0.001) and not side.exists() and waited < _LOOKS:
        waited += 1
    ended_within(process, part * 0.01 if verb == "upgrade" else part * 0.06)
    process.kill()
    process.communicate()
    assert run("verify", file).status == 0
    assert len(run("journal", file, "--json").json["entries"]) - entries in {0, 1}
    assert run("threshold", file).status == 0
    assert run("pack", "adopt", file, "govdesk/practices").status == 0


@pytest.mark.parametrize(
    ("verb", "name"),
    [
        (("dates",), "x.ics"),
        (("graph",), "x.svg"),
        (("graph",), "x.graphml"),
        (("graph",), "x.prov.json"),
        (("report",), "x.pdf"),
        (("raci",), "x.xlsx"),
    ],
)
def test_a_full_disk_leaves_the_older_output(file: Path, tmp_path: Path, verb: tuple[str, ...], name: str) -> None:
    where = tmp_path / "out"
    where.mkdir()
    (where / name).write_text("the older one")
    kind = ("summary",) if verb == ("report",) else ()
    process = started(*verb, file, *kind, "--output", where / name, most=2048)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (2, "")
    assert err.count("\n") == 1
    assert "defect" not in err
    assert [one.name for one in where.iterdir()] == [name]
    assert (where / name).read_text() == "the older one"


def test_a_full_disk_keeps_a_change_out_whole(run: Run, file: Path, bom: Path) -> None:
    before = run("verify", file).out
    process = started("intake", file, bom, most=file.stat().st_size)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (2, "")
    assert "Nothing was written" in err
    assert run("verify", file).out == before


def test_where_not_even_a_side_file_fits_the_disk_is_named(run: Run, file: Path) -> None:
    before = run("verify", file).out
    process = started("pack", "upgrade", file, OLDER, most=4096)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (2, "")
    assert "Nothing was changed. Is the disk full or gone?" in err
    assert run("verify", file).out == before


def test_what_a_killed_program_half_wrote_is_taken_back(run: Run, file: Path, tmp_path: Path) -> None:
    before = run("verify", file).out.partition(": ")[2]
    hurt = tmp_path / "hurt.govdesk"
    with closing(sqlite3.connect(file, isolation_level=None)) as db:
        db.execute("PRAGMA journal_mode=DELETE")
        db.execute("PRAGMA cache_size=1")
        db.execute("BEGIN IMMEDIATE")
        db.execute("UPDATE system SET note = hex(zeroblob(20000))")
        db.execute("UPDATE party SET note = hex(zeroblob(20000))")
        for end in ("", "-journal"):
            shutil.copy(f"{file}{end}", f"{hurt}{end}")
    assert hurt.with_name("hurt.govdesk-journal").stat().st_size > 0
    for verb in (("check",), ("who", "sys-claims-chatbot"), ("journal",)):
        assert run(verb[0], hurt, *verb[1:]).err == ""
    assert run("verify", hurt).out.partition(": ")[2] == before
