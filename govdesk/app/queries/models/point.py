"""What the three models of accountability are made of: points that are covered, not covered, or not known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from govdesk.domain.said import count

Standing: TypeAlias = Literal["covered", "open", "unknown"]
WORDS: dict[Standing, str] = {"covered": "Covered", "open": "Not covered", "unknown": "Not known"}


@dataclass(frozen=True, slots=True)
class Point:
    """One thing that a model asks. about: the id of the record it is on. says: what the register tells, in sentences.

    cover: what would cover it, "" where it is covered. go: the place where that is done; empty is the record itself.
    """

    about: str
    title: str
    standing: Standing
    says: tuple[str, ...]
    cover: str = ""
    go: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Model:
    """One model of accountability for one system. asks: what it wants to know."""

    id: str
    title: str
    asks: str
    points: tuple[Point, ...]

    def number(self, standing: Standing) -> int:
        """Count the points of a standing."""
        return sum(1 for one in self.points if one.standing == standing)

    @property
    def standing(self) -> Standing:
        """Give the worst standing; without any point nothing is known."""
        if self.number("open"):
            return "open"
        return "covered" if self.points and not self.number("unknown") else "unknown"

    @property
    def summary(self) -> str:
        """Say how much is covered."""
        if not self.points:
            return "Nothing is recorded."
        covered = f"{self.number('covered')} of {count(len(self.points), 'point')} covered"
        rest = [f"{self.number(one)} {WORDS[one].lower()}" for one in ("open", "unknown") if self.number(one)]
        return ", ".join([covered, *rest]) + "."
