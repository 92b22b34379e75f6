"""Packs of one's own on the command line: template, verify, test, try, adopt and export."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli.cli_run import Run
from openpyxl import load_workbook

from govdesk.store.packs import load_pack

SYSTEM = "sys-claims-chatbot"


@pytest.fixture
def policy(run: Run, tmp_path: Path) -> Path:
    """Write the example of a pack as a workbook."""
    path = tmp_path / "policy.xlsx"
    assert run("pack", "template", path).status == 0
    return path


@pytest.mark.parametrize("ending", ["xlsx", "csv", "yaml"])
def test_the_template_verifies_and_is_never_written_over(run: Run, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"policy.{ending}"
    assert run("pack", "template", path).status == 0
    assert "reads without errors" in run("verify", path).out
    before = path.read_bytes()
    again = run("pack", "template", path)
    assert again.status == 2
    assert "already" in again.err
    assert path.read_bytes() == before


def test_the_cases_in_the_workbook_are_run(run: Run, policy: Path) -> None:
    assert run("pack", "test", policy).out.endswith("2 of 2 cases right\n")
    book = load_workbook(policy)
    heads = [cell.value for cell in book["Cases"][1]]
    book["Cases"].cell(2, heads.index("facts") + 1).value = "policy_customers = yes"
    book.save(policy)
    found = run("pack", "test", policy)
    assert found.status == 1
    assert "WRONG  open-inside" in found.out


def test_verify_tells_sheet_row_and_column(run: Run, policy: Path) -> None:
    book = load_workbook(policy)
    heads = [cell.value for cell in book["Requirements"][1]]
    book["Requirements"].cell(4, heads.index("from") + 1).value = "31/12/2026"
    book.save(policy)
    found = run("verify", policy)
    assert found.status == 2
    assert found.err.startswith("Requirements, row 4, column from: “31/12/2026” is not a date")


def test_trying_concludes_and_writes_nothing(run: Run, file: Path, policy: Path) -> None:
    before = file.read_bytes()
    found = run("pack", "try", file, policy, SYSTEM, "--json").json
    assert file.read_bytes() == before
    (system,) = found["systems"]
    assert found["hindrances"] == []
    assert found["pack"]["id"] == "own/ai-policy"
    applies = {one["id"]: (one["applies"], one["from"]) for one in system["requirements"]}
    assert applies["policy-owner"] == ("yes", "2026-01-01")
    assert applies["policy-mark"] == ("unknown", "2026-07-01")
    assert system["open_questions"] == ["policy_customers", "policy_data"]


def test_trying_shows_all_systems_on_a_day(run: Run, file: Path, policy: Path) -> None:
    found = run("pack", "try", file, policy, "--on", "2026-03-01", "--json").json
    assert found["on"] == "2026-03-01"
    assert len(found["systems"]) == len(run("list", file, "systems", "--json").json["records"])
    text = run("pack", "try", file, policy, "--on", "2026-03-01").out
    assert "Nothing was changed" in text
    assert "2 questions would be open: policy_customers, policy_data" in text


def test_trying_says_what_stands_in_the_way(run: Run, file: Path) -> None:
    found = run("pack", "try", file, "eu/ai-act", SYSTEM)
    assert found.status == 0
    assert "It could not be taken into use: EU AI Act is in use already" in found.out


def test_a_table_without_keys_takes_those_that_are_given(run: Run, file: Path, tmp_path: Path) -> None:
    path = tmp_path / "rules.csv"
    run("pack", "template", path)
    keys = ("--pack-id", "acme/rules", "--pack-title", "Acme rules", "--pack-version", "7")
    assert run("pack", "adopt", file, path, *keys).status == 0
    back = tmp_path / "back.yaml"
    assert run("pack", "export", "acme/rules", back, "--workspace", file).status == 0
    pack = load_pack(back)
    assert not isinstance(pack, tuple)
    assert (pack.id, pack.title, pack.version) == ("acme/rules", "Acme rules", "7")


@pytest.mark.parametrize("ending", ["xlsx", "yaml"])
def test_a_shipped_pack_is_exported_whole_with_its_cases(run: Run, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"out.{ending}"
    assert run("pack", "export", "owasp/llm-top-10", path).status == 0
    pack, shipped = load_pack(path), load_pack("owasp/llm-top-10")
    assert not isinstance(pack, tuple)
    assert not isinstance(shipped, tuple)
    assert pack.text == shipped.text
    if ending == "xlsx":
        assert run("pack", "test", path).status == 0


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("pack", "template", "x.txt"), "must end in .xlsx, .csv or .yaml"),
        (("pack", "export", "eu/ai-act", "x.csv"), "must end in .xlsx or .yaml"),
        (("pack", "export", "eu/none", "x.yaml"), "no such pack"),
        (("pack", "export", "owasp/agentic", "x.yaml", "--workspace", "EXAMPLE"), "not in use there"),
        (("pack", "try", "EXAMPLE", "nowhere.xlsx"), "no such pack"),
        (("pack", "try", "EXAMPLE", "owasp/agentic", "--pack-id", "a/b"), "gives its id itself: owasp/agentic"),
        (("pack", "try", "EXAMPLE", "eu/ai-act", "sys-nobody"), "sys-nobody"),
    ],
)
def test_bad_usage_says_one_sentence(run: Run, file: Path, arguments: tuple[str, ...], says: str) -> None:
    found = run(*(file if one == "EXAMPLE" else one for one in arguments))
    assert found.status == 2
    assert says in found.err


def test_a_library_is_tried_and_adopted(run: Run, file: Path, samples: Path) -> None:
    path = samples / "ciso-assistant" / "google-saif.yaml"
    found = run("pack", "try", file, path, SYSTEM, "--json").json
    assert {one["applies"] for one in found["systems"][0]["requirements"]} == {"yes"}
    assert run("pack", "adopt", file, path).status == 0
    assert run("verify", file).status == 0


def test_a_table_is_upgraded_by_another_one(run: Run, file: Path, tmp_path: Path) -> None:
    path = tmp_path / "rules.csv"
    run("pack", "template", path)
    assert run("pack", "adopt", file, path, "--pack-version", "1").status == 0
    given = ("answer", file, SYSTEM, "policy-owner", "met", "--because", "Appointed.")
    assert run(*given).status == 0
    path.write_text(path.read_text(encoding="utf-8-sig").replace("and a deputy", "and two deputies"), encoding="utf-8")
    seen = run("pack", "upgrade", file, path, "--pack-version", "2", "--dry-run")
    assert seen.status == 0
    assert "1 answer to be confirmed" in seen.out
    assert run("pack", "upgrade", file, path, "--pack-version", "2").status == 0
    answers = run("list", file, "answers", "--json").json["records"]
    assert [one.get("confirm") for one in answers if one["requirement"] == "policy-owner"] == [True]
