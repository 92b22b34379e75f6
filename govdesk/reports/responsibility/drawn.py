"""The path picture: only what leads from upstream over the system to who answers, and nothing beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from govdesk.app.snapshot import Snapshot
from govdesk.domain.picture.picture import Picture, picture
from govdesk.domain.responsibility.knowledge import makers, path_ends
from govdesk.domain.responsibility.links import Links
from govdesk.domain.responsibility.who import Who
from govdesk.domain.state import MemoryState
from govdesk.reports.content import Block, Figure, Text, line
from govdesk.reports.press.figure import LEGEND
from govdesk.reports.press.pdf import readable


def path_picture(snapshot: Snapshot, answers: Iterable[Who], says: str, *, chain: bool) -> Block:
    """Draw the paths to who answers; with `chain`, also what each subject is made of, and who made that.

    Where even that is too much to read on one page, the chain is left off, and at last the picture: it says so.
    """
    found = tuple(answers)
    for depth in (True, False) if chain else (False,):
        drawn = _drawn(snapshot, found, chain=depth)
        left = "" if depth == chain else " What it is made of has no room here; the tables name all."
        if drawn.nodes and readable(drawn):
            return Figure(drawn, f"{says}{left} {LEGEND}")
    return Text(line("There are too many paths for one readable picture; the tables name all."), "small")


def _drawn(snapshot: Snapshot, answers: tuple[Who, ...], *, chain: bool) -> Picture:
    ties = snapshot.ties
    ids = {id_ for one in answers for id_ in _on_path(one)}
    ids |= {id_ for one in answers if chain for id_ in _below(ties, one.subject)}
    kept = [one for one in ties.relations if one.id in ids]
    ends = {end for one in kept for end in (one.source, one.target)} | {one.subject for one in answers}
    things = [ties.things[id_] for id_ in sorted(ends) if id_ in ties.things]
    return picture(MemoryState([*things, *kept]), snapshot.on, findings=snapshot.findings())


def _on_path(answer: Who) -> Iterator[str]:
    for holder in (*answer.accountable, *answer.responsible):
        yield from (step.relation for step in (*holder.path, *holder.escalation) if step.relation)


def _below(ties: Links, subject: str) -> Iterator[str]:
    for end in path_ends(ties, subject):
        for step in end.steps:
            yield step.relation
            yield from (one.id for one in makers(ties, step.target))
