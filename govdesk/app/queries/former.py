"""What earlier versions of a pack asked: how a requirement changed, and answers to what is asked no longer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from govdesk.app.snapshot import Snapshot
from govdesk.domain.law.assessment import Assessed
from govdesk.domain.law.caps import ceiling, when_fined
from govdesk.domain.law.packs import Pack, Requirement
from govdesk.domain.law.penalties import Tier
from govdesk.domain.law.rules import AnyOf, Determination
from govdesk.domain.law.versions import DATES, SCOPE, Changed, Swap, changes
from govdesk.domain.records import Answer
from govdesk.domain.said import day, listed
from govdesk.domain.truth import Truth

NO_LONGER = "No longer asked"
_WORDED = (("Title", "title"), ("Text", "text"), ("Article", "cite"), ("For", "who"))
_WORDED_NAMES = frozenset(name for name, _ in _WORDED)


@dataclass(frozen=True, slots=True)
class Step:
    """From one version of a pack to the next, a requirement changed. version: the later one."""

    version: str
    changed: Changed


@dataclass(frozen=True, slots=True)
class Side:
    """One thing that a change is about, before and after, in words."""

    what: str
    before: str
    after: str


def steps(snapshot: Snapshot, pack: Pack, requirement: str) -> tuple[Step, ...]:
    """Say how a requirement came to read as it does, the latest change first; nothing where it never changed."""
    texts = (pack, *snapshot.former.get(pack.id, ()))
    found: list[Step] = []
    for after, before in pairwise(texts):
        old, new = before.duties.get(requirement), after.duties.get(requirement)
        what = changes(old, new) if old and new else ()
        if old and new and what:
            found.append(Step(after.version, Changed(old, new, what)))
    return tuple(found)


def gone(snapshot: Snapshot, system: str, pack: Pack) -> Iterator[Assessed]:
    """Give the answers to what the version in use asks no longer, in the words that it was asked in."""
    for answer in snapshot.state.where(Answer, "system", system):
        given = answer.on is None or answer.on <= snapshot.on
        if answer.pack == pack.id and answer.requirement not in pack.duties and given:
            asked = _asked(snapshot, answer)
            yield Assessed(asked, Truth.NO, None, None, "", answer, answer.state)


def _asked(snapshot: Snapshot, answer: Answer) -> Requirement:
    texts = snapshot.former.get(answer.pack, ())
    last = next((pack.duties[answer.requirement] for pack in texts if answer.requirement in pack.duties), None)
    return last or Requirement(answer.requirement, answer.requirement, "", "", "", AnyOf(()))


def sides(changed: Changed) -> tuple[Side, ...]:
    """Say what changed, before and after: the words, the dates, whom it binds."""
    before, after = changed.before, changed.after
    pairs = [(name, getattr(before, key), getattr(after, key)) for name, key in _WORDED]
    pairs.append(("From", since_words(before), since_words(after)))
    pairs.append(("Until", _until(before), _until(after)))
    pairs.append(("Status", before.status.replace("_", " "), after.status.replace("_", " ")))
    found = [Side(what, old, new) for what, old, new in pairs if old != new]
    if DATES in changed.what and all(one.what in _WORDED_NAMES for one in found):
        found.append(Side("From", "the same dates, by other facts", since_words(after)))
    if SCOPE in changed.what:
        found.append(Side("Whom it binds", "as the rules said before", "other rules: see why it applies"))
    return tuple(found)


def rule_side(one: Swap[Determination]) -> Side:
    """Say of a rule whether it is new, gone, or concludes by other conditions or another article."""
    rule = one.after or one.before
    named = f"{rule.title} ({rule.cite})" if rule else ""
    if one.before is None or one.after is None:
        return Side(named, "" if one.before is None else "a rule", "" if one.after is None else "a rule")
    if one.before.cite == one.after.cite:
        return Side(named, "as the rules said before", "other conditions: see why it applies")
    return Side(one.after.title, one.before.cite, one.after.cite)


def fine_side(one: Swap[Tier]) -> Side:
    """Say the ceiling of a tier of fines before and after, and since when it can be fined."""
    tier = one.after or one.before
    return Side(f"{tier.title} ({tier.cite})" if tier else "", _ceiling(one.before), _ceiling(one.after))


def _ceiling(tier: Tier | None) -> str:
    if tier is None:
        return ""
    return "; fined ".join(part for part in (ceiling(tier), when_fined(tier)) if part)


def alike(found: Iterable[Changed]) -> tuple[tuple[tuple[Changed, ...], tuple[Side, ...]], ...]:
    """Gather requirements that change in just the same way, as where one date moves many; in the order of the first."""
    groups: dict[tuple[Side, ...], list[Changed]] = {}
    for one in found:
        groups.setdefault(sides(one), []).append(one)
    return tuple((tuple(mine), said) for said, mine in groups.items())


def _until(requirement: Requirement) -> str:
    return day(requirement.until) if requirement.until else "no end"


def since_words(requirement: Requirement) -> str:
    """Say from when a requirement is due: each date that its rules name, and what may suspend it."""
    dates = listed([day(on) for on in sorted({one.on for one in requirement.since})], word="or") or "no date"
    letter = f", by the letter {day(requirement.literal)}" if requirement.literal else ""
    return f"{dates}{letter}{', may be suspended' if requirement.conditional else ''}"


@dataclass(frozen=True, slots=True)
class ChangedAnswer:
    """An answer that is to be confirmed, with what changed in its requirement, the latest change first."""

    answer: Answer
    title: str
    cite: str
    steps: tuple[Step, ...]

    def only(self, what: str) -> bool:
        """Tell whether nothing but this changed: re-dated, for example. Not where it is not known what changed."""
        return bool(self.steps) and all(step.changed.what == (what,) for step in self.steps)


def changed_answers(snapshot: Snapshot, system: str) -> tuple[ChangedAnswer, ...]:
    """Give the answers of a system that are to be confirmed and whose requirement is still asked, by pack."""
    return tuple(
        ChangedAnswer(answer, asked.title, asked.cite, steps(snapshot, pack, asked.id))
        for pack in snapshot.packs
        for asked in pack.requirements
        if (answer := snapshot.state.get(Answer, f"{system}/{asked.id}")) is not None
        and answer.pack == pack.id
        and answer.confirm
    )
