"""The dossier says everything about a system: text tests on the printed PDF of a small organization."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdf
import pytest
from reports import reports_sample as sample

from govdesk.app.queries.alternatives import alternatives
from govdesk.domain.problems import Problem
from govdesk.domain.records import Answer, Fact, System
from govdesk.domain.truth import Truth
from govdesk.reports.kinds import KINDS, document, render
from govdesk.reports.options import Options


def words(data: object) -> str:
    """Give the text of a PDF without any blanks, so that line breaks do not matter."""
    assert isinstance(data, bytes), data
    return "".join("".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages).split())


def flat(text: str) -> str:
    return "".join(text.split())


@pytest.fixture(scope="module")
def printed() -> str:
    return words(render("dossier", sample.snapshot(), "sys-hire"))


def test_every_requirement_is_there_with_date_state_and_answer(printed: str) -> None:
    assessment = sample.snapshot().assessment("sys-hire", "house/policy")
    for one in assessment.requirements:
        there = flat(f"{one.requirement.cite}{one.requirement.id}") in printed
        assert there is (one.applies is not Truth.NO), one.requirement.id
    for said in (
        "2026-08-02",
        "2027-12-02",
        "2026-08-02 by the letter",
        "Nobody had time.",
        "Not met",
        "Due now",
        "Not due yet",
    ):
        assert flat(said) in printed


def test_unknown_applicability_is_shown_in_its_own_chapter(printed: str) -> None:
    chapter = printed.rsplit(flat("6 Requirements not known to apply or not"), maxsplit=1)[-1].split(
        flat("7 Findings"), maxsplit=1
    )[0]
    assert flat("Point 7 hp-3") in chapter
    assert flat("Notknownisnotno") in chapter


def test_every_finding_question_and_contradiction_is_there(printed: str) -> None:
    seen = sample.snapshot()
    assert seen.findings("sys-hire")
    for finding in seen.findings("sys-hire"):
        assert flat(finding.says) in printed
        assert flat(finding.mend) in printed
    for one in seen.assessment("sys-hire", "house/policy").open_questions:
        assert flat(one.question.ask) in printed
    assert flat("README.md > tags") in printed
    assert flat("Sources disagree") in printed


def test_reasons_name_the_fact_who_said_it_and_the_article(printed: str) -> None:
    chapter = printed.rsplit(flat("10 Reasons"), maxsplit=1)[-1]
    for said in (
        "Does it rank people who apply for a job? yes",
        "said by Mara Vogt on 2026-03-01",
        "Point 1",
        "employment",
        "Banned",
    ):
        assert flat(said) in chapter


def test_hashes_seals_and_evidence_stand_in_full(printed: str) -> None:
    for digest in ("1" * 64, "2" * 64, "3" * 64, sample.snapshot().seal):
        assert digest in printed
    assert flat("oversight Ελλ.pdf") in printed
    assert flat("no longer fresh") in printed


def test_responsibility_in_words_and_as_a_drawing(printed: str) -> None:
    for said in (
        "Mara Vogt",
        "Board minutes",
        "Proposed, not accepted",
        "Embertide",
        "Maintains Base 7B",
        "(fine-tune)",
    ):
        assert flat(said) in printed
    reader = pypdf.PdfReader(io.BytesIO(render("dossier", sample.snapshot(), "sys-hire")))  # type: ignore[arg-type]  # bytes here
    page = next(page for page in reader.pages if "The graph" in page.extract_text())
    assert "Screening 7B" in page.extract_text()
    assert not page.images, "the graph is vectors, not pixels"


def test_hostile_text_of_the_workspace_survives(printed: str) -> None:
    assert printed.count(flat(sample.HOSTILE)) >= 2


def test_changes_of_other_systems_are_left_out(printed: str) -> None:
    chapter = printed.rsplit(flat("12 What changed"), maxsplit=1)[-1]
    assert flat("add sys-hire/hp-1") in chapter
    assert flat("add sys-chat") not in chapter


def test_every_chapter_is_in_the_outline_and_the_contents(printed: str) -> None:
    reader = pypdf.PdfReader(io.BytesIO(render("dossier", sample.snapshot(), "sys-hire")))  # type: ignore[arg-type]  # bytes here
    titles = [entry.title for entry in reader.outline if not isinstance(entry, list)]
    assert [title.split("  ")[0].split(" ")[0] for title in titles[1:]] == [str(n) for n in range(1, 15)]
    contents = flat(reader.pages[0].extract_text())
    assert all(flat(title) in contents for title in titles)


@pytest.mark.parametrize("kind", KINDS)
def test_same_state_same_bytes(kind: str) -> None:
    system = "sys-hire" if KINDS[kind].needs_system else ""
    assert render(kind, sample.snapshot(), system) == render(kind, sample.snapshot(), system)


_SCRIPT = """
import sys; sys.path.insert(0, {tests!r})
import hashlib, reports_sample as s
from govdesk.reports.kinds import render
print([hashlib.sha256(render(*a)).hexdigest() for a in (("dossier", s.snapshot(), "sys-hire"), ("summary", s.snapshot()))])
"""


def test_same_bytes_under_another_hash_seed_and_time_zone() -> None:
    found = set()
    for seed, zone in (("3", "Asia/Tokyo"), ("4711", "America/Lima")):
        env = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": os.pathsep.join(sys.path)}
        script = _SCRIPT.format(tests=str(Path(__file__).parent))
        found.add(subprocess.run([sys.executable, "-c", script], env=env, check=True, capture_output=True).stdout)
    assert len(found) == 1


def test_one_more_answer_changes_the_bytes() -> None:
    more = Answer("sys-hire/hp-5", "sys-hire", "hp-5", "house/policy", "met", "Done.", "Mara Vogt", date(2026, 6, 1))
    assert render("dossier", sample.snapshot(), "sys-hire") != render("dossier", sample.snapshot(more), "sys-hire")


def test_a_system_of_which_nothing_is_known_is_printed() -> None:
    text = words(render("dossier", sample.snapshot(System("sys-bare", "")), "sys-bare"))
    assert flat("Not settled yet") in text
    assert flat("No component is registered") in text


def test_an_answer_to_what_does_not_apply_is_kept_in_sight() -> None:
    more = Answer("sys-hire/hp-4", "sys-hire", "hp-4", "house/policy", "met", "All the same.", "Mara Vogt")
    text = words(render("dossier", sample.snapshot(more), "sys-hire"))
    assert flat("Answered, although they do not apply") in text
    assert flat("All the same.") in text


def test_a_value_that_cannot_be_an_answer_is_named() -> None:
    more = Fact("fact-9", "sys-hire", "employment", value="perhaps", origin="person", source="Ole")
    text = words(render("dossier", sample.snapshot(more), "sys-hire"))
    assert flat("Not an answer to this question") in text
    assert "perhaps" in text


def test_what_cannot_be_printed_is_a_problem() -> None:
    for given in (("nonsense", ""), ("dossier", ""), ("dossier", "sys-none")):
        found = render(given[0], sample.snapshot(), given[1])
        assert isinstance(found, tuple)
        assert all(isinstance(one, Problem) for one in found)


def test_status_and_confidentiality_are_the_readers_choice() -> None:
    chosen = Options("final", "Strictly confidential")
    text = words(render("dossier", sample.snapshot(), "sys-hire", chosen))
    assert "FINAL" in text
    assert flat("Strictly confidential") in text
    found = document("dossier", sample.snapshot(), "sys-hire", chosen)
    assert not isinstance(found, tuple)
    assert found.meta.left_out


def test_choosing_a_report_does_not_load_the_printer() -> None:
    script = "import sys, govdesk.reports.kinds; sys.exit('reportlab' in sys.modules or 'networkx' in sys.modules)"
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    assert subprocess.run([sys.executable, "-c", script], env=env, check=False).returncode == 0


def test_the_nearest_other_classes_are_those_of_the_query(printed: str) -> None:
    rows = alternatives(sample.snapshot().assessment("sys-hire", "house/policy"))
    assert rows
    for row in rows:
        assert flat(row.head) in printed
        assert flat(row.others) in printed
        for one in row.answers:
            assert flat(f"{one.ask} {one.answer} (now: {one.now})") in printed


@pytest.mark.parametrize(("started", "warned"), [("2026-11-25", True), ("2026-11-24", False)])
def test_a_day_before_the_system_began_is_said_to_be_one(started: str, *, warned: bool) -> None:
    seen = sample.snapshot()
    system = seen.state.get(System, "sys-hire")
    assert system is not None
    text = words(render("dossier", sample.snapshot(replace(system, started=date.fromisoformat(started))), "sys-hire"))
    assert (flat("By the register it had not begun on 2026-11-24") in text) is warned
    assert (flat("Status: live, as last recorded.") in text) is warned


def test_what_would_be_concluded_otherwise_names_the_conclusion_as_the_pack_does(printed: str) -> None:
    pack = sample.pack()
    (outcome,) = (one for one in pack.outcomes if one.id == pack.headline)
    assert flat(f"What would lead to another conclusion on “{outcome.title}”") in printed
