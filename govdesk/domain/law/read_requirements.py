"""Reads the requirements of a pack, and the schedules of dates that they share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from govdesk.domain import words
from govdesk.domain.law.given import Given
from govdesk.domain.law.packs import STATUSES, Appoints, Conditional, Dated, Requirement, Wording
from govdesk.domain.law.read_checks import Metrics, checks
from govdesk.domain.law.read_conditions import Names, condition
from govdesk.domain.scopes import sort_of

_KEYS = (
    *("id", "title", "text", "cite", "who", "when", "since", "schedule", "literal", "until", "conditional"),
    *("evidence", "bearer", "area", "status", "note", "earlier", "confidence", "checks", "appoints"),
)
CONFIDENCES = ("high", "medium", "low")
_NEEDED = ("id", "title", "text", "cite", "who", "when")


@dataclass(frozen=True, slots=True)
class _Schedule:
    """Dates that several requirements share, and what suspends them."""

    dates: tuple[Dated, ...] = ()
    conditional: Conditional | None = None


def requirements(given: Given, names: Names, measured: Metrics) -> tuple[Requirement, ...]:
    """Read the list of requirements; problems are noted."""
    shared = {key: _schedule(given.at("schedules").at(key), names) for key in given.at("schedules").names()}
    found: dict[str, Requirement] = {}
    for item in given.each("requirements"):
        requirement = _requirement(item, names, shared, measured)
        if requirement is not None and sort_of(requirement.id) in ("phase", "region"):
            item.at("id").wrong("An id that begins with phase: or region: would be read as a scope of duties.")
        if requirement is not None and requirement.id in found:
            item.wrong(f"There are two requirements “{requirement.id}”.")
        if requirement is not None:
            found[requirement.id] = requirement
    return tuple(found.values())


def _schedule(given: Given, names: Names) -> _Schedule:
    if not given.is_mapping(("dates", "conditional"), ("dates",)):
        return _Schedule()
    return _Schedule(_dates(given.at("dates"), names), _conditional(given.at("conditional"), names))


def _requirement(given: Given, names: Names, shared: Mapping[str, _Schedule], measured: Metrics) -> Requirement | None:
    if not given.is_mapping(_KEYS, _NEEDED):
        return None
    when = condition(given.at("when"), names)
    schedule = _own_schedule(given, names, shared)
    if when is None:
        return None
    return Requirement(
        id=given.text("id"),
        title=given.text("title"),
        text=given.text("text"),
        cite=given.text("cite"),
        who=given.text("who"),
        when=when,
        since=schedule.dates,
        literal=given.day("literal"),
        conditional=schedule.conditional,
        evidence=given.texts("evidence"),
        bearer=given.text("bearer"),
        area=given.text("area"),
        status=given.one_of("status", STATUSES, "in_force"),
        note=given.text("note"),
        until=given.day("until"),
        earlier=_earlier(given.at("earlier")),
        confidence=given.one_of("confidence", (*CONFIDENCES, ""), ""),
        checks=checks(given, given.text("id"), measured),
        appoints=_appoints(given.at("appoints"), names),
    )


def _earlier(given: Given) -> tuple[Wording, ...]:
    """Read how a requirement read before: a list of days with the words that held up to them."""
    found = []
    for item in given.items():
        if item.is_mapping(("until", "text", "cite", "who"), ("until",)):
            until = item.day("until")
            texts = (item.text(key) for key in ("text", "cite", "who"))
            found += [] if until is None else [Wording(until, *texts)]
    return tuple(found)


def _appoints(given: Given, names: Names) -> Appoints | None:
    keys = ("role", "of", "seat", "answer")
    if given.value is None or not given.is_mapping(keys, keys):
        return None
    seat = names.questions.get(given.text("seat"))
    if seat is None or seat.derive is None or not seat.derive.mapping:
        given.at("seat").wrong("This must be a question whose answer is derived from a country by a map.")
        return None
    role, of = (given.one_of(key, words.ROLE_RELATIONS, "") for key in ("role", "of"))
    return Appoints(role, of, seat, given.text("answer"))


def _own_schedule(given: Given, names: Names, shared: Mapping[str, _Schedule]) -> _Schedule:
    if not given.has("schedule"):
        return _Schedule(_dates(given.at("since"), names), _conditional(given.at("conditional"), names))
    if given.has("since") or given.has("conditional"):
        given.at("schedule").wrong("A requirement has a schedule, or dates of its own, not both.")
    name = given.text("schedule")
    if name not in shared:
        given.at("schedule").wrong(f"There is no schedule “{name}”.")
    return shared.get(name, _Schedule())


def _dates(given: Given, names: Names) -> tuple[Dated, ...]:
    """Read one date, or a list of dates that hold under conditions."""
    if given.value is None:
        return ()
    if not isinstance(given.value, list | tuple):
        day = given.as_day()
        return () if day is None else (Dated(day),)
    found = []
    for item in given.items():
        if item.is_mapping(("on", "when"), ("on",)):
            day = item.day("on")
            when = condition(item.at("when"), names) if item.has("when") else None
            found += [] if day is None else [Dated(day, when)]
    return tuple(found)


def _conditional(given: Given, names: Names) -> Conditional | None:
    if given.value is None or not given.is_mapping(("when", "says"), ("when", "says")):
        return None
    when = condition(given.at("when"), names)
    return None if when is None else Conditional(when, given.text("says"))
