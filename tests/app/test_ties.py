"""Deputies, fallbacks and contracts as commands: each one change that can be undone, or a problem beside its field."""

from datetime import date

import pytest

from govdesk.app.commands.ties import relate
from govdesk.app.queries.mends import mends
from govdesk.domain.change import Change
from govdesk.domain.records import Component, Organization, Party, Record, Relation, System
from govdesk.domain.responsibility.findings import responsibility_findings
from govdesk.domain.state import MemoryState

ON = date(2026, 3, 14)
DAY = "2026-01-01"
RECORDS: tuple[Record, ...] = (
    Organization("org", "House"),
    Party("ada", "Ada", "person", inside=True),
    Party("ben", "Ben", "person", inside=True),
    Party("firm", "Firm", "organization", inside=False),
    Party("desk", "Desk", "team", inside=True),
    Component("model", "Model", "model", archived=date(2026, 1, 1)),
    Component("spare", "Spare", "model"),
    *(System(f"s{n}", f"System {n}", status="live", critical=True) for n in range(7)),
    *(Relation(f"a{n}", "accountable", "ada", f"s{n}", state="accepted") for n in range(7)),
    *(Relation(f"w{n}", "responsible", "desk", f"s{n}", state="accepted") for n in range(7)),
    *(Relation(f"u{n}", "uses", f"s{n}", "model") for n in range(7)),
    Relation("over", "oversees", "ben", "s0", state="accepted"),
    Relation("out", "delegates_to", "ada", "firm"),
    Relation("self", "derived_from", "model", "model"),
)
RULES = ("G-05", "G-06", "G-10", "G-11", "G-12", "G-14", "G-15", "G-18", "G-19", "G-20", "G-21")


def ids(records: tuple[Record, ...] | list[Record]) -> set[str]:
    return {one.id for one in responsibility_findings(MemoryState(records), ON)}


def after(change: object) -> list[Record]:
    assert isinstance(change, Change), change
    return [*RECORDS, *(edit.after for edit in change.edits if edit.after is not None)]


@pytest.mark.parametrize("rule", RULES)
def test_every_weak_point_is_found_and_offers_what_mends_it(rule: str) -> None:
    state = MemoryState(RECORDS)
    found = [one for one in responsibility_findings(state, ON) if one.id == rule]
    assert found
    for one in found:
        assert mends(one, state), one


def test_a_deputy_mends_what_rests_on_one_person() -> None:
    state = MemoryState(RECORDS)
    one = next(one for one in responsibility_findings(state, ON) if one.id == "G-05")
    assert mends(one, state)[0].place == ("relate", "deputy_of///ada")
    made = after(relate(state, "ada", "deputy_of", {"party": "ben", "since": DAY}))
    assert ids(RECORDS) - ids(made) == {"G-05", "G-18"}


def test_a_fallback_mends_an_asset_alone() -> None:
    made = relate(MemoryState(RECORDS), "model", "fallback_for", {"party": "spare", "since": DAY, "document": "Plan 4"})
    assert ids(RECORDS) - ids(after(made)) == {"G-06"}
    assert isinstance(made, Change)
    assert made.verb == "Record: Spare is the fallback for Model"


def test_a_contract_mends_a_delegation_outside() -> None:
    made = relate(MemoryState(RECORDS), "firm", "contract_with", {"party": "org", "since": DAY})
    assert ids(RECORDS) - ids(after(made)) == {"G-15"}
    late = relate(MemoryState(RECORDS), "firm", "contract_with", {"party": "org", "since": "2026-03-15"})
    assert "G-15" in ids(after(late))


def test_a_deputy_who_is_new_is_registered_in_the_same_change() -> None:
    new = {"name": "Cleo", "kind": "person", "title": "Deputy head"}
    made = relate(MemoryState(RECORDS), "ada", "deputy_of", {"since": DAY}, new)
    assert isinstance(made, Change)
    assert [edit.kind for edit in made.edits] == ["party", "relation"]
    assert "G-05" not in ids(after(made))


@pytest.mark.parametrize(
    ("target", "kind", "given", "place"),
    [
        ("ada", "deputy_of", {"since": DAY}, "party"),
        ("ada", "deputy_of", {"party": "ben"}, "since"),
        ("ada", "deputy_of", {"party": "ada", "since": DAY}, "party"),
        ("ada", "deputy_of", {"party": "nobody", "since": DAY}, "party"),
        ("ada", "deputy_of", {"party": "model", "since": DAY}, "party"),
        ("model", "fallback_for", {"party": "ben", "since": DAY}, "party"),
        ("firm", "contract_with", {"party": "org", "since": "yesterday"}, "since"),
        ("firm", "contract_with", {"party": "org", "since": DAY, "until": "2025-01-01"}, "until"),
        ("ada", "uses", {"party": "ben", "since": DAY}, "kind"),
    ],
)
def test_what_cannot_be_is_a_problem_beside_its_field(
    target: str, kind: str, given: dict[str, str], place: str
) -> None:
    problems = relate(MemoryState(RECORDS), target, kind, given)
    assert isinstance(problems, tuple)
    assert place in {problem.where for problem in problems}
