"""The rows of the checklists: systems with their progress, and requirements under the heads of their areas."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import TypeAlias

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from govdesk.app.queries.checklist import ChecklistRow, Progress
from govdesk.domain.law.assessment import CLOSED
from govdesk.domain.truth import Truth
from govdesk.qt.pages.checklists.seen_words import SEEN_FILTERS, seen_passes, seen_text, seen_tip, seen_tone
from govdesk.qt.parts.models import Column, Rows
from govdesk.qt.parts.palette import Tone
from govdesk.qt.parts.theme import Theme, sized

_TONES: dict[str, Tone] = {
    "met": "good",
    "partly_met": "warn",
    "in_progress": "warn",
    "not_met": "bad",
    "not_applicable": "neutral",
    "to_confirm": "warn",
}


@dataclass(frozen=True, slots=True)
class SystemRow:
    """One system with one pack: its class and how far it is."""

    system: str
    name: str
    class_label: str
    tone: Tone
    progress: Progress


@dataclass(frozen=True, slots=True)
class Area:
    """The head of an area, with how many requirements of it are shown."""

    title: str
    count: int


Shown: TypeAlias = "ChecklistRow | Area"

SYSTEM_COLUMNS: tuple[Column[SystemRow], ...] = (
    Column(
        "System",
        lambda row: row.name,
        tone=lambda row: row.tone,
        tip=lambda row: f"{row.name}: {row.class_label}",
        width=17,
    ),
    Column(
        "Met",
        lambda row: f"{row.progress.closed}/{row.progress.total}",
        right=True,
        key=lambda row: row.progress.share,
        tip=lambda _row: "Met, or shown not to apply",
        width=5,
    ),
    Column(
        "Open",
        lambda row: str(row.progress.total - row.progress.closed),
        right=True,
        key=lambda row: row.progress.total - row.progress.closed,
        tip=lambda row: f"Apply and are not met; {row.progress.overdue} of them are due by now",
        width=4,
    ),
    Column(
        "Unknown",
        lambda row: str(row.progress.unknown),
        right=True,
        key=lambda row: row.progress.unknown,
        tone=lambda row: "unknown" if row.progress.unknown else None,
        tip=lambda _row: "Nobody knows yet whether these apply; the classification asks what is missing",
        width=6,
    ),
)


def due(row: ChecklistRow) -> str:
    """Say from when a requirement applies: the day, or that something suspends it."""
    if row.conditional:
        return "suspended"
    return row.since.isoformat() if row.since else ("not known" if row.applies is not Truth.NO else "")


def _from(row: ChecklistRow) -> str:
    """Say from when a requirement applies, why it is not due, and the day by the letter of the law if another."""
    letter = row.literal.isoformat() if row.literal is not None and row.literal != row.since else ""
    said = row.conditional or due(row)
    return f"{said}; by the letter of the law from {letter}" if letter else said


def state_text(row: ChecklistRow) -> str:
    """Say the state; a requirement that may not apply says so before anything else."""
    if row.gone:
        return f"Kept; {row.state_label.lower()}"
    if row.applies is Truth.UNKNOWN and row.state == "not_started":
        return "May apply"
    if row.applies is Truth.NO:
        return f"Does not apply; {row.state_label.lower()}"
    return row.state_label


def state_tone(row: ChecklistRow) -> Tone | None:
    """Give the tone of a state: what is due and open is bad, what is asked no longer counts for nothing."""
    if row.gone:
        return "neutral"
    if row.applies is Truth.UNKNOWN and row.state not in CLOSED:
        return "unknown"
    return "bad" if row.overdue and row.state == "not_started" else _TONES.get(row.state, "neutral")


def _of(text: Callable[[ChecklistRow], str]) -> Callable[[Shown], str]:
    """Say something of a requirement, and nothing of a head."""
    return lambda row: "" if isinstance(row, Area) else text(row)


def _tip(row: Shown) -> str:
    """Say the state with what stands behind it: who answers here, how many files, whether one is damaged."""
    if isinstance(row, Area):
        return row.title
    files = f"{len(row.evidence)} files" if row.evidence else "no files"
    wrong = ", one is not the file that was added" if any(file.broken for file in row.evidence) else ""
    return f"{state_text(row)}; {files}{wrong}; accountable here: {row.who}"


CHECKS = 3
"""Which column says what the checks come to."""
REQUIREMENT_COLUMNS: tuple[Column[Shown], ...] = (
    Column("Requirement", lambda row: row.title, width=32),
    Column("Article", _of(lambda row: row.cite), width=14, least=14),
    Column(
        "State",
        _of(state_text),
        width=13,
        tone=lambda row: None if isinstance(row, Area) else state_tone(row),
        tip=_tip,
    ),
    Column("Checks", _of(seen_text), seen_tone, width=9, tip=_of(seen_tip)),
    Column("From", _of(due), width=10, tip=_of(_from)),
    Column("Usual bearer", _of(lambda row: row.bearer), width=14),
)


class Requirements(Rows[Shown]):
    """Requirements under heads; while sorted by a column the heads go away."""

    def __init__(self, theme: Theme) -> None:
        """Start empty."""
        super().__init__(REQUIREMENT_COLUMNS, theme)
        self._plain: tuple[ChecklistRow, ...] = ()
        self.shared = ""

    def show_rows(self, rows: Sequence[ChecklistRow]) -> None:
        """Show requirements in the order of the pack, each area under its head."""
        self._plain = tuple(rows)
        self.show(self._plain if self._sorting else headed(rows))

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column, without heads; -1 gives the heads back."""
        self._sorting = (column, order is Qt.SortOrder.DescendingOrder) if column >= 0 else None
        self.show_rows(self._plain)

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """Let nobody stand on a head."""
        if isinstance(self.row(index.row()), Area):
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def _cell(self, row: Shown, column: Column[Shown], role: int) -> object:
        if isinstance(row, Area):
            if role == Qt.ItemDataRole.FontRole:
                return sized("small", bold=True)
            if role == Qt.ItemDataRole.ForegroundRole:
                return QColor(self._theme.colours.muted)
            if role == Qt.ItemDataRole.DisplayRole:
                return f"{row.title}  ({row.count})" if column is self.columns[0] else ""
        elif role == Qt.ItemDataRole.DisplayRole and column is self.columns[1]:
            return row.cite.removeprefix(self.shared)
        return super()._cell(row, column, role)

    def heads(self) -> list[int]:
        """Give the places of the heads."""
        return [number for number in range(self.rowCount()) if isinstance(self.row(number), Area)]

    def place(self, id_: str) -> int:
        """Give the place of a requirement (SYSTEM/REQUIREMENT); -1 where it is not shown."""
        return self.find(lambda row: isinstance(row, ChecklistRow) and row.id == id_)

    def after(self, number: int) -> int:
        """Give the place of the next requirement; -1 after the last one."""
        places = range(number + 1, self.rowCount())
        return next((place for place in places if isinstance(self.row(place), ChecklistRow)), -1)


