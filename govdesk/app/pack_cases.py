"""Worked cases of a pack: facts and a date in, what the pack must conclude out.

A case file is YAML: `cases`, a list of {id, title, facts, expected, ...}. In it alone, a question that a case leaves
out has the question's `case_default`; "unclear" stays unclear. A case key beside `facts` that names a question is a
fact too. The date asked about is the fact `as_of`, else the pack's. What can be expected, and how: see pack_compare.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from govdesk.app.pack_compare import Mismatch, compare
from govdesk.domain.assessment import assess
from govdesk.domain.known import FactSet, Known
from govdesk.domain.packs import Pack
from govdesk.domain.problems import Problem, Problems
from govdesk.domain.questions import AS_OF, as_answer
from govdesk.domain.records import Value
from govdesk.store.packs import read_yaml_file
from govdesk.store.yaml_text import Path as Place

Places = Mapping[Place, str]


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
    id_ = str(case.get("id", ""))
    found = compare(assess(pack, id_, facts, (), asked_on), expected)
    return CaseResult(id_, str(case.get("title", "")), found.mismatches, found.not_tested, found.tested)


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
