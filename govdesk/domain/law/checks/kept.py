"""Checks of fields, dates and evidence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from govdesk.domain.law.checks.ground import Ground
from govdesk.domain.law.checks.kinds import DateCheck, EvidenceCheck, FieldCheck
from govdesk.domain.law.checks.limits import doubt, fresh, limits, value_of
from govdesk.domain.law.checks.told import Checked, Sense, Sight, all_of, best
from govdesk.domain.law.checks.values import Held, as_day, held, label_of, place_of
from govdesk.domain.law.questions import NONE
from govdesk.domain.records import Evidence
from govdesk.domain.said import day, listed
from govdesk.domain.truth import Truth, known


def fields(check: FieldCheck, ground: Ground) -> Checked:
    """Look whether each field is known; "none" is a no, and sources that disagree are unknown."""
    found = [one for name in check.names for one in held(ground, name)]
    empty = dict.fromkeys(place_of(name)[0] for name in check.names if not ground.at(place_of(name)[0]))
    bare = [Sight(Sense.OPEN, f"No {place} of {ground.name} is registered.", ground.system) for place in empty]
    truth = all_of([*(_filled(one) for one in found), *(Truth.UNKNOWN for _ in bare)])
    wanted = [one for one in found if _filled(one) is not Truth.YES]
    settle = f"Record: {listed(_names(ground, wanted), 5)}." if wanted else "Register what the system is made of."
    sights = (*(sight for one in found for sight in (one.sight, *one.beside)), *bare)
    lacks = tuple((one.subject, one.name) for one in wanted if one.value is None)
    return Checked(check, truth, sights, settle, wanted[0].subject if wanted else ground.system, (), lacks)


def _filled(one: Held) -> Truth:
    if one.value is None:
        return Truth.UNKNOWN
    return known(one.sight.sense is Sense.FOR)


def _names(ground: Ground, wanted: list[Held]) -> list[str]:
    return list(dict.fromkeys(label_of(ground, one.subject, one.name) for one in wanted))


def dates(check: DateCheck, ground: Ground) -> Checked:
    """Look whether a day has passed."""
    found = [replace(one, sight=_dated(one, check, ground)) for one in held(ground, check.name)]
    truth = all_of(
        Truth.UNKNOWN if one.sight.sense is Sense.OPEN or one.value is None else known(one.sight.sense is Sense.FOR)
        for one in found
    )
    what = label_of(ground, found[0].subject if found else ground.system, check.name)
    sights = tuple(sight for one in found for sight in (one.sight, *one.beside))
    lacks = tuple((one.subject, one.name) for one in found if one.sight.sense is not Sense.FOR)
    return Checked(check, truth, sights, f"Record a day: {what}.", lacks[0][0] if lacks else ground.system, (), lacks)


def _dated(one: Held, check: DateCheck, ground: Ground) -> Sight:
    if one.value is None or one.value == NONE:
        return replace(one.sight, sense=Sense.FOR) if one.value == NONE and check.none_is_fine else one.sight
    on = as_day(one.value)
    if on is None:
        return Sight(Sense.OPEN, f"{one.sight.says} That is no day.", one.sight.record)
    passed = on < ground.on
    says = f"{one.sight.says.partition(':')[0]}: {day(on)}, {'passed' if passed else 'not passed'}."
    return Sight(Sense.AGAINST if passed else Sense.FOR, says, one.sight.record)


def evidence(check: EvidenceCheck, ground: Ground) -> Checked:
    """Look whether one file of the kind is fresh."""
    used = limits(ground.index, check)
    mine = ground.evidence if check.of == "system" else tuple(ground.index.evidence.values())
    files = [one for one in mine if same_kind(one.kind, check.kind) and (one.added is None or one.added <= ground.on)]
    unsure = doubt(used)
    sights = [_file(one, check, ground, value_of(used, in_days=True)) for one in files]
    whose = f"with an answer for {ground.name}" if check.of == "system" else "in this workspace"
    if not files:
        sights = [Sight(Sense.OPEN, f"No file of the kind “{check.kind}” is kept {whose}.")]
    extra = (*((unsure,) if unsure else ()), *_change(check, ground, files))
    truth = Truth.UNKNOWN if unsure else best(sights)
    settle = f"Add a file of the kind “{check.kind}” to the answer."
    return Checked(check, truth, (*sights, *extra), settle, "", used)


def same_kind(one: str, other: str) -> bool:
    """Tell whether two kinds of evidence are the same, whatever their case and the marks between their words."""
    return _plain(one) == _plain(other)


def _plain(kind: str) -> str:
    return " ".join(kind.replace("_", " ").replace("-", " ").casefold().split())


def _change(check: EvidenceCheck, ground: Ground, files: list[Evidence]) -> Iterator[Sight]:
    if check.after_change and files:
        changed, sight = ground.changed
        yield sight if changed is None else Sight(Sense.OPEN, sight.says, sight.record)


def _file(one: Evidence, check: EvidenceCheck, ground: Ground, days: float | None) -> Sight:
    against = _stale(one, check, ground, days)
    unsure = one.added is None or (check.after_change and ground.changed[0] is None)
    sense = Sense.AGAINST if against else Sense.OPEN if unsure else Sense.FOR
    said = f"added on {day(one.added)}" if one.added else "the day when it was added is not known"
    return Sight(sense, f"“{one.name}”: {against or said}.", one.id)


def _stale(one: Evidence, check: EvidenceCheck, ground: Ground, days: float | None) -> str:
    """Say why a file shows nothing any more, or ""."""
    if one.sha256 in ground.index.broken:
        return "it is no longer the file that was added"
    if one.expires is not None and one.expires < ground.on:
        return f"it was fresh until {day(one.expires)}"
    if one.added is None:
        return ""
    if not fresh(ground.on, one.added, days):
        return f"added on {day(one.added)}, which is too long ago"
    changed = ground.changed[0] if check.after_change else None
    if changed is not None and one.added < changed:
        return f"added on {day(one.added)}, before the last change"
    return ""
