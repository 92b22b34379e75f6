"""Relations, holders and steps in words, as the responsibility panel shows them."""

from __future__ import annotations

from datetime import date

from govdesk.app.snapshot import Snapshot
from govdesk.domain.picture.choice import Shown
from govdesk.domain.picture.picture import Picture
from govdesk.domain.records import Party, Relation
from govdesk.domain.responsibility.links import DUTIES, Links, holds
from govdesk.domain.responsibility.who import Holder, Step
from govdesk.domain.said import day

_LEFT_OUT = " {:,} more are left out: choose a subject to see what is around it."
_NOT_YET = " Nothing was recorded by that day. What is known now of that day can be chosen above."
_NOT_THEN = " It was not recorded by that day. What is known now of that day can be chosen above."
_HIDDEN = " All of it is hidden: show all again, or the kinds that are hidden."
_EMPTY = " Register a system and its components first; drop a model folder to begin."


def deeds(ties: Links, relation: Relation) -> list[tuple[str, str, date | None]]:
    """List what can be done with a duty on a day, as text, deed, and the day of the deed where it is not today.

    What somebody held who has left is ended on the last day there.
    """
    deeds: list[tuple[str, str, date | None]] = []
    if relation.kind in DUTIES and relation.state in ("", "proposed"):
        deeds = [("Accept", "accept", None), ("Decline", "decline", None)]
    if relation.kind in DUTIES and holds(relation, ties.on) and relation.until is None:
        holder = ties.things.get(relation.source)
        left = holder.left if isinstance(holder, Party) and ties.absence(holder.id) else None
        deeds.append((f"End on {day(left)}" if left else "End today", "end", left))
    return deeds


def period(relation: Relation) -> str:
    """Say from when to when, when accepted, and on which source."""
    since = f"Since {day(relation.since)}" if relation.since else "Since a day not known"
    until = f" until {day(relation.until)}" if relation.until else ""
    accepted = f"; accepted on {day(relation.accepted_on)}" if relation.accepted_on else ""
    source = f"; source: {relation.document}" if relation.document else "; no source"
    return f"{since}{until}{accepted}{source}"


def holder_words(ties: Links, holder: Holder) -> str:
    """Say who holds a duty and in whose place."""
    title = f", {holder.title}" if holder.title else ""
    stands_in = f", in place of {ties.name(holder.instead_of)}" if holder.instead_of else ""
    doubt = " (proposed, not accepted)" if holder.acceptance == "proposed" else ""
    return f"{holder.kind.capitalize()}: {holder.name}{title}{stands_in}{doubt}"


def source_words(step: Step) -> str:
    """Say the dates, acceptance and source of a step of a path."""
    parts = [f"since {day(step.since)}" if step.since else "", f"until {day(step.until)}" if step.until else ""]
    parts += [step.acceptance, f"source: {step.document}" if step.document else ""]
    return ", ".join(filter(None, parts))


def picked_words(shown: Shown) -> str:
    """Say which single nodes a picture was narrowed to."""
    parts = (
        f"around {len(shown.around)} selected" if shown.around else "",
        f"only {len(shown.only)} selected" if shown.only else "",
        f"{len(shown.without)} hidden" if shown.without else "",
    )
    return ", ".join(filter(None, parts))


def picture_words(drawn: Picture, snapshot: Snapshot, around: str, shown: Shown) -> str:
    """Say what a picture shows, around whom, of which day, and why it may be empty."""
    place = f"around {around}" if around and not shown.around else "of the whole organization"
    place = f"{'' if shown.around else place} ({picked_words(shown)})".strip() if shown.narrowed else place
    left = _LEFT_OUT.format(drawn.left_out) if drawn.left_out else ""
    empty = "" if drawn.nodes else (_NOT_YET if snapshot.past else _EMPTY)
    empty = _NOT_THEN if empty and around else empty
    empty = _HIDDEN if empty and (shown.narrowed or shown.hidden) else empty
    boxes, lines = len(drawn.nodes), len(drawn.edges)
    counts = f"{boxes:,} {'box' if boxes == 1 else 'boxes'} and {lines:,} {'relation' if lines == 1 else 'relations'}"
    return f"{counts} {place}, as of {day(snapshot.on)}.{left}{empty}"
