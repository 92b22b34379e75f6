"""Dates between people and records."""

from __future__ import annotations

from datetime import date

from govdesk.domain.problems import Problem


def iso(text: str, where: str) -> date | Problem | None:
    """Read a day as typed; None for nothing, a Problem at `where` for what is no day of the calendar."""
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return Problem(where, f'"{text}" is not a date of the calendar, such as 2026-11-24.')


def shown(day: date | None) -> str:
    """Write a day as tables show it; "" where it is not known."""
    return "" if day is None else day.isoformat()
