"""What a pack concludes about one system on a date: determinations, outcomes, requirements, and what is still open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from govdesk.domain.law.known import FactSet
from govdesk.domain.law.opens import OpenQuestion, open_questions
from govdesk.domain.law.packs import BINDING, Condition, Dated, Option, Outcome, Pack, Requirement
from govdesk.domain.law.rules import Determination, Inquiry, Trace
from govdesk.domain.records import Answer
from govdesk.domain.truth import Truth
from govdesk.domain.words import TO_CONFIRM

NOT_STARTED = "not_started"
CLOSED = frozenset({"met", "not_applicable"})
"""The states of an answer after which nothing is left to do."""


@dataclass(frozen=True, slots=True)
class Determined:
    """A determination with its value; its trace is worked out when asked for."""

    determination: Determination
    value: Truth
    _inquiry: Inquiry = field(repr=False, compare=False)

    @property
    def trace(self) -> Trace:
        """Say why it has its value."""
        return self._inquiry.rule_trace(self.determination.id)


@dataclass(frozen=True, slots=True)
class Concluded:
    """An outcome with the options that hold. open: something unknown could change it; `possible`: what it could add."""

    outcome: Outcome
    values: tuple[Option, ...]
    open: bool
    possible: tuple[Option, ...] = ()
    _inquiry: Inquiry | None = field(default=None, repr=False, compare=False)

    @property
    def value(self) -> str:
        """Give the value of the first option that holds, or ""."""
        return self.values[0].value if self.values else ""

    @property
    def label(self) -> str:
        """Give the labels of the options that hold, or ""."""
        return "; ".join(option.label for option in self.values)

    def trace(self, option: Option) -> Trace | None:
        """Say why an option holds, does not hold, or is unknown; None for one without a condition."""
        return self._inquiry.trace(option.when) if self._inquiry and option.when else None


@dataclass(frozen=True, slots=True)
class Assessed:
    """A requirement as it stands for one system.

    applies: yes, no, or unknown (never shown as no). since: from when it is due; where facts that decide between dates
    are unknown it is the earliest possible one, and `since_open` is true; it is never before the system began. literal:
    the date by the letter, if any. conditional: why it is not due although it applies, or "". state: the answer's,
    "not_started" without one, "to_confirm" where the requirement changed after it was answered.
    """

    requirement: Requirement
    applies: Truth
    since: date | None
    literal: date | None
    conditional: str
    answer: Answer | None
    state: str
    since_open: bool = False
    due: bool = False
    _inquiry: Inquiry | None = field(default=None, repr=False, compare=False)

    @property
    def trace(self) -> Trace:
        """Say why it applies, does not apply, or is unknown."""
        return (self._inquiry or Inquiry(FactSet(), date.min)).trace(self.requirement.when)


@dataclass(frozen=True)
class Assessment:
    """All that a pack says about a system on a date."""

    system: str
    pack: Pack
    on: date
    facts: FactSet
    determinations: tuple[Determined, ...]
    conclusions: tuple[Concluded, ...]
    requirements: tuple[Assessed, ...]
    _inquiry: Inquiry = field(repr=False, compare=False)

    @cached_property
    def open_questions(self) -> tuple[OpenQuestion, ...]:
        """List the questions that still matter, the ones that settle most first."""
        return open_questions(self.pack, self._inquiry)

    @property
    def headline(self) -> Concluded:
        """Give the conclusion that the pack wants shown first."""
        return self.conclusion(self.pack.headline)

    def conclusion(self, id_: str) -> Concluded:
        """Give one conclusion. Raises KeyError for an outcome that the pack does not have."""
        found = next((one for one in self.conclusions if one.outcome.id == id_), None)
        if found is None:
            raise KeyError(id_)
        return found

    def holds(self, when: Condition) -> Truth:
        """Evaluate a condition of the pack on the facts of this assessment."""
        return when.truth(self._inquiry)

    def requirement(self, id_: str) -> Assessed | None:
        """Give one requirement as it stands, or None."""
        return next((one for one in self.requirements if one.requirement.id == id_), None)


def assess(
    pack: Pack, system_id: str, facts: FactSet, answers: Iterable[Answer], on: date, begun: date | None = None
) -> Assessment:
    """Ask a pack about a system on a date. Nothing is due before the day on which the system began, where it is known.

    `answers` may be of any pack, system and day; those of this pack and system that were given by the date are taken.
    """
    inquiry = Inquiry(facts, on, pack.rules, pack.asked)
    given = [one for one in answers if one.on is None or one.on <= on]
    mine = {one.requirement: one for one in given if one.pack == pack.id and one.system == system_id}
    determinations = tuple(Determined(one, inquiry.rule(one.id), inquiry) for one in pack.determinations)
    conclusions = tuple(_conclude(outcome, inquiry) for outcome in pack.outcomes)
    requirements = tuple(_assessed(one, mine.get(one.id), inquiry, begun) for one in pack.requirements)
    return Assessment(system_id, pack, on, facts, determinations, conclusions, requirements, inquiry)


def _holds(when: Condition | None, inquiry: Inquiry) -> Truth:
    return Truth.YES if when is None else when.truth(inquiry)


def _conclude(outcome: Outcome, inquiry: Inquiry) -> Concluded:
    truths = [(option, _holds(option.when, inquiry)) for option in outcome.options]
    unknown = tuple(option for option, truth in truths if truth is Truth.UNKNOWN)
    if outcome.kind == "first":
        return _first(outcome, truths, inquiry)
    if outcome.kind == "unknown":
        return Concluded(outcome, unknown, open=bool(unknown), _inquiry=inquiry)
    holding = tuple(option for option, truth in truths if truth is Truth.YES)
    return Concluded(outcome, holding, bool(unknown), unknown, inquiry)


def _first(outcome: Outcome, truths: list[tuple[Option, Truth]], inquiry: Inquiry) -> Concluded:
    """Take the first option that holds, unless one before it is unknown: then it is open; nothing milder is said."""
    possible: list[Option] = []
    for option, truth in truths:
        if truth is Truth.NO:
            continue
        possible.append(option)
        if truth is Truth.YES:
            break
    if len(possible) == 1 and dict(truths)[possible[0]] is Truth.YES:
        return Concluded(outcome, tuple(possible), open=False, _inquiry=inquiry)
    shown = (outcome.unclear,) if possible and outcome.unclear else ()
    return Concluded(outcome, shown, bool(possible), tuple(possible), inquiry)


def _assessed(requirement: Requirement, answer: Answer | None, inquiry: Inquiry, begun: date | None) -> Assessed:
    ended = requirement.until is not None and requirement.until < inquiry.on
    applies = Truth.NO if ended else _holds(requirement.when, inquiry)
    since, since_open = (None, False) if applies is Truth.NO else _since(requirement.since, inquiry)
    since = max(since, begun) if since is not None and begun is not None else since
    rule = requirement.conditional
    suspended = applies is not Truth.NO and rule is not None and rule.when.truth(inquiry) is Truth.YES
    binding = requirement.status in BINDING
    due = binding and applies is Truth.YES and not suspended and since is not None and since <= inquiry.on
    return Assessed(
        requirement.worded(inquiry.on),
        applies,
        since,
        requirement.literal if applies is not Truth.NO else None,
        rule.says if rule and suspended else "",
        answer,
        _state(answer),
        since_open,
        due,
        inquiry,
    )


def _state(answer: Answer | None) -> str:
    if answer is None:
        return NOT_STARTED
    return TO_CONFIRM if answer.confirm else answer.state


def _since(alternatives: tuple[Dated, ...], inquiry: Inquiry) -> tuple[date | None, bool]:
    """Take the date of the first alternative that holds; where one before it is unknown, the earliest that may hold."""
    possible: list[date] = []
    for alternative in alternatives:
        truth = _holds(alternative.when, inquiry)
        if truth is not Truth.NO:
            possible.append(alternative.on)
        if truth is Truth.YES:
            return min(possible), len(set(possible)) > 1
    return (min(possible), True) if possible else (None, False)
