from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from govdesk.app.commands import register
from govdesk.app.commands.facts import fact_id, subject_of
from govdesk.app.queries.checklist import progress
from govdesk.domain.change import Change
from govdesk.domain.records import Fact, System
from govdesk.qt.bench import Bench
from govdesk.qt.pages.checklists.page import ChecklistsPage
from govdesk.qt.pages.classification.panel import ClassifyPanel
from tests.window_tools import PERSON

CREDIT = "sys-credit-check"


@pytest.fixture
def panel(bench: Bench) -> ClassifyPanel:
    bench.go("question", f"{CREDIT}/")
    page = bench.pages["checklists"]
    assert isinstance(page, ChecklistsPage)
    return page.classification


@pytest.fixture
def fresh(bench: Bench) -> ClassifyPanel:
    """Give the panel on a system of which nothing is known."""
    made = register.save(bench.desk.session.state, "system", {"name": "Newcomer"})
    assert isinstance(made, Change)
    bench.desk.do(made)
    bench.refresh_now()
    bench.go("question", "sys-newcomer/")
    page = bench.pages["checklists"]
    assert isinstance(page, ChecklistsPage)
    return page.classification


def open_ids(bench: Bench, system: str) -> list[str]:
    return [one.question.id for one in bench.snapshot.assessment(system, "eu/ai-act").open_questions]


def test_the_question_that_settles_most_is_asked_first(fresh: ClassifyPanel, bench: Bench) -> None:
    question = fresh.interview.form.question
    assert question is not None
    assert question.id == open_ids(bench, "sys-newcomer")[0]
    assert question.ask == fresh.interview.form.ask_label.text()
    assert question.cite in fresh.interview.form.place.text()
    assert fresh.tabs.tabText(0) == f"Questions ({len(open_ids(bench, 'sys-newcomer'))} open)"


