"""A general assistant gets a new purpose: its deployer becomes the provider (Art. 25(1)(c)), on screen and on paper."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from govdesk.app.snapshot import Snapshot
from govdesk.domain.records import Fact, Relation
from govdesk.domain.state import organization
from govdesk.domain.truth import Truth
from govdesk.qt.bench import Bench
from govdesk.qt.pages.checklists.page import ChecklistsPage
from govdesk.qt.pages.responsibility.page import ResponsibilityPage
from tests.page_tools import flat, press, printed, shown
from tests.window_tools import PERSON, Answers

SYSTEM, MAKER, PACK = "sys-letter-drafts", "party-corvus", "eu/ai-act"
ARTICLE = "Art 25(1)(c)"
NEW_USE = {"ro_repurposed": "yes", "a3_points": "4a", "a3_natural_persons": "yes", "ex_profiling": "yes"}
MOVED = date(2026, 11, 10)


def answer(bench: Bench, question: str, value: str) -> None:
    """Answer in the interview; where somebody else said otherwise before, settle which holds, with a reason."""
    bench.go("question", f"{SYSTEM}/{question}")
    page = bench.pages["checklists"]
    assert isinstance(page, ChecklistsPage)
    interview = page.classification.interview
    if not interview.form.boxes[value].isChecked():
        interview.form.boxes[value].click()
    interview.form.save.click()
    bench.refresh_now()
    if question not in bench.snapshot.assessment(SYSTEM, PACK).facts.conflicts:
        return
    bench.go("question", f"{SYSTEM}/{question}")
    mine = next(one.id for one in told(bench, question) if one.source == PERSON)
    interview.conflict.boxes[mine].click()
    interview.conflict.reason.put("The use changed on 10 November 2026.")
    interview.conflict.save.click()
    bench.refresh_now()


def told(bench: Bench, question: str) -> list[Fact]:
    return [one for one in bench.desk.session.state.where(Fact, "subject", SYSTEM) if one.key == question]


def who(bench: Bench) -> ResponsibilityPage:
    bench.go("who", SYSTEM)
    page = bench.pages["responsibility"]
    assert isinstance(page, ResponsibilityPage)
    return page


def role(page: ResponsibilityPage, saves: str, **values: str) -> None:
    page.detail.role_form.role_form.put(values)
    press(page.detail.role_form, saves)


def findings(seen: Snapshot) -> set[str]:
    return {one.id for one in seen.findings() if one.subject == SYSTEM and one.id.startswith("R-")}


def duties(seen: Snapshot) -> set[str]:
    """Name what applies to the system, or will."""
    return {one.requirement.id for one in seen.assessment(SYSTEM, PACK).requirements if one.applies is Truth.YES}


def supplied(bench: Bench) -> None:
    """Record who made the assistant."""
    bench.go("role", f"///{SYSTEM}")
    role(who(bench), "Record the role", party=MAKER, role="provider", since="2025-12-01", article="Art 3(3)")
    bench.refresh_now()


def take_over(bench: Bench, own: str) -> None:
    """Let the provider's role change hands, and record the deployer's that the rules conclude."""
    page = who(bench)
    assert "Provider: Corvus Cloud AI Inc. (invented)" in shown(page.detail)
    press(page.detail, "Role changes hands…")
    role(page, "Let it change hands", party=own, since=MOVED.isoformat(), article=ARTICLE, document="Decision 14")
    press(page.detail, "Record it…")
    press(page.detail.role_form, "Record the role")
    held = {(one.source, one.kind): one for one in bench.desk.session.state.where(Relation, "target", SYSTEM)}
    assert held[MAKER, "provides"].until == date(2026, 11, 9)
    assert (held[own, "provides"].since, held[own, "provides"].article) == (MOVED, ARTICLE)
    assert (own, "deploys") in held


@pytest.mark.slow
def test_a_new_purpose_makes_the_deployer_the_provider(
    bench: Bench, dialogs: Answers, qtbot: QtBot, tmp_path: Path
) -> None:
    own = organization(bench.desk.session.state)
    assert own is not None
    before = duties(bench.snapshot)
    supplied(bench)
    for question, value in NEW_USE.items():
        answer(bench, question, value)
    seen = bench.snapshot
    assert {one.role for one in seen.roles(SYSTEM) if one.concluded is Truth.YES} >= {"provider", "deployer"}
    assert "aia-25.1-n" in duties(seen) - before
    assert "R-03" in findings(seen)
    take_over(bench, own.id)
    assert "R-03" not in findings(bench.snapshot)

    dialogs.saved = tmp_path / "report.pdf"
    compare(bench, bench.snapshot, printed(bench, dialogs, qtbot, "dossier", SYSTEM))
    paper = printed(bench, dialogs, qtbot, "responsibility", SYSTEM)
    page = who(bench)
    page.tabs.setCurrentWidget(page.three)
    lines = [one for one in shown(page).splitlines() if one.startswith(("By the rules", "Recorded:", "Sanction"))]
    assert f"By the rules it is this organization (Art 3(3) and {ARTICLE})." in lines
    assert f"Recorded: {own.name}, since 10 November 2026, by {ARTICLE}." in lines
    assert [one for one in lines if flat(one) not in paper] == []


def test_a_new_purpose_is_taken_back_step_by_step(bench: Bench) -> None:
    before, begun = duties(bench.snapshot), dict(bench.desk.session.state.all(Fact))
    for question, value in NEW_USE.items():
        answer(bench, question, value)
    assert duties(bench.snapshot) > before
    while bench.desk.session.state.all(Fact) != begun:
        assert bench.desk.undo() == ()
        bench.refresh_now()
    assert duties(bench.snapshot) == before


def compare(bench: Bench, seen: Snapshot, paper: str) -> None:
    """Compare the dossier with the workspace: class, roles with article and day, each requirement that applies."""
    assessment = seen.assessment(SYSTEM, PACK)
    for option in assessment.headline.values:
        assert flat(option.label) in paper
    for one in bench.desk.session.state.where(Relation, "target", SYSTEM):
        if one.kind in {"provides", "deploys"} and one in seen.ties.into(SYSTEM, one.kind):
            assert flat(seen.ties.name(one.source)) in paper
            assert flat(one.article) in paper
    for found in assessment.requirements:
        if found.applies is Truth.YES:
            assert flat(found.requirement.cite) in paper, found.requirement.id
