"""Weak points mended in the window: a deputy, a fallback and a contract, each in its form, by keyboard, undone in one."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from govdesk.app.commands.checks import hanging_on
from govdesk.app.commands.ties import TIES
from govdesk.app.queries.places import tie_place
from govdesk.domain.change import Change, put
from govdesk.domain.records import Component, Evidence, Organization, Party, Relation, System
from govdesk.qt.bench import Bench
from govdesk.qt.pages.register.page import RegisterPage
from govdesk.qt.pages.responsibility.page import ResponsibilityPage
from tests.qt.pages.test_responsibility_page import findings, press, shown

CV, FIRM, MODEL = "sys-cv-screening", "party-agency", "comp-shared-model"


@pytest.fixture
def page(bench: Bench) -> ResponsibilityPage:
    bench.go("page", "responsibility")
    made = bench.pages["responsibility"]
    assert isinstance(made, ResponsibilityPage)
    return made


def record(bench: Bench, *records: Component | Party | Relation | System) -> None:
    assert not bench.desk.do(Change("Prepare", tuple(put(None, one) for one in records)))
    bench.refresh_now()


def ties(bench: Bench, target: str, kind: str) -> list[Relation]:
    assert kind in TIES
    return [one for one in bench.desk.session.state.where(Relation, "target", target) if one.kind == kind]


def test_a_deputy_is_named_beside_the_finding_and_taken_back(
    page: ResponsibilityPage, bench: Bench, qtbot: QtBot
) -> None:
    bench.go("who", CV)
    before = [one for one in bench.snapshot.findings() if one.id == "G-05" and one.subject == CV]
    assert "Without Nils Hoffmann nobody would be accountable for Application screening" in shown(page)
    press(page, "Name a deputy of Nils Hoffmann…")
    form = page.detail.tie_form.tie_form
    assert form.since.text() == bench.desk.session.today.isoformat()
    number = bench.desk.session.number
    form.party.put("party-aylin-kaya")
    qtbot.keyClick(form.since.control, Qt.Key.Key_Return)
    bench.refresh_now()
    assert bench.desk.session.number == number + 1
    (made,) = ties(bench, "party-nils-hoffmann", "deputy_of")
    assert made.source == "party-aylin-kaya"
    after = [one for one in bench.snapshot.findings() if one.id == "G-05" and one.subject == CV]
    assert len(after) == len(before) - 1
    bench.desk.undo()
    assert ties(bench, "party-nils-hoffmann", "deputy_of") == []


def test_a_contract_with_a_party_outside_is_proposed_for_the_organization(
    page: ResponsibilityPage, bench: Bench
) -> None:
    firm = Party(FIRM, "Agency", "organization", inside=False)
    record(bench, firm, Relation("rel-out", "oversees", FIRM, CV, since=date(2026, 1, 1)))
    bench.go("who", CV)
    assert "G-15" in findings(bench, CV)
    press(page, "Record a contract with Agency…")
    assert page.detail.tie_form.tie_form.party.text() == next(iter(bench.desk.session.state.all(Organization)))
    press(page, "Record it")
    bench.refresh_now()
    assert len(ties(bench, FIRM, "contract_with")) == 1
    assert "G-15" not in findings(bench, CV)


def test_competence_is_shown_by_evidence_that_is_chosen_in_the_register(page: ResponsibilityPage, bench: Bench) -> None:
    taker = "party-aylin-kaya"
    record(bench, Relation("rel-given", "delegates_to", "party-nils-hoffmann", taker, since=date(2026, 3, 1)))
    bench.go("who", taker)
    assert "G-24" in findings(bench, taker)
    assert "no evidence of competence is recorded" in shown(page)
    press(page, "Record the competence of Aylin Kaya")
    register = bench.pages["register"]
    assert isinstance(register, RegisterPage)
    register.edit()
    assert register.editor is not None
    field = register.editor.form.fields["competence"]
    assert field.control.accessibleName() == "Competence"
    proof = next(one for one in bench.desk.session.state.all(Evidence).values() if "attendance" in one.name)
    field.put(proof.id)
    register.editor.button.click()
    bench.refresh_now()
    assert "G-24" not in findings(bench, taker)
    assert proof.name in shown(register)
    assert [one.kind for one in hanging_on(bench.desk.session.state, proof) if one.id == taker] == ["party"]


def test_a_fallback_is_a_component_that_is_there_and_nobody_new(page: ResponsibilityPage, bench: Bench) -> None:
    used = [System(f"sys-{n}", f"Desk {n}", status="live") for n in range(3)]
    spare = Component("comp-spare", "Spare model", "model")
    record(bench, Component(MODEL, "Shared model", "model"), spare, *used)
    record(bench, *(Relation(f"rel-use-{n}", "uses", f"sys-{n}", MODEL) for n in range(3)))
    bench.go("who", MODEL)
    assert "G-06" in findings(bench, MODEL)
    press(page, "Name a fallback…")
    form = page.detail.fallback_form
    form.tie_form.party.put("Somebody new")
    form.save()
    assert form.tie_form.new.isHidden()
    assert form.form.problem_text("party")
    form.tie_form.party.put("comp-spare")
    press(page, "Record it")
    bench.refresh_now()
    assert "G-06" not in findings(bench, MODEL)
    assert [one.source for one in ties(bench, MODEL, "fallback_for")] == ["comp-spare"]


def test_a_form_that_was_begun_is_not_lost(page: ResponsibilityPage, bench: Bench, qtbot: QtBot) -> None:
    bench.go("who", CV)
    press(page, "Name a deputy of Nils Hoffmann…")
    qtbot.keyClicks(page.detail.tie_form.tie_form.party.box.lineEdit(), "Somebody new")
    assert page.detail.unsaved
    page.detail.ask_duty("responsible")
    assert page.detail.currentWidget() is page.detail.tie_form


@pytest.mark.parametrize("id_", ["", "nobody", "///"])
def test_a_place_that_names_nothing_opens_nothing(page: ResponsibilityPage, id_: str) -> None:
    assert not page.open_record(*tie_place(id_, "deputy_of"))
