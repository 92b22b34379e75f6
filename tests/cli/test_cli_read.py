"""The verbs that read: list, show, classify, check, who, graph, report, journal, verify, pack."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli.cli_run import Run

BOT = "sys-claims-chatbot"
KINDS = ["organization", "parties", "components", "systems", "relations", "facts", "answers", "evidence", "packs"]


@pytest.mark.parametrize("kind", KINDS)
def test_list_prints_a_table_and_a_document(run: Run, file: Path, kind: str) -> None:
    table, document = run("list", file, kind), run("list", file, kind, "--json")
    assert (table.status, document.status) == (0, 0)
    assert set(document.json) == {"kind", "on", "records"}
    assert document.json["on"] == "2026-11-24"
    assert len(table.out.splitlines()) == len(document.json["records"]) + 2
    assert all("id" in record for record in document.json["records"])


def test_list_of_systems_says_class_owner_and_progress(run: Run, file: Path) -> None:
    systems = {record["id"]: record for record in run("list", file, "system", "--json").json["records"]}
    screening = systems["sys-cv-screening"]
    assert screening["class"]["value"] == "high_risk_annex_iii"
    assert screening["owner"] == "Nils Hoffmann"
    assert set(screening["requirements"]) == {"apply", "closed", "unknown", "overdue"}


def test_list_on_a_past_day_shows_what_was_there_then(run: Run, file: Path) -> None:
    assert [r["id"] for r in run("list", file, "systems", "--on", "2025-03-31", "--json").json["records"]] == [BOT]
    before = run("list", file, "systems", "--on", "2025-01-01")
    assert before.out.strip() == "There are no systems on 2025-01-01."


def test_show_by_id_and_by_name_is_the_same(run: Run, file: Path) -> None:
    by_id, by_name = run("show", file, BOT, "--json"), run("show", file, "claims CHATBOT", "--json")
    assert by_id.status == 0
    assert by_id.json == by_name.json
    assert {"kind", "on", "record", "relations", "facts", "licences", "findings", "history", "class"} == set(by_id.json)
    assert by_id.json["record"]["name"] == "Claims chatbot"
    assert any(fact["key"] == "tr_interacts" and fact["value"] is True for fact in by_id.json["facts"])


def test_show_in_words(run: Run, file: Path) -> None:
    said = run("show", file, "party-felix-brandt").out
    assert "Left on: 2026-03-31" in said
    assert "Felix Brandt accountable for Meeting summarizer" in said
    assert "Apply 11-departure.yaml" in said


def test_show_carries_licences_down_the_chain(run: Run, file: Path) -> None:
    rows = {row["licence"]: row for row in run("show", file, "sys-cv-screening", "--json").json["licences"]}
    assert rows["apache-2.0"]["commercial"] == "yes"
    assert "comp-mistralai-mistral-7b-v0-2" in rows["apache-2.0"]["components"]
    assert (rows["nordlicht-internal"]["known"], rows["nordlicht-internal"]["commercial"]) == (False, "unknown")
    assert rows[""]["components"] == ["comp-cv-test-set"]
    said = run("show", file, "sys-meeting-notes").out
    assert "llama3: community licence with conditions" in said
    assert "Ask Meta above 700 million" in said
    assert "No licence recorded (CV test set)" in run("show", file, "sys-cv-screening").out


def test_show_of_a_requirement_answered_or_not(run: Run, file: Path) -> None:
    answered = run("show", file, f"{BOT}/aia-50.1-p", "--json").json
    assert (answered["kind"], answered["record"]["state"]) == ("answer", "met")
    bare = run("show", file, "sys-credit-check/aia-09-p", "--json").json
    assert (bare["kind"], bare["applies"], bare["state"]) == ("requirement", "unknown", "not_started")
    assert "Risk management" in run("show", file, "sys-credit-check/aia-09-p").out


def test_classify_has_the_keys_of_the_design(run: Run, file: Path) -> None:
    said = run("classify", file, "sys-credit-check", "--json").json
    assert set(said) == {"system", "on", "determinations", "open_questions"}
    assert said["system"] == "sys-credit-check"
    for one in said["determinations"]:
        assert set(one) == {"id", "value", "cite", "trace"}
        assert one["value"] in {"yes", "no", "unknown"}
    open_ = {question["id"]: question["why"] for question in said["open_questions"]}
    assert open_["ex_profiling"] == "conflict"
    assert open_["ex_material_influence"] == "unclear"


def test_classify_in_words_gives_class_roles_reasons_and_open_questions(run: Run, file: Path) -> None:
    said = run("classify", file, "sys-cv-screening").out
    for words in ("Class: High risk", "Provider; Deployer", "said by Sofia Lindqvist on 2025-09-15", "Open questions"):
        assert words in said


def test_check_has_the_keys_of_the_design_and_says_not_in_order(run: Run, file: Path) -> None:
    said = run("check", file, "--json")
    assert said.status == 1
    assert set(said.json) == {"requirements", "findings"}
    for one in said.json["requirements"]:
        keys = {"system", "requirement", "cite", "applies", "from", "state", "bearer", "checks"}
        assert set(one) == keys
        assert one["applies"] in {"yes", "no", "unknown"}
    for one in said.json["findings"]:
        assert set(one) == {"id", "severity", "subject", "says", "mend"}
    assert {one["system"] for one in said.json["requirements"]} >= {BOT, "sys-letter-drafts"}


def test_check_of_one_system_is_in_order_without_high_findings(run: Run, file: Path) -> None:
    said = run("check", file, BOT, "--json")
    assert {one["system"] for one in said.json["requirements"]} == {BOT}
    assert said.status == (1 if any(f["severity"] == "high" for f in said.json["findings"]) else 0)
    assert run("check", file, BOT).status == said.status == 0
    assert run("check", file, "Application screening").status == 1


def test_check_of_a_pack_that_is_not_in_use(run: Run, file: Path) -> None:
    said = run("check", file, "--pack", "no/such")
    assert (said.status, said.out) == (2, "")
    assert "eu/ai-act" in said.err


def test_who_has_the_keys_of_the_design_on_three_days(run: Run, file: Path) -> None:
    said = run("who", file, "sys-cv-screening", "--on", "2026-11-20", "--json").json
    of_design = {"subject", "on", "accountable", "responsible", "path", "gaps"}
    assert set(said) == {*of_design, "asked", "decided_by", "says", "systems", "ends"}
    assert [holder["name"] for holder in said["accountable"]] == ["Nils Hoffmann"]
    assert said["path"][0]["document"] == "Decision of the board 2026-02"
    assert run("who", file, "sys-cv-screening", "--on", "2026-03-14", "--json").json["accountable"] == []
    words = run("who", file, "Application screening", "--on", "2025-10-01")
    assert "Aylin Kaya" in words.out
    assert words.status == 0


def test_who_says_which_systems_stand_on_a_component_by_which_path(run: Run, file: Path) -> None:
    said = run("who", file, "comp-mistral-7b-instruct-v0-2", "--json").json
    paths = {one["system"]: one["path"] for one in said["systems"]}
    assert set(paths) == {BOT, "sys-cv-screening"}
    assert len(paths["sys-cv-screening"]) == 2
    assert [one["at"] for one in said["ends"]] == ["comp-mistralai-mistral-7b-v0-2"]
    words = run("who", file, "comp-mistral-7b-instruct-v0-2").out
    assert "Claims chatbot uses Mistral-7B-Instruct-v0.2" in words
    assert "Our knowledge ends 1 step down" in words


def test_accountability_wants_a_system_and_says_what_would_cover_each_gap(run: Run, file: Path) -> None:
    assert run("accountability", file, "party-meta").status == 2
    said = run("accountability", file, "Letter drafting (proprietary service)", "--json").json
    assert set(said) == {"system", "on", "says", "models", "horizon", "ends"}
    points = [point for one in said["models"] for point in one["points"]]
    assert all(bool(point["cover"]) == (point["standing"] != "covered") for point in points)
    words = run("accountability", file, "sys-letter-drafts").out
    assert all(point["title"] in words for point in points)


@pytest.mark.parametrize(
    ("ending", "begins"),
    [("svg", b"<"), ("pdf", b"%PDF-"), ("json", b"{"), ("prov.json", b'{\n  "actedOnBehalfOf"'), ("graphml", b"<?xml")],
)
def test_graph_writes_and_replaces(run: Run, file: Path, tmp_path: Path, ending: str, begins: bytes) -> None:
    out = tmp_path / f"graph.{ending}"
    out.write_bytes(b"old")
    assert run("graph", file, "--output", out).status == 0
    first = out.read_bytes()
    assert first.startswith(begins)
    run("graph", file, "--output", out)
    assert out.read_bytes() == first
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_graph_refuses_an_unknown_ending_and_a_folder(run: Run, file: Path, tmp_path: Path) -> None:
    assert run("graph", file, "--output", tmp_path / "g.png").status == 2
    (tmp_path / "g.svg").mkdir()
    assert run("graph", file, "--output", tmp_path / "g.svg").status == 2
    assert run("graph", file, "--output", tmp_path / "nowhere" / "g.svg").status == 2


def test_reports_are_the_same_bytes_twice(run: Run, file: Path, tmp_path: Path) -> None:
    for kind, more in (("dossier", ["--system", BOT]), ("summary", [])):
        first, second = tmp_path / "1.pdf", tmp_path / "2.pdf"
        assert run("report", file, kind, *more, "--output", first).status == 0
        assert run("report", file, kind, *more, "--output", second).status == 0
        assert first.read_bytes() == second.read_bytes()
        assert first.read_bytes().startswith(b"%PDF-")


def test_report_says_what_is_missing(run: Run, file: Path, tmp_path: Path) -> None:
    out = tmp_path / "r.pdf"
    assert run("report", file, "dossier", "--output", out).status == 2
    assert run("report", file, "novel", "--output", out).status == 2
    assert run("report", file, "dossier", "--system", "sys-no", "--output", out).status == 2
    assert not out.exists()


def test_packs_are_listed_shown_and_tested(run: Run, tmp_path: Path) -> None:
    assert "eu/ai-act" in run("pack", "list").out
    assert run("pack", "list", "--json").json["packs"][0]["id"] == "eu/ai-act"
    assert "Requirements" in run("pack", "show", "eu/ai-act").out
    assert run("pack", "show", "eu/ai-act", "--json").json["requirements"][0]["cite"]
    assert run("pack", "show", "no/such").status == 2
    cases = tmp_path / "cases.yaml"
    cases.write_text("cases:\n- {id: X, title: x, facts: {sc_ai_system: false}, expected: {scope: in}}\n")
    said = run("pack", "test", "eu/ai-act", cases)
    assert said.status == 1
    assert said.out.splitlines()[-1] == "0 of 1 cases right"
    assert run("pack", "test", "eu/ai-act", cases, "--json").json["right"] == 0
    cases.write_text("cases:\n- {id: X, title: x, facts: {sc_ai_system: false}, expected: {scope: out}}\n")
    assert run("pack", "test", "eu/ai-act", cases).status == 0


def test_an_older_version_is_listed_shown_and_tested_by_its_name(run: Run) -> None:
    assert "eu/ai-act/2024" in run("pack", "list").out
    listed = run("pack", "list", "--json").json["packs"]
    assert "eu/ai-act/2024" not in [one["id"] for one in listed]
    assert [one["name"] for one in listed[0]["versions"]] == ["eu/ai-act", "eu/ai-act/2024"]
    assert "eu/ai-act/2024" in run("pack", "show", "eu/ai-act").out
    older = run("pack", "show", "eu/ai-act/2024", "--json").json
    assert (older["id"], older["version"]) == ("eu/ai-act", "2024.1")
    assert run("pack", "test", "eu/ai-act/2024").status == 0


def test_all_worked_cases_come_out_right(run: Run, samples: Path) -> None:
    said = run("pack", "test", "eu/ai-act", samples.parent / "cases" / "eu-ai-act.yaml")
    assert said.status == 0
    assert said.out.splitlines()[-1] == "24 of 24 cases right"
