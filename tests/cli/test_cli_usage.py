"""Bad usage, help, and the command line in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from cli.cli_run import Run

BOT = "sys-claims-chatbot"


@pytest.mark.parametrize(
    "arguments",
    [
        ["lits"],
        ["list"],
        ["list", "nowhere.govdesk", "systems"],
        ["list", "FILE", "things"],
        ["list", "FILE", "systems", "--on", "2026-02-30"],
        ["show", "FILE", "nobody"],
        ["classify", "FILE", "party-ines-kraft"],
        ["report", "FILE", "dossier"],
        ["pack", "nothing"],
        ["example", "FILE"],
    ],
)
def test_bad_usage_and_bad_input_give_one_sentence_and_2(run: Run, file: Path, arguments: list[str]) -> None:
    said = run(*[file if argument == "FILE" else argument for argument in arguments])
    assert (said.status, said.out) == (2, "")
    assert len(said.err.strip().splitlines()) == 1


def test_every_verb_has_help_with_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    from govdesk.cli import VERBS, main

    for verb in VERBS:
        with pytest.raises(SystemExit) as stopped:
            main([verb, "--help"])
        assert stopped.value.code == 0
        assert f"govdesk {verb}" in capsys.readouterr().out.split("example:")[1]


def test_nobody_named_is_refused(run: Run, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOVDESK_PERSON", "   ")
    said = run("answer", file, BOT, "aia-50.2-p", "met", "--because", "x")
    assert said.status == 2
    assert "--person" in said.err


def test_a_wrong_source_date_epoch_is_refused(run: Run, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    assert run("list", file, "systems").status == 2


def shell(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "govdesk", *arguments]
    return subprocess.run(command, capture_output=True, env={**os.environ, **environment}, check=False, timeout=60)


def test_in_a_process_of_its_own_on_a_terminal_that_knows_ascii_only(file: Path) -> None:
    done = shell("journal", str(file), PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert done.returncode == 0
    done.stdout.decode("ascii")
    assert b"Traceback" not in done.stderr


def test_a_reader_that_stops_early_is_no_error(file: Path) -> None:
    command = f'"{sys.executable}" -m govdesk journal "{file}" --json | head -c 10'
    done = subprocess.run(["bash", "-c", f"set -o pipefail; {command}"], capture_output=True, check=False, timeout=60)
    assert done.stderr == b""


def test_no_verb_imports_qt_and_lists_need_no_reportlab(file: Path) -> None:
    code = (
        "import sys; from govdesk.cli import main; status = main(['list', sys.argv[1], 'systems']); "
        "assert status == 0; assert not {'PySide6', 'reportlab'} & set(sys.modules), 'imported too much'"
    )
    done = subprocess.run([sys.executable, "-c", code, str(file)], capture_output=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
