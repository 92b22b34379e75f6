"""A trace of a rule as an indented tree of sentences: fact, answer, who says so, article."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from govdesk.domain.law.rules import Trace
from govdesk.domain.truth import Truth
from govdesk.reports.content import Item, Line, Span, code, line, small
from govdesk.reports.reading import TRUTH_TONES

_LACK = {"missing": "not answered", "unclear": "unclear", "conflict": "sources disagree"}
VALUE = {Truth.YES: "yes", Truth.NO: "no", Truth.UNKNOWN: "not known yet"}
"""A truth in words."""
_SHORT = 3

Link = Callable[[str], str]
"""From the id of a determination to the place where it is explained."""


def items(traces: tuple[Trace, ...], link: Link, depth: int = 0) -> Iterator[Item]:
    """Give the lines of a tree. A rule that has a tree of its own is named and linked, not repeated."""
    for trace in traces:
        if trace.op == "fact":
            yield Item(leaf(trace), depth, TRUTH_TONES[trace.value])
        elif trace.op == "rule":
            words = line(
                Span(trace.says, link=link(trace.fact)),
                ": ",
                Span(VALUE[trace.value], "strong"),
                small(f"   {trace.cite}"),
            )
            yield Item(words, depth, TRUTH_TONES[trace.value])
        elif trace.op in {"all", "any"} and len(trace.children) == 1:
            yield from items(trace.children, link, depth)
        else:
            yield Item(
                line(Span(f"{trace.says}: ", "italic"), Span(VALUE[trace.value], "quiet")),
                depth,
                TRUTH_TONES[trace.value],
            )
            yield from items(trace.children, link, depth + 1)


def leaf(trace: Trace) -> Line:
    """Give one comparison: the question, the answer, where it comes from, the article and the key."""
    answer = _LACK.get(trace.lack, trace.lack) if trace.lack else trace.actual
    plain = trace.value is Truth.YES and trace.actual.casefold() in trace.needs.casefold()
    needs = small(f" (needed: {trace.needs})") if trace.needs and not plain else small("")
    source = small(f"   {trace.provenance}") if trace.provenance else small("")
    cite = small(f"   {trace.cite}") if trace.cite else small("")
    return line(f"{trace.says} ", Span(answer, "strong"), needs, source, cite, code(f"   {trace.fact}"))


def in_short(trace: Trace) -> Iterator[Line]:
    """Give the few answers that decide, and count the rest."""
    leaves = list({one.fact: one for one in trace.leaves}.values())
    for one in leaves[:_SHORT]:
        said = small(f"   {one.provenance}") if one.provenance else small("")
        yield line(f"{one.says} ", Span(one.actual, "strong"), said)
    if len(leaves) > _SHORT:
        yield line(small(f"and {len(leaves) - _SHORT} more answers"))


def rules(trace: Trace) -> Iterator[Trace]:
    """Give the nearest determinations below a condition."""
    if trace.op == "rule":
        yield trace
        return
    for child in trace.children:
        yield from rules(child)
