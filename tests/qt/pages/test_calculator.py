"""The calculator of training compute in the interview: fields, formula, lines of the law, and what is kept."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from govdesk.domain.records import Fact
from govdesk.qt.bench import Bench
from govdesk.qt.pages.checklists.page import ChecklistsPage
from govdesk.qt.pages.classification.question_form import QuestionForm

CREDIT = "sys-credit-check"


@pytest.fixture
def form(bench: Bench) -> QuestionForm:
    bench.go("question", f"{CREDIT}/gp_flop")
    page = bench.pages["checklists"]
    assert isinstance(page, ChecklistsPage)
    QApplication.processEvents()
    return page.classification.interview.form


def enter(form: QuestionForm, qtbot: QtBot, **texts: str) -> None:
    for name, text in texts.items():
        line = form.calculator.fields[name].line
        line.selectAll()
        qtbot.keyClicks(line, text)


def lines(form: QuestionForm) -> str:
    QApplication.processEvents()
    return "\n".join(one.text() for one in form.calculator.findChildren(QLabel) if one.isVisibleTo(form.calculator))


def kept(bench: Bench, key: str) -> Fact | None:
    facts = bench.desk.session.state.all(Fact).values()
    return next((one for one in facts if one.key == key and one.origin == "person"), None)


def test_it_is_offered_for_compute_only(form: QuestionForm, bench: Bench) -> None:
    assert form.question is not None
    assert form.question.id == "gp_flop"
    assert form.work_out.isVisible()
    assert not form.calculator.isVisible()
    bench.go("question", f"{CREDIT}/gp_placed")
    assert not form.work_out.isVisible()


def test_a_worked_out_number_is_kept_with_its_formula(form: QuestionForm, bench: Bench, qtbot: QtBot) -> None:
    qtbot.keyClick(form.work_out, Qt.Key.Key_Space)
    assert form.calculator.isVisible()
    assert not form.calculator.use.isEnabled()
    enter(form, qtbot, parameters="7B", tokens="12T")
    assert "6 × 7e9 parameters × 1.2e13 training tokens = 5.04e23 FLOP" in lines(form)
    assert "Above 1e23" in lines(form)
    assert "Not above 1e25" in lines(form)
    qtbot.keyClick(form.calculator.use, Qt.Key.Key_Space)
    assert float(form.text()) == pytest.approx(5.04e23)
    qtbot.keyClick(form.save, Qt.Key.Key_Space)
    bench.refresh_now()
    fact = kept(bench, "gp_flop")
    assert fact is not None
    assert fact.value == pytest.approx(5.04e23)
    known = bench.snapshot.assessment(CREDIT, "eu/ai-act").facts.get("gp_flop")
    assert known is not None
    assert known.provenance.endswith("worked out as 6 × 7e9 parameters × 1.2e13 training tokens = 5.04e23 FLOP")


def test_a_number_that_is_typed_over_has_no_formula(form: QuestionForm, bench: Bench, qtbot: QtBot) -> None:
    form.calculator.open()
    enter(form, qtbot, parameters="7B", tokens="12T")
    form.calculator.use.click()
    assert form.field is not None
    form.field.put("1e24")
    form.save.click()
    bench.refresh_now()
    fact = kept(bench, "gp_flop")
    assert fact is not None
    assert (fact.value, fact.at) == (1e24, "")


def test_hardware_is_the_other_way(form: QuestionForm, qtbot: QtBot) -> None:
    form.calculator.open()
    form.calculator.ways["hardware"].click()
    assert not form.calculator.fields["tokens"].isVisible()
    enter(form, qtbot, hours="2e6", peak="9.89e14", utilization="40%")
    assert "2e6 chip hours × 3,600 s × 9.89e14 FLOP/s peak × 40 % utilization = 2.848e24 FLOP" in lines(form)
    assert "Above 1e23" in lines(form)


@pytest.mark.parametrize(
    ("texts", "says"),
    [
        ({"parameters": "seven"}, "“Parameters” is not a number such as 7B, or 7e9."),
        ({"parameters": "0", "tokens": "1T"}, "“parameters” should be a number above 0."),
        ({"parameters": "7B"}, ""),
    ],
)
def test_what_is_no_number_is_said_and_not_taken_over(
    form: QuestionForm, qtbot: QtBot, texts: dict[str, str], says: str
) -> None:
    form.calculator.open()
    enter(form, qtbot, **texts)
    assert form.calculator.problem.text() == says
    assert not form.calculator.use.isEnabled()
    assert "FLOP" not in form.calculator.result.text()
    qtbot.keyClick(form.calculator.fields["parameters"].line, Qt.Key.Key_Return)
    assert form.text() == ""


def test_every_control_has_a_name(form: QuestionForm) -> None:
    form.calculator.open()
    named = [*form.calculator.ways.values(), form.calculator.use, form.work_out]
    assert all(one.accessibleName() for one in named)
    assert all(one.control.accessibleName() for one in form.calculator.fields.values())
    assert all(one.control.accessibleDescription() for one in form.calculator.fields.values())


def test_another_question_begins_with_an_empty_calculator(form: QuestionForm, bench: Bench, qtbot: QtBot) -> None:
    form.calculator.open()
    enter(form, qtbot, parameters="7B", tokens="12T")
    form.calculator.use.click()
    bench.go("question", f"{CREDIT}/gp_modification_flop")
    assert not form.calculator.isVisible()
    assert form.calculator.fields["parameters"].text() == ""
    assert form.worked == ""
