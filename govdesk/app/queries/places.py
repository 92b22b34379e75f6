"""What a mend is: one deed, its words, and the place where a person says the rest."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

Place = tuple[str, str]
"""A kind and an id, as pages navigate by."""
OPENED = 3
"""How many of many things are offered to be opened."""


@dataclass(frozen=True, slots=True)
class Mend:
    """One deed on one finding, with the words of its button.

    deed: go (to `place`, where a person says the rest), accept, decline or end (`relation`; `until` is its last day,
    None is today).
    """

    deed: str
    text: str
    place: Place = ("", "")
    relation: str = ""
    until: date | None = None


def duty_place(target: str, kind: str, since: date | None = None, until: date | None = None) -> Place:
    """Give the place of the form that proposes a duty on something, with its days where they are known."""
    days = ["" if one is None else one.isoformat() for one in (since, until)]
    return "assign", "/".join([kind, *days, target])


def tie_place(target: str, kind: str) -> Place:
    """Give the place of the form that records who or what is the deputy of, the fallback for, in contract with."""
    return "relate", duty_place(target, kind)[1]


def read_duty_place(id_: str) -> tuple[str, str, str, str]:
    """Read the id of such a place: the target, the kind of duty, the first and the last day as typed."""
    kind, since, until, target = [*id_.split("/", 3), "", "", ""][:4]
    return target, kind, since, until
