"""Figures and marks never look better than they are: what is closed, and what is green."""

from __future__ import annotations

from dataclasses import replace

import pytest
from reports import reports_sample as sample
from reports.reports_reading import HIRE, MARA, POLICY, alone, answered, made, settled, text_of, tiles

from govdesk.app.proof import Proof
from govdesk.app.snapshot import Snapshot
from govdesk.domain.records import Answer
from govdesk.reports.content import Table


@pytest.mark.parametrize("kind", ["dossier", "summary"])
def test_nothing_is_green_while_anything_is_unknown_or_there_is_nothing(kind: str) -> None:
    proof = Proof(99, "Fine.", sound=True)
    for seen in (sample.snapshot(), replace(sample.snapshot(), packs=())):
        seen.proof = proof
        assert not [tile for tile in tiles(seen, kind) if tile.tone == "good"]


def test_nothing_is_green_where_no_system_is_registered() -> None:
    seen = replace(sample.empty(), proof=Proof(99, "Fine.", sound=True))
    assert not [tile for tile in tiles(seen, "summary") if tile.tone == "good"]


@pytest.mark.parametrize("kind", ["dossier", "summary"])
def test_what_is_known_and_shown_is_green(kind: str) -> None:
    seen = replace(alone(*settled()), proof=Proof(99, "Fine.", sound=True))
    shown = [tile.figure for tile in tiles(seen, kind) if tile.tone == "good"]
    assert {"4 of 4", "4/4"} & set(shown)
    assert "0" in shown
    spoilt = replace(seen, proof=Proof(3, "Bad.", sound=False, first_break=4))
    assert not [tile for tile in tiles(spoilt, kind) if tile.tone == "good"]


@pytest.mark.parametrize("kind", ["dossier", "summary"])
def test_the_figure_of_what_is_closed_tells_it_apart(kind: str) -> None:
    bare = replace(answered("hp-5"), evidence=())
    waived = Answer(f"{HIRE}/hp-2", HIRE, "hp-2", POLICY, "not_applicable", "No.", MARA)
    kept = [one for one in sample.snapshot(bare).state.all(Answer).values() if one.id != waived.id]
    seen = sample.snapshot(*kept, waived)
    labels = [tile.label for tile in tiles(seen, kind)]
    assert "closed: 1 met with evidence, 1 met without, 1 declared not applicable" in labels


def test_an_answer_that_closes_without_ground_has_no_tick() -> None:
    def state(seen: Snapshot, requirement: str) -> tuple[str, str]:
        tables = [block for block in made(seen).blocks if isinstance(block, Table)]
        (row,) = [row for table in tables for row in table.rows if row.record == f"{HIRE}/{requirement}"]
        return text_of(row.cells[-1]), row.cells[-1].tone

    assert state(sample.snapshot(), "hp-1") == ("Met", "good")
    broken = replace(sample.snapshot(), broken=frozenset({"2" * 64}))
    assert state(broken, "hp-1") == ("Met\nevidence is broken", "warn")
    bare = replace(answered("hp-5"), evidence=())
    assert state(sample.snapshot(bare), "hp-5") == ("Met\nno evidence file", "warn")
    waived = replace(bare, state="not_applicable")
    assert state(sample.snapshot(waived), "hp-5") == ("Not applicable\nalthough the rules say yes", "warn")
