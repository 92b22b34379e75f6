"""The register over the example organization."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from govdesk.domain.records import Component, Fact, Relation, System
from govdesk.qt.bench import Bench
from tests.page_tools import texts


def test_a_system_is_added_changed_and_removed(bench: Bench) -> None:
    bench.go("system", "new")
    page, session = bench.pages["register"], bench.desk.session
    page.editor.form.fields["markets"].put("DE, AT")
    page.editor.save()
    assert page.editor.form.problem_text("name")
    page.editor.form.fields["name"].put("Test desk")
    page.editor.save()
    bench.refresh_now()
    assert page.record.name == "Test desk"
    assert page.detail.field_value("Markets") == "DE, AT"
    page.edit()
    page.editor.form.fields["status"].put("live")
    page.editor.save()
    bench.refresh_now()
    assert page.detail.field_value("Status") == "Live"
    assert page.detail.history.model().rowCount() == 2
    page.remove()
    assert session.state.get(System, "sys-test-desk") is None


def test_what_hangs_on_a_record_is_named_and_it_stays(bench: Bench) -> None:
    relation = next(iter(bench.desk.session.state.all(Relation).values()))
    bench.go("relation", relation.id)
    kind = "party" if relation.source.startswith("party") else "component"
    bench.go(kind if relation.source.startswith(("party", "comp")) else "system", relation.source)
    page = bench.pages["register"]
    page.remove()
    assert "cannot be removed" in shown(page.detail)
    assert page.record.id == relation.source


def test_a_system_is_made_of_a_component_in_one_entry(bench: Bench) -> None:
    session = bench.desk.session
    component = next(one for one in session.state.all(Component).values() if one.kind == "model")
    bench.go("component", component.id)
    page = bench.pages["register"]
    number = session.number
    page.make_system()
    page.editor.form.fields["name"].put("Letter helper")
    page.editor.save()
    assert session.number == number + 1
    used = [one.target for one in session.state.where(Relation, "source", "sys-letter-helper") if one.kind == "uses"]
    assert used == [component.id]
    bench.refresh_now()
    assert (page.kind, page.record.id) == ("system", "sys-letter-helper")


def test_what_is_typed_survives_a_change_from_elsewhere(bench: Bench) -> None:
    from govdesk.app.commands import register

    bench.go("party", "new")
    page = bench.pages["register"]
    page.editor.form.fields["name"].put("Half typed")
    change = register.save(bench.desk.session.state, "party", {"name": "Other", "kind": "team"})
    assert bench.desk.do(change) == ()
    bench.refresh_now()
    assert page.editor.form.fields["name"].text() == "Half typed"
    assert page.side.currentWidget() is page.editor


def test_the_list_is_searched_and_keeps_the_selection_when_sorted(bench: Bench) -> None:
    bench.go("page", "register")
    page = bench.pages["register"]
    page.bar.setCurrentIndex(2)
    everybody = page.lists.current
    count = everybody.table.model().rowCount()
    everybody.box.setText(page.record.name)
    everybody.box.searched.emit(page.record.name)
    assert 0 < everybody.table.model().rowCount() < count
    everybody.box.searched.emit("nobody has this name")
    assert everybody.table.model().rowCount() == 0


def test_of_two_sources_that_disagree_one_is_chosen_with_a_reason(bench: Bench) -> None:
    session = bench.desk.session
    from govdesk.app.commands import facts

    system = next(iter(session.state.all(System)))
    for person, value in (("Ada", True), ("Grace", False)):
        assert bench.desk.do(facts.say(session.state, system, "test.key", value, person, session.today)) == ()
    bench.go("system", system)
    panel = bench.pages["register"].detail.facts
    bench.pages["register"].detail.tabs.setCurrentWidget(panel)
    rows = panel.table.rows
    at = rows.find(lambda row: row.key == "test.key")
    assert rows.row(at).conflict
    panel.table.stand_on(at)
    assert panel.choose_button.isVisible()
    panel.choose()
    assert "reason" in panel.wrong.text()
    panel.reason.setText("Ada runs it.")
    panel.choose()
    bench.refresh_now()
    chosen = [fact for fact in session.state.where(Fact, "subject", system) if fact.key == "test.key" and fact.chosen]
    assert len(chosen) == 1
    assert chosen[0].reason.startswith("Ada runs it.")
    assert not rows.row(rows.find(lambda row: row.key == "test.key")).conflict


def shown(page: QWidget) -> str:
    QApplication.processEvents()
    return "\n".join(one.text() for one in page.findChildren(QLabel) if one.isVisible())


def pushes(inside: QWidget) -> dict[str, QPushButton]:
    QApplication.processEvents()
    return {one.text(): one for one in inside.findChildren(QPushButton) if one.isVisible()}


def test_what_hangs_on_a_record_is_a_click_away(bench: Bench, qtbot: QtBot) -> None:
    bench.go("party", "party-felix-brandt")
    page = bench.pages["register"]
    pushes(page.detail)["Remove"].click()
    assert "cannot be removed while these name it" in shown(page.detail)
    assert "enter the day on which it left" in shown(page.detail)
    buttons = pushes(page.detail).values()
    lead = next(one for one in buttons if "accountable for Meeting summarizer" in one.accessibleName())
    qtbot.mouseClick(lead, Qt.MouseButton.LeftButton)
    assert (page.kind, page.record.id) == ("relation", "rel-notes-accountable")
    assert "cannot be removed" not in shown(page.detail)


def test_the_findings_of_a_record_are_said_in_full_and_mended_there(bench: Bench, qtbot: QtBot) -> None:
    bench.go("system", "sys-meeting-notes")
    page = bench.pages["register"]
    page.detail.tabs.setCurrentIndex(4)
    findings = [one for one in bench.snapshot.findings() if "sys-meeting-notes" in {one.subject, *one.related}]
    assert len(findings) > 2
    for finding in findings:
        assert page.detail.mender.titles(finding.says) in shown(page.detail)
    qtbot.mouseClick(pushes(page.detail)["Assign accountable…"], Qt.MouseButton.LeftButton)
    assert bench.current == "responsibility"
    form = bench.pages["responsibility"].detail.form
    assert form.isVisible()
    assert form.duty_form.kind.text() == "accountable"


def test_a_deed_on_a_finding_of_a_record_is_done_at_once(bench: Bench, qtbot: QtBot) -> None:
    bench.go("system", "sys-claims-chatbot")
    page = bench.pages["register"]
    page.detail.tabs.setCurrentIndex(4)
    qtbot.mouseClick(pushes(page.detail)["Accept as Claire Dubois"], Qt.MouseButton.LeftButton)
    bench.refresh_now()
    assert not [one for one in bench.snapshot.findings() if one.id == "G-17" and one.subject == "sys-claims-chatbot"]
    assert bench.current == "register"


def test_no_id_of_a_pack_is_shown_in_a_record(bench: Bench) -> None:
    bench.go("system", "sys-cv-screening")
    page = bench.pages["register"]
    page.detail.tabs.setCurrentIndex(2)
    facts = page.detail.facts.table
    asked = {question.id for pack in bench.snapshot.packs for question in pack.questions}
    cells = {text for column in range(2) for text in texts(facts, column)}
    assert not cells & asked
    assert "sys-cv-screening" not in shown(page.detail)


def test_only_what_holds_and_is_accepted_is_green(bench: Bench) -> None:
    bench.go("relation", "rel-screening-accountable-1")
    page = bench.pages["register"]
    tone = {
        one.id: page.lists.current.table.rows.columns[4].tone(one)
        for one in bench.snapshot.state.all(Relation).values()
    }
    assert (tone["rel-screening-accountable-1"], tone["rel-screening-accountable-2"]) == ("neutral", "good")
    assert tone["rel-notes-accountable"] == "bad"


def test_the_licences_down_the_chain_stand_with_the_record(bench: Bench) -> None:
    bench.go("page", "register")
    page = bench.pages["register"]
    assert page.open_record("system", "sys-meeting-notes")
    shown = [one.text() for one in page.detail.licences.findChildren(QLabel)]
    assert any(text.endswith(": llama3 (community licence with conditions)") for text in shown)
    assert any(text.startswith("Restricts: Ask Meta above 700 million monthly active users") for text in shown)
    assert page.open_record("system", "sys-cv-screening")
    shown = [one.text() for one in page.detail.licences.findChildren(QLabel)]
    assert any(text.endswith(": nordlicht-internal") for text in shown)
    assert page.open_record("party", "party-felix-brandt")
    assert not page.detail.tabs.isTabVisible(3)
