"""A version of a pack on the command line: seen, put in place, confirmed."""

from __future__ import annotations

from pathlib import Path

from cli.cli_run import Run

SCREENING = "sys-cv-screening"


def test_a_version_is_shown_first_and_written_only_when_asked(run: Run, file: Path) -> None:
    entries = len(run("journal", file, "--json").json["entries"])
    seen = run("pack", "upgrade", file, "eu/ai-act/2024", "--dry-run", "--json")
    assert seen.status == 0
    assert (seen.json["before"], seen.json["after"]) == ("2026.1", "2024.1")
    assert "aia-4a-bias" in seen.json["removed"]
    changed = {one["requirement"]: one for one in seen.json["changed"]}
    assert "reworded" in changed["aia-04-pd"]["what"]
    assert "re-dated" in changed["aia-09-p"]["what"]
    assert f"{SCREENING}/aia-09-p" in seen.json["to_confirm"]
    assert len(run("journal", file, "--json").json["entries"]) == entries
    done = run("pack", "upgrade", file, "eu/ai-act/2024")
    assert done.status == 0
    assert "answers to be confirmed" in done.out
    again = run("pack", "upgrade", file, "eu/ai-act/2024")
    assert again.status == 2
    assert "in use already" in again.err


def test_an_answer_to_confirm_is_not_done_until_somebody_confirms_it(run: Run, file: Path) -> None:
    assert run("pack", "upgrade", file, "eu/ai-act/2024").status == 0
    states = {one["requirement"]: one for one in run("check", file, SCREENING, "--json").json["requirements"]}
    assert (states["aia-09-p"]["state"], states["aia-09-p"]["given"]) == ("to_confirm", "met")
    waiting = {one["answer"] for one in run("confirm", file, SCREENING, "--json").json["to_confirm"]}
    assert f"{SCREENING}/aia-09-p" in waiting
    assert run("confirm", file, SCREENING, "aia-09-p").status == 0
    states = {one["requirement"]: one for one in run("check", file, SCREENING, "--json").json["requirements"]}
    assert states["aia-09-p"]["state"] == "met"
    assert run("confirm", file, SCREENING, "aia-09-p").status == 2
    assert run("confirm", file, SCREENING, "--re-dated").status == 0
    left = run("confirm", file, SCREENING, "--json").json["to_confirm"]
    assert {tuple(one["changes"][0]["what"]) for one in left} != {("re-dated",)}
    assert run("verify", file).status == 0


def test_a_pack_that_is_not_in_use_is_no_version_of_anything(run: Run, file: Path) -> None:
    refused = run("pack", "upgrade", file, "nist/ai-rmf")
    assert refused.status == 2
    assert "not in use" in refused.err