def shared_words(cites: Sequence[str]) -> str:
    """Give the words that all citations of a pack begin with: in a list they would hide what differs."""
    alike = takewhile(lambda ones: len(set(ones)) == 1, zip(*(cite.split(" ") for cite in cites), strict=False))
    words = " ".join(ones[0] for ones in alike) if len(cites) > 1 else ""
    return f"{words} " if len(words) > len("Annex") else ""


def headed(rows: Iterable[ChecklistRow]) -> tuple[Shown, ...]:
    """Put the rows of each area under its head, areas in the order of their first requirement."""
    areas: dict[str, list[ChecklistRow]] = {}
    for row in rows:
        areas.setdefault(row.area or "Other", []).append(row)
    shown: list[Shown] = []
    for title, mine in areas.items():
        shown += [Area(title, len(mine)), *mine]
    return tuple(shown)


FILTERS = (
    *SEEN_FILTERS,
    ("todo", "To do: applies, not closed"),
    ("due", "Due by now, not closed"),
    ("unknown", "Unknown whether it applies"),
    ("answered", "Answered"),
    ("closed", "Met or not applicable"),
)


def passes(row: ChecklistRow, state: str, area: str, text: str) -> bool:
    """Tell whether a requirement is among those asked for."""
    if area and (row.area or "Other") != area:
        return False
    wanted = {
        "": True,
        "todo": row.applies is Truth.YES and row.state not in CLOSED,
        "due": row.overdue,
        "unknown": row.applies is Truth.UNKNOWN,
        "answered": row.state != "not_started",
        "closed": row.state in CLOSED,
        **seen_passes(row),
    }
    words = f"{row.requirement} {row.title} {row.text} {row.cite} {row.bearer} {row.who} {row.reason}".casefold()
    return wanted.get(state, row.state == state) and text.casefold() in words
