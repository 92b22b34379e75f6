"""Run the command line in process, over a copy of the example organization."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from cli.cli_run import Run, Said

from govdesk.app.example import FILE_NAME, make_example
from govdesk.cli import main


@pytest.fixture(autouse=True)
def _fixed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795521600")  # 24 November 2026, noon (UTC)
    monkeypatch.setenv("GOVDESK_PERSON", "Ada Test")
    monkeypatch.setenv("COLUMNS", "200")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Give the function that runs a verb with its arguments."""

    def go(*arguments: object) -> Said:
        status = main([str(argument) for argument in arguments])
        streams = capsys.readouterr()
        return Said(status, streams.out, streams.err)

    return go


@pytest.fixture(scope="session")
def _made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("made") / FILE_NAME
    assert make_example(path) == ()
    return path


@pytest.fixture
def file(_made: Path, tmp_path: Path) -> Path:
    """Give a copy of the example that a test may change."""
    return Path(shutil.copy(_made, tmp_path / FILE_NAME))
