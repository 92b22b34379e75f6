"""Worked cases of a pack: facts and a date in, what the pack must conclude out.

A case file is YAML: `cases`, a list of {id, title, facts, expected, ...}. In it alone, a question that a case leaves out has the
question's `case_default`; "unclear" stays unclear. A case key beside `facts` that names a question is a fact too. The date
asked about is the fact `as_of`, else the pack's. What is expected:

- an outcome's id: a single value must be (among) what the outcome gives, a list must be exactly that, in any order, and a mapping
  gives the date of each of its values. Two outcomes of which one is `beside` the other hold together: a value expected of
  the one may stand in the other.
- must_have: requirements that must apply (yes). must_not_have: requirements that must not be shown as applying; no and unknown
  both pass, since unknown duties are listed apart.
- reason is for readers. Any other key, and a date that the pack does not give at all, is reported as not tested.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from govdesk.domain.assessment import Assessment, assess
from govdesk.domain.known import FactSet, Known
from govdesk.domain.packs import Pack
from govdesk.domain.problems import Problem, Problems
from govdesk.domain.questions import AS_OF, NONE, UNCLEAR, as_answer
from govdesk.domain.records import Value
from govdesk.domain.truth import Truth
from govdesk.store.packs import read_yaml_file
from govdesk.store.yaml_text import Path as Place

MUST_HAVE, MUST_NOT_HAVE, REASON = "must_have", "must_not_have", "reason"
Places = Mapping[Place, str]


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
class CaseResult:
    """One case: what came out differently, and which expectations the pack cannot test."""

    id: str
    title: str
    mismatches: tuple[Mismatch, ...]
    not_tested: tuple[str, ...] = ()
    tested: int = 0

    @property
    def right(self) -> bool:
        """Tell whether something was tested and all of it came out as expected."""
        return self.tested > 0 and not self.mismatches


@dataclass(frozen=True, slots=True)
class CaseReport:
    """All cases of a file."""

    pack: str
    results: tuple[CaseResult, ...]

    @property
    def right(self) -> int:
        """Count the cases that came out right."""
        return sum(result.right for result in self.results)

    @property
    def text(self) -> str:
        """One line per case, its mismatches below it; the last line is `N of M cases right`."""
        lines = [line for result in self.results for line in _lines(result)]
        return "\n".join([*lines, f"{self.right} of {len(self.results)} cases right"])


def _lines(result: CaseResult) -> list[str]:
    lines = [f"{'right' if result.right else 'WRONG'}  {result.id}  {result.title}"]
    lines += [f"       {mismatch}" for mismatch in result.mismatches]
    return lines + [f"       not tested: {what}" for what in result.not_tested]


def run_cases(pack: Pack, path_or_mapping: Path | str | Mapping[str, object]) -> CaseReport | Problems:
    """Run every case of a file, or of a mapping already read; problems of the file itself are given instead."""
    if isinstance(path_or_mapping, Mapping):
        plain: object = path_or_mapping
        places: Places = {}
    else:
        read = read_yaml_file(Path(path_or_mapping))
        if isinstance(read, tuple):
            return read
        plain, places = read.value, read.places
    cases = plain.get("cases") if isinstance(plain, Mapping) else None
    if not isinstance(cases, list) or not cases:
        return (Problem(places.get((), "cases"), "The file holds no list of `cases`."),)
    problems: list[Problem] = []
    results = []
    for number, case in enumerate(cases):
        where = places.get(("cases", number), f"case {number + 1}")
        found = _run(pack, case, where) if isinstance(case, Mapping) else (Problem(where, "A case is a mapping."),)
        if isinstance(found, CaseResult):
            results.append(found)
        else:
            problems.extend(found)
    return tuple(problems) or CaseReport(pack.id, tuple(results))


def _run(pack: Pack, case: Mapping[str, object], where: str) -> CaseResult | Problems:
    expected = case.get("expected")
    if not isinstance(expected, Mapping):
        return (Problem(where, "The case says nothing under `expected`."),)
    facts = case_facts(pack, case, where)
    if isinstance(facts, tuple):
        return facts
    known, on = facts.known.get(AS_OF), pack.as_of
    asked_on = known.value if known else on
    if not isinstance(asked_on, date):
        return (Problem(where, f"Neither the case nor the pack says on which date: give the fact `{AS_OF}`."),)
    assessment = assess(pack, str(case.get("id", "")), facts, (), asked_on)
    return _compared(assessment, case, expected)


def case_facts(pack: Pack, case: Mapping[str, object], where: str = "case") -> FactSet | Problems:
    """Give the facts of a case, with the defaults of what it leaves out."""
    given = case.get("facts", {})
    if not isinstance(given, Mapping):
        return (Problem(where, "`facts` should be a mapping of questions to answers."),)
    said = {**{key: value for key, value in case.items() if key in pack.asked}, **given}
    problems: list[Problem] = []
    known: dict[str, Known] = {}
    for key, plain in said.items():
        value = _fact(pack, key, plain)
        if value is None and plain is not None:
            problems.append(Problem(where, f"“{plain}” is no answer to a question “{key}” of this pack."))
        elif value is not None:
            known[key] = Known(value, "the case", "person")
    for question in pack.questions:
        if question.id not in known and question.case_default is not None:
            known[question.id] = Known(question.case_default, "left out of the case", "default")
    return tuple(problems) or FactSet(known)


def _fact(pack: Pack, key: str, plain: object) -> Value:
    if key == AS_OF:
        return plain if isinstance(plain, date) else _as_day(plain)
    question = pack.asked.get(key)
    value = as_answer(question, plain) if question else None
    return value if question and value is not None and question.fits(value) else None


def _as_day(plain: object) -> date | None:
    try:
        return date.fromisoformat(str(plain))
    except ValueError:
        return None


def _compared(assessment: Assessment, case: Mapping[str, object], expected: Mapping[str, object]) -> CaseResult:
    mismatches: list[Mismatch] = []
    not_tested: list[str] = []
    outcomes = {one.outcome.id for one in assessment.conclusions}
    for key, wanted in expected.items():
        if key in (MUST_HAVE, MUST_NOT_HAVE):
            mismatches += _duties(assessment, key, wanted)
        elif key in outcomes and isinstance(wanted, Mapping):
            found, untested = _dates(assessment, key, wanted)
            mismatches += found
            not_tested += untested
        elif key in outcomes:
            mismatches += _values(assessment, key, wanted)
        elif key != REASON:
            not_tested.append(key)
    tested = len([key for key in expected if key != REASON and key not in not_tested])
    names = str(case.get("id", "")), str(case.get("title", ""))
    return CaseResult(*names, tuple(mismatches), tuple(not_tested), tested)


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
        right = set(_texts(wanted)) == set(found) or (together > set(found) and _shared(assessment, key, _texts(wanted)))
    else:
        right = _word(wanted) in together or (not found and _word(wanted) in (NONE, "null"))
    shown = ", ".join(found) or "nothing"
    return [] if right else [Mismatch(key, _word(wanted), shown + (" (open)" if conclusion.open else ""))]


def _beside(assessment: Assessment, key: str) -> frozenset[str]:
    """Give the values of the outcomes that hold together with this one; none while this one is not certain."""
    mine = assessment.conclusion(key)
    near = [one for one in assessment.conclusions if key == one.outcome.beside or one.outcome.id == mine.outcome.beside]
    certain = [one for one in near if not one.open and not mine.open and UNCLEAR not in (mine.value, one.value)]
    return frozenset(option.value for one in certain for option in one.values) if mine.values else frozenset()


def _shared(assessment: Assessment, key: str, wanted: Sequence[str]) -> bool:
    """Tell whether a list names as many values as the outcome has, out of those that hold together."""
    mine = [option.value for option in assessment.conclusion(key).values]
    return len(set(wanted)) == len(mine) and {*mine, *_beside(assessment, key)}.issuperset(wanted)


def _texts(plain: object) -> list[str]:
    return [_word(item) for item in plain] if isinstance(plain, list | tuple) else [_word(plain)]


def _word(plain: object) -> str:
    if plain is None:
        return "null"
    if isinstance(plain, list | tuple):
        return "[" + ", ".join(_word(item) for item in plain) + "]"
    return str(plain).lower() if isinstance(plain, bool) else str(plain)
