"""The verbs that write: new, intake, apply, answer, example; and that what is refused leaves nothing behind."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli.cli_run import Run

from govdesk.app.session import Session
from govdesk.cli.desk import clock
from govdesk.store.verify import Verification, verify

BOT = "sys-claims-chatbot"


def entries(path: Path) -> int:
    found = verify(path)
    assert isinstance(found, Verification)
    assert found.in_order
    return found.entries


def test_new_begins_a_workspace_and_never_writes_over_a_file(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "acme.govdesk"
    said = run("new", path, "--organization", "Acme Insurance AG", "--country", "DE")
    assert said.status == 0
    assert "EU AI Act" in said.out
    assert run("list", path, "organization", "--json").json["records"][0]["country"] == "DE"
    data = path.read_bytes()
    assert run("new", path, "--organization", "Other").status == 2
    assert path.read_bytes() == data


def test_new_with_a_wrong_country_leaves_no_file(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "acme.govdesk"
    said = run("new", path, "--organization", "Acme", "--country", "Germany")
    assert said.status == 2
    assert said.err.startswith("country: ")
    assert list(tmp_path.iterdir()) == []


def test_apply_writes_many_records_and_a_second_time_nothing(run: Run, file: Path, tmp_path: Path) -> None:
    records = tmp_path / "more.yaml"
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "course.md").write_text("Taught on 3 May.")
    records.write_text(
        "parties:\n- {id: party-zoe, name: Zoë Ünal, kind: person}\n"
        f"relations:\n- {{kind: accountable, source: party-zoe, target: sys-letter-drafts, since: 2026-11-24}}\n"
        f"facts:\n- {{subject: {BOT}, key: tr_interacts, value: 'yes'}}\n"
        f"evidence:\n- {{file: notes/course.md, note: A course}}\n"
    )
    before = entries(file)
    said = run("apply", file, records, "--because", "New owner")
    assert (said.status, said.err) == (0, "")
    assert entries(file) == before + 1
    assert run("apply", file, records).out.startswith("Nothing has changed")
    assert entries(file) == before + 1
    fact = next(f for f in run("show", file, BOT, "--json").json["facts"] if f["source"] == "Ada Test")
    assert fact["value"] is True
    assert run("journal", file, "--json").json["entries"][0]["reason"] == "New owner"


def test_apply_is_all_or_nothing_and_names_each_line(run: Run, file: Path, tmp_path: Path) -> None:
    records = tmp_path / "bad.yaml"
    records.write_text(
        "parties:\n- {id: party-ok, name: Fine, kind: person}\n- {id: party-no, name: Bad, kind: robot}\n"
        "relations:\n- {kind: uses, source: sys-nowhere, target: comp-vllm, since: 2026-02-30}\n"
        "evidence:\n- {file: ../missing.md}\n"
    )
    before = entries(file)
    said = run("apply", file, records)
    assert said.status == 2
    assert [line.split(": ")[0] for line in said.err.splitlines()] == [
        "bad.yaml:3:kind",
        "bad.yaml:5:since",
        "bad.yaml:7",
    ]
    assert entries(file) == before


def test_apply_takes_no_file_from_outside_its_folder(run: Run, file: Path, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (tmp_path / "secret.txt").write_text("secret")
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    before = entries(file)
    for named in ("../secret.txt", str(tmp_path / "secret.txt"), "link.txt", "sub/../../secret.txt"):
        (folder / "r.yaml").write_text(f"evidence:\n- {{file: {named}}}\n")
        said = run("apply", file, folder / "r.yaml")
        assert (said.status, "outside" in said.err) == (2, True), named
    assert entries(file) == before


@pytest.mark.parametrize(
    "text", ["a: [", "- 1\n", "text", "parties: 3\n", "x: &a 1\ny: *a\n", "systems:\n- {id: s, name: 1, name: 2}\n"]
)
def test_apply_refuses_what_is_no_records_file(run: Run, file: Path, tmp_path: Path, text: str) -> None:
    records = tmp_path / "bad.yaml"
    records.write_text(text)
    said = run("apply", file, records)
    assert said.status == 2
    assert said.err.startswith("bad.yaml")
    assert "Traceback" not in said.err


def test_answer_replaces_the_state_and_keeps_evidence(run: Run, file: Path, tmp_path: Path) -> None:
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text(f"shown in {name}")
    said = run(
        "answer", file, BOT, "aia-50.2-p", "met", "--because", "Marked everywhere",
        "--evidence", tmp_path / "a.md", "--evidence", tmp_path / "b.md",
    )  # fmt: skip
    assert said.status == 0
    assert said.out.startswith("Answer aia-50.2-p for Claims chatbot: met.")
    record = run("show", file, f"{BOT}/aia-50.2-p", "--json").json["record"]
    assert (record["state"], record["person"], record["on"], len(record["evidence"])) == (
        "met",
        "Ada Test",
        "2026-11-24",
        3,
    )


def test_answer_refuses_what_does_not_hold(run: Run, file: Path, tmp_path: Path) -> None:
    before = entries(file)
    for arguments in (
        (BOT, "aia-50.2-p", "met"),  # no reason
        (BOT, "aia-50.2-p", "done", "--because", "x"),  # no such state
        (BOT, "no-such", "met", "--because", "x"),
        ("sys-no", "aia-50.2-p", "met", "--because", "x"),
        (BOT, "aia-50.2-p", "met", "--because", "x", "--evidence", str(tmp_path / "none.md")),
    ):
        said = run("answer", file, *arguments)
        assert said.status == 2
        assert len(said.err.strip().splitlines()) == 1
        assert said.out == ""
    assert entries(file) == before


def test_intake_dry_run_has_the_keys_of_the_design_and_writes_nothing(run: Run, file: Path, root: Path) -> None:
    before = file.read_bytes()
    folder = root / "resources" / "example" / "models" / "zephyr-7b-beta"
    said = run("intake", file, folder, "--dry-run", "--json")
    assert said.status == 0
    assert set(said.json) == {"facts", "conflicts", "problems"}
    for fact in said.json["facts"]:
        assert set(fact) == {"subject", "key", "value", "file", "at"}
    licence = next(fact for fact in said.json["facts"] if fact["key"] == "model.licence")
    assert (licence["subject"], licence["value"], licence["file"]) == ("comp-zephyr-7b-beta", "mit", "README.md")
    assert "Nothing was written." in run("intake", file, folder, "--dry-run").out
    assert file.read_bytes() == before


def test_intake_registers_a_component_its_base_and_its_use(run: Run, tmp_path: Path, root: Path) -> None:
    path = tmp_path / "new.govdesk"
    run("new", path, "--organization", "Acme")
    (tmp_path / "s.yaml").write_text("systems:\n- {id: sys-a, name: A}\n")
    run("apply", path, tmp_path / "s.yaml")
    folder = root / "resources" / "example" / "models" / "zephyr-7b-beta"
    assert run("intake", path, folder, "--system", "sys-a").status == 0
    relations = {
        (r["kind"], r["source"], r["target"]) for r in run("list", path, "relations", "--json").json["records"]
    }
    assert ("uses", "sys-a", "comp-zephyr-7b-beta") in relations
    assert ("derived_from", "comp-zephyr-7b-beta", "comp-mistralai-mistral-7b-v0-1") in relations
    assert sum(kind == "trained_on" for kind, _, _ in relations) == 2
    again = run("intake", path, folder, "--system", "sys-a")
    assert again.out.startswith("Nothing has changed")


def test_intake_refuses_all_when_one_path_is_refused(run: Run, file: Path, tmp_path: Path, root: Path) -> None:
    empty = tmp_path / "empty.safetensors"
    empty.write_bytes(b"")
    before = entries(file)
    said = run("intake", file, root / "resources" / "example" / "models" / "zephyr-7b-beta", empty)
    assert said.status == 2
    assert "empty.safetensors" in said.err
    assert entries(file) == before
    document = run("intake", file, empty, "--json")
    assert document.status == 2
    assert document.json["problems"]


def test_intake_of_real_model_cards(run: Run, file: Path, samples: Path) -> None:
    cards = [samples / "model-cards" / name for name in ("zephyr-7B-beta", "phi-2", "Meta-Llama-3-8B-Instruct")]
    said = run("intake", file, *cards)
    assert said.status == 0
    assert said.out.count("model") >= 3
    entries(file)


def test_a_second_writer_is_told_who_holds_the_workspace(run: Run, file: Path, tmp_path: Path) -> None:
    held = Session.open(file, "Holder", clock)
    assert isinstance(held, Session)
    try:
        said = run("answer", file, BOT, "aia-50.2-p", "met", "--because", "x")
        assert said.status == 2
        assert "reading only" in said.err
        assert run("list", file, "systems").status == 0
    finally:
        held.close()


def test_example_writes_workspace_and_reports_and_says_where(run: Run, tmp_path: Path) -> None:
    said = run("example", tmp_path / "one")
    assert said.status == 0
    names = sorted(path.name for path in (tmp_path / "one").iterdir())
    assert names == [
        "dossier-claims-chatbot.pdf",
        "dossier-credit-check.pdf",
        "dossier-cv-screening.pdf",
        "dossier-letter-drafts.pdf",
        "dossier-meeting-notes.pdf",
        "example.govdesk",
        "raci.pdf",
        "responsibility.pdf",
        "risk-summary.pdf",
        "statement-claims-chatbot.pdf",
        "statement-credit-check.pdf",
        "statement-cv-screening.pdf",
    ]
    for words in (
        "Systems",
        "Findings (",
        "Next dates in law",
        "2026-12-02",
        str(tmp_path / "one" / "risk-summary.pdf"),
    ):
        assert words in said.out
    before = {path.name: path.read_bytes() for path in (tmp_path / "one").iterdir()}
    again = run("example", tmp_path / "one")
    assert again.out == said.out
    assert {path.name: path.read_bytes() for path in (tmp_path / "one").iterdir()} == before
    run("example", tmp_path / "two")
    for path in (tmp_path / "two").glob("*.pdf"):
        assert path.read_bytes() == before[path.name], path.name
