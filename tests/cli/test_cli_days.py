"""The day asked about decides which law stands: what `classify` and `check` say before and after an amendment."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from cli.cli_run import Run

SCREENING = "sys-cv-screening"


def duty(run: Run, file: Path, id_: str, on: str) -> dict[str, Any]:
    rows = run("check", file, SCREENING, "--pack", "eu/ai-act", "--on", on, "--json").json["requirements"]
    found: dict[str, Any] = next(row for row in rows if row["requirement"] == id_)
    return found


@pytest.mark.parametrize(
    ("on", "since", "amended"),
    [
        ("2026-07-01", "2026-08-02", "no"),
        ("2026-07-26", "2026-08-02", "no"),
        ("2026-07-27", "2027-12-02", "yes"),
        ("2026-11-24", "2027-12-02", "yes"),
    ],
)
def test_a_day_has_the_dates_that_stood_on_it(run: Run, file: Path, on: str, since: str, amended: str) -> None:
    found = duty(run, file, "aia-86-d", on)
    assert (found["applies"], found["from"]) == ("yes", since)
    said = run("classify", file, SCREENING, "--on", on, "--json").json
    values = {one["id"]: one["value"] for one in said["determinations"]}
    assert values["as_amended"] == amended
    assert values["high_risk_annex_iii"] == "yes", "the class is the same in both texts"


def test_a_day_has_the_words_that_stood_on_it(run: Run, file: Path) -> None:
    before, now = (duty(run, file, "aia-04-pd", on) for on in ("2026-07-26", "2026-07-27"))
    assert before["cite"] == "Art 4"
    assert now["cite"] == "Art 4 (as replaced 2026)"
    assert before["from"] == now["from"]


def test_a_pack_shows_what_stood_before_and_how_sure_it_is(run: Run) -> None:
    duties = {one["id"]: one for one in run("pack", "show", "eu/ai-act", "--json").json["requirements"]}
    literacy = duties["aia-04-pd"]
    assert [(one["until"], one["cite"]) for one in literacy["earlier"]] == [("2026-07-26", "Art 4")]
    assert literacy["earlier"][0]["text"] not in ("", literacy["text"])
    explain = duties["aia-86-d"]
    assert (explain["literal"], explain["confidence"]) == ("2026-08-02", "medium")
    assert explain["from"][0] == "2030-08-02"
    assert len(explain["from"]) == len(set(explain["from"]))
