"""A version of a pack on the command line: seen, put in place, confirmed."""

from __future__ import annotations

from pathlib import Path

import pypdf
import pytest
from cli.cli_run import Run

from govdesk import resources

SCREENING = "sys-cv-screening"


def test_a_version_is_shown_first_and_written_only_when_asked(run: Run, file: Path) -> None:
    entries = len(run("journal", file, "--json").json["entries"])
    seen = run("pack", "upgrade", file, "eu/ai-act/2024", "--dry-run", "--json")
    assert seen.status == 0
    assert (seen.json["before"], seen.json["after"]) == ("2026.2", "2024.1")
    assert "aia-4a-bias" in seen.json["removed"]
    changed = {one["requirement"]: one for one in seen.json["changed"]}
    assert "reworded" in changed["aia-04-pd"]["what"]
    assert "re-dated" in changed["aia-09-p"]["what"]
    assert any("Art 5(1)(ba)" in one["what"] and not one["after"] for one in seen.json["rules"])
    assert any("Art 99(6a)" in one["before"] and "Art 99(6a)" not in one["after"] for one in seen.json["fines"])
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


def test_a_dossier_says_what_is_to_confirm_and_what_is_asked_no_longer(run: Run, file: Path, tmp_path: Path) -> None:
    act, dossier = tmp_path / "pack.yaml", tmp_path / "dossier.pdf"
    text = resources.path("packs", "eu", "ai-act", "pack.yaml").read_text(encoding="utf-8")
    text = text.replace('version: "2026.2"', 'version: "2027.1"').replace("id: aia-26.7-d", "id: aia-26.7-other")
    act.write_text(text.replace('title: "Risk management"', 'title: "Risks are managed"'), encoding="utf-8")
    assert run("pack", "upgrade", file, act).status == 0
    assert run("report", file, "dossier", "--system", SCREENING, "--output", dossier).status == 0
    printed = " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(dossier).pages).split())
    assert "Answered as met before the requirement changed; not confirmed since." in printed
    assert "no longer asked by version 2027.1" in printed
    assert "Works council and staff were told before the start." in printed


def test_a_summary_says_how_many_answers_wait_to_be_confirmed(run: Run, file: Path, tmp_path: Path) -> None:
    summary = tmp_path / "summary.pdf"

    def printed() -> str:
        assert run("report", file, "summary", "--output", summary).status == 0
        return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(summary).pages).split())

    assert "not confirmed since" not in printed()
    assert run("pack", "upgrade", file, "eu/ai-act/2024").status == 0
    rows = run("check", file, "--json").json["requirements"]
    waiting = sum(one["state"] == "to_confirm" and one["applies"] == "yes" for one in rows)
    assert waiting > 1
    assert f"{waiting} answers to an earlier text of the rules not confirmed since: counted as open." in printed()


@pytest.mark.parametrize(
    ("kind", "system"),
    [
        ("summary", ""),
        ("raci", ""),
        ("responsibility", ""),
        ("responsibility", SCREENING),
        ("statement", SCREENING),
        ("dossier", SCREENING),
    ],
)
def test_every_report_warns_of_rules_that_stood_no_longer(
    run: Run, file: Path, tmp_path: Path, kind: str, system: str
) -> None:
    paper = tmp_path / "paper.pdf"

    def printed(on: str) -> str:
        about = ("--system", system) if system else ()
        assert run("report", file, kind, *about, "--on", on, "--output", paper).status == 0
        return " ".join(pypdf.PdfReader(paper).pages[0].extract_text().split())

    assert "Rules that stood no longer" not in printed("2026-11-24")
    assert run("pack", "upgrade", file, "eu/ai-act/2024").status == 0
    said = "EU AI Act, version 2024.1: its text stood until 26 July 2026."
    assert "Rules that stood no longer on 2026-11-24" in printed("2026-11-24")
    assert said in printed("2026-11-24")
    assert said not in printed("2026-07-26")


def test_rules_of_the_past_are_a_finding_on_the_days_after_them_only(run: Run, file: Path) -> None:
    def past(*on: str) -> list[str]:
        checked = run("check", file, SCREENING, *on, "--json")
        return [one["subject"] for one in checked.json["findings"] if one["id"] == "pack-past"]

    assert past() == []
    assert run("pack", "upgrade", file, "eu/ai-act/2024").status == 0
    assert past() == ["eu/ai-act"]
    assert past("--on", "2026-07-27", "--known", "2026-11-24") == ["eu/ai-act"]
    assert past("--on", "2026-07-26", "--known", "2026-11-24") == []
    assert run("pack", "upgrade", file, "eu/ai-act").status == 0
    assert past() == []
