"""Packs on the command line: taken into use once, and none of them in another's place."""

from __future__ import annotations

from pathlib import Path

from cli.cli_run import Run

from govdesk.store.packs import at_start, shipped


def test_a_pack_is_taken_into_use_once_and_then_asked(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "acme.govdesk"
    assert run("new", path, "--organization", "Acme").status == 0
    assert [row["id"] for row in run("list", path, "packs", "--json").json["records"]] == list(at_start())
    new = next(id_ for id_ in shipped() if id_ not in at_start())
    assert run("check", path, "--pack", new).status == 2
    assert run("pack", "adopt", path, new).status == 0
    assert run("check", path, "--pack", new).status == 0
    again = run("pack", "adopt", path, new)
    assert again.status == 2
    assert "in use already" in again.err
    assert run("pack", "adopt", path, "no/such").status == 2
    assert len(run("journal", path, "--json").json["entries"]) == 2


def test_a_pack_of_ones_own_gives_no_class_and_takes_no_requirement_of_another(run: Run, tmp_path: Path) -> None:
    path, own = tmp_path / "acme.govdesk", tmp_path / "pack.yaml"
    assert run("new", path, "--organization", "Acme").status == 0
    records = tmp_path / "r.yaml"
    records.write_text("systems: [{id: sys-a, name: A, status: live}]\n", encoding="utf-8")
    assert run("apply", path, records).status == 0
    before = run("list", path, "systems").out
    text = (
        'id: acme/house\nversion: "1"\ntitle: House\nheadline: use\n'
        "outcomes: [{id: use, title: Use, kind: first, options: [{value: h, label: House rules, tone: good}]}]\n"
        "requirements: [{id: ID, title: T, text: Do., cite: House 1, who: all, when: {fact: as_of, after: 2020-01-01}}]\n"
    )
    own.write_text(text.replace("ID", "aia-04-pd"), encoding="utf-8")
    refused = run("pack", "adopt", path, own)
    assert refused.status == 2
    assert "aia-04-pd is one of EU AI Act, too" in refused.err
    own.write_text(text.replace("ID", "house-1"), encoding="utf-8")
    assert run("pack", "adopt", path, own).status == 0
    shown = run("list", path, "systems").out
    assert "House rules" not in shown
    assert before.split("Unclear")[1] == shown.split("Unclear")[1]
