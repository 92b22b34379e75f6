"""What a file about many things gives: records and relations to choose from, each with its file and place."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from govdesk.domain.problems import Problems
from govdesk.domain.records import Component, Party, Relation
from govdesk.intake.proposal import ReadFact

MAX_FIELD = 500
"""Characters that a text field of a record has room for."""
Named: TypeAlias = "Component | Party"


@dataclass(frozen=True, slots=True)
class Item:
    """One record that a file describes. The record's id is good within its Found only.

    says: what helps to choose, for example how many commits. taken: proposed for taking over. keys: what tells a
    person apart (mail:ADDRESS, handle:NAME, name:NAME), the surest first; () where this is no person.
    """

    record: Named
    file: str
    at: str
    says: str = ""
    taken: bool = True
    keys: tuple[str, ...] = ()
    facts: tuple[ReadFact, ...] = ()


@dataclass(frozen=True, slots=True)
class Same:
    """People who look like one: their ids, the one with most work first, and why. Only a person may say so."""

    ids: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Found:
    """What was found at a path. Where both ends of a relation are taken, it is taken; ids are those of items.

    subject: the id of the component that all of it is about, where there is one; a registered one may stand for it.
    notes: what was left out on purpose. problems: what could not be read; the rest holds.
    """

    path: Path
    title: str
    items: tuple[Item, ...]
    relations: tuple[Relation, ...] = ()
    same: tuple[Same, ...] = ()
    subject: str = ""
    notes: tuple[str, ...] = ()
    problems: Problems = ()

    def __bool__(self) -> bool:
        """Tell whether anything was found beside the component that one looked for."""
        return any(item.record.id != self.subject for item in self.items) or bool(self.relations)


def short(text: str) -> str:
    """Cut a text to what a field has room for, and show that it was cut."""
    return text if len(text) <= MAX_FIELD else text[: MAX_FIELD - 1] + "…"


def place(file: str, at: str) -> str:
    """Say where a relation is read, as its `document`."""
    return short(f"{file}: {at}")


class Ids:
    """Gives out ids that are good within one Found: the same one for the same key."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, ...], str] = {}

    def __call__(self, prefix: str, *key: str) -> str:
        """Give the id of a thing, made of the prefix and a number."""
        return self._known.setdefault((prefix, *key), f"{prefix}{len(self._known) + 1}")
