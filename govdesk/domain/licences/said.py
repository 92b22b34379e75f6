"""What people and files have said of how licences are kept: facts about components and systems, on a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from govdesk.domain.records import Fact, Value

NOTICES, PASSED_ON, COVERS, TEXT = "licence.notices", "licence.passed_on", "licence.policy_covers", "licence_text"
KEYS = frozenset({NOTICES, PASSED_ON, COVERS, TEXT})
"""Of a component: how its notices stand (in_place, missing, not_asked), whether it is passed on to others (true or
false), and the SHA-256 of the licence text kept with it. Of a system: the licences that its use policy carries."""


@dataclass(frozen=True, slots=True)
class Said:
    """What is known on a day, by record and key. Where sources disagree and nobody has chosen, nothing is known."""

    known: Mapping[tuple[str, str], Value] = field(default_factory=dict)

    def get(self, subject: str, key: str) -> Value:
        """Give what is known, or None."""
        return self.known.get((subject, key))

    def covered(self, system: str) -> frozenset[str] | None:
        """Give the licences whose restrictions the use policy of a system carries; None where nobody has said."""
        found = self.get(system, COVERS)
        return frozenset(found) if isinstance(found, tuple) else None


def said(facts: Iterable[Fact], on: date) -> Said:
    """Index what was said by a day."""
    groups: defaultdict[tuple[str, str], list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.key in KEYS and (fact.on is None or fact.on <= on):
            groups[fact.subject, fact.key].append(fact)
    return Said({at: value for at, found in groups.items() if (value := _settled(found)) is not None})


def _settled(found: list[Fact]) -> Value:
    chosen = [fact.value for fact in found if fact.chosen]
    values = chosen or [fact.value for fact in found]
    return values[0] if all(value == values[0] for value in values) else None
