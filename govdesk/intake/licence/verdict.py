"""What can be said of a licence text: its name where the whole text leaves no doubt, else what it is near to."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from govdesk.domain.said import listed
from govdesk.intake.bounded import MAX_LICENCE_BYTES, bytes_of, text_of
from govdesk.intake.licence.nearest import Compared, compare
from govdesk.intake.licence.text import recognise

_LINES = 6
_ALIKE = 0.5
"""Below this share of common wording, and of the licence that stands in the text, likeness is a matter of style."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Which licence a text is. id: "" unless every word is known. compared: what it is near to, whatever it is."""

    id: str
    compared: Compared
    sha256: str = ""

    @property
    def how(self) -> str:
        """Say how sure it is: "whole text", "nearly" or "unknown"."""
        return "whole text" if self.id else "nearly" if self.compared.nearly else "unknown"

    @property
    def says(self) -> str:
        """Say it in sentences, with the score and the lines to look at."""
        if self.id:
            return f"This is {self.id}, word by word."
        return " ".join(filter(None, (_nearest(self.compared), _holds(self.compared), _lines(self.compared))))


def judge(content: bytes) -> Verdict:
    """Judge the bytes of a licence text. Raises Refused where they are no text."""
    text = text_of(content)
    return Verdict(recognise(text), compare(text), hashlib.sha256(content).hexdigest())


def judge_file(path: Path) -> Verdict:
    """Judge a file. Raises Refused where it is no plain, bounded text."""
    return judge(bytes_of(path, MAX_LICENCE_BYTES))


def _nearest(found: Compared) -> str:
    if not found.nearest:
        return "It is near to none whose text is known."
    best, second = found.nearest[0], found.nearest[-1]
    if max(best.score, best.held) < _ALIKE:
        return f"It is near to none whose text is known: of {best.id}, the nearest, it has {best.percent} %."
    if found.nearly:
        return f"It is nearly {best.id} ({best.percent} %), and not word by word: compare it before you enter anything."
    other = f", next is {second.id} with {second.percent} %" if second.id != best.id and second.percent else ""
    return f"Nearest is {best.id} with {best.percent} %{other}."


def _holds(found: Compared) -> str:
    return f"It holds the text of {listed(found.holds, _LINES)}, and other text." if len(found.holds) > 1 else ""


def _lines(found: Compared) -> str:
    if not found.lines or max(found.nearest[0].score, found.nearest[0].held) < _ALIKE:
        return ""
    spans = [str(first) if first == last else f"{first}–{last}" for first, last in found.lines]
    more = f" and {len(spans) - _LINES} more places" if len(spans) > _LINES else ""
    return f"It differs in line {', '.join(spans[:_LINES])}{more}, first at “{found.words}”."
