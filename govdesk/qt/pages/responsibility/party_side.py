"""What the panel says of a party beside its duties: for whom it stands in, and what is due for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govdesk.app.queries.my_duties import my_duties
from govdesk.domain.said import day
from govdesk.qt.parts.cards import Stack

if TYPE_CHECKING:
    from govdesk.app.snapshot import Snapshot

_MOST = 12


def add_due(stack: Stack, snapshot: Snapshot, party: str) -> None:
    """Add for whom a party stands in on the date, and which dates are due for what it does."""
    found = my_duties(snapshot, party)
    if found.stands_in:
        stack.heading("Stands in for")
    for one in found.stands_in:
        stack.say(one.words)
    if found.due:
        stack.heading("Due")
    for due in found.due[:_MOST]:
        stack.say(f"{day(due.on)}: {due.title}")
        stack.say(due.cite if due.kind in ("law", "requirements") else "", quiet=True)
    if len(found.due) > _MOST:
        stack.say(f"And {len(found.due) - _MOST} more.", quiet=True)
