"""Reads a crosswalk from plain values: every error is a Problem with its file and line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from govdesk.domain.law.crosswalk import CONFIDENCES, KINDS, OVERLAPS, Crosswalk, Pair, doubles
from govdesk.domain.law.given import Given, Path, Sheet
from govdesk.domain.law.packs import Pack
from govdesk.domain.problems import Problem, Problems

_NEEDED = ("title", "from", "to", "source", "confidence", "pairs")


def parse_crosswalk(mapping: Mapping[str, object], places: Mapping[Path, str] | None = None) -> Crosswalk | Problems:
    """Read a crosswalk. `places` tells the line of each value by its path; without it problems name the path."""
    sheet = Sheet(places or {})
    given = Given(mapping, (), sheet)
    if not given.is_mapping((*_NEEDED, "as_of"), _NEEDED):
        return tuple(sheet.problems)
    given.day("as_of")
    sure = given.one_of("confidence", CONFIDENCES, "")
    first, second = given.text("from"), given.text("to")
    if first == second:
        given.at("to").wrong("A crosswalk lies between two different packs.")
    pairs = tuple(pair for item in given.each("pairs") for pair in _pairs(item, given, sure))
    found = Crosswalk(given.text("title"), first, second, pairs)
    for before, pair in doubles((found,)):
        sheet.problems.append(_double(before, pair))
    return tuple(sheet.problems) or found


def _pairs(item: Given, file: Given, sure: str) -> Iterator[Pair]:
    if not item.is_mapping(("from", "to", "kind", "confidence", "source", "note"), ("from", "to")):
        return
    kind = item.one_of("kind", KINDS, OVERLAPS)
    confidence = item.one_of("confidence", CONFIDENCES, sure)
    source = item.text("source") or file.text("source")
    at = item.sheet.where(item.path)
    first = (file.text("from"), item.text("from"))
    if not item.texts("to"):
        item.at("to").wrong("No requirement is named here.")
    for to in item.texts("to"):
        yield Pair(first, (file.text("to"), to), kind, confidence, source, item.text("note"), at)


def crosswalk_problems(crosswalks: Iterable[Crosswalk], packs: Mapping[str, Pack]) -> Problems:
    """Check crosswalks with one another and against packs by id: each requirement is there, and no pair stands twice.

    A pair within one file was checked when it was read.
    """
    every = tuple(crosswalks)
    unknown = tuple(
        Problem(pair.at, f"The pack “{pack}” has no requirement “{requirement}”.")
        for one in every
        for pair in one.pairs
        for pack, requirement in (pair.first, pair.second)
        if pack not in packs or requirement not in packs[pack].duties
    )
    return (*unknown, *(_double(before, pair) for before, pair in doubles(every)))


def _double(before: Pair, pair: Pair) -> Problem:
    says = f"“{pair.first[1]}” and “{pair.second[1]}” are a pair already, at {before.at}."
    return Problem(pair.at, says, "Keep one of them.")
