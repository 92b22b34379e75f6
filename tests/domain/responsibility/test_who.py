from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from govdesk.domain.records import Component, Organization, Party, Record, Relation, System
from govdesk.domain.responsibility.who import Who, who
from govdesk.domain.scopes import Asked
from govdesk.domain.state import MemoryState

ON = date(2026, 3, 14)
ORG = Organization("org", "Nordlicht AG")
ADA = Party("ada", "Ada Brandt", "person", "Head of Claims", inside=True)
BEN = Party("ben", "Ben Okafor", "person", "Model owner", inside=True)
CLA = Party("cla", "Clara Lindqvist", "person", "Chief Risk Officer", inside=True)
TEAM = Party("team", "Claims", "team", inside=True)
MAKER = Party("maker", "Model maker", "organization", inside=False)
CHAT = System("sys", "Claims chatbot", status="live", started=date(2026, 1, 1))
MODEL = Component("model", "Fine-tune", "model")
BASE = Component("base", "Base model", "model")
ACCOUNTABLE = Relation(
    "r1",
    "accountable",
    "ada",
    "sys",
    since=date(2026, 1, 1),
    state="accepted",
    accepted_by="ada",
    accepted_on=date(2026, 1, 3),
    document="Board minute 2025-07",
)
RESPONSIBLE = Relation(
    "r2", "responsible", "ben", "sys", since=date(2026, 1, 1), state="accepted", document="Job description"
)
WORLD = (ORG, ADA, BEN, CLA, TEAM, MAKER, CHAT, MODEL, BASE)


def ask(
    *relations: Relation, subject: str = "sys", requirement: str = "", world: Sequence[Record] = WORLD, on: date = ON
) -> Who:
    return who(MemoryState([*world, *relations]), subject, on, Asked(requirement))


def test_the_sentence_names_day_name_title_document_and_acceptance() -> None:
    answer = ask(ACCOUNTABLE, RESPONSIBLE)
    assert answer.sentence == (
        "On 14 March 2026 Ada Brandt, Head of Claims, was accountable for Claims chatbot under Board minute 2025-07; "
        "accepted on 3 January 2026."
    )
    assert answer.gaps == ()
    assert [holder.party for holder in answer.accountable] == ["ada"]
    assert [holder.party for holder in answer.responsible] == ["ben"]


def test_every_step_carries_its_relation_source_dates_and_acceptance() -> None:
    member = Relation("r3", "member_of", "ada", "team", since=date(2025, 1, 1), document="Organization chart")
    answer = ask(ACCOUNTABLE, RESPONSIBLE, member)
    first, second, home = answer.path
    assert (first.relation, first.document, first.since) == ("r1", "Board minute 2025-07", date(2026, 1, 1))
    assert (first.acceptance, first.accepted_by, first.accepted_on) == ("accepted", "Ada Brandt", date(2026, 1, 3))
    assert first.says == "Ada Brandt is accountable for Claims chatbot"
    assert (second.relation, second.says, second.acceptance) == ("r3", "Ada Brandt is a member of Claims", "")
    assert (home.relation, home.says) == ("", "Claims is part of Nordlicht AG")


def test_nobody_is_said_plainly() -> None:
    answer = ask()
    assert answer.accountable == answer.responsible == answer.path == ()
    assert answer.sentence == (
        "On 14 March 2026 nobody was accountable for Claims chatbot. Nobody was responsible for the work either."
    )
    assert answer.gaps == (
        "Nobody is accountable for Claims chatbot on 14 March 2026.",
        "Nobody is responsible for the work on Claims chatbot on 14 March 2026.",
    )


def test_before_and_after_the_duty_nobody_answers_and_on_its_first_and_last_day_somebody_does() -> None:
    duty = replace(ACCOUNTABLE, until=date(2026, 3, 31))
    for day, held in ((date(2025, 12, 31), 0), (date(2026, 1, 1), 1), (date(2026, 3, 31), 1), (date(2026, 4, 1), 0)):
        assert len(ask(duty, on=day).accountable) == held


