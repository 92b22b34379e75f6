"""What is known about one system: answers with where they come from, and the answers on which sources disagree."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from govdesk.domain.records import Fact, Value


@dataclass(frozen=True, slots=True)
class Known:
    """One answer. provenance: a phrase, "said by ANA on 2026-11-02"; origin: person, file, measured or register."""

    value: Value
    provenance: str = ""
    origin: str = ""


@dataclass(frozen=True, slots=True)
class FactSet:
    """Answers by key. A key in `conflicts` or `misfits` is not in `known`: it reads as unknown.

    conflicts: the facts that disagree while nobody chose between them. misfits: facts whose value cannot answer the
    question (a text for a date, a value that the pack does not list).
    """

    known: Mapping[str, Known] = field(default_factory=dict)
    conflicts: Mapping[str, tuple[Fact, ...]] = field(default_factory=dict)
    misfits: Mapping[str, tuple[Fact, ...]] = field(default_factory=dict)

    def get(self, key: str) -> Known | None:
        """Give what is known under a key, or None."""
        return self.known.get(key)
