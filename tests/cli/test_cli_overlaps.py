"""reuse and coverage, through the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli.cli_run import Run

SYSTEM = "sys-cv-screening"


@pytest.fixture
def used(run: Run, file: Path) -> Path:
    """Give the example with the practices in use."""
    assert run("pack", "adopt", file, "govdesk/practices").status == 0
    return file


def test_without_to_it_only_shows(run: Run, used: Path) -> None:
    before = used.read_bytes()
    said = run("reuse", used, SYSTEM, "aia-14-p")
    assert said.status == 0
    assert "Nothing is written." in said.out
    assert "satisf" not in said.out
    found = run("reuse", used, SYSTEM, "aia-14-p", "--json").json
    assert [one["requirement"] for one in found["overlaps"]] == ["exp-01", "acc-02", "acc-05", "mis-06", "mon-04"]
    assert {one["would_be"] for one in found["overlaps"]} == {"met"}
    assert all(one["source"] and one["confidence"] == "medium" and not one["chosen"] for one in found["overlaps"])
    run("reuse", used, SYSTEM, "aia-14-p", "--to", "acc-05", "--dry-run")
    assert used.read_bytes() == before


def test_chosen_ones_are_written_with_reason_and_evidence(run: Run, used: Path) -> None:
    said = run("reuse", used, SYSTEM, "aia-10-p", "--to", "bia-01", "bia-02", "--json")
    assert said.status == 0
    assert {one["requirement"] for one in said.json["overlaps"] if one["chosen"]} == {"bia-01", "bia-02"}
    assert said.json["evidence"]
    text = run("show", used, f"{SYSTEM}/bia-01").out
    assert "Taken over from aia-10-p “Data governance” (Art 10): Origin" in text
    assert "screening-bias-test" in text
    edits = run("journal", used, "--json").json["entries"][0]["edits"]
    assert [edit["after"]["id"] for edit in edits] == [f"{SYSTEM}/bia-01", f"{SYSTEM}/bia-02"]
    assert all(edit["after"]["evidence"] == said.json["evidence"] for edit in edits)
    assert run("verify", used).status == 0


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ((SYSTEM, "aia-14-p", "--to", "bia-01"), "“bia-01” is not offered. Offered are: acc-02"),
        ((SYSTEM, "aia-14-p", "--to", "aia-14-p"), "is not offered"),
        ((SYSTEM, "aia-17-p", "--to", "acc-01"), "not answered yet"),
        ((SYSTEM, "aia-25.4-p", "--to", "acc-04"), "does not apply"),
        ((SYSTEM, "iso-4.1"), "No pack in use has the requirement"),
        (("sys-nobody", "aia-14-p"), "sys-nobody"),
    ],
)
def test_what_cannot_be_taken_over_is_refused(run: Run, used: Path, arguments: tuple[str, ...], says: str) -> None:
    before = run("journal", used, "--json").out
    said = run("reuse", used, *arguments)
    assert said.status == 2
    assert says in said.err
    assert run("journal", used, "--json").out == before


def test_coverage_has_a_line_for_each_practice_and_a_column_for_each_pack(run: Run, used: Path) -> None:
    found = run("coverage", used, SYSTEM, "--json").json
    assert found["system"] == SYSTEM
    assert found["packs"] == ["eu/ai-act", "govdesk/practices"]
    assert len(found["practices"]) == 45
    cells = {row["id"]: {cell["pack"]: cell for cell in row["cells"]} for row in found["practices"]}
    assert cells["ipr-04"]["eu/ai-act"] == {
        "pack": "eu/ai-act",
        "overlapping": 0,
        "applying": 0,
        "least": None,
        "requirements": [],
    }
    assert cells["acc-05"]["eu/ai-act"]["least"] == "met"
    assert cells["acc-05"]["govdesk/practices"]["least"] == "not_started"
    out = run("coverage", used).out
    line = next(line for line in out.splitlines() if line.startswith("ipr-04"))
    assert line.split()[1] == "–"


def test_coverage_stands_without_the_practices_in_use(run: Run, file: Path) -> None:
    found = run("coverage", file, "--json").json
    assert found["packs"] == ["eu/ai-act"]
    assert len(found["practices"]) == 45
