"""Which licence a file is, for whoever asks of the text alone."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from govdesk.domain.problems import Problems
from govdesk.intake.bounded import MAX_LICENCE_BYTES, Refused, bytes_of, name_of, reason, text_of
from govdesk.intake.licence.nearest import Near, nearest
from govdesk.intake.licence.text import begins_as, recognise


@dataclass(frozen=True, slots=True)
class Named:
    """What a text is. id: of the licence whose whole text it is, or "". begins_as: what heading and date say."""

    id: str
    begins_as: str
    near: Near | None

    @property
    def says(self) -> str:
        """Say why it has no name, and where to begin reading."""
        says = "This licence text is not one that is recognised with certainty."
        if self.begins_as:
            says = f"This text begins as {self.begins_as} and is not known word by word: it may be altered or cut."
        return f"{says} {self.near.says}" if self.near else f"{says} It is near to none whose text is known."


def named(text: str) -> Named:
    """Say which licence a text is."""
    id_ = recognise(text)
    return Named(id_, begins_as(text), None if id_ else nearest(text))


def name_text(path: Path) -> Named | Problems:
    """Say which licence a file is; a problem where it cannot be read as text."""
    try:
        return named(text_of(bytes_of(path, MAX_LICENCE_BYTES)))
    except Refused as refused:
        return (refused.problem(name_of(path)),)
    except OSError as error:
        return (reason(error).problem(name_of(path)),)
