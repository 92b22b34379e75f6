"""The verb licence: looked up, named, followed down the chain, kept, said; from finding to mended."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli.cli_run import Run

SYSTEM, MODEL = "sys-meeting-notes", "comp-meta-llama-3-8b-instruct"
TEXTS = Path(__file__).parents[1] / "intake" / "licences"


def rules(run: Run, file: Path) -> set[tuple[str, str]]:
    found = run("check", file, "--json").json["findings"]
    return {(one["id"], one["subject"]) for one in found if one["id"].startswith("L-")}


def test_the_register_is_listed_searched_and_shown_in_full(run: Run) -> None:
    every = run("licence", "list", "--json").json
    assert len(every["licences"]) == 67
    assert every["as_of"]
    some = run("licence", "list", "llama", "--json").json["licences"]
    assert 5 <= len(some) < 67
    shown = run("licence", "show", "llama3")
    assert shown.status == 0
    assert "Limit of users: 700,000,000 active a month." in shown.out
    assert "It forbids: " in shown.out
    assert "Read with high confidence." in shown.out
    unsure = next(one["id"] for one in every["licences"] if one["confidence"] == "medium")
    assert "Read with medium confidence." in run("licence", "show", unsure).out
    assert run("licence", "show", "none-such").status == 2


@pytest.mark.parametrize("text", sorted(TEXTS.glob("*.txt")), ids=lambda path: path.stem)
def test_a_text_is_named_and_an_altered_one_is_not(run: Run, tmp_path: Path, text: Path) -> None:
    named = run("licence", "name", text, "--json")
    assert named.status == 0
    assert named.json["texts"][0]["licence"] == text.stem
    more = tmp_path / "LICENSE"
    more.write_text(text.read_text("utf-8") + "\nYou may not use it in hospitals.\n", "utf-8")
    altered = run("licence", "name", more, "--json")
    assert altered.status == 1
    assert altered.json["texts"][0]["licence"] == ""
    assert altered.json["texts"][0]["nearest"][0]["id"] == text.stem


def test_from_finding_to_mended(run: Run, file: Path, tmp_path: Path) -> None:
    assert {("L-05", MODEL), ("L-08", SYSTEM), ("L-10", SYSTEM)} <= rules(run, file)
    chain = run("licence", "chain", file, SYSTEM, "--json").json
    assert {row["component"] for row in chain["chain"]} >= {MODEL, "comp-meta-llama-3-8b", "comp-llama-cpp"}
    assert chain["questions"] == [
        {"id": "use_policy_covers.llama3", "ask": chain["questions"][0]["ask"], "value": None, "register": ""}
    ]
    assert "Military use" in chain["forbidden"]

    me = ("--person", "Ada Berg")
    assert run("licence", "say", file, SYSTEM, "use_policy_covers.llama3", "maybe", *me).status == 2
    assert run("licence", "say", file, SYSTEM, "use_policy_covers.llama3", "yes", *me).status == 0
    assert run("licence", "say", file, MODEL, "licence_notice", "page About", *me).status == 0
    wrong = run("licence", "keep", file, MODEL, TEXTS / "llama3.1.txt", *me)
    assert wrong.status == 2
    assert "llama3.1" in wrong.err
    assert run("licence", "keep", file, MODEL, TEXTS / "llama3.txt", *me).status == 0
    mended = rules(run, file)
    assert not {("L-05", MODEL), ("L-08", SYSTEM), ("L-10", SYSTEM)} & mended
    assert "kept" in {row["text"] for row in run("licence", "chain", file, SYSTEM, "--json").json["chain"]}

    renamed = tmp_path / "other.yaml"
    renamed.write_text(f"components:\n  - {{id: {MODEL}, licence: llama3.1}}\n", "utf-8")
    assert run("apply", file, renamed, *me).status == 0
    assert {("L-08", SYSTEM), ("L-10", SYSTEM)} <= rules(run, file)
    assert "does not fit any more" in run("licence", "chain", file, SYSTEM).out.replace("\n", " ")


def test_an_unknown_question_or_subject_is_refused(run: Run, file: Path) -> None:
    assert run("licence", "say", file, SYSTEM, "licence_notice", "x", "--person", "Ada").status == 2
    assert run("licence", "chain", file, "nothing").status == 2
