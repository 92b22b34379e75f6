"""Accountability in parts: which phases and regions can be asked about, and who answers for each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from govdesk.app.queries.says import told
from govdesk.app.snapshot import Snapshot
from govdesk.domain import words
from govdesk.domain.records import System
from govdesk.domain.responsibility.links import DUTIES, Links
from govdesk.domain.responsibility.who import Who, who_among
from govdesk.domain.scopes import GROUPS, PHASE, REGION, Asked, in_order, read_region, sort_of, title


@dataclass(frozen=True, slots=True)
class Part:
    """One phase or region of a thing, and who answers for it, as a sentence for a court."""

    scope: str
    answer: Who
    says: str

    @property
    def name(self) -> str:
        """Say the part as a head: "Phase: Operation"."""
        return title(self.scope)


def asked_for(scope: str) -> Asked:
    """Turn a scope into the question for it."""
    if sort_of(scope) == "phase":
        return Asked(phase=scope.removeprefix(PHASE))
    return Asked(region=scope.removeprefix(REGION)) if sort_of(scope) == "region" else Asked(scope)


def parts(snapshot: Snapshot, subject: str) -> tuple[Part, ...]:
    """Say who answers for each phase where a duty is on a phase, and for each region and market where one is."""
    return tuple(_part(snapshot, subject, scope) for scope in used(snapshot.ties, subject))


def _part(snapshot: Snapshot, subject: str, scope: str) -> Part:
    answer = who_among(snapshot.ties, subject, asked_for(scope))
    return Part(scope, answer, told(snapshot, answer))


def used(ties: Links, subject: str) -> list[str]:
    """List the scopes to look at: all phases once one is used; what is used and the markets once a region is used."""
    held = {duty.scope for duty in ties.into(subject, *DUTIES)}
    phases = _phases() if any(sort_of(scope) == "phase" for scope in held) else []
    regions = {scope for scope in held if sort_of(scope) == "region"}
    return in_order({*phases, *regions, *(_markets(ties, subject) if regions else ())})


def offered(ties: Links, subject: str) -> list[tuple[str, str]]:
    """Offer the phases and regions that a duty may be for: those used, the markets that are recorded, and groups."""
    used_ = {one.scope for one in ties.relations if sort_of(one.scope) == "region"}
    regions = {*used_, *_markets(ties, subject), *(REGION + group for group in GROUPS)}
    return [(scope, title(scope)) for scope in (*_phases(), *in_order(regions))]


def _phases() -> list[str]:
    return [PHASE + phase for phase, _ in words.PHASES]


def _markets(ties: Links, subject: str) -> Iterator[str]:
    """Give the markets of a system, or of the systems that stand on a component, as far as they are codes."""
    for id_ in (subject, *ties.made_into(subject)):
        thing = ties.things.get(id_)
        for market in thing.markets if isinstance(thing, System) else ():
            code = read_region(market)
            if isinstance(code, str) and code:
                yield REGION + code
