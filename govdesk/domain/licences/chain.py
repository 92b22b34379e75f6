"""The chain of licences of a thing: everything it is built on, step by step, and what that restricts."""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from govdesk.domain.licences.register import Licence, Licences
from govdesk.domain.records import Component, Relation
from govdesk.domain.responsibility.links import Links, reached

_TEACH = frozenset({"model", "adapter", "service"})
"""What gives outputs that can train a model: a service is a model that somebody else runs."""
CARRIED_BY = ("deploys", "uses", "derived_from", "trained_on")
"""The relations along which terms go on to bind. What something was only evaluated on leaves nothing in it."""


@dataclass(frozen=True, slots=True)
class Step:
    """One component of a chain. via: the id of what leads to it, nearest to the start; relation: how; depth from 1."""

    component: Component
    via: str
    relation: Relation
    depth: int

    @property
    def id(self) -> str:
        """Name the component."""
        return self.component.id


def chain(ties: Links, start: str) -> tuple[Step, ...]:
    """Give the components that a thing is built on, nearest first and each once; cycles end where they close."""
    found: dict[str, Step] = {}
    ahead = deque([(start, 0)])
    seen = {start}
    while ahead:
        at, depth = ahead.popleft()
        for relation in ties.out(at, *CARRIED_BY):
            thing = ties.things.get(relation.target)
            if relation.target in seen or not isinstance(thing, Component):
                continue
            seen.add(relation.target)
            found[relation.target] = Step(thing, at, relation, depth + 1)
            ahead.append((relation.target, depth + 1))
    return tuple(found.values())


@dataclass(frozen=True, slots=True)
class Carried:
    """What a chain restricts, as far as it is known; all values are ids of components, in the order of the chain.

    forbidden: by what is forbidden. by_licence: by the name of each licence that restricts use, or that the register
    does not have and so may. unlisted: those of by_licence whose restrictions are not all listed here. unrecorded:
    components with no licence recorded, of which nobody can say anything.
    """

    forbidden: Mapping[str, tuple[str, ...]]
    by_licence: Mapping[str, tuple[str, ...]]
    unlisted: frozenset[str]
    unrecorded: tuple[str, ...]

    @property
    def grouped(self) -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
        """Give what is forbidden by whose licences forbid it: pairs of ids and topics."""
        found: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
        for topic, ids in self.forbidden.items():
            found[ids].append(topic)
        return tuple((ids, tuple(topics)) for ids, topics in found.items())


def is_own(ties: Links, register: Licences, licence: str) -> bool:
    """Tell whether a licence is the organization's own: a word for that, with nothing but words of its name."""
    parts = set(_words(licence))
    rest = parts - register.house
    return rest != parts and rest <= set(_words(ties.name(ties.organization)))


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+(?:-house)?", text.casefold())


def carried(ties: Links, components: Iterable[Component], register: Licences) -> Carried:
    """Unite the restrictions of all components of a chain."""
    forbidden: defaultdict[str, list[str]] = defaultdict(list)
    by_licence: defaultdict[str, list[str]] = defaultdict(list)
    unlisted, unrecorded = set(), []
    for component in components:
        licence = register.get(component.licence)
        for topic in licence.restricts if licence else ():
            forbidden[topic].append(component.id)
        if not component.licence:
            unrecorded.append(component.id)
        elif is_own(ties, register, component.licence):
            continue
        elif licence is None or licence.restricting:
            by_licence[component.licence].append(component.id)
            if licence is None or not licence.listed_whole:
                unlisted.add(component.licence)
    return Carried(_frozen(forbidden), _frozen(by_licence), frozenset(unlisted), tuple(unrecorded))


def _frozen(found: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {key: tuple(ids) for key, ids in found.items()}


def _any(_tie: Relation) -> bool:
    return True


def bases(ties: Links, start: str, counts: Callable[[Relation], bool] = _any) -> Iterator[Component]:
    """Give a component and what it derives from at any depth, nearest first. counts: which derivations are followed."""
    ahead, seen = deque([start]), {start}
    while ahead:
        at = ahead.popleft()
        thing = ties.things.get(at)
        if isinstance(thing, Component):
            yield thing
        fresh = [one.target for one in ties.out(at, "derived_from") if one.target not in seen and counts(one)]
        seen.update(fresh)
        ahead.extend(fresh)


def licensed_bases(ties: Links, start: str, register: Licences) -> Iterator[tuple[Component, Licence]]:
    """Give of `bases` those whose licence the register has, each with it."""
    for one in bases(ties, start):
        licence = register.get(one.licence)
        if licence is not None:
            yield one, licence


def teachers(ties: Links, student: str) -> tuple[Component, ...]:
    """Give the models whose outputs trained a thing: distilled from, trained on, or behind data that it was trained on.

    Data that derives from a model is that model's outputs, at any depth.
    """
    distilled = {one.target for one in ties.out(student, "derived_from") if one.how == "distilled"}
    sources = {one.target for one in ties.out(student, "trained_on")}
    behind = {id_ for source in sources if _is(ties, source, "dataset") for id_ in _made_with(ties, source)}
    found = (ties.things.get(id_) for id_ in sorted(distilled | sources | behind))
    return tuple(one for one in found if isinstance(one, Component) and one.kind in _TEACH and one.id != student)


def possible_teachers(ties: Links, student: str) -> tuple[Component, ...]:
    """Give what a thing derives from in a way that nobody has said: it may be distilled."""
    told = {one.id for one in teachers(ties, student)}
    unsaid = {one.target for one in ties.out(student, "derived_from") if not one.how} - told - {student}
    found = (ties.things.get(id_) for id_ in sorted(unsaid))
    return tuple(one for one in found if isinstance(one, Component) and one.kind in _TEACH)


def _is(ties: Links, id_: str, kind: str) -> bool:
    thing = ties.things.get(id_)
    return isinstance(thing, Component) and thing.kind == kind


def _made_with(ties: Links, data: str) -> frozenset[str]:
    """Give what a dataset derives from, up to the first models: what those derive from is theirs."""
    return reached(
        data,
        lambda at: (one.target for one in ties.out(at, "derived_from")) if _is(ties, at, "dataset") else (),
    )
