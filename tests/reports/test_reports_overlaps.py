"""Where one piece of work counts twice, in the dossier."""

from __future__ import annotations

from datetime import date

from reports.reports_reading import text_of

from govdesk.app.snapshot import Snapshot
from govdesk.domain.law.packs import Pack
from govdesk.domain.records import Answer, System
from govdesk.domain.state import MemoryState
from govdesk.reports.content import Block, Table, Text
from govdesk.reports.dossier.overlaps import twice
from govdesk.store.packs import load_pack

DAY = date(2026, 11, 24)
SYSTEM = System("s", "Sys")


def blocks(*ids: str, confirm: bool = False) -> list[Block]:
    read = [load_pack(id_) for id_ in ids]
    packs = tuple(pack for pack in read if isinstance(pack, Pack))
    answer = Answer("s/acc-05", "s", "acc-05", "govdesk/practices", "met", "Done.", "Ada", DAY, (), confirm or None)
    return list(twice(Snapshot(MemoryState([SYSTEM, answer]), packs, DAY, DAY), SYSTEM))


def row_of(found: list[Block], practice: str) -> str:
    table = next(block for block in found if isinstance(block, Table))
    rows = ["\n".join(map(text_of, row.cells)) for row in table.rows]
    return next(text for text in rows if practice in text)


def test_a_line_names_the_requirements_of_each_pack_by_state() -> None:
    found = blocks("eu/ai-act", "govdesk/practices")
    assert any(isinstance(block, Text) for block in found)
    said = row_of(found, "ACC-05")
    assert "EU AI Act – may apply: Art 14; Art 26(2)." in said
    assert "GovDesk practices – met: GovDesk practice ACC-05." in said


def test_an_answer_that_is_to_be_confirmed_does_not_read_as_met() -> None:
    said = row_of(blocks("eu/ai-act", "govdesk/practices", confirm=True), "ACC-05")
    assert "to confirm: GovDesk practice ACC-05." in said
    assert "– met:" not in said


def test_with_one_pack_nothing_counts_twice() -> None:
    assert blocks("eu/ai-act") == []
    assert blocks() == []
