"""The licences that bind a thing: its own, and those of everything that it is made of."""

from __future__ import annotations

from dataclasses import dataclass

from govdesk.app.snapshot import Snapshot
from govdesk.domain.licences.register import CLASSES, Licence
from govdesk.domain.records import Component
from govdesk.store.licences import licences


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
