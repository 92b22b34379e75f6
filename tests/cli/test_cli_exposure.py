"""The verb exposure: caps with their reasoning, ranges for what is not known, never a pass for silence."""

from __future__ import annotations

from pathlib import Path

from cli.cli_run import Run

CREDIT = "sys-credit-check"
ORGANIZATION = "org-nordlicht-versicherung-ag-invented-example"


def test_one_system_is_reasoned_step_by_step(run: Run, file: Path) -> None:
    said = run("exposure", file, CREDIT)
    assert said.status == 0
    assert "3 % of worldwide yearly turnover of EUR 1,900,000,000 = EUR 57,000,000" in " ".join(said.out.split())
    assert "does not say that one is to be expected" in " ".join(said.out.split())


def test_the_document_has_tiers_steps_and_breaches(run: Run, file: Path) -> None:
    found = run("exposure", file, CREDIT, "--json").json
    assert found["system"] == CREDIT
    law = found["laws"][0]
    assert law["cap"] == {"from": 57e6, "to": 57e6}
    tiers = {tier["id"]: tier for tier in law["tiers"]}
    assert tiers["operator_duties"]["cap"]["to"] == 57e6
    assert {one["id"] for one in tiers["operator_duties"]["breaches"]} == {"aia-50.2-p", "aia-50.5-pd"}
    assert tiers["national"]["cap"] is None


def test_all_systems_name_who_answers(run: Run, file: Path) -> None:
    law = run("exposure", file, "--json").json["laws"][0]
    assert law["systems"][0]["system"] == CREDIT
    assert law["systems"][0]["who"] == "Henrik Voss, Ines Kraft"
    assert "up to EUR 57,000,000 for one breach on 2026-11-24 (Art 99(4));" in law["says"]


def test_before_fines_begin_nothing_is_counted(run: Run, file: Path) -> None:
    law = run("exposure", file, "sys-claims-chatbot", "--on", "2025-07-01", "--json").json["laws"][0]
    assert law["cap"] is None
    assert all(not tier["fined"] for tier in law["tiers"])
    assert "no fine possible yet for one breach;" in law["says"]
    over_all = run("exposure", file, "--on", "2025-07-01", "--json").json["laws"][0]
    assert "no fine possible yet for one breach on 2025-07-01;" in over_all["says"]


def test_a_cap_of_other_law_names_the_article_that_leaves_it_there(run: Run, file: Path) -> None:
    law = run("exposure", file, "--on", "2026-03-20", "--json").json["laws"][0]
    assert "cap set by other law for one breach on 2026-03-20 (Art 99(1));" in law["says"]


def test_what_is_not_known_makes_a_range(run: Run, file: Path, tmp_path: Path) -> None:
    records = tmp_path / "unknown.yaml"
    records.write_text(f"organization:\n  - {{id: {ORGANIZATION}, turnover: null, size: ''}}\n")
    done = run("apply", file, records, "--person", "Ana")
    assert done.status == 0, done.err
    law = run("exposure", file, CREDIT, "--json").json["laws"][0]
    assert law["cap"] == {"from": 0, "to": None}
    assert set(law["unknown"]) == {"the size class", "the yearly turnover"}
    assert "upper end not known" in run("exposure", file, CREDIT).out


def test_a_later_day_asks_for_what_is_due_then(run: Run, file: Path) -> None:
    now = run("exposure", file, "sys-cv-screening", "--json").json["laws"][0]
    later = run("exposure", file, "sys-cv-screening", "--on", "2027-12-02", "--json").json["laws"][0]
    assert count(later) > count(now)


def count(law: dict[str, list[dict[str, list[object]]]]) -> int:
    """Count the breaches under a law."""
    return sum(len(tier["breaches"]) for tier in law["tiers"])


def test_a_system_that_is_not_there_is_refused(run: Run, file: Path) -> None:
    assert run("exposure", file, "nothing").status == 2


def test_a_role_changes_hands_by_one_file(run: Run, file: Path, tmp_path: Path) -> None:
    held = next(
        one for one in run("list", file, "relations", "--json").json["records"] if one.get("article") == "Art 3(3)"
    )
    records = tmp_path / "moved.yaml"
    records.write_text(
        f"relations:\n  - {{id: {held['id']}, until: 2026-10-31}}\n"
        f"  - {{kind: provides, source: party-corvus, target: sys-claims-chatbot, since: 2026-11-01,"
        f' article: "Art 25(1)(b)", document: Contract 12}}\n'
    )
    done = run("apply", file, records, "--person", "Ana", "--because", "Substantial change by the supplier")
    assert done.status == 0, done.err
    findings = run("check", file, "sys-claims-chatbot", "--json").json["findings"]
    assert [one["id"] for one in findings if one["id"].startswith("R-")] == ["R-03", "R-05"]
    assert "Art 25(1)(b)" in run("list", file, "relations").out
