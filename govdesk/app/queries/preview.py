"""What a change that nobody has written yet would do, in lines."""

from __future__ import annotations

from datetime import date

from govdesk.app.draft import Draft
from govdesk.app.names import relation_words
from govdesk.domain.change import Change
from govdesk.domain.records import Relation
from govdesk.domain.responsibility.links import holds
from govdesk.domain.said import day
from govdesk.domain.state import State


def said(state: State, change: Change, on: date) -> tuple[str, ...]:
    """Say what a change does to relations, one line each, as a preview."""
    lines: list[str] = []
    after = Draft(state)
    after.take(change.edits)
    for edit in change.edits:
        one = edit.record
        if not isinstance(one, Relation):
            continue
        words = relation_words(after, one)
        if edit.after is None:
            lines.append(f"Taken back: {words}.")
        elif edit.before is None:
            stands = "proposed" if one.state == "proposed" else "recorded"
            lines.append(f"Begins on {day(one.since)}, {stands}: {words}.")
        elif isinstance(edit.before, Relation) and holds(edit.before, on) and edit.before.source == one.source:
            lines.append(f"Ends on {day(one.until)}: {words}.")
        else:
            lines.append(f"Changes its holder, from {day(one.since)}: {words}.")
    return tuple(lines)
