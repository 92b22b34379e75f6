"""Checks and their limits through the command line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from cli.cli_run import Run

PRACTICES = "govdesk/practices"
SYSTEM = "sys-claims-chatbot"
MODEL = "comp-mistral-7b-instruct-v0-2"


@pytest.fixture
def practices(run: Run, file: Path) -> Path:
    assert run("pack", "adopt", file, PRACTICES).status == 0
    return file


def results(run: Run, file: Path, *more: object) -> dict[str, Any]:
    found = run("checks", file, SYSTEM, "--pack", PRACTICES, "--json", *more).json
    return {one["id"]: one for one in found["checks"]}


def applied(run: Run, file: Path, folder: Path, text: str) -> None:
    records = folder / "records.yaml"
    records.write_text(text)
    said = run("apply", file, records, "--because", "Test")
    assert said.status == 0, said.err


def test_checks_say_what_they_looked_at_and_never_pass_without_data(run: Run, practices: Path) -> None:
    said = run("checks", practices, SYSTEM)
    assert said.status == 1
    assert "- Yes: Somebody is accountable (acc-01.owner)" in said.out
    assert "- No: Every duty is accepted (acc-01.accepted)" in said.out
    assert "- Not known: Bias results lie near the ideal (bia-01.results)" in said.out
    assert "Limit 0.1 (house default)" in said.out
    assert "To settle it: " in said.out
    found = results(run, practices)
    assert all(set(one) == KEYS for one in found.values())
    assert found["bia-01.results"]["result"] == "unknown"
    assert all(one["looked_at"] for one in found.values())


KEYS = {"requirement", "id", "title", "result", "looked_at", "limits", "settle"}


def test_check_json_has_the_checks_of_each_requirement(run: Run, practices: Path) -> None:
    found = run("check", practices, SYSTEM, "--json").json["requirements"]
    checks = {one["requirement"]: one["checks"] for one in found}
    assert [one["id"] for one in checks["bia-01"]] == ["bia-01.results", "bia-01.language"]
    assert checks["aia-04-pd"] == []


def test_a_result_in_a_records_file_counts_by_its_day_and_by_the_last_change(
    run: Run, practices: Path, tmp_path: Path
) -> None:
    measured = f"""
systems: [{{id: {SYSTEM}, changed: 2026-08-01}}]
facts:
  - {{subject: {MODEL}, key: evaluation.bbq.amb_bias_score, value: 0.04, origin: measured, source: bbq.json, on: DAY}}
"""
    applied(run, practices, tmp_path, measured.replace("DAY", "2026-07-01"))
    early = results(run, practices)["bia-01.results"]
    assert (early["result"], "before the last change" in early["looked_at"][0]) == ("no", True)
    applied(run, practices, tmp_path, measured.replace("DAY", "2026-09-01").replace("bbq.json", "bbq-2.json"))
    assert results(run, practices)["bia-01.results"]["result"] == "yes"
    assert results(run, practices, "--on", "2027-09-01")["bia-01.results"]["result"] == "no"


def test_an_own_limit_counts_is_named_and_goes_back(run: Run, practices: Path, tmp_path: Path) -> None:
    applied(run, practices, tmp_path, RESULT)
    assert results(run, practices)["bia-01.results"]["result"] == "yes"
    bare = run("threshold", practices, "bia-01.results", "0.03")
    assert (bare.status, "needs a person and a reason" in bare.err) == (2, True)
    assert run("threshold", practices, "bia-01.results", "0.03", "--because", "Board").status == 0
    found = results(run, practices)["bia-01.results"]
    assert found["result"] == "no"
    assert "Limit 0.03 (set by Ada Test on 24 November 2026)" in found["limits"]
    (one,) = [x for x in run("threshold", practices, "--json").json["thresholds"] if x["own"]]
    assert (one["id"], one["value"], one["default"], one["basis"]) == ("bia-01.results", 0.03, 0.1, "house default")
    run("threshold", practices, "bia-01.results", "0.5", "--because", "Another thought", "--person", "Bo Other")
    assert results(run, practices)["bia-01.results"]["result"] == "yes"
    assert run("threshold", practices, "bia-01.results", "default", "--because", "No").status == 0
    assert "Limit 0.1 (house default)" in results(run, practices)["bia-01.results"]["limits"]
    assert run("verify", practices).status == 0


RESULT = f"""
systems: [{{id: {SYSTEM}, changed: 2026-08-01}}]
facts:
  - {{subject: {MODEL}, key: evaluation.bbq.amb_bias_score, value: 0.04, origin: measured, source: b.json, on: 2026-09-01}}
"""


@pytest.mark.parametrize(
    ("check", "value", "says"),
    [
        ("bia-01.results", "much", "is not a number"),
        ("bia-01.results", "nan", "is not a number"),
        ("bia-01.results", "-1", "is not a number"),
        ("bia-01.results.days", "1.5", "whole number of days"),
        ("bia-01.nothing", "1", "No pack in use has the limit"),
    ],
)
def test_a_wrong_limit_is_refused(run: Run, practices: Path, check: str, value: str, says: str) -> None:
    said = run("threshold", practices, check, value, "--because", "x")
    assert (said.status, says in said.err) == (2, True), said.err


def test_evidence_counts_by_the_kind_that_is_said_of_it(run: Run, practices: Path, tmp_path: Path) -> None:
    card = tmp_path / "card.md"
    card.write_text("# Card")
    answer = ("answer", practices, SYSTEM, "tra-01", "in_progress", "--evidence", card)
    assert run(*answer).status == 0
    assert results(run, practices)["tra-01.card"]["result"] == "unknown"
    assert run(*answer, "--kind", "Model_card").status == 0
    assert results(run, practices)["tra-01.card"]["result"] == "yes"
    assert results(run, practices, "--on", "2028-01-01")["tra-01.card"]["result"] == "no"


def test_met_against_a_check_is_one_finding_with_its_mend(run: Run, practices: Path) -> None:
    run("answer", practices, SYSTEM, "acc-01", "met", "--because", "All is well")
    found = [one for one in run("check", practices, SYSTEM, "--json").json["findings"] if one["id"] == AGAINST]
    (one,) = found
    assert one["subject"] == SYSTEM
    assert "the check “Every duty is accepted” says no" in one["says"]
    assert one["mend"].endswith("Or answer the requirement as it stands.")
    run("answer", practices, SYSTEM, "acc-01", "partly_met", "--because", "There was a gap")
    assert AGAINST not in {one["id"] for one in run("check", practices, SYSTEM, "--json").json["findings"]}


AGAINST = "met-against-check"


def test_a_pack_that_is_not_in_use_is_refused(run: Run, file: Path) -> None:
    said = run("checks", file, SYSTEM, "--pack", PRACTICES)
    assert (said.status, "is not in use" in said.err) == (2, True)
    assert "No pack in use has checks" in run("checks", file, SYSTEM).out
    assert "No pack in use has a check with a limit" in run("threshold", file).out
