"""Who answered, asked at three doors and of twenty past days, against a replay of the journal written here."""

from __future__ import annotations

import io
import json
import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pypdf
import pytest
from PySide6.QtWidgets import QApplication, QLabel

from govdesk.cli import main as command_line
from govdesk.qt.bench import Bench
from govdesk.qt.pages.responsibility.page import ResponsibilityPage

BOT, SCREENING, NOTES = "sys-claims-chatbot", "sys-cv-screening", "sys-meeting-notes"
PAST = [date(2025, 2, 20) + timedelta(days=33 * number) for number in range(20)]


def cli(capsys: pytest.CaptureFixture[str], *arguments: object) -> Any:
    capsys.readouterr()
    assert command_line([str(one) for one in (*arguments, "--json")]) == 0
    return json.loads(capsys.readouterr().out)


def replayed(file: Path, on: date) -> dict[tuple[str, str], dict[str, Any]]:
    """Add up the journal to the end of a day by its JSON alone."""
    kept: dict[tuple[str, str], dict[str, Any]] = {}
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as base:
        rows = base.execute("select edits from entries where substr(at, 1, 10) <= ? order by number", (on.isoformat(),))
        for (edits,) in rows:
            for edit in json.loads(edits):
                key = (edit["kind"], (edit["after"] or edit["before"])["id"])
                kept.pop(key, None)
                if edit["after"] is not None:
                    kept[key] = edit["after"]
    return kept


def answerers(file: Path, system: str, on: date) -> set[tuple[str, bool]]:
    """Name who was accountable on a day, by what the journal held then, and whether it was accepted."""
    kept, day, found = replayed(file, on), on.isoformat(), set()
    for (kind, _), one in kept.items():
        if kind != "relation" or (one["kind"], one["target"]) != ("accountable", system) or one.get("scope"):
            continue
        party = kept["party", one["source"]]
        held = one.get("since", "") <= day <= one.get("until", "9") and one.get("state") not in ("declined", "ended")
        if held and party.get("joined", "") <= day <= party.get("left", "9"):
            yes = one.get("state") == "accepted" and one.get("accepted_on", "9") <= day
            found.add((party["name"], yes))
    return found


@pytest.mark.parametrize("system", [BOT, SCREENING, NOTES])
def test_the_sentence_of_twenty_past_days_agrees_with_a_replay_of_the_journal(
    example: Path, capsys: pytest.CaptureFixture[str], system: str
) -> None:
    asked = 0
    for on in PAST:
        expected = answerers(example, system, on)
        if ("system", system) not in replayed(example, on):
            continue
        said = cli(capsys, "who", example, system, "--on", on, "--known", on)
        assert {(one["name"], one["acceptance"] == "accepted") for one in said["accountable"]} == expected, on
        assert ("nobody was accountable" in said["says"]) == (not expected), on
        assert all(name in said["says"] for name, _ in expected), on
        asked += bool(expected)
    assert asked >= 3


def test_the_journal_entry_in_the_sentence_holds_the_acceptance(
    example: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    says = cli(capsys, "who", example, BOT)["says"]
    record, number = says.removesuffix(".").split("; source: record ")[1].split(", journal entry ")
    with closing(sqlite3.connect(example)) as base:
        ((edits,),) = base.execute("select edits from entries where number = ?", (number,))
    ((after,),) = [[edit["after"]] for edit in json.loads(edits)]
    assert (after["id"], after["state"], after["accepted_on"]) == (record, "accepted", "2025-03-05")


def _shown(page: ResponsibilityPage) -> list[str]:
    QApplication.processEvents()
    return [one.text() for one in page.findChildren(QLabel) if one.isVisible()]


def _printed(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    assert command_line([str(one) for one in arguments]) == 0
    capsys.readouterr()
    pages = pypdf.PdfReader(io.BytesIO(Path(str(arguments[-1])).read_bytes())).pages
    return "".join("".join(page.extract_text() for page in pages).split())


@pytest.mark.parametrize("system", [BOT, SCREENING])
@pytest.mark.parametrize("on", [date(2026, 3, 14), date(2026, 11, 24)])
def test_who_answers_is_the_same_in_the_window_on_the_command_line_and_on_paper(
    bench: Bench, capsys: pytest.CaptureFixture[str], tmp_path: Path, system: str, on: date
) -> None:
    file, days = bench.desk.session.path, ("--on", on, "--known", on)
    says = cli(capsys, "who", file, system, *days)["says"]
    bench.desk.look_at(None if on == bench.desk.session.today else on)
    bench.go("who", system)
    page = bench.pages["responsibility"]
    assert isinstance(page, ResponsibilityPage)
    assert says in _shown(page)
    page.tabs.setCurrentWidget(page.three)
    assert says in _shown(page)
    assert cli(capsys, "accountability", file, system, *days)["says"] == says
    flat = "".join(says.split())
    for kind in ("responsibility", "dossier", *(("statement",) if "nobody" not in says else ())):
        out = tmp_path / f"{kind}.pdf"
        assert flat in _printed(capsys, "report", file, kind, "--system", system, *days, "--output", out), kind
    assert flat in _printed(capsys, "report", file, "responsibility", *days, "--output", tmp_path / "all.pdf")


def test_the_three_models_are_the_same_in_the_window_on_the_command_line_and_on_paper(
    bench: Bench, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = bench.desk.session.path
    on = ("--on", bench.desk.session.today)
    found = cli(capsys, "accountability", file, SCREENING, *on)
    bench.go("who", SCREENING)
    page = bench.pages["responsibility"]
    assert isinstance(page, ResponsibilityPage)
    page.tabs.setCurrentWidget(page.three)
    shown = "\n".join(_shown(page))
    paper = _printed(
        capsys, "report", file, "responsibility", "--system", SCREENING, *on, "--output", tmp_path / "r.pdf"
    )
    assert [one["id"] for one in found["models"]] == ["developer", "community", "regulatory"]
    said = [text for one in found["models"] for point in one["points"] for text in (*point["says"], point["cover"])]
    for text in (found["horizon"], *said):
        assert text in shown
        assert "".join(text.split()) in paper
    for one in found["ends"]:
        assert f"{' > '.join(one['path'])}: {one['says']}" in shown
