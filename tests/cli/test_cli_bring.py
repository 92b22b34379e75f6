"""The verb intake on repositories, bills of materials, catalogues and charts."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli.cli_run import Run

from tests.intake.repository_making import repository

ADA, BEN = "Ada Lane <ada@acme.example>", "Ben Ode <ben@elsewhere.example>"


@pytest.fixture
def kestrel(tmp_path: Path) -> Path:
    """Make a repository of two people, one of them with two addresses."""
    commits = [(ADA, "2024-01-05"), (BEN, "2024-02-01"), ("Ben Ode <ben@home.example>", "2024-03-01")]
    return repository(tmp_path / "kestrel", commits, {".github/CODEOWNERS": "* @benode\n"})


def test_a_dry_run_shows_all_and_writes_nothing(run: Run, file: Path, kestrel: Path) -> None:
    before = file.read_bytes()
    said = run("intake", file, kestrel, "--dry-run", "--json")
    assert said.status == 0
    assert file.read_bytes() == before
    kinds = [one["kind"] for one in said.json["records"]]
    assert sorted(kinds) == ["community", "person", "person", "person", "person", "software"]
    ids = {one["id"] for one in said.json["records"]}
    assert all({one["source"], one["target"]} <= ids for one in said.json["relations"])
    assert {one["since"] for one in said.json["relations"]} == {"2024-01-05", "2024-02-01", "2024-03-01", None}
    assert said.json["same"] == [{"number": 1, "ids": said.json["same"][0]["ids"], "why": "one name"}]
    assert "Art. 5(1)(c)" in said.json["notes"][-1]
    for told in ("Ada", "Ben", "@acme", "benode"):
        assert told not in said.out
    assert run("intake", file, kestrel, "--dry-run").out.endswith("Nothing was written.\n")


def test_contributors_become_parties_of_a_component(run: Run, file: Path, kestrel: Path) -> None:
    component = run("list", file, "component", "--json").json
    about = (component["records"] if isinstance(component, dict) else component)[0]["id"]
    dry = run(
        "intake", file, kestrel, "--about", about, "--join", "1", "--inside", "acme.example", "--dry-run", "--json"
    )
    said = run("intake", file, kestrel, "--about", about, "--join", "1", "--inside", "acme.example")
    assert said.status == 0, said.err
    assert "Take in 4 records and 4 relations from kestrel" in said.out
    shown = run("show", file, about, "--json").out
    taken = [one["id"] for one in dry.json["records"] if one["taken"] and one["id"] != about]
    assert "Ada Lane" in run("list", file, "party", "--json").out
    assert all(id_ in shown for id_ in taken)
    assert run("verify", file).status == 0


def test_just_some_can_be_taken(run: Run, file: Path, kestrel: Path) -> None:
    records = run("intake", file, kestrel, "--dry-run", "--json").json["records"]
    community = next(one["id"] for one in records if one["kind"] == "community")
    assert "Take in 2 records and 1 relation" in run("intake", file, kestrel, "--take", community).out


def test_an_offer_that_is_none_is_bad_usage(run: Run, file: Path, kestrel: Path) -> None:
    said = run("intake", file, kestrel, "--join", "7")
    assert said.status == 2
    assert "There is no offer 7" in said.err
    assert run("intake", file, kestrel, "--take", "party-nobody").status == 2


@pytest.mark.parametrize(
    ("sample", "records"),
    [
        ("cyclonedx/granite-4.1-30b-base.cdx.json", 43),
        ("ecosystem-graphs", 198),
        ("contributors/kubernetes.OWNERS_ALIASES", 190),
        ("contributors/gpt-neox.gitlog.tsv", 144),
    ],
)
def test_real_files_go_in_and_the_seal_holds(run: Run, file: Path, samples: Path, sample: str, records: int) -> None:
    assert len(run("intake", file, samples / sample, "--dry-run", "--json").json["records"]) == records
    said = run("intake", file, samples / sample)
    assert said.status == 0, said.err
    assert "Take in" in said.out
    assert run("verify", file).status == 0
    assert "Nothing of it is new" in run("intake", file, samples / sample).err


def test_a_broken_file_beside_a_good_one_stops_both(run: Run, file: Path, samples: Path, kestrel: Path) -> None:
    before = run("verify", file).out
    broken = samples / "cyclonedx" / "mlbom-opensource-model.BROKEN.json"
    said = run("intake", file, kestrel, broken)
    assert said.status == 2
    assert said.err.count("\n") == 1
    assert "BROKEN.json:9: This is not valid JSON" in said.err
    assert run("verify", file).out == before
