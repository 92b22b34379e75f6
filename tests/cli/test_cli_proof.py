"""The verbs that prove: journal, verify, and what a report says of a spoilt journal."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from itertools import pairwise
from pathlib import Path

from cli.cli_run import Run
from pypdf import PdfReader

BOT = "sys-claims-chatbot"


def test_the_journal_in_words_and_as_a_document(run: Run, file: Path) -> None:
    entries = run("journal", file, "--json").json["entries"]
    assert [entry["number"] for entry in entries] == list(range(len(entries), 0, -1))
    assert set(entries[0]) == {"number", "at", "person", "verb", "reason", "undoes", "edits", "previous", "seal"}
    assert all(newer["previous"] == older["seal"] for newer, older in pairwise(entries))
    words = run("journal", file).out
    assert words.splitlines()[-1] == f"Seal of the last entry: {entries[0]['seal']}"
    assert "because The pilot of the claims chatbot was approved." in words


def test_verify_finds_the_first_bad_entry(run: Run, file: Path) -> None:
    assert run("verify", file).status == 0
    data = file.read_bytes()
    at = data.index(b"The pilot of the claims chatbot")
    file.write_bytes(data[:at] + b"X" + data[at + 1 :])
    said = run("verify", file)
    assert said.status == 1
    assert "Journal entry 4 is the first" in said.out


def test_verify_prints_the_seal_of_the_entry_that_a_report_names(run: Run, file: Path) -> None:
    entries = {entry["number"]: entry for entry in run("journal", file, "--json").json["entries"]}
    said = run("verify", file, "--entry", 5)
    assert said.status == 0
    assert f"Seal of entry 5 of 2025-03-05: {entries[5]['seal']}" in said.out
    assert run("verify", file, "--entry", len(entries) + 1).status == 2
    assert run("verify", file, "--entry", 0).status == 2


def test_no_seal_is_given_behind_the_first_bad_entry(run: Run, file: Path) -> None:
    data = file.read_bytes()
    at = data.index(b"The pilot of the claims chatbot")
    file.write_bytes(data[:at] + b"X" + data[at + 1 :])
    assert "Seal of entry 3 of" in run("verify", file, "--entry", 3).out
    said = run("verify", file, "--entry", 4)
    assert said.status == 1
    assert "Seal of entry" not in said.out


def test_a_report_on_a_spoilt_journal_says_so_on_every_page(run: Run, file: Path, tmp_path: Path) -> None:
    data, out = file.read_bytes(), tmp_path / "r.pdf"
    for spoilt in (False, True):
        at = data.index(b"The pilot of the claims chatbot")
        file.write_bytes(data[:at] + b"X" + data[at + 1 :] if spoilt else data)
        for more in (("summary",), ("dossier", "--system", BOT)):
            assert run("report", file, *more, "--output", out).status == 0
            pages = [page.extract_text() for page in PdfReader(out).pages]
            assert all(("NOT VERIFIED: first bad entry 4" in page) is spoilt for page in pages)


def test_an_evidence_file_that_was_changed_is_a_high_finding(run: Run, file: Path) -> None:
    data = file.read_bytes()
    at = data.index(b"Hello, I am Nordi")
    file.write_bytes(data[:at] + b"J" + data[at + 1 :])
    said = run("check", file, BOT, "--json")
    assert said.status == 1
    assert [finding["id"] for finding in said.json["findings"] if finding["severity"] == "high"] == ["evidence-broken"]
    assert run("verify", file).status == 1


def test_verify_compares_tables_with_the_journal(run: Run, file: Path) -> None:
    with closing(sqlite3.connect(file)) as db, db:
        db.execute("UPDATE party SET name = 'Somebody else' WHERE id = 'party-ines-kraft'")
    db.close()
    said = run("verify", file)
    assert said.status == 1
    assert "party-ines-kraft" in said.out


def test_verify_of_a_pack_and_of_nothing(run: Run, root: Path, tmp_path: Path) -> None:
    assert run("verify", root / "resources" / "packs" / "eu" / "ai-act").status == 0
    assert run("verify", tmp_path / "none.govdesk").status == 2
    foreign = tmp_path / "foreign.govdesk"
    foreign.write_text("not a workspace")
    assert run("verify", foreign).status == 2
