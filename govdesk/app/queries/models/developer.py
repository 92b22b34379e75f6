"""Developer responsibility: who built and changed each part, what their licence disclaims, who inside takes that on."""

from __future__ import annotations

from collections.abc import Iterator

from govdesk.app.queries.models.point import Point
from govdesk.app.queries.places import duty_place
from govdesk.domain import words
from govdesk.domain.licences.chain import is_own
from govdesk.domain.licences.register import CLASSES, Licences
from govdesk.domain.records import Component, Relation
from govdesk.domain.responsibility.holders import Holder, found_on
from govdesk.domain.responsibility.knowledge import inside, lacking, licensed, makers
from govdesk.domain.responsibility.links import MADE_OF, Links
from govdesk.domain.said import listed

_VERBS = {"provides": "Provided", "licenses": "Licensed", "maintains": "Maintained", "contributes": "Contributed to"}
_TAKE = "Make somebody inside accountable for the system or for this part, and have it accepted."


def points(ties: Links, system: str, register: Licences) -> Iterator[Point]:
    """Go down from the system, nearest parts first: one point for each part."""
    owners = tuple(one for one in found_on(ties, system).accountable if _took_on(ties, one))
    for id_ in below(ties, system):
        yield _point(ties, id_, register, owners)


def below(ties: Links, system: str) -> tuple[str, ...]:
    """Give what a system is made of, the nearest first, each thing once."""
    found: dict[str, None] = {system: None}
    level = [system]
    while level:
        level = sorted({one.target for at in level for one in ties.out(at, *MADE_OF)} - found.keys())
        found |= dict.fromkeys(level)
    return tuple(found)[1:]


def _took_on(ties: Links, holder: Holder) -> bool:
    return holder.acceptance == "accepted" and inside(ties, holder.party)


def _point(ties: Links, id_: str, register: Licences, owners: tuple[Holder, ...]) -> Point:
    thing, name = ties.things.get(id_), ties.name(id_)
    if not isinstance(thing, Component):
        return Point(id_, name, "unknown", ("It is not in the register.",), "Register it, with its makers and licence.")
    made = makers(ties, id_)
    says = [*_made(ties, made), *_changed(ties, id_)]
    if any(not inside(ties, one.source) for one in made) or not made:
        says.append(_terms(ties, thing, register))
    lacks = [one for one in lacking(ties, id_) if one != "contact"]
    if lacks:
        return Point(id_, name, "unknown", tuple(says), f"Record the {listed(lacks)}.")
    if all(inside(ties, one.source) for one in made):
        return Point(id_, name, "covered", (*says, "It was made inside."))
    own = tuple(one for one in found_on(ties, id_).accountable if _took_on(ties, one)) or owners
    if not own:
        go = duty_place(id_, "accountable")
        return Point(id_, name, "open", (*says, "Nobody inside has taken on what its makers disclaim."), _TAKE, go)
    names = listed([one.name for one in own])
    return Point(id_, name, "covered", (*says, f"Inside, {names} {'answers' if len(own) == 1 else 'answer'} for it."))


def _made(ties: Links, made: tuple[Relation, ...]) -> Iterator[str]:
    """Say by whom, one sentence for each kind of part that they had in it."""
    for kind, verb in _VERBS.items():
        names = [f"{ties.name(one.source)}{_on(one)}" for one in made if one.kind == kind]
        if names:
            yield f"{verb} by {listed(names)}."
    if not made:
        yield "Who made it is not recorded."


def _on(one: Relation) -> str:
    return f" ({one.document})" if one.document else " (no document)"


def _changed(ties: Links, id_: str) -> Iterator[str]:
    for one in ties.out(id_, "derived_from"):
        how = words.label(words.DERIVATIONS, one.how) if one.how else "Derived, in a way not recorded,"
        yield f"{how} of {ties.name(one.target)}{_on(one)}." if one.how else f"{how} from {ties.name(one.target)}."


def _terms(ties: Links, component: Component, register: Licences) -> str:
    if not licensed(component):
        return "Its licence is not recorded, so neither is what its makers disclaim."
    licence = register.get(component.licence)
    if licence is None and is_own(ties, register, component.licence):
        return f"Licence {component.licence}: this organization's own."
    if licence is None:
        return f"Licence {component.licence}: not in the licence register; read in its text what it disclaims."
    terms = f"Licence {licence.id}, {CLASSES[licence.class_].lower()}. "
    if not licence.disclaims:
        return f"{terms}What it disclaims is not in the licence register; read its text."
    return f"{terms}Its makers disclaim {licence.disclaims[:1].lower()}{licence.disclaims[1:]}."
