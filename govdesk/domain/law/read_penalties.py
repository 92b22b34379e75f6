"""Reads the penalties of a pack; each requirement stands under one tier at most."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from govdesk.domain import words
from govdesk.domain.fields import Choices
from govdesk.domain.law.given import Given
from govdesk.domain.law.packs import Requirement
from govdesk.domain.law.penalties import CONFIDENCES, COUNTS, HIGHER, Penalties, Relief, Spared, Tier
from govdesk.domain.law.read_conditions import Names, condition

_KEYS = ("reading", "cite", "size", "body", "exceptions", "tiers")
_TIER = (
    *("id", "title", "cite", "requirements", "when", "amount", "percent", "counts", "relief", "fined_by"),
    *("since", "holder", "confidence", "note", "names"),
)


def penalties(given: Given, names: Names, duties: Iterable[Requirement]) -> Penalties | None:
    """Read the section; None where a pack has none, problems are noted."""
    section = given.at("penalties")
    if section.value is None or not section.is_mapping(_KEYS, ("tiers",)):
        return None
    known = tuple(one.id for one in duties)
    tiers = tuple(_tiers(section, names, known))
    size, body = (_question(section, key, names) for key in ("size", "body"))
    spared = tuple(_exceptions(section, frozenset(tier.id for tier in tiers)))
    return Penalties(tiers, section.text("reading"), section.text("cite"), size, body, spared)


def _question(section: Given, key: str, names: Names) -> str:
    id_ = section.text(key)
    if id_ and id_ not in names.questions:
        section.at(key).wrong(f"There is no question “{id_}”.")
    return id_


def _tiers(section: Given, names: Names, known: tuple[str, ...]) -> Iterator[Tier]:
    ids: set[str] = set()
    placed: dict[str, str] = {}
    for item in section.each("tiers"):
        if not item.is_mapping(_TIER, ("id", "title", "cite")):
            continue
        tier = _tier(item, names, known)
        if tier.id in ids:
            item.wrong(f"There are two tiers “{tier.id}”.")
        ids.add(tier.id)
        for id_ in tier.requirements:
            if placed.setdefault(id_, tier.id) != tier.id:
                item.wrong(f"“{id_}” stands under “{placed[id_]}” already.")
        yield tier


def _tier(item: Given, names: Names, known: tuple[str, ...]) -> Tier:
    return Tier(
        id=item.text("id"),
        title=item.text("title"),
        cite=item.text("cite"),
        requirements=_requirements(item, known),
        when=condition(item.at("when"), names) if item.has("when") else None,
        amount=_number(item, "amount"),
        percent=_number(item, "percent"),
        counts=item.one_of("counts", COUNTS, HIGHER),
        relief=tuple(_relief(item)),
        fined_by=item.text("fined_by"),
        since=item.day("since"),
        holder=item.text("holder"),
        confidence=item.one_of("confidence", ("", *CONFIDENCES), ""),
        note=item.text("note"),
        names=item.texts("names"),
    )


def _requirements(item: Given, known: tuple[str, ...]) -> tuple[str, ...]:
    """Read ids of requirements; one that ends in * stands for all that begin so."""
    found: dict[str, None] = {}
    for one in item.each("requirements"):
        wanted = str(one.value)
        more = [id_ for id_ in known if id_ == wanted or (wanted[-1:] == "*" and id_.startswith(wanted[:-1]))]
        if not more:
            one.wrong(f"There is no requirement “{wanted}”.")
        found |= dict.fromkeys(more)
    return tuple(found)


def _number(item: Given, key: str) -> float | None:
    value = item.at(key).value
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < float("inf"):
        item.at(key).wrong(f"“{key}” should be a number that is not below zero.")
        return None
    return float(value)


def _relief(item: Given) -> Iterator[Relief]:
    for one in item.each("relief"):
        if one.is_mapping(("sizes", "counts", "cite", "since"), ("sizes", "counts", "cite")):
            sizes = _among(one, "sizes", words.SIZES)
            yield Relief(sizes, one.one_of("counts", COUNTS, HIGHER), one.text("cite"), one.day("since"))


def _exceptions(section: Given, tiers: frozenset[str]) -> Iterator[Spared]:
    for one in section.each("exceptions"):
        if one.is_mapping(("tiers", "bodies", "says", "cite"), ("tiers", "bodies", "says", "cite")):
            for name in set(one.texts("tiers")) - tiers:
                one.at("tiers").wrong(f"There is no tier “{name}”.")
            yield Spared(one.texts("tiers"), _among(one, "bodies", words.BODIES), one.text("says"), one.text("cite"))


def _among(item: Given, key: str, choices: Choices) -> tuple[str, ...]:
    found = item.texts(key)
    for one in found:
        if one not in dict(choices):
            item.at(key).wrong(f"“{one}” is not possible for “{key}”.", f"Possible are: {', '.join(dict(choices))}.")
    return found
