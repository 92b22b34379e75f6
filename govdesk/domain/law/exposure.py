"""How much the open duties of a system can cost at most, by the tiers of a pack, on a day.

Caps of several breaches are never added up: each tier is listed with its cap, and the highest one is named.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias

from govdesk.domain.law.assessment import CLOSED, Assessed, Assessment
from govdesk.domain.law.caps import Cap, Means, Range, cap, highest
from govdesk.domain.law.packs import BINDING
from govdesk.domain.law.penalties import Penalties, Tier
from govdesk.domain.said import day
from govdesk.domain.truth import Truth
from govdesk.domain.words import TO_CONFIRM

Doubt: TypeAlias = str
"""Why a breach is not certain; "" where it is."""


@dataclass(frozen=True, slots=True)
class Breach:
    """A duty that is due and not closed, or a condition that is a breach by itself.

    id: the requirement, or the tier whose condition holds. doubt: why it is only possible, "" where it is certain.
    """

    id: str
    title: str
    cite: str
    since: date | None = None
    doubt: Doubt = ""


@dataclass(frozen=True, slots=True)
class Charge:
    """A tier with the breaches that fall under it. fined: whether it can be fined on that day already."""

    cap: Cap
    breaches: tuple[Breach, ...]
    fined: bool = True

    @property
    def tier(self) -> Tier:
        """Give the tier."""
        return self.cap.tier

    @property
    def certain(self) -> bool:
        """Tell whether one of its breaches is certain."""
        return any(not one.doubt for one in self.breaches)

    @property
    def ahead(self) -> str:
        """Say from when it can be fined, "" where it can be now."""
        return "" if self.fined else f"Can be fined only from {day(self.tier.since)}."


@dataclass(frozen=True, slots=True)
class Exposure:
    """What one pack threatens for one system on a day: charges by descending cap.

    unplaced: open duties under no tier of the pack.
    """

    system: str
    pack: str
    title: str
    on: date
    law: Penalties
    charges: tuple[Charge, ...]
    unplaced: tuple[Breach, ...] = ()

    @property
    def certain(self) -> Range | None:
        """Give the highest cap of what is certainly open; None where nothing with a cap is."""
        return highest(one.cap.range for one in self._live if one.certain and one.cap.range)

    @property
    def possible(self) -> Range | None:
        """Give the highest cap if all that is not known goes against us; None where nothing can have one."""
        return highest(one.cap.range for one in self._live if one.cap.range)

    @property
    def range(self) -> Range | None:
        """Give the whole range: from what is certain to what is possible; None where no cap is in question."""
        least, most = self.certain, self.possible
        return None if most is None else Range(least.low if least else 0.0, most.high)

    @property
    def elsewhere(self) -> tuple[Charge, ...]:
        """Give the charges whose cap this law does not set."""
        return tuple(one for one in self._live if one.cap.range is None)

    @property
    def cites(self) -> tuple[str, ...]:
        """Name the articles of the highest cap that is possible; without any, those that leave the cap to other law."""
        most = self.possible
        capped = (one for one in self._live if most and one.cap.range and one.cap.range.high == most.high)
        return tuple(dict.fromkeys(one.tier.cite for one in (capped if most else self.elsewhere)))

    @property
    def unknown(self) -> tuple[str, ...]:
        """Name what of the organization would have to be known for one number."""
        return tuple(dict.fromkeys(what for one in self._live if one.cap.range for what in one.cap.unknown))

    @property
    def _live(self) -> tuple[Charge, ...]:
        return tuple(one for one in self.charges if one.fined)

    def breaches(self, *, certain: bool) -> tuple[Breach, ...]:
        """Give the breaches that are certain, or those that are only possible."""
        return tuple(one for charge in self.charges for one in charge.breaches if bool(one.doubt) is not certain)


def known_means(assessment: Assessment, register: Means) -> Means:
    """Put what the pack's own questions on size and body know before the register; a conflict there is unknown."""
    law = assessment.pack.penalties
    if law is None:
        return register
    size, body = _said(assessment, law.size, register.size), _said(assessment, law.body, register.body)
    return replace(register, size=size, body=body)


def exposure(assessment: Assessment, means: Means) -> Exposure | None:
    """Ask a pack what it threatens; None where it names no fines. means: what the register says."""
    law = assessment.pack.penalties
    if law is None:
        return None
    known = known_means(assessment, means)
    open_ = {one.requirement.id: _breach(one, assessment.on) for one in assessment.requirements}
    breaches = {id_: one for id_, one in open_.items() if one is not None}
    charges = tuple(_charges(assessment, law, known, breaches))
    placed = {id_ for tier in law.tiers for id_ in tier.requirements}
    return Exposure(
        assessment.system,
        assessment.pack.id,
        assessment.pack.title,
        assessment.on,
        law,
        tuple(sorted(charges, key=_gravest)),
        tuple(one for id_, one in breaches.items() if id_ not in placed),
    )


def _said(assessment: Assessment, question: str, register: str) -> str:
    facts = assessment.facts
    if not question or (question not in facts.known and question not in facts.conflicts):
        return register
    known = facts.get(question)
    return str(known.value) if known is not None and known.value != "unclear" else ""


def _charges(assessment: Assessment, law: Penalties, means: Means, breaches: dict[str, Breach]) -> Iterator[Charge]:
    for tier in law.tiers:
        found = [breaches[id_] for id_ in tier.requirements if id_ in breaches]
        itself = _by_itself(assessment, tier)
        if itself is not None and (not found or (not itself.doubt and all(one.doubt for one in found))):
            found.insert(0, itself)
        if tier.applied and found:
            fined = tier.since is None or tier.since <= assessment.on
            yield Charge(cap(tier, law, means, assessment.on), tuple(found), fined)


def _by_itself(assessment: Assessment, tier: Tier) -> Breach | None:
    truth = Truth.NO if tier.when is None else assessment.holds(tier.when)
    if truth is Truth.NO:
        return None
    doubt = "" if truth is Truth.YES else "not known whether it holds"
    return Breach(tier.id, tier.title, tier.cite, tier.since, doubt)


def _breach(one: Assessed, on: date) -> Breach | None:
    """Give a requirement as a breach: due and open, or possibly so; None where it is neither."""
    rule = one.requirement
    began = one.since is None or one.since <= on
    if rule.status not in BINDING or one.applies is Truth.NO or one.conditional or not began:
        return None
    doubt = _doubt(one)
    return None if doubt is None else Breach(rule.id, rule.title, rule.cite, one.since, doubt)


def _doubt(one: Assessed) -> Doubt | None:
    """Say why an open duty is no certain breach, "" where it is; None for one that is closed."""
    if one.applies is Truth.UNKNOWN:
        return None if one.state == "met" else "not known whether it applies"
    if one.state == TO_CONFIRM and one.answer is not None and one.answer.state in CLOSED:
        return "its answer is to be confirmed"
    if one.state == "not_applicable":
        return "the rules say that it applies, the answer says not"
    if one.state in CLOSED:
        return None
    if one.since is None:
        return "not known since when it is due"
    return "it may be due only later" if one.since_open else ""


def _gravest(one: Charge) -> tuple[bool, bool, float, str]:
    found = one.cap.range
    high = float("inf") if found is not None and found.high is None else (found.high or 0.0) if found else -1.0
    return (not one.fined, not one.certain, -high, one.tier.id)
