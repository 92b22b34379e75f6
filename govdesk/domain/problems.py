"""Errors as values: what is wrong, where, and what mends it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Problem:
    """One defect of an input.

    where: the place a person can go to: a field (`since`), a file and line (`records.yaml:12`), a record id.
    says: one plain sentence. mend: what to do, one sentence, or empty where `says` already tells.
    """

    where: str
    says: str
    mend: str = ""

    def __str__(self) -> str:
        """One line for a terminal."""
        text = f"{self.where}: {self.says}" if self.where else self.says
        return f"{text} {self.mend}".rstrip()


Problems: TypeAlias = tuple[Problem, ...]
