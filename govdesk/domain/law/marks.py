"""The lines that a pack draws for a number, such as an amount of compute: on which side of each a number lies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from govdesk.domain.law.compute import short
from govdesk.domain.law.known import FactSet, Known
from govdesk.domain.law.leaves import NUMBER_TESTS
from govdesk.domain.law.packs import Pack
from govdesk.domain.law.rules import AllOf, AnyOf, Compare, Condition, Determination, Inquiry, Not
from govdesk.domain.truth import Truth

Found = tuple[Compare, tuple[Condition, ...]]


@dataclass(frozen=True, slots=True)
class Mark:
    """One line. limit: the number that is compared with, None where it hangs on an answer that is missing.

    passed: whether the comparison holds. close: within the tolerance of the question, so that an estimate may lie on
    the other side. provided: what else must hold for this line to count and is not known, in words.
    """

    rule: Determination
    test: str
    limit: float | None
    passed: Truth
    close: bool
    provided: tuple[str, ...] = ()

    @property
    def says(self) -> str:
        """Say it in a line: "Above 1e23: own model is of general purpose (Art 3(63))"."""
        verb = self.test.replace("_", " ")
        side = {Truth.YES: verb.capitalize(), Truth.NO: f"Not {verb}", Truth.UNKNOWN: f"Not known whether {verb}"}
        limit = short(self.limit) if self.limit is not None else "a share of another answer"
        near = ", but close to it" if self.close else ""
        only = f" – only where: {'; '.join(self.provided)}" if self.provided else ""
        return f"{side[self.passed]} {limit}{near}: {self.rule.title} ({self.rule.cite}){only}"


def marks(pack: Pack, question: str, value: float, facts: FactSet, on: date) -> tuple[Mark, ...]:
    """Give the lines that a pack draws for a question's number, lowest first, as they stand for these facts."""
    inquiry = Inquiry(FactSet({**facts.known, question: Known(value)}), on, pack.rules, pack.asked)
    tolerance = pack.asked[question].tolerance
    found = [
        mark
        for rule in pack.determinations
        for leaf, beside in _leaves(rule.when, question, ())
        if (mark := _mark(rule, leaf, beside, value, tolerance, inquiry))
    ]
    return tuple(sorted(found, key=lambda one: (one.limit is None, one.limit or 0)))


def compared_with(pack: Pack, question: str) -> str:
    """Name the question whose answer this one is compared with, "" for none."""
    found = (leaf.other for rule in pack.determinations for leaf, _ in _leaves(rule.when, question, ()) if leaf.other)
    return next(found, "")


def _leaves(when: Condition, question: str, beside: tuple[Condition, ...]) -> Iterator[Found]:
    """Walk the comparisons of one question, each with what stands beside it in the nearest conjunction."""
    if isinstance(when, Compare):
        if when.fact == question and when.test in NUMBER_TESTS:
            yield when, beside
    elif isinstance(when, Not):
        yield from _leaves(when.part, question, beside)
    elif isinstance(when, AnyOf):
        for part in when.parts:
            yield from _leaves(part, question, ())
    elif isinstance(when, AllOf):
        for part in when.parts:
            yield from _leaves(part, question, tuple(one for one in when.parts if one is not part))


def _mark(
    rule: Determination, leaf: Compare, beside: tuple[Condition, ...], value: float, tolerance: float, inquiry: Inquiry
) -> Mark | None:
    """Make a mark; None where something beside it rules it out."""
    truths = [(one, one.truth(inquiry)) for one in beside]
    if any(truth is Truth.NO for _, truth in truths):
        return None
    limit = leaf.limit(inquiry)
    close = limit is not None and abs(value - limit) <= tolerance * limit
    provided = tuple(_words(one, inquiry) for one, truth in truths if truth is Truth.UNKNOWN)
    return Mark(rule, leaf.test, limit, leaf.truth(inquiry), close, provided)


def _words(condition: Condition, inquiry: Inquiry) -> str:
    trace = inquiry.trace(condition)
    if isinstance(condition, Not):
        return f"not so: {_words(condition.part, inquiry)}"
    return f"{trace.says} {trace.needs}".strip()
