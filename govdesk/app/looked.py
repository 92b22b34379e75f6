"""What checks see of a workspace on one day, worked out once and remembered."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from govdesk.domain.findings import Finding
from govdesk.domain.law.checks.run import Checked, Ground, Index, index, run
from govdesk.domain.law.packs import Requirement
from govdesk.domain.licences.chain import is_own
from govdesk.domain.records import Component
from govdesk.domain.responsibility.links import Links
from govdesk.domain.state import State
from govdesk.store.licences import licences


@dataclass
class Looked:
    """A state with its ties, the findings that checks rest on, and the files that are damaged."""

    state: State
    ties: Links
    findings: tuple[Finding, ...]
    broken: frozenset[str] = frozenset()
    _grounds: dict[str, Ground] = field(default_factory=dict)
    _checked: dict[tuple[str, str], tuple[Checked, ...]] = field(default_factory=dict)

    @cached_property
    def index(self) -> Index:
        """Give what checks look at."""
        register = licences()
        components = self.state.all(Component).values()
        terms = frozenset(
            one.id
            for one in components
            if register.get(one.licence) is not None or is_own(self.ties, register, one.licence)
        )
        return index(self.state, self.ties, self.findings, terms, self.broken)

    def checked(self, system: str, requirement: Requirement) -> tuple[Checked, ...]:
        """Give what the checks of a requirement see of a system."""
        if not requirement.checks:
            return ()
        key = (system, requirement.id)
        if key not in self._checked:
            if system not in self._grounds:
                self._grounds[system] = Ground(self.index, system)
            self._checked[key] = tuple(run(check, self._grounds[system]) for check in requirement.checks)
        return self._checked[key]
