"""A pack: a law, a standard or a house policy as dated, cited data.

`parse_pack` (in read_pack) reads one from plain values; everything here is frozen and says nothing about any one law.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from govdesk.domain.law.checks.kinds import Check, Metric
from govdesk.domain.law.penalties import Penalties
from govdesk.domain.law.questions import Derive, Question
from govdesk.domain.law.rules import Condition, Determination

__all__ = [
    "Condition",
    "Conditional",
    "Dated",
    "Derive",
    "Determination",
    "Milestone",
    "Option",
    "Outcome",
    "Pack",
    "Question",
    "Requirement",
    "Source",
    "Wording",
]

OUTCOME_KINDS = ("first", "each", "unknown")
TONES = ("bad", "warn", "good", "neutral")
STATUSES = ("in_force", "adopted", "proposed", "voluntary")
BINDING = frozenset({"in_force", "adopted"})
"""Of what is only proposed, or taken on of one's own will, nothing is ever overdue."""


@dataclass(frozen=True, slots=True)
class Option:
    """One value that an outcome can take: the law's word for it, a tone, when it holds, and a date that it brings.

    role: the role in law that the organization has where it holds, one of words.ROLES, or "". Of several options with
    one role the first decides; others that hold say by which article.
    """

    value: str
    label: str
    tone: str
    when: Condition | None
    cite: str = ""
    date: date | None = None
    role: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a reader is told: a class, the roles, the exemptions.

    kind "first": the first option that holds, in order; an unknown one stops the search, and the result is `unclear`.
    kind "each": every option that holds. kind "unknown": every option whose condition is unknown.
    beside: the id of an outcome whose value holds together with this one's (a second class beside the first).
    asks: false for one that only explains: what it leaves open raises no question.
    """

    id: str
    title: str
    kind: str
    options: tuple[Option, ...]
    unclear: Option | None = None
    beside: str = ""
    asks: bool = True


@dataclass(frozen=True, slots=True)
class Dated:
    """A date that holds when its condition does; without one it holds always."""

    on: date
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class Conditional:
    """A sentence shown instead of a due date while its condition holds: the duty stands, but something suspends it."""

    when: Condition
    says: str


@dataclass(frozen=True, slots=True)
class Appoints:
    """A requirement that somebody seated in the right place has a role: whoever has the role `of` must see to it.

    seat: the question whose derivation says of a country where it lies; answer: what it must say of the holder's.
    """

    role: str
    of: str
    seat: Question
    answer: str


@dataclass(frozen=True, slots=True)
class Wording:
    """How a requirement read up to a day: what is empty was the same as it is now. Today's note does not go with it."""

    until: date
    text: str = ""
    cite: str = ""
    who: str = ""


@dataclass(frozen=True, slots=True)
class Requirement:
    """One duty: what to do, by whom, since when, and what usually shows it.

    since: alternatives in order, the first whose condition holds counts. literal: the date by the letter where the law
    leaves two readings. until: last day, None while it goes on. bearer: who usually owns it (a suggestion). earlier:
    wordings that it had before. confidence: how sure this reading is, "" where there is no doubt.
    """

    id: str
    title: str
    text: str
    cite: str
    who: str
    when: Condition
    since: tuple[Dated, ...] = ()
    literal: date | None = None
    conditional: Conditional | None = None
    evidence: tuple[str, ...] = ()
    bearer: str = ""
    area: str = ""
    status: str = "in_force"
    note: str = ""
    until: date | None = None
    earlier: tuple[Wording, ...] = ()
    confidence: str = ""
    checks: tuple[Check, ...] = ()
    appoints: Appoints | None = None

    def worded(self, on: date) -> Requirement:
        """Give it in the words that it had on a day."""
        if not self.earlier:
            return self
        then = min((one for one in self.earlier if on <= one.until), key=lambda one: one.until, default=None)
        if then is None:
            return self
        text, cite, who = then.text or self.text, then.cite or self.cite, then.who or self.who
        return replace(self, text=text, cite=cite, who=who, note="", confidence="")


@dataclass(frozen=True, slots=True)
class Milestone:
    """A date on which something starts or ends in law; `when` tells whom it touches, None is everybody."""

    on: date
    title: str
    cite: str
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Where the pack's contents come from."""

    id: str
    title: str
    used_for: str = ""


@dataclass(frozen=True)
class Pack:
    """A whole pack. `text` is its canonical JSON, which the vault keeps; `headline` names the outcome shown first.

    as_of: the day whose law the pack states. stood_until: the last day on which that text stood, None where it still
    does or nobody knows. verified_through: the last day up to which its sources were searched.
    penalties: what it threatens, None where it names no fines.
    """

    id: str
    version: str
    title: str
    publisher: str
    status: str
    verified_through: date | None
    note: str
    headline: str
    questions: tuple[Question, ...]
    determinations: tuple[Determination, ...]
    outcomes: tuple[Outcome, ...]
    requirements: tuple[Requirement, ...]
    milestones: tuple[Milestone, ...]
    sources: tuple[Source, ...]
    text: str
    as_of: date | None = None
    stood_until: date | None = None
    metrics: tuple[Metric, ...] = ()
    penalties: Penalties | None = None

    def is_past(self, on: date) -> bool:
        """Tell whether its text stood no longer on a day."""
        return self.stood_until is not None and self.stood_until < on

    @cached_property
    def asked(self) -> Mapping[str, Question]:
        """Give the questions by id."""
        return {question.id: question for question in self.questions}

    @cached_property
    def rules(self) -> Mapping[str, Determination]:
        """Give the determinations by id."""
        return {determination.id: determination for determination in self.determinations}

    @cached_property
    def duties(self) -> Mapping[str, Requirement]:
        """Give the requirements by id."""
        return {requirement.id: requirement for requirement in self.requirements}
