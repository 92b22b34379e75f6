"""What GovDesk sees of a requirement, in the window: cards, the answer on offer, what is recorded and set right there."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from govdesk.app.commands.packs import adopt
from govdesk.app.queries.checklist import ChecklistRow
from govdesk.domain.change import Change
from govdesk.domain.law.packs import Pack
from govdesk.domain.records import Answer, Evidence, Fact
from govdesk.domain.truth import Truth
from govdesk.qt.bench import Bench
from govdesk.qt.pages.checklists.page import ChecklistsPage
from govdesk.qt.pages.checklists.rows import CHECKS, shared_words
from govdesk.qt.pages.checklists.say_form import LimitForm, SayForm
from govdesk.qt.pages.checklists.seen import SeenPanel
from govdesk.store.packs import load_pack
from tests.window_tools import PERSON

PRACTICES = "govdesk/practices"
SYSTEM = "sys-claims-chatbot"


@pytest.fixture
def page(bench: Bench) -> ChecklistsPage:
    pack = load_pack(PRACTICES)
    assert isinstance(pack, Pack)
    change = adopt(bench.desk.session.state, pack, bench.desk.session.today, bench.snapshot.packs)
    assert isinstance(change, Change)
    assert bench.desk.do(change) == ()
    bench.go("page", "checklists")
    made = bench.pages["checklists"]
    assert isinstance(made, ChecklistsPage)
    return made


def seen(page: ChecklistsPage, bench: Bench, requirement: str) -> SeenPanel:
    bench.go("requirement", f"{SYSTEM}/{requirement}")
    return page.requirements.detail.findChildren(SeenPanel)[-1]  # what was shown before goes with the event loop


def named(panel: QWidget, start: str) -> QPushButton:
    return next(one for one in panel.findChildren(QPushButton) if one.accessibleName().startswith(start))


def test_the_offered_answer_is_filled_in_and_not_saved(page: ChecklistsPage, bench: Bench) -> None:
    panel = seen(page, bench, "acc-01")
    named(panel, "Use as answer: partly met").click()
    form = page.requirements.answer
    assert form.state.text() == "partly_met"
    assert "Every duty is accepted: no." in form.reason.text()
    assert form.form.fields["person"].text() == PERSON
    assert bench.desk.session.state.get(Answer, f"{SYSTEM}/acc-01") is None
    assert page.unsaved
    assert form.save()
    kept = bench.desk.session.state.get(Answer, f"{SYSTEM}/acc-01")
    assert kept is not None
    assert kept.state == "partly_met"


def test_a_missing_fact_is_recorded_where_it_is_missed(page: ChecklistsPage, bench: Bench) -> None:
    panel = seen(page, bench, "mon-03")
    form = panel.findChildren(SayForm)[0]
    assert form.isHidden()
    named(panel, "Record for the check: Contents, time and protection of logs").click()
    assert not form.isHidden()
    form.save_button.click()
    assert not [one for one in bench.desk.session.state.all(Fact).values() if one.key == "system.log_fields"]
    form.value.put("Prompt and answer")
    form.save_button.click()
    (fact,) = [one for one in bench.desk.session.state.all(Fact).values() if one.key == "system.log_fields"]
    assert (fact.subject, fact.value, fact.source) == (SYSTEM, "Prompt and answer", PERSON)


def test_a_result_needs_a_number_and_a_day_that_has_come(page: ChecklistsPage, bench: Bench) -> None:
    def typed(value: str, on: str) -> int:
        form = seen(page, bench, "bia-01").findChildren(SayForm)[0]
        form.value.put(value)
        form.form.fields["on"].put(on)
        form.save_button.click()
        facts = bench.desk.session.state.all(Fact).values()
        return sum(one.key.startswith("evaluation.") for one in facts)

    assert typed("good", "2026-11-01") == 0
    assert typed("0.03", "") == 0
    assert typed("0.03", "2099-01-01") == 0
    assert typed("0.03", "2026-11-01") == 1
    (fact,) = [one for one in bench.desk.session.state.all(Fact).values() if one.key.startswith("evaluation.")]
    assert fact.on == date(2026, 11, 1)


def test_a_limit_of_ones_own_is_set_with_a_reason_and_said(page: ChecklistsPage, bench: Bench) -> None:
    form = seen(page, bench, "bia-01").findChildren(LimitForm)[0]
    form.value.put("0.02")
    form.save_button.click()
    assert not [one for one in bench.desk.session.state.all(Fact).values() if one.key.startswith("threshold.")]
    form.form.fields["reason"].put("Decision of the board")
    form.save_button.click()
    (fact,) = [one for one in bench.desk.session.state.all(Fact).values() if one.key.startswith("threshold.")]
    assert (fact.key, fact.value, fact.reason) == ("threshold.bia-01.results", 0.02, "Decision of the board")
    texts = " ".join(one.text() for one in seen(page, bench, "bia-01").findChildren(QWidget) if hasattr(one, "text"))
    assert f"Limit 0.02 (set by {PERSON}" in texts


def test_the_list_shows_and_filters_by_what_checks_say(page: ChecklistsPage, bench: Bench) -> None:
    seen(page, bench, "acc-01")
    panel = page.requirements
    for wanted, truth in (("check_no", Truth.NO), ("check_yes", Truth.YES), ("check_open", Truth.UNKNOWN)):
        panel.state.put(wanted)
        panel.state.edited.emit()
        rows = [row for n in range(panel.model.rowCount()) if isinstance(row := panel.model.row(n), ChecklistRow)]
        assert rows
        assert {row.seen for row in rows} == {truth}


def test_the_kind_of_a_file_is_said_beside_it(page: ChecklistsPage, bench: Bench) -> None:
    session = bench.desk.session
    evidence = next(iter(session.state.all(Evidence).values()))
    answer = next(one for one in session.state.all(Answer).values() if evidence.id in one.evidence)
    bench.go("answer", answer.id)
    assert page.requirements.answer.evidence.kind.isHidden()  # the AI Act has no checks that look for kinds
    seen(page, bench, "tra-01")
    field = page.requirements.answer.evidence
    assert [field.kind.box.itemData(n) for n in range(field.kind.box.count())] == ["", "model card"]


def test_where_nothing_can_be_changed_checks_only_show(
    page: ChecklistsPage, bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(bench.desk), "read_only", property(lambda _desk: True))
    panel = seen(page, bench, "acc-01")
    assert panel.findChildren(SayForm) == panel.findChildren(LimitForm) == []
    assert not [one for one in panel.findChildren(QPushButton) if one.text().startswith("Use as answer")]


def test_every_control_has_a_name(page: ChecklistsPage, bench: Bench) -> None:
    panel = seen(page, bench, "bia-01")
    assert all(one.accessibleName() for one in panel.findChildren(QPushButton))
    assert all(
        field.control.accessibleName() for form in panel.findChildren(SayForm) for field in form.form.fields.values()
    )


def test_the_column_of_the_checks_is_there_only_where_a_pack_has_checks(page: ChecklistsPage, bench: Bench) -> None:
    table = page.requirements.table
    bench.go("requirement", f"{SYSTEM}/acc-01")
    assert not table.isColumnHidden(CHECKS)
    page.pack.put("eu/ai-act")
    page.pack.edited.emit()
    assert table.isColumnHidden(CHECKS)


def test_the_list_leaves_out_what_all_citations_begin_with(page: ChecklistsPage, bench: Bench) -> None:
    bench.go("requirement", f"{SYSTEM}/acc-01")
    model = page.requirements.model
    cell = model.index(model.place(f"{SYSTEM}/acc-01"), 1)
    assert cell.data() == "ACC-01"
    assert cell.data(Qt.ItemDataRole.ToolTipRole) == "GovDesk practice ACC-01"


def test_short_words_that_all_citations_begin_with_stay() -> None:
    assert shared_words(["Art 4", "Art 5"]) == ""
    assert shared_words(["ISO/IEC 42001:2023, 4.1", "ISO/IEC 42001:2023, 4.2"]) == "ISO/IEC 42001:2023, "
    assert shared_words(["Only one of its kind"]) == ""
