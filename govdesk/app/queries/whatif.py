"""What would be so with other answers, in rows: before and after for each pack. Nothing here is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from govdesk.app.queries.classes import label_of
from govdesk.app.queries.words import TRUTH
from govdesk.app.snapshot import Snapshot, begun_on
from govdesk.domain.law.assessment import Assessed, Assessment, Concluded
from govdesk.domain.law.packs import Pack
from govdesk.domain.law.questions import Question, parse_answer
from govdesk.domain.law.supposed import Differences, differences, suppose
from govdesk.domain.problems import Problem, Problems
from govdesk.domain.records import System, Value
from govdesk.domain.said import day
from govdesk.domain.truth import Truth

UNKNOWN = "unknown"
"""What is typed to suppose that a fact is not known."""
_APPLIES = {Truth.YES: "applies", Truth.NO: "does not apply", Truth.UNKNOWN: "may apply"}
_STARTED = "system.started"


@dataclass(frozen=True, slots=True)
class Supposed:
    """What one pack would say. values: the answers supposed that it asks for."""

    pack: Pack
    values: Mapping[str, Value]
    before: Assessment
    after: Assessment
    differs: Differences


@dataclass(frozen=True, slots=True)
class DifferenceRow:
    """One thing that would differ. part: class, requirement, conclusion, question. how: changes, or as `Move` says."""

    part: str
    how: str
    id: str
    title: str
    before: str
    after: str
    cite: str
    pack: str


def read_supposed(packs: Iterable[Pack], texts: Iterable[str]) -> dict[str, Value] | Problems:
    """Read KEY=VALUE texts into answers to the packs' questions; `unknown` makes one unknown."""
    asked = {key: question for pack in reversed(tuple(packs)) for key, question in pack.asked.items()}
    values: dict[str, Value] = {}
    problems: list[Problem] = []
    for text in texts:
        key, given, value = text.partition("=")
        read = (
            _read(asked, key.strip(), value) if given else Problem(text, "There is no “=” in it.", "Write KEY=VALUE.")
        )
        if isinstance(read, Problem):
            problems.append(read)
        elif key.strip() in values:
            problems.append(Problem(key.strip(), "It is supposed twice.", "Keep one of them."))
        else:
            values[key.strip()] = read
    return tuple(problems) or values


def _read(asked: Mapping[str, Question], key: str, text: str) -> Value | Problem:
    question = asked.get(key)
    if question is None:
        return Problem(key, "No pack in use asks this.", "`govdesk classify` and `govdesk pack show` name the facts.")
    if text.strip().casefold() == UNKNOWN and not question.fits(UNKNOWN):
        return None
    return parse_answer(question, text)


def suppositions(snapshot: Snapshot, system: str, values: Mapping[str, Value]) -> tuple[Supposed, ...]:
    """Ask each pack in use that knows one of the questions what it would say of a system."""
    packs = (pack for pack in snapshot.packs if not values.keys().isdisjoint(pack.asked))
    return tuple(supposed(snapshot, system, pack.id, values) for pack in packs)


def supposed(snapshot: Snapshot, system: str, pack: str, values: Mapping[str, Value]) -> Supposed:
    """Ask one pack in use what it would say of a system. Raises KeyError for a pack that is not in use."""
    before = snapshot.assessment(system, pack)
    mine = {key: value for key, value in values.items() if key in before.pack.asked}
    begun = begun_on(_begun(snapshot.state.get(System, system), before.pack, mine), snapshot.on)
    after = suppose(before, mine, begun)
    return Supposed(before.pack, mine, before, after, differences(before, after))


def _begun(record: System | None, pack: Pack, values: Mapping[str, Value]) -> System | None:
    """Give the record with the day on which it would have begun, where that is supposed."""
    for key, value in values.items():
        derive = pack.asked[key].derive
        if record is not None and derive is not None and derive.source == _STARTED:
            return replace(record, started=value if isinstance(value, date) else None)
    return record


def difference_rows(found: Supposed) -> tuple[DifferenceRow, ...]:
    """Give what differs: class, roles and exemptions; requirements; conclusions; questions."""
    return (*_outcomes(found), *_requirements(found), *_conclusions(found), *_questions(found))


def _outcomes(found: Supposed) -> Iterator[DifferenceRow]:
    for before, after in found.differs.outcomes:
        cite = ", ".join(dict.fromkeys(one.cite for one in after.values if one.cite))
        outcome, words = after.outcome, (_concluded(before), _concluded(after))
        yield DifferenceRow("class", "changes", outcome.id, outcome.title, *words, cite, found.pack.id)


def _concluded(concluded: Concluded) -> str:
    label = label_of(concluded).label
    possible = "; ".join(option.label for option in concluded.possible if option not in concluded.values)
    return f"{label} (still possible: {possible})" if concluded.open and possible else label


def _requirements(found: Supposed) -> Iterator[DifferenceRow]:
    for move in found.differs.requirements:
        duty, words = move.after.requirement, (standing(move.before), standing(move.after))
        yield DifferenceRow("requirement", move.how, duty.id, duty.title, *words, duty.cite, found.pack.id)


def standing(one: Assessed) -> str:
    """Say whether a requirement applies, and since when or from when on."""
    if one.applies is Truth.NO or one.since is None:
        return _APPLIES[one.applies]
    early = " at the earliest" if one.since_open else ""
    held = f"; {one.conditional}" if one.conditional else ""
    return f"{_APPLIES[one.applies]} from {day(one.since)}{early}{held}"


def _conclusions(found: Supposed) -> Iterator[DifferenceRow]:
    for before, after in found.differs.determinations:
        rule, words = after.determination, (TRUTH[before.value], TRUTH[after.value])
        yield DifferenceRow("conclusion", "changes", rule.id, rule.title, *words, rule.cite, found.pack.id)


def _questions(found: Supposed) -> Iterator[DifferenceRow]:
    moves = (("is asked", found.differs.asked), ("is no longer asked", found.differs.no_longer_asked))
    for how, keys in moves:
        for question in (found.pack.asked[key] for key in keys if key not in found.values):
            words = ("", "to be answered") if how == "is asked" else ("to be answered", "")
            yield DifferenceRow("question", how, question.id, question.ask, *words, question.cite, found.pack.id)
