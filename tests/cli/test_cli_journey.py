"""The whole job on the command line: from nothing to a dossier, findings vanishing as they are mended."""

from __future__ import annotations

from pathlib import Path

import yaml
from cli.cli_run import Run

PEOPLE = """
organization: {size: large, body: private, sector: Insurance}
parties:
- {id: party-anna, name: Anna Berg, kind: person, inside: true}
- {id: party-team, name: Platform, kind: team, inside: true}
"""
OWNERS = """
relations:
- {kind: accountable, source: party-anna, target: sys-bot, since: 2026-11-01, state: accepted, accepted_by: party-anna,
   accepted_on: 2026-11-01, document: Board decision}
- {kind: responsible, source: party-team, target: sys-bot, since: 2026-11-01, state: accepted, accepted_by: party-anna,
   accepted_on: 2026-11-01, document: Board decision}
"""


def apply(run: Run, path: Path, name: str, text: str) -> None:
    """Write a records file beside the workspace and apply it."""
    records = path.parent / name
    records.write_text(text, encoding="utf-8")
    said = run("apply", path, records)
    assert (said.status, said.err) == (0, "")


def answered(run: Run, path: Path, known: dict[str, object]) -> int:
    """Answer what classification asks, round by round, until it asks nothing more that is known; count the rounds."""
    for rounds in range(1, 30):
        asked = [one["id"] for one in run("classify", path, "sys-bot", "--json").json["open_questions"]]
        facts = [{"subject": "sys-bot", "key": key, "value": known[key]} for key in asked if key in known]
        if not facts:
            return rounds
        apply(run, path, "facts.yaml", yaml.safe_dump({"facts": facts[:12]}))
    message = "classification never stops asking"
    raise AssertionError(message)


def all_met(run: Run, path: Path) -> None:
    """Answer every requirement that applies, each with evidence."""
    applying = [r for r in run("check", path, "--json").json["requirements"] if r["applies"] == "yes"]
    assert applying
    (path.parent / "shown.md").write_text("What was done.", encoding="utf-8")
    for one in applying:
        said = run(
            "answer",
            path,
            "sys-bot",
            one["requirement"],
            "met",
            "--because",
            "Done",
            "--evidence",
            path.parent / "shown.md",
        )
        assert said.status == 0
    states = {r["state"] for r in run("check", path, "--json").json["requirements"] if r["applies"] == "yes"}
    assert states == {"met"}


def same_twice(run: Run, path: Path) -> None:
    """Print the dossier twice and compare the bytes."""
    first, second = path.parent / "1.pdf", path.parent / "2.pdf"
    assert run("report", path, "dossier", "--system", "sys-bot", "--output", first).status == 0
    assert run("report", path, "dossier", "--system", "sys-bot", "--output", second).status == 0
    assert first.read_bytes() == second.read_bytes()


def test_from_nothing_to_a_dossier(run: Run, tmp_path: Path, root: Path) -> None:
    path = tmp_path / "acme.govdesk"
    example = root / "resources" / "example"
    assert run("new", path, "--organization", "Acme Insurance AG", "--country", "DE").status == 0
    apply(run, path, "people.yaml", PEOPLE)
    apply(run, path, "system.yaml", "systems:\n- {id: sys-bot, name: Claims bot, status: live, started: 2026-11-02}\n")
    assert run("intake", path, example / "models" / "mistral-7b-instruct-v0.2", "--system", "sys-bot").status == 0

    before = run("check", path, "--json")
    assert before.status == 1
    assert "G-01" in {finding["id"] for finding in before.json["findings"]}
    apply(run, path, "owners.yaml", OWNERS)
    after = run("check", path, "--json")
    assert after.status == 0
    assert "G-01" not in {finding["id"] for finding in after.json["findings"]}

    assert run("show", path, "sys-bot", "--json").json["class"]["open"]
    facts = yaml.safe_load((example / "03-chatbot-facts.yaml").read_text(encoding="utf-8"))["facts"]
    assert answered(run, path, {fact["key"]: fact["value"] for fact in facts}) > 1
    class_ = run("show", path, "sys-bot", "--json").json["class"]
    assert (class_["value"], class_["open"]) == ("not_high_risk", False)

    all_met(run, path)
    same_twice(run, path)
    assert run("verify", path).status == 0
