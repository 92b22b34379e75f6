"""What a new version of a pack changes: requirements that came, went, were reworded or re-dated, or bind others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from govdesk.domain.law.packs import Pack, Requirement
from govdesk.domain.law.questions import Question
from govdesk.domain.records import Answer

WORDS, DATES, SCOPE = "reworded", "re-dated", "binds others"
PARTS = {
    WORDS: ("title", "text", "cite", "who"),
    DATES: ("since", "literal", "until", "conditional", "status"),
    SCOPE: ("when",),
}
"""Which fields of a requirement make which change. What only helps (usual bearer, evidence, area, note) is none."""


@dataclass(frozen=True, slots=True)
class Changed:
    """A requirement of both versions. what: reworded, re-dated, binds others; never empty."""

    before: Requirement
    after: Requirement
    what: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """From one version of a pack to another. Questions: those that are asked anew, and those no longer asked."""

    added: tuple[Requirement, ...]
    removed: tuple[Requirement, ...]
    changed: tuple[Changed, ...]
    asked: tuple[Question, ...] = ()
    unasked: tuple[Question, ...] = ()

    def of(self, what: str) -> tuple[Changed, ...]:
        """Give the requirements that are changed in one way."""
        return tuple(one for one in self.changed if what in one.what)


@dataclass(frozen=True, slots=True)
class Touched:
    """What a new version does to answers: which are to be confirmed, which are kept though no longer asked for."""

    confirm: tuple[Answer, ...]
    kept: tuple[Answer, ...]


def difference(before: Pack | None, after: Pack) -> Difference:
    """Compare two versions of a pack. before: None where its text cannot be read, so that everything counts as new."""
    old, new = (before.duties if before else {}), after.duties
    pairs = ((old[id_], one) for id_, one in new.items() if id_ in old)
    compared = (Changed(one, other, changes(one, other)) for one, other in pairs)
    asked_before = before.asked if before else {}
    return Difference(
        tuple(one for id_, one in new.items() if id_ not in old),
        tuple(one for id_, one in old.items() if id_ not in new),
        tuple(one for one in compared if one.what),
        tuple(one for id_, one in after.asked.items() if id_ not in asked_before),
        tuple(one for id_, one in asked_before.items() if id_ not in after.asked),
    )


def changes(before: Requirement, after: Requirement) -> tuple[str, ...]:
    """Name the ways in which a requirement is changed."""
    return tuple(what for what, names in PARTS.items() if _values(before, names) != _values(after, names))


def _values(requirement: Requirement, names: tuple[str, ...]) -> list[object]:
    return [getattr(requirement, name) for name in names]


def touched(found: Difference, after: Pack, answers: Iterable[Answer]) -> Touched:
    """Sort the answers given to a pack. One whose requirement comes back after it was gone is to be confirmed, too."""
    again = {one.id for one in found.added} | {one.after.id for one in found.changed}
    mine = [answer for answer in answers if answer.pack == after.id]
    return Touched(
        tuple(answer for answer in mine if answer.requirement in again),
        tuple(answer for answer in mine if answer.requirement not in after.duties),
    )
