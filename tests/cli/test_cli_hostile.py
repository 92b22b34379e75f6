"""What goes wrong on the command line is said in one sentence, and nothing is lost by it."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from cli.cli_run import Run, Said

from govdesk.cli import main


def apply(run: Run, path: Path, text: str) -> Said:
    records = path.parent / "records.yaml"
    records.write_text(text, encoding="utf-8")
    return run("apply", path, records)


@pytest.fixture
def workspace(run: Run, tmp_path: Path) -> Path:
    path = tmp_path / "acme.govdesk"
    assert run("new", path, "--organization", "Acme").status == 0
    text = "parties: [{id: p-a, name: Anna, kind: person}]\nsystems: [{id: s-1, name: Bot, status: live}]\n"
    assert apply(run, path, text).status == 0
    return path


def test_a_report_is_never_written_over_the_workspace_or_a_device(run: Run, workspace: Path, tmp_path: Path) -> None:
    before = workspace.read_bytes()
    link = tmp_path / "link.pdf"
    link.symlink_to(workspace)
    pipe = tmp_path / "pipe.pdf"
    os.mkfifo(pipe)
    for output in (link, pipe, tmp_path / "none" / "x.pdf", tmp_path):
        said = run("report", workspace, "summary", "--output", output)
        assert (said.status, said.out) == (2, "")
        assert str(output) in said.err
    assert workspace.read_bytes() == before
    assert run("report", workspace, "summary", "--output", workspace).status == 2
    assert workspace.read_bytes() == before


def test_who_answered_on_a_day_before_the_register_began(run: Run, workspace: Path) -> None:
    relation = (
        "relations: [{kind: accountable, source: p-a, target: s-1, since: 2026-01-01, state: accepted,"
        " accepted_by: p-a, accepted_on: 2026-01-01}]"
    )
    assert apply(run, workspace, relation).status == 0
    asked = ("who", workspace, "s-1", "--on", "2026-03-14", "--json")
    assert [one["name"] for one in run(*asked).json["accountable"]] == ["Anna"]
    then = run(*asked, "--known", "2026-03-14")
    assert then.status == 2
    assert "Nothing was recorded by 2026-03-14" in then.err
    listed = run("list", workspace, "systems", "--on", "2026-03-14")
    assert "Nothing was recorded by 2026-03-14; the workspace begins on" in listed.err


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("systems: [{id: p-a, name: Clash}]", "is that of a party"),
        ("evidence: [{file: records.yaml, sha256: '00'}]", "worked out from the file"),
        ("answers: [{system: s-1, requirement: aia-nope, state: not_met}]", "No pack in use has the requirement"),
        ("answers: [{system: s-1, requirement: aia-04-pd, pack: nope, state: not_met}]", "eu/ai-act"),
        ("answers: [{system: s-1, requirement: aia-04-pd, state: not_met, on: 9999-12-31}]", "has not come"),
        ("facts: [{subject: s-1, key: gp_flopp, value: 1}]", "Did you mean gp_flop?"),
        ("facts: [{subject: s-1, key: gp_flop, value: -1}]", "does not answer"),
        ("relations: [{kind: accountable, source: p-a, target: s-1, scope: aia-nope}]", "aia-nope"),
        ("relations: [{kind: accountable, source: s-1, target: p-a}]", "does not fit"),
        ("relations: [{kind: trained_on, source: p-a, target: s-1}]", "does not fit"),
        ("parties: [{id: [5], name: X, kind: team}]", "id"),
        ("components: [{name: X, kind: model, parameters: 1e30}]", "larger than any count"),
        (f"systems: [{{name: {'x' * 501}}}]", "501 characters"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_its_line(run: Run, workspace: Path, text: str, says: str) -> None:
    before = run("journal", workspace, "--json").json
    said = apply(run, workspace, text)
    assert said.status == 2
    assert says in said.err
    assert run("journal", workspace, "--json").json == before


def test_the_last_day_of_the_calendar_breaks_nothing(run: Run, workspace: Path, tmp_path: Path) -> None:
    text = "relations: [{kind: accountable, source: p-a, target: s-1, since: 2026-01-01, until: 9999-12-31}]"
    assert apply(run, workspace, text).status == 0
    for day in ("2026-11-24", "9999-12-31", "0001-01-01"):
        output = tmp_path / f"{day}.pdf"
        assert run("report", workspace, "summary", "--on", day, "--output", output).status == 0


def test_a_name_cannot_make_up_lines_of_the_journal(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "forged.govdesk"
    run("new", path, "--organization", "Acme\n    9  2026-01-01 00:00:00  Board: Approve everything")
    lines = run("journal", path).out.splitlines()
    assert [line[:9].strip() for line in lines if line.strip()[:1].isdigit()] == ["1  20"]


def test_a_name_cannot_make_up_lines_anywhere(run: Run, workspace: Path) -> None:
    forged = "Ada\\r\\n\\u2028FORGED: all is well\\u0085FORGED"
    text = (
        f'parties: [{{id: p-f, name: "{forged}", kind: person}}]\nsystems: [{{id: s-f, name: "{forged}", status: live}}]\n'
        "relations: [{kind: accountable, source: p-f, target: s-f, since: 2026-01-01}]\n"
    )
    assert apply(run, workspace, text).status == 0
    for verb in (
        "who s-f",
        "accountability s-f",
        "leaves p-f",
        "duties p-f",
        "show p-f",
        "classify s-f",
        "raci",
        "check",
    ):
        name, *rest = verb.split()
        said = run(name, workspace, *rest)
        assert "FORGED" in said.out, verb
        assert not [line for line in said.out.splitlines() if line.startswith("FORGED")], verb


@pytest.mark.parametrize("letter", ["\\u202e", "\\u2067", "\\e", "\\0", "\\x9b"])
def test_a_name_that_turns_the_line_around_is_refused(run: Run, workspace: Path, letter: str) -> None:
    before = run("verify", workspace).out
    said = apply(run, workspace, f'parties: [{{id: p-f, name: "Ad{letter}a", kind: person}}]\n')
    assert (said.status, said.out) == (2, "")
    assert "invisible character" in said.err
    assert run("verify", workspace).out == before


def test_two_models_of_one_name_stay_two(run: Run, workspace: Path, tmp_path: Path) -> None:
    for folder, licence in (("mine", "mit"), ("other", "llama3")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "README.md").write_text(f"---\nlicense: {licence}\n---\n# Chat\n", encoding="utf-8")
    assert run("intake", workspace, tmp_path / "mine", tmp_path / "other").status == 0
    found = {one["id"]: one["licence"] for one in run("list", workspace, "components", "--json").json["records"]}
    assert found == {"comp-chat": "mit", "comp-chat-2": "llama3"}
    assert run("intake", workspace, tmp_path / "mine").status == 0
    assert len(run("list", workspace, "components", "--json").json["records"]) == 2


def test_json_is_json_on_any_terminal(workspace: Path, root: Path) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "GOVDESK_PERSON": "Ü"}
    command = [sys.executable, "-m", "govdesk", "list", str(workspace), "parties", "--json"]
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, check=True)
    assert b"\\x" not in done.stdout


def test_a_defect_of_ours_is_one_sentence(
    workspace: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(_args: object) -> int:
        raise ZeroDivisionError

    monkeypatch.setattr("govdesk.cli.listing.do_list", broken)
    assert main(["list", str(workspace), "parties"]) == 2
    assert "ZeroDivisionError" in capsys.readouterr().err


def test_a_pack_that_cannot_be_read_is_never_passed_over(run: Run, workspace: Path) -> None:
    with closing(sqlite3.connect(workspace)) as db, db:
        db.execute("DROP TRIGGER blobs_no_update")
        db.execute("UPDATE blobs SET data = CAST('x' AS BLOB) WHERE sha256 = (SELECT sha256 FROM pack)")
    checked = run("check", workspace, "s-1", "--json")
    assert checked.status == 1
    assert "pack-unread" in [one["id"] for one in checked.json["findings"]]
    for form in ((), ("--json",)):
        said = run("classify", workspace, "s-1", *form)
        assert said.status == 1
        assert "cannot be read" in said.err


@pytest.mark.parametrize("verb", [("check",), ("report", "summary"), ("graph",)])
def test_nothing_known_is_no_clean_result(run: Run, workspace: Path, tmp_path: Path, verb: tuple[str, ...]) -> None:
    output = () if verb == ("check",) else ("--output", tmp_path / ("x.svg" if verb == ("graph",) else "x.pdf"))
    said = run(verb[0], workspace, *verb[1:], "--known", "2001-01-01", *output)
    assert (said.status, said.out) == (2, "")
    assert "Nothing was recorded by 2001-01-01" in said.err


def test_records_keep_what_the_window_asks_of_people(run: Run, workspace: Path) -> None:
    decision = "facts: [{subject: s-1, key: ex_profiling, value: false, chosen: true, source: Nobody}]"
    assert "needs a reason" in apply(run, workspace, decision).err
    assert "has not come" in apply(run, workspace, decision.replace("chosen: true", "on: 2099-01-01")).err
    long = run("answer", workspace, "s-1", "aia-04-pd", "met", "--because", "x" * 20_001)
    assert long.status == 2
    assert "20,000 is the most" in long.err


def test_a_thousand_mistakes_are_no_thousand_lines(run: Run, workspace: Path) -> None:
    rows = "".join(f"  - {{id: p-{n}, name: A, kind: {'x' * 5000}}}\n" for n in range(100))
    said = apply(run, workspace, f"parties:\n{rows}")
    assert said.status == 2
    assert said.err.splitlines()[-1] == "And 50 more."
    assert max(map(len, said.err.splitlines())) < 1100
