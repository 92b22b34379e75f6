"""Reads the checks of a pack's requirements, and the metrics that they measure by."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from govdesk.domain.law.checks.kinds import (
    AT_LEAST,
    AT_MOST,
    HOUSE,
    NEEDS,
    NO_WORSE,
    OPS,
    PLACES,
    WITHIN,
    Check,
    DateCheck,
    DistinctCheck,
    EdgeCheck,
    EvaluationCheck,
    EvidenceCheck,
    FieldCheck,
    FindingCheck,
    Metric,
    Side,
)
from govdesk.domain.law.given import Given
from govdesk.domain.words import RELATION_KINDS, values

Metrics = Mapping[str, Metric]
_RELATIONS = values(RELATION_KINDS)


def metrics(given: Given) -> Metrics:
    """Read the metrics of a pack; problems are noted."""
    found: dict[str, Metric] = {}
    for item in given.each("metrics"):
        if not item.is_mapping(("id", "title", "ideal", "better"), ("id", "title")):
            continue
        better = item.one_of("better", ("high", "low", ""), "")
        one = Metric(item.text("id"), item.text("title"), item.number("ideal"), better)
        if one.id in found:
            item.wrong(f"There are two metrics “{one.id}”.")
        found[one.id] = one
    return found


def checks(given: Given, requirement: str, known: Metrics) -> tuple[Check, ...]:
    """Read the checks of one requirement."""
    found: dict[str, Check] = {}
    for item in given.each("checks"):
        rule = item.text("rule")
        reader = _READERS.get(rule)
        if reader is None:
            item.wrong(f"“{rule}” is no kind of check.", f"Kinds are: {', '.join(_READERS)}.")
            continue
        keys, needed, read = reader
        if not item.is_mapping(("id", "title", "rule", *keys), ("id", "title", "rule", *needed)):
            continue
        check = read(item, f"{requirement}.{item.text('id')}", known)
        if check.id in found or "." in item.text("id"):
            item.at("id").wrong("The id of a check is one word without a dot, used once in its requirement.")
        found[check.id] = check
    return tuple(found.values())


def _field(item: Given, id_: str, _known: Metrics) -> Check:
    for one in item.each("names"):
        _name(one, str(one.value))
    return FieldCheck(id_, item.text("title"), item.texts("names"))


def _name(given: Given, name: str) -> None:
    place, dot, rest = name.partition(".")
    if dot and (place not in PLACES or not rest):
        given.wrong(f"“{name}” begins with no place.", f"Places are: {', '.join(PLACES)}.")


def _date(item: Given, id_: str, _known: Metrics) -> Check:
    _name(item.at("name"), item.text("name"))
    return DateCheck(id_, item.text("title"), item.text("name"), item.flag("none_is_fine", default=False))


def _edge(item: Given, id_: str, _known: Metrics) -> Check:
    most = item.whole("most")
    least = item.whole("least")
    return EdgeCheck(
        id_,
        item.text("title"),
        item.one_of("relation", sorted(_RELATIONS), ""),
        item.one_of("of", PLACES, "system"),
        1 if least is None or least < 1 else least,
        most,
        item.flag("own", default=False),
    )


def _evidence(item: Given, id_: str, _known: Metrics) -> Check:
    return EvidenceCheck(
        id_,
        item.text("title"),
        item.text("kind"),
        item.one_of("of", ("system", "organization"), "system"),
        item.whole("days"),
        item.flag("after_change", default=False),
        item.text("basis", HOUSE),
    )


def _evaluation(item: Given, id_: str, known: Metrics) -> Check:
    op = item.one_of("op", OPS, "any")
    named = item.texts("metrics")
    for one in item.each("metrics"):
        _fits(one, known.get(str(one.value)), op)
    if (item.has("limit")) != (op != "any"):
        item.wrong("A limit stands with every op but “any”.")
    return EvaluationCheck(
        id_,
        item.text("title"),
        tuple(known[one] for one in named if one in known),
        op,
        item.number("limit"),
        item.whole("days"),
        item.flag("after_change", default=False),
        item.flag("exact", default=False),
        item.text("basis", HOUSE),
    )


def _fits(given: Given, metric: Metric | None, op: str) -> None:
    if metric is None:
        given.wrong(f"There is no metric “{given.value}”.")
    elif op == WITHIN and metric.ideal is None:
        given.wrong(f"“{metric.id}” has no ideal, so nothing can lie within a distance from it.")
    elif op in {AT_LEAST, AT_MOST, NO_WORSE} and not metric.better:
        given.wrong(f"“{metric.id}” does not say whether high or low is better.")


def _distinct(item: Given, id_: str, _known: Metrics) -> Check:
    return DistinctCheck(id_, item.text("title"), _side(item.at("one")), _side(item.at("other")))


def _side(given: Given) -> Side:
    if not given.is_mapping(("title", "relations", "scopes"), ("title", "relations")):
        return Side("", ())
    for one in given.each("relations"):
        _relation(one)
    return Side(given.text("title"), given.texts("relations"), given.texts("scopes"))


def _relation(given: Given) -> None:
    if given.value not in _RELATIONS:
        given.wrong(f"“{given.value}” is no kind of relation.", f"Kinds are: {', '.join(sorted(_RELATIONS))}.")


def _finding(item: Given, id_: str, _known: Metrics) -> Check:
    needs = item.texts("needs")
    if not needs:
        item.at("needs").wrong("Say what must be on record before “no finding” means anything.")
    for one in item.each("needs"):
        if "." in str(one.value):
            _name(one, str(one.value))
        elif one.value not in NEEDS:
            _relation(one)
    return FindingCheck(id_, item.text("title"), item.texts("findings"), needs, item.flag("anywhere", default=False))


_Reader = tuple[tuple[str, ...], tuple[str, ...], Callable[[Given, str, Metrics], Check]]
_READERS: Mapping[str, _Reader] = {
    "field": (("names",), ("names",), _field),
    "date": (("name", "none_is_fine"), ("name",), _date),
    "edge": (("relation", "of", "least", "most", "own"), ("relation",), _edge),
    "evidence": (("kind", "of", "days", "after_change", "basis"), ("kind",), _evidence),
    "evaluation": (("metrics", "op", "limit", "days", "after_change", "exact", "basis"), ("op",), _evaluation),
    "distinct": (("one", "other"), ("one", "other"), _distinct),
    "finding": (("findings", "needs", "anywhere"), ("findings", "needs"), _finding),
}
