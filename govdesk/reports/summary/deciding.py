"""What leaders must decide, as rows: decisions that say the same of several systems are one row."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from govdesk.app.queries.decisions import Decision
from govdesk.app.queries.words import NOBODY
from govdesk.domain.said import listed
from govdesk.reports.content import Cell, Column, Line, Row, Span, cell, code, line, small, strong
from govdesk.reports.reading import day

COLUMNS = (Column("What to decide", 3.7), Column("Why", 3.7), Column("By", 1.3), Column("Who", 1.4))
_NAMED = 3
_WORDS = 200
"""Longest sentence on the page, in characters; the dossier has it whole."""


@dataclass(frozen=True, slots=True)
class Group:
    """Decisions of one kind that ask for the same thing by the same day, in their order."""

    members: tuple[Decision, ...]

    @property
    def first(self) -> Decision:
        """Give the decision that speaks for all."""
        return self.members[0]


def grouped(decisions: tuple[Decision, ...]) -> tuple[Group, ...]:
    """Put decisions that differ only in what they are about into one group, where its first one stands."""
    found: dict[tuple[str, str, date | None, bool], list[Decision]] = {}
    for one in decisions:
        found.setdefault((one.kind, one.what, one.by, one.late), []).append(one)
    return tuple(Group(tuple(members)) for members in found.values())


def row(group: Group) -> Row:
    """Show a group: what to decide on which systems, why, by when, who."""
    first, rest = group.first, len(group.members) - 1
    subjects = list(dict.fromkeys(one.subject for one in group.members))
    what: tuple[Line, ...] = (
        line(strong(f"{_names(group, len(subjects))}: "), short(first.what)),
        line(code(listed(subjects, _NAMED))),
    )
    late = cell("Now" if first.by is None else day(first.by), small("past") if first.by else "", tone="bad")
    by = late if first.late else cell(day(first.by) or "Open", tone="warn")
    return Row((Cell(what), cell(short(first.why), small(_likewise(rest))), by, _who(group)))


def _likewise(rest: int) -> str:
    if not rest:
        return ""
    return "Likewise for the other." if rest == 1 else f"Likewise for the other {rest}."


def _names(group: Group, subjects: int) -> str:
    """Name what a group is about; many are counted."""
    if subjects > _NAMED:
        return f"{subjects} records" if group.first.kind == "finding" else f"{subjects} systems"
    return short(listed(list(dict.fromkeys(one.subject_name for one in group.members))))


def _who(group: Group) -> Cell:
    names = list(dict.fromkeys(one.who for one in group.members))
    if NOBODY in names:
        others = [name for name in names if name != NOBODY]
        return cell(Span(NOBODY, tone="bad"), small(f"and for others {listed(others, _NAMED)}") if others else "")
    return cell(listed(names, _NAMED))


def short(text: str) -> str:
    """Cut a sentence that would take the page over, at a word."""
    if len(text) <= _WORDS:
        return text
    return text[:_WORDS].rsplit(" ", 1)[0].rstrip(",;. ") + " …"
