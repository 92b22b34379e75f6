"""Why a condition has its value: a tree of comparisons with their facts, provenance and citations."""

from __future__ import annotations

from dataclasses import dataclass, replace

from govdesk.domain.truth import Truth

LACKS = {"missing": "not answered yet", "unclear": "looked at, but unclear", "conflict": "sources disagree"}
"""Why a fact is unknown, in words."""


@dataclass(frozen=True, slots=True)
class Trace:
    """Why a condition has its value.

    op: all, any, not, fact or rule. says: the question, or the title of the rule. needs: the comparison in words.
    fact: the key, or the rule's id. actual: the answer in words. lack: "", missing, unclear or conflict.
    provenance: where the answer comes from. cite: the article behind the question or rule.
    """

    op: str
    says: str
    value: Truth
    fact: str = ""
    needs: str = ""
    actual: str = ""
    lack: str = ""
    provenance: str = ""
    cite: str = ""
    children: tuple[Trace, ...] = ()

    @property
    def leaves(self) -> tuple[Trace, ...]:
        """List the distinct comparisons below, in order. A rule that stands in many places is walked through once."""
        found: dict[Trace, None] = {}
        seen: set[int] = set()
        ahead: list[Trace] = [self]
        while ahead:
            trace = ahead.pop()
            if id(trace) not in seen:
                seen.add(id(trace))
                ahead.extend(reversed(trace.children))
                if trace.op == "fact":
                    found[trace] = None
        return tuple(found)

    @property
    def deciding(self) -> tuple[Trace, ...]:
        """Give the parts that decide an "all" or "any": those with its value. Where there are none, every part."""
        alike = tuple(child for child in self.children if child.value is self.value)
        return alike if alike and self.op in {"all", "any"} else self.children

    def decisive(self) -> Trace:
        """Keep what decides: of an "all" that is no the parts that are no, of an "any" that is yes those that are."""
        return _decisive(self, {})


def _decisive(trace: Trace, done: dict[int, Trace]) -> Trace:
    """Do it once for a rule that stands in many places; done: what came out, by identity."""
    if id(trace) not in done:
        done[id(trace)] = replace(trace, children=tuple(_decisive(child, done) for child in trace.deciding))
    return done[id(trace)]
