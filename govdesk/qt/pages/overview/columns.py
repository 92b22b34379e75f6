"""The columns of the three lists of the overview."""

from __future__ import annotations

from collections.abc import Callable

from govdesk.app.queries.dates import DateRow
from govdesk.app.queries.decisions import Decision
from govdesk.domain.findings import Finding, Severity
from govdesk.domain.said import short_day
from govdesk.qt.parts.models import Column
from govdesk.qt.parts.palette import Tone

Say = Callable[[str], str]
MEND = 4
"""The column of the findings in which the buttons stand."""
NARROW = 22
"""How many characters such a button may have."""


def decision_columns(titled: Say) -> tuple[Column[Decision], ...]:
    """Give the columns of what must be decided; `titled` puts titles for ids."""
    return (
        Column("By", lambda one: short_day(one.by) if one.by else "Now", _decision_tone, key=_when, width=17),
        Column("What", lambda one: titled(one.what), tip=lambda one: titled(f"{one.what}\n{one.why}"), width=44),
        Column("For", lambda one: one.subject_name, width=15),
        Column("Who", lambda one: one.who, lambda one: "bad" if one.who == "Nobody" else None, width=13),
    )


def _when(one: Decision) -> object:
    return one.by.isoformat() if one.by else ""


def _decision_tone(one: Decision) -> Tone:
    if one.kind == "class":
        return "unknown"
    return "bad" if one.late else "warn"


def date_columns() -> tuple[Column[DateRow], ...]:
    """Give the columns of what comes next."""
    return (
        Column("On", lambda one: short_day(one.on), key=lambda one: one.on.isoformat(), width=12),
        Column("What", lambda one: one.title, width=40),
    )


def finding_columns(name: Say, titled: Say) -> tuple[Column[Finding], ...]:
    """Give the columns of the findings; `name` names a record."""
    return (
        Column(
            "Severity",
            lambda one: one.severity.value.capitalize(),
            lambda one: one.severity.tone,
            key=lambda one: list(Severity).index(one.severity),
            width=10,
        ),
        Column("About", lambda one: name(one.subject), width=20),
        Column("What is wrong", lambda one: titled(one.says), width=50),
        Column("What mends it", lambda one: titled(one.mend), width=36),
        Column("Mend", lambda _one: "", tip=lambda one: titled(one.mend), width=28),
    )
