"""The dates that come, as a calendar file (RFC 5545): whole days, no alarms, the same bytes for the same state."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from govdesk.app.queries.timeline import KINDS, Coming
from govdesk.app.snapshot import Snapshot
from govdesk.domain.entry import name_of

_MAKER = "-//GovDesk//What comes next//EN"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_LISTED = 40


def calendar_bytes(snapshot: Snapshot, rows: Iterable[Coming]) -> bytes:
    """Write dates as a calendar. Each event says what, why, whom it touches and the article; what may apply says so.

    The stamp of every event is the time of the last journal entry that the state holds. A date keeps its UID in every
    state, so that reading a later file replaces the event.
    """
    from icalendar import Calendar, Event

    stamp = _stamp(snapshot)
    made = Calendar()
    made.add("prodid", _MAKER)
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    for row in rows:
        event = Event()
        event.add("uid", f"{row.uid}@govdesk")
        event.add("dtstamp", stamp)
        event.add("dtstart", row.on)
        if row.on.toordinal() < row.on.max.toordinal():
            event.add("dtend", row.on + timedelta(days=1))
        event.add("summary", _text(row.headline))
        event.add("description", _text(described(snapshot, row)))
        event.add("categories", [KINDS[row.kind]])
        event.add("status", "CONFIRMED" if row.sure else "TENTATIVE")
        event.add("transp", "TRANSPARENT")
        made.add_component(event)
    return bytes(made.to_ical())


def _stamp(snapshot: Snapshot) -> datetime:
    at = datetime.fromisoformat(snapshot.entries[0].at) if snapshot.entries else _EPOCH
    return at.replace(microsecond=0).astimezone(UTC)


def described(snapshot: Snapshot, row: Coming) -> str:
    """Say what begins or ends, for which systems, why, and where it is written; one fact in each line."""
    lines = [row.headline + ".", *(title for _, title in row.requirements[:_LISTED])]
    if len(row.requirements) > _LISTED:
        lines.append(f"And {len(row.requirements) - _LISTED} more.")
    lines.extend(_whom(snapshot, row))
    lines.extend(f"{why}." for why in row.why)
    if row.cite:
        lines.append(f"{row.pack}: {row.cite}" if row.pack else row.cite)
    lines.append(f"As of {snapshot.on.isoformat()}; journal entry {snapshot.number}, seal {snapshot.seal[:16]}.")
    return "\n".join(lines)


def _whom(snapshot: Snapshot, row: Coming) -> list[str]:
    names = {one: name_of(snapshot.state, one) for one in row.systems}
    sure = [name for one, name in names.items() if one not in row.maybe]
    may = [names[one] for one in row.maybe]
    said = (("Applies to", sure), ("May apply to", may)) if row.kind in {"law", "requirements"} else (("For", sure),)
    return [f"{word}: {', '.join(found)}" for word, found in said if found]


def _text(text: str) -> str:
    """Take out what a calendar cannot hold: control characters, and halves of letters."""
    kept = (
        c if c == "\n" or unicodedata.category(c) not in {"Cc", "Cs"} else "\N{REPLACEMENT CHARACTER}" for c in text
    )
    return "".join(kept)
