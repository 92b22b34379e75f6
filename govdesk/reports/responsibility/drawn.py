"""The path picture: only what leads from upstream over the system to who answers, and nothing beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from govdesk.app.snapshot import Snapshot
from govdesk.domain import words
from govdesk.domain.picture.picture import Picture, picture
from govdesk.domain.records import Component
from govdesk.domain.responsibility.knowledge import makers, path_ends
from govdesk.domain.responsibility.links import Links
from govdesk.domain.responsibility.who import Who
from govdesk.domain.said import day
from govdesk.domain.state import MemoryState
from govdesk.reports.content import Block, Figure, Text, line
from govdesk.reports.press.figure import LEGEND
from govdesk.reports.press.pdf import readable

_ALL, _NONE = words.values(words.COMPONENT_KINDS), frozenset[str]()
_LEVELS = (
    (_ALL, ""),
    (
        frozenset({"model", "adapter", "software", "service"}),
        " Data and prompts have no room here; the tables name all.",
    ),
    (frozenset({"model", "adapter"}), " Of its parts only models have room here; the tables name all."),
)
"""Which kinds of parts are drawn, and what is said of the rest; the first level that can be read is taken."""
_TOO_MUCH = "What it is made of is too much for one readable picture; the tables name all."
_TOO_MANY = "There are too many paths for one readable picture; the report of each system draws its own."


def path_pictures(snapshot: Snapshot, answer: Who) -> Iterator[Block]:
    """Draw what a system is made of, who made that, and who answers: in one picture, or in two to keep it readable."""
    name, on = snapshot.ties.name(answer.subject), day(snapshot.on)
    whole = _drawn(snapshot, (answer,), _ALL, holders=True)
    if readable(whole):
        yield Figure(whole, f"What {name} is made of and who answers for it, as of {on}. {LEGEND}")
        return
    yield holder_picture(snapshot, (answer,), f"Who answers for {name}, as of {on}.")
    for kinds, left in _LEVELS:
        drawn = _drawn(snapshot, (answer,), kinds, holders=False)
        if readable(drawn):
            yield Figure(drawn, f"What {name} is made of, and who made that, as of {on}.{left} {LEGEND}")
            return
    yield Text(line(_TOO_MUCH), "small")


def holder_picture(snapshot: Snapshot, answers: Iterable[Who], says: str) -> Block:
    """Draw the paths from subjects to who answers and on upwards; too many to read are not drawn, which is said."""
    drawn = _drawn(snapshot, tuple(answers), _NONE, holders=True)
    return Figure(drawn, f"{says} {LEGEND}") if readable(drawn) else Text(line(_TOO_MANY), "small")


def _drawn(snapshot: Snapshot, answers: tuple[Who, ...], kinds: frozenset[str], *, holders: bool) -> Picture:
    ties = snapshot.ties
    ids = {id_ for one in answers if holders for id_ in _on_path(one)}
    ids |= {id_ for one in answers if kinds for id_ in _below(ties, one.subject, kinds)}
    kept = [one for one in ties.relations if one.id in ids]
    ends = {end for one in kept for end in (one.source, one.target)} | {one.subject for one in answers}
    things = [ties.things[id_] for id_ in sorted(ends) if id_ in ties.things]
    return picture(MemoryState([*things, *kept]), snapshot.on, findings=snapshot.findings())


def _on_path(answer: Who) -> Iterator[str]:
    for holder in (*answer.accountable, *answer.responsible):
        yield from (step.relation for step in (*holder.path, *holder.escalation) if step.relation)


def _below(ties: Links, subject: str, kinds: frozenset[str]) -> Iterator[str]:
    tied = {one.id: one for one in ties.relations}
    for end in path_ends(ties, subject):
        for id_ in end.relations:
            target = tied[id_].target
            part = ties.things.get(target)
            if isinstance(part, Component) and part.kind not in kinds:
                break
            yield id_
            yield from (one.id for one in makers(ties, target))
