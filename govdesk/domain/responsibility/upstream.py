"""Findings on what systems stand on: risks that nobody inside owns, where the known chain ends, who cares upstream."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from govdesk.domain.findings import Finding, Severity
from govdesk.domain.records import Component, Relation
from govdesk.domain.responsibility.ground import Ground, critical
from govdesk.domain.responsibility.knowledge import inside, lacking, makers
from govdesk.domain.responsibility.links import MADE_OF, Links
from govdesk.domain.responsibility.standing import acting
from govdesk.domain.said import count, day, listed
from govdesk.domain.truth import Truth

_RUNS = frozenset({"model", "adapter", "software", "service"})
_OWNED = ("accountable", "responsible")


def unowned(found: Ground) -> Iterator[Finding]:
    """G-10: a system in service stands on what is archived or of unknown origin, and nobody inside answers for that.

    What has the same systems above it and lacks the same stands in one finding.
    """
    alike: defaultdict[tuple[tuple[str, ...], bool, bool], list[str]] = defaultdict(list)
    for id_ in sorted(found.above):
        systems = found.live_above(id_)
        old, strange = archived(found.ties, id_), "origin" in lacking(found.ties, id_)
        if systems and (old or strange) and not owning(found.ties, id_):
            alike[systems, old, strange].append(id_)
    for (systems, old, strange), ids in sorted(alike.items(), key=lambda pair: pair[1]):
        yield _unowned(found, ids, systems, " and ".join(["archived"] * old + ["of unknown origin"] * strange))


def archived(ties: Links, id_: str) -> bool:
    """Tell whether the makers of a component no longer care for it on the day."""
    thing = ties.things.get(id_)
    return isinstance(thing, Component) and thing.archived is not None and thing.archived <= ties.on


def owning(ties: Links, id_: str) -> tuple[Relation, ...]:
    """Give the duties by which somebody inside answers for the whole of a thing."""
    duties = (duty for duty in ties.into(id_, *_OWNED) if not duty.scope)
    return tuple(duty for duty in duties if any(inside(ties, party) for party, _ in acting(ties, duty)))


def _unowned(found: Ground, ids: list[str], systems: tuple[str, ...], what: str) -> Finding:
    names = listed([found.ties.name(id_) for id_ in ids], 3)
    severe = archived(found.ties, ids[0]) and any(critical(found, system) is Truth.YES for system in systems)
    says = (
        f"{names} {'is' if len(ids) == 1 else 'are'} {what}, {_upon(found.ties, systems, ids)}, and nobody inside "
        "answers for that. What upstream disclaims falls to whoever puts it to use. "
        + ("High, because a critical system stands on it." if severe else "Medium, because it may still be sound.")
    )
    severity = Severity.HIGH if severe else Severity.MEDIUM
    mend = "Make somebody inside responsible for it; and record where it comes from."
    return Finding("G-10", severity, ids[0], says, mend, (*ids[1:], *systems))


def _upon(ties: Links, systems: tuple[str, ...], ids: list[str]) -> str:
    names = listed([ties.name(system) for system in systems], 3)
    return f"{names} {'stands' if len(systems) == 1 else 'stand'} on {'it' if len(ids) == 1 else 'them'}"


def horizons(found: Ground) -> Iterator[Finding]:
    """G-11: how many steps below a system the first thing is whose origin, licence or contact is not known."""
    for system in found.below:
        depth, level, seen = 0, [system], {system}
        while level:
            depth += 1
            level = sorted({one.target for at in level for one in found.ties.out(at, *MADE_OF)} - seen)
            seen |= set(level)
            dark = [id_ for id_ in level if lacking(found.ties, id_)]
            if dark:
                yield _horizon(found, system, depth, dark)
                break


def _horizon(found: Ground, system: str, depth: int, dark: list[str]) -> Finding:
    ties = found.ties
    first = dark[0]
    others = count(len(dark) - 1, "other thing")
    rest = f", and something of {others} there" if len(dark) > 1 else ""
    says = (
        f"{count(depth, 'step')} below {ties.name(system)} the known chain ends: of {ties.name(first)} nobody has "
        f"recorded the {listed(lacking(ties, first))}{rest}. Beyond that point nobody can be asked. "
    )
    near = depth == 1
    reason = "Medium, because the system uses it directly." if near else "Low, because what the system uses is known."
    mend = "Record who made it, under which licence, and where they can be reached."
    return Finding("G-11", Severity.MEDIUM if near else Severity.LOW, system, says + reason, mend, tuple(dark))


def abandoned(found: Ground) -> Iterator[Finding]:
    """G-20: a system in service stands on a component that is archived on the day."""
    for id_ in sorted(found.above):
        thing, systems = found.ties.things.get(id_), found.live_above(id_)
        if isinstance(thing, Component) and archived(found.ties, id_) and systems:
            severe = critical(found, id_) is Truth.YES
            upon = _upon(found.ties, systems, [id_])
            says = (
                f"{thing.name} is archived since {day(thing.archived)}, and {upon}: weaknesses "
                "found since then are mended by nobody upstream. "
                + ("High, because a critical system stands on it." if severe else "Medium, because it still runs.")
            )
            severity = Severity.HIGH if severe else Severity.MEDIUM
            mend = "Replace it by what is cared for, or make somebody inside responsible for its upkeep."
            yield Finding("G-20", severity, id_, says, mend, systems)


def no_security_contact(found: Ground) -> Iterator[Finding]:
    """G-21: a system in service stands on what others make and runs, and nobody recorded who hears of weaknesses.

    Data are left out; so is what somebody inside makes, provides or keeps.
    """
    silent = {id_ for id_ in found.above if _mute(found.ties, id_)}
    for system in sorted(found.live):
        mute = sorted(found.below[system] & silent)
        if mute:
            names = listed([found.ties.name(id_) for id_ in mute], 3)
            says = (
                f"No security contact is recorded for what {found.ties.name(system)} stands on: {names}. "
                "Low, because a weakness can be found all the same, but not be reported."
            )
            mend = "Look for the security policy of each, and record the contact; where there is none, note that."
            yield Finding("G-21", Severity.LOW, system, says, mend, tuple(mute))


def _mute(ties: Links, id_: str) -> bool:
    thing = ties.things.get(id_)
    if not isinstance(thing, Component) or thing.kind not in _RUNS or thing.security_contact:
        return False
    return not any(inside(ties, one.source) for one in makers(ties, id_))
