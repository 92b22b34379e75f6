"""What lies in a part of the scene, found without looking at everything."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar

from PySide6.QtCore import QRectF

T = TypeVar("T")
_BAND = 240.0


class Near(Generic[T]):
    """Things by the bands of height that they reach into."""

    def __init__(self, things: Iterable[tuple[QRectF, T]]) -> None:
        """Take things with their bounds."""
        self._things: list[T] = []
        self._bands: dict[int, list[tuple[float, float, int]]] = {}
        for number, (bounds, thing) in enumerate(things):
            self._things.append(thing)
            entry = (bounds.left(), bounds.right(), number)
            for band in _bands(bounds):
                self._bands.setdefault(band, []).append(entry)

    def within(self, rect: QRectF) -> list[T]:
        """Give, in the order they came, the things that may reach into a part, and few that do not."""
        first, last = rect.left(), rect.right()
        found = {
            number
            for band in _bands(rect)
            for left, right, number in self._bands.get(band, ())
            if left <= last and right >= first
        }
        return [self._things[number] for number in sorted(found)]


def _bands(rect: QRectF) -> range:
    return range(int(rect.top() // _BAND), int(rect.bottom() // _BAND) + 1)
