"""Which known licence a text is nearest to: never a name, only a place to begin reading.

Texts are compared by their shingles, runs of five words (Broder 1997, On the resemblance and containment of documents).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from govdesk import resources
from govdesk.intake.licence.text import words

_RUN = 5
_ALIKE = 0.5
"""Below this share of common wording, and of the licence that stands in the text, a likeness is a matter of style."""
_SHOWN = 9
_FOLDER = ("licences", "texts")

Shingles = frozenset[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Near:
    """The licence whose text is nearest. All shares are from 0 to 1.

    score: the share of the wording of both that is common to both. within: how much of the licence stands in the text.
    second, second_score: the next one. differs: the first words of the text that the licence does not have, "" where
    the text only lacks some.
    """

    id: str
    score: float
    within: float
    second: str
    second_score: float
    differs: str

    @property
    def says(self) -> str:
        """Say it in a sentence or two."""
        most = f"Nearest is {self.id}: {_percent(self.score)} of the wording is the same"
        most += f", and {_percent(self.within)} of it is here"
        next_ = f"; next is {self.second} with {_percent(self.second_score)}" if self.second else ""
        differs = f" It differs first at “{self.differs}”." if self.differs else " It lacks a part."
        return f"{most}{next_}.{differs}"


def _percent(share: float) -> str:
    """Say a share; what is not the whole never reads as 100 %."""
    return f"{int(share * 100)}%"


def nearest(text: str) -> Near | None:
    """Give the licence that a text is nearest to, with the scores; None where it is like none that is known."""
    said = words(text)
    mine = _runs(said)
    if not mine:
        return None
    ranked = sorted(_references().items(), key=lambda known: (-_score(mine, known[1]), known[0]))
    (id_, best), (second, other) = ranked[0], ranked[1]
    within = len(mine & best) / len(best)
    if max(_score(mine, best), within) < _ALIKE:
        return None
    return Near(id_, _score(mine, best), within, second, _score(mine, other), _differs(said, best))


def _score(one: Shingles, other: Shingles) -> float:
    return len(one & other) / len(one | other)


def _runs(said: list[str]) -> Shingles:
    return frozenset(tuple(said[at : at + _RUN]) for at in range(len(said) - _RUN + 1))


def _differs(said: list[str], known: Shingles) -> str:
    """Give the first words that end a run which the licence does not have, with those around them."""
    for at in range(len(said) - _RUN + 1):
        if tuple(said[at : at + _RUN]) not in known:
            return " ".join(said[max(at - 1, 0) : at + _SHOWN])
    return ""


@cache
def _references() -> Mapping[str, Shingles]:
    """Read the texts that are shipped, by the id of the licence."""
    files = sorted(resources.path(*_FOLDER).glob("*.txt"))
    return {file.stem: _runs(words(file.read_text(encoding="utf-8"))) for file in files}
