"""Reads YAML text that may come from anybody: plain values only, bounded, with the line of every value.

Refused: aliases and anchors, tags, merge keys, duplicate keys, several documents, deep nesting, more than MAX_BYTES.
Only the words of YAML 1.2 have a meaning: true, false, null, numbers, and dates as YYYY-MM-DD; `on`, `no` and `yes` are
texts. Keys are always texts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

import yaml

from govdesk.domain.problems import Problem, Problems

MAX_BYTES = 4_000_000
MAX_DEPTH = 40
MAX_DIGITS = 30
Path = tuple[str | int, ...]
_NUMBER = re.compile(r"[-+]?(\d[\d_]*)(\.\d*)?([eE][-+]?\d+)?")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_WORDS: Mapping[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class YamlText:
    """Values out of YAML, and the place of each by its path: ("questions", 3, "ask") -> "pack.yaml:12"."""

    value: object
    places: Mapping[Path, str]


class _Refused(Exception):
    """Reading stops here; never leaves this module."""

    def __init__(self, line: int, says: str, mend: str = "") -> None:
        super().__init__(says)
        self.line, self.says, self.mend = line, says, mend


def read_yaml(text: str, name: str) -> YamlText | Problems:
    """Read one YAML document; `name` stands before the line numbers in places and problems."""
    if len(text) > MAX_BYTES:
        return (Problem(name, f"The file is larger than {MAX_BYTES // 1_000_000} MB."),)
    try:
        reader = _Reader(name, iter(yaml.parse(text, Loader=_LOADER)))
        return YamlText(reader.document(), reader.places)
    except _Refused as refused:
        return (Problem(f"{name}:{refused.line}", refused.says, refused.mend),)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        what = getattr(error, "problem", None) or "it cannot be read"
        return (Problem(f"{name}:{mark.line + 1}" if mark else name, f"This is not YAML: {what}."),)
    except (ValueError, UnicodeError) as error:
        return (Problem(name, f"This is not YAML: {error}."),)


@dataclass(slots=True)
class _Reader:
    """Walks the events of the parser once; nothing is expanded, so the work is bounded by the length of the text."""

    name: str
    events: Iterator[yaml.Event]
    places: dict[Path, str] = field(default_factory=dict)

    def document(self) -> object:
        """Read the one document of a stream; an empty stream is None."""
        next(self.events)
        start = next(self.events)
        if isinstance(start, yaml.StreamEndEvent):
            return None
        value = self._value(next(self.events), ())
        next(self.events)
        more = next(self.events)
        if not isinstance(more, yaml.StreamEndEvent):
            raise _Refused(_line(more), "A second document starts here.", "Keep one document in a file.")
        return value

    def _value(self, event: yaml.Event, path: Path) -> object:
        line = _line(event)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _Refused(line, "Anchors and aliases are not taken here.", "Write the value out.")
        tag = getattr(event, "tag", None)
        if tag:
            raise _Refused(line, f"The tag “{tag}” is not taken here.")
        if len(path) > MAX_DEPTH:
            raise _Refused(line, f"Values are nested more than {MAX_DEPTH} deep.")
        self.places[path] = f"{self.name}:{line}"
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(path)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(path)
        if not isinstance(event, yaml.ScalarEvent):
            raise _Refused(line, "A value is missing here.")
        return plain_scalar(event.value) if event.implicit[0] else event.value

    def _mapping(self, path: Path) -> dict[str, object]:
        found: dict[str, object] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent) or event.anchor or event.tag:
                raise _Refused(_line(event), "A key must be a plain text.")
            key = event.value
            if key in found:
                raise _Refused(_line(event), f"The key “{key}” stands here a second time.", "Keep one of them.")
            if key == "<<" and event.implicit[0]:
                raise _Refused(_line(event), "Merge keys are not taken here.", "Write the values out.")
            found[key] = self._value(next(self.events), (*path, key))
            self.places[*path, key] = f"{self.name}:{_line(event)}"
        return found

    def _sequence(self, path: Path) -> list[object]:
        found: list[object] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            found.append(self._value(event, (*path, len(found))))
        return found


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 0


def plain_scalar(text: str) -> object:
    """Give the value of an unquoted word: true, false, null, a number, a date, or the text itself."""
    if text in _WORDS:
        return _WORDS[text]
    if _DATE.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            return text
    match = _NUMBER.fullmatch(text)
    if match and len(text) <= MAX_DIGITS:
        digits = text.replace("_", "")
        return int(digits) if match[2] is None and match[3] is None else float(digits)
    return text
