"""Roles that somebody seated elsewhere must fill: due, filled, abroad, with the country not known."""

from dataclasses import replace
from datetime import date

import pytest

from govdesk.domain.findings import Finding, Severity
from govdesk.domain.law.appointed import appointed_findings
from govdesk.domain.law.assessment import assess
from govdesk.domain.law.known import FactSet, Known
from govdesk.domain.law.packs import Pack
from govdesk.domain.law.read_pack import parse_pack
from govdesk.domain.records import Organization, Party, Relation, System, Value
from govdesk.domain.responsibility.links import links
from govdesk.domain.state import MemoryState

DAY = date(2026, 6, 1)
AGENT = Party("agent", "Agent", "organization", inside=False, country="AT")
MAKER = Party("maker", "Maker", "organization", inside=False, country="US")
HELD = Relation("mandate", "represents", "agent", "sys")
APPOINTS = {"role": "authorised_representative", "of": "provider", "seat": "seat", "answer": "home"}


def pack(appoints: object = APPOINTS, since: str = "2026-01-01") -> object:
    """Write a pack that asks whoever sells from abroad for somebody at home."""
    seat = {
        "id": "seat",
        "type": "enum",
        "ask": "Where?",
        "cite": "§ 1",
        "values": [{"home": "At home"}, {"abroad": "Abroad"}],
        "derive": {"from": "organization.country", "map": {"AT": "home"}, "otherwise": "abroad"},
    }
    duty = {"id": "name", "title": "Name somebody", "text": "Name one.", "cite": "§ 2", "who": "provider"}
    duty |= {"when": {"fact": "seat", "is": "abroad"}, "since": date.fromisoformat(since), "appoints": appoints}
    outcome = {"id": "o", "title": "O", "kind": "each", "options": [{"value": "x", "label": "X", "cite": "§ 1"}]}
    return parse_pack(
        {
            "id": "x/law",
            "version": "1",
            "title": "Law",
            "headline": "o",
            "questions": [seat],
            "outcomes": [outcome],
            "requirements": [duty],
        }
    )


def found(seat: Value, *records: Party | Relation, since: str = "2026-01-01") -> list[tuple[str, Severity]]:
    return [(one.id, one.severity) for one in all_found(seat, *records, since=since)]


def all_found(seat: Value, *records: Party | Relation, since: str = "2026-01-01") -> tuple[Finding, ...]:
    read = pack(since=since)
    assert isinstance(read, Pack), read
    facts = {"seat": Known(seat)} if seat else {}
    assessed = assess(read, "sys", FactSet(facts), (), DAY)
    state = MemoryState([Organization("org", "House"), System("sys", "Bot"), *records])
    return appointed_findings(links(state, DAY), "sys", (assessed,))


def test_nobody_fills_the_role() -> None:
    (one,) = all_found("abroad")
    assert (one.id, one.severity, one.subject) == ("R-04", Severity.HIGH, "sys")
    assert "Name somebody (§ 2)" in one.says
    assert found("abroad", since="2027-01-01") == [("R-04", Severity.MEDIUM)]
    assert found("home") == []


def test_somebody_at_home_fills_it_somebody_abroad_does_not() -> None:
    assert found("abroad", AGENT, HELD) == []
    assert found("abroad", replace(AGENT, country="US"), HELD) == [("R-04", Severity.HIGH)]
    assert found("abroad", replace(AGENT, country=""), HELD) == [("R-04", Severity.LOW)]


@pytest.mark.parametrize(
    "records",
    [
        (AGENT, replace(HELD, until=date(2026, 5, 31))),
        (AGENT, replace(HELD, since=date(2026, 6, 2))),
        (replace(AGENT, left=date(2026, 5, 31)), HELD),
    ],
)
def test_only_the_day_counts(records: tuple[Party | Relation, ...]) -> None:
    assert found("abroad", *records) == [("R-04", Severity.HIGH)]


def test_a_recorded_provider_abroad_without_anybody_at_home_is_told() -> None:
    sold = Relation("sold", "provides", "maker", "sys")
    assert found("home", MAKER, sold) == [("R-05", Severity.LOW)]
    assert found("", MAKER, sold) == [("R-05", Severity.LOW)]
    assert found("home", MAKER, sold, AGENT, HELD) == []
    assert found("home", replace(MAKER, country="AT"), sold) == []
    assert found("home", replace(MAKER, country=""), sold) == []
    assert found("home", replace(MAKER, inside=True), sold) == []
    assert found("abroad", MAKER, sold) == [("R-04", Severity.HIGH)]


@pytest.mark.parametrize(
    ("change", "place"),
    [({"role": "king"}, "role"), ({"of": ""}, "of"), ({"seat": "nowhere"}, "seat"), ({"extra": "x"}, "appoints")],
)
def test_a_pack_that_appoints_wrongly_is_refused_at_its_place(change: dict[str, str], place: str) -> None:
    problems = pack({**APPOINTS, **change})
    assert isinstance(problems, tuple)
    assert any(place in str(problem) for problem in problems)
