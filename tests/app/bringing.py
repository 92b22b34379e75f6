"""Takes in what was found, as the tests of bringing in do."""

from __future__ import annotations

from datetime import date

from govdesk.app.commands import bring
from govdesk.app.people import Treatment, treated
from govdesk.domain.change import Change
from govdesk.domain.state import MemoryState
from govdesk.intake.found import Found

ON, KEY, MASKED = date(2026, 3, 1), b"one workspace", Treatment()


def take(
    state: MemoryState, found: Found, how: Treatment = MASKED, *, key: bytes = KEY, about: str = ""
) -> MemoryState:
    kept = treated(state, found, how, key)
    change = bring.bring(state, kept, bring.proposed(kept), ON, about=about)
    assert isinstance(change, Change), change
    state.apply(change.edits)
    return state
