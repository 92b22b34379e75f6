"""The verbs raci, raci-import, duties, handover, leaves and changes, over the example organization."""

from __future__ import annotations

from pathlib import Path

from cli.cli_run import Run
from openpyxl import load_workbook

CREDIT, NOTES = "sys-credit-check", "sys-meeting-notes"
VOSS, HOFFMANN = "party-henrik-voss", "party-nils-hoffmann"


def test_the_matrix_in_words_and_as_a_document(run: Run, file: Path) -> None:
    said = run("raci", file)
    assert said.status == 0
    row = next(line for line in said.out.splitlines() if line.startswith("Credit-scoring assistant"))
    assert row.split().count("A") == 2
    assert "G-02" in row
    found = run("raci", file, "--json").json
    assert [one["id"] for one in found["parties"]] == sorted(
        (one["id"] for one in found["parties"]),
        key=lambda id_: next(p["name"] for p in found["parties"] if p["id"] == id_),
    )
    credit = next(one for one in found["rows"] if one["subject"] == CREDIT)
    assert [mark["letter"] for mark in credit["cells"][VOSS]] == ["A"]
    assert credit["cells"][VOSS][0]["acceptance"] == "accepted"
    assert "G-02" in {one["id"] for one in credit["findings"]}


def test_one_system_by_its_requirements(run: Run, file: Path) -> None:
    found = run("raci", file, "Credit-scoring assistant", "--json").json
    assert found["system"] == CREDIT
    assert found["rows"][0]["requirement"] == ""
    assert "aia-09-p" in {one["requirement"] for one in found["rows"]}
    earlier = run("raci", file, CREDIT, "--on", "2025-11-01", "--json").json
    assert earlier["rows"][0]["cells"] == {}