def test_a_proposed_duty_is_said_to_be_proposed() -> None:
    answer = ask(replace(ACCOUNTABLE, state="proposed", accepted_on=None), RESPONSIBLE)
    assert answer.sentence.endswith(
        "was named as accountable for Claims chatbot under Board minute 2025-07; proposed, not accepted."
    )
    assert answer.gaps == ("Ada Brandt as accountable for Claims chatbot: proposed, not accepted.",)


def test_a_duty_is_proposed_until_the_day_of_its_acceptance() -> None:
    assert ask(ACCOUNTABLE, on=date(2026, 1, 2)).accountable[0].acceptance == "proposed"
    assert ask(ACCOUNTABLE, on=date(2026, 1, 3)).accountable[0].acceptance == "accepted"


def test_a_duty_on_the_requirement_goes_before_the_one_on_the_whole() -> None:
    scoped = Relation("r4", "accountable", "cla", "sys", scope="q1", state="accepted", since=date(2026, 1, 1))
    assert [h.party for h in ask(ACCOUNTABLE, scoped, requirement="q1").accountable] == ["cla"]
    other = ask(ACCOUNTABLE, scoped, requirement="q2")
    assert [h.party for h in other.accountable] == ["ada"]
    assert "for requirement q2 of Claims chatbot, as part of the whole, under" in other.sentence
    assert [h.party for h in ask(ACCOUNTABLE, scoped).accountable] == ["ada"]


def test_without_a_duty_on_the_whole_the_single_requirements_are_named() -> None:
    scoped = Relation("r4", "accountable", "cla", "sys", scope="q1")
    assert "Accountability is given only for requirement q1." in ask(scoped).gaps


def test_a_holder_who_left_is_a_gap_and_a_deputy_answers() -> None:
    gone = replace(ADA, left=date(2026, 2, 28))
    world = tuple(gone if record is ADA else record for record in WORLD)
    alone = ask(ACCOUNTABLE, world=world)
    assert alone.accountable == ()
    assert (
        "Ada Brandt, named as accountable for Claims chatbot, left on 28 February 2026, and no deputy stands in."
        in alone.gaps
    )
    deputy = Relation("r5", "deputy_of", "cla", "ada", document="Deputy list", since=date(2026, 1, 1))
    helped = ask(ACCOUNTABLE, RESPONSIBLE, deputy, world=world)
    (holder,) = helped.accountable
    assert (holder.party, holder.by, holder.instead_of) == ("cla", "deputy", "ada")
    assert [step.relation for step in holder.path] == ["r1", "r5"]
    assert "Clara Lindqvist, Chief Risk Officer, deputy of Ada Brandt, was accountable for" in helped.sentence
    assert helped.gaps == ("Ada Brandt, named as accountable for Claims chatbot, left on 28 February 2026.",)


def test_a_delegate_does_the_work_and_the_one_who_delegates_stays_accountable() -> None:
    delegation = Relation("r6", "delegates_to", "ada", "ben", since=date(2026, 1, 1), document="Delegation 4")
    answer = ask(ACCOUNTABLE, delegation)
    assert [h.party for h in answer.accountable] == ["ada"]
    (delegate,) = answer.responsible
    assert (delegate.party, delegate.by, delegate.instead_of, delegate.document) == (
        "ben",
        "delegate",
        "ada",
        "Delegation 4",
    )
    assert [step.relation for step in delegate.path] == ["r1", "r6"]


def test_a_delegation_for_one_requirement_counts_for_that_one_only() -> None:
    delegation = Relation("r6", "delegates_to", "ada", "ben", scope="q1")
    assert ask(ACCOUNTABLE, delegation).responsible == ()
    assert ask(ACCOUNTABLE, delegation, requirement="q2").responsible == ()
    assert [h.party for h in ask(ACCOUNTABLE, delegation, requirement="q1").responsible] == ["ben"]


def test_a_circle_of_delegations_ends() -> None:
    circle = [Relation("r6", "delegates_to", "ada", "ben"), Relation("r7", "delegates_to", "ben", "ada")]
    assert [h.party for h in ask(ACCOUNTABLE, *circle).responsible] == ["ben"]


