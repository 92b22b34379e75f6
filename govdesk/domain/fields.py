"""What a form, a table and a records file need to know about one field of a record."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

Choices = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class FieldInfo:
    """One field in a person's words.

    label: as shown. help: one sentence, what to enter and why it is asked. choices: (value, label) pairs; an empty
    tuple means free entry, "" is always allowed and means *not known*. refers: the record kinds that an id in this
    field may name. long: more than one line of text.
    """

    label: str
    help: str = ""
    choices: Choices = ()
    refers: tuple[str, ...] = ()
    required: bool = False
    long: bool = False


def about(label: str, help_: str = "", *, default: Any = "", **more: Any) -> Any:  # noqa: ANN401 - a dataclass field has the type of what it annotates
    """Make a dataclass field with its FieldInfo; `default` is the value that means *not known*."""
    return field(default=default, metadata={"info": FieldInfo(label, help_, **more)})
