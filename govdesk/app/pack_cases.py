"""Worked cases of a pack: facts and a date in, what the pack must conclude out.

A case file is YAML, or the sheet Cases of a workbook: `cases`, a list of {id, title, facts, expected, ...}. In it
alone, a question that a case leaves out has the question's `case_default`; "unclear" stays unclear. A case key beside
`facts` that names a question is a fact too; `fine_query` asks for a cap (see fine_cases). The date asked about is the
fact `as_of`, else the pack's. What can be expected, and how: see pack_compare.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from govdesk.app.fine_cases import FINE_QUERY
from govdesk.app.pack_compare import Mismatch, compare
from govdesk.domain.law.assessment import assess
from govdesk.domain.law.known import FactSet, Known
from govdesk.domain.law.packs import Pack
from govdesk.domain.law.questions import AS_OF, as_answer
from govdesk.domain.problems import Problem, Problems
from govdesk.domain.records import Value
from govdesk.store.packs import load_cases


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
    """Run every case of a file, or of a mapping already read.

    A file that holds no cases gives problems; a case that is wrongly written is a wrong case, with the reason.
    """
    if isinstance(path_or_mapping, Mapping):
        plain: object = path_or_mapping
        where = "cases"
    else:
        plain = load_cases(Path(path_or_mapping))
        if isinstance(plain, tuple):
            return plain
        where = Path(path_or_mapping).name
    cases = plain.get("cases") if isinstance(plain, Mapping) else None
    if not isinstance(cases, list | tuple) or not cases:
        return (Problem(where, "The file holds no list of `cases`."),)
    return CaseReport(pack.id, tuple(_run(pack, case, number) for number, case in enumerate(cases, 1)))


def _run(pack: Pack, case: object, number: int) -> CaseResult:
    plain: Mapping[str, object] = case if isinstance(case, Mapping) else {}
    names = str(plain.get("id", f"case {number}")), str(plain.get("title", ""))
    expected = plain.get("expected")
    if not isinstance(expected, Mapping):
        return CaseResult(*names, (Mismatch("expected", "a mapping of outcomes", str(expected)),))
    facts = case_facts(pack, plain)
    if isinstance(facts, tuple):
        wrong = [Mismatch(problem.where, "an answer to a question of the pack", problem.says) for problem in facts]
        return CaseResult(*names, tuple(wrong))
    said = facts.get(AS_OF)
    on = said.value if said else pack.as_of
    if not isinstance(on, date):
        return CaseResult(*names, (Mismatch(f"facts.{AS_OF}", "a date, here or in the pack", "none"),))
    query = plain.get(FINE_QUERY)
    found = compare(assess(pack, names[0], facts, (), on), expected, query)
    return CaseResult(*names, found.mismatches, found.not_tested, found.tested)


def case_facts(pack: Pack, case: Mapping[str, object]) -> FactSet | Problems:
    """Give the facts of a case, with the defaults of what it leaves out; a Problem for each that is no answer."""
    given = case.get("facts") or {}
    if not isinstance(given, Mapping):
        return (Problem("facts", "not a mapping of questions to answers"),)
    said = {**{key: value for key, value in case.items() if key in pack.asked}, **given}
    read = {key: _fact(pack, key, plain) for key, plain in said.items() if plain is not None}
    problems = tuple(Problem(f"facts.{key}", str(said[key])) for key, value in read.items() if value is None)
    known = {key: Known(value, "the case", "person") for key, value in read.items()}
    left_out = [one for one in pack.questions if one.id not in known and one.case_default is not None]
    defaults = {one.id: Known(one.case_default, "left out of the case", "default") for one in left_out}
    return problems or FactSet({**defaults, **known})


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
