"""The rows that pages, reports and the command line share, over the example organization."""

from dataclasses import replace
from datetime import date

from govdesk.app.queries.checklist import checklist, checklist_row, progress
from govdesk.app.queries.dates import next_dates, next_legal_dates
from govdesk.app.queries.decisions import decisions
from govdesk.app.queries.holders import holders
from govdesk.app.queries.journal import journal_row, touching
from govdesk.app.queries.overview import overview
from govdesk.app.queries.record import fact_rows, record_view
from govdesk.app.queries.register import (
    component_rows,
    evidence_rows,
    party_rows,
    relation_rows,
    system_rows,
)
from govdesk.app.queries.responsibility import Standing, duties
from govdesk.app.queries.search import search
from govdesk.app.session import Session
from govdesk.app.snapshot import Snapshot
from govdesk.domain.findings import Severity
from govdesk.domain.law.assessment import CLOSED
from govdesk.domain.records import Component, Relation, System
from govdesk.domain.truth import Truth


def test_the_overview_adds_up(seen: Snapshot) -> None:
    view = overview(seen)
    assert view.systems == 5
    assert sum(len(count.systems) for count in view.classes) == 5
    assert sum(count for _, count in view.severities) == len(view.findings)
    assert view.unknowns.systems == 1
    assert view.unknowns.questions > 0
    assert view.unknowns.requirements == sum(one.unknown for one in view.progress) > 0
    assert view.findings[0].severity is Severity.HIGH


def test_decisions_name_what_by_when_and_by_whom(seen: Snapshot) -> None:
    found = decisions(seen)
    letters = [one for one in found if one.kind == "finding" and one.subject == "sys-letter-drafts"]
    assert [one.who for one in letters] == ["Nobody"]
    (unclear,) = [one for one in found if one.kind == "class"]
    assert (unclear.subject, unclear.who) == ("sys-credit-check", "Henrik Voss, Ines Kraft")
    marking = [one for one in found if one.subject == "sys-meeting-notes" and one.by == date(2026, 12, 2)]
    assert len(marking) == 1
    assert not marking[0].late
    assert marking[0].refers == ("aia-50.2-p", "aia-50.5-pd")
    whens = [one.by or date.min for one in found]
    assert whens == sorted(whens)


def test_the_next_dates_come_in_order_and_after_the_day(seen: Snapshot) -> None:
    rows = next_dates(seen)
    assert [row.on for row in rows] == sorted(row.on for row in rows)
    assert all(row.on > seen.on for row in rows)
    assert next_legal_dates(seen)[0].on == date(2026, 12, 2)
    assert {row.kind for row in rows} == {"law", "requirements", "evidence"}


def test_a_checklist_counts_as_its_progress_does(seen: Snapshot) -> None:
    for system in seen.state.all(System):
        for assessment in seen.assessments(system):
            rows, done = checklist(seen, system, assessment.pack.id, everything=True), progress(assessment)
            applying = [row for row in rows if row.applies is Truth.YES]
            assert done.total == len(applying)
            assert done.closed == sum(1 for row in applying if row.state in CLOSED)
            assert done.unknown == sum(1 for row in rows if row.applies is Truth.UNKNOWN)
            assert done.overdue == sum(1 for row in applying if row.overdue)
            assert sum(count for _, count in done.states) == done.total
            assert 0 <= done.share <= 1


def test_a_requirement_shows_its_evidence_as_broken_or_expired(seen: Snapshot) -> None:
    row = checklist_row(seen, "sys-cv-screening", "aia-15-p")
    assert row is not None
    assert [(e.name, e.expired, e.broken) for e in row.evidence] == [("penetration-test-2025.md", True, False)]
    assert checklist_row(seen, "sys-cv-screening", "no-such") is None


def test_requirements_that_may_apply_are_not_hidden(seen: Snapshot) -> None:
    rows = checklist(seen, "sys-credit-check")
    assert any(row.applies is Truth.UNKNOWN for row in rows)
    assert not any(row.applies is Truth.NO for row in rows)


def test_system_rows_come_in_the_order_asked_for(seen: Snapshot) -> None:
    rows = system_rows(seen, ["sys-letter-drafts", "sys-nowhere", "sys-claims-chatbot"])
    assert [row.id for row in rows] == ["sys-letter-drafts", "sys-claims-chatbot"]
    assert rows[0].owner == "Nobody"
    assert rows[0].worst == "high"
    assert rows[1].owner == "Jonas Petersen"
    assert rows[1].class_.label