def test_a_component_is_answered_for_through_the_systems_that_stand_on_it() -> None:
    made = [
        Relation("m1", "uses", "sys", "model"),
        Relation("m2", "derived_from", "model", "base"),
        Relation("m3", "provides", "maker", "base"),
    ]
    answer = ask(ACCOUNTABLE, RESPONSIBLE, *made, subject="base")
    (holder,) = answer.accountable
    assert [step.relation for step in holder.path] == ["m2", "m1", "r1"]
    assert holder.subject == "sys"
    assert "was accountable for Base model through Claims chatbot under" in answer.sentence
    assert answer.gaps[0] == "Nobody has taken on Base model itself; it is answered for through Claims chatbot."
    assert "Model maker, outside this organization, provides it; nobody inside has taken it over." in answer.gaps


def test_who_took_a_component_over_goes_before_the_systems() -> None:
    taken = Relation("r8", "accountable", "cla", "base", state="accepted", since=date(2026, 1, 1))
    made = [Relation("m1", "uses", "sys", "base")]
    assert [h.party for h in ask(ACCOUNTABLE, taken, *made, subject="base").accountable] == ["cla"]


def test_a_retired_system_answers_for_no_component() -> None:
    retired = replace(CHAT, ended=date(2026, 3, 1))
    world = tuple(retired if record is CHAT else record for record in WORLD)
    assert ask(ACCOUNTABLE, Relation("m1", "uses", "sys", "base"), subject="base", world=world).accountable == ()


def test_two_at_once_are_both_named() -> None:
    second = replace(ACCOUNTABLE, id="r9", source="cla", document="")
    answer = ask(ACCOUNTABLE, second, RESPONSIBLE)
    assert answer.sentence == (
        "On 14 March 2026 2 parties were accountable for Claims chatbot: Ada Brandt, Head of Claims under Board minute "
        "2025-07 (accepted on 3 January 2026); Clara Lindqvist, Chief Risk Officer (no document is recorded) (accepted on "
        "3 January 2026 by Ada Brandt)."
    )
    assert answer.gaps[0].startswith("2 parties are accountable for Claims chatbot at the same time")


def test_a_duty_without_dates_holds_and_says_so() -> None:
    answer = ask(replace(ACCOUNTABLE, since=None), RESPONSIBLE)
    assert [h.party for h in answer.accountable] == ["ada"]
    assert answer.gaps == ("Ada Brandt as accountable for Claims chatbot: since when is not known.",)


def test_a_team_is_no_natural_person() -> None:
    gaps = ask(replace(ACCOUNTABLE, source="team"), RESPONSIBLE).gaps
    assert "Claims is not a natural person; no person is named as accountable." in gaps


@pytest.mark.parametrize(
    ("subject", "says"),
    [
        ("nothing", "nothing is not in the register, so nobody can be named."),
        ("ada", "Ada Brandt is a party: ask who answers for a system or a component."),
    ],
)
def test_what_cannot_be_asked_is_said(subject: str, says: str) -> None:
    answer = ask(ACCOUNTABLE, subject=subject)
    assert (answer.sentence, answer.gaps, answer.accountable) == (says, (says,), ())


@pytest.mark.parametrize(("until", "doubtful"), [(date(2026, 2, 1), False), (date(2026, 1, 2), True)])
def test_who_accepted_for_a_team_was_a_member_on_that_day(until: date, *, doubtful: bool) -> None:
    duty = replace(ACCOUNTABLE, source="team", accepted_by="ben")
    member = Relation("r7", "member_of", "ben", "team", since=date(2025, 1, 1), until=until)
    gaps = ask(duty, RESPONSIBLE, member).gaps
    assert any("neither the holder nor a member of it then" in gap for gap in gaps) is doubtful


def test_what_is_only_proposed_is_never_read_as_held() -> None:
    proposed = replace(RESPONSIBLE, state="proposed")
    answer = ask(proposed)
    assert "Responsible for the work: Ben Okafor (proposed, not accepted)." in answer.sentence
    assert answer.path[0].says == "Ben Okafor is responsible for Claims chatbot (proposed, not accepted)"
