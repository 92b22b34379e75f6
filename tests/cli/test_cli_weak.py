"""Weak points through the command line: found, mended by a file, refused where the file cannot be."""

from __future__ import annotations

from pathlib import Path

from cli.cli_run import Run

from tests.intake.repository_making import repository

CV = "sys-cv-screening"


def weak(run: Run, file: Path, rule: str) -> list[dict[str, str]]:
    return [one for one in run("check", file, CV, "--json").json["findings"] if one["id"] == rule]


def apply(run: Run, file: Path, records: str) -> None:
    mended = file.with_name("mended.yaml")
    mended.write_text(records, encoding="utf-8")
    done = run("apply", file, mended, "--person", "Ana", "--because", "Board of 12 November")
    assert done.status == 0, done.err


def test_a_critical_system_on_one_person_is_high_until_a_deputy_is_there(run: Run, file: Path) -> None:
    before = weak(run, file, "G-05")
    assert {one["severity"] for one in before} == {"high"}
    assert any("Nils Hoffmann" in one["says"] for one in before)
    apply(
        run,
        file,
        "relations:\n  - {kind: deputy_of, source: party-aylin-kaya, target: party-nils-hoffmann, since: 2026-11-12}\n",
    )
    after = weak(run, file, "G-05")
    assert len(after) == len(before) - 1
    assert not any("Nils Hoffmann" in one["says"] for one in after)


def test_what_nobody_said_is_low_and_what_was_denied_is_nothing(run: Run, file: Path) -> None:
    apply(run, file, f"systems:\n  - {{id: {CV}, critical: false}}\n")
    assert weak(run, file, "G-05") == []


def test_an_archived_component_and_its_contact_are_kept_and_shown(run: Run, file: Path) -> None:
    records = "  - {id: comp-vllm, archived: 2026-06-30, security_contact: security@vllm.example}\n"
    apply(run, file, f"components:\n{records}")
    shown = run("show", file, "comp-vllm", "--json").json
    assert shown["record"]["archived"] == "2026-06-30"
    assert shown["record"]["security_contact"] == "security@vllm.example"
    (one,) = weak(run, file, "G-20")
    assert "vLLM is archived since 30 June 2026" in one["says"]
    assert [one for one in weak(run, file, "G-21") if "vLLM" in one["says"]] == []


def test_a_security_policy_of_a_repository_mends_what_nobody_could_be_told(
    run: Run, file: Path, tmp_path: Path
) -> None:
    bot = "sys-claims-chatbot"
    muted = [one for one in run("check", file, bot, "--json").json["findings"] if one["id"] == "G-21"]
    assert "vLLM" in muted[0]["says"]
    folder = repository(tmp_path / "vllm", [("Ada <ada@example.org>", "2026-01-01")], {"SECURITY.md": "Write to us."})
    done = run("intake", file, folder, "--about", "comp-vllm", "--person", "Ana")
    assert done.status == 0, done.err
    assert (
        run("show", file, "comp-vllm", "--json").json["record"]["security_contact"] == "SECURITY.md in its repository"
    )
    left = [one for one in run("check", file, bot, "--json").json["findings"] if one["id"] == "G-21"]
    assert all("vLLM" not in one["says"] for one in left)
    rules = (
        "{id: comp-vllm, reviewers: 1, merged_by: Committers, review_source: CONTRIBUTING.md, review_on: 2026-05-03}"
    )
    apply(run, file, f"components:\n  - {rules}\n")
    said = run("accountability", file, bot).out
    assert "vLLM: Committers (CONTRIBUTING.md, 3 May 2026)." in said


def test_competence_is_not_known_then_shown_then_run_out(run: Run, file: Path) -> None:
    apply(
        run,
        file,
        "relations:\n  - {kind: delegates_to, source: party-nils-hoffmann, target: party-aylin-kaya, since: 2026-03-01}\n",
    )

    def said(on: str) -> list[str]:
        found = run("check", file, "--on", on, "--json").json["findings"]
        return [
            f"{one['severity']}: {one['says']}"
            for one in found
            if (one["id"], one["subject"]) == ("G-24", "party-aylin-kaya")
        ]

    assert "low: Aylin Kaya has taken over a duty. Whether Aylin Kaya can do it is not known" in said("2026-11-20")[0]
    file.with_name("course.txt").write_text("Aylin Kaya passed the course.", encoding="utf-8")
    proof = "{file: course.txt, kind: training record, added: 2026-03-02, expires: 2027-03-01}"
    apply(run, file, f"parties:\n  - {{id: party-aylin-kaya, competence: course.txt}}\nevidence:\n  - {proof}\n")
    assert said("2026-11-20") == []
    assert said("2027-03-02")[0].startswith(
        "medium: Aylin Kaya has taken over a duty. What shows the competence of Aylin Kaya"
    )
    shown = run("show", file, "party-aylin-kaya")
    assert "course.txt" in shown.out


def test_what_cannot_be_is_refused_with_its_line(run: Run, file: Path) -> None:
    wrong = file.with_name("wrong.yaml")
    wrong.write_text(
        "relations:\n  - {kind: fallback_for, source: party-claims, target: comp-vllm}\n", encoding="utf-8"
    )
    done = run("apply", file, wrong, "--person", "Ana", "--because", "x")
    assert done.status == 2
    assert "wrong.yaml:2" in done.err
    assert "does not fit a party" in done.err


def test_a_provider_outside_the_union_needs_somebody_there(run: Run, file: Path) -> None:
    assert weak(run, file, "R-04") == []
    house = run("list", file, "organization", "--json").json["records"][0]["id"]
    apply(run, file, f"organization:\n  - {{id: {house}, country: CH}}\n")
    (one,) = weak(run, file, "R-04")
    assert "Appoint a representative in the Union (Art 22(1))" in one["says"]
    mandate = "{kind: represents, source: party-agent, target: sys-cv-screening, since: 2026-11-01, document: Mandate}"
    agent = "{id: party-agent, name: Agent, kind: organization, inside: false, country: AT}"
    apply(run, file, f"parties:\n  - {agent}\nrelations:\n  - {mandate}\n")
    assert weak(run, file, "R-04") == []