def test_components_parties_relations_and_evidence_as_rows(seen: Snapshot) -> None:
    by_id = {row.id: row for row in component_rows(seen)}
    assert set(by_id) == set(seen.state.all(Component))
    assert by_id["comp-vllm"].used_by == ("Application screening", "Claims chatbot")
    assert by_id["comp-nordlicht-tone-lora"].findings == 1
    felix = next(row for row in party_rows(seen) if row.id == "party-felix-brandt")
    assert not felix.here
    relations = {row.id: row for row in relation_rows(seen)}
    assert set(relations) == set(seen.state.all(Relation))
    assert not relations["rel-screening-accountable-1"].holds
    assert relations["rel-screening-accountable-2"].words == "Nils Hoffmann accountable for Application screening"


def test_duties_say_how_they_stand(seen: Snapshot) -> None:
    rows = {row.relation.id: row for row in duties(seen)}
    assert rows["rel-notes-accountable"].standing == Standing("Holder left on 31 March 2026", "bad")
    assert rows["rel-screening-accountable-2"].standing == Standing("Accepted", "good")
    assert Standing("Proposed, not accepted", "warn") in {row.standing for row in rows.values()}
    assert "rel-screening-accountable-1" not in rows
    past = {row.relation.id: row.standing.says for row in duties(seen, past=True)}
    assert past["rel-screening-accountable-1"] == "Does not hold on this day"


def test_a_record_from_all_sides(session: Session, seen: Snapshot) -> None:
    view = record_view(seen, "comp-zephyr-7b-beta", history=session.history("component", "comp-zephyr-7b-beta"))
    assert view is not None
    assert view.title == "zephyr-7b-beta"
    assert {row.words for row in view.into} == {
        "Credit-scoring assistant uses zephyr-7b-beta",
        "Hugging Face H4 provides zephyr-7b-beta",
    }
    licences = [(fact.text, fact.source) for fact in view.facts if fact.key == "model.licence" and fact.conflict]
    assert sorted(licences) == [("apache-2.0", "Ines Kraft"), ("mit", "README.md")]
    assert [row.number for row in view.history] == [17, 16]
    assert view.history == record_view(seen, "comp-zephyr-7b-beta").history  # type: ignore[union-attr]  # it is there
    assert record_view(seen, "nobody") is None


def test_facts_carry_the_words_of_their_question(seen: Snapshot) -> None:
    row = next(row for row in fact_rows(seen, "sys-claims-chatbot") if row.key == "tr_interacts")
    assert row.ask.endswith("?")
    assert (row.text, row.source, row.conflict) == ("yes", "Sofia Lindqvist", False)


def test_the_journal_says_what_changed_from_what_to_what(seen: Snapshot) -> None:
    rows = {entry.number: journal_row(seen.state, entry) for entry in seen.entries}
    assert len(rows) == seen.number
    left = next(change for change in rows[22].changes if change.field == "left")
    assert (left.what, left.label, left.before, left.after) == ("changed", "Left on", "", "2026-03-31")
    assert str(left) == "party Felix Brandt: Left on: not known → 2026-03-31"
    assert rows[1].at == "2025-02-17 08:30:00"
    assert [entry.number for entry in touching(seen.entries, "party", "party-felix-brandt")] == [22, 2]


def test_search_finds_names_before_the_rest_and_the_law_too(seen: Snapshot) -> None:
    hits = search(seen, "CHATBOT")
    assert (hits[0].kind, hits[0].id) == ("system", "sys-claims-chatbot")
    assert any(hit.kind == "component" for hit in hits)
    kinds = {hit.kind for hit in search(seen, "art 50", 200)}
    assert {"requirement", "question"} <= kinds
    assert any(hit.kind == "entry" for hit in search(seen, "begin the workspace"))
    assert search(seen, "   ") == ()
    assert search(seen, "no such text anywhere 4711") == ()
    assert len(search(seen, "a", 7)) == 7


def test_who_decides_on_a_component_or_evidence_is_who_answers_for_its_systems(seen: Snapshot) -> None:
    held = holders(seen)
    assert held.answering(seen.state, "comp-mistralai-mistral-7b-v0-1") == "Henrik Voss, Ines Kraft"
    assert held.answering(seen.state, "comp-nordlicht-tone-lora") == "Nobody"
    assert held.answering(seen.state, "sys-letter-drafts") == "Nobody"
    test = next(row for row in evidence_rows(seen) if row.name.startswith("penetration"))
    assert held.answering(seen.state, test.id) == "Nils Hoffmann"
    broken = replace(seen, broken=frozenset({test.sha256}))
    (decision,) = [one for one in decisions(broken) if one.refers == ("evidence-broken",)]
    assert (decision.subject_name, decision.who) == ("penetration-test-2025.md", "Nils Hoffmann")
