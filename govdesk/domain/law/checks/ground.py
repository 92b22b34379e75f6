"""What checks look at: the records of one state on one day, indexed once, and the part that is one system's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TypeVar

from govdesk.domain.findings import Finding
from govdesk.domain.law.checks.told import Limit, Sense, Sight
from govdesk.domain.records import Answer, Component, Evidence, Fact, System
from govdesk.domain.responsibility.foundation import foundation_among
from govdesk.domain.responsibility.ground import in_service
from govdesk.domain.responsibility.holding import answering
from govdesk.domain.responsibility.links import MADE_OF, Links
from govdesk.domain.said import day
from govdesk.domain.state import State

USED = ("uses", "deploys")
"""The relations from a system to what it runs on."""
_SUPPLY = ("provides", "maintains", "licenses")
K = TypeVar("K")
T = TypeVar("T")
_SORTS = {"model": ("model", "adapter"), "dataset": ("dataset",), "software": ("software", "service")}


@dataclass(frozen=True)
class Index:
    """One state on one day.

    findings: by rule; on_record: by the record that they stand on; beside: by each other record that they name.
    facts: by subject; said: by subject and key. answers: by system. terms: components whose licence is one that the
    program knows. broken: hashes of damaged files. limits: those looked up already, by check.
    """

    state: State
    ties: Links
    findings: Mapping[str, tuple[Finding, ...]]
    on_record: Mapping[str, tuple[Finding, ...]]
    beside: Mapping[str, tuple[Finding, ...]]
    facts: Mapping[str, tuple[Fact, ...]]
    said: Mapping[tuple[str, str], tuple[Fact, ...]]
    evidence: Mapping[str, Evidence]
    answers: Mapping[str, tuple[Answer, ...]]
    terms: frozenset[str] = frozenset()
    broken: frozenset[str] = frozenset()
    limits: dict[str, tuple[Limit, ...]] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def in_service(self) -> frozenset[str]:
        """Name the systems that are in service on the day, or may be."""
        systems = self.state.all(System).values()
        return frozenset(one.id for one in systems if in_service(one, self.ties.on))

    @cached_property
    def unanswered(self) -> frozenset[str]:
        """Name the systems in service for which nobody is accountable."""
        return frozenset(id_ for id_ in self.in_service if not answering(self.ties, id_, "accountable"))

    @cached_property
    def bare(self) -> frozenset[str]:
        """Name the systems in service of which nobody recorded what they use."""
        return frozenset(id_ for id_ in self.in_service if not self.ties.out(id_, *USED))


def index(
    state: State,
    ties: Links,
    findings: Iterable[Finding],
    terms: frozenset[str] = frozenset(),
    broken: frozenset[str] = frozenset(),
) -> Index:
    """Index a state for the day of its ties."""
    every = tuple(findings)
    every_fact = state.all(Fact).values()
    return Index(
        state,
        ties,
        _by((one.id, one) for one in every),
        _by((one.subject, one) for one in every),
        _by((id_, one) for one in every for id_ in one.related),
        _by((one.subject, one) for one in every_fact),
        _by(((one.subject, one.key), one) for one in every_fact),
        state.all(Evidence),
        _by((one.system, one) for one in state.all(Answer).values()),
        terms,
        broken,
    )


def _by(pairs: Iterable[tuple[K, T]]) -> dict[K, tuple[T, ...]]:
    found: defaultdict[K, list[T]] = defaultdict(list)
    for key, one in pairs:
        found[key].append(one)
    return {key: tuple(values) for key, values in found.items()}


@dataclass(frozen=True)
class Ground:
    """What one system's checks stand on."""

    index: Index
    system: str
    _places: dict[str, tuple[str, ...]] = field(default_factory=dict, repr=False, compare=False)

    @property
    def on(self) -> date:
        """Give the day asked about."""
        return self.index.ties.on

    @property
    def name(self) -> str:
        """Name the system."""
        return self.index.ties.name(self.system)

    @cached_property
    def parts(self) -> frozenset[str]:
        """Name everything that the system is made of, at any depth."""
        return self.index.ties.made_of(self.system)

    @cached_property
    def near(self) -> frozenset[str]:
        """Name the system and what it stands on: its parts, who holds duties on these, its evidence."""
        return foundation_among(self.index.ties, self.index.state, self.system)

    @cached_property
    def findings(self) -> Mapping[str, tuple[Finding, ...]]:
        """Give the findings that touch the system or what it stands on, by rule."""
        on = (one for id_ in sorted(self.near) for one in self.index.on_record.get(id_, ()))
        every = dict.fromkeys((*on, *self.index.beside.get(self.system, ())))
        return _by((one.id, one) for one in every)

    def at(self, place: str) -> tuple[str, ...]:
        """Name the things at a place, see PLACES."""
        if place not in self._places:
            self._places[place] = tuple(self._at(place))
        return self._places[place]

    def _at(self, place: str) -> Iterable[str]:
        ties = self.index.ties
        if place == "system":
            return (self.system,)
        if place == "organization":
            return (ties.organization,) if ties.organization else ()
        if place == "base":
            bases = (one.target for model in self.at("model") for one in ties.out(model, "derived_from"))
            return dict.fromkeys(bases)
        if place == "supplier":
            made = (one for id_ in sorted(self.parts) for one in ties.into(id_, *_SUPPLY))
            return dict.fromkeys(one.source for one in made)
        used = {one.target for one in ties.out(self.system, *USED)} if place == "model" else self.parts
        found = ((id_, ties.things.get(id_)) for id_ in sorted(used))
        sorts = _SORTS.get(place)
        return (id_ for id_, one in found if isinstance(one, Component) and (sorts is None or one.kind in sorts))

    @cached_property
    def evidence(self) -> tuple[Evidence, ...]:
        """Give the kept files that answers of the system name."""
        named = dict.fromkeys(id_ for one in self.index.answers.get(self.system, ()) for id_ in one.evidence)
        return tuple(self.index.evidence[id_] for id_ in named if id_ in self.index.evidence)

    @cached_property
    def changed(self) -> tuple[date | None, Sight]:
        """Give the day of the last change by the day asked about, None where nobody said it, and where it stands.

        That is the last significant change of the system, or a later day from which something is part of it.
        """
        thing = self.index.ties.things.get(self.system)
        said = thing.changed if isinstance(thing, System) else None
        if said is None or said > self.on:
            says = f"It is not known when {self.name} was last changed."
            return None, Sight(Sense.OPEN, says, self.system)
        newest, record = said, self.system
        for id_ in (self.system, *sorted(self.parts)):
            for relation in self.index.ties.out(id_, *MADE_OF):
                if relation.since is not None and relation.since > newest:
                    newest, record = relation.since, relation.id
        return newest, Sight(Sense.AGAINST, f"{self.name} was last changed on {day(newest)}.", record)
