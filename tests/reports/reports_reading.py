"""What the tests of a report's contents share: its tables, fields and figures as text."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from reports import reports_sample as sample

from govdesk.app.snapshot import Snapshot
from govdesk.domain.records import Answer, Fact
from govdesk.reports.content import Cell, Document, KeyValues, Table, Tile, Tiles
from govdesk.reports.kinds import document
from govdesk.reports.options import Options

HIRE, POLICY, MARA = "sys-hire", "house/policy", "Mara Vogt"


def text_of(cell: Cell) -> str:
    """Give the words of a field, a line for each paragraph."""
    return "\n".join("".join(span.text for span in line) for line in cell.lines)


def made(seen: Snapshot, kind: str = "dossier", system: str = HIRE) -> Document:
    found = document(kind, seen, system if kind == "dossier" else "", Options())
    assert isinstance(found, Document), found
    return found


def tiles(seen: Snapshot, kind: str = "dossier") -> tuple[Tile, ...]:
    (block,) = [block for block in made(seen, kind).blocks if isinstance(block, Tiles)]
    return block.tiles


def cells(seen: Snapshot, system: str = HIRE) -> list[str]:
    """Give the text of every field of every table and list of a dossier."""
    blocks = made(seen, system=system).blocks
    rows = [cell for block in blocks if isinstance(block, Table) for row in block.rows for cell in row.cells]
    return [
        text_of(cell) for cell in (*rows, *(value for b in blocks if isinstance(b, KeyValues) for _, value in b.pairs))
    ]


def value(seen: Snapshot, name: str) -> str:
    blocks = made(seen).blocks
    pairs = [pair for block in blocks if isinstance(block, KeyValues) for pair in block.pairs]
    return next(text_of(cell) for label, cell in pairs if label == name)


def with_pack(seen: Snapshot, **instead: Any) -> Snapshot:
    return replace(seen, packs=(sample.pack(**instead),))


def answered(requirement: str) -> Answer:
    return Answer(f"{HIRE}/{requirement}", HIRE, requirement, POLICY, "met", "Done.", MARA, None, ("ev-1",))


def settled() -> tuple[Any, ...]:
    """Answer everything of the one system that is left, and take the other one away."""
    chat = Fact("fact-3", HIRE, "chat", value=True, origin="file", source="README.md", at="tags")
    return (chat, *(answered(name) for name in ("hp-2", "hp-3", "hp-5")))


def alone(*more: Any) -> Snapshot:
    """Look at the organization without its second system."""
    kept = {record.id: record for record in (*sample.records(), *more) if record.id != "sys-chat"}
    base = sample.snapshot()
    return replace(base, state=type(base.state)(tuple(kept.values())))
