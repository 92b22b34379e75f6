"""Findings on licences, each with what to ask a lawyer: here the rules L-01 to L-04 and L-09 of the practices."""

from __future__ import annotations

from collections.abc import Iterator

from govdesk.domain.findings import Finding, Severity
from govdesk.domain.licences.asked import said
from govdesk.domain.licences.carried import carried_findings
from govdesk.domain.licences.duties import duty_findings
from govdesk.domain.licences.look import Look
from govdesk.domain.licences.register import CLASSES, OPEN, Licence, Licences
from govdesk.domain.records import Component, Organization, System
from govdesk.domain.responsibility.links import MADE_OF, Links, reached
from govdesk.domain.said import listed
from govdesk.domain.state import State, organization

_MODELS = frozenset({"model", "adapter"})
_READ_IT = "Keep its text and let a lawyer read it; or correct the name, where it is another spelling."
_NEAR, _OVER = 0.5, 2.0
"""Turnover is in euros and counted otherwise than revenue in dollars: from half of the limit on, somebody must look."""


def licence_findings(state: State, ties: Links, register: Licences) -> tuple[Finding, ...]:
    """Give the findings of a day on the licences of what systems in use stand on."""
    look = Look(ties, register, said(state))
    own = (*_unrecorded(look), *_terms(state, ties, register), *_relicensed(ties, register))
    return (*own, *duty_findings(look), *carried_findings(look))


def systems_on(ties: Links, component: str) -> tuple[str, ...]:
    """Name the systems in use or in preparation that stand on a component, at any depth."""
    above = (ties.things.get(id_) for id_ in ties.made_into(component))
    return tuple(sorted(one.id for one in above if isinstance(one, System) and one.status != "retired"))


def _used(ties: Links) -> Iterator[tuple[Component, tuple[str, ...]]]:
    """Give the components that systems stand on, with those systems."""
    found: dict[str, list[str]] = {}
    for id_, thing in sorted(ties.things.items()):
        if isinstance(thing, System) and thing.status != "retired":
            for part in ties.made_of(id_):
                found.setdefault(part, []).append(id_)
    for id_, systems in sorted(found.items()):
        component = ties.things.get(id_)
        if isinstance(component, Component):
            yield component, tuple(systems)


def _unrecorded(look: Look) -> Iterator[Finding]:
    """L-01: a model or adapter that systems stand on has no licence, or one that nobody read; or its data."""
    ties = look.ties
    for component, systems in _used(ties):
        if component.kind in _MODELS and component.licence and _unread(look, component):
            says = (
                f"{component.name}, on which {_named(ties, systems)} stands, has the licence {component.licence}. The "
                "licence register does not know it, and its text is not kept. Medium, because nobody can say what it "
                "permits."
            )
            yield Finding("L-01", Severity.MEDIUM, component.id, says, _READ_IT, systems)
        if component.kind in _MODELS and not component.licence:
            says = (
                f"No licence is recorded for {component.name}, on which {_named(ties, systems)} stands. "
                "Medium, because nobody can say what it permits."
            )
            mend = "Find the licence beside the exact version in use, and record it; without one, ask a lawyer."
            yield Finding("L-01", Severity.MEDIUM, component.id, says, mend, systems)
        yield from _unrecorded_data(ties, component.id, systems)
    for id_, thing in sorted(ties.things.items()):
        if isinstance(thing, System) and thing.status != "retired":
            yield from _unrecorded_data(ties, id_, (id_,))


def _unread(look: Look, component: Component) -> bool:
    known = look.register.get(component.licence) is not None or look.is_own(component)
    return not known and look.said.text(component) != "kept"


def _unrecorded_data(ties: Links, id_: str, systems: tuple[str, ...]) -> Iterator[Finding]:
    """Say in one finding which datasets behind a thing have no licence: a model may name dozens."""
    behind = (ties.things.get(relation.target) for relation in ties.out(id_, *MADE_OF))
    data = sorted(one.id for one in behind if isinstance(one, Component) and one.kind == "dataset" and not one.licence)
    if data:
        says = (
            f"No licence is recorded for data behind {ties.name(id_)}: {_named(ties, tuple(data))}. "
            "Low, because the licence of what was made of it may cover the use; nobody can tell."
        )
        mend = "Find out under which terms the data may be used, and record them; ask who published it."
        yield Finding("L-01", Severity.LOW, id_, says, mend, (*data, *(one for one in systems if one != id_)))


