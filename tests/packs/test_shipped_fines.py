"""Every duty of the AI Act stands under one ceiling, in the version in force and in the one before; roles have words."""

from __future__ import annotations

import pytest

from govdesk import resources
from govdesk.domain import words
from govdesk.domain.law.packs import Pack
from govdesk.domain.law.read_pack import parse_pack
from govdesk.store.packs import read_yaml_file


def pack(*place: str) -> Pack:
    """Read a shipped pack by its folder."""
    read = read_yaml_file(resources.path("packs", *place) / "pack.yaml")
    assert not isinstance(read, tuple), read
    made = parse_pack(read.value, read.places)
    assert isinstance(made, Pack), made
    return made


@pytest.mark.parametrize("place", [("eu", "ai-act"), ("eu", "ai-act", "2024")])
def test_every_duty_of_the_act_stands_under_a_ceiling(place: tuple[str, ...]) -> None:
    found = pack(*place)
    assert found.penalties is not None
    placed = [id_ for tier in found.penalties.tiers for id_ in tier.requirements]
    assert sorted(placed) == sorted(found.duties)
    assert {option.role for one in found.outcomes for option in one.options} - {""} == set(dict(words.ROLES))


def test_only_what_the_amendments_brought_differs() -> None:
    before, after = pack("eu", "ai-act", "2024").penalties, pack("eu", "ai-act").penalties
    assert before is not None
    assert after is not None
    eased = [{size for relief in tier.relief for size in relief.sizes} for law in (before, after) for tier in law.tiers]
    assert "smc" not in set().union(*eased[: len(before.tiers)])
    caps = [[(tier.id, tier.amount, tier.percent) for tier in law.tiers] for law in (before, after)]
    assert caps[0] == caps[1]


def test_data_protection_leaves_out_only_what_is_no_fine() -> None:
    found = pack("eu", "gdpr")
    assert found.penalties is not None
    placed = {id_ for tier in found.penalties.tiers for id_ in tier.requirements}
    assert set(found.duties) - placed == {
        "gdpr-10-criminal",
        "gdpr-edpb-anonymous",
        "gdpr-82-damages",
        "gdpr-83-fines",
    }
