"""The example organization: what it holds, which defects stand in it, and that it is always the same."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from govdesk.app.example import make_example, open_example
from govdesk.app.queries.checklist import checklist
from govdesk.app.queries.classes import headline
from govdesk.app.session import Session
from govdesk.app.snapshot import Snapshot, snapshot
from govdesk.domain.records import Answer, Component, Evidence, Party, Relation, System
from govdesk.domain.responsibility.who import who
from govdesk.domain.truth import Truth
from govdesk.domain.words import ANSWER_STATES
from govdesk.store.verify import Verification, verify

CLASSES = {
    "sys-claims-chatbot": "not_high_risk",
    "sys-cv-screening": "high_risk_annex_iii",
    "sys-meeting-notes": "not_high_risk",
    "sys-letter-drafts": "not_high_risk",
    "sys-credit-check": "unclear",
}
LICENCES = {"L-05", "L-08", "L-10"}
"""What the licences of the example ask and nobody has done or said yet."""
DEFECTS = {
    ("G-01", "sys-letter-drafts"),  # a system with nobody accountable
    ("G-01", "sys-meeting-notes"),  # its owner has left
    ("G-02", "sys-credit-check"),  # two accountable parties
    ("G-04", "comp-nordlicht-tone-lora"),  # an adapter that nobody uses
    ("G-07", "sys-cv-screening"),  # the approver made it
    ("G-08", "sys-cv-screening"),  # 45 days without an accountable party
    ("G-13", "sys-meeting-notes"),  # left, and still holds a duty
    ("G-17", "sys-credit-check"),  # oversight was never accepted
    ("G-05", "sys-cv-screening"),  # critical, and it rests on one person each for the work and the word
    ("G-10", "comp-cv-test-set"),  # nobody knows whence the test data came, and nobody owns that
    ("G-11", "sys-meeting-notes"),  # the base of its model is a name and nothing more
    ("G-19", "sys-claims-chatbot"),  # who approves it has no deputy
    ("G-21", "sys-claims-chatbot"),  # a weakness in its model could be reported to nobody
    ("L-01", "comp-nordlicht-cv-screening-7b"),  # data delivered on a disk, and nobody has found the contract
    ("waived-though-applies", "sys-cv-screening"),  # three answers say not applicable where the rules say yes
    ("fact-conflict", "comp-zephyr-7b-beta"),  # a person and a model card name different licences
    ("fact-conflict", "sys-credit-check"),  # Credit and Finance disagree on profiling
}


def test_the_five_systems_fall_in_their_classes_and_one_is_unclear(seen: Snapshot) -> None:
    assert {id_: headline(seen, id_).value for id_ in seen.state.all(System)} == CLASSES
    assert headline(seen, "sys-credit-check").open


def test_the_defects_that_the_example_is_made_to_show_are_found(seen: Snapshot) -> None:
    found = {(finding.id, finding.subject) for finding in seen.findings()}
    assert found >= DEFECTS
    expired = [finding.subject for finding in seen.findings() if finding.id == "evidence-expired"]
    assert [seen.state.all(Evidence)[id_].name for id_ in expired] == ["penetration-test-2025.md"]


def test_nothing_is_found_that_the_example_does_not_mean(seen: Snapshot) -> None:
    meant = {id_ for id_, _ in DEFECTS} | {"G-03", "G-16", "R-01", "evidence-expired", *LICENCES}
    assert {finding.id for finding in seen.findings()} <= meant


def test_answers_stand_in_all_states_and_only_where_the_law_reaches(seen: Snapshot) -> None:
    answers = seen.state.all(Answer).values()
    assert len(answers) >= 38
    assert {answer.state for answer in answers} == {state for state, _ in ANSWER_STATES}
    for system in seen.state.all(System):
        answered = [row for row in checklist(seen, system, everything=True) if row.person]
        assert [row.requirement for row in answered if row.applies is Truth.NO] == []


def test_evidence_lies_in_the_vault(session: Session, seen: Snapshot) -> None:
    kept = seen.state.all(Evidence).values()
    assert len(kept) >= 6
    for evidence in kept:
        content = session.blob(evidence.sha256)
        assert isinstance(content, bytes)
        assert len(content) == evidence.size
    named = Counter(id_ for answer in seen.state.all(Answer).values() for id_ in answer.evidence)
    assert set(named) == set(seen.state.all(Evidence))


def test_no_relation_dangles(seen: Snapshot) -> None:
    names = {id_ for kind in (Party, Component, System) for id_ in seen.state.all(kind)} | {
        "org-nordlicht-versicherung-ag-invented-example"
    }
    for relation in seen.state.all(Relation).values():
        assert {relation.source, relation.target} <= names, relation.id


def test_every_party_inside_is_marked_as_invented_by_the_organizations_name(seen: Snapshot) -> None:
    from govdesk.domain.state import organization

    found = organization(seen.state)
    assert found is not None
    assert "invented" in found.name


@pytest.mark.parametrize(
    ("on", "names"),
    [
        (date(2025, 9, 30), ["Aylin Kaya"]),
        (date(2026, 3, 14), []),
        (date(2026, 11, 20), ["Nils Hoffmann"]),
    ],
)
def test_who_answered_for_the_screening_changes_with_the_day(session: Session, on: date, names: list[str]) -> None:
    past = snapshot(session, on)
    assert [holder.name for holder in who(past.state, "sys-cv-screening", on).accountable] == names


def test_a_past_day_shows_what_was_known_then(session: Session) -> None:
    past = snapshot(session, date(2025, 7, 1))
    assert set(past.state.all(System)) == {"sys-claims-chatbot", "sys-meeting-notes"}
    felix = past.state.get(Party, "party-felix-brandt")
    assert felix is not None
    assert felix.left is None


def test_made_twice_it_has_the_same_seal_and_verifies(tmp_path: Path, session: Session) -> None:
    path = tmp_path / "again.govdesk"
    assert make_example(path) == ()
    again = open_example(path)
    assert isinstance(again, Session)
    assert again.seal == session.seal
    again.close()
    found = verify(path)
    assert isinstance(found, Verification)
    assert found.in_order


def test_a_file_that_is_there_is_never_written_over(tmp_path: Path) -> None:
    path = tmp_path / "mine.govdesk"
    path.write_text("mine")
    assert make_example(path) != ()
    assert path.read_text() == "mine"
