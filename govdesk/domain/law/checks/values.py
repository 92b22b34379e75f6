"""Values that checks read by name: fields of records, and facts under the same name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from govdesk.domain.law.checks.ground import Ground
from govdesk.domain.law.checks.told import Sense, Sight
from govdesk.domain.law.questions import NONE, UNCLEAR
from govdesk.domain.plain import field_infos
from govdesk.domain.records import Fact, Value
from govdesk.domain.said import cut, in_words
from govdesk.domain.sources import rivals

_LINE = 80
_NOT_KNOWN: tuple[Value, ...] = (None, "", ())


@dataclass(frozen=True, slots=True)
class Held:
    """What is known under a name about one subject: the value (None: nothing), the sight of it and of its rivals."""

    subject: str
    name: str
    value: Value
    sight: Sight
    beside: tuple[Sight, ...] = ()


@lru_cache(maxsize=1000)
def place_of(name: str) -> tuple[str, str]:
    """Split a name into its place and the field there; a name without a place is a fact about the system."""
    place, dot, rest = name.partition(".")
    return (place, rest) if dot else ("system", name)


def label_of(ground: Ground, subject: str, name: str) -> str:
    """Name what a name means, in words that go on in a sentence: the label of the field, else the name itself."""
    thing = ground.index.ties.things.get(subject)
    info = field_infos(type(thing)).get(place_of(name)[1]) if thing else None
    text = info.label if info else place_of(name)[1].replace("_", " ")
    return text if text[:2].isupper() else text[:1].lower() + text[1:]


def held(ground: Ground, name: str) -> Iterator[Held]:
    """Give what is known under a name about each thing at its place."""
    for subject in ground.at(place_of(name)[0]):
        yield _of(ground, subject, name)


def _of(ground: Ground, subject: str, name: str) -> Held:
    label, whose = label_of(ground, subject, name), ground.index.ties.name(subject)
    own = getattr(ground.index.ties.things.get(subject), place_of(name)[1], None)
    if own not in _NOT_KNOWN:
        return _told(subject, name, own, f"{whose}, {label}", subject)
    facts = _facts(ground, subject, name)
    if len(facts) > 1 and rivals(facts):
        what = f"{whose}, {label}: sources disagree"
        told = [Sight(Sense.AGAINST, f"{what}; {one.source}: {_short(in_words(one.value))}.", one.id) for one in facts]
        return Held(subject, name, None, told[0], tuple(told[1:]))
    fact = next((one for one in facts if one.chosen), facts[0] if facts else None)
    if fact is None:
        return Held(subject, name, None, Sight(Sense.OPEN, f"{whose}, {label}: not known.", subject))
    return _told(subject, name, NONE if fact.value == () else fact.value, f"{whose}, {label}", fact.id)


def _told(subject: str, name: str, value: Value, what: str, record: str) -> Held:
    sense = Sense.AGAINST if value == NONE else Sense.FOR
    return Held(subject, name, value, Sight(sense, f"{what}: {_short(in_words(value))}.", record))


def _short(text: str) -> str:
    return cut(text, _LINE)


def _facts(ground: Ground, subject: str, name: str) -> list[Fact]:
    return [one for one in ground.index.said.get((subject, name), ()) if one.value not in {None, "", UNCLEAR}]


def as_day(value: Value) -> date | None:
    """Read a value as a day of the calendar, or None."""
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def as_number(value: Value) -> float | None:
    """Read a value as a number; "45/50" is a share of passes, and "0/0" is nothing."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return float(value)
    try:
        passed, _, of = str(value or "").partition("/")
        return float(passed) / float(of) if of else float(passed)
    except (ValueError, ZeroDivisionError):
        return None
