"""Why a system has its class, in a few lines: the answers that decide, who gave them and when, and the article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from govdesk.domain.law.assessment import Assessment, Concluded
from govdesk.domain.law.packs import Option
from govdesk.domain.law.traces import LACKS, Trace
from govdesk.domain.said import listed
from govdesk.domain.truth import Truth

_MOST, _NAMED = 4, 3


def because(assessment: Assessment, most: int = _MOST) -> tuple[str, ...]:
    """Give the answers that decide the headline, or that are missing where it is open, one in each line.

    What only rules an exception out ("not exempt") is left to the whole trace. The last line counts what is left off.
    """
    headline = assessment.headline
    if headline.open:
        lines = [_line(one) for one in _of(headline, headline.possible) if one.value is Truth.UNKNOWN]
    elif any(option.when is None for option in headline.values):
        return (_nothing_before(headline),)
    else:
        lines = [_line(one) for one in _of(headline, headline.values)]
    more = len(lines) - most
    return (*lines[:most], f"and {more} more") if more > 0 else tuple(lines)


def _of(concluded: Concluded, options: Iterable[Option]) -> list[Trace]:
    traces = (concluded.trace(option) for option in options)
    found = (leaf for trace in traces if trace is not None for leaf in _affirmed(trace))
    return list(dict.fromkeys(found))


def _affirmed(trace: Trace) -> Iterator[Trace]:
    """Give the deciding facts that do not stand under a negation."""
    if trace.op == "fact":
        yield trace
    elif trace.op != "not":
        for one in trace.deciding:
            yield from _affirmed(one)


def _line(leaf: Trace) -> str:
    """Say one answer: "Used to screen applicants? yes, said by Anna Berg on 2026-03-14; Annex III 4(a)"."""
    answer = LACKS.get(leaf.lack) or leaf.actual
    said = f"{leaf.says} {answer}" + (f", {leaf.provenance}" if leaf.provenance else "")
    return f"{said}; {leaf.cite}" if leaf.cite else said


def _nothing_before(headline: Concluded) -> str:
    before = [option.label for option in headline.outcome.options if option.when is not None]
    return f"none of the others holds: {listed(before, _NAMED)}"
