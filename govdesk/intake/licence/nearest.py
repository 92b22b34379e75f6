"""Which known licence a text is nearest to, and where it differs. Nearness never names a licence: a person compares.

Two texts are compared by their shingles: all runs of five words, hashed. The score is the share of shingles that both
have among all that either has (Jaccard), so that what is missing counts like what is added.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass

from govdesk.intake.licence.text import placed, words_of
from govdesk.intake.licence.texts import Reference, references

RUN = 5
NEARLY = 0.9
"""From this score on a text is said to be nearly another one."""
_MARGIN, _HELD, _SAID = 0.03, 0.95, 0.2
_SHOWN = 12  # words


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
    whose marks (heading, version, date) stand in it. lines: (first, last) line of the parts that the nearest has not;
    words: the first of these words, with one before them.
    """

    nearly: str = ""
    nearest: tuple[Nearness, ...] = ()
    holds: tuple[str, ...] = ()
    marked: tuple[str, ...] = ()
    lines: tuple[tuple[int, int], ...] = ()
    words: str = ""


def shingles(words: Sequence[str]) -> frozenset[int]:
    """Hash all runs of five words; a shorter text is one run."""
    return frozenset(_hashes(words))


def _hashes(words: Sequence[str]) -> list[int]:
    runs = range(max(1, len(words) - RUN + 1)) if words else range(0)
    return [zlib.crc32(" ".join(words[at : at + RUN]).encode()) for at in runs]


def compare(text: str) -> Compared:
    """Compare a text with all known licences. Nothing of it is adopted by anybody."""
    found = placed(text)
    words = [word for word, _ in found]
    hashes = _hashes(words)
    ranked = sorted(((_near(one, frozenset(hashes)), one) for one in references()), key=lambda pair: -pair[0].score)
    if not ranked or ranked[0][0].score <= 0:
        return Compared()
    best, reference = ranked[0]
    second = next((near for near, one in ranked if one.id != reference.id), best)
    plain = f" {' '.join(words_of(text))} "
    marked = {one.id for one in references() if all(f" {mark} " in plain for mark in one.marks)}
    holds = tuple(dict.fromkeys(near.id for near, _ in ranked if near.held >= _HELD))
    alone = reference.id in marked and marked <= {reference.id, *reference.beside}
    stands_out = best.score >= NEARLY and best.score - second.score >= _MARGIN
    return Compared(
        reference.id if alone and stands_out else "",
        (best, second),
        holds,
        tuple(sorted(marked)),
        *(_differing(found, hashes, reference) if best.score >= _SAID else ((), "")),
    )


def _near(one: Reference, found: frozenset[int]) -> Nearness:
    both = len(one.shingles & found)
    whole = len(one.shingles) + len(found) - both
    score = both / whole if whole else 0.0
    return Nearness(one.id, one.title, score, both / len(one.shingles), both / len(found) if found else 0.0)


def _differing(
    found: Sequence[tuple[str, int]], hashes: Sequence[int], reference: Reference
) -> tuple[tuple[tuple[int, int], ...], str]:
    """Give the lines with words that no shared run covers, as (first, last) of neighbouring lines; and the first words.

    Where every word is covered and a run is not, words are missing there: the line of that run is given.
    """
    covered = [False] * len(found)
    for at, hash_ in enumerate(hashes):
        if hash_ in reference.shingles:
            covered[at : at + RUN] = [True] * len(covered[at : at + RUN])
    fresh = [at for at, known in enumerate(covered) if not known]
    missing = [at for at, hash_ in enumerate(hashes) if hash_ not in reference.shingles]
    fresh = fresh or [min(at + RUN // 2, len(found) - 1) for at in missing]
    spans: list[tuple[int, int]] = []
    for number in dict.fromkeys(found[at][1] for at in fresh):
        if spans and number - spans[-1][1] <= 1:
            spans[-1] = (spans[-1][0], number)
        else:
            spans.append((number, number))
    first = max(fresh[0] - 1, 0) if fresh else len(found)
    return tuple(spans), " ".join(word for word, _ in found[first : first + _SHOWN])