def _terms(state: State, ties: Links, register: Licences) -> Iterator[Finding]:
    """L-02 to L-04: what the licence permits, against what the organization is and does."""
    house = organization(state)
    for component, systems in _used(ties):
        licence = register.get(component.licence)
        if licence is not None:
            yield from _commercial(ties, component, licence, systems)
            if house is not None:
                yield from _revenue(house, component, licence, systems)
                yield from _territory(house, component, licence, systems)


def _commercial(ties: Links, component: Component, licence: Licence, systems: tuple[str, ...]) -> Iterator[Finding]:
    """L-02: the licence permits no commercial use, or only on a condition (a revenue is L-03)."""
    barred = licence.commercial == "no"
    if barred or (licence.commercial == "conditional" and licence.revenue_usd is None):
        limits = (
            f" It permits commercial use on a condition: {licence.limits}." if licence.limits and not barred else ""
        )
        yield Finding(
            "L-02",
            Severity.HIGH if barred else Severity.MEDIUM,
            component.id,
            f"{component.name} stands under {licence.id} ({CLASSES[licence.class_].lower()}), and "
            f"{_named(ties, systems)} stands on it.{limits} "
            + (
                "High, because the grant may not cover this use at all."
                if barred
                else "Medium, because it may be unmet."
            ),
            "Ask a lawyer whether this use counts as commercial; else get another licence, or replace it.",
            systems,
        )


def _revenue(
    house: Organization, component: Component, licence: Licence, systems: tuple[str, ...]
) -> Iterator[Finding]:
    """L-03: the licence ends at a revenue, and the organization's is near it, above it, or not known."""
    limit, turnover = licence.revenue_usd, house.turnover
    if limit is None or (turnover is not None and turnover < _NEAR * limit):
        return
    said = "is not recorded" if turnover is None else f"is {turnover:,.0f} EUR"
    over = turnover is not None and turnover >= _OVER * limit
    yield Finding(
        "L-03",
        Severity.HIGH if over else Severity.MEDIUM,
        component.id,
        f"{component.name} stands under {licence.id}, which grants use up to about {limit:,.0f} USD of yearly revenue; "
        f"the turnover of {house.name} {said}. "
        + ("High, because it lies above." if over else "Medium, because it may lie above."),
        "Ask a lawyer how the licence counts revenue; above its limit another licence is needed.",
        systems,
    )


def _territory(
    house: Organization, component: Component, licence: Licence, systems: tuple[str, ...]
) -> Iterator[Finding]:
    """L-04: the licence leaves out the country of the organization, or that country is not known."""
    if not licence.excluded or (house.country and house.country not in licence.excluded):
        return
    only = f" for {licence.excluded_only}" if licence.excluded_only else ""
    where = f"companies in {house.country}" if house.country else "companies in some countries, and none is recorded"
    sure = bool(house.country) and not only
    reason = "High, because there may be no grant." if sure else "Medium, because not all of it is known."
    yield Finding(
        "L-04",
        Severity.HIGH if sure else Severity.MEDIUM,
        component.id,
        f"{component.name} stands under {licence.id}, which leaves out {where}{only}. {reason}",
        "Ask a lawyer whether this use is covered; else replace it by a model that is licensed there.",
        systems,
    )


def _relicensed(ties: Links, register: Licences) -> Iterator[Finding]:
    """L-09: what was made of a model claims a more permissive licence than the model has."""
    for id_, thing in sorted(ties.things.items()):
        own = register.get(thing.licence) if isinstance(thing, Component) else None
        if own is None or own.class_ not in OPEN:
            continue
        for base in sorted(_bases(ties, id_)):
            of = ties.things.get(base)
            terms = register.get(of.licence) if isinstance(of, Component) else None
            if terms is not None and terms.class_ not in OPEN:
                yield _stricter(ties, id_, own, base, terms)


def _bases(ties: Links, id_: str) -> frozenset[str]:
    return reached(id_, lambda at: (relation.target for relation in ties.out(at, "derived_from")))


def _stricter(ties: Links, id_: str, own: Licence, base: str, terms: Licence) -> Finding:
    return Finding(
        "L-09",
        Severity.MEDIUM,
        id_,
        f"{ties.name(id_)} says {own.id}, but it was made of {ties.name(base)}, which stands under {terms.id} "
        f"({CLASSES[terms.class_].lower()}). Medium, because the terms of the base may go on to bind.",
        "Ask a lawyer which terms bind; keep to the stricter ones until then.",
        (base, *systems_on(ties, id_)),
    )


def _named(ties: Links, systems: tuple[str, ...]) -> str:
    return listed([ties.name(id_) for id_ in systems], 3)
