from __future__ import annotations

import pytest
from hypothesis import given, settings as hypothesis_settings, strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from govdesk.domain.entry import parse
from govdesk.domain.plain import field_infos
from govdesk.domain.problems import Problem
from govdesk.domain.records import KINDS, Organization, Party, Relation, System
from govdesk.domain.state import MemoryState
from govdesk.qt.parts.fields import Choice, Day, Long, Picker
from govdesk.qt.parts.form import RecordForm, typed
from govdesk.qt.parts.panel import EditPanel
from govdesk.qt.tools import Tools

FORMS = ("organization", "party", "component", "system", "relation", "evidence")
STATE = MemoryState(
    [
        Organization("org-a", "Kestrel Care"),
        Party("party-ada", "Ada Berg", "person"),
        Party("party-team", "Care team", "team"),
        System("sys-desk", "Help desk"),
    ]
)


@pytest.mark.parametrize("kind", FORMS)
def test_every_field_has_a_control_with_a_name_and_a_buddy(tools: Tools, qtbot: QtBot, kind: str) -> None:
    form = RecordForm(kind, tools.theme)
    qtbot.addWidget(form)
    infos = field_infos(KINDS[kind])
    assert list(form.fields) == list(infos)
    buddies = {one.buddy(): one.text() for one in form.findChildren(QLabel) if one.buddy()}
    for name, field in form.fields.items():
        assert field.control.accessibleName() == infos[name].label
        assert buddies[field.control].startswith(infos[name].label)


@pytest.mark.parametrize("kind", FORMS)
def test_an_empty_form_is_all_not_known(tools: Tools, qtbot: QtBot, kind: str) -> None:
    form = RecordForm(kind, tools.theme)
    qtbot.addWidget(form)
    form.load(STATE, None)
    assert set(form.values().values()) == {""}


def test_what_a_record_holds_comes_back_out_of_the_form(tools: Tools, qtbot: QtBot) -> None:
    records = (
        Organization("org-a", "Kestrel Care", "DE", "small", "private", 12_500_000.0, "care", "two\nlines"),
        parse(
            "system", {"id": "s", "name": "Help desk", "markets": "DE, AT", "started": "2026-01-02", "status": "live"}
        ),
        parse("party", {"id": "p", "name": "Ada", "kind": "person", "inside": "no", "joined": "2020-02-29"}),
        parse(
            "component",
            {"id": "c", "name": "M", "kind": "model", "parameters": "7241732096", "training_flop": "1.5e22"},
        ),
        Relation("rel-a", "accountable", "party-ada", "sys-desk", state="proposed"),
    )
    for record in records:
        kind = next(name for name, type_ in KINDS.items() if type_ is type(record))
        form = RecordForm(kind, tools.theme)
        qtbot.addWidget(form)
        form.load(STATE, record)
        assert parse(kind, {**form.values(), "id": record.id}) == record


@hypothesis_settings(max_examples=60)
@given(number=st.one_of(st.integers(0, 10**18), st.floats(0, 1e30)))
def test_numbers_are_typed_so_that_they_read_back(number: float) -> None:
    read = parse("component", {"id": "c", "name": "m", "kind": "model", "training_flop": typed(number)})
    assert read.training_flop == float(number)


def test_a_value_off_the_list_is_kept_and_shown(tools: Tools, qtbot: QtBot) -> None:
    choice = Choice((("a", "A"),))
    qtbot.addWidget(choice)
    choice.put("strange")
    assert choice.text() == "strange"
    assert choice.box.currentText() == "strange"


def test_a_picker_takes_a_name_that_is_typed(tools: Tools, qtbot: QtBot) -> None:
    picker = Picker((("party-ada", "Ada Berg"), ("party-team", "Care team")))
    qtbot.addWidget(picker)
    picker.box.setEditText("care TEAM")
    assert picker.text() == "party-team"
    picker.box.setEditText("nobody known")
    assert picker.text() == "nobody known"
    picker.box.setEditText("")
    assert picker.text() == ""


def test_not_known_is_visible_as_such(tools: Tools, qtbot: QtBot) -> None:
    assert Choice((("a", "A"),)).box.currentText() == "Not known"
    assert "Not known" in Day(tools.theme).line.placeholderText()
    assert Long().box.placeholderText() == "Not known"


def test_problems_stand_beside_their_fields_and_the_first_has_the_focus(tools: Tools, qtbot: QtBot) -> None:
    form = RecordForm("system", tools.theme)
    qtbot.addWidget(form)
    form.show()
    problems = (
        Problem("new:started", "That is no date.", "Write 2026-11-24."),
        Problem("name", "Name is missing."),
        Problem("elsewhere", "Something else."),
    )
    assert form.show_problems(problems) == problems[2:]
    assert form.problem_text("started") == "That is no date. Write 2026-11-24."
    assert form.fields["name"].control.property("wrong") == "true"
    assert form.fields["name"].control.hasFocus() or form.focusWidget() is form.fields["name"].control
    control = form.fields["name"].control
    assert control.accessibleDescription() == "Name is missing."
    form.show_problems(problems[:1])
    assert control.accessibleDescription() == "Required."
    form.show_problems(())
    assert form.fields["started"].control.accessibleDescription() == field_infos(System)["started"].help
    assert form.problem_text("started") == ""
    assert form.fields["name"].control.property("wrong") == "false"


@pytest.mark.parametrize("keys", ["enter", "save"])
def test_enter_and_control_s_save_and_escape_leaves(tools: Tools, qtbot: QtBot, keys: str) -> None:
    saved = []

    def save(values: dict[str, str]) -> tuple[Problem, ...]:
        saved.append(values["name"])
        return () if values["name"] else (Problem("name", "Name is missing."), Problem("", "And this."))

    form = RecordForm("party", tools.theme, ("name", "title"))
    panel = EditPanel(form, save)
    qtbot.addWidget(panel)
    with qtbot.waitActive(panel):
        panel.show()
        panel.activateWindow()
    panel.start("Add a party")
    left = []
    panel.left.connect(lambda: left.append(True))
    line = form.fields["name"].control

    def press() -> None:
        if keys == "enter":
            qtbot.keyClick(line, Qt.Key.Key_Return)
        else:
            qtbot.keyClick(line, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)

    press()
    assert saved == [""]
    assert left == []
    assert panel.rest.text() == "And this."
    qtbot.keyClicks(line, "Ada")
    press()
    assert saved == ["", "Ada"]
    assert left == [True]
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert left == [True, True]


def test_a_long_name_is_shown_from_its_beginning(qtbot: QtBot) -> None:
    picker = Picker((("party-long", "Nordlicht Versicherung AG (invented example), a name of many words"),))
    qtbot.addWidget(picker)
    picker.setFixedWidth(120)
    picker.show()
    picker.put("party-long")
    line = picker.box.lineEdit()
    assert line is not None
    assert line.cursorPosition() == 0
