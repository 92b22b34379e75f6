"""Roles in law: recorded, concluded, contradicted, with somebody else, on the day asked about."""

from datetime import date

import pytest

from govdesk.domain.law.assessment import Assessment, assess
from govdesk.domain.law.known import FactSet, Known
from govdesk.domain.law.packs import Pack
from govdesk.domain.law.read_pack import parse_pack
from govdesk.domain.law.roles import role_findings, standings
from govdesk.domain.records import Organization, Party, Record, Relation, System, Value
from govdesk.domain.responsibility.links import links
from govdesk.domain.state import MemoryState

DAY = date(2026, 6, 1)
HOUSE = (
    Organization("org", "House"),
    System("sys", "Bot"),
    Party("maker", "Maker", "organization", inside=False),
    Party("team", "Team", "team"),
)


def assessed(sells: Value) -> Assessment:
    """Assess a system whose seller is its provider."""
    facts = {"sells": Known(sells)} if sells is not None else {}
    return assess(pack(), "sys", FactSet(facts), (), DAY)


def pack(role: str = "provider") -> Pack:
    """Write a pack that makes whoever sells the provider."""
    sells = {"fact": "sells", "is": True}
    options = [{"value": "seller", "label": "Seller", "cite": "§ 1", "when": sells, "role": role}]
    duty = {"id": "mark", "title": "Mark", "text": "Mark it.", "cite": "§ 2", "who": "provider", "when": sells}
    read = parse_pack(
        {
            "id": "x/law",
            "version": "1",
            "title": "Law",
            "headline": "roles",
            "questions": [{"id": "sells", "type": "tri", "ask": "Sells?", "cite": "§ 1"}],
            "outcomes": [{"id": "roles", "title": "Roles", "kind": "each", "options": options}],
            "requirements": [duty],
        }
    )
    assert isinstance(read, Pack), read
    return read


def found(sells: Value, *relations: Relation, on: date = DAY) -> list[str]:
    """Give the ids of the findings."""
    records: tuple[Record, ...] = (*HOUSE, *relations)
    state = MemoryState(records)
    ties = links(state, on)
    return [one.id for one in role_findings(ties, "sys", standings(ties, "sys", (assessed(sells),)))]


def provides(source: str, since: date | None = None, until: date | None = None) -> Relation:
    """Record a provider."""
    return Relation(f"r-{source}", "provides", source, "sys", since=since, until=until, article="§ 1")


@pytest.mark.parametrize(
    ("sells", "sources", "wanted"),
    [
        (True, [], ["R-01"]),
        (True, ["org"], []),
        (True, ["team"], []),
        (True, ["maker"], ["R-03"]),
        (True, ["org", "maker"], []),
        (False, [], []),
        (False, ["org"], ["R-02"]),
        (False, ["maker"], []),
        (None, ["org"], []),
        (None, [], []),
    ],
)
def test_what_is_recorded_beside_what_the_rules_say(sells: Value, sources: list[str], wanted: list[str]) -> None:
    assert found(sells, *(provides(one) for one in sources)) == wanted


def test_a_role_counts_only_in_its_period() -> None:
    over = provides("org", date(2026, 1, 1), date(2026, 5, 31))
    assert found(True, over) == ["R-01"]
    assert found(True, over, on=date(2026, 5, 31)) == []


def test_a_system_that_deploys_a_component_has_no_role() -> None:
    state = MemoryState((*HOUSE, Relation("r", "deploys", "sys", "sys")))
    ties = links(state, DAY)
    assert not standings(ties, "sys", ())


def test_a_role_that_is_no_word_is_refused() -> None:
    with pytest.raises(AssertionError, match="“boss” is not possible"):
        pack("boss")
