"""Files that mean harm, at the doors that take them: one sentence, soon, and nothing is written."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from cli.cli_run import Run

SOON = 5.0


def bom(parts: int, each: int) -> str:
    """Write a BOM in which every part depends on so many others."""
    names = [f"m{at}" for at in range(parts)]
    return json.dumps(
        {
            "bomFormat": "CycloneDX",
            "specVersion": "1.6",
            "components": [{"type": "machine-learning-model", "name": one, "bom-ref": one} for one in names],
            "dependencies": [{"ref": one, "dependsOn": names[:each]} for one in names],
        }
    )


def test_a_bom_of_relations_without_end_is_refused(run: Run, file: Path, tmp_path: Path) -> None:
    before, path = run("verify", file).out, tmp_path / "dense.cdx.json"
    path.write_text(bom(400, 300), encoding="utf-8")
    began = time.process_time()
    said = run("intake", file, path)
    assert (said.status, said.out) == (2, "")
    assert "more than 100,000 relations" in said.err
    assert time.process_time() - began < SOON
    assert run("verify", file).out == before


def test_a_bom_of_many_relations_is_shown_soon(run: Run, file: Path, tmp_path: Path) -> None:
    path = tmp_path / "wide.cdx.json"
    path.write_text(bom(2000, 10), encoding="utf-8")
    began = time.process_time()
    assert len(run("intake", file, path, "--dry-run", "--json").json["relations"]) > 19_000
    assert run("intake", file, path, "--dry-run").status == 0
    assert time.process_time() - began < 2 * SOON


def test_owners_without_end_are_counted_soon(run: Run, file: Path, tmp_path: Path) -> None:
    path = tmp_path / "OWNERS"
    path.write_text("approvers:\n" + "".join(f"- p{at}\n" for at in range(20_000)), encoding="utf-8")
    began = time.process_time()
    assert run("intake", file, path, "--dry-run").status == 0
    assert time.process_time() - began < 2 * SOON


PIPES = {
    "p.yaml": [("pack", "try"), ("pack", "adopt"), ("pack", "upgrade"), ("apply",), ("intake",)],
    "p.csv": [("pack", "try"), ("intake",)],
    "p.xlsx": [("pack", "try"), ("raci-import",)],
}


@pytest.mark.parametrize(("name", "verb"), [(name, verb) for name, verbs in PIPES.items() for verb in verbs])
def test_a_pipe_is_not_waited_for(file: Path, tmp_path: Path, root: Path, name: str, verb: tuple[str, ...]) -> None:
    pipe = tmp_path / name
    os.mkfifo(pipe)
    command = [sys.executable, "-m", "govdesk", *verb, str(file), str(pipe)]
    said = subprocess.run(command, cwd=root, capture_output=True, text=True, timeout=30, check=False)
    assert (said.returncode, said.stdout) == (2, "")
    assert said.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--parameters", "1e150", "--tokens", "1e150"), "beyond any number"),
        (("--parameters", "1e-200", "--tokens", "1e-200"), "beyond any number"),
        (("--hours", "1e300", "--peak", "1e10", "--utilization", "40%"), "beyond any number"),
        (("--parameters", "7B", "--tokens", "1T", "--original", "1e-300"), "not an amount of compute"),
        (("--parameters", "1e400", "--tokens", "1T"), "1e400"),
    ],
)
def test_compute_beyond_any_number_is_refused(run: Run, arguments: tuple[str, ...], says: str) -> None:
    for more in ((), ("--json",)):
        said = run("compute", *arguments, *more)
        assert (said.status, said.out) == (2, "")
        assert says in said.err
