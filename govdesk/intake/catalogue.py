"""An ecosystem graph as something to choose from: what dangles is left out of the relations and said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from govdesk.domain.problems import Problem
from govdesk.domain.records import Component
from govdesk.domain.said import listed
from govdesk.intake import ecosystem
from govdesk.intake.bounded import name_of, refuse
from govdesk.intake.found import Found, Item
from govdesk.intake.proposal import ReadFact
from govdesk.intake.wording import quoted

NOT_KNOWN = "model.depends_on_unknown"
"""The fact that keeps what an asset depends on and nobody describes."""


def read_catalogue(path: Path) -> Found:
    """Read a file of assets or a folder of such files. Raises Refused where no asset is found."""
    graph = ecosystem.read(path)
    if not graph.records:
        refuse(*((str(graph.problems[0].says),) if len(graph.problems) == 1 else ("No asset could be read here.",)))
    unknown: dict[str, list[str]] = {}
    for relation in graph.relations:
        if relation.target in graph.missing:
            unknown.setdefault(relation.source, []).append(graph.missing[relation.target])
    items = tuple(_items(graph, unknown))
    names = {item.record.id: item.record.name for item in items}
    dangling = tuple(
        Problem(
            graph.places[id_][0] + ":" + graph.places[id_][1],
            f"{quoted(names[id_])} depends on {listed([quoted(one) for one in missing], 5)}, which no asset describes:"
            " not known.",
        )
        for id_, missing in unknown.items()
    )
    relations = tuple(one for one in graph.relations if one.target not in graph.missing and one.source != one.target)
    title = f"Assets in {name_of(path)}"
    return Found(path, title, items, relations, problems=(*graph.problems, *dangling))


def _items(graph: ecosystem.EcosystemGraph, unknown: dict[str, list[str]]) -> Iterator[Item]:
    for read in graph.records:
        file, at = graph.places[read.id]
        if isinstance(read, Component):
            record = replace(read, name=read.name[:500], location=read.location[:500])
            facts = [
                ReadFact(f"model.{key}", value, file, f"{at}.{place}")
                for key, place in (("name", "name"), ("licence", "license"), ("location", "url"))
                if (value := getattr(record, key))
            ]
            if record.id in unknown:
                facts.append(ReadFact(NOT_KNOWN, tuple(unknown[record.id]), file, f"{at}.dependencies"))
            yield Item(record, file, at, facts=tuple(facts))
        else:
            yield Item(replace(read, name=read.name[:500]), file, at)
