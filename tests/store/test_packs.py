"""Pack files: shipped ones load, the kept text reads back the same, errors name file and line."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from govdesk.domain.law.packs import Pack
from govdesk.store.packs import load_pack, pack_from_text, shipped, shipped_cases, versions

START = """id: x/y
version: "1"
title: X
headline: class
questions:
  - {id: flag, type: tri, ask: Flag?, cite: Art 1}
  - {id: items, type: list, ask: Items?, cite: Art 1, values: [{a: Item a}, {b: Item b}]}
  - {id: size, type: number, ask: Size?, cite: Art 1}
  - {id: day, type: date, ask: Day?, cite: Art 1, none: Never}
outcomes:
  - id: class
    title: Class
    kind: first
    options: [{value: v, label: V}]
"""


def problems_of(path: Path, more: str) -> list[str]:
    path.write_text(START + more, encoding="utf-8")
    found = load_pack(path)
    assert isinstance(found, tuple), "this pack should have been refused"
    return [str(problem) for problem in found]


def rule(when: str) -> str:
    return f"determinations:\n  - id: r\n    title: R\n    cite: Art 1\n    when: {when}\n"


def test_a_small_pack_loads(tmp_path: Path) -> None:
    path = tmp_path / "pack.yaml"
    path.write_text(START + rule("{fact: day, before: 2026-01-01}"), encoding="utf-8")
    assert isinstance(load_pack(path), Pack)
    assert isinstance(load_pack(tmp_path), Pack), "a folder that holds a pack.yaml is a pack too"


@pytest.mark.parametrize("id_", shipped())
def test_the_kept_text_reads_back_the_same(id_: str) -> None:
    pack = load_pack(id_)
    assert isinstance(pack, Pack), pack
    again = pack_from_text(pack.text)
    assert again == pack
    assert again.text == pack.text


def test_an_older_version_is_kept_beside_and_not_offered_as_a_pack_of_its_own() -> None:
    newest, older = versions("eu/ai-act")
    assert (newest, older) == ("eu/ai-act", "eu/ai-act/2024")
    now, before = load_pack(newest), load_pack(older)
    assert isinstance(now, Pack), now
    assert isinstance(before, Pack), before
    assert now.id == before.id
    assert now.version > before.version
    assert older not in shipped()
    assert shipped_cases(older) not in (None, shipped_cases(newest))


def test_what_is_not_shipped_has_no_versions() -> None:
    assert versions("eu/gdpr") == ("eu/gdpr",)
    assert versions("eu/ai-act/2024") == versions("no/such") == versions("..") == versions("") == ()
    assert isinstance(load_pack("eu/ai-act/2023"), tuple)


def test_reading_back_is_quick() -> None:
    pack = load_pack("eu/ai-act")
    assert isinstance(pack, Pack)
    times = []
    for _ in range(5):
        start = time.perf_counter()
        pack_from_text(pack.text)
        times.append(time.perf_counter() - start)
    assert min(times) < 0.1


@pytest.mark.parametrize(
    ("when", "says"),
    [
        ("{fact: nobody, is: true}", "There is no question “nobody”."),
        ("{rule: nobody}", "There is no determination “nobody”."),
        ("{rule: r}", "depends on itself"),
        ("{fact: items, has: c}", "can never be an answer"),
        ("{fact: items, has_any: [a, c]}", "can never be an answer"),
        ("{fact: flag, is: maybe}", "can never be an answer"),
        ("{fact: flag, has: a}", "compares a list"),
        ("{fact: flag, above: 1}", "compares a number"),
        ("{fact: size, before: 2026-01-01}", "compares a date"),
        ("{fact: day, before: soon}", "can never be an answer"),
        ("{fact: size, above: {fact: day}}", "Only a number"),
        ("{fact: size, above: {fact: size, times: a lot}}", "fraction"),
        ("{fact: size, above: {fact: size, plus: 1}}", "not known here"),
        ("{fact: items, empty: maybe}", "takes true or false"),
        ("{fact: items, unclear: false}", "takes true"),
        ("{fact: flag}", "exactly one comparison"),
        ("{fact: flag, is: true, in: [true]}", "exactly one comparison"),
        ("{fact: flag, resembles: true}", "exactly one comparison"),
        ("{all: []}", "at least one condition"),
        ("{xor: []}", "A condition is one of"),
        ("{all: [{fact: flag, is: true}, {any: [{rule: gone}]}]}", "There is no determination “gone”."),
    ],
)
def test_wrong_conditions_name_their_line(tmp_path: Path, when: str, says: str) -> None:
    problems = problems_of(tmp_path / "pack.yaml", rule(when))
    assert any(says in problem for problem in problems), problems
    assert all(problem.startswith(("pack.yaml:16", "pack.yaml:19")) for problem in problems)


def test_a_circle_of_rules_is_named_whole_and_nothing_else(tmp_path: Path) -> None:
    text = "determinations:\n" + "".join(
        f"  - {{id: {a}, title: T, cite: C, when: {{rule: {b}}}}}\n" for a, b in [("a", "b"), ("b", "a"), ("c", "a")]
    )
    problems = problems_of(tmp_path / "pack.yaml", text)
    assert [problem.split(" ")[0] for problem in problems] == ["pack.yaml:16:", "pack.yaml:17:"]


@pytest.mark.parametrize(
    ("more", "line", "says"),
    [
        ("colour: red\n", 15, "“colour” is not known"),
        ("verified_through: 2026-02-30\n", 15, "not a date"),
        ("milestones: [{on: soon, title: T, cite: C}]\n", 15, "not a date"),
        (
            "requirements:\n  - {id: q, title: T, text: X, cite: C, who: W, when: {fact: flag, is: true}, since: never}\n",
            16,
            "not a date",
        ),
        (
            "requirements:\n  - {id: q, title: T, text: X, cite: C, who: W, when: {fact: flag, is: true}, schedule: s}\n",
            16,
            "no schedule",
        ),
        (
            "requirements:\n  - {id: q, title: T, cite: C, who: W, when: {fact: flag, is: true}}\n",
            16,
            "“text” is missing",
        ),
        (
            "requirements:\n  - {id: q, title: T, text: X, cite: C, who: W, when: {fact: flag, is: true}, status: past}\n",
            16,
            "not possible",
        ),
        (
            "requirements:\n  - {id: q, title: T, text: X, cite: C, who: W, when: {fact: flag, is: true}, confidence: sure}\n",
            16,
            "“sure” is not possible",
        ),
        (
            "requirements:\n  - {id: q, title: T, text: X, cite: C, who: W, when: {fact: flag, is: true}, earlier: [{text: T}]}\n",
            16,
            "“until” is missing",
        ),
        (
            "requirements:\n  - {id: q, title: T, text: X, cite: C, who: W, when: {fact: flag, is: true}, earlier: [{until: 2026-01-01, title: T}]}\n",
            16,
            "“title” is not known",
        ),
        ("requirements: nothing\n", 15, "should be a list"),
        (
            "determinations: [{id: r, title: R, cite: C, when: {fact: flag, is: true}}, {id: r, title: R, cite: C, when: {fact: flag, is: true}}]\n",
            15,
            "two determinations",
        ),
    ],
)
def test_wrong_parts_name_their_line(tmp_path: Path, more: str, line: int, says: str) -> None:
    problems = problems_of(tmp_path / "pack.yaml", more)
    assert any(problem.startswith(f"pack.yaml:{line}") and says in problem for problem in problems), problems


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("  - {id: q, type: enum, ask: Q?, cite: C}", "needs values"),
        ("  - {id: q, type: colour, ask: Q?, cite: C}", "not possible"),
        ("  - {id: flag, type: tri, ask: Q?, cite: C}", "two questions"),
        ("  - {id: q, type: tri, ask: Q?, cite: C, none: Never}", "date or a number only"),
        ("  - {id: q, type: tri, ask: Q?, cite: C, case_default: maybe}", "can never be"),
        ("  - {id: q, type: list, ask: Q?, cite: C, values: [a]}", "value: label"),
        ("  - {id: q, type: list, ask: Q?, cite: C, values: [{a: A}, {a: A}]}", "twice"),
        ("  - {id: q, type: date, ask: Q?, cite: C, derive: {from: system.birthday}}", "no “system.birthday”"),
        ("  - {id: q, type: date, ask: Q?, cite: C, derive: {from: weather.today}}", "no “weather.today”"),
        (
            "  - {id: q, type: bool, ask: Q?, cite: C, derive: {from: system.status, map: {live: perhaps}}}",
            "can never be",
        ),
        (
            "  - {id: q, type: list, ask: Q?, cite: C, values: [{a: A}], derive: {collect: {b: {model.weights: public}}}}",
            "can never be",
        ),
    ],
)
def test_wrong_questions_are_refused(tmp_path: Path, line: str, says: str) -> None:
    path = tmp_path / "pack.yaml"
    path.write_text(START.replace("questions:\n", f"questions:\n{line}\n"), encoding="utf-8")
    found = load_pack(path)
    assert isinstance(found, tuple)
    assert any(says in problem.says for problem in found), found
    assert all(problem.where.startswith("pack.yaml:") for problem in found)


def test_what_is_no_pack_is_refused(tmp_path: Path) -> None:
    (tmp_path / "list.yaml").write_text("- a\n", encoding="utf-8")
    (tmp_path / "bytes.yaml").write_bytes(b"\xff\xfe\x00")
    for path in (tmp_path / "list.yaml", tmp_path / "bytes.yaml", tmp_path / "absent.yaml"):
        found = load_pack(path)
        assert isinstance(found, tuple)
        assert len(found) == 1
    assert isinstance(pack_from_text("{"), tuple)
    assert isinstance(pack_from_text("[]"), tuple)
    assert isinstance(pack_from_text('{"id": "x"}'), tuple)
