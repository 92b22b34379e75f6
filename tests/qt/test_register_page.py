"""The register over the example organization."""

from __future__ import annotations

from govdesk.domain.records import Component, Fact, Relation, System
from govdesk.qt.bench import Bench


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
    assert bench.message.isVisible()
    assert "cannot go" in bench.message.text.text()
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
