"""What findings on licences look at: the relations of a day, the register, what people said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from govdesk.domain.licences.asked import PASSED_ON, Said
from govdesk.domain.licences.chain import chain, is_own
from govdesk.domain.licences.register import Licences
from govdesk.domain.records import Component, System
from govdesk.domain.responsibility.links import Links


@dataclass(frozen=True, slots=True)
class Look:
    """All that a finding on licences is made from."""

    ties: Links
    register: Licences
    said: Said

    def passed_on(self, component: str) -> bool | None:
        """Tell whether people outside get it; None is not known. The organization provides it: then they do."""
        told = self.said.value(component, PASSED_ON)
        if isinstance(told, bool):
            return told
        return True if self.provided_with(component) else None

    def provided_with(self, component: str) -> tuple[str, ...]:
        """Name what the organization provides by the register and has the component in it, or is the component."""
        mine = {one.target for one in self.ties.out(self.ties.organization, "provides")}
        holding = (one for one in mine if one == component or component in self.ties.made_of(one))
        return tuple(sorted(map(self.ties.name, holding)))

    def systems(self) -> Iterator[tuple[System, tuple[Component, ...]]]:
        """Give the systems that are not retired, each with the components of its chain."""
        for _, thing in sorted(self.ties.things.items()):
            if isinstance(thing, System) and thing.status != "retired":
                yield thing, tuple(step.component for step in chain(self.ties, thing.id))

    def used(self) -> dict[str, tuple[Component, tuple[str, ...]]]:
        """Give the components of all chains by id, each with the ids of the systems that stand on it."""
        found: dict[str, tuple[Component, tuple[str, ...]]] = {}
        for system, components in self.systems():
            for one in components:
                found[one.id] = (one, (*found.get(one.id, (one, ()))[1], system.id))
        return found

    def is_own(self, component: Component) -> bool:
        """Tell whether the name of its licence says that it is the organization's own."""
        return is_own(self.ties, self.register, component.licence)

    def same_publisher(self, one: Component, other: Component) -> bool:
        """Tell whether the register or the names (OWNER/NAME) say that the same party publishes both."""
        return bool(self._publishers(one) & self._publishers(other))

    def _publishers(self, component: Component) -> frozenset[str]:
        owner = component.name.rpartition("/")[0].strip().casefold()
        provided = {one.source for one in self.ties.into(component.id, "provides")}
        return frozenset(provided | ({owner} if owner else set()))

    def has_heir(self, component: Component, used: Mapping[str, object]) -> bool:
        """Tell whether something in use was made of it under the same licence, so that this is looked at instead."""
        heirs = self.ties.made_into(component.id) - self.ties.made_of(component.id)
        things = (self.ties.things.get(id_) for id_ in heirs & used.keys())
        return any(isinstance(one, Component) and one.licence == component.licence for one in things)
