"""YAML from strangers, as plain text: every scalar stays text, so `no` is Norwegian and a date is what was typed.

Built on the parser's events, not on its constructors: nothing is made but texts, lists and mappings, tags are ignored,
and the size that aliases stand for is counted before anything grows (the "billion laughs" of nested aliases).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

import yaml

from govdesk.intake.bounded import refuse
from govdesk.intake.wording import quoted

Yaml: TypeAlias = "str | list[Yaml] | dict[str, Yaml] | None"

MAX_NODES = 100_000  # with aliases counted as what they stand for; the largest real card has about 6,000
MAX_DEPTH = 32  # real cards nest under 10 deep
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the same events; the C one is ten times as fast


@dataclass(slots=True)
class _Open:
    """A list or mapping that is being read: what it holds, its anchor, the key that waits for its value, its size."""

    value: list[Yaml] | dict[str, Yaml]
    anchor: str | None
    key: str | None = None
    size: int = 1


@dataclass(slots=True)
class _Composer:
    first_line: int
    stack: list[_Open] = field(default_factory=list)
    anchors: dict[str, tuple[Yaml, int]] = field(default_factory=dict)
    total: int = 0
    root: Yaml = None

    def line(self, event: yaml.Event) -> str:
        return str(event.start_mark.line + self.first_line) if event.start_mark else ""

    def take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.ScalarEvent):
            plain = event.implicit[0] and event.value in _NULLS
            self.put(None if plain else event.value, 1, event)
            if event.anchor:
                self.anchors[event.anchor] = (None if plain else event.value, 1)
        elif isinstance(event, yaml.AliasEvent):
            name = event.anchor or ""
            if name not in self.anchors:
                refuse(f"The YAML alias {quoted(name)} stands for nothing before it.", at=self.line(event))
            self.put(*self.anchors[name], event)
        elif isinstance(event, yaml.CollectionStartEvent):
            self.open(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self.close(event)

    def open(self, event: yaml.CollectionStartEvent) -> None:
        if len(self.stack) >= MAX_DEPTH:
            refuse(f"This YAML is nested more than {MAX_DEPTH} deep.", at=self.line(event))
        self._key_must_be_text(event)
        self.stack.append(_Open({} if isinstance(event, yaml.MappingStartEvent) else [], event.anchor))

    def close(self, event: yaml.Event) -> None:
        done = self.stack.pop()
        if done.anchor:
            self.anchors[done.anchor] = (done.value, done.size)
        self.total -= done.size - 1
        self.put(done.value, done.size, event)

    def put(self, value: Yaml, size: int, event: yaml.Event) -> None:
        self.total += size
        if self.total > MAX_NODES:
            refuse(f"This YAML stands for more than {MAX_NODES:,} values.", at=self.line(event))
        if not self.stack:
            self.root = value
            return
        top = self.stack[-1]
        top.size += size
        if isinstance(top.value, list):
            top.value.append(value)
        elif top.key is None:
            top.key = self._new_key(top.value, value, event)
        else:
            top.value[top.key], top.key = value, None

    def _new_key(self, mapping: dict[str, Yaml], key: Yaml, event: yaml.Event) -> str:
        if not isinstance(key, str | None):
            refuse("A key that is not text stands in this YAML.", at=self.line(event))
        name = key or ""
        if name in mapping:
            refuse(f"The key {quoted(name)} stands twice; which one counts is open.", at=self.line(event))
        return name

    def _key_must_be_text(self, event: yaml.Event) -> None:
        if self.stack and isinstance(self.stack[-1].value, dict) and self.stack[-1].key is None:
            refuse("A key that is not text stands in this YAML.", at=self.line(event))


def parse_yaml(text: str, first_line: int = 1) -> Yaml:
    """Read the first document of a YAML text. Raises Refused with the line, counted from `first_line`."""
    composer = _Composer(first_line)
    try:
        for event in _events(text):
            composer.take(event)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = str(mark.line + first_line) if mark else ""
        refuse(f"This is not valid YAML: {error.problem or 'it cannot be read'}.", at=line)
    except (yaml.YAMLError, ValueError):
        refuse("This is not valid YAML: it holds a character that YAML does not allow.")
    return composer.root


def _events(text: str) -> Iterator[yaml.Event]:
    for event in yaml.parse(text, Loader=_LOADER):
        yield event
        if isinstance(event, yaml.DocumentEndEvent):
            return
