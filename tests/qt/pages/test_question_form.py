from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QCheckBox, QRadioButton
from pytestqt.qtbot import QtBot

from govdesk.domain.law.questions import Question
from govdesk.qt.pages.classification.question_form import QuestionForm
from govdesk.qt.parts.fields import Day, Line, Long
from govdesk.qt.tools import Tools


@pytest.mark.parametrize(
    ("kind", "typed", "value"),
    [("number", "5e23", 5e23), ("date", "2026-02-03", date(2026, 2, 3)), ("text", "some words", "some words")],
)
def test_each_type_has_its_control(qtbot: QtBot, tools: Tools, kind: str, typed: str, value: object) -> None:
    form = QuestionForm(tools.theme)
    qtbot.addWidget(form)
    form.ask(Question("q", kind, "How?", "Art 1"), "")
    assert isinstance(form.field, {"number": Line, "date": Day, "text": Long}[kind])
    form.field.put(typed)
    with qtbot.waitSignal(form.said) as told:
        form.save.click()
    assert told.args == [value, ""]


def test_wrong_numbers_and_dates_are_refused_in_place(qtbot: QtBot, tools: Tools) -> None:
    form = QuestionForm(tools.theme)
    qtbot.addWidget(form)
    form.ask(Question("q", "number", "How many?", "Art 1"), "")
    assert form.field is not None
    form.field.put("many")
    form.answer()
    assert "many" in form.problem.text()
    form.boxes["unclear"].setChecked(True)
    with qtbot.waitSignal(form.said) as told:
        form.answer()
    assert told.args == ["unclear", ""]


def test_lists_are_boxes_and_none_of_these_stands_alone(qtbot: QtBot, tools: Tools) -> None:
    form = QuestionForm(tools.theme)
    qtbot.addWidget(form)
    form.ask(Question("q", "list", "Which?", "Art 1", values=(("a", "First"), ("b", "Second & last"))), "", ("a",))
    assert all(isinstance(box, QCheckBox) for box in form.boxes.values())
    assert [box.accessibleName() for box in form.boxes.values()][:2] == ["First", "Second & last"]
    form.boxes["b"].setChecked(True)
    with qtbot.waitSignal(form.said) as told:
        form.answer()
    assert told.args == [("a", "b"), ""]
    form.boxes["none"].setChecked(True)
    assert not form.boxes["a"].isChecked()
    with qtbot.waitSignal(form.said) as told:
        form.answer()
    assert told.args == [(), ""]


def test_yes_no_and_one_of_several_are_round(qtbot: QtBot, tools: Tools) -> None:
    form = QuestionForm(tools.theme)
    qtbot.addWidget(form)
    form.ask(Question("q", "tri", "Is it?", "Art 1"), "", value=False)
    assert all(isinstance(box, QRadioButton) for box in form.boxes.values())
    assert form.boxes["no"].isChecked()
    form.ask(Question("r", "enum", "Which one?", "Art 1", values=(("x", "Ex"), ("y", "Why"))), "")
    form.boxes["y"].setChecked(True)
    with qtbot.waitSignal(form.said) as told:
        form.answer()
    assert told.args == ["y", ""]
