"""Findings on accountability given in parts: phases and markets that fall between those that somebody has taken on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from govdesk.domain import words
from govdesk.domain.findings import Finding, Severity
from govdesk.domain.records import Relation, System
from govdesk.domain.responsibility.links import Links
from govdesk.domain.responsibility.owners import standing, weight
from govdesk.domain.said import listed
from govdesk.domain.scopes import PHASE, REGION, in_order, includes, read_region, said, sort_of

Parts = dict[str, list[Relation]]


def parts_left(ties: Links) -> Iterator[Finding]:
    """G-22 and G-23, of systems in life for which nobody is accountable as a whole.

    G-22: somebody is accountable for a phase, and nobody for another. G-23: somebody is accountable for a region, and
    nobody for a market that is recorded, or nobody can tell because no market is, or not as a code.
    """
    held: defaultdict[str, Parts] = defaultdict(dict)
    for (target, scope), duties in standing(ties, "accountable").items():
        held[target][scope] = duties
    for target, parts in held.items():
        thing = ties.things.get(target)
        if isinstance(thing, System) and "" not in parts:
            yield from _phases(ties, thing, parts)
            yield from _regions(ties, thing, parts)


def _phases(ties: Links, system: System, parts: Parts) -> Iterator[Finding]:
    taken = [scope for scope in parts if sort_of(scope) == "phase"]
    bare = [label.lower() for phase, label in words.PHASES if PHASE + phase not in taken]
    if taken and bare:
        severity, reason = weight(ties, system.id)
        says = (
            f"{_taken(ties, system, taken)}, but nobody for {listed(bare)}, nor for the whole. "
            f"What happens in between has no owner. {reason}"
        )
        mend = "Assign somebody accountable for the whole, or for each phase that is left."
        yield Finding("G-22", severity, system.id, says, mend, _ids(parts, taken))


def _regions(ties: Links, system: System, parts: Parts) -> Iterator[Finding]:
    taken = [scope for scope in parts if sort_of(scope) == "region"]
    bare = [market for market in system.markets if not _answered(market, taken)]
    if not taken or (system.markets and not bare):
        return
    severity, reason = weight(ties, system.id)
    left = f"but nobody is known to be for the market {listed(bare)}, nor for the whole."
    if not bare:
        severity, reason = Severity.LOW, "Low, because nobody can tell whether a market is left."
        left = "but not for the whole, and its markets are not recorded."
    mend = "Assign somebody accountable for the whole or for what is left, and record the markets as codes."
    yield Finding(
        "G-23", severity, system.id, f"{_taken(ties, system, taken)}, {left} {reason}", mend, _ids(parts, taken)
    )


def _answered(market: str, taken: list[str]) -> bool:
    code = read_region(market)
    return isinstance(code, str) and any(includes(scope, REGION + code) for scope in taken)


def _taken(ties: Links, system: System, scopes: list[str]) -> str:
    return f"Somebody is accountable for {listed([said(one) for one in in_order(scopes)])} of {ties.name(system.id)}"


def _ids(parts: Parts, scopes: list[str]) -> tuple[str, ...]:
    return tuple(duty.id for scope in in_order(scopes) for duty in parts[scope])
