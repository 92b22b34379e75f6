"""One deed that mends a finding, and the place that it leads to."""

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
