"""The three models of accountability: what is missing is never covered, and nobody outside ever answers."""

from dataclasses import replace
from datetime import date

import pytest
from reports import reports_sample as sample

from govdesk.app.queries.models import Model, Point, Three, three_models
from govdesk.app.snapshot import Snapshot
from govdesk.domain.records import Component, Party, Record, Relation, System
from govdesk.domain.responsibility.links import acceptance
from govdesk.domain.state import MemoryState

ON = date(2026, 11, 24)
DAY = date(2026, 1, 1)
WORLD = (
    System("sys", "Chatbot", status="live"),
    Component("base", "Base", "model", licence="mit"),
    Party("maker", "Maker", "community", inside=False, contact="https://maker.example"),
    Party("ada", "Ada", "person", "Head of Claims", inside=True),
    Relation("r-uses", "uses", "sys", "base", since=DAY),
)
MADE = Relation("r-made", "maintains", "maker", "base", since=DAY, document="GOVERNANCE.md")
HELD = Relation("r-held", "accountable", "ada", "sys", since=DAY, state="accepted", accepted_by="ada", accepted_on=DAY)


def three(*records: Record) -> Three:
    return three_models(Snapshot(MemoryState((*WORLD, *records)), (), ON, ON), "sys")


def model(found: Three, id_: str) -> Model:
    return next(one for one in found.models if one.id == id_)


def point(found: Three, id_: str, title: str) -> Point:
    return next(one for one in model(found, id_).points if one.title == title)


def test_a_part_of_unknown_making_or_licence_is_not_known_even_where_somebody_answers() -> None:
    assert point(three(HELD), "developer", "Base").standing == "unknown"
    bare = replace(WORLD[1], licence="")
    assert point(three(HELD, MADE, bare), "developer", "Base").standing == "unknown"
    assert point(three(HELD, MADE), "developer", "Base").standing == "covered"


@pytest.mark.parametrize(
    "held",
    [
        (),
        (replace(HELD, state="proposed", accepted_on=None),),
        (replace(HELD, source="maker", accepted_by="maker"),),
        (replace(HELD, until=date(2026, 11, 23)),),
        (HELD, replace(WORLD[3], left=date(2026, 10, 1))),
    ],
)
def test_what_makers_disclaim_is_open_until_somebody_inside_has_accepted(held: tuple[Record, ...]) -> None:
    found = point(three(MADE, *held), "developer", "Base")
    assert found.standing == "open"
    assert found.cover
    assert "Its makers disclaim warranty and liability" in " ".join(found.says)


def test_a_licence_that_the_register_does_not_know_is_said_not_guessed() -> None:
    says = point(three(MADE, HELD, replace(WORLD[1], licence="strange-1.0")), "developer", "Base").says
    assert any("strange-1.0: not in the licence register" in one for one in says)


def test_a_community_maintains_and_hears_and_is_never_the_accountable_party() -> None:
    found = three(MADE, HELD)
    assert point(found, "community", "Who maintains it").standing == "covered"
    assert "Base: Maker (GOVERNANCE.md)." in point(found, "community", "Who maintains it").says
    assert point(found, "community", "Who hears of weaknesses").standing == "covered"
    assert point(found, "community", "Who reviews it").standing == "unknown"
    assert point(found, "community", "Who can stop it").standing == "open"
    assert point(found, "community", "Not the accountable party").standing == "covered"
    given = three(MADE, replace(HELD, source="maker", accepted_by="maker"))
    assert point(given, "community", "Not the accountable party").standing == "open"


def test_review_rules_say_who_reviews_and_who_can_stop_a_change() -> None:
    day = date(2026, 5, 3)
    ruled = replace(
        WORLD[1], reviewers=2, merged_by="Two of the core team", review_source="CONTRIBUTING.md", review_on=day
    )
    found = three(MADE, ruled)
    review, stop = (point(found, "community", title) for title in ("Who reviews it", "Who can stop a change upstream"))
    assert (review.standing, stop.standing) == ("covered", "covered")
    assert review.says == ("Base: 2 reviewers before a merge (CONTRIBUTING.md, 3 May 2026).",)
    assert stop.says == ("Base: Two of the core team (CONTRIBUTING.md, 3 May 2026).",)
    free = three(MADE, replace(WORLD[1], reviewers=0))
    assert point(free, "community", "Who reviews it").standing == "open"
    assert "no review before a merge" in point(free, "community", "Who reviews it").says[0]
    unknown = point(three(MADE), "community", "Who can stop a change upstream")
    assert (unknown.standing, unknown.says) == ("unknown", ("Not recorded for Base.",))
    told = three(
        replace(WORLD[2], contact=""), MADE, replace(WORLD[1], security_contact="SECURITY.md in its repository")
    )
    assert point(told, "community", "Who hears of weaknesses").says == ("Base: SECURITY.md in its repository.",)


def test_a_forum_outside_that_oversees_the_system_can_stop_it() -> None:
    council = Party("council", "Patients' council", "organization", inside=False)
    says = Relation("r-o", "oversees", "council", "sys", since=DAY, document="Agreement 3")
    assert point(three(council, says), "community", "Who can stop it").standing == "covered"


def _hire(*more: Record, fines: bool = True) -> Three:
    tier = {"id": "t-1", "title": "Duties", "cite": "Point 20", "requirements": ["hp-1"], "amount": 1000}
    pack = sample.pack(**({"penalties": {"tiers": [tier]}} if fines else {}))
    return three_models(replace(sample.snapshot(*more), packs=(pack,)), "sys-hire")


def test_a_duty_with_its_sanction_is_borne_only_by_somebody_inside_who_accepted() -> None:
    found = model(_hire(), "regulatory")
    assert found.standing == "open"
    says = [text for one in found.points for text in one.says]
    assert any("EUR 1,000 for one breach (Point 20)" in one for one in says)
    assert any(one.startswith("Nobody inside has accepted to answer for") for one in says)
    took = replace(sample.snapshot().state.get(Relation, "rel-3"), state="accepted")  # type: ignore[type-var]
    assert acceptance(took, ON) == "accepted"  # type: ignore[arg-type]
    assert model(_hire(took), "regulatory").number("open") == 0  # type: ignore[arg-type]


def test_without_a_law_that_names_fines_the_regulatory_model_is_not_known() -> None:
    found = model(_hire(fines=False), "regulatory")
    assert (found.points, found.standing, found.summary) == ((), "unknown", "Nothing is recorded.")


def test_a_pack_that_cannot_be_read_leaves_the_law_not_known() -> None:
    seen = replace(sample.snapshot(), packs=(), unread=(("eu/x", "Its text is spoilt."),))
    assert model(three_models(seen, "sys-hire"), "regulatory").standing == "unknown"


def test_a_system_of_nothing_is_covered_by_nothing() -> None:
    seen = Snapshot(MemoryState((System("s", "S"),)), (), ON, ON)
    assert model(three_models(seen, "s"), "developer").standing == "unknown"


def test_a_part_under_the_organizations_own_licence_is_no_stranger() -> None:
    own = point(three(HELD, replace(WORLD[1], licence="internal")), "developer", "Base")
    assert "Licence internal: this organization's own." in own.says
    assert own.standing == "unknown"
