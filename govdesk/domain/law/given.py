"""Reading plain values (out of YAML or JSON) into dataclasses, with one Problem per error and its file and line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from govdesk.domain.problems import Problem

Path = tuple[str | int, ...]


@dataclass(slots=True)
class Sheet:
    """A file being read: where each value lies (path -> "pack.yaml:12"), and the problems found so far."""

    places: Mapping[Path, str]
    problems: list[Problem] = field(default_factory=list)

    def where(self, path: Path) -> str:
        """Give the place of a value: its line, or that of the nearest thing around it, or its path."""
        for length in range(len(path), -1, -1):
            if path[:length] in self.places:
                return self.places[path[:length]]
        return ".".join(str(part) for part in path)


MAX_NAME = 200
"""Characters of an id or a version."""


@dataclass(frozen=True, slots=True)
class Given:
    """One value in a file, with the path to it."""

    value: object
    path: Path
    sheet: Sheet

    def wrong(self, says: str, mend: str = "") -> None:
        """Note a problem here."""
        self.sheet.problems.append(Problem(self.sheet.where(self.path), says, mend))

    def has(self, key: str) -> bool:
        """Tell whether a mapping gives this key."""
        return isinstance(self.value, Mapping) and self.value.get(key) is not None

    def at(self, key: str) -> Given:
        """Give what lies under a key; its value is None when there is nothing."""
        value = self.value.get(key) if isinstance(self.value, Mapping) else None
        return Given(value, (*self.path, key), self.sheet)

    def names(self) -> tuple[str, ...]:
        """List the keys of a mapping."""
        return tuple(str(key) for key in self.value) if isinstance(self.value, Mapping) else ()

    def is_mapping(self, allowed: Iterable[str], required: Iterable[str] = ()) -> bool:
        """Check that this is a mapping with no unknown key and none missing; otherwise note the problems."""
        if not isinstance(self.value, Mapping):
            self.wrong("This should be a mapping of keys to values.")
            return False
        known = tuple(allowed)
        for key in self.names():
            if key not in known:
                self.at(key).wrong(f"The key “{key}” is not known here.", f"Known are: {', '.join(known)}.")
        for key in ("id", "version"):
            self._sayable(key)
        missing = [key for key in required if self.value.get(key) is None]
        for key in missing:
            self.wrong(f"“{key}” is missing here.")
        return not missing

    def _sayable(self, key: str) -> None:
        """Note a problem where a name that commands, files and links use cannot be typed, or has no end."""
        value = self.at(key).value
        if isinstance(value, str) and (len(value) > MAX_NAME or not value.strip().isprintable()):
            says = f"“{key}” has at most {MAX_NAME} characters, and none that are invisible or break a line."
            self.at(key).wrong(says)

    def each(self, key: str) -> Iterator[Given]:
        """Walk the list under a key; nothing under the key is an empty list."""
        yield from self.at(key).items()

    def items(self) -> Iterator[Given]:
        """Walk this list; None is an empty list."""
        if self.value is None:
            return
        if not isinstance(self.value, list | tuple):
            self.wrong("This should be a list.")
            return
        for place, value in enumerate(self.value):
            yield Given(value, (*self.path, place), self.sheet)

    def text(self, key: str, default: str = "") -> str:
        """Read a text; a whole number counts as one, a fraction does not: 2026.10 would lose its zero."""
        value = self.at(key).value
        if value is None:
            return default
        if isinstance(value, str):
            return value.strip()
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        self.at(key).wrong(f"“{key}” should be a text.", "Write it in quotes.")
        return default

    def flag(self, key: str, *, default: bool) -> bool:
        """Read true or false."""
        value = self.at(key).value
        if value is None or isinstance(value, bool):
            return default if value is None else value
        self.at(key).wrong(f"“{key}” should be true or false.")
        return default

    def number(self, key: str) -> float | None:
        """Read a number."""
        value = self.at(key).value
        if value is None or (isinstance(value, int | float) and not isinstance(value, bool)):
            return None if value is None else float(value)
        self.at(key).wrong(f"“{key}” should be a number.")
        return None

    def whole(self, key: str) -> int | None:
        """Read a whole number that is not negative."""
        value = self.number(key)
        if value is None or (value >= 0 and value.is_integer()):
            return None if value is None else int(value)
        self.at(key).wrong(f"“{key}” should be a whole number, 0 or more.")
        return None

    def one_of(self, key: str, allowed: Iterable[str], default: str) -> str:
        """Read one of some words."""
        found, known = self.text(key, default), tuple(allowed)
        if found not in known:
            self.at(key).wrong(f"“{found}” is not possible for “{key}”.", f"Possible are: {', '.join(known)}.")
        return found

    def texts(self, key: str) -> tuple[str, ...]:
        """Read a list of texts."""
        found = tuple(self.each(key))
        for one in found:
            if not isinstance(one.value, str):
                one.wrong("This should be a text.")
        return tuple(one.value.strip() for one in found if isinstance(one.value, str))

    def day(self, key: str) -> date | None:
        """Read a date, written as YYYY-MM-DD."""
        return self.at(key).as_day() if self.has(key) else None

    def as_day(self) -> date | None:
        """Read this value as a date."""
        if isinstance(self.value, date):
            return self.value
        try:
            return date.fromisoformat(str(self.value))
        except ValueError:
            self.wrong(f"“{self.value}” is not a date of the calendar.", "Write YYYY-MM-DD.")
            return None
