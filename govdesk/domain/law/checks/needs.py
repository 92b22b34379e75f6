"""What must be on record before "no finding" is a yes: one sight for each thing that has to be there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from govdesk.domain.law.checks.ground import USED, Ground
from govdesk.domain.law.checks.kinds import NEEDS
from govdesk.domain.law.checks.told import Sense, Sight
from govdesk.domain.law.checks.values import held, label_of, place_of
from govdesk.domain.licences.asked import TAUGHT
from govdesk.domain.licences.chain import teachers
from govdesk.domain.records import Organization, Party, Relation, System
from govdesk.domain.responsibility.holding import answering
from govdesk.domain.responsibility.knowledge import lacking
from govdesk.domain.responsibility.links import NEED_ACCEPTANCE, in_life, reached
from govdesk.domain.responsibility.outside import contracted
from govdesk.domain.responsibility.steps import read_aloud, spoken
from govdesk.domain.responsibility.upstream import owning
from govdesk.domain.said import listed

_NAMED = 3


def is_met(sights: Iterable[Sight]) -> bool:
    """Tell whether all that a need asks for is there; nothing at all is not."""
    found = tuple(sights)
    return bool(found) and all(one.sense is Sense.FOR for one in found)


def named(need: str, ground: Ground) -> str:
    """Name a need in words that go on in a sentence."""
    if need in NEEDS:
        return NEEDS[need]
    if "." in need:
        return label_of(ground, next(iter(ground.at(place_of(need)[0])), ""), need)
    return f"who or what {spoken(need)} it or its parts"


def on_record(need: str, ground: Ground) -> Iterator[Sight]:
    """Give what is on record of a need: a name in NEEDS, PLACE.FIELD, or a kind of relation."""
    if need in _LOOKS:
        yield from _LOOKS[need](ground)
    elif "." in need:
        yield from (one.sight for one in held(ground, need))
    else:
        yield from _related(need, ground)


def _related(kind: str, ground: Ground) -> Iterator[Sight]:
    """Give one relation of a kind that touches the system or what it stands on."""
    ties = ground.index.ties
    for id_ in (ground.system, *sorted(ground.near - {ground.system})):
        for one in (*ties.into(id_, kind), *ties.out(id_, kind)):
            yield _tie(ground, one)
            return
    yield Sight(Sense.OPEN, f"Nothing is recorded that {spoken(kind)} {ground.name} or its parts.")


def _tie(ground: Ground, relation: Relation) -> Sight:
    return Sight(Sense.FOR, f"{read_aloud(ground.index.ties, relation)}.", relation.id)


def _terms(ground: Ground) -> Iterator[Sight]:
    return (_known_terms(id_, ground) for id_ in ground.at("model"))


def _part_terms(ground: Ground) -> Iterator[Sight]:
    return (_known_terms(id_, ground) for id_ in ground.at("component"))


def _known_terms(id_: str, ground: Ground) -> Sight:
    name, known = ground.index.ties.name(id_), id_ in ground.index.terms
    if known:
        return Sight(Sense.FOR, f"{name} has a licence whose terms are known, or the organization's own.", id_)
    return Sight(Sense.OPEN, f"The terms of the licence of {name} are not known to the program.", id_)


def _in_use(ground: Ground) -> Iterator[Sight]:
    """Look whether the system is not retired by its status nor by its end: most findings pass over what is."""
    thing = ground.index.ties.things.get(ground.system)
    used = isinstance(thing, System) and thing.status != "retired" and in_life(thing, ground.on)
    says = f"{ground.name} is {'not retired' if used else 'retired, and so not looked at'}."
    yield Sight(Sense.FOR if used else Sense.OPEN, says, ground.system)


def _parts(ground: Ground) -> Iterator[Sight]:
    used = ground.index.ties.out(ground.system, *USED)
    yield from (_tie(ground, one) for one in used)
    if not used:
        yield Sight(Sense.OPEN, f"Nothing is recorded that {ground.name} uses.", ground.system)


def _all_parts(ground: Ground) -> Iterator[Sight]:
    yield from _parts(ground)
    yield from _others(ground, ground.index.bare, "Nothing is recorded that these systems in service use")


def _all_accountable(ground: Ground) -> Iterator[Sight]:
    yield from _answered(ground, "accountable")
    yield from _others(ground, ground.index.unanswered, "Nobody is accountable for these systems in service")


def _others(ground: Ground, systems: frozenset[str], says: str) -> Iterator[Sight]:
    """Say of which other systems something is missing."""
    other = sorted(systems - {ground.system})
    if other:
        yield Sight(Sense.OPEN, f"{says}: {listed([ground.index.ties.name(id_) for id_ in other], _NAMED)}.", other[0])


def _answerable(ground: Ground) -> Iterator[Sight]:
    yield from _answered(ground, "accountable")
    yield from _answered(ground, "responsible")


def _answered(ground: Ground, kind: str) -> Iterator[Sight]:
    """Say who answers for the whole of the system; to whom accountability is delegated is responsible."""
    ties = ground.index.ties
    parties = answering(ties, ground.system, kind)
    for party in sorted(parties):
        yield Sight(Sense.FOR, f"{ties.name(party)} is {kind} for {ground.name}.", party)
    if not parties:
        yield Sight(Sense.OPEN, f"Nobody is {kind} for {ground.name}.", ground.system)


def _origins(ground: Ground) -> Iterator[Sight]:
    for id_ in ground.at("component"):
        name, gaps = ground.index.ties.name(id_), lacking(ground.index.ties, id_)
        says = f"{name}: {listed(gaps)} not known." if gaps else f"{name}: origin, licence and contact are known."
        yield Sight(Sense.OPEN if gaps else Sense.FOR, says, id_)


def _owners_inside(ground: Ground) -> Iterator[Sight]:
    """Look for somebody inside behind each part: of one without, nobody can tell whether its makers still care."""
    ties = ground.index.ties
    for id_ in ground.at("component"):
        duties = owning(ties, id_)
        yield from (_tie(ground, one) for one in duties)
        if not duties:
            yield Sight(Sense.OPEN, f"Nobody inside answers for {ties.name(id_)}.", id_)


def _sides(ground: Ground) -> Iterator[Sight]:
    """Look on which side each stands who holds a duty on the system, or to whom a holder delegates."""
    ties = ground.index.ties
    holders = {duty.source for duty in ties.into(ground.system, *NEED_ACCEPTANCE)}
    takers = {id_ for one in holders for id_ in reached(one, _delegates(ground))}
    present = sorted(id_ for id_ in holders | takers if not ties.absence(id_))
    yield from (_side(ground, id_) for id_ in present)
    if not present:
        yield Sight(Sense.OPEN, f"Nobody who is here holds a duty on {ground.name}.", ground.system)


def _delegates(ground: Ground) -> Callable[[str], Iterator[str]]:
    return lambda at: (one.target for one in ground.index.ties.out(at, "delegates_to"))


def _side(ground: Ground, id_: str) -> Sight:
    ties = ground.index.ties
    thing, name = ties.things.get(id_), ties.name(id_)
    if isinstance(thing, Organization) or (isinstance(thing, Party) and thing.inside):
        return Sight(Sense.FOR, f"{name} stands inside.", id_)
    if contracted(ties, id_):
        return Sight(Sense.FOR, f"There is a contract with {name}.", id_)
    told = isinstance(thing, Party) and thing.inside is False
    side = "stands outside, and no contract is recorded" if told else "may stand inside or outside: nobody said"
    return Sight(Sense.OPEN, f"{name} {side}.", id_)


def _model_bases(ground: Ground) -> Iterator[Sight]:
    ties = ground.index.ties
    for id_ in ground.at("model"):
        made = ties.out(id_, "derived_from")
        yield from (_tie(ground, one) for one in made)
        if not made:
            yield Sight(Sense.OPEN, f"It is not recorded what {ties.name(id_)} derives from.", id_)


def _teachers(ground: Ground) -> Iterator[Sight]:
    """Look whether it is said of each model that outputs of others trained it, or that none did."""
    for one in held(ground, TAUGHT):
        known = teachers(ground.index.ties, one.subject)
        names = listed([teacher.name for teacher in known], _NAMED)
        says = f"Outputs of {names} trained {ground.index.ties.name(one.subject)}."
        yield Sight(Sense.FOR, says, one.subject) if known else one.sight


_LOOKS: Mapping[str, Callable[[Ground], Iterator[Sight]]] = {
    "licence_terms": _terms,
    "part_terms": _part_terms,
    "in_use": _in_use,
    "parts": _parts,
    "all_parts": _all_parts,
    "all_accountable": _all_accountable,
    "answerable": _answerable,
    "origins": _origins,
    "owners_inside": _owners_inside,
    "sides": _sides,
    "model_bases": _model_bases,
    "teachers": _teachers,
}
