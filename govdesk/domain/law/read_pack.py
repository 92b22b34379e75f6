"""Reads a pack from plain values: every error is a Problem with its file and line, and no unknown key passes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from govdesk.domain.law.given import Given, Path, Sheet
from govdesk.domain.law.packs import OUTCOME_KINDS, TONES, Milestone, Option, Outcome, Pack, Source
from govdesk.domain.law.read_checks import metrics
from govdesk.domain.law.read_conditions import Names, condition
from govdesk.domain.law.read_penalties import penalties
from govdesk.domain.law.read_questions import questions
from govdesk.domain.law.read_requirements import requirements
from govdesk.domain.law.rule_chains import standing
from govdesk.domain.law.rules import Condition, Determination
from govdesk.domain.plain import canonical
from govdesk.domain.problems import Problems
from govdesk.domain.words import ROLES

KEYS = (
    *("id", "version", "title", "publisher", "status", "as_of", "stood_until", "verified_through"),
    *("note", "headline"),
    *("questions", "schedules", "determinations", "outcomes", "requirements"),
    *("penalties", "milestones", "sources", "metrics"),
)


def parse_pack(mapping: Mapping[str, object], places: Mapping[Path, str] | None = None) -> Pack | Problems:
    """Read a pack. `places` tells the line of each value by its path; without it problems name the path."""
    sheet = Sheet(places or {})
    given = Given(mapping, (), sheet)
    if not given.is_mapping(KEYS, ("id", "version", "title", "headline")):
        return tuple(sheet.problems)
    if set(given.text("id").split("/")) & {"", ".", ".."}:
        given.at("id").wrong("The parts of an id are names: owner/name.")
    asked = questions(given)
    names = Names(asked, frozenset(item.text("id") for item in given.each("determinations")))
    found = _determinations(given, names)
    outcomes = _outcomes(given, names)
    measured = metrics(given)
    duties = requirements(given, names, measured)
    pack = Pack(
        id=given.text("id"),
        version=given.text("version"),
        title=given.text("title"),
        publisher=given.text("publisher"),
        status=given.text("status"),
        verified_through=given.day("verified_through"),
        note=given.text("note"),
        headline=given.text("headline"),
        questions=tuple(asked.values()),
        determinations=found,
        outcomes=outcomes,
        requirements=duties,
        milestones=_milestones(given, names),
        sources=tuple(_sources(given)),
        text=_canonical(given),
        as_of=given.day("as_of"),
        stood_until=given.day("stood_until"),
        metrics=tuple(measured.values()),
        penalties=penalties(given, names, duties),
    )
    if pack.headline not in {outcome.id for outcome in outcomes}:
        given.at("headline").wrong(f"There is no outcome “{pack.headline}”.")
    return tuple(sheet.problems) or pack


def _canonical(given: Given) -> str:
    try:
        return canonical(iso(given.value))
    except (TypeError, ValueError):
        given.wrong("The pack holds a value that JSON cannot say.")
        return ""


def iso(value: object) -> object:
    """Give a plain value as JSON can say it: dates as YYYY-MM-DD, keys as texts, tuples as lists."""
    if isinstance(value, Mapping):
        return {str(key): iso(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [iso(item) for item in value]
    return value.isoformat() if hasattr(value, "isoformat") else value


def _determinations(given: Given, names: Names) -> tuple[Determination, ...]:
    keys = ("id", "title", "cite", "when", "group", "says", "confidence")
    found: dict[str, Determination] = {}
    at: dict[str, Given] = {}
    for item in given.each("determinations"):
        if not item.is_mapping(keys, ("id", "title", "cite", "when")):
            continue
        when = condition(item.at("when"), names)
        id_ = item.text("id")
        if id_ in found:
            item.wrong(f"There are two determinations “{id_}”.")
        if when is not None:
            texts = (item.text(key) for key in ("group", "says", "confidence"))
            found[id_] = Determination(id_, item.text("title"), item.text("cite"), when, *texts)
            at[id_] = item
    for id_, says in standing(found):
        at[id_].wrong(says)
    return tuple(found.values())


def _outcomes(given: Given, names: Names) -> tuple[Outcome, ...]:
    found: dict[str, Outcome] = {}
    for item in given.each("outcomes"):
        needed = ("id", "title", "kind", "options")
        if not item.is_mapping((*needed, "unclear", "beside", "asks"), needed):
            continue
        options = tuple(_option(one, names) for one in item.each("options"))
        unclear = _option(item.at("unclear"), names) if item.has("unclear") else None
        kind = item.one_of("kind", OUTCOME_KINDS, "")
        texts = (item.text("id"), item.text("title"))
        outcome = Outcome(*texts, kind, options, unclear, item.text("beside"), item.flag("asks", default=True))
        if outcome.id in found:
            item.wrong(f"There are two outcomes “{outcome.id}”.")
        if outcome.beside and outcome.beside not in found:
            item.at("beside").wrong(f"There is no outcome “{outcome.beside}” before this one.")
        found[outcome.id] = outcome
    return tuple(found.values())


def _option(given: Given, names: Names) -> Option:
    given.is_mapping(("value", "label", "tone", "when", "cite", "date", "role"), ("value", "label"))
    when: Condition | None = condition(given.at("when"), names) if given.has("when") else None
    tone = given.one_of("tone", TONES, "neutral")
    role = given.one_of("role", ("", *dict(ROLES)), "")
    return Option(given.text("value"), given.text("label"), tone, when, given.text("cite"), given.day("date"), role)


def _milestones(given: Given, names: Names) -> tuple[Milestone, ...]:
    found = []
    for item in given.each("milestones"):
        if item.is_mapping(("on", "title", "cite", "when"), ("on", "title", "cite")):
            on = item.day("on")
            when = condition(item.at("when"), names) if item.has("when") else None
            if on is not None:
                found.append(Milestone(on, item.text("title"), item.text("cite"), when))
    return tuple(sorted(found, key=lambda one: (one.on, one.title)))


def _sources(given: Given) -> Iterable[Source]:
    for item in given.each("sources"):
        if item.is_mapping(("id", "title", "used_for"), ("id", "title")):
            yield Source(item.text("id"), item.text("title"), item.text("used_for"))
