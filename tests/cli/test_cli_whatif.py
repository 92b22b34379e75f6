"""whatif and dates on the command line: what they say, that they write nothing, and the calendar file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from cli.cli_run import Run
from icalendar import Calendar

CV = "sys-cv-screening"


def test_whatif_says_before_and_after_and_writes_not_one_byte(run: Run, file: Path) -> None:
    before = file.read_bytes()
    said = run("whatif", file, CV, "a3_points=none")
    assert said.status == 0
    assert "High risk (Annex III use) -> Not high-risk" in said.out
    assert "aia-09-p" in said.out
    assert said.out.endswith("Nothing was written.\n")
    found = run("whatif", file, CV, "a3_points=none", "--json").json
    assert found["written"] is False
    (pack,) = found["packs"]
    assert (pack["pack"], pack["supposed"]) == ("eu/ai-act", {"a3_points": []})
    assert {"part": "requirement", "how": "goes", "id": "aia-09-p"}.items() <= {
        key: value for row in pack["differences"] if row["id"] == "aia-09-p" for key, value in row.items()
    }.items()
    assert file.read_bytes() == before


def test_whatif_without_answers_names_two_alternatives_that_hold(run: Run, file: Path) -> None:
    (pack,) = run("whatif", file, CV, "--json").json["packs"]
    assert len(pack["alternatives"]) == 2
    text = run("whatif", file, CV).out
    for one in pack["alternatives"]:
        assert f"Would be “{one['label']}” if:" in text
        typed = [
            f"{answer['fact']}={','.join(answer['value']) or 'none' if isinstance(answer['value'], list) else answer['value']}"
            for answer in one["if"]
        ]
        after = run("whatif", file, CV, *typed, "--json").json["packs"][0]["after"]
        assert one["label"] in after


def test_whatif_refuses_what_it_cannot_read(run: Run, file: Path) -> None:
    for wrong in ("nobody_asks=yes", "a3_points", "sc_ai_system=perhaps"):
        said = run("whatif", file, CV, wrong)
        assert (said.status, said.out) == (2, "")
        assert wrong.partition("=")[0] in said.err
    assert run("whatif", file, CV, "--pack", "no/such").status == 2
    assert run("whatif", file, "nothing", "a3_points=none").status == 2


def test_dates_come_in_order_within_their_days_and_for_one_system(run: Run, file: Path) -> None:
    rows = run("dates", file, "--json").json["dates"]
    days = [date.fromisoformat(row["date"]) for row in rows]
    assert days == sorted(days)
    assert min(days) >= date(2026, 11, 24)
    assert len({row["uid"] for row in rows}) == len(rows)
    within = run("dates", file, "--until", "2026-12-31", "--json").json["dates"]
    assert within == [row for row in rows if row["date"] <= "2026-12-31"]
    assert within
    mine = run("dates", file, "sys-credit-check", "--json").json["dates"]
    assert {system for row in mine for system in row["systems"]} == {"sys-credit-check"}
    assert any(not row["sure"] and row["may_apply_to"] for row in mine)
    assert {row["pack"] for row in run("dates", file, "--pack", "eu/ai-act", "--json").json["dates"]} == {"eu/ai-act"}


def test_the_calendar_reads_back_with_the_same_dates_and_the_same_bytes(run: Run, file: Path, tmp_path: Path) -> None:
    out, again = tmp_path / "next.ics", tmp_path / "again.ics"
    rows = run("dates", file, "--json").json["dates"]
    assert run("dates", file, "--output", out).status == 0
    assert run("dates", file, "--output", again).status == 0
    assert out.read_bytes() == again.read_bytes()
    events = Calendar.from_ical(out.read_bytes()).walk("VEVENT")
    assert [(str(one["UID"]), one.decoded("DTSTART")) for one in events] == [
        (f"{row['uid']}@govdesk", date.fromisoformat(row["date"])) for row in rows
    ]
    for event, row in zip(events, rows, strict=True):
        assert row["title"] in str(event["SUMMARY"])
        assert row["cite"] in str(event["DESCRIPTION"])
        assert (str(event["STATUS"]) == "TENTATIVE") is not row["sure"]
        assert not event.walk("VALARM")


def test_dates_refuses_what_makes_no_sense(run: Run, file: Path, tmp_path: Path) -> None:
    assert run("dates", file, "--until", "2020-01-01").status == 2
    assert run("dates", file, "--output", tmp_path / "next.txt").status == 2
    assert run("dates", file, "--output", tmp_path / "next.ics", "--json").status == 2
    assert run("dates", file, "--pack", "no/such").status == 2
    assert not list(tmp_path.glob("next*"))
