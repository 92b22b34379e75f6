"""The verb compute: a number, its formula, the share, and the lines of the pack."""

from __future__ import annotations

import pytest
from cli.cli_run import Run


def limits(run: Run, *more: str) -> dict[float, str]:
    said = run("compute", *more, "--json")
    assert said.status == 0
    return {one["limit"]: one["passed"] for one in said.json["marks"]}


def test_the_size_of_a_model_gives_compute_and_class(run: Run) -> None:
    said = run("compute", "--parameters", "7B", "--tokens", "12T", "--json").json
    assert said["flop"] == pytest.approx(5.04e23)
    assert said["formula"] == "6 × 7e9 parameters × 1.2e13 training tokens = 5.04e23 FLOP"
    assert said["question"] == "gp_flop"
    assert {one["limit"]: one["passed"] for one in said["marks"]} == {1e23: "yes", 1e25: "no"}
    assert all(one["cite"] for one in said["marks"])
    text = run("compute", "--parameters", "7B", "--tokens", "12T").out
    assert "Above 1e23" in text
    assert "Not above 1e25" in text


@pytest.mark.parametrize(
    ("parameters", "general", "systemic"),
    [("1B", "no", "no"), ("1.39B", "yes", "no"), ("139B", "yes", "yes"), ("138B", "yes", "no")],
)
def test_the_lines_are_where_the_act_draws_them(run: Run, parameters: str, general: str, systemic: str) -> None:
    found = limits(run, "--parameters", parameters, "--tokens", "12T")
    assert (found[1e23], found[1e25]) == (general, systemic)


def test_hardware_gives_the_share_of_the_original(run: Run) -> None:
    said = run(
        "compute", "--hours", "2e6", "--peak", "9.89e14", "--utilization", "40%", "--original", "6.3e24", "--json"
    ).json
    assert said["share"] == pytest.approx(said["flop"] / 6.3e24)
    assert said["question"] == "gp_modification_flop"
    assert said["marks"][0]["limit"] == pytest.approx(2.1e24)
    assert said["marks"][0]["passed"] == "yes"


def test_an_original_that_nobody_can_estimate_leaves_the_fixed_lines(run: Run) -> None:
    found = limits(run, "--parameters", "7B", "--tokens", "1T", "--original", "unclear")
    assert list(found) == pytest.approx([1e23 / 3, 1e25 / 3, 1e25])
    assert list(found.values()) == ["yes", "no", "no"]


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("--parameters", "7B"),
        ("--parameters", "7B", "--tokens", "12T", "--hours", "3"),
        ("--parameters", "seven", "--tokens", "12T"),
        ("--parameters", "0", "--tokens", "12T"),
        ("--hours", "1", "--peak", "1", "--utilization", "140%"),
        ("--hours", "1", "--peak", "1", "--utilization", "much"),
        ("--parameters", "7B", "--tokens", "12T", "--original", "lots"),
        ("--parameters", "7B", "--tokens", "12T", "--original", "0"),
        ("--parameters", "7B", "--tokens", "12T", "--pack", "no/such"),
    ],
)
def test_bad_numbers_are_refused_in_a_sentence(run: Run, arguments: tuple[str, ...]) -> None:
    said = run("compute", *arguments)
    assert said.status == 2
    assert said.out == ""
    assert len(said.err.strip().splitlines()) == 1


def test_a_pack_without_lines_says_so(run: Run) -> None:
    assert "draws no line" in run("compute", "--parameters", "7B", "--tokens", "1T", "--pack", "eu/gdpr").out
