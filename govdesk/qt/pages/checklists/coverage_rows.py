"""The columns of the coverage: the practice, one for each pack in use; and of what lies under a practice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from textwrap import wrap

from govdesk.app.queries.coverage import LEVELS, Cell, CoverageRow, level_label
from govdesk.domain.law.packs import Pack
from govdesk.domain.said import count
from govdesk.qt.parts.models import Column
from govdesk.qt.parts.palette import Tone

_TONES: dict[str, Tone] = {
    "not_met": "bad",
    "not_started": "neutral",
    "unknown": "unknown",
    "in_progress": "warn",
    "to_confirm": "warn",
    "partly_met": "warn",
    "met": "good",
    "not_applicable": "neutral",
}


_SHORT = {
    "not_met": "not met",
    "not_started": "open",
    "unknown": "unknown",
    "in_progress": "begun",
    "to_confirm": "to confirm",
    "partly_met": "partly",
    "met": "met",
    "not_applicable": "waived",
}
"""The levels as words that fit into a column for each of ten packs; hovering says them in full."""
_ACROSS, _DOWN = 13, 3
"""How many letters the line of a head has, and how many lines it has."""


@dataclass(frozen=True, slots=True)
class Place:
    """A requirement that overlaps with the practice chosen, as it stands; system_name: where it is least far."""

    system: str
    system_name: str
    pack_title: str
    requirement: str
    title: str
    cite: str
    level: str


PLACE_COLUMNS: tuple[Column[Place], ...] = (
    Column("Overlapping requirement", lambda one: one.title, width=26),
    Column("Pack", lambda one: one.pack_title, width=18),
    Column("Article", lambda one: one.cite, width=14),
    Column("State", lambda one: level_label(one.level), lambda one: _TONES[one.level], width=13),
    Column("System", lambda one: one.system_name, width=16),
)


def coverage_columns(packs: tuple[Pack, ...]) -> tuple[Column[CoverageRow], ...]:
    """Make the columns for the packs in use."""
    practice = Column[CoverageRow]("Practice", lambda row: row.practice.title, tip=_practice, width=24, least=24)
    return (practice, *(_pack_column(pack, place) for place, pack in enumerate(packs)))


def _practice(row: CoverageRow) -> str:
    return f"{row.practice.title} ({row.practice.cite})"


def _pack_column(pack: Pack, place: int) -> Column[CoverageRow]:
    def of(say: Callable[[Cell], str]) -> Callable[[CoverageRow], str]:
        return lambda row: say(row.cells[place])

    return Column(
        "\n".join(wrap(pack.title, _ACROSS, max_lines=_DOWN, placeholder="…")) or pack.id,
        of(cell_text),
        lambda row: _tone(row.cells[place]),
        lambda row: cell_tip(pack, row.cells[place]),
        key=lambda row: _rank(row.cells[place]),
        width=12,
    )


def cell_text(cell: Cell) -> str:
    """Say how many requirements overlap and apply, and how far the least one is; a dash is a gap."""
    if cell.least is None:
        return "none applies" if cell.mapped else "–"
    return f"{len(cell.standings)} {_SHORT[cell.least.level]}"


def cell_tip(pack: Pack, cell: Cell) -> str:
    """Say the same in a sentence."""
    if not cell.mapped:
        return f"No requirement of {pack.title} overlaps."
    overlap = count(cell.mapped, f"requirement of {pack.title} overlaps", f"requirements of {pack.title} overlap")
    if cell.least is None:
        return f"{overlap}, none applies."
    title = pack.duties[cell.least.requirement].title
    return f"{overlap}, {len(cell.standings)} may apply or do. Least far: {title}, {level_label(cell.least.level)}."


def _tone(cell: Cell) -> Tone | None:
    return _TONES[cell.least.level] if cell.least else None


def _rank(cell: Cell) -> int:
    """Order by how far; what does not apply and gaps come last."""
    return LEVELS.index(cell.least.level) if cell.least else len(LEVELS) + (not cell.mapped)
