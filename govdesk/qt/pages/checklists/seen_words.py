"""The words and tones of what checks come to."""

from __future__ import annotations

from govdesk.app.queries.checklist import ChecklistRow
from govdesk.app.queries.checks import WORDS
from govdesk.domain.truth import Truth
from govdesk.qt.parts.palette import Tone

SEEN_TONES: dict[Truth, Tone] = {Truth.YES: "good", Truth.NO: "bad", Truth.UNKNOWN: "unknown"}
_SHORT = {Truth.YES: "Yes", Truth.NO: "No", Truth.UNKNOWN: "Open"}
SEEN_FILTERS = (
    ("check_no", "A check says no"),
    ("check_yes", "All checks say yes"),
    ("check_open", "A check is not settled"),
)


def seen_text(row: ChecklistRow) -> str:
    """Say what the checks of a requirement come to; "" where it has none."""
    return _SHORT[row.seen] if row.seen is not None else ""


def seen_tip(row: ChecklistRow) -> str:
    """Say it in a sentence."""
    return f"What GovDesk sees by itself: {WORDS[row.seen].lower()}" if row.seen is not None else ""


def seen_tone(row: object) -> Tone | None:
    """Give the tone; None for what has no checks."""
    return SEEN_TONES[row.seen] if isinstance(row, ChecklistRow) and row.seen is not None else None


def seen_passes(row: ChecklistRow) -> dict[str, bool]:
    """Tell which of the filters let a requirement through."""
    return {
        "check_no": row.seen is Truth.NO,
        "check_yes": row.seen is Truth.YES,
        "check_open": row.seen is Truth.UNKNOWN,
    }