def test_an_answer_is_kept_with_its_person_and_the_next_question_follows(
    fresh: ClassifyPanel, bench: Bench, qtbot: QtBot
) -> None:
    first = fresh.interview.form.question
    assert first is not None
    before = open_ids(bench, "sys-newcomer")
    QApplication.processEvents()
    assert fresh.interview.form.isAncestorOf(QApplication.focusWidget())
    box = next(box for value, box in fresh.interview.form.boxes.items() if value not in {"none", "unclear"})
    value = next(value for value, one in fresh.interview.form.boxes.items() if one is box)
    qtbot.keyClick(box, Qt.Key.Key_Space)
    qtbot.keyClick(box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    bench.refresh_now()
    facts = [one for one in bench.desk.session.state.all(Fact).values() if one.subject == "sys-newcomer"]
    assert len(facts) == 1
    assert (facts[0].key, facts[0].source, facts[0].origin) == (first.id, PERSON, "person")
    assert facts[0].value in {value, (value,), True}
    assert facts[0].on == date(2026, 11, 24)
    assert open_ids(bench, "sys-newcomer") != before
    following = fresh.interview.form.question
    assert following is not None
    assert following.id == open_ids(bench, "sys-newcomer")[0]
    QApplication.processEvents()
    assert fresh.interview.form.isAncestorOf(QApplication.focusWidget())


def test_what_nobody_knows_stays_unknown_and_the_next_is_asked(fresh: ClassifyPanel, bench: Bench) -> None:
    ids = open_ids(bench, "sys-newcomer")
    before = bench.desk.session.number
    fresh.interview.form.unknown.click()
    assert fresh.interview.form.question is not None
    assert fresh.interview.form.question.id == ids[1]
    for _ in ids[1:]:
        fresh.interview.form.unknown.click()
    assert not fresh.interview.form.isVisible()
    assert f"{len(ids)} questions are still open" in fresh.interview.end.left.text()
    assert bench.desk.session.number == before
    fresh.interview.end.again.click()
    assert fresh.interview.form.question.id == ids[0]


def test_an_answer_is_taken_back_by_who_gave_it_and_undone(fresh: ClassifyPanel, bench: Bench, qtbot: QtBot) -> None:
    key = fresh.interview.form.question.id
    box = next(box for value, box in fresh.interview.form.boxes.items() if value not in {"none", "unclear"})
    assert fresh.interview.form.unknown.text() == "I don’t know"
    qtbot.keyClick(box, Qt.Key.Key_Space)
    fresh.interview.form.save.click()
    bench.refresh_now()
    assert fresh.open_question(key)
    assert fresh.interview.form.unknown.text() == "Take my answer back"
    fresh.interview.form.unknown.click()
    bench.refresh_now()
    assert [one for one in bench.desk.session.state.all(Fact).values() if one.subject == "sys-newcomer"] == []
    assert key in open_ids(bench, "sys-newcomer")
    assert fresh.interview.form.question.id != key
    said = bench.desk.session.undo_text
    assert fresh.interview._assessment.pack.asked[key].ask in said
    assert key not in said
    bench.desk.undo()
    bench.refresh_now()
    assert key not in open_ids(bench, "sys-newcomer")


def test_the_answer_of_somebody_else_is_left_and_the_button_says_so(panel: ClassifyPanel, bench: Bench) -> None:
    assessment = bench.snapshot.assessment(CREDIT, "eu/ai-act")
    known = next(
        key for key, one in assessment.facts.known.items() if one.origin == "person" and key in assessment.pack.asked
    )
    before = bench.desk.session.number
    assert panel.open_question(known)
    assert panel.interview.form.unknown.text() == "Leave it as it is"
    panel.interview.form.unknown.click()
    assert bench.desk.session.number == before


def test_the_end_leads_to_the_requirements_with_the_focus(fresh: ClassifyPanel, bench: Bench, qtbot: QtBot) -> None:
    for _ in open_ids(bench, "sys-newcomer"):
        fresh.interview.form.unknown.click()
    end = fresh.interview.end
    found = progress(bench.snapshot.assessment("sys-newcomer", "eu/ai-act"))
    assert f"{found.total} requirement" in end.applies.text()
    assert f"{found.unknown} more may apply" in end.applies.text()
    QApplication.processEvents()
    assert end.onward.hasFocus()
    page = bench.pages["checklists"]
    page.requirements.state.put("met")
    qtbot.keyClick(end.onward, Qt.Key.Key_Space)
    QApplication.processEvents()
    assert page.tabs.currentWidget() is page.requirements
    assert page.requirements.table.hasFocus()
    assert page.requirements.table.row.system == "sys-newcomer"
    assert page.system == "sys-newcomer"


def test_an_empty_answer_is_refused_in_place(fresh: ClassifyPanel, bench: Bench) -> None:
    before = bench.desk.session.number
    fresh.interview.form.save.click()
    assert fresh.interview.form.problem.text() == "Choose or enter an answer first. Where you do not know, say so."
    assert bench.desk.session.number == before


def test_sources_that_disagree_are_put_as_a_choice(panel: ClassifyPanel, bench: Bench, qtbot: QtBot) -> None:
    assert panel.open_question("ex_profiling")
    QApplication.processEvents()
    conflict = panel.interview.conflict
    assert conflict.isVisible()
    assert not panel.interview.form.isVisible()
    assert len(conflict.boxes) == 2
    wanted, box = next(iter(conflict.boxes.items()))
    box.setChecked(True)
    conflict.save.click()
    assert conflict.problem.text() == "Say why this one is right."
    qtbot.keyClicks(conflict.reason.box, "The model card describes another release")
    conflict.save.click()
    kept = bench.desk.session.state.get(Fact, wanted)
    assert kept is not None
    assert kept.chosen is True
    assert kept.reason.startswith("The model card describes another release")
    bench.refresh_now()
    assert "ex_profiling" not in bench.snapshot.assessment(CREDIT, "eu/ai-act").facts.conflicts


def test_a_conflict_can_be_left_open(panel: ClassifyPanel, bench: Bench) -> None:
    before = bench.desk.session.number
    assert panel.interview.conflict.isVisible()
    panel.interview.conflict.later.click()
    assert not panel.interview.conflict.isVisible()
    assert panel.interview.form.question is not None
    assert panel.interview.form.question.id == "dp_input_data_control"
    assert bench.desk.session.number == before


def test_what_is_unclear_is_asked_after_what_nobody_looked_at(panel: ClassifyPanel) -> None:
    panel.open_question("")
    question = panel.interview.form.question
    assert panel.interview.conflict.isVisible() or (question is not None and question.id == "dp_input_data_control")


def test_reasons_and_answers_show_every_fact_with_its_source(panel: ClassifyPanel, bench: Bench, qtbot: QtBot) -> None:
    QAbstractItemModelTester(panel.rows, QAbstractItemModelTester.FailureReportingMode.Fatal)
    panel.tabs.setCurrentIndex(1)
    top = panel.tree.topLevelItem(0)
    assert top is not None
    assert top.text(0).startswith("Class: ")
    panel.tabs.setCurrentIndex(2)
    assessment = bench.snapshot.assessment(CREDIT, "eu/ai-act")
    assert panel.rows.rowCount() == len(assessment.pack.questions)
    place = panel.rows.find(lambda row: row.key == "ex_profiling")
    assert panel.rows.index(place, 2).data() == "disagree"
    known = next(key for key, one in assessment.facts.known.items() if one.origin == "person")
    place = panel.rows.find(lambda row: row.key == known)
    assert panel.rows.index(place, 3).data() == assessment.facts.known[known].provenance
    panel.answers.table.stand_on(place)
    qtbot.keyClick(panel.answers.table, Qt.Key.Key_Return)
    assert panel.tabs.currentIndex() == 0
    assert panel.interview.form.question is not None
    assert panel.interview.form.question.id == known
    assert "Answered so far" in panel.interview.says.text()
    panel.answers.box.setText("profiling")
    panel.answers.box.searched.emit("profiling")
    panel.tabs.setCurrentIndex(2)
    assert 0 < panel.rows.rowCount() < len(assessment.pack.questions)


def test_a_negation_is_one_row_and_facts_carry_their_key(panel: ClassifyPanel) -> None:
    panel.tabs.setCurrentIndex(1)
    texts, facts = [], []
    waiting = [panel.tree.topLevelItem(number) for number in range(panel.tree.topLevelItemCount())]
    while waiting and len(texts) < 3000:
        item = waiting.pop(0)
        assert item is not None
        item.setExpanded(True)
        texts.append(item.text(0))
        facts.append(item.data(0, Qt.ItemDataRole.UserRole))
        waiting += [item.child(number) for number in range(item.childCount())]
    assert "not" not in texts
    assert any(text.startswith("Not: ") for text in texts), (len(texts), texts[:60])
    assert {"subject", "sc_eu_nexus"} <= set(facts)


def test_an_answer_said_before_is_said_of_the_same_record(bench: Bench) -> None:
    state = bench.desk.session.state
    assessment = bench.snapshot.assessment(CREDIT, "eu/ai-act")
    about_us = next(one for one in assessment.pack.questions if one.about == "organization")
    owner = subject_of(state, CREDIT, about_us, "Nobody Yet", bench.desk.session.today)
    assert state.get(System, owner) is None
    said = next(one for one in state.all(Fact).values() if one.subject == CREDIT and one.origin == "person")
    question = assessment.pack.asked[said.key]
    assert fact_id(CREDIT, said.key, said.source) == said.id
    assert subject_of(state, CREDIT, question, said.source, bench.desk.session.today) == CREDIT
