"""Duties as letters: R responsible, A accountable, C consulted, I informed, for one thing or one requirement of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from govdesk.domain.records import Relation
from govdesk.domain.responsibility.links import Links, acceptance

LETTERS: Mapping[str, str] = {"R": "responsible", "A": "accountable", "C": "consulted", "I": "informed"}
"""The letters, in their usual order, and the duties that they stand for. Approving and overseeing have none."""
LETTER_OF = {kind: letter for letter, kind in LETTERS.items()}


@dataclass(frozen=True, slots=True)
class Mark:
    """One duty in a cell. acceptance: as `links.acceptance`. absence: why its holder cannot answer, "" where it can."""

    letter: str
    relation: str
    acceptance: str = ""
    absence: str = ""


def marks(ties: Links, target: str, scope: str = "") -> dict[str, tuple[Mark, ...]]:
    """Give the duties on a target for exactly one scope that hold on the day, by holder, as their letters."""
    found: defaultdict[str, list[Mark]] = defaultdict(list)
    for letter, kind in LETTERS.items():
        for duty in ties.into(target, kind):
            if of_scope(duty, scope):
                mark = Mark(letter, duty.id, acceptance(duty, ties.on), ties.absence(duty.source))
                found[duty.source].append(mark)
    return {party: tuple(held) for party, held in found.items()}


def of_scope(duty: Relation, scope: str) -> bool:
    """Tell whether a duty has exactly this scope; one that names its own target as scope is about the whole."""
    return (duty.scope if duty.scope != duty.target else "") == scope


def read_letters(text: str) -> str | None:
    """Read "A", "r/a", "R, A", "RA" as letters in their usual order; "" for a blank, None for anything else."""
    given = {sign for sign in text.upper() if sign not in " ,;/+\n\t\u00a0"}
    return "".join(letter for letter in LETTERS if letter in given) if given <= LETTERS.keys() else None
