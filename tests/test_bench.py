"""The bench still runs: a part of it on a few rows, so that a changed table does not break it unseen."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import findings, keeping


def test_keeping_and_findings_are_measured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    few = {"SYSTEMS": 3, "REQUIREMENTS": 4, "WRITES": 5, "ENTRIES": 30}
    for name, number in few.items():
        monkeypatch.setattr(keeping, name, number)
    for name, number in {"SYSTEMS": 3, "PARTS": 6, "PEOPLE": 4, "RELATIONS": 40}.items():
        monkeypatch.setattr(findings, name, number)
    measured = [*keeping.lines(tmp_path), *findings.lines(tmp_path)]
    assert len(measured) == 6
    assert all(line.ours > 0 for line in measured)
