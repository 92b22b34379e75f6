"""Which known licence a text is nearest to, and where it differs. Nearness never names a licence: a person compares.

Two texts are compared by their shingles: all runs of five words, hashed. The score is the share of shingles that both
have among all that either has (Jaccard), so that what is missing counts like what is added.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass

from govdesk.intake.licence.text import words_of
from govdesk.intake.licence.texts import Reference, references

RUN = 5
NEARLY = 0.9
"""From this score on a text is said to be nearly another one."""
_MARGIN, _HELD, _SAID = 0.03, 0.95, 0.2


@dataclass(frozen=True, slots=True)
class Nearness:
    """How near a text is to a known licence; score, held and own are shares from 0 to 1.

    held: of the known text, how much is in this one; own: of this text, how much is in the known one.
    """

    id: str
    title: str
    score: float
    held: float
    own: float

    @property
    def percent(self) -> int:
        """Give the score in whole percent, never rounded up to 100."""
        return int(self.score * 100)


@dataclass(frozen=True, slots=True)
class Compared:
    """What a text is near to. nearly: the id of the one licence it may be an altered copy of, "" where none stands out.

    nearest: the two nearest licences of different id. holds: licences whose text is in it almost whole. marked: those
    whose marks (heading, version, date) stand in it. lines: (first, last) line of the parts that the nearest has not.
    """

    nearly: str = ""
    nearest: tuple[Nearness, ...] = ()
    holds: tuple[str, ...] = ()
    marked: tuple[str, ...] = ()
    lines: tuple[tuple[int, int], ...] = ()


def shingles(words: Sequence[str]) -> frozenset[int]:
    """Hash all runs of five words; a shorter text is one run."""
    return frozenset(_hashes(words))


def _hashes(words: Sequence[str]) -> list[int]:
    runs = range(max(1, len(words) - RUN + 1)) if words else range(0)
    return [zlib.crc32(" ".join(words[at : at + RUN]).encode()) for at in runs]


def compare(text: str) -> Compared:
    """Compare a text with all known licences. Nothing of it is adopted by anybody."""
    placed = [(word, number) for number, line in enumerate(text.splitlines(), 1) for word in words_of(line)]
    words = [word for word, _ in placed]
    hashes = _hashes(words)
    ranked = sorted(((_near(one, frozenset(hashes)), one) for one in references()), key=lambda pair: -pair[0].score)
    if not ranked or ranked[0][0].score <= 0:
        return Compared()
    best, reference = ranked[0]
    second = next((near for near, one in ranked if one.id != reference.id), best)
    plain = f" {' '.join(words)} "
    marked = {one.id for one in references() if all(f" {mark} " in plain for mark in one.marks)}
    holds = tuple(dict.fromkeys(near.id for near, _ in ranked if near.held >= _HELD))
    alone = reference.id in marked and marked <= {reference.id, *reference.beside}
    stands_out = best.score >= NEARLY and best.score - second.score >= _MARGIN
    return Compared(
        reference.id if alone and stands_out else "",
        (best, second),
        holds,
        tuple(sorted(marked)),
        _differing(placed, hashes, reference) if best.score >= _SAID else (),
    )


def _near(one: Reference, found: frozenset[int]) -> Nearness:
    both = len(one.shingles & found)
    whole = len(one.shingles) + len(found) - both
    score = both / whole if whole else 0.0
    return Nearness(one.id, one.title, score, both / len(one.shingles), both / len(found) if found else 0.0)


def _differing(
    placed: Sequence[tuple[str, int]], hashes: Sequence[int], reference: Reference
) -> tuple[tuple[int, int], ...]:
    """Give the lines with words that no shared run covers, as (first, last) of neighbouring lines."""
    covered = [False] * len(placed)
    for at, hash_ in enumerate(hashes):
        if hash_ in reference.shingles:
            covered[at : at + RUN] = [True] * len(covered[at : at + RUN])
    found: list[tuple[int, int]] = []
    for number in dict.fromkeys(line for (_, line), known in zip(placed, covered, strict=True) if not known):
        if found and number - found[-1][1] <= 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return tuple(found)
