"""The licences that bind a thing: its own, and those of everything that it is made of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from govdesk.app.snapshot import Snapshot
from govdesk.domain.licences.duties import Ground, bases, restricting
from govdesk.domain.licences.register import CLASSES, Licence
from govdesk.domain.licences.said import COVERS, NOTICES, PASSED_ON, TEXT, said
from govdesk.domain.records import Component, Fact, System, Value
from govdesk.domain.said import listed
from govdesk.store.licences import licences

_NAMED = 3


@dataclass(frozen=True, slots=True)
class LicenceRow:
    """One licence and what stands under it. licence: what the register says of it, None where it has no such licence.

    name: as recorded, "" where nobody has recorded one. components: (id, name) of what stands under it.
    """

    name: str
    licence: Licence | None
    components: tuple[tuple[str, str], ...]

    @property
    def title(self) -> str:
        """Say which licence it is, and how much of it is known."""
        if not self.name:
            return "No licence recorded"
        if self.licence is None:
            return f"{self.name}: not in the licence register; read its text"
        sure = "" if self.licence.confidence == "high" else f"; {self.licence.confidence} confidence"
        return f"{self.name}: {CLASSES[self.licence.class_].lower()}{sure}"


def licence_rows(snapshot: Snapshot, id_: str) -> tuple[LicenceRow, ...]:
    """Give the licences that bind a component or a system, its own first: terms of what it is made of go on to bind."""
    ties, register = snapshot.ties, licences()
    found: dict[str, list[Component]] = {}
    for at in (id_, *sorted(ties.made_of(id_))):
        thing = ties.things.get(at)
        if isinstance(thing, Component):
            found.setdefault(thing.licence, []).append(thing)
    return tuple(
        LicenceRow(name, register.get(name), tuple((one.id, one.name or one.id) for one in components))
        for name, components in found.items()
    )


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing that a licence asks to be done or said. key: the fact that says so, about `subject`.

    value: what is known of it, None where nobody has said. kept: nothing is left to do.
    """

    subject: str
    name: str
    licence: str
    key: str
    says: str
    value: Value
    kept: bool


def asks(snapshot: Snapshot, id_: str) -> tuple[Ask, ...]:
    """Give what the licences that bind a component or a system ask for, with what is known of it."""
    ground = Ground(snapshot.ties, licences(), said(snapshot.state.all(Fact).values(), snapshot.on))
    found = [one for at in (id_, *sorted(snapshot.ties.made_of(id_))) for one in _component_asks(ground, at)]
    return (*(_policy_asks(ground, id_) if snapshot.state.get(System, id_) else ()), *found)


def _component_asks(ground: Ground, id_: str) -> Iterator[Ask]:
    component, licence = ground.component(id_), ground.licence(id_)
    if component is None or licence is None:
        return
    name = component.name or component.id

    def ask(key: str, says: str, *kept: Value) -> Ask:
        value = ground.said.get(id_, key)
        return Ask(id_, name, licence.id, key, says, value, value in kept if kept else value is not None)

    if licence.attribution:
        yield ask(NOTICES, f"Notices: {licence.attribution}.", "in_place", "not_asked")
    words = {of.name_word for at in bases(ground.ties, id_) if (of := ground.licence(at)) and of.name_word}
    if words:
        yield ask(PASSED_ON, f"Passed on to others, its name has to hold {listed(sorted(words))}. Is it passed on?")
    if not licence.is_open:
        yield ask(TEXT, "The text of the licence, as it lay beside the version in use.")


def _policy_asks(ground: Ground, system: str) -> Iterator[Ask]:
    covered = ground.said.covered(system)
    for id_, components in restricting(ground, system).items():
        licence = ground.register.get(id_)
        of = listed([ground.ties.name(one) for one in components], _NAMED)
        says = f"The use policy carries its restrictions ({licence.use_restrictions if licence else ''}), by {of}."
        value = None if covered is None else id_ in covered
        yield Ask(system, ground.ties.name(system), id_, COVERS, says, value, value is True)
