"""Findings on the assets that systems need: one that many need without a fallback, and circles of dependency."""

from __future__ import annotations

from collections.abc import Iterator

from govdesk.domain.findings import Finding, Severity
from govdesk.domain.records import Component, Relation, System
from govdesk.domain.responsibility.chain import rings
from govdesk.domain.responsibility.ground import SYSTEMS_ON_ONE, Ground, critical
from govdesk.domain.responsibility.links import MADE_OF, Links, in_life
from govdesk.domain.said import listed
from govdesk.domain.truth import Truth

_MADE_FROM = MADE_OF - {"evaluated_on"}


def sole_asset(found: Ground) -> Iterator[Finding]:
    """G-06: at least as many systems in service as the house default fail when one asset does.

    A thing fails with what it uses or deploys and, an adapter, with its base, unless a fallback for that still works.
    """
    for asset in sorted(id_ for id_, systems in found.above.items() if len(systems) >= SYSTEMS_ON_ONE):
        systems = sorted((failing(found.ties, asset) - {asset}) & found.live)
        if len(systems) >= SYSTEMS_ON_ONE:
            yield _sole(found, asset, tuple(systems))


def failing(ties: Links, asset: str) -> frozenset[str]:
    """Give all that fails when an asset does, with the asset itself."""
    failed, ahead = {asset}, [asset]
    waiting: set[str] = set()
    while ahead:
        at = ahead.pop()
        for thing in (at, *(waiting if _is_fallback(ties, at) else ())):
            if _replaced(ties, thing, failed):
                waiting.add(thing)
                continue
            waiting.discard(thing)
            fresh = {one.source for one in ties.into(thing, *MADE_OF) if _needs(ties, one)} - failed
            failed |= fresh
            ahead += sorted(fresh)
    return frozenset(failed)


def _needs(ties: Links, relation: Relation) -> bool:
    works = relation.kind in ("uses", "deploys") or (relation.kind == "derived_from" and relation.how == "adapter")
    return works and isinstance(ties.things.get(relation.source), Component | System)


def _is_fallback(ties: Links, id_: str) -> bool:
    return bool(ties.out(id_, "fallback_for"))


def _replaced(ties: Links, id_: str, failed: set[str]) -> bool:
    return any(one.source not in failed and _works(ties, one.source) for one in ties.into(id_, "fallback_for"))


def _works(ties: Links, id_: str) -> bool:
    thing = ties.things.get(id_)
    return isinstance(thing, Component) or (isinstance(thing, System) and in_life(thing, ties.on))


def _sole(found: Ground, asset: str, systems: tuple[str, ...]) -> Finding:
    severe = any(critical(found, system) is Truth.YES for system in systems)
    names = listed([found.ties.name(system) for system in systems], 3)
    says = (
        f"{len(systems)} systems in service fail when {found.ties.name(asset)} does, and it has no fallback: {names}. "
        f"(From {SYSTEMS_ON_ONE} on, a house default, not a law.) "
        + ("High, because a critical one is among them." if severe else "Medium, because they all stop at once.")
    )
    severity = Severity.HIGH if severe else Severity.MEDIUM
    return Finding("G-06", severity, asset, says, "Name a fallback that does not need it itself.", systems)


def dependency_circles(ties: Links) -> Iterator[Finding]:
    """G-12: components or systems are made of each other in a circle, or one of itself; evaluation does not count."""
    made = [one for one in ties.relations if one.kind in _MADE_FROM and _is_thing(ties, one.source)]
    for members in rings(made):
        inner = tuple(one.id for one in made if one.source in members and one.target in members)
        names = listed([ties.name(member) for member in members], 6)
        who = f"{names} are made of each other" if len(members) > 1 else f"{names} is made of itself"
        says = f"{who}, so that nobody can say what came first. Medium, because neither origin nor terms can be traced."
        mend = "End one of these relations, or register the versions as components of their own."
        yield Finding("G-12", Severity.MEDIUM, members[0], says, mend, (*members, *inner))


def _is_thing(ties: Links, id_: str) -> bool:
    return id_ not in ties.things or isinstance(ties.things[id_], Component | System)