def test_out_and_in_again(run: Run, file: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "raci.xlsx"
    assert run("raci", file, "--output", sheet).status == 0
    same = run("raci-import", file, sheet)
    assert (same.status, same.out.strip()) == (0, "Nothing has changed, so nothing was written.")
    book = load_workbook(sheet)
    page = book["RACI"]
    column = next(cell.column for cell in page[2] if cell.value == VOSS)
    row = next(cells[0].row for cells in page.iter_rows() if cells[0].value == NOTES)
    page.cell(row, column).value = "A"
    book.save(sheet)
    before = run("journal", file, "--json").json
    dry = run("raci-import", file, sheet, "--dry-run")
    assert "Begins on 24 November 2026, proposed: Henrik Voss accountable for Meeting summarizer." in dry.out
    assert run("journal", file, "--json").json == before
    assert run("raci-import", file, sheet).status == 0
    held = run("duties", file, VOSS, "--json").json["duties"]
    assert {one["subject"]: one["standing"] for one in held}[NOTES] == "Proposed, not accepted"
    assert run("verify", file).status == 0


def test_a_bad_sheet_is_refused_with_its_places(run: Run, file: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "raci.xlsx"
    run("raci", file, "--output", sheet)
    book = load_workbook(sheet)
    book["RACI"]["C3"] = "Z"
    book["RACI"]["D3"] = "=A1"
    book.save(sheet)
    said = run("raci-import", file, sheet)
    assert said.status == 2
    assert "RACI, row 3, column C: “Z” is no R, A, C or I." in said.err
    assert "RACI, row 3, column D: A formula" in said.err
    assert run("raci-import", file, tmp_path / "none.xlsx").status == 2
    assert run("raci", file, "--output", tmp_path / "raci.csv").status == 2


def test_what_a_party_has_to_do(run: Run, file: Path) -> None:
    found = run("duties", file, "Henrik Voss", "--json").json
    assert [(one["duty"], one["subject"], one["standing"]) for one in found["duties"]] == [
        ("accountable", CREDIT, "Accepted")
    ]
    assert found["due"]
    assert all(CREDIT in one["systems"] for one in found["due"])
    assert [one["on"] for one in found["due"]] == sorted(one["on"] for one in found["due"])
    said = run("duties", file, VOSS)
    assert "Henrik Voss accountable for Credit-scoring assistant" in said.out
    assert run("duties", file, CREDIT).status == 2


def test_a_hand_over_is_shown_then_done_then_asked(run: Run, file: Path) -> None:
    dry = run("handover", file, VOSS, HOFFMANN, "--on", "2027-01-01", "--dry-run")
    assert "Ends on 31 December 2026: Henrik Voss accountable for Credit-scoring assistant." in dry.out
    assert dry.out.rstrip().endswith("Nothing was written.")
    number = len(run("journal", file, "--json").json["entries"])
    done = run("handover", file, VOSS, HOFFMANN, "--on", "2027-01-01", "--document", "Minutes 12")
    assert done.status == 0, done.err
    assert len(run("journal", file, "--json").json["entries"]) == number + 1
    holders = run("who", file, CREDIT, "--on", "2027-01-01", "--json").json["accountable"]
    new = next(one for one in holders if one["party"] == HOFFMANN)
    assert (new["acceptance"], new["document"], new["since"]) == ("proposed", "Minutes 12", "2027-01-01")
    assert VOSS not in {one["party"] for one in holders}
    before = run("who", file, CREDIT, "--on", "2026-12-31", "--json").json["accountable"]
    assert VOSS in {one["party"] for one in before}


def test_a_hand_over_of_what_is_not_there(run: Run, file: Path) -> None:
    none = run("handover", file, VOSS, HOFFMANN, "--on", "2027-01-01", "--only", "rel-nothing")
    assert none.status == 2
    assert "rel-nothing" in none.err
    assert run("handover", file, VOSS, VOSS, "--on", "2027-01-01").status == 2
    assert run("handover", file, VOSS, "party-felix-brandt", "--on", "2027-01-01").status == 2


def test_what_falls_open_decides_the_status(run: Run, file: Path) -> None:
    covered = run("leaves", file, VOSS, "--json")
    assert covered.status == 0
    assert covered.json["open"] == []
    assert covered.json["duties"][0]["others"] == ["party-ines-kraft"]
    alone = run("leaves", file, "Jonas Petersen", "--on", "2027-01-01")
    assert alone.status == 1
    assert "Jonas Petersen accountable for Claims chatbot: falls open" in alone.out
    found = run("leaves", file, "Jonas Petersen", "--on", "2027-01-01", "--json").json
    assert "G-13" in {one["id"] for one in found["findings"]}
    assert found["open"]


def test_what_changed_between_two_days(run: Run, file: Path) -> None:
    found = run("changes", file, "--since", "2026-05-01", "--until", "2026-06-30", "--json").json
    turns = [(one["on"], one["what"]) for one in found["turns"]]
    assert turns == sorted(turns, key=lambda one: one[0])
    assert ("2026-06-08", "accepted") in turns
    assert all("2026-05-01" < on <= "2026-06-30" for on, _ in turns)
    assert "G-02" in {one["id"] for one in found["came"]}
    back = run("changes", file, "--since", "2026-06-30", "--until", "2026-06-30", "--json").json
    assert back == {"since": "2026-06-30", "until": "2026-06-30", "turns": [], "came": [], "went": []}
    assert run("changes", file, "--since", "2026-07-01", "--until", "2026-06-30").status == 2
    assert "Findings that came" in run("changes", file, "--since", "2026-05-01").out


def test_the_matrix_is_printed(run: Run, file: Path, tmp_path: Path) -> None:
    out = tmp_path / "raci.pdf"
    assert run("report", file, "raci", "--output", out).status == 0
    first = out.read_bytes()
    assert run("report", file, "raci", "--output", out).status == 0
    assert out.read_bytes() == first
    assert run("report", file, "raci", "--system", CREDIT, "--output", out).status == 2
