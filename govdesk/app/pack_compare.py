"""Compares what a pack concludes with what a worked case expects.

- An outcome's id: a single value must be (among) what the outcome gives, a list must be exactly that, in any order,
  and a mapping gives the date of each of its values. Two outcomes of which one is `beside` the other hold together: a
  value expected of the one may stand in the other.
- must_have: requirements that must apply (yes). must_not_have: requirements that must not be shown as applying; no and
  unknown both pass, since unknown duties are listed apart.
- fine_cap_eur: the cap that the fine_query of the case must have.
- reason is for readers. Any other key is wrong: what the pack cannot tell is no pass. A date whose name the pack does
  not have is reported as not tested, and an expectation of such dates alone tests nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from govdesk.app.fine_cases import FINE_CAP, fine_mismatch
from govdesk.domain.law.assessment import Assessment
from govdesk.domain.law.questions import NONE
from govdesk.domain.truth import Truth

MUST_HAVE, MUST_NOT_HAVE, REASON = "must_have", "must_not_have", "reason"


@dataclass(frozen=True, slots=True)
class Mismatch:
    """One expectation that came out differently."""

    key: str
    expected: str
    found: str

    def __str__(self) -> str:
        """One line for a terminal."""
        return f"{self.key}: expected {self.expected}, found {self.found}"


@dataclass(frozen=True, slots=True)
class Compared:
    """What came out differently, what the pack cannot test, and how many expectations were tested."""

    mismatches: tuple[Mismatch, ...]
    not_tested: tuple[str, ...]
    tested: int


def compare(assessment: Assessment, expected: Mapping[str, object], query: object = None) -> Compared:
    """Compare one assessment with what is expected of it. query: what a fine case asks, see fine_cases."""
    mismatches: list[Mismatch] = []
    not_tested: list[str] = []
    tested = 0
    outcomes = {one.outcome.id for one in assessment.conclusions}
    for key, wanted in expected.items():
        if key in (MUST_HAVE, MUST_NOT_HAVE):
            mismatches += _duties(assessment, key, wanted)
            tested += len(_texts(wanted))
        elif key == FINE_CAP:
            says = fine_mismatch(assessment, query, wanted)
            mismatches += [Mismatch(key, _word(wanted), says)] if says else []
            tested += 1
        elif key in outcomes and isinstance(wanted, Mapping):
            found, untested = _dates(assessment, key, wanted)
            mismatches += found
            not_tested += untested
            tested += len(wanted) - len(untested)
        elif key in outcomes:
            mismatches += _values(assessment, key, wanted)
            tested += 1
        elif key != REASON:
            mismatches.append(Mismatch(key, _word(wanted), "the pack concludes nothing of this name"))
    return Compared(tuple(mismatches), tuple(not_tested), tested)


def _duties(assessment: Assessment, key: str, wanted: object) -> list[Mismatch]:
    found = []
    for id_ in _texts(wanted):
        one = assessment.requirement(id_)
        applies = one.applies.value if one else "no such requirement"
        if one is None or (one.applies is Truth.YES) is not (key == MUST_HAVE):
            found.append(Mismatch(key, id_, applies))
    return found


def _dates(assessment: Assessment, key: str, wanted: Mapping[str, object]) -> tuple[list[Mismatch], list[str]]:
    conclusion = assessment.conclusion(key)
    given = {option.value for option in conclusion.outcome.options}
    dates = {option.value: option.date for option in conclusion.values}
    wrong = [
        Mismatch(f"{key}.{name}", _word(day), _word(dates.get(name)))
        for name, day in wanted.items()
        if name in given and _word(day) != _word(dates.get(name))
    ]
    return wrong, [f"{key}.{name}" for name in wanted if name not in given]


def _values(assessment: Assessment, key: str, wanted: object) -> list[Mismatch]:
    conclusion = assessment.conclusion(key)
    found = [option.value for option in conclusion.values]
    together = {*found, *_beside(assessment, key)}
    if isinstance(wanted, list | tuple):
        words = set(_texts(wanted))
        right = words == set(found) or (len(words) == len(found) and together.issuperset(words))
    else:
        right = _word(wanted) in together or (not found and _word(wanted) in (NONE, "null"))
    shown = ", ".join(found) or "nothing"
    return [] if right else [Mismatch(key, _word(wanted), shown + (" (open)" if conclusion.open else ""))]


def _beside(assessment: Assessment, key: str) -> frozenset[str]:
    """Give the values of the outcomes that hold together with this one; none while either is open."""
    mine = assessment.conclusion(key)
    near = [one for one in assessment.conclusions if key == one.outcome.beside or one.outcome.id == mine.outcome.beside]
    certain = [one for one in near if not one.open and not mine.open and mine.values]
    return frozenset(option.value for one in certain for option in one.values)


def _texts(plain: object) -> list[str]:
    return [_word(item) for item in plain] if isinstance(plain, list | tuple) else [_word(plain)]


def _word(plain: object) -> str:
    if plain is None:
        return "null"
    if isinstance(plain, list | tuple):
        return "[" + ", ".join(_word(item) for item in plain) + "]"
    return str(plain).lower() if isinstance(plain, bool) else str(plain)
