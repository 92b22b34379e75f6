"""Saving and removing records of the register."""

from datetime import date

import pytest

from govdesk.app.commands import duties, register
from govdesk.app.commands.checks import UNCHANGED
from govdesk.domain.change import Change
from govdesk.domain.records import Component, Fact, Organization, Party, Relation, System
from govdesk.domain.state import MemoryState

ANNA = Party("party-anna", "Anna Berg", "person")
BOT = System("sys-bot", "Claims chatbot")
MODEL = Component("comp-m", "Mistral 7B", "model")
OWNS = Relation("rel-1", "accountable", "party-anna", "sys-bot", since=date(2025, 1, 1), state="proposed")


def state(*more: object) -> MemoryState:
    """Build a small workspace."""
    return MemoryState([ANNA, BOT, MODEL, *more])  # type: ignore[list-item]  # tests hand in records only


def test_a_new_record_gets_a_readable_id_and_a_plain_verb() -> None:
    change = register.save(state(), "system", {"name": "Letter sorter", "status": "planned"})
    assert isinstance(change, Change)
    assert change.verb == "Register system Letter sorter"
    (edit,) = change.edits
    assert (edit.id, edit.before) == ("sys-letter-sorter", None)


def test_an_id_is_never_given_twice() -> None:
    change = register.save(state(System("sys-bot-2", "x")), "system", {"name": "Bot"})
    assert isinstance(change, Change)
    assert change.edits[0].id == "sys-bot-3"


def test_changing_keeps_the_fields_that_are_not_given() -> None:
    change = register.save(state(), "party", {"title": "Head of Claims"}, "party-anna")
    assert isinstance(change, Change)
    assert change.edits[0].after == Party("party-anna", "Anna Berg", "person", "Head of Claims")
    assert change.verb == "Change party Anna Berg"


def test_saving_what_is_there_already_changes_nothing() -> None:
    change = register.save(state(), "party", {"name": "Anna Berg"}, "party-anna")
    assert change == (UNCHANGED,)


def test_a_dangling_end_is_a_problem_beside_its_field() -> None:
    change = register.save(state(), "relation", {"kind": "uses", "source": "sys-bot", "target": "comp-nowhere"})
    assert isinstance(change, tuple)
    assert [problem.where for problem in change] == ["target"]


def test_a_period_that_ends_before_it_begins_is_a_problem() -> None:
    values = {"kind": "uses", "source": "sys-bot", "target": "comp-m", "since": "2025-02-01", "until": "2025-01-01"}
    change = register.save(state(), "relation", values)
    assert isinstance(change, tuple)
    assert [problem.where for problem in change] == ["until"]


def test_the_same_accountable_twice_is_a_problem_but_another_person_is_not() -> None:
    duty = {"party": "party-anna", "kind": "accountable", "since": "2025-01-01"}
    same = duties.propose(state(OWNS), "sys-bot", duty)
    assert isinstance(same, tuple)
    assert "rel-1" in same[0].says
    other = duties.propose(state(OWNS, Party("party-b", "B", "person")), "sys-bot", {**duty, "party": "party-b"})
    assert isinstance(other, Change)


def test_a_second_organization_is_refused() -> None:
    change = register.save(state(Organization("org-a", "A")), "organization", {"name": "B"})
    assert isinstance(change, tuple)


def test_nothing_goes_while_something_hangs_on_it() -> None:
    told = register.remove(state(OWNS, Fact("f", "sys-bot", "k", True, "person", "Anna")), "system", "sys-bot")
    assert isinstance(told, tuple)
    assert "Anna Berg accountable for Claims chatbot" in told[0].says
    assert "1 fact (k)" in told[0].says
    assert "retired" in told[0].mend
    free = register.remove(state(), "system", "sys-bot")
    assert isinstance(free, Change)
    assert free.edits[0].after is None


def test_a_duty_is_proposed_then_accepted_then_handed_over() -> None:
    now = state()
    given = duties.propose(now, "sys-bot", {"party": "party-anna", "kind": "responsible", "since": "2025-01-01"})
    assert isinstance(given, Change)
    now.apply(given.edits)
    id_ = given.edits[0].id
    accepted = duties.accept(now, id_, "party-anna", date(2025, 1, 5))
    assert isinstance(accepted, Change)
    now.apply(accepted.edits)
    assert isinstance(duties.accept(now, id_, "party-anna", date(2025, 1, 6)), tuple)
    now.apply([])
    both = state(*now.all(Relation).values(), Party("party-b", "B", "person"))
    over = duties.hand_over(both, id_, {"party": "party-b", "since": "2025-06-01"})
    assert isinstance(over, Change)
    ended, begun = (edit.after for edit in over.edits)
    assert isinstance(ended, Relation)
    assert isinstance(begun, Relation)
    assert (ended.until, begun.since, begun.state) == (date(2025, 5, 31), date(2025, 6, 1), "proposed")


def test_a_duty_cannot_end_before_it_began() -> None:
    told = duties.end(state(OWNS), "rel-1", date(2024, 1, 1))
    assert isinstance(told, tuple)


def test_what_ended_stays_ended() -> None:
    over = Relation("rel-1", "accountable", "party-anna", "sys-bot", since=date(2025, 1, 1), until=date(2025, 3, 1))
    assert duties.end(state(over), "rel-1", date(2025, 3, 1)) == (UNCHANGED,)
    assert isinstance(duties.end(state(over), "rel-1", date(2025, 4, 1)), tuple)
    both = state(over, Party("party-b", "B", "person"))
    change = duties.hand_over(both, "rel-1", {"party": "party-b", "since": "2025-06-01"})
    assert isinstance(change, Change)
    assert [edit.before for edit in change.edits] == [None]


def test_a_duty_of_somebody_who_left_ends_on_the_last_day_and_goes_to_somebody_new_in_one_change() -> None:
    gone = state(OWNS, Party("party-anna", "Anna Berg", "person", left=date(2025, 3, 31)))
    values = {"party": "Bo Lund", "since": "2025-06-01", "document": "Minutes 4"}
    change = duties.hand_over(gone, "rel-1", values, {"name": "Bo Lund", "kind": "person"})
    assert isinstance(change, Change)
    assert change.verb == "Hand over duty from Anna Berg: Bo Lund accountable for Claims chatbot"
    ended, party, begun = (edit.after for edit in change.edits)
    assert isinstance(ended, Relation)
    assert isinstance(begun, Relation)
    assert ended.until == date(2025, 3, 31)
    assert isinstance(party, Party)
    assert (begun.source, begun.since, begun.state) == (party.id, date(2025, 6, 1), "proposed")


def test_a_duty_is_not_handed_over_before_it_began() -> None:
    both = state(OWNS, Party("party-b", "B", "person"))
    told = duties.hand_over(both, "rel-1", {"party": "party-b", "since": "2024-06-01"})
    assert isinstance(told, tuple)
    assert [one.where for one in told] == ["since"]


@pytest.mark.parametrize(
    ("values", "wrong"),
    [
        ({}, ["party", "since"]),
        ({"party": "party-b", "since": "2025-13-01"}, ["since"]),
        ({"party": "party-b", "since": "2025-06-01", "until": "2025-05-01"}, ["until"]),
        ({"party": "party-nobody", "since": "2025-06-01"}, ["party"]),
    ],
)
def test_what_is_wrong_with_a_proposal_stands_beside_its_field(values: dict[str, str], wrong: list[str]) -> None:
    told = duties.propose(state(Party("party-b", "B", "person")), "sys-bot", {"kind": "responsible", **values})
    assert isinstance(told, tuple)
    assert [one.where for one in told] == wrong
